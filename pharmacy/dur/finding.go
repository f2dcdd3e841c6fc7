package dur

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Finding is one thing that a screen found. It names drugs and rules and nobody.
type Finding struct {
	Rule     *reason.Rule
	Conflict Conflict // the code for the claim; empty where the finding asks for a fact
	Severity Severity
	Outcome  law.Outcome // Allow: shown. Hold: a pharmacist decides. NeedInfo: the fact is asked for
	A, B     drug.RxCUI  // the ingredient that is to be filled, and the one that it meets; 0 where there is none
	Note     *Note       // the row of the knowledge that fired; nil where none did
	// X and Y are the facts of the rule in Unit: days, a dose and its limit.
	X, Y int64
	Unit reason.Unit
	// DoseA and DoseB are micrograms a day of A and B, for telling whether an override still fits; 0 is unknown.
	DoseA, DoseB int64
	Prescriber   rx.NPI     // of the fill
	Fill         FillID     // whose finding it is
	Suppressed   OverrideID // the override that spoke for it; empty: none
}

// Step is the finding as a failed step of a trace.
func (f *Finding) Step() reason.Step {
	return reason.Step{Rule: f.Rule, A: f.X, B: f.Y, Unit: f.Unit, Failed: true}
}

// String is the severity, the step and the words of the knowledge, for a pharmacist's screen.
func (f *Finding) String() string {
	text := f.Severity.String() + " " + f.Step().String()
	if f.Note != nil && f.Note.Words != "" {
		text += ": " + f.Note.Words
	}
	return text
}

// Findings is what a screen found, in the order of the checks. The zero value is ready for ScreenInto, and one that was
// used before is emptied; its room is kept. Not safe for concurrent use.
type Findings struct {
	List    []Finding
	Version string // of the knowledge
}

// Outcome is the most restrictive of all findings; Allow where there is none.
func (fs *Findings) Outcome() law.Outcome {
	out := law.Allow
	for i := range fs.List {
		out = max(out, fs.List[i].Outcome)
	}
	return out
}

// Worst is the gravest severity of what is not suppressed; Undetermined where there is nothing.
func (fs *Findings) Worst() Severity {
	var s Severity
	for i := range fs.List {
		if fs.List[i].Suppressed == "" {
			s = max(s, fs.List[i].Severity)
		}
	}
	return s
}

// Trace is the findings as reasons, suppressed ones as passed steps.
func (fs *Findings) Trace() reason.Trace {
	var t reason.Trace
	for i := range fs.List {
		f := &fs.List[i]
		if f.Suppressed != "" {
			t.Pass(f.Rule, f.X, f.Y, f.Unit)
			continue
		}
		t.Fail(f.Rule, f.X, f.Y, f.Unit)
	}
	return t
}

// Reset empties fs and keeps its room.
func (fs *Findings) Reset() { fs.List, fs.Version = fs.List[:0], "" }
