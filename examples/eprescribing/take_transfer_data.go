package main

import (
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/transfer"
)

// dataOf is what an answer says of the data that a transfer must carry (transfer.Data). What it does not say stays unknown:
// whether the prescription was an electronic one, whether it moved before, whether a fill was begun, who the other
// pharmacist is. Those are asked on the telephone. The shape of the message is unconfirmed, and so is this reading of it.
func dataOf(t script.Transfer, m *script.Message, prod drug.Product) transfer.Data {
	d := transfer.Data{PatientAsked: drug.Yes, PatientState: t.Patient.State} // our member asked us
	if len(t.Medications) == 0 {
		return d
	}
	p := t.Medications[0].Prescription
	p.Prescriber, p.Origin = t.Prescriber, rx.Transfer
	p = p.ScheduledAs(prod)
	d.Rx = p.Facts(prod)
	d.Rx.ID = rx.ID(m.Header().MessageID) // theirs: ours is the machine's
	d.Elements = drug.AnswerOf(len(p.Validate(t.Patient)) == 0)
	fills(&d, t.Medications)
	if from, ok := directory(m.Header().From.ID); ok {
		d.From.Pharmacy = from
	}
	if t.RxNumber != "" {
		d.From.RxNumber = string(document(m).ID()) // where the number stands, and not the number
	}
	return d
}

// fills counts what is left from quantities: what remains (qualifier 40) in whole fills as written (38). Only where no
// refill was used is the last fill the first one.
func fills(d *transfer.Data, ms []script.Medication) {
	last, n, known := ms[0].Details.LastFill, int64(0), false
	for _, m := range ms {
		if written, left := d.Rx.Quantity, m.Details.Left; left.IsSet() && written.Positive() && left.Unit() == written.Unit() {
			n, known = left.Thousandths()/written.Thousandths(), left.Thousandths()%written.Thousandths() == 0
		}
	}
	if last.IsSet() {
		d.Filled = drug.Yes
	}
	written, counted := d.Rx.Refills.Count()
	switch {
	case !known || !counted:
	case d.Filled == drug.Yes:
		d.Left = rx.RefillCount(int(n))
		if int(n) == written {
			d.FirstFill = last
		}
	case int(n) == written+1:
		d.Filled, d.Left = drug.No, d.Rx.Refills
	}
}

// ourSide is us in a transfer. The number is a reference to our file, not the number itself.
func ourSide(m *move) transfer.Side {
	return transfer.Side{Pharmacy: us(), Pharmacist: "Pharis Tester", Role: pharmacy.RolePharmacist, RxNumber: "file/" + string(m.state.Rx.ID)}
}

// leaving is what goes along with a prescription of ours: what our own records say of it. What a NewRx that came over the
// network says is electronic, and nobody has altered it.
func leaving(e *entry, st auto.State) transfer.Data {
	d := transfer.Data{
		Rx: e.facts, Elements: drug.Yes, Electronic: drug.AnswerOf(e.message.Kind() == script.KindNewRx),
		Filled: drug.AnswerOf(st.Dispensed() > 0), Partly: drug.No, Left: e.facts.Refills, Moved: drug.AnswerOf(e.facts.Origin == rx.Transfer),
		SharedDatabase: drug.No, PatientAsked: drug.Yes, PatientState: e.written.Patient.State,
		From: transfer.Side{Pharmacy: us(), Pharmacist: "Pharis Tester", Role: pharmacy.RolePharmacist, RxNumber: "file/" + string(e.facts.ID)},
	}
	for i, f := range st.Fills {
		if i == 0 {
			d.FirstFill, d.Left = f.Date, remaining(st)
			continue
		}
		d.Earlier = append(d.Earlier, transfer.Earlier{On: f.Date, Place: us().Name})
	}
	return d
}

// medications are a prescription as it was written, and what is left of it.
func medications(e *entry, d transfer.Data) []script.Medication {
	written := e.medication()
	if d.FirstFill.IsSet() {
		written.Details.LastFill = d.FirstFill
	}
	for _, f := range d.Earlier {
		written.Details.LastFill = f.On
	}
	n, counted := d.Left.Count()
	if !counted {
		return []script.Medication{written}
	}
	if d.Filled == drug.No {
		n++ // the first fill is left too
	}
	left := script.Medication{Given: true, Prescription: rx.Prescription{Drug: written.Prescription.Drug}}
	left.Details.ConceptType = written.Details.ConceptType
	left.Details.Left = drug.Units(int64(n)*d.Rx.Quantity.Thousandths()/1000, d.Rx.Quantity.Unit())
	return []script.Medication{written, left}
}
