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
	whole := max(price.Cents(), 0)
	in := y.inDeductible(whole, troop.Cents())
	initial := min(whole-in, y.gross(y.room(troop.Cents())-in))
	return Pieces{Deductible: cents(in), Initial: cents(initial), Catastrophic: cents(whole - in - initial)}
}

// Standard is what a member of the defined standard benefit pays for a fill of that price when the TrOOP before it is
// as given, over as many phases as the fill crosses: the deductible part, 25 % of the rest rounded half up once, and
// nothing past the threshold. It allocates nothing.
func (y *Year) Standard(price, troop money.Amount) money.Amount {
	whole := max(price.Cents(), 0)
	in := y.inDeductible(whole, troop.Cents())
	return cents(min(in+percent(whole-in, y.share), y.room(troop.Cents())))
}

// What follows is in whole cents: no price is above money.MaxCents, so that nothing overflows.

// inDeductible is the part of a price that meets the standard deductible. It is never more than the room.
func (y *Year) inDeductible(price, troop int64) int64 {
	return min(price, max(y.deductible.Amount.Cents()-max(troop, 0), 0))
}

// room is what is missing from the TrOOP to the threshold.
func (y *Year) room(troop int64) int64 { return max(y.threshold.Amount.Cents()-max(troop, 0), 0) }

// gross is the price whose standard share is a. It is exact: 25 % goes into a dollar four times.
func (y *Year) gross(a int64) int64 { return a * 100 / y.share }

// percent is n percent of a price that is not negative, half a cent up.
func percent(price, n int64) int64 { return (price*n + 50) / 100 }

// part is the member's standard share of an amount past the deductible.
func (y *Year) part(a money.Amount) money.Amount { return cents(percent(a.Cents(), y.share)) }

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
