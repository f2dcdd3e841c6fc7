package main

import (
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// released answers our request with a prescription of 30 tablets, filled once, of which so many refills were written and are
// left.
func (d *outside) released(asked *script.Message, id string, refills, left int) []byte {
	t, err := asked.Transfer()
	if err != nil {
		panic(err)
	}
	p := d.prescription(chart{product: t.Medications[0].Prescription.Drug.RxCUI, days: 30, refills: refills})
	p.Written = d.day().AddDays(-40)
	whole := script.Medication{Prescription: p, Given: true}
	whole.Details.ConceptType, whole.Details.LastFill = clinicalDrug, d.day().AddDays(-20)
	rest := script.Medication{Prescription: rx.Prescription{Drug: p.Drug}, Given: true}
	rest.Details.ConceptType, rest.Details.Left = clinicalDrug, drug.Units(int64(30*left), drug.Tablet)
	l := asked.Answer(id, d.now())
	l.RxNumber = "CORNER-0042"
	return written(l.Transfer(script.Transfer{Kind: script.KindTransferResponse, Reference: t.Reference, Patient: t.Patient,
		Pharmacy: named(corner()), Prescriber: p.Prescriber, Verdict: script.Verdict{Outcome: script.Approved}, Medications: []script.Medication{whole, rest}}))
}

// wants is the other pharmacy asking for a prescription of ours.
func (d *outside) wants(e *entry, id string) []byte {
	l := d.cornerLetter(id)
	return written(l.Transfer(script.Transfer{Kind: script.KindTransferRequest, Reference: id, Patient: d.patients.of(e.facts.Patient).who,
		Pharmacy: named(us()), Medications: []script.Medication{{Given: true, Prescription: rx.Prescription{Drug: e.written.Prescription.Drug},
			Details: script.Details{ConceptType: clinicalDrug}}}}))
}

// confirms says that the prescription has arrived.
func (d *outside) confirms(record *script.Message, id string) []byte {
	t, err := record.Transfer()
	if err != nil {
		panic(err)
	}
	return written(record.Answer(id, d.now()).Transfer(script.Transfer{Kind: script.KindTransferConfirm, Reference: t.Reference,
		Patient: t.Patient, Pharmacy: named(corner())}))
}

func (d *outside) cornerLetter(id string) script.Letter {
	l := d.letter(chart{id: id})
	l.From, l.Software.Product = party(corner()), "Sample Counter"
	return l
}
