package shipping

import (
	"fmt"
	"strings"
)

// Fault is one missing or wrong field. It holds no value of the field.
type Fault struct {
	Field string // "to.street1", "parcel.grams", "key"
	Text  string // what is wrong: "is missing"
}

// Invalid lists every fault of an input at once. errors.Is finds ErrInvalid in it.
type Invalid struct{ Faults []Fault }

// Error is one line: "shipping: invalid input: to.street1 is missing; parcel.grams must be above zero".
func (e *Invalid) Error() string {
	said := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		said[i] = f.Field + " " + f.Text
	}
	return ErrInvalid.Error() + ": " + strings.Join(said, "; ")
}

// Unwrap gives ErrInvalid.
func (e *Invalid) Unwrap() error { return ErrInvalid }

// faults collects the faults of one input under a path.
type faults struct {
	path string
	list []Fault
}

func (f *faults) add(field, format string, args ...any) {
	f.list = append(f.list, Fault{f.path + field, fmt.Sprintf(format, args...)})
}

func (f *faults) under(path string, fill func(*faults)) {
	before := f.path
	f.path += path + "."
	fill(f)
	f.path = before
}

func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	return &Invalid{f.list}
}
