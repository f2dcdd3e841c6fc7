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
}

func readPharmacy(r *reader, e element) Pharmacy {
	if !e.exists() {
		return Pharmacy{}
	}
	id := r.one(e, "Identification")
	reach := r.contact(r.one(e, "CommunicationNumbers"))
	return Pharmacy{
		NCPDPID: r.text(id, "NCPDPID"),
		NPI:     r.npi(r.one(id, "NPI")),
		Name:    r.text(e, "BusinessName", "StoreName"),
		Phone:   reach.phone,
		Fax:     reach.fax,
		State:   r.address(r.one(e, "Address")).state,
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
}

// Person is a name of somebody who is no patient.
type Person struct {
	First, Last string
}

func readPractice(r *reader, e element) Practice {
	e = r.orSelf(e, "NonVeterinarian")
	id := r.one(e, "Identification")
	p := Practice{
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
	name := r.orSelf(r.orSelf(e, "Names"), "Name")
	return Person{First: r.text(name, "FirstName"), Last: r.text(name, "LastName")}
}
