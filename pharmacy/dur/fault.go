package dur

import (
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Fault is one thing that is wrong with an input: where, and which rule. It never holds the value.
type Fault struct {
	Path string // "interactions[3].a.class", "licence"
	Rule *reason.Rule
}

// String is where, what, the code, and who can mend it.
func (f Fault) String() string {
	return fmt.Sprintf("%s: %s (%s, %s can act)", f.Path, f.Rule.Text, f.Rule.Code, f.Rule.Who)
}

// Faults is everything that is wrong at once, in the order in which it was found: the error of Compile, of
// Triple.Validate and of Log.Append, reached by errors.As.
type Faults []Fault

// maxFaultLines bounds the text of an error; the slice holds all faults.
const maxFaultLines = 20

// Error is one line for one fault; for more a line each, up to twenty.
func (fs Faults) Error() string {
	if len(fs) == 1 {
		return "dur: " + fs[0].String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "dur: %d faults", len(fs))
	for i, f := range fs {
		if i == maxFaultLines {
			fmt.Fprintf(&b, "\n  and %d more", len(fs)-i)
			break
		}
		b.WriteString("\n  " + f.String())
	}
	return b.String()
}

func (fs *Faults) need(ok bool, path string, r *reason.Rule) {
	if !ok {
		*fs = append(*fs, Fault{path, r})
	}
}

func (fs Faults) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}
