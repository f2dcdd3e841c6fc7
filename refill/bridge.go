package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// BridgeAsk is what a temporary local supply depends on.
type BridgeAsk struct {
	RunOut   cal.Date // first day without supply, from RunOut
	Expected cal.Date // the day on which mail is expected
	Today    cal.Date // where supply ran out before, days gone by are not bridged; unset: not looked at
	Daily    int64    // thousandths of a unit used a day
	MaxDays  int      // the plan's longest bridge; 0 takes BridgeMost
	Schedule drug.Schedule
	// MedicaidPending says that a prior authorization is pending under Medicaid: its own emergency supply of 72 hours goes
	// before a bridge (42 USC 1396r-8(d)(5)).
	MedicaidPending bool
	LocalPharmacy   drug.Answer // a pharmacy of the network lies within the radius
}

// BridgeSupply is a temporary supply from a local pharmacy of the network until mail comes.
type BridgeSupply struct {
	Days  int           // 0: none is needed
	Units int64         // thousandths of a unit, whole units
	Code  Clarification // the override that the mail order's claim needs, so that it meets no edit by the bridge
	Ways  []Option      // how to get it, in order
}

// Fill is the bridge as a fill: it counts as supply from its day on (R2.3).
func (b BridgeSupply) Fill(on cal.Date) Fill { return Fill{Date: on, Days: b.Days} }

// Bridge is the temporary supply that a member needs where mail cannot arrive in time, was rejected or is out of stock
// (R5.6). The gap is the whole days from run-out to the expected delivery, two days are added (our proposal), and the
// plan's limit cuts it. It is filled from a short prescription of its own: a transfer would move the mail prescription
// away. Of a controlled drug only the prescriber can give one.
func Bridge(q BridgeAsk) (BridgeSupply, law.Ruling) {
	f := found()
	f.ask(q.RunOut.IsSet() && q.Expected.IsSet(), law.NeedInfo, bare(ruleBridgeDates))
	f.ask(q.Daily > 0 && q.Daily <= drug.MaxThousandths, law.NeedInfo, bare(ruleBridgeDaily))
	f.ask(q.Schedule.Controlled() != drug.Unknown, law.NeedInfo, bare(ruleSchedule))
	if !f.allows() {
		return BridgeSupply{}, f.Ruling
	}
	gap := q.Expected.Sub(cal.Max(q.RunOut, q.Today))
	f.ask(gap > 0, law.Allow, fact(ruleBridgeNone, gap, 0, reason.Days))
	if gap <= 0 {
		return BridgeSupply{}, f.Ruling
	}
	if q.MedicaidPending {
		f.ask(false, law.Deny, bare(ruleBridgeMedicaid))
		return BridgeSupply{Ways: []Option{EmergencySupply}}, f.Ruling
	}
	return q.supply(&f, gap)
}

func (q *BridgeAsk) supply(f *finding, gap int) (BridgeSupply, law.Ruling) {
	spare, _ := NumberOn(BridgeSpare, q.RunOut)
	most, _ := NumberOn(BridgeMost, q.RunOut)
	if q.MaxDays > 0 {
		most = min(q.MaxDays, MaxDays)
	}
	days := min(gap+spare, most)
	f.ask(days >= gap, law.Allow, fact(ruleBridgeCut, gap, days, reason.Days))
	f.ask(q.Schedule == drug.NotControlled, law.Hold, bare(ruleBridgeControlled))
	f.ask(q.LocalPharmacy == drug.Yes, law.Allow, bare(ruleBridgeRadius))
	return BridgeSupply{Days: days, Units: wholeUnits(days, q.Daily), Code: ClarifyOther, Ways: q.ways()}, f.Ruling
}

// ways is how to get a bridge. An unknown network is taken as none near: the next nearest is looked for.
func (q *BridgeAsk) ways() []Option {
	switch {
	case q.Schedule != drug.NotControlled:
		return []Option{NewPrescription}
	case q.LocalPharmacy == drug.Yes:
		return []Option{LocalFill}
	}
	return []Option{NextNearest, EmergencySupply}
}
