package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"time"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// outside is everybody on the other side of the network: prescribers' systems, and a pharmacy around the corner, which write
// the messages that come in. Nothing here is the pharmacy's, and a host has no need of it.
type outside struct {
	now      func() time.Time
	at       *time.Location
	products fake.Drugs
	patients roster
	doctors  offices
}

func outsideOf(s *site) *outside {
	return &outside{now: s.clock.Now, at: s.zone, products: s.drugs, patients: s.members, doctors: s.offices}
}

func (d *outside) day() cal.Date { return cal.In(d.now(), d.at) }

// medicine is the product of an RxNorm number.
func (d *outside) medicine(what drug.RxCUI) drug.Product { return find(d.products, what) }

// chart is one prescription as a prescriber's system has it: one tablet a day.
type chart struct {
	id      string // of the message
	number  string // the prescriber's own, of the order
	by      rx.NPI // empty: the physician
	to      rx.PatientRef
	product drug.RxCUI
	days    int
	refills int
	release script.Version
	answers string // message id of the request that it answers; empty: none
}

func (d *outside) office(c chart) office {
	if c.by == "" {
		return d.doctors.by(physician)
	}
	return d.doctors.by(c.by)
}

// prescription is what a chart says, written today.
func (d *outside) prescription(c chart) rx.Prescription {
	prod, today := d.medicine(c.product), d.day()
	return rx.Prescription{Drug: prescribed(prod), Prescriber: d.office(c).who,
		Quantity: drug.Units(int64(c.days), drug.Tablet), DaysSupply: c.days, Sig: rx.Sig{Text: rx.NewSecret("Take 1 tablet by mouth once daily")},
		Refills: rx.RefillCount(c.refills), Substitution: rx.SubstitutionAllowed, Written: today, Expires: today.AddMonths(12)}
}

// letter begins a message of the prescriber's.
func (d *outside) letter(c chart) script.Letter {
	return script.Letter{Dialect: script.DialectOf(c.release), To: party(us()), From: d.office(c).address, MessageID: c.id, Sent: d.now(),
		RelatesTo: c.answers, OrderNumber: c.number, Software: script.Software{Developer: "Example Charts", Product: "Sample EHR", Release: "1.0"}}
}

// newRx is the message that a chart becomes, after edits.
func (d *outside) newRx(c chart, edits ...func(*script.NewRx)) []byte {
	n := script.NewRx{Prescription: d.prescription(c), Patient: d.patients.of(c.to).who, Pharmacy: named(us()),
		Practice: script.Practice{Name: "Example Family Practice"}}
	n.Details.ConceptType = clinicalDrug
	for _, edit := range edits {
		edit(&n)
	}
	return written(d.letter(c).NewRx(n))
}

// sign is what the prescriber's system does before a controlled prescription leaves it.
func sign(message []byte, o office) []byte {
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		panic(err)
	}
	digest, encoded := digestOf(m), base64.StdEncoding.EncodeToString
	return bearing(message, script.Leaf("DigestMethod", "SHA-256"), script.Leaf("DigestValue", encoded(digest)),
		script.Leaf("SignatureValue", encoded(ed25519.Sign(signingKey(), digest))), script.Leaf("X509Data", o.address.ID))
}

// indicated marks a message as one that a network says it has a signature of.
func indicated(message []byte) []byte {
	return bearing(message, script.Leaf("DigitalSignatureIndicator", "true"))
}

// bearing is a message with a signature in its header.
func bearing(message []byte, signature ...script.Tag) []byte {
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		panic(err)
	}
	return written(m.Edit().Append(m.HeaderNode(), script.Group("DigitalSignature", signature...).With("Version", "1.1")).Bytes())
}

// cancelRx takes a prescription back.
func (d *outside) cancelRx(c chart, id string) []byte {
	q := script.Request{Kind: script.KindCancelRx, Patient: d.patients.of(c.to).who, Pharmacy: named(us()), Prescriber: d.office(c).who,
		Prescribed: script.Medication{Prescription: d.prescription(c), Details: script.Details{ConceptType: clinicalDrug}, Given: true}}
	l := d.letter(c)
	l.MessageID, l.RelatesTo = id, c.id
	return written(l.Request(q))
}

// answer is the prescriber's answer to a request of the pharmacy's, in the outcome's words. change edits the medication.
func (d *outside) answer(asked *script.Message, id string, v script.Verdict, change func(*rx.Prescription)) []byte {
	q, err := asked.Request()
	if err != nil {
		panic("only requests are answered here")
	}
	a := script.Response{Kind: q.Kind.Answer(), Reference: q.Reference, Code: q.Code, Verdict: v, Patient: q.Patient, Pharmacy: q.Pharmacy,
		Prescriber: q.Prescriber}
	if v.Outcome.Yes() {
		a.Medication = granted(q)
		if change != nil {
			change(&a.Medication.Prescription)
		}
	}
	return written(asked.Answer(id, d.now()).Response(a))
}

// granted is what was asked for, as a prescriber grants it.
func granted(q script.Request) script.Medication {
	m := q.Prescribed
	if len(q.Requested) > 0 {
		m = q.Requested[0]
	}
	if n := q.Dispensed.Details.RefillsRequested; n.IsSet() {
		m.Prescription.Refills = n
	}
	m.Given = true
	return m
}

// clinicalInfo brings a document to the pharmacy.
func (d *outside) clinicalInfo(id string, content []byte) []byte {
	l := d.letter(chart{id: id, answers: "ASKED-BY-PHONE"})
	return written(l.Write(script.KindClinicalInfoResponse,
		script.Group("Response", script.Group("Approved", script.Leaf("Note", "as asked"))),
		script.Group("ClinicalInfoAttachment", script.Leaf("AttachmentSource", "clinic"), script.Leaf("MIMEType", "text/plain"),
			script.Leaf("AttachmentData", base64.StdEncoding.EncodeToString(content)))))
}

// written is for messages whose parts stand in this program: that one cannot be written is a mistake in it.
func written(out []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return out
}
