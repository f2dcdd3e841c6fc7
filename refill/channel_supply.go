package refill

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// SupplyAsk is what the quantity of a fill depends on. Quantities are thousandths of a unit: 30 tablets are 30000.
type SupplyAsk struct {
	Written       int64         // of one fill, as the prescriber wrote
	UnitsLeft     int64         // of the prescription, refills included
	Daily         int64         // used a day
	MaxDays       int           // the longest supply of the plan by this channel
	Days          int           // asked for; 0: as long as may be
	Schedule      drug.Schedule // of the drug
	StateJoins    drug.Answer   // the state lets refills be joined into one larger fill
	AsWritten     bool          // the prescriber barred a larger fill: "dispense 30 only"
	FirstFillRule bool          // the plan wants a first fill no larger than written, and this is one
}

// Dispense is how much to dispense, and what to ask the prescriber for where more would be possible.
type Dispense struct {
	Units   int64 // thousandths of a unit
	Days    int   // whole days that they last
	Left    int64 // thousandths that stay on the prescription
	Fills   int   // whole written fills that were joined; 1: as written; 0: less than one
	Ask     int   // days' supply that the member does well to ask the prescriber for; 0: nothing to ask
	Refills int   // that go with Ask, for a year's supply
}

// ForChannel is the quantity of a fill by a plan's channel (R2.9): as long a supply as the plan gives there, and as the
// prescription has left. Less than a written fill is always possible, more only in whole written fills, and only where
// refills may be joined: the drug is not controlled, the state allows it, neither the prescriber nor a rule of the plan
// on first fills bars it (unconfirmed). Failed steps of an Allow say why they were not joined. A longer supply than the
// plan has is a Deny with reject AG, and the Dispense is the longest that may be asked for instead; one that lasts less
// than a day is a Deny too.
func ForChannel(q SupplyAsk) (Dispense, law.Ruling) {
	f := found()
	f.ask(q.sound(), law.NeedInfo, bare(ruleSupplyOpen))
	f.ask(q.UnitsLeft > 0, law.Deny, bare(ruleNoUnits))
	if !f.allows() {
		return Dispense{}, f.Ruling
	}
	f.ask(q.Days <= q.MaxDays, law.Deny, fact(ruleOverMax, q.Days, q.MaxDays, reason.Days))
	days := q.MaxDays
	if q.Days > 0 {
		days = min(days, q.Days)
	}
	most := min(int64(days)*q.Daily, q.UnitsLeft)
	d := Dispense{Units: q.choose(&f, most)}
	d.Days, d.Left, d.Fills = int(d.Units/q.Daily), q.UnitsLeft-d.Units, int(d.Units/q.Written)
	f.ask(d.Days >= 1, law.Deny, bare(ruleNoDay))
	q.advise(&d)
	return d, f.Ruling
}

// choose is the units of a fill that may have most.
func (q *SupplyAsk) choose(f *finding, most int64) int64 {
	if most < q.Written {
		return max(most/1000*1000, min(most, 1000)) // whole units, where there is one
	}
	if most < 2*q.Written || !q.joins(f) {
		return q.Written
	}
	return most / q.Written * q.Written
}

func (q *SupplyAsk) joins(f *finding) bool {
	g := found()
	g.ask(q.Schedule == drug.NotControlled, law.Deny, bare(ruleJoinControlled))
	g.answer(q.StateJoins, law.Deny, bare(ruleJoinState))
	g.ask(!q.AsWritten, law.Deny, bare(ruleJoinPrescriber))
	g.ask(!q.FirstFillRule, law.Deny, bare(ruleJoinFirst))
	for _, s := range g.Trace.Steps() {
		f.ask(!s.Failed, law.Allow, s)
	}
	return g.allows()
}

// advise fills in what to ask for (feature 30): a full supply with refills for a year, where the prescription as written
// is shorter and the drug is not controlled.
func (q *SupplyAsk) advise(d *Dispense) {
	if d.Days >= q.MaxDays || q.Written >= int64(q.MaxDays)*q.Daily || q.Schedule != drug.NotControlled {
		return
	}
	d.Ask, d.Refills = q.MaxDays, max(0, 365/q.MaxDays-1)
}

func (q *SupplyAsk) sound() bool {
	amount := func(n int64) bool { return n > 0 && n <= drug.MaxThousandths }
	return amount(q.Written) && amount(q.Daily) && q.UnitsLeft >= 0 && q.UnitsLeft <= 100*drug.MaxThousandths &&
		q.MaxDays >= 1 && q.MaxDays <= MaxDays && q.Days >= 0 && q.Schedule.Controlled() != drug.Unknown
}
