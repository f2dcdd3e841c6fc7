package reason

import (
	"encoding/json"
	"strings"
)

// Step is one evaluated rule: the rule, two integers and their unit. A failed step is a reason. The zero value is
// no step at all.
type Step struct {
	Rule   *Rule
	A, B   int64
	Unit   Unit
	Failed bool
}

// Fact is one integer of a step with its name and its unit.
type Fact struct {
	Name  string `json:"name"`
	Value int64  `json:"value"`
	Unit  Unit   `json:"unit"`
	Text  string `json:"text"` // the value for a person: "$9.00"
}

// Facts are the named integers of s, A before B; none where the unit is None.
func (s Step) Facts() []Fact {
	if s.Rule == nil || s.Unit == None {
		return nil
	}
	var facts []Fact
	if name := s.Rule.Facts.A; name != "" {
		facts = append(facts, Fact{name, s.A, s.Unit, s.Unit.Format(s.A)})
	}
	if name := s.Rule.Facts.B; name != "" {
		facts = append(facts, Fact{name, s.B, s.Unit, s.Unit.Format(s.B)})
	}
	return facts
}

// Text is the sentence of the step with its facts in place: the rule's Text where it failed, its Passed where it
// passed. A passed step of a rule without Passed says "passed" and lists the facts, for Text speaks of the failure.
func (s Step) Text() string {
	switch {
	case s.Rule == nil:
		return ""
	case s.Failed:
		return s.fill(s.Rule.Text)
	case s.Rule.Passed != "":
		return s.fill(s.Rule.Passed)
	}
	return s.plainPass()
}

func (s Step) fill(text string) string {
	text = strings.ReplaceAll(text, "{a}", s.Unit.Format(s.A))
	return strings.ReplaceAll(text, "{b}", s.Unit.Format(s.B))
}

func (s Step) plainPass() string {
	var said []string
	for _, f := range s.Facts() {
		said = append(said, f.Name+" "+f.Text)
	}
	if said == nil {
		return "passed"
	}
	return "passed (" + strings.Join(said, ", ") + ")"
}

// String is one line for a log or a terminal: the code, the sentence, and after a failed step who can act and the
// reject code: "refill.too_soon: supply on hand lasts 30 days (member can act, reject 79)".
func (s Step) String() string {
	if s.Rule == nil {
		return ""
	}
	line := string(s.Rule.Code) + ": " + s.Text()
	if !s.Failed {
		return line
	}
	line += " (" + s.Rule.Who.String() + " can act"
	if s.Rule.Reject != "" {
		line += ", reject " + string(s.Rule.Reject)
	}
	return line + ")"
}

// stepJSON is the form of a step in output.
type stepJSON struct {
	Code   Code   `json:"code"`
	Failed bool   `json:"failed"`
	Text   string `json:"text"`
	Reject Reject `json:"reject,omitempty"`
	Who    Who    `json:"who,omitempty"`
	Facts  []Fact `json:"facts,omitempty"`
}

// MarshalJSON gives code, failed, text and facts, and for a failed step reject and who. It is output only: a rule
// is known by its pointer, so nothing reads it back. The zero value is null.
func (s Step) MarshalJSON() ([]byte, error) {
	if s.Rule == nil {
		return []byte("null"), nil
	}
	out := stepJSON{Code: s.Rule.Code, Failed: s.Failed, Text: s.Text(), Facts: s.Facts()}
	if s.Failed {
		out.Reject, out.Who = s.Rule.Reject, s.Rule.Who
	}
	return json.Marshal(out)
}
