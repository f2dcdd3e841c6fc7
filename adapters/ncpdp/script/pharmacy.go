package script

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Pharmacy is to whom the prescription was sent, or who dispensed it.
type Pharmacy struct {
	NCPDPID string // seven digits, as sent
	NPI     rx.NPI
	Name    string
	Phone   string
	Fax     string
	State   place.State

	Street1, Street2 string
	City             string
	ZIP              string // as sent
	Specialty        string
	Pharmacist       Person
	DEA, Licence     string // as sent, as all ids that follow
	Medicare         string
	Medicaid         string
	HIN              string // health industry number
	Mutual           string // an id that both ends agreed on
	Email            string
	Numbers          []Number // the others
}

func readPharmacy(r *reader, e element) Pharmacy {
	if !e.exists() {
		return Pharmacy{}
	}
	id := r.one(e, "Identification")
	reach := r.contact(r.one(e, "CommunicationNumbers", "PhoneNumbers"))
	at := r.address(r.one(e, "Address"))
	p := Pharmacy{
		NCPDPID: r.text(id, "NCPDPID"),
		NPI:     r.npi(r.one(id, "NPI")),
		Name:    r.text(e, "BusinessName", "StoreName"),
		Phone:   reach.phone,
		Fax:     reach.fax,
		Email:   reach.email,
		Numbers: reach.others,
		State:   at.state,
		Street1: at.line1,
		Street2: at.line2,
		City:    at.city,
		ZIP:     at.zip,
	}
	each(e, pharmacyNames, func(name string) { p.rest(r, e, name) })
	each(id, pharmacyIDs, func(name string) { p.id(r.text(id, name), name) })
	return p
}

var (
	pharmacyNames = []string{"Specialty", "Pharmacist"}
	pharmacyIDs   = []string{"DEANumber", "StateLicenseNumber", "MedicareNumber", "MedicaidNumber", "HIN", "MutuallyDefined"}
)

func (p *Pharmacy) rest(r *reader, e element, name string) {
	switch name {
	case "Specialty":
		p.Specialty = r.text(e, name)
	case "Pharmacist":
		p.Pharmacist = readAgent(r, r.one(e, name))
	}
}

func (p *Pharmacy) id(text, name string) {
	switch name {
	case "DEANumber":
		p.DEA = text
	case "StateLicenseNumber":
		p.Licence = text
	case "MedicareNumber":
		p.Medicare = text
	case "MedicaidNumber":
		p.Medicaid = text
	case "HIN":
		p.HIN = text
	case "MutuallyDefined":
		p.Mutual = text
	}
}

// Practice is what a message says of a prescriber that rx.Prescriber does not hold. Ids are as sent.
type Practice struct {
	Name            string // of the practice or clinic
	Specialty       string
	PlaceOfService  string
	Data2000Waiver  string // to treat opioid dependence
	StateControlled string // registration for controlled drugs in the state
	Certificate     string // to prescribe
	Agent           Person // who sent the order for the prescriber

	Middle, Suffix, Prefix string // of the prescriber's name
	Former                 Person // an earlier name
	Email                  string
	Numbers                []Number // beside telephone and fax of rx.Prescriber
}

// Person is a name of somebody who is no patient.
type Person struct {
	First, Last string
}

func readPractice(r *reader, e element, reach contact) Practice {
	e = r.inside(e, "NonVeterinarian")
	id, name := r.one(e, "Identification"), r.one(r.inside(e, "Names"), "Name")
	p := Practice{
		Middle:          r.text(name, "MiddleName"),
		Suffix:          r.text(name, "Suffix"),
		Prefix:          r.text(name, "Prefix"),
		Former:          readAgent(r, r.one(e, "FormerName")),
		Email:           reach.email,
		Numbers:         reach.others,
		Name:            r.text(r.one(e, "PracticeLocation"), "BusinessName"),
		Specialty:       r.text(e, "Specialty"),
		PlaceOfService:  r.text(e, "PrescriberPlaceOfService"),
		Data2000Waiver:  r.text(id, "Data2000WaiverID"),
		StateControlled: r.text(id, "StateControlSubstanceNumber"),
		Certificate:     r.text(id, "CertificateToPrescribe"),
		Agent:           readAgent(r, r.one(e, "PrescriberAgent")),
	}
	if p.Name == "" {
		p.Name = r.text(e, "ClinicName")
	}
	return p
}

// readAgent reads a name that stands in Name (2017071) or directly (10.6).
func readAgent(r *reader, e element) Person {
	name := r.inside(r.inside(e, "Names"), "Name")
	return Person{First: r.text(name, "FirstName"), Last: r.text(name, "LastName")}
}
