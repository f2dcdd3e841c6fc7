package rx

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Facts is a prescription without any patient text: what a machine stores in its events and decides by. It is
// comparable, and it survives JSON unchanged; what is absent is left out of the JSON, never written as a number.
type Facts struct {
	ID            ID            `json:"id"`
	Patient       PatientRef    `json:"patient,omitzero"`
	NDC           drug.NDC      `json:"ndc,omitzero"`
	RxCUI         drug.RxCUI    `json:"rxcui,omitzero"`
	Ingredient    drug.RxCUI    `json:"ingredient,omitzero"`
	DrugName      string        `json:"drug_name,omitzero"`
	Schedule      drug.Schedule `json:"schedule,omitzero"`
	Maintenance   drug.Answer   `json:"maintenance,omitzero"`
	Specialty     drug.Answer   `json:"specialty,omitzero"`
	Quantity      drug.Quantity `json:"quantity,omitzero"`
	DaysSupply    int           `json:"days_supply,omitzero"` // days; 0 is absent
	Refills       Refills       `json:"refills,omitzero"`
	Substitution  Substitution  `json:"substitution,omitzero"`
	Written       cal.Date      `json:"written,omitzero"`
	Effective     cal.Date      `json:"effective,omitzero"`
	Expires       cal.Date      `json:"expires,omitzero"`
	PrescriberNPI NPI           `json:"prescriber_npi,omitzero"`
	Origin        Origin        `json:"origin,omitzero"`
	OrderNumber   string        `json:"order_number,omitzero"`
}

// ScheduledAs is p with the stricter of its own schedule and the product's, as the drug file has it. Call it before
// Validate, once the product is found. Only the drug file can say that a drug is not controlled: messages leave the
// schedule out, and their code for "not controlled" (C38046) is called "unspecified" in its own list. So where the drug
// file does not know, that word of a prescription leaves the schedule unknown; schedules II to V hold by themselves.
func (p Prescription) ScheduledAs(prod drug.Product) Prescription {
	said := p.Drug.Schedule
	if said == drug.NotControlled {
		said = drug.ScheduleUnknown
	}
	p.Drug.Schedule = said.Stricter(prod.Schedule)
	return p
}

// Facts gives p's facts, filled up from the product that the drug file found for it. Codes are the product's, and the
// prescribed ones where it has none; the name is the product's alone, for a prescriber's words may name a person; the
// schedule is that of ScheduledAs.
func (p Prescription) Facts(prod drug.Product) Facts {
	f := Facts{
		ID: p.ID, Patient: p.Patient,
		NDC: p.Drug.NDC, RxCUI: p.Drug.RxCUI, Ingredient: prod.Ingredient, DrugName: prod.Name,
		Schedule: p.ScheduledAs(prod).Drug.Schedule, Maintenance: prod.Maintenance, Specialty: prod.Specialty,
		Quantity: p.Quantity, DaysSupply: p.DaysSupply, Refills: p.Refills, Substitution: p.Substitution,
		Written: p.Written, Effective: p.Effective, Expires: p.Expires,
		PrescriberNPI: p.Prescriber.NPI, Origin: p.Origin, OrderNumber: p.OrderNumber,
	}
	if prod.NDC.IsSet() {
		f.NDC = prod.NDC
	}
	if prod.RxCUI != 0 {
		f.RxCUI = prod.RxCUI
	}
	return f
}
