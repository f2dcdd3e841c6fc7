package refill

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// SameUnit is Pack.PerUnit of a drug that is used in the unit in which it is counted: a tablet is a tablet.
const SameUnit = 1000

// Directions is the sig as numbers. Amounts are thousandths of the unit of use, which may be another than the unit of
// count: drops of a bottle counted in mL, insulin units of a pen.
type Directions struct {
	Dose  int64 // each time; the most, where the sig gives a range
	Times int   // in a period; the most, where the sig says "as needed"
	Every int   // days in a period; 0 is one day
	Prime int64 // lost with each dose, where the label says to prime before it
}

// Pack is a number of equal containers. Tablets from one bottle are one container without a limit in use.
type Pack struct {
	Count   int   // containers
	Holds   int64 // each, in thousandths of the unit of count
	PerUnit int64 // units of use in a unit of count, in thousandths; SameUnit where they are the same; 0: unknown
	Discard int   // days after which an opened container is thrown away; 0: no limit
	Prime   int64 // lost with each container when it is opened, in thousandths of the unit of use
}

// Bounds of what the functions below reckon with; a number beyond them is a slip of the pen.
const (
	maxTimes   = 1000       // doses in a period
	maxPeriod  = 366        // days
	maxCount   = 9999       // containers
	maxPerUnit = 10_000_000 // 10,000 units of use in one of count
)

// DaysSupply is the whole days that a dispensed quantity lasts (R2.8): what each container gives before it is used up or
// must be thrown away, added up, and divided by the greatest daily use. What is unknown is asked for: no number of drops
// in a millilitre is taken for granted. Less than one day, or more than MaxDays, is refused. The days are 0 unless the
// ruling allows them.
func DaysSupply(packs []Pack, s Directions) (int, law.Ruling) {
	f := found()
	f.ask(s.sound(), law.NeedInfo, bare(ruleDirectionsOpen))
	f.ask(len(packs) > 0, law.NeedInfo, bare(ruleNoPack))
	for i, p := range packs {
		f.ask(p.PerUnit > 0, law.NeedInfo, fact(rulePerUnit, i+1, 0, reason.Count))
		f.ask(p.sound(), law.NeedInfo, fact(rulePack, i+1, 0, reason.Count))
	}
	if !f.allows() {
		return 0, f.Ruling
	}
	days := s.days(packs)
	f.ask(days >= 1, law.Deny, bare(ruleNoDay))
	f.ask(days <= MaxDays, law.Deny, fact(ruleTooLong, MaxDays, 0, reason.Days))
	if !f.allows() {
		return 0, f.Ruling
	}
	return days, f.Ruling
}

// days adds up in units of use times the days of a period, so that nothing is rounded before the end, and stops above
// MaxDays.
func (s Directions) days(packs []Pack) int {
	period := int64(max(1, s.Every))
	perPeriod := (s.Dose + s.Prime) * int64(s.Times)
	enough := perPeriod * (MaxDays + 1)
	var sum int64
	for _, p := range packs {
		one := max(0, p.Holds*p.PerUnit/1000-p.Prime) * period
		if p.Discard > 0 {
			one = min(one, perPeriod*int64(p.Discard))
		}
		for range p.Count {
			if sum += min(one, enough); sum >= enough {
				return MaxDays + 1
			}
		}
	}
	return int(sum / perPeriod)
}

func (s Directions) sound() bool {
	return s.Dose > 0 && s.Dose <= drug.MaxThousandths && s.Times > 0 && s.Times <= maxTimes &&
		s.Every >= 0 && s.Every <= maxPeriod && s.Prime >= 0 && s.Prime <= drug.MaxThousandths
}

func (p Pack) sound() bool {
	return p.Count > 0 && p.Count <= maxCount && p.Holds > 0 && p.Holds <= drug.MaxThousandths && p.PerUnit <= maxPerUnit &&
		p.Discard >= 0 && p.Discard <= MaxDays && p.Prime >= 0 && p.Prime <= drug.MaxThousandths
}
