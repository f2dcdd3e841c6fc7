package script

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// fullName is a name about to be written.
type fullName struct {
	first, middle, last, suffix, prefix string
}

func (w Name) full() fullName {
	return fullName{w.First.Reveal(), w.Middle.Reveal(), w.Last.Reveal(), w.Suffix.Reveal(), w.Prefix.Reveal()}
}

func (n fullName) tags() []Tag {
	return []Tag{Leaf("LastName", n.last), Leaf("FirstName", n.first), Leaf("MiddleName", n.middle), Leaf("Suffix", n.suffix), Leaf("Prefix", n.prefix)}
}

func (p *pen) name(n fullName) Tag {
	name := Some("Name", n.tags()...)
	if p.late {
		return Some("Names", name)
	}
	return name
}

func (p *pen) patient(w rx.Patient, d PatientDetails) Tag {
	defer p.in("Patient")()
	tags := []Tag{
		p.patientIDs(d.IDs),
		p.name(fullName{w.First.Reveal(), w.Middle.Reveal(), w.Last.Reveal(), w.Suffix.Reveal(), d.Prefix.Reveal()}),
		p.newer(Some("FormerName", d.Former.full().tags()...)),
		p.sex(w.Sex.Reveal()),
		Some("DateOfBirth", Leaf("Date", w.Born.Reveal())),
		p.home(w, d),
		p.numbers(reach{w.Phone.Reveal(), "", w.Email.Reveal(), d.Numbers}),
	}
	return Some("Patient", p.inside("HumanPatient", append(tags, p.patientDetails(d)...)...)...)
}

func (p *pen) sex(text string) Tag {
	if p.late {
		return Some("GenderAndSex", Leaf("AdministrativeGender", text))
	}
	return Leaf("Gender", text)
}

// home is the patient's address, which in 10.6 also says what kind of place it is.
func (p *pen) home(w rx.Patient, d PatientDetails) Tag {
	at := p.address(w.Street1.Reveal(), w.Street2.Reveal(), w.City.Reveal(), w.State, w.ZIP.Reveal(), w.Country)
	kind := p.older(Leaf("PlaceLocationQualifier", d.Residence.Reveal()))
	return Some("Address", append(at.Tags, kind)...)
}

func (p *pen) address(line1, line2, city string, state place.State, zip string, country place.Country) Tag {
	return Some("Address",
		Leaf("AddressLine1", line1),
		Leaf("AddressLine2", line2),
		Leaf("City", city),
		Leaf(p.now("StateProvince", "State"), string(state)),
		Leaf(p.now("PostalCode", "ZipCode"), zip),
		Leaf(p.now("CountryCode", "Country"), string(country)))
}

func (p *pen) pharmacy(w Pharmacy) Tag {
	defer p.in("Pharmacy")()
	return Some("Pharmacy",
		Some("Identification",
			Leaf("NCPDPID", w.NCPDPID),
			Leaf("StateLicenseNumber", w.Licence),
			Leaf("MedicareNumber", w.Medicare),
			Leaf("MedicaidNumber", w.Medicaid),
			Leaf("DEANumber", w.DEA),
			Leaf("HIN", w.HIN),
			Leaf("NPI", string(w.NPI)),
			Leaf("MutuallyDefined", w.Mutual)),
		Leaf("Specialty", w.Specialty),
		Some("Pharmacist", p.person(w.Pharmacist)...),
		Leaf(p.now("BusinessName", "StoreName"), w.Name),
		p.address(w.Street1, w.Street2, w.City, w.State, w.ZIP, ""),
		p.numbers(reach{w.Phone, w.Fax, w.Email, w.Numbers}))
}

// person is a name inside an element, which in 10.6 stands in it directly.
func (p *pen) person(w Person) []Tag {
	name := fullName{first: w.First, last: w.Last}
	if p.old {
		return name.tags()
	}
	return []Tag{p.name(name)}
}

// prescriber writes a prescriber, and the practice where it is known.
func (p *pen) prescriber(name string, w rx.Prescriber, at Practice) Tag {
	defer p.in(name)()
	return Some(name, p.inside("NonVeterinarian",
		Some("Identification",
			Leaf("StateLicenseNumber", w.Licence),
			Leaf("DEANumber", string(w.DEA)),
			Leaf("NPI", string(w.NPI)),
			Leaf("Data2000WaiverID", at.Data2000Waiver),
			Leaf("StateControlSubstanceNumber", at.StateControlled),
			Leaf("CertificateToPrescribe", at.Certificate)),
		Leaf("Specialty", at.Specialty),
		p.practiceName(at.Name),
		p.name(fullName{w.First, at.Middle, w.Last, at.Suffix, at.Prefix}),
		p.newer(Some("FormerName", fullName{first: at.Former.First, last: at.Former.Last}.tags()...)),
		p.address(w.Street, "", w.City, w.State, string(w.ZIP), ""),
		Some("PrescriberAgent", p.person(at.Agent)...),
		p.numbers(reach{w.Phone, w.Fax, at.Email, at.Numbers}),
		Leaf("PrescriberPlaceOfService", at.PlaceOfService),
	)...)
}

func (p *pen) practiceName(text string) Tag {
	if p.old {
		return Leaf("ClinicName", text)
	}
	return Some("PracticeLocation", Leaf("BusinessName", text))
}
