package transfer

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Pharmacy is one that gives or takes a prescription. It is no patient: its name and address are plain.
type Pharmacy struct {
	Name    string      `json:"name,omitzero"`
	Street  string      `json:"street,omitzero"`
	City    string      `json:"city,omitzero"`
	State   place.State `json:"state,omitzero"`
	ZIP     place.ZIP   `json:"zip,omitzero"`
	Phone   string      `json:"phone,omitzero"`
	Fax     string      `json:"fax,omitzero"`
	NPI     rx.NPI      `json:"npi,omitzero"`
	NCPDPID string      `json:"ncpdp_id,omitzero"`
	DEA     rx.DEA      `json:"dea,omitzero"`    // wanted for a controlled drug
	Retail  drug.Answer `json:"retail,omitzero"` // the DEA registration is that of a retail pharmacy; a mail site may have one
}

func (p Pharmacy) reachable() bool {
	return present(p.Phone) || present(p.Fax) || p.NPI != "" || present(p.NCPDPID)
}

// differs reports whether a number of both says that they are two pharmacies. Names are written in many ways, and tell nothing.
func (p Pharmacy) differs(o Pharmacy) bool {
	return p.DEA != "" && o.DEA != "" && p.DEA != o.DEA || p.NPI != "" && o.NPI != "" && p.NPI != o.NPI ||
		p.NCPDPID != "" && o.NCPDPID != "" && p.NCPDPID != o.NCPDPID
}

// registered reports whether there is a registration number of the right shape. Its check digit is for who looks it up.
func (p Pharmacy) registered() bool {
	_, err := rx.ParseDEA(string(p.DEA))
	return err == nil
}

func (p Pharmacy) named() bool {
	return present(p.Name) && present(p.Street) && present(p.City) && p.State.Valid() && p.ZIP.Valid()
}

// Side is one of the two pharmacies of a transfer, with who acted for it.
type Side struct {
	Pharmacy
	Pharmacist string        `json:"pharmacist,omitzero"` // name; staff are no patients
	Role       pharmacy.Role `json:"role,omitzero"`       // of that person: a transfer goes from pharmacist to pharmacist
	// RxNumber is the host's reference to the prescription number of this pharmacy, never the number itself, which
	// leads to a patient.
	RxNumber string `json:"rx_number,omitzero"`
}

func present(s string) bool { return strings.TrimSpace(s) != "" }
