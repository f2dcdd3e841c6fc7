package rx

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// ID is our name of a prescription.
type ID string

// Prescription is one order of a prescriber for one patient and one drug. It may be printed and logged anywhere, and in
// JSON too: the patient's words in it (the sig and the note) are Secrets and come out as a placeholder, which does not
// read back. The words live where people and messages are kept; what machines store is Facts.
type Prescription struct {
	ID           ID            `json:"id,omitzero"`
	Patient      PatientRef    `json:"patient,omitzero"`
	Drug         Drug          `json:"drug"`
	Quantity     drug.Quantity `json:"quantity,omitzero"`
	DaysSupply   int           `json:"days_supply,omitzero"` // days; 0 is absent
	Sig          Sig           `json:"sig,omitzero"`
	Refills      Refills       `json:"refills,omitzero"`
	Substitution Substitution  `json:"substitution,omitzero"`
	Written      cal.Date      `json:"written,omitzero"`
	Effective    cal.Date      `json:"effective,omitzero"` // earliest fill; unset: none
	Expires      cal.Date      `json:"expires,omitzero"`   // last fill, as the prescriber wrote it; unset: none
	Prescriber   Prescriber    `json:"prescriber"`
	Origin       Origin        `json:"origin,omitzero"`
	Signed       drug.Answer   `json:"signed,omitzero"`
	OrderNumber  string        `json:"order_number,omitzero"` // the prescriber's own number, echoed in answers
	Note         Secret        `json:"note,omitzero"`
}

// Drug is the product as prescribed. Zero fields were not given.
type Drug struct {
	NDC         drug.NDC      `json:"ndc,omitzero"`
	RxCUI       drug.RxCUI    `json:"rxcui,omitzero"`
	Description string        `json:"description,omitzero"` // the prescriber's words: "Lisinopril 10 mg tablet"
	Strength    string        `json:"strength,omitzero"`
	Form        drug.Form     `json:"form,omitzero"`
	Schedule    drug.Schedule `json:"schedule,omitzero"`
	Compound    bool          `json:"compound,omitzero"`
}

// Sig is the directions to the patient (from "signetur", let it be labelled). The text rules; a coded form that came
// with it is kept beside it.
type Sig struct {
	Text Secret `json:"text,omitzero"`
	// PerDay is the daily use that the sig states, in thousandths of the quantity's unit; 0 is unknown.
	PerDay int64 `json:"per_day,omitzero"`
}
