package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Field names something that a request or an answer lacks: "left", "from.dea". It is never a value.
type Field string

// Earlier is one refill that another pharmacy has dispensed.
type Earlier struct {
	On    cal.Date `json:"on"`
	Place string   `json:"place"` // name of the pharmacy
}

// Data is what a transfer must carry between pharmacies (R1.8: 21 CFR 1306.25(b), 1306.08(f)). Zero fields are unknown,
// never none: a count of refills left that is absent is asked for, a count of 0 is an answer.
type Data struct {
	Rx       rx.Facts    `json:"rx"`                // Written is the date of issue, Refills the original number
	Elements drug.Answer `json:"elements,omitzero"` // rx.Prescription.Validate found nothing missing (21 CFR 1306.05)
	// Electronic: it is an electronic prescription, and what was signed is unaltered.
	Electronic drug.Answer `json:"electronic,omitzero"`
	Filled     drug.Answer `json:"filled,omitzero"`     // at least once
	Partly     drug.Answer `json:"partly,omitzero"`     // a fill was begun and not finished
	FirstFill  cal.Date    `json:"first_fill,omitzero"` // date of first dispensing
	Left       rx.Refills  `json:"left,omitzero"`       // refills left
	Earlier    []Earlier   `json:"earlier"`             // refills so far, the first fill not counted
	Moved      drug.Answer `json:"moved,omitzero"`      // transferred before
	Original   Pharmacy    `json:"original,omitzero"`   // where it was first, if it was moved before
	// SharedDatabase: both pharmacies share a real-time online database.
	SharedDatabase drug.Answer `json:"shared_database,omitzero"`
	PatientAsked   drug.Answer `json:"patient_asked,omitzero"`
	PatientState   place.State `json:"patient_state,omitzero"` // where it is sent
	// PrescriberState and Benzodiazepine matter in some states alone; there the law asks for them.
	PrescriberState place.State `json:"prescriber_state,omitzero"`
	Benzodiazepine  drug.Answer `json:"benzodiazepine,omitzero"`
	From            Side        `json:"from"`
	To              Side        `json:"to"`
}

// Lacks lists every field that is missing or contradicts another, in a fixed order; nil: nothing. The DEA numbers are
// wanted for a controlled drug, and for one that may be.
func (d Data) Lacks() []Field {
	var l lack
	l.want(d.Rx.ID != "", "rx.id")
	l.want(d.Rx.Schedule.Controlled() != drug.Unknown, "rx.schedule")
	l.want(d.Rx.Written.IsSet(), "rx.written")
	l.want(d.Rx.Refills.IsSet(), "rx.refills")
	l.want(d.Elements == drug.Yes, "elements")
	l.want(d.Electronic != drug.Unknown, "electronic")
	l.want(d.PatientState.Valid(), "patient.state")
	l.fills(d)
	l.want(d.Moved != drug.Unknown, "moved")
	l.want(d.Moved != drug.Yes || present(d.Original.Name), "original.name")
	controlled := d.Rx.Schedule.Controlled() != drug.No
	l.side(d.From, "from.", controlled)
	l.side(d.To, "to.", controlled)
	return l.fields
}

type lack struct{ fields []Field }

func (l *lack) want(ok bool, f Field) {
	if !ok {
		l.fields = append(l.fields, f)
	}
}

// fills holds the history together: a first fill has a date, each refill a date and a place, and what is left with what
// was dispensed is no more than was written.
func (l *lack) fills(d Data) {
	l.want(d.Left.IsSet(), "left")
	l.want(d.Filled != drug.Unknown, "filled")
	l.want(d.Partly != drug.Unknown, "partly")
	l.want(d.Filled != drug.Yes || d.FirstFill.IsSet(), "first_fill")
	l.want(!d.FirstFill.IsSet() || !d.FirstFill.Before(d.Rx.Written), "first_fill.before_written")
	l.want(d.Filled != drug.No || len(d.Earlier) == 0 && !d.FirstFill.IsSet(), "filled.contradicts")
	for _, e := range d.Earlier {
		if !e.On.IsSet() || e.On.Before(d.FirstFill) || !present(e.Place) {
			l.want(false, "earlier")
			break
		}
	}
	written, counted := d.Rx.Refills.Count()
	left, known := d.Left.Count()
	l.want(!counted || !known || left+len(d.Earlier) <= written, "left.contradicts")
	l.want(!counted || !d.Left.IsPRN(), "left.contradicts")
}

func (l *lack) side(s Side, at Field, controlled bool) {
	l.want(present(s.Name), at+"name")
	l.want(s.addressed(), at+"address")
	l.want(!controlled || s.DEA != "", at+"dea")
	l.want(present(s.Pharmacist), at+"pharmacist")
	l.want(present(s.RxNumber), at+"rx_number")
}

// Facts is the prescription as it is ours after a transfer in, under our ID and patient. The count of refills follows:
// where it was filled before, our first fill is one of the refills that were left.
func (d Data) Facts(id rx.ID, patient rx.PatientRef) rx.Facts {
	f := d.Rx
	f.ID, f.Patient, f.Origin = id, patient, rx.Transfer
	f.Refills = d.Left
	if left, counted := d.Left.Count(); counted && d.Filled == drug.Yes {
		f.Refills = rx.RefillCount(left - 1)
	}
	return f
}
