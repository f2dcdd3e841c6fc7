package formulary

import (
	"math"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// documentPolicy reads the benefit's policies, which are objects and words.
func (r *reader) documentPolicy(d *Document, key string) bool {
	switch key {
	case "suppressed":
		r.Boolean(&d.Suppressed)
	case "contradictions":
		r.Text((*string)(&d.Contradictions))
	case "deductible":
		d.Deductible = new(Deductible)
		r.deductible(d.Deductible)
	case "outOfPocket":
		d.OutOfPocket = new(OutOfPocket)
		r.fields(knownField("individual", &d.OutOfPocket.Individual), knownField("family", &d.OutOfPocket.Family))
	case "copayCard":
		r.Text((*string)(&d.CopayCard))
	case "coordination":
		r.Text((*string)(&d.Coordination))
	case "highDeductible":
		r.Boolean(&d.HighDeductible)
	case "federal":
		r.Boolean(&d.Federal)
	default:
		return r.documentProgram(d, key)
	}
	return true
}

// field is one field of an object: its key, and what reads its value.
type field struct {
	key  string
	read func(*reader)
}

// fields reads an object of some fields.
func (r *reader) fields(known ...field) {
	r.Object(func(key string) bool {
		for _, f := range known {
			if f.key == key {
				f.read(r)
				return true
			}
		}
		return false
	})
}

func knownField(key string, k *Known) field {
	return field{key, func(r *reader) { read(r, k, parseKnown) }}
}

func intField(key string, n *int) field { return field{key, func(r *reader) { r.Integer(n) }} }

func boolField(key string, b *bool) field { return field{key, func(r *reader) { r.Boolean(b) }} }

func wordField[T ~string](key string, w *T) field {
	return field{key, func(r *reader) {
		var s string
		r.Text(&s)
		*w = T(s)
	}}
}

func countField(key string, c *Count) field { return field{key, func(r *reader) { r.count(c) }} }

func quantityField(key string, q *drug.Quantity) field {
	return field{key, func(r *reader) { r.quantity(q) }}
}

func rateField(key string, rate *money.Rate) field {
	return field{key, func(r *reader) { read(r, rate, money.ParseRate) }}
}

// ratePointer reads a rate that may be absent.
func ratePointer(key string, rate **money.Rate) field {
	return field{key, func(r *reader) { read(r, rate, parseRate) }}
}

func bandField(key string, b *Band) field {
	return field{key, func(r *reader) { read(r, b, ParseBand) }}
}

func tiersField(key string, tiers *[]int) field {
	return field{key, func(r *reader) { each(r, tiers, r.Integer) }}
}

func (r *reader) count(c *Count) {
	at, before, n := r.At(), r.Faults(), 0
	r.Integer(&n)
	switch {
	case r.Faults() > before:
	case n < math.MinInt32 || n > math.MaxInt32:
		r.Fault(at, "a whole number of nine digits is needed here")
	default:
		*c = CountOf(n)
	}
}

func (r *reader) deductible(d *Deductible) {
	r.fields(wordField("kind", &d.Kind), knownField("individual", &d.Individual), knownField("family", &d.Family),
		wordField("straddle", &d.Straddle), wordField("beforeDeductible", &d.Before), boolField("integrated", &d.Integrated))
}

func (r *reader) shareTerms(s *CostShare, key string) bool {
	switch key {
	case "coinsurance":
		read(r, &s.Coinsurance, parseRate)
	case "greaterOf":
		r.Boolean(&s.GreaterOf)
	case "min":
		read(r, &s.Min, parseKnown)
	case "max":
		read(r, &s.Max, parseKnown)
	case "option":
		r.Text((*string)(&s.Option))
	case "phase":
		r.Text((*string)(&s.Phase))
	case "monthDays":
		r.Integer(&s.MonthDays)
	default:
		return false
	}
	return true
}
