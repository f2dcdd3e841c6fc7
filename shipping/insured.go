package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// insuredCaps are the highest declared values of a parcel, as the carriers' service guides gave them on 2026-11-24
// (second-hand). A carrier without a row has a cap that is not known.
var insuredCaps = map[CarrierCode]money.Amount{
	USPS:  money.Cents(5_000_00),
	UPS:   money.Cents(50_000_00),
	FedEx: money.Cents(50_000_00),
}

// militaryInsured is the highest insurance that USPS sells to an APO, FPO or DPO.
var militaryInsured = money.Cents(500_00)

// InsuredCap is the highest value that a carrier lets a parcel declare; false where it is not known. What an adapter
// takes (Capabilities.MaxInsured) may be less.
func InsuredCap(c CarrierCode) (money.Amount, bool) {
	most, known := insuredCaps[c]
	return most, known
}

func guardInsured(t *reason.Trace, c CarrierCode, s *Shipment) {
	most, known := InsuredCap(c)
	atMost(t, RuleInsuredCap, s.Insured, most, known)
	atMost(t, RuleInsuredMilitary, s.Insured, militaryInsured, s.To.Military())
}

func atMost(t *reason.Trace, r *reason.Rule, declared, most money.Amount, applies bool) {
	if applies && most.Less(declared) {
		t.Fail(r, declared.Cents(), most.Cents(), reason.Cents)
		return
	}
	t.Pass(r, declared.Cents(), most.Cents(), reason.Cents)
}

// SplitInsured shares a value over as few parcels as a cap allows, as evenly as cents allow, the larger shares first;
// the shares sum to the value. A value within the cap is one share. Nil where the value is not above zero, the cap is
// not, or more than a hundred parcels would be needed.
func SplitInsured(value, most money.Amount) []money.Amount {
	if value.Sign() <= 0 || most.Sign() <= 0 {
		return nil
	}
	total := value.Cents()
	n := (total-1)/most.Cents() + 1
	if n > 100 {
		return nil
	}
	shares := make([]money.Amount, n)
	for i := range shares {
		shares[i] = money.Cents((total + n - 1 - int64(i)) / n)
	}
	return shares
}

// SignaturePolicy says from which value on somebody signs for a parcel (feature 106). The zero value asks for controlled
// drugs alone.
type SignaturePolicy struct {
	Over     money.Amount // a value above it is signed for; zero: none is
	From, To cal.Date     // both counted; unset: no limit
	Source   string
	Evidence reason.Evidence
}

// StandardSignature asks from 500 dollars on, as FedEx does by itself.
var StandardSignature = SignaturePolicy{
	Over: money.Cents(500_00), From: cal.Of(2025, 1, 1),
	Source: "FedEx service guide; UPS alike by secondary pages of 2026", Evidence: reason.SecondHand,
}

// Ask is the least signature of a parcel: an adult's for a controlled drug, anybody's for one of more value than the
// policy's, else what s asks already. It never lowers what is asked. Outside the policy's days only the drug counts.
func (p SignaturePolicy) Ask(s Shipment) Signature {
	switch {
	case s.Controlled:
		return AdultSignature
	case p.Over.Sign() > 0 && p.Over.Less(s.Insured) && within(s.ShipOn, p.From, p.To):
		return max(s.Signature, AnySignature)
	}
	return s.Signature
}

// within reports whether d lies from from to to, both counted; an unset limit is none, and so is an unset d.
func within(d, from, to cal.Date) bool {
	return !d.IsSet() || !d.Before(from) && (!to.IsSet() || !d.After(to))
}
