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
	room := y.Room(troop)
	if room.IsZero() {
		return Pieces{Catastrophic: price}
	}
	in := money.Min(price, money.Max(y.deductible.Amount.Sub(troop), money.Amount{}))
	rest := price.Sub(in)
	if y.part(rest).Less(room.Sub(in)) { // most fills end before the threshold
		return Pieces{Deductible: in, Initial: rest}
	}
	initial := money.Min(rest, y.gross(room.Sub(in)))
	return Pieces{Deductible: in, Initial: initial, Catastrophic: rest.Sub(initial)}
}

// Standard is what a member of the defined standard benefit pays for a fill of that price when the TrOOP before it is
// as given, over as many phases as the fill crosses: the deductible part, 25 % of the rest rounded half up once, and
// nothing past the threshold. It allocates nothing.
func (y *Year) Standard(price, troop money.Amount) money.Amount {
	price = money.Max(price, money.Amount{})
	in := money.Min(price, money.Max(y.deductible.Amount.Sub(troop), money.Amount{}))
	return money.Min(in.Add(y.part(price.Sub(in))), y.Room(troop))
}

// part is the member's standard share of an amount past the deductible.
func (y *Year) part(a money.Amount) money.Amount { return rateOf(a, y.share) }

// gross is the price whose standard share is a. It is exact: 25 % goes into a dollar four times.
func (y *Year) gross(a money.Amount) money.Amount {
	n, _ := money.FromCents(a.Cents() * int64(money.Percent(100)) / int64(y.share)) // a is at most the threshold
	return n
}

// rateOf is a part of a, half a cent up. The rate is at most 1, so the part of an amount within bounds is one too; an
// amount past money.MaxCents is no price, and has no part.
func rateOf(a money.Amount, r money.Rate) money.Amount {
	part, _ := a.Mul(r, money.HalfUp)
	return part
}
