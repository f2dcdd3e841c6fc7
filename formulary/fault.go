package formulary

import (
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Fault is one mistake in a plan document: where, which rule, and what exactly.
type Fault struct {
	Pointer string       // JSON pointer (RFC 6901) into the document; empty: the whole document
	Rule    *reason.Rule // one of the Doc rules
	Detail  string       // in words, with line and column where a text was read
}

// String is one line: where, what, the rule, and who can mend it.
func (f Fault) String() string {
	where := f.Pointer
	if where == "" {
		where = "document"
	}
	return fmt.Sprintf("%s: %s: %s (%s, the %s can mend it)", where, f.Rule.Text, f.Detail, f.Rule.Code, f.Rule.Who)
}

// Faults is every mistake at once, in the order in which they were found. It is the error of ParseDocument and
// Compile, reached by errors.As.
type Faults []Fault

// maxFaultLines bounds the text of an error; the slice holds all faults.
const maxFaultLines = 20

// Error is one line for one fault; for more a line each, up to twenty.
func (f Faults) Error() string {
	if len(f) == 1 {
		return "formulary: plan document: " + f[0].String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "formulary: plan document: %d faults", len(f))
	for i, fault := range f {
		if i == maxFaultLines {
			fmt.Fprintf(&b, "\n  and %d more", len(f)-i)
			break
		}
		b.WriteString("\n  " + fault.String())
	}
	return b.String()
}
