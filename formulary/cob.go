package formulary

import (
	"errors"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// OtherPayment is what payers before this plan did with the claim. An amount that is absent: there was no other payer.
type OtherPayment struct {
	Paid           Known `json:"paid,omitzero"`           // by all of them (NCPDP 431-DV)
	Responsibility Known `json:"responsibility,omitzero"` // left to the patient by the last of them (NCPDP 352-NQ)
}

// takeResponsibility makes the patient's responsibility the price that a plan of method oppra works on.
func (c *claim) takeResponsibility(b *bill) bool {
	other, m := &c.r.Other, c.p.benefit.method
	switch {
	case !other.Paid.Set:
		return true
	case m == noMethod:
		c.needs(RuleCoordinationMethod)
		return false
	case m != patientResponsibility:
		return true
	case !other.Responsibility.Set || !other.Responsibility.usable():
		c.needs(RuleResponsibility)
		return false
	}
	b.other = money.Min(other.Paid.Amount, b.price)
	left := money.Min(other.Responsibility.Amount, b.price.Sub(b.other))
	b.writtenOff = b.price.Sub(b.other).Sub(left)
	b.covered = money.Min(b.covered, left)
	b.difference = money.Min(b.difference, left.Sub(b.covered))
	c.d.Trace.Pass(RuleCoordination, b.other.Cents(), left.Cents(), reason.Cents)
	return true
}

// coordinate lets the plan pay after others, by its method; what it pays less the member pays less.
func (c *claim) coordinate(b *bill) {
	other, m := &c.r.Other, c.p.benefit.method
	if !other.Paid.Set || m == noMethod || m == patientResponsibility {
		return
	}
	b.other = money.Min(other.Paid.Amount, b.price)
	own := b.price.Sub(b.member())
	pays := m.pays(own, b.other, b.price.Sub(b.other))
	excess := b.member().Sub(b.price.Sub(b.other).Sub(pays))
	for _, part := range [...]*money.Amount{&b.share, &b.penalty, &b.difference, &b.deductible} {
		take(part, &excess)
	}
	c.d.Trace.Pass(RuleCoordination, b.other.Cents(), pays.Cents(), reason.Cents)
	c.d.Deltas = c.counted(b)
}

// pays is what a plan pays after others: own is its benefit alone, before what they paid, left the rest of the price.
func (m method) pays(own, before, left money.Amount) money.Amount {
	if m == nonDuplication {
		own = money.Max(own.Sub(before), money.Amount{})
	}
	return money.Min(own, left)
}

// Payer is one payer of a claim that several cover, in the order in which they pay. The first has Paid and
// Responsibility; a later one has a Method, and OwnBenefit or, for PatientResponsibility, Copay.
type Payer struct {
	Paid           money.Amount
	Responsibility money.Amount // what it leaves to the patient
	Method         Coordination
	OwnBenefit     money.Amount // what it would pay alone
	Copay          money.Amount
}

// ErrPayers says that a chain of payers is not one: none, an amount below zero, more paid than the price, or a method
// that is none.
var ErrPayers = errors.New("formulary: coordinate: the payers do not make a chain")

// Coordinate is what each payer pays and what is left to the member (formulary 6.11). What all pay and the member's
// part are never more than the price together; they are less where an earlier payer's contract takes something off.
func Coordinate(price money.Amount, payers []Payer) (paid []money.Amount, member money.Amount, err error) {
	if len(payers) == 0 || price.Sign() < 0 {
		return nil, money.Amount{}, ErrPayers
	}
	first := payers[0]
	if first.Paid.Sign() < 0 || first.Responsibility.Sign() < 0 || price.Less(first.Paid.Add(first.Responsibility)) {
		return nil, money.Amount{}, ErrPayers
	}
	paid, sum, member := append(paid, first.Paid), first.Paid, first.Responsibility
	for _, p := range payers[1:] {
		pays, left, ok := p.after(sum, price.Sub(sum), member)
		if !ok {
			return nil, money.Amount{}, ErrPayers
		}
		paid, sum, member = append(paid, pays), sum.Add(pays), left
	}
	return paid, member, nil
}

// after is what a later payer pays and leaves to the patient.
func (p *Payer) after(sum, left, responsibility money.Amount) (pays, rest money.Amount, ok bool) {
	m := methods[p.Method]
	switch {
	case p.OwnBenefit.Sign() < 0 || p.Copay.Sign() < 0 || m == noMethod:
		return money.Amount{}, money.Amount{}, false
	case m == patientResponsibility:
		rest = money.Min(p.Copay, responsibility)
		return responsibility.Sub(rest), rest, true
	}
	pays = m.pays(p.OwnBenefit, sum, left)
	return pays, left.Sub(pays), true
}
