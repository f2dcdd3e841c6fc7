package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// A DrugClass says who shares a Part D drug's price with the plan. The zero value is unknown.
type DrugClass uint8

// The classes.
const (
	Applicable    DrugClass = iota + 1 // brand, biologic, biosimilar: the manufacturer gives the discount
	NonApplicable                      // generics and the rest
	Selected                           // a drug with a maximum fair price in force: CMS stands in for the manufacturer
)

// String is "applicable", "non_applicable" or "selected"; "unset" for the zero value.
func (c DrugClass) String() string { return classes.name(uint8(c)) }

// MarshalText writes the class's word, and nothing for the zero value.
func (c DrugClass) MarshalText() ([]byte, error) { return classes.write(uint8(c)) }

// UnmarshalText reads what MarshalText writes.
func (c *DrugClass) UnmarshalText(text []byte) error { return classes.read(text, (*uint8)(c)) }

// Parts is who pays a price. The five sum to it, and none is negative.
type Parts struct {
	Member       money.Amount
	Subsidy      money.Amount // low-income cost sharing, which CMS pays as well
	Plan         money.Amount // the remainder
	Manufacturer money.Amount // discount of the Manufacturer Discount Program
	CMS          money.Amount // selected drug subsidy, and reinsurance in the catastrophic phase
}

// Total is the price that was split.
func (p Parts) Total() money.Amount {
	return p.Member.Add(p.Subsidy).Add(p.Plan).Add(p.Manufacturer).Add(p.CMS)
}

// others is what manufacturer and CMS pay of a piece, in whole percent.
type others struct{ manufacturer, cms int64 }

// liability is the split of the CMS CY2025 Part D redesign fact sheet (second-hand), by class and phase; the member's
// part is that of the benefit, the plan's the rest. A manufacturer whose discount phases in gives less: see [Maker].
var liability = [...][Catastrophic + 1]others{
	Applicable: {
		Initial:      {manufacturer: 10},
		Catastrophic: {manufacturer: 20, cms: 20},
	},
	NonApplicable: {
		Catastrophic: {cms: 40},
	},
	Selected: {
		Initial:      {cms: 10},
		Catastrophic: {cms: 40},
	},
}

// Split is who pays a price that lies wholly in one phase of the defined standard benefit. Each part is rounded half
// up, the plan's is the remainder. ok is false where phase or class is unset or unknown, or the price is negative.
func (y *Year) Split(phase Phase, class DrugClass, price money.Amount) (p Parts, ok bool) {
	switch phase {
	case Deductible:
		return y.SplitFill(Pieces{Deductible: price}, class, Cost{Member: price})
	case Initial:
		return y.SplitFill(Pieces{Initial: price}, class, Cost{Member: y.part(price)})
	case Catastrophic:
		return y.SplitFill(Pieces{Catastrophic: price}, class, Cost{})
	default:
		return Parts{}, false
	}
}

// Liability is who pays a fill, which may cross phases: the member and the subsidy what [Year.Settle] found, the
// manufacturer and CMS their part of each piece of [Year.Cut], the plan the remainder. The pieces follow the TrOOP
// also where the plan's benefit is not the standard one, as the discount does by statute (unconfirmed). Where a plan's
// own share leaves less than the others' parts, they are cut, the manufacturer's first, so that no part is negative.
// For a Supplemental drug the plan alone pays the rest. ok is as in [Year.Split].
func (y *Year) Liability(f *Fill, class DrugClass, c Cost) (p Parts, ok bool) {
	ok = y.LiabilityInto(f, class, c, &p)
	return p, ok
}

// LiabilityInto is [Year.Liability] into p, which holds the zero value where it reports false.
func (y *Year) LiabilityInto(f *Fill, class DrugClass, c Cost, p *Parts) (ok bool) {
	*p = Parts{}
	if f.Kind == Supplemental {
		*p = Parts{Member: c.Member, Plan: f.Price.Sub(c.Member)}
		return true
	}
	row := y.others(f, class)
	return row != nil && split(y.Cut(f.Price, f.TrOOP), row, c, p)
}

// SplitFill is [Year.Liability] of a fill that is cut already, at the whole discount. The parts are taken from the price
// one by one, the plan's last. ok is as in [Year.Split].
func (y *Year) SplitFill(pieces Pieces, class DrugClass, c Cost) (p Parts, ok bool) {
	if class < Applicable || class > Selected {
		return Parts{}, false
	}
	ok = split(pieces, &liability[class], c, &p)
	return p, ok
}

func split(pieces Pieces, row *[Catastrophic + 1]others, c Cost, p *Parts) (ok bool) {
	initial, catastrophic := pieces.Initial.Cents(), pieces.Catastrophic.Cents()
	left := pieces.Deductible.Cents() + initial + catastrophic
	if left < 0 {
		return false
	}
	p.Member = cents(taken(&left, c.Member.Cents()))
	p.Subsidy = cents(taken(&left, c.Subsidy.Cents()))
	p.CMS = cents(taken(&left, both(initial, row[Initial].cms, catastrophic, row[Catastrophic].cms)))
	p.Manufacturer = cents(taken(&left, both(initial, row[Initial].manufacturer, catastrophic, row[Catastrophic].manufacturer)))
	p.Plan = cents(left)
	return true
}

// taken is what there is of an amount in *left, which it is taken from.
func taken(left *int64, amount int64) int64 {
	amount = min(amount, *left)
	*left -= amount
	return amount
}

// both is one party's part: each piece is rounded by itself, so that a fill that crosses phases is the sum of its
// pieces.
func both(initial, percentOfIt, catastrophic, percentOfThat int64) int64 {
	return percent(initial, percentOfIt) + percent(catastrophic, percentOfThat)
}
