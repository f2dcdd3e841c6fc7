package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Outcome is what a response says. The zero value is unknown, and never means yes.
type Outcome uint8

// The outcomes.
const (
	OutcomeUnknown      Outcome = iota
	Approved                    // as asked for
	ApprovedWithChanges         // with another number of refills, or as the answer says
	Replaced                    // a new prescription stands in the answer
	Denied
	DeniedNewToFollow // an old outcome: denied, and a new prescription comes by itself
	Validated         // the prescriber may prescribe it: answer to a change request of code U
	Pending           // the final answer follows; once for a request
)

var outcomeWords = [...]string{"unknown", "approved", "approved with changes", "replaced", "denied", "denied, new prescription to follow", "validated", "pending"}

// String is "approved", "approved with changes", "replaced", "denied" and so on.
func (o Outcome) String() string {
	if int(o) < len(outcomeWords) {
		return outcomeWords[o]
	}
	return outcomeWords[0]
}

// outcomeNames are the elements of Response, by outcome; the first of an outcome is the one that is written.
var outcomeNames = [...]struct {
	name string
	is   Outcome
}{
	{"Approved", Approved},
	{"ApprovedWithChanges", ApprovedWithChanges},
	{"Replace", Replaced},
	{"Denied", Denied},
	{"DeniedNewPrescriptionToFollow", DeniedNewToFollow},
	{"Validated", Validated},
	{"Pending", Pending},
}

func outcomeOf(name string) Outcome {
	for _, row := range outcomeNames {
		if row.name == name {
			return row.is
		}
	}
	return OutcomeUnknown
}

// element is the name of the outcome in a message.
func (o Outcome) element() string {
	for _, row := range outcomeNames {
		if row.is == o {
			return row.name
		}
	}
	return ""
}

// Yes tells the outcomes that let the pharmacy go on. Unknown and Pending do not.
func (o Outcome) Yes() bool {
	return o == Approved || o == ApprovedWithChanges || o == Replaced || o == Validated
}

// No tells the outcomes that refuse.
func (o Outcome) No() bool { return o == Denied || o == DeniedNewToFollow }

// Final tells whether no other answer to the same request may follow.
func (o Outcome) Final() bool { return o.Yes() || o.No() }

// Verdict is one outcome and what was said with it.
type Verdict struct {
	Outcome Outcome
	Reasons []string  // ReasonCode, as sent; see DenialReasons
	Number  string    // ReferenceNumber: of an authorization or the like
	Denial  rx.Secret // DenialReason: free text
	Note    rx.Secret
	More    bool // AdditionalMessageIndicator: another part of the answer follows
}

// readVerdict reads the Response element. An outcome that the kind does not know is none, unless it refuses; what is named
// a denial is one.
func readVerdict(r *reader, parent element) Verdict {
	v, kind := readOutcomes(r, parent), Kind(parent.name())
	if kind == KindNewRxResponseDenied && v.Outcome == OutcomeUnknown {
		v.Outcome = Denied
	}
	if o := v.Outcome; o != OutcomeUnknown && !allowedFor(kind, o) {
		r.note(CodeOutcomeNotAllowed, parent)
		if !o.No() {
			v.Outcome = OutcomeUnknown
		}
	}
	return v
}

// readOutcomes takes one of the outcomes. Of two a failure wins, and two of which none fails are none: no reader can know
// which was meant.
func readOutcomes(r *reader, parent element) Verdict {
	response := r.one(parent, "Response")
	if Kind(parent.name()) == KindNewRxResponseDenied && !parent.child("Response").exists() {
		return readOutcome(r, parent, Denied) // its name is the outcome; unconfirmed
	}
	if !response.first().exists() {
		at := response
		if !at.exists() {
			at = parent
		}
		r.note(CodeOutcomeMissing, at)
		return Verdict{}
	}
	response = r.orSelf(response, "ResponseStatus") // of risk programmes; one source
	var v Verdict
	for e := response.first(); e.exists(); e = e.next() {
		o := outcomeOf(e.name())
		switch {
		case o == OutcomeUnknown:
			r.note(CodeOutcomeUnknown, e)
		case e.i != response.first().i:
			r.note(CodeOutcomes, e)
		}
		if e.i == response.first().i || o.No() && !v.Outcome.No() {
			v = readOutcome(r, e, o)
		}
	}
	if !v.Outcome.No() && response.first().next().exists() {
		return Verdict{}
	}
	return v
}

func readOutcome(r *reader, e element, o Outcome) Verdict {
	v := Verdict{
		Outcome: o,
		Number:  r.text(e, "ReferenceNumber"),
		Denial:  r.secret(e, "DenialReason"),
		Note:    r.secret(e, "Note"),
		More:    isTrue(r.text(e, "AdditionalMessageIndicator")),
	}
	denied := r.text(e, "DenialReason") != ""
	for c := e.first(); c.exists(); c = c.next() {
		if (c.name() == "ReasonCode" || c.name() == "DenialReasonCode") && c.text() != "" {
			v.Reasons = append(v.Reasons, c.text())
			denied = denied || c.name() == "DenialReasonCode"
		}
	}
	if o.Yes() && (denied || v.contradicts()) {
		r.note(CodeOutcomeContradicts, e)
	}
	return v
}

// contradicts tells a yes with the reason of a denial or of a delay. A code of a list that we do not have says nothing.
func (v Verdict) contradicts() bool {
	denies := func(code string) bool { return Explain(code, denialReasons) != "" }
	return v.Outcome.Yes() && (v.Denial.IsSet() || slices.ContainsFunc(v.Reasons, denies))
}

func isTrue(text string) bool { return text == "true" || text == "1" || text == "Y" || text == "TRUE" }
