package rx

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Prescriber is who wrote the prescription. A prescriber is no patient: name and practice address are plain text.
type Prescriber struct {
	NPI     NPI         `json:"npi,omitzero"`
	DEA     DEA         `json:"dea,omitzero"`
	First   string      `json:"first,omitzero"`
	Last    string      `json:"last,omitzero"`
	Licence string      `json:"licence,omitzero"` // state licence number as issued
	State   place.State `json:"state,omitzero"`   // of the licence or practice
	Phone   string      `json:"phone,omitzero"`
	Fax     string      `json:"fax,omitzero"`
	Street  string      `json:"street,omitzero"`
	City    string      `json:"city,omitzero"`
	ZIP     place.ZIP   `json:"zip,omitzero"`
}

// DEANotes are the notes on the DEA number, held against the last name. See DEA.Notes.
func (p Prescriber) DEANotes() []*reason.Rule {
	if last := strings.TrimSpace(p.Last); last != "" {
		return p.DEA.Notes(last[0])
	}
	return p.DEA.Notes(0)
}

func (p Prescriber) addressed() bool {
	return present(p.Street) && present(p.City) && p.State != "" && p.ZIP != ""
}

func present(s string) bool { return strings.TrimSpace(s) != "" }
