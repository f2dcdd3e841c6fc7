package reason

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// MaxSteps is the room of a Trace.
const MaxSteps = 24

// Trace is the record of a decision: its steps in the order they were evaluated. It has a fixed size and recording
// allocates nothing. The zero value is ready.
//
// Past MaxSteps a passed step is dropped and counted; a failed one takes the room of the last passed one, so a
// refusal is never silent. Where all steps failed, a further failed one is counted as dropped, and as lost. Copies
// are independent. Compare with Equal: the room that is not in use may differ. Not safe for concurrent use.
type Trace struct {
	steps   [MaxSteps]Step
	n       uint8
	failed  bool
	dropped uint16
	lost    uint16
}

// Pass records a step that passed.
func (t *Trace) Pass(r *Rule, a, b int64, u Unit) {
	if t.n >= MaxSteps {
		t.dropped = increment(t.dropped)
		return
	}
	s := &t.steps[t.n] // field by field: a composite would be written twice
	s.Rule, s.A, s.B, s.Unit, s.Failed = r, a, b, u, false
	t.n++
}

// Fail records a step that failed: a reason.
func (t *Trace) Fail(r *Rule, a, b int64, u Unit) {
	t.failed = true
	if t.n == MaxSteps && !t.makeRoom() {
		return
	}
	t.steps[t.n] = Step{Rule: r, A: a, B: b, Unit: u, Failed: true}
	t.n++
}

// makeRoom drops the last passed step of a full trace; the steps after it move up, so that order is kept.
func (t *Trace) makeRoom() bool {
	t.dropped = increment(t.dropped)
	for i := MaxSteps - 1; i >= 0; i-- {
		if !t.steps[i].Failed {
			copy(t.steps[i:], t.steps[i+1:])
			t.n--
			return true
		}
	}
	t.lost = increment(t.lost)
	return false
}

func increment(n uint16) uint16 {
	if n == math.MaxUint16 {
		return n
	}
	return n + 1
}

// Reset empties t for another decision. Slices that Steps gave before are overwritten from then on.
func (t *Trace) Reset() { t.n, t.failed, t.dropped, t.lost = 0, false, 0, 0 }

// Steps are the recorded steps in order. The slice aliases t: copy what must outlive it.
func (t *Trace) Steps() []Step { return t.steps[:t.n:t.n] }

// Failed reports whether a step failed, one that found no room too.
func (t *Trace) Failed() bool { return t.failed }

// Dropped counts the steps that found no room, passed and failed, up to 65535.
func (t *Trace) Dropped() int { return int(t.dropped) }

// Lost counts the failed steps among the dropped: reasons that Reasons does not show, up to 65535.
func (t *Trace) Lost() int { return int(t.lost) }

// Reasons is a copy of the failed steps, in order; nil where none failed.
func (t *Trace) Reasons() []Step {
	var failed []Step
	for _, s := range t.Steps() {
		if s.Failed {
			failed = append(failed, s)
		}
	}
	return failed
}

// Rejects are the distinct reject codes of the failed steps, in order; nil where there are none.
func (t *Trace) Rejects() []Reject {
	var codes []Reject
	for _, s := range t.Steps() {
		if s.Failed && s.Rule != nil && s.Rule.Reject != "" && !slices.Contains(codes, s.Rule.Reject) {
			codes = append(codes, s.Rule.Reject)
		}
	}
	return codes
}

// Equal reports whether t and u hold the same steps in the same order and dropped as many. Rules are compared by
// pointer.
func (t *Trace) Equal(u *Trace) bool {
	return t.dropped == u.dropped && t.lost == u.lost && slices.Equal(t.Steps(), u.Steps())
}

// String is one line per step, and one that counts what was dropped.
func (t Trace) String() string {
	var b strings.Builder
	for _, s := range t.Steps() {
		b.WriteString(s.String())
		b.WriteByte('\n')
	}
	if t.dropped > 0 {
		fmt.Fprintf(&b, "%d more steps had no room, %d of them failed\n", t.dropped, t.lost)
	}
	return b.String()
}

// traceJSON is the form of a trace in output.
type traceJSON struct {
	Steps   []Step `json:"steps"`
	Dropped int    `json:"dropped,omitempty"`
	Lost    int    `json:"lost,omitempty"`
}

// MarshalJSON gives the steps, and what was dropped where something was. Output only.
func (t Trace) MarshalJSON() ([]byte, error) {
	steps := t.Steps()
	if steps == nil {
		steps = []Step{}
	}
	return json.Marshal(traceJSON{steps, t.Dropped(), t.Lost()})
}
