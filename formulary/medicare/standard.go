package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// Pieces is the price of one fill, cut where the phases of the defined standard benefit meet. The three sum to the
// price.
type Pieces struct {
	Deductible, Initial, Catastrophic money.Amount
}

// Total is the price that was cut.
func (p Pieces) Total() money.Amount { return p.Deductible.Add(p.Initial).Add(p.Catastrophic) }

// Cut cuts a price that meets a TrOOP. The deductible takes dollar for dollar up to the standard deductible; the
// initial phase takes as much of the rest as its 25 % needs to reach the threshold; what is left is catastrophic.
// A price below $0 counts as $0.
func (y *Year) Cut(price, troop money.Amount) Pieces {
	price = money.Max(price, money.Amount{})
	in := y.inDeductible(price, troop)
	rest := price.Sub(in)
	initial := money.Min(rest, y.gross(y.Room(troop).Sub(in)))
	return Pieces{Deductible: in, Initial: initial, Catastrophic: rest.Sub(initial)}
}

// Standard is what a member of the defined standard benefit pays for a fill of that price when the TrOOP before it is
// as given, over as many phases as the fill crosses: the deductible part, 25 % of the rest rounded half up once, and
// nothing past the threshold. It allocates nothing.
func (y *Year) Standard(price, troop money.Amount) money.Amount {
	price = money.Max(price, money.Amount{})
	in := y.inDeductible(price, troop)
	return money.Min(in.Add(y.part(price.Sub(in))), y.Room(troop))
}

// inDeductible is the part of a price that meets the standard deductible. It is never more than the Room.
func (y *Year) inDeductible(price, troop money.Amount) money.Amount {
	left := y.deductible.Amount.Sub(money.Max(troop, money.Amount{}))
	return money.Min(price, money.Max(left, money.Amount{}))
}

// part is the member's standard share of an amount past the deductible.
func (y *Year) part(a money.Amount) money.Amount { return percentOf(a, y.share) }

// gross is the price whose standard share is a. It is exact: 25 % goes into a dollar four times.
func (y *Year) gross(a money.Amount) money.Amount { return cents(a.Cents() * 100 / y.share) }

// percentOf is a whole percent of a price, half a cent up. A price is not negative and not above money.MaxCents, so
// that nothing overflows.
func percentOf(a money.Amount, percent int64) money.Amount {
	return cents((a.Cents()*percent + 50) / 100)
}

// divide is a/n, half a cent up, of an amount that is not negative.
func divide(a money.Amount, n int64) money.Amount {
	c := a.Cents()
	return cents(c/n + c%n*2/n)
}

// cents is n cents, which came of an amount within bounds and is no larger.
func cents(n int64) money.Amount {
	a, _ := money.FromCents(n)
	return a
}
