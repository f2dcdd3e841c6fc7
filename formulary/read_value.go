package formulary

import (
	"strconv"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// each reads a list, one element at a time.
func each[T any](r *reader, list *[]T, element func(*T)) {
	r.array(func() {
		var v T
		element(&v)
		*list = append(*list, v)
	})
}

// read reads a string with the parser of its kind.
func read[T any](r *reader, into *T, parse func(string) (T, error)) {
	r.next()
	at, before := r.at, len(r.faults)
	var s string
	r.text(&s)
	if len(r.faults) > before {
		return
	}
	v, err := parse(s)
	if err != nil {
		r.fault(DocValue, at, err.Error())
		return
	}
	*into = v
}

func (r *reader) text(into *string) {
	if r.next() != '"' {
		r.wrong("a text in quotation marks")
		return
	}
	*into = r.quoted()
}

func (r *reader) integer(into *int) {
	if c := r.next(); c != '-' && (c < '0' || c > '9') {
		r.wrong("a whole number")
		return
	}
	at := r.at
	n, err := strconv.Atoi(r.bare())
	if err != nil {
		r.fault(DocValue, at, "a whole number is needed here")
		return
	}
	*into = n
}

func (r *reader) boolean(into *bool) {
	if c := r.next(); c != 't' && c != 'f' {
		r.wrong("true or false")
		return
	}
	*into = r.bare() == "true"
}

func parseKnown(s string) (Known, error) {
	a, err := money.Parse(s)
	return Known{Amount: a, Set: err == nil}, err
}

func parseRate(s string) (*money.Rate, error) {
	rate, err := money.ParseRate(s)
	return &rate, err
}

func parseAnswer(s string) (a drug.Answer, err error) {
	err = a.UnmarshalText([]byte(s))
	return a, err
}

func parseSource(s string) (v drug.Source, err error) {
	err = v.UnmarshalText([]byte(s))
	return v, err
}
