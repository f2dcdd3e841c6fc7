package main

import (
	"encoding/base64"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// What is in this file is the other side: the prescriber's system, which writes the messages that come to the pharmacy.

// chart is one prescription as a prescriber's system has it.
type chart struct {
	id      string // of the message
	order   string // the prescriber's own number of the order
	release script.Version
	by      office
	to      member
	answers string // message id of the request that it answers; empty: none
	rx      rx.Prescription
}

// chart is a prescription of a product, one tablet a day.
func (s *site) chart(id, order string, npi rx.NPI, ref rx.PatientRef, what drug.RxCUI, days, refills int) chart {
	prod, today := s.of(what), s.today()
	return chart{id: id, order: order, by: s.offices.by(npi), to: s.members.of(ref), rx: rx.Prescription{
		Drug:     prescribed(prod),
		Quantity: drug.Units(int64(days), drug.Tablet), DaysSupply: days, Sig: rx.Sig{Text: rx.NewSecret("Take 1 tablet by mouth once daily")},
		Refills: rx.RefillCount(refills), Substitution: rx.SubstitutionAllowed, Written: today, Expires: today.AddMonths(12),
	}}
}

// of is the product of an RxNorm number.
func (s *site) of(what drug.RxCUI) drug.Product {
	for _, p := range s.drugs {
		if p.RxCUI == what {
			return p
		}
	}
	return drug.Product{}
}

// letter begins a message of the prescriber's.
func (s *site) letter(c chart) script.Letter {
	return script.Letter{Dialect: script.DialectOf(c.release), To: party(us()), From: c.by.address, MessageID: c.id, Sent: s.clock.Now(),
		RelatesTo: c.answers, OrderNumber: c.order, Software: script.Software{Developer: "Example Charts", Product: "Sample EHR", Release: "1.0"}}
}

// newRx is the message that a chart becomes, after edits.
func (s *site) newRx(c chart, edits ...func(*script.NewRx)) []byte {
	n := script.NewRx{Prescription: c.rx, Patient: c.to.who, Pharmacy: named(us()), Practice: script.Practice{Name: "Example Family Practice"}}
	n.Prescription.Prescriber = c.by.who
	n.Details.ConceptType = clinicalDrug
	for _, edit := range edits {
		edit(&n)
	}
	return written(s.letter(c).NewRx(n))
}

// cancelRx takes a prescription back.
func (s *site) cancelRx(c chart, id string) []byte {
	q := script.Request{Kind: script.KindCancelRx, Patient: c.to.who, Pharmacy: named(us()), Prescriber: c.by.who,
		Prescribed: script.Medication{Prescription: c.rx, Given: true}}
	l := s.letter(c)
	l.MessageID, l.RelatesTo = id, c.id
	return written(l.Request(q))
}

// answer is the prescriber's answer to a request of the pharmacy's, in the outcome's words. change edits the medication.
func (s *site) answer(asked *script.Message, id string, v script.Verdict, change func(*rx.Prescription)) []byte {
	q, err := asked.Request()
	if err != nil {
		panic("only requests are answered here")
	}
	a := script.Response{Kind: answers[q.Kind], Reference: q.Reference, Code: q.Code, Verdict: v, Patient: q.Patient, Pharmacy: q.Pharmacy,
		Prescriber: q.Prescriber}
	if v.Outcome.Yes() {
		a.Medication = granted(q)
		if change != nil {
			change(&a.Medication.Prescription)
		}
	}
	return written(asked.Answer(id, s.clock.Now()).Response(a))
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

// answers are the kinds that answer a request.
var answers = map[script.Kind]script.Kind{
	script.KindRxRenewalRequest: script.KindRxRenewalResponse,
	script.KindRefillRequest:    script.KindRefillResponse,
	script.KindRxChangeRequest:  script.KindRxChangeResponse,
	script.KindNewRxRequest:     script.KindNewRxResponseDenied,
}

// nowhere leaves the patient's address out.
func nowhere(n *script.NewRx) {
	n.Patient.Street1, n.Patient.City, n.Patient.ZIP = rx.Secret{}, rx.Secret{}, rx.Secret{}
}

// clinicalInfo brings a document to the pharmacy.
func (s *site) clinicalInfo(id string, content []byte) []byte {
	l := s.letter(chart{id: id, by: s.offices[0], answers: "ASKED-BY-PHONE"})
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

// indicator says which fills the prescriber wants to be told of from now on.
func (s *site) indicator(e *entry, id, words string) []byte {
	l := s.letter(chart{id: id, order: e.facts.OrderNumber, by: s.offices.by(e.facts.PrescriberNPI), answers: e.message.Header().MessageID})
	return written(l.Write(script.KindFillIndicatorChange, script.Leaf("RxFillIndicator", words)))
}
