package formulary

import (
	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// each reads a list, one element at a time.
func each[T any](r *reader, list *[]T, element func(*T)) { strictjson.Each(r.Reader, list, element) }

// read reads a string with the parser of its kind.
func read[T any](r *reader, into *T, parse func(string) (T, error)) {
	strictjson.Parse(r.Reader, into, parse)
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
