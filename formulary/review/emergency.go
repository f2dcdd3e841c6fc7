package review

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Emergency asks for the supply that Medicaid owes while an authorization is not answered (SSA 1927(d)(5), R7.8).
type Emergency struct {
	Program      Program
	State        place.State // whose Medicaid; some give more than the country, so an unknown one is asked for
	On           cal.Date
	Pending      drug.Answer   // an authorization is needed and not yet answered
	Repeat       drug.Answer   // a routine repeat: the supply was given before for the same need
	MentalHealth drug.Answer   // a mental-health drug; asked where the state gives more for it
	Daily        drug.Quantity // taken a day
	Pack         drug.Quantity // the smallest pack that cannot be broken; unset: units can be counted out
}

// Bridge is a supply to be dispensed now. ClaimType and ClaimNumber are what the state wants on the claim, 0: nothing
// known; the days on the claim are Days, even where an unbroken pack lasts longer.
type Bridge struct {
	Quantity               drug.Quantity
	Days                   int
	ClaimType, ClaimNumber int
}

// Supply is the emergency supply, and the ruling on it. Unknown inputs give NeedInfo.
func (e Emergency) Supply() (Bridge, law.Ruling) {
	var r law.Ruling
	days, known := e.days()
	missing := !e.Program.Known() || !e.State.Valid() || !e.On.IsSet() || e.Pending == drug.Unknown || e.Repeat == drug.Unknown || !known ||
		!e.Daily.Positive()
	switch {
	case e.Program.Known() && e.Program != Medicaid:
		return refusal(&r, law.Deny, ruleEmergencyProgram)
	case e.Pending == drug.No:
		return refusal(&r, law.Deny, ruleEmergencyPending)
	case e.Repeat == drug.Yes:
		return refusal(&r, law.Deny, ruleEmergencyRepeat)
	case missing:
		return refusal(&r, law.NeedInfo, ruleEmergencyUnknown)
	}
	q, ok := e.packed(days)
	if !ok {
		return refusal(&r, law.NeedInfo, ruleEmergencyUnknown)
	}
	r.Outcome = law.Allow
	r.Trace.Pass(ruleEmergency, int64(days), 0, reason.Days)
	return Bridge{q, days, e.claim("claim_type"), e.claim("claim_number")}, r
}

func refusal(r *law.Ruling, o law.Outcome, why *reason.Rule) (Bridge, law.Ruling) {
	r.Outcome = o
	r.Trace.Fail(why, 0, 0, reason.None)
	return Bridge{}, *r
}

// days is how long the supply lasts: the state's own figure where it is longer. false: whether it applies is not known.
func (e Emergency) days() (int, bool) {
	country, ok := FigureOn("medicaid.emergency", e.On)
	state, more := FigureOn("medicaid.emergency.mental_health."+string(e.State), e.On)
	switch {
	case !more || e.MentalHealth == drug.No:
		return int(country.Value), ok
	case e.MentalHealth == drug.Yes:
		return int(max(country.Value, state.Value)), ok
	}
	return 0, false
}

// packed is the quantity for a number of days: whole units of what is counted out, or whole packs.
func (e Emergency) packed(days int) (drug.Quantity, bool) {
	n := e.Daily.Thousandths() * int64(days)
	pack := int64(1000)
	switch {
	case e.Pack.IsSet() && (!e.Pack.Positive() || e.Pack.Unit() != e.Daily.Unit()):
		return drug.Quantity{}, false
	case e.Pack.IsSet():
		pack = e.Pack.Thousandths()
	}
	q, err := drug.Thousandths((n+pack-1)/pack*pack, e.Daily.Unit())
	return q, err == nil
}

func (e Emergency) claim(what string) int {
	g, _ := FigureOn("medicaid.emergency."+what+"."+string(e.State), e.On)
	return int(g.Value)
}
