package rx

import (
	"encoding/json"
	"log/slog"
	"strconv"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Problem is one missing or wrong field: which, and the rule that says what is wrong and who can supply it. It never
// holds the field's value.
type Problem struct {
	Field string       // "quantity", "prescriber.dea", "patient.address"
	Rule  *reason.Rule // from Rules
}

// String is the field, what is wrong, and who can mend it: "quantity: no quantity (prescriber)".
func (p Problem) String() string {
	if p.Rule == nil {
		return p.Field
	}
	return p.Field + ": " + p.Rule.Text + " (" + p.Rule.Who.String() + ")"
}

// Refuses says whether nothing can be added to mend the problem, and only a new prescription helps: rule Unsigned.
func (p Problem) Refuses() bool { return p.Rule == Unsigned }

// problemJSON is the form of a problem in output.
type problemJSON struct {
	Field string      `json:"field"`
	Code  reason.Code `json:"code"`
	Text  string      `json:"text"`
	Who   reason.Who  `json:"who"`
}

// MarshalJSON gives field, code, text and who. It is output only: a rule is known by its pointer.
func (p Problem) MarshalJSON() ([]byte, error) {
	out := problemJSON{Field: p.Field}
	if p.Rule != nil {
		out.Code, out.Text, out.Who = p.Rule.Code, p.Rule.Text, p.Rule.Who
	}
	return json.Marshal(out)
}

// Problems is the error of an incomplete prescription: every problem at once, in the order of the checks.
type Problems []Problem

// Error lists the problems in one line, without a value of any field.
func (ps Problems) Error() string {
	if len(ps) == 0 {
		return "rx: no problems"
	}
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.String()
	}
	return "rx: " + count(len(ps)) + ": " + strings.Join(texts, "; ")
}

// By gives the problems that w can mend, so that each party is asked once, for everything. Nil where there are none.
func (ps Problems) By(w reason.Who) Problems {
	var out Problems
	for _, p := range ps {
		if p.Rule != nil && p.Rule.Who == w {
			out = append(out, p)
		}
	}
	return out
}

// Refused says whether one of the problems refuses the prescription as it is; see Problem.Refuses.
func (ps Problems) Refused() bool {
	for _, p := range ps {
		if p.Refuses() {
			return true
		}
	}
	return false
}

// LogValue is the line of Error.
func (ps Problems) LogValue() slog.Value { return slog.StringValue(ps.Error()) }

func (ps *Problems) need(ok bool, field string, r *reason.Rule) {
	if !ok {
		*ps = append(*ps, Problem{field, r})
	}
}

func count(n int) string {
	if n == 1 {
		return "1 problem"
	}
	return strconv.Itoa(n) + " problems"
}
