package stream

import (
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Name is the permanent name of an event, a command or a piece of work: "order.opened". Lower-case words of letters,
// digits and underscores, at least two, with dots between them. Names are API: added, never changed or reused.
type Name string

// Named is a plain struct that JSON can hold, with a permanent name: an event, a command, a piece of work. Name has a
// value receiver and gives the same name for every value, the zero value too. Streams hand Named values around as
// values, never as pointers.
type Named interface{ Name() Name }

// Described is an optional interface of events that can tell themselves in one line, for a timeline: "shipped by UPS,
// expected 2026-12-01". The line holds no patient data: no name, address, drug or diagnosis.
type Described interface{ Describe() string }

// Describe is the line of n: what it says where it is Described, else its name.
func Describe(n Named) string {
	if d, ok := n.(Described); ok {
		return d.Describe()
	}
	return string(n.Name())
}

// Command is what somebody asks a stream to do.
type Command struct {
	By pharmacy.Actor
	Do Named
}

// Work is something that must happen outside the stream: a call of a port, or a command to another stream. The host
// routes it by the name of Do. It is stored with the events of its outcome, and done at least once under one key.
type Work struct {
	Do    Named
	Due   time.Time // zero: at once
	Timer bool      // the stream's one timer: it replaces the one before; Do comes back to this stream as a command
}

// Outcome is what a machine decided: what happened, what must be done about it, and which references the stream takes
// or gives back; or a Refusal and nothing else. The zero value is nothing to do.
type Outcome struct {
	Events     []Named
	Work       []Work
	Take, Free []Ref
	Refusal    *Refusal
}

// Refuse is the outcome of a machine that will not: rule r failed with facts a and b, while the stream stood at stage.
func Refuse(r *reason.Rule, a, b int64, u reason.Unit, stage string) Outcome {
	step := reason.Step{Rule: r, A: a, B: b, Unit: u, Failed: true}
	return Outcome{Refusal: &Refusal{Step: step, Stage: stage}}
}

// Check finds an outcome that no machine may give, whatever the state: a refusal with something beside it; work or
// references without an event, which would leave no record; a second timer. The error is the machine's programmer's.
func (o Outcome) Check() error {
	beside := len(o.Work) + len(o.Take) + len(o.Free)
	timers := 0
	for _, w := range o.Work {
		if w.Do == nil {
			return errors.New("stream: outcome has work with nothing to do")
		}
		if w.Timer {
			timers++
		}
	}
	switch {
	case o.Refusal != nil && len(o.Events)+beside > 0:
		return errors.New("stream: outcome has something beside its refusal")
	case len(o.Events) == 0 && beside > 0:
		return errors.New("stream: outcome has work or references, but no event to record")
	case timers > 1:
		return fmt.Errorf("stream: outcome sets %d timers, a stream has one", timers)
	}
	return nil
}

// Refusal is a value: the machine will not. Stage is how far the stream has come, in the machine's own word.
type Refusal struct {
	Step  reason.Step
	Stage string
}

// String is one line: the step that failed, and the stage.
func (r *Refusal) String() string {
	if r == nil {
		return ""
	}
	if r.Stage == "" {
		return r.Step.String()
	}
	return r.Step.String() + " at stage " + r.Stage
}

// Summary is one row of a work list: where a stream stands and who must act next. No patient data: the member is an
// opaque reference.
type Summary struct {
	Stream  ID         `json:"stream"`
	Member  string     `json:"member"` // rx.PatientRef
	Status  string     `json:"status"`
	Hold    string     `json:"hold,omitempty"` // a reason code; empty: not held
	Owner   reason.Who `json:"owner"`          // who must act next
	Since   time.Time  `json:"since"`          // when this status began
	Updated time.Time  `json:"updated"`        // when anything last happened
	Version int        `json:"version"`        // of the last record
}
