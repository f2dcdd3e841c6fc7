package law

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Outcome is what a rule, or several, come to. The greater the more restrictive, so the most restrictive wins by max.
// Numbers and texts are permanent: they are stored.
type Outcome uint8

// The outcomes, most restrictive last.
const (
	Undecided Outcome = iota // nothing was asked
	Allow
	Hold     // a person must decide or mend something first; the reasons name who
	NeedInfo // an input is unknown; the reasons name it
	Deny
)

var outcomeTexts = [...]string{"", "allow", "hold", "need_info", "deny"}

// String is "allow", "hold", "need_info" or "deny"; "undecided" for the zero value.
func (o Outcome) String() string {
	if o == Undecided {
		return "undecided"
	}
	return enumText(outcomeTexts[:], "outcome", uint8(o))
}

// MarshalText writes String, and nothing for Undecided; a number without a meaning is an error.
func (o Outcome) MarshalText() ([]byte, error) {
	return marshalEnum(outcomeTexts[:], "outcome", uint8(o))
}

// UnmarshalText reads what MarshalText writes.
func (o *Outcome) UnmarshalText(text []byte) error {
	return unmarshalEnum(outcomeTexts[:], "outcome", text, (*uint8)(o))
}

// Ruling is an answer of the law: the outcome, every rule that was evaluated, and the last day on which it stands. A
// row of a pack that took part is a passed step whose rule carries the row's citation; a failed step is a reason.
type Ruling struct {
	Outcome Outcome
	Trace   reason.Trace
	Until   cal.Date // unset: no end is known
}

// raise makes the outcome o, unless it is more restrictive already.
func (r *Ruling) raise(o Outcome) { r.Outcome = max(r.Outcome, o) }

// stop records a reason and raises the outcome to o.
func (r *Ruling) stop(o Outcome, rule *reason.Rule, a, b int64, u reason.Unit) {
	r.raise(o)
	r.Trace.Fail(rule, a, b, u)
}

// need records that a fact is unknown.
func (r *Ruling) need(rule *reason.Rule) { r.stop(NeedInfo, rule, 0, 0, reason.None) }

// rest records the row that an answer rests on.
func (r *Ruling) rest(l *line) {
	r.raise(Allow)
	r.Trace.Pass(l.rule, 0, 0, reason.None)
	r.Until = cal.Min(r.Until, l.Period.To)
}

// ended records that the row of a rule has ended, and that no other followed.
func (r *Ruling) ended(o Outcome, l *line) {
	r.Trace.Pass(l.rule, 0, 0, reason.None)
	r.stop(o, ruleEnded, day(l.Period.To), 0, reason.Date)
}

// day is a date as the fact of a step.
func day(d cal.Date) int64 { return reason.DateFact(d.Split()) }

func enumText(texts []string, what string, n uint8) string {
	switch {
	case n == 0:
		return "unknown"
	case int(n) < len(texts):
		return texts[n]
	}
	return fmt.Sprintf("%s(%d)", what, n)
}

func marshalEnum(texts []string, what string, n uint8) ([]byte, error) {
	if int(n) < len(texts) {
		return []byte(texts[n]), nil
	}
	return nil, fmt.Errorf("law: %s(%d) has no text", what, n)
}

// unmarshalEnum leaves to as it is where text is not in the list; the error does not repeat the text.
func unmarshalEnum(texts []string, what string, text []byte, to *uint8) error {
	for i, t := range texts {
		if t == string(text) {
			*to = uint8(i)
			return nil
		}
	}
	return fmt.Errorf("law: not one of the words for %s", what)
}
