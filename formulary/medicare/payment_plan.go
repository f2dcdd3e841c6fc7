package medicare

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// A PlanInput is a year of the Medicare Prescription Payment Plan as [Year.PaymentPlan] takes it.
type PlanInput struct {
	First  time.Month   // first month of participation
	Before money.Amount // TrOOP of the year before it: what the member has paid that counts to the threshold

	// Costs are what the member owes for drugs at the counter, in First and the months after it; missing ones are $0.
	Costs []money.Amount
}

// Bills are the monthly bills of one participation, from its first month to December. They sum exactly to the costs.
type Bills struct {
	First time.Month // of participation
	bills [12]money.Amount
}

// InputError says which field of an input cannot be used, and why. It holds no amount.
type InputError struct{ Field, Why string }

// Error is one line: "medicare: Costs[3]: is negative".
func (e *InputError) Error() string { return "medicare: " + e.Field + ": " + e.Why }

// PaymentPlan is the bills of a member who spreads the year's costs (42 CFR 423.137). A month's cost is cut where the
// sum with Before reaches the threshold: past it the member owes nothing. No fee and no interest. The error is an
// *InputError.
func (y *Year) PaymentPlan(in PlanInput) (Bills, error) {
	if err := in.check(); err != nil {
		return Bills{}, err
	}
	b := Bills{First: in.First}
	room, balance := y.Room(in.Before), money.Amount{}
	for m := in.First; m <= time.December; m++ {
		cost := money.Amount{}
		if i := int(m - in.First); i < len(in.Costs) {
			cost = money.Min(in.Costs[i], room)
		}
		room = room.Sub(cost)
		bill := y.Bill(Month{First: in.First, Month: m, Before: in.Before, Balance: balance, Cost: cost})
		balance = balance.Add(cost).Sub(bill)
		b.bills[m-1] = bill
	}
	return b, nil
}

func (in *PlanInput) check() error {
	switch {
	case in.First < time.January || in.First > time.December:
		return &InputError{"First", "is no month: 1 to 12 are"}
	case in.Before.Sign() < 0:
		return &InputError{"Before", "is negative"}
	case len(in.Costs) > int(time.December-in.First)+1:
		return &InputError{"Costs", "reach past December: the plan ends with the year"}
	}
	for i, c := range in.Costs {
		if c.Sign() < 0 {
			return &InputError{fmt.Sprintf("Costs[%d]", i), "is negative: take a reversal out of the cost of its own month"}
		}
	}
	return nil
}

// A Month is one month of a participation, for a host that bills as the year goes.
type Month struct {
	First   time.Month   // of participation; its month is billed by the cap
	Month   time.Month   // that is billed
	Before  money.Amount // TrOOP before First; read in the first month only
	Balance money.Amount // owed from the months before and not yet billed
	Cost    money.Amount // new this month, within what the threshold leaves
}

// Bill is the bill of one month, rounded half up to the cent; what is not billed is carried. In the first month it is
// the lesser of what is owed and the cap, (threshold − before) ÷ months left; later what is owed ÷ months left; in
// December, which has no month after it, all that is owed. Months left count the month itself.
func (y *Year) Bill(m Month) money.Amount {
	owed := m.Balance.Add(m.Cost)
	left := int64(time.December-m.Month) + 1
	switch {
	case left <= 1:
		return owed
	case m.Month == m.First:
		return money.Min(owed, divide(y.Room(m.Before), left))
	default:
		return divide(owed, left)
	}
}

// Of is the bill of a month; ok is false for a month before the participation, and for one that is no month.
func (b *Bills) Of(m time.Month) (bill money.Amount, ok bool) {
	if b.First < time.January || m < b.First || m > time.December {
		return money.Amount{}, false
	}
	return b.bills[m-1], true
}

// Months are the bills from the first month to December; the slice is the caller's. The zero Bills has none.
func (b *Bills) Months() []money.Amount {
	if b.First < time.January {
		return nil
	}
	return append([]money.Amount(nil), b.bills[b.First-1:]...)
}

// Total is the sum of all bills, which is the sum of the costs as far as the threshold.
func (b *Bills) Total() money.Amount { return money.Sum(b.bills[:]...) }
