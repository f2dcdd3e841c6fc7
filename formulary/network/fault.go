package network

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Fault is one mistake in a document: where, which rule, and what exactly.
type Fault struct {
	Pointer string       // JSON pointer (RFC 6901) into the document; empty: the whole document
	Rule    *reason.Rule // one of the Doc rules
	Detail  string       // in words
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
		return "network: document: " + f[0].String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "network: document: %d faults", len(f))
	for i, fault := range f {
		if i == maxFaultLines {
			fmt.Fprintf(&b, "\n  and %d more", len(f)-i)
			break
		}
		b.WriteString("\n  " + fault.String())
	}
	return b.String()
}

func (f *Faults) add(pointer string, rule *reason.Rule, detail string) {
	*f = append(*f, Fault{pointer, rule, detail})
}

// need records that a fact is missing.
func (f *Faults) need(there bool, pointer, what string) {
	if !there {
		f.add(pointer, DocMissing, what)
	}
}

// path is the place of an element of a list. Its pointer is made only where there is a fault.
type path struct {
	list string
	i    int
}

func (p path) at(key string) string { return at(p.list, p.i) + key }

// lack is need for an element of a list.
func (f *Faults) lack(there bool, p path, key, what string) {
	if !there {
		f.add(p.at(key), DocMissing, what)
	}
}

// at is a pointer to an element of a list: "/pharmacies/3".
func at(list string, i int) string { return list + "/" + strconv.Itoa(i) }
