package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// SyncDrug is one drug of a member who wants all of them on one day.
type SyncDrug struct {
	Rx     rx.ID
	Fills  []Fill // of the drug, in any order
	Policy Policy
	Daily  int64 // thousandths of a unit used a day: half a tablet is 500
	Days   int   // days' supply of a full fill
	// Today is the day of planning: where supply ran out before, days gone by are not made up for. Unset: not looked at.
	Today cal.Date
}

// SyncFill is one fill of the plan.
type SyncFill struct {
	Rx       rx.ID
	Needed   cal.Date      // the day from which it is needed; by mail it is ordered the lead before
	Days     int           // days' supply
	Units    int64         // thousandths of a unit, whole units
	Code     Clarification // ClarifyShort, ClarifyAfterShort, or 0: an ordinary fill
	Earliest cal.Date      // refill too soon before it, reckoned with the fills planned so far; unset: nothing against it
}

// SyncPlan brings drugs to one day.
type SyncPlan struct {
	Anchor cal.Date
	Fills  []SyncFill // in order of the drugs: a short fill where one is needed, then the full fill on the anchor
}

// Synchronize plans short fills so that every drug runs out on one day, the anchor, and full fills from there (R2.7).
// asked is the day that the member would like; where a drug runs out after it, or it is unset, the latest run-out is the
// anchor. A short fill has code 47 and the full fill after it code 48, whose too-soon date counts from the short one.
// What a short fill costs is a matter of the plan: the formulary knows daily cost sharing.
//
// A drug without a fill, use or supply is NeedInfo. A short fill of more than one supply is refused: a nearer anchor is
// needed. Every drug is looked at, and the plan is empty where one cannot be planned.
func Synchronize(asked cal.Date, drugs []SyncDrug) (SyncPlan, law.Ruling) {
	f := found()
	f.ask(len(drugs) > 0, law.NeedInfo, bare(ruleSyncNone))
	p := SyncPlan{Anchor: asked}
	for i, d := range drugs {
		f.ask(d.sound(), law.NeedInfo, fact(ruleSyncDrug, i+1, 0, reason.Count))
		p.Anchor = cal.Max(p.Anchor, d.needed())
	}
	if !f.allows() {
		return SyncPlan{}, f.Ruling
	}
	for _, d := range drugs {
		short := p.Anchor.Sub(d.needed())
		f.ask(short <= d.Days, law.Deny, fact(ruleSyncFar, short, d.Days, reason.Days))
		p.Fills = append(p.Fills, d.plan(p.Anchor, short)...)
	}
	if !f.allows() {
		return SyncPlan{}, f.Ruling
	}
	return p, f.Ruling
}

func (d SyncDrug) sound() bool {
	return RunOut(d.Fills).IsSet() && d.Daily > 0 && d.Daily <= drug.MaxThousandths && d.Days >= 1 && d.Days <= MaxDays &&
		d.Policy.Valid()
}

// needed is the first day from which the drug is short of supply that a fill can still give.
func (d SyncDrug) needed() cal.Date { return cal.Max(RunOut(d.Fills), d.Today) }

func (d SyncDrug) plan(anchor cal.Date, short int) []SyncFill {
	full := SyncFill{Rx: d.Rx, Needed: anchor, Days: d.Days, Units: wholeUnits(d.Days, d.Daily),
		Earliest: Earliest(d.Fills, anchor, d.Policy)}
	if short == 0 {
		return []SyncFill{full}
	}
	from := d.needed()
	first := SyncFill{Rx: d.Rx, Needed: from, Days: short, Units: wholeUnits(short, d.Daily), Code: ClarifyShort,
		Earliest: Earliest(d.Fills, from, d.Policy)}
	history := append(append([]Fill(nil), ordered(d.Fills)...), Fill{Date: from, Days: short})
	full.Code, full.Earliest = ClarifyAfterShort, Earliest(history, anchor, d.Policy)
	return []SyncFill{first, full}
}

// wholeUnits is what so many days need at daily thousandths a day, rounded up to whole units, in thousandths.
func wholeUnits(days int, daily int64) int64 {
	return (int64(days)*daily + 999) / 1000 * 1000
}
