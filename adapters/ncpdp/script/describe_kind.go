package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// about prints what the kind of a message has beside people and medications.
func (d *describer) about() {
	m, body := d.m, d.m.body
	d.some("request", d.r.reference(body))
	switch k := m.Kind(); {
	case k == KindNewRx:
		d.newRx()
	case k == KindRxChangeRequest, k == KindRxChangeResponse:
		d.change()
	case k == KindRxFill:
		f := readFill(&d.r, m)
		d.line("fill: %s", list(f.Status.String(), codes(f.Reasons...)))
		d.private("note", f.Note)
	case k == KindFillIndicatorChange:
		d.wants(readFillIndicatorChange(&d.r, m).Indicator)
	case stageOf(k) != TransferUnknown:
		d.transfer()
	case k == KindClinicalInfoRequest, k == KindClinicalInfoResponse:
		d.clinical()
	case k.PriorAuthorization():
		p := readPriorAuthorization(&d.r, m)
		d.some("authorization", list(labelled("case", p.Reference), labelled("no.", p.Number)))
	case k.REMS():
		d.rems()
	}
}

func (d *describer) newRx() {
	body := d.m.body
	d.some("urgency", codes(d.r.text(body, "UrgencyIndicatorCode")))
	for _, b := range readBenefits(&d.r, body) {
		d.private("payer", rx.NewSecret(list(b.PayerName, labelled("BIN", b.BIN), labelled("PCN", b.PCN))))
	}
	if e := d.r.one(body, "Supervisor"); e.exists() {
		p := readPrescriber(&d.r, e)
		d.some("supervisor", list(joined(p.First, " ", p.Last), labelled("NPI", string(p.NPI))))
	}
	a := readAllergies(&d.r, d.r.one(body, "AllergyOrAdverseEvent"))
	all, notes := readObservations(&d.r, body)
	d.health(a, all, notes)
}

// change prints why a change is asked for, in our words where we have them.
func (d *describer) change() {
	q := Request{Code: d.r.text(d.m.body, "MessageRequestCode"), ReasonText: d.r.secret(d.m.body, "ChangeReasonText")}
	meaning := ""
	for _, row := range requestCodes {
		if row.Code == q.Code {
			meaning = row.Text
		}
	}
	d.some("reason", list(codes(q.Code), meaning))
	for _, sub := range appendNamed(nil, d.m.body, "MessageRequestSubCode") {
		d.some("to prove", list(codes(sub), Explain(sub, changeSubCodes)))
	}
	d.private("reason in words", q.ReasonText)
}

// wants prints of which fills the prescriber wants to be told, where the word is one that we know.
func (d *describer) wants(indicator string) {
	states, known := Wants(indicator)
	if !known {
		d.line("wants to be told of: a word that is not in our list")
		return
	}
	var words []string
	for _, s := range states {
		words = append(words, s.String())
	}
	if words == nil {
		words = []string{"no fill"}
	}
	d.line("wants to be told of: %s", list(words...))
}

func (d *describer) transfer() {
	t := readTransfer(&d.r, d.m)
	d.line("transfer: %s", t.Stage)
	if t.Stage == TransferAsked && t.Medications == nil && t.Dispensed == nil {
		d.line("of all prescriptions of the patient, as we read it")
	}
	for _, m := range t.Medications {
		d.some("left", m.Details.Left.String())
		d.some("moved", m.Details.Moved.String())
	}
}

func (d *describer) clinical() {
	c := readClinicalInfo(&d.r, d.m)
	d.some("about", list(some("kinds of facts", len(c.Types)), some("documents", len(c.Attachments))))
}

func (d *describer) rems() {
	s := readREMS(&d.r, d.m)
	d.some("risk programme", list(labelled("reference", s.Reference), labelled("case", s.Case), labelled("authorization", s.Authorization)))
	if day := parseDay(s.Deadline.Text); day.IsSet() {
		d.line("answer by: %s", day)
	}
	if s.Closed {
		d.line("closed: %s", codes(s.Reasons...))
	}
	d.private("note", s.Note)
}

// wishes prints what a mail-order pharmacy has to know of a medication.
func (d *describer) wishes(p rx.Prescription, m Details) {
	if p.Effective.IsSet() {
		d.line("  not before: %s", p.Effective)
	}
	if p.Expires.IsSet() {
		d.line("  not after: %s", p.Expires)
	}
	d.dates(m.Dates)
	if m.Delivery.NeededBy.IsSet() {
		d.line("  needed by: %s", m.Delivery.NeededBy)
	}
	d.some("  delivery", list(d.word(m.Delivery.Request), d.word(m.Delivery.Location)))
	d.some("  packages", d.word(m.Packages))
	d.some("  split script", d.word(m.SplitScript))
	d.some("  asked for", labelled("refills:", m.RefillsRequested.String()))
	if m.LastFill.IsSet() {
		d.line("  last filled: %s", m.LastFill)
	}
	if m.FillIndicator != "" && d.m.Kind() != KindFillIndicatorChange {
		d.wants(m.FillIndicator)
	}
	d.some("  risk programme", list(codes(m.CheckedREMS), labelled("authorization", m.REMSAuthorization)))
	d.some("  also", list(some("diagnoses", len(m.Diagnoses)), some("steps of coded directions", len(m.Sig.Instructions)),
		some("drug use warnings", len(m.DrugUse)), some("ingredients", len(m.Parts))))
}

// some is how many of a thing there are, and nothing where there is none.
func some(things string, n int) string {
	if n == 0 {
		return ""
	}
	return things + " " + itoa(n)
}

// seenWords are the words that samples have where others have codes.
var seenWords = map[string]bool{"NO DELIVERY": true, "HOME": true}

// codes joins what looks like codes: a sender may have set anything there, also words about the patient.
func codes(all ...string) string {
	var kept []string
	for _, c := range all {
		switch {
		case c == "":
		case len(c) <= 4 && strings.IndexFunc(c, notInCode) < 0, seenWords[c]:
			kept = append(kept, c)
		default:
			kept = append(kept, "(in words: withheld)")
		}
	}
	return strings.Join(kept, " ")
}

func notInCode(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z')
}
