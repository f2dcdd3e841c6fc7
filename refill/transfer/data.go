package transfer

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
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

// Lacks lists every field that is missing or contradicts another, in a fixed order; nil: nothing. What a transfer needs
// is the law's list (law.TransferNeeds); beside it stand the facts on which the law's decision hangs.
func (d Data) Lacks() []Field {
	var l lack
	l.want(d.Rx.ID != "", "rx.id")
	l.want(d.Rx.Schedule.Controlled() != drug.Unknown, "rx.schedule")
	l.want(d.Electronic != drug.Unknown, "electronic")
	l.want(d.Filled != drug.Unknown, "filled")
	l.want(d.Partly != drug.Unknown, "partly")
	l.want(d.Moved != drug.Unknown, "moved")
	l.want(d.PatientState.Valid(), "patient.state")
	missing := law.TransferNeeds(d.Move()) &^ d.carries()
	for _, row := range items {
		l.want(missing&row.items == 0, row.field)
	}
	l.history(d)
	return l.fields
}

// prescribed is what the prescription itself says (21 CFR 1306.05).
const prescribed = law.PatientName | law.PatientAddress | law.DrugName | law.DrugStrength | law.DrugForm | law.QuantityWritten |
	law.Directions | law.PrescriberName | law.PrescriberAddress | law.PrescriberDEA

// items names the facts of the law's list as fields of Data.
var items = [...]struct {
	items law.TransferItems
	field Field
}{
	{prescribed, "elements"},
	{law.IssueDate, "rx.written"},
	{law.OriginalRefills, "rx.refills"},
	{law.RefillsLeftItem, "left"},
	{law.FirstDispensed, "first_fill"},
	{law.EarlierRefills, "earlier"},
	{law.OriginalPharmacy, "original"},
	{law.SenderPharmacy, "from"},
	{law.SenderDEA, "from.dea"},
	{law.SenderRxNumber, "from.rx_number"},
	{law.SenderPharmacist, "from.pharmacist"},
	{law.ReceiverPharmacy, "to"},
	{law.ReceiverDEA, "to.dea"},
	{law.ReceiverRxNumber, "to.rx_number"},
	{law.ReceiverPharmacist, "to.pharmacist"},
}

// carries is what of the law's list is there. The day of the transfer is that of the record.
func (d Data) carries() law.TransferItems {
	have := law.TransferDate
	add := func(is bool, ts law.TransferItems) {
		if is {
			have |= ts
		}
	}
	add(d.Elements == drug.Yes, prescribed)
	add(d.Rx.Written.IsSet(), law.IssueDate)
	add(d.Rx.Refills.IsSet(), law.OriginalRefills)
	add(d.Left.IsSet(), law.RefillsLeftItem)
	add(d.FirstFill.IsSet(), law.FirstDispensed)
	add(d.dated(), law.EarlierRefills)
	add(present(d.Original.Name), law.OriginalPharmacy)
	add(d.From.named(), law.SenderPharmacy)
	add(d.From.registered(), law.SenderDEA)
	add(present(d.From.RxNumber), law.SenderRxNumber)
	add(present(d.From.Pharmacist), law.SenderPharmacist)
	add(d.To.named(), law.ReceiverPharmacy)
	add(d.To.registered(), law.ReceiverDEA)
	add(present(d.To.RxNumber), law.ReceiverRxNumber)
	add(present(d.To.Pharmacist), law.ReceiverPharmacist)
	return have
}

// dated reports whether each earlier refill has its day and its place.
func (d Data) dated() bool {
	return !slices.ContainsFunc(d.Earlier, func(e Earlier) bool { return !e.On.IsSet() || !present(e.Place) })
}

type lack struct{ fields []Field }

func (l *lack) want(ok bool, f Field) {
	if !ok {
		l.fields = append(l.fields, f)
	}
}

// history finds what contradicts itself: a fill before the issue, a refill before the first fill, fills of what was never
// filled, and more left and dispensed than was written.
func (l *lack) history(d Data) {
	early := slices.ContainsFunc(d.Earlier, func(e Earlier) bool { return e.On.IsSet() && e.On.Before(d.FirstFill) })
	l.want(!early && (!d.FirstFill.IsSet() || !d.FirstFill.Before(d.Rx.Written)), "first_fill.contradicts")
	l.want(d.Filled != drug.No || len(d.Earlier) == 0 && !d.FirstFill.IsSet(), "filled.contradicts")
	written, counted := d.Rx.Refills.Count()
	left, known := d.Left.Count()
	l.want(!counted || !d.Left.IsPRN() && (!known || left+len(d.Earlier) <= written), "left.contradicts")
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
