package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// pen writes typed views in the element names of a dialect. What is absent is not written.
type pen struct {
	old  bool // 10.6
	late bool // 2022071
}

func (l Letter) pen() pen { return pen{old: l.Dialect.old(), late: l.Dialect.late()} }

// now is the name of an element, or its name in 10.6.
func (p pen) now(name, old string) string {
	if p.old {
		return old
	}
	return name
}

// inside sets tags inside an element that 10.6 does not have.
func (p pen) inside(name string, tags ...Tag) []Tag {
	if p.old {
		return tags
	}
	return []Tag{Some(name, tags...)}
}

func (p pen) patient(w rx.Patient) Tag {
	return Some("Patient", p.inside("HumanPatient",
		p.name(w.First.Reveal(), w.Middle.Reveal(), w.Last.Reveal(), w.Suffix.Reveal()),
		p.sex(w.Sex.Reveal()),
		Some("DateOfBirth", Leaf("Date", w.Born.Reveal())),
		p.address(w.Street1.Reveal(), w.Street2.Reveal(), w.City.Reveal(), w.State, w.ZIP.Reveal(), w.Country),
		p.numbers(w.Phone.Reveal(), "", w.Email.Reveal()),
	)...)
}

func (p pen) sex(text string) Tag {
	if p.late {
		return Some("GenderAndSex", Leaf("AdministrativeGender", text))
	}
	return Leaf("Gender", text)
}

func (p pen) name(first, middle, last, suffix string) Tag {
	name := Some("Name", Leaf("LastName", last), Leaf("FirstName", first), Leaf("MiddleName", middle), Leaf("Suffix", suffix))
	if p.late {
		return Some("Names", name)
	}
	return name
}

func (p pen) address(line1, line2, city string, state place.State, zip string, country place.Country) Tag {
	return Some("Address",
		Leaf("AddressLine1", line1),
		Leaf("AddressLine2", line2),
		Leaf("City", city),
		Leaf(p.now("StateProvince", "State"), string(state)),
		Leaf(p.now("PostalCode", "ZipCode"), zip),
		Leaf(p.now("CountryCode", "Country"), string(country)))
}

// numbers writes how to reach somebody.
func (p pen) numbers(phone, fax, email string) Tag {
	if p.old {
		return Some("CommunicationNumbers", numberOf10(phone, "TE"), numberOf10(fax, "FX"), numberOf10(email, "EM"))
	}
	return Some("CommunicationNumbers", telephone("PrimaryTelephone", phone), Leaf("ElectronicMail", email), telephone("Fax", fax))
}

func numberOf10(number, qualifier string) Tag {
	if number == "" {
		return Tag{}
	}
	return Group("Communication", Leaf("Number", number), Leaf("Qualifier", qualifier))
}

// telephone sets the extension behind "x" into an element of its own.
func telephone(name, text string) Tag {
	number, extension, _ := strings.Cut(text, "x")
	return Some(name, Leaf("Number", number), Leaf("Extension", extension))
}

func (p pen) pharmacy(w Pharmacy) Tag {
	return Some("Pharmacy",
		Some("Identification",
			Leaf("NCPDPID", w.NCPDPID), Leaf("StateLicenseNumber", w.Licence), Leaf("MedicareNumber", w.Medicare), Leaf("MedicaidNumber", w.Medicaid),
			Leaf("DEANumber", w.DEA), Leaf("HIN", w.HIN), Leaf("NPI", string(w.NPI)), Leaf("MutuallyDefined", w.Mutual)),
		Leaf("Specialty", w.Specialty),
		Some("Pharmacist", p.inside("Name", Leaf("LastName", w.Pharmacist.Last), Leaf("FirstName", w.Pharmacist.First))...),
		Leaf(p.now("BusinessName", "StoreName"), w.Name),
		p.address(w.Street1, w.Street2, w.City, w.State, w.ZIP, ""),
		p.numbers(w.Phone, w.Fax, w.Email))
}

// prescriber writes a prescriber, and the practice where it is known.
func (p pen) prescriber(name string, w rx.Prescriber, at Practice) Tag {
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
		p.name(w.First, at.Middle, w.Last, at.Suffix),
		p.address(w.Street, "", w.City, w.State, string(w.ZIP), ""),
		p.agent(at.Agent),
		p.numbers(w.Phone, w.Fax, at.Email),
		Leaf("PrescriberPlaceOfService", at.PlaceOfService),
	)...)
}

func (p pen) practiceName(text string) Tag {
	if p.old {
		return Leaf("ClinicName", text)
	}
	return Some("PracticeLocation", Leaf("BusinessName", text))
}

func (p pen) agent(w Person) Tag {
	if p.old {
		return Some("PrescriberAgent", Leaf("LastName", w.Last), Leaf("FirstName", w.First))
	}
	return Some("PrescriberAgent", p.name(w.First, "", w.Last, ""))
}

func (p pen) benefits(all []Benefit) []Tag {
	var tags []Tag
	for _, b := range all {
		tags = append(tags, p.benefit(b))
	}
	return tags
}

func (p pen) benefit(b Benefit) Tag {
	holder := b.CardholderName
	return Group("BenefitsCoordination",
		Some("PayerIdentification",
			Leaf("PayerID", b.PayerID),
			Leaf("ProcessorIdentificationNumber", b.PCN),
			Leaf("NAICCode", b.NAIC),
			Leaf("MutuallyDefined", b.Mutual),
			Leaf("StandardUniqueHealthPlanIdentifier", b.HealthPlanID),
			Leaf(p.now("IINNumber", "BINLocationNumber"), b.BIN)),
		Leaf("PayerName", b.PayerName),
		Leaf("CardholderID", b.Cardholder.Reveal()),
		Some("CardHolderName",
			Leaf("LastName", holder.Last.Reveal()), Leaf("FirstName", holder.First.Reveal()),
			Leaf("MiddleName", holder.Middle.Reveal()), Leaf("Suffix", holder.Suffix.Reveal())),
		Leaf("GroupID", b.Group.Reveal()),
		Leaf("PayerResponsibilityCode", b.Responsibility),
		Leaf("PatientRelationship", b.Relationship),
		Leaf("PersonCode", b.PersonCode.Reveal()),
		Leaf("GroupName", b.GroupName.Reveal()),
		Leaf("PBMMemberID", b.PBMMember.Reveal()),
		Leaf("PayerType", b.PayerType))
}
