package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Exemption is why the opioid edits of Part D do not apply to a member. The zero value is none that is known.
type Exemption uint8

// The exemptions (R6.6).
const (
	NotExempt Exemption = iota
	LongTermCare
	Hospice
	PalliativeCare
	SickleCell
	CancerPain
)

func (e Exemption) stated() bool { return e >= LongTermCare && e <= CancerPain }

// OpioidPlan is what the plan says about its opioid edits.
type OpioidPlan struct {
	Exempt Exemption
	// Naive says that no opioid was filled in the plan's look-back, whose length is the plan's and has no default.
	// Unknown is asked for where it matters.
	Naive drug.Answer
	// HardMME is the plan's hard edit in morphine milligrams a day; 0: the plan has none. It may not be set below 200.
	HardMME int
}

// OpioidReview is the opioid edits of one fill.
type OpioidReview struct {
	law.Ruling
	// MME is thousandths of morphine milligram equivalents a day over all opioids that are taken; where one could not be
	// counted, it is the least that it can be, and the outcome is at least NeedInfo.
	MME int64
	// Management says that the dose part of a drug management program is met: above 90, which the edit at 90 is not.
	Management bool
}

// Opioid runs the Part D opioid edits on a fill (R6.6). Deny is a hard edit, which the plan alone can lift; Hold is one that a
// pharmacist may override, for care coordination after the prescriber was asked. A fill that is neither an opioid nor a
// benzodiazepine passes.
func Opioid(k *Knowledge, p *Profile, c *Candidate, plan OpioidPlan, asOf cal.Date) OpioidReview {
	o := opioids{k: k, p: p, c: c, plan: plan, day: asOf}
	o.out.Outcome = law.Allow
	var opioidsKnown, benzosKnown bool
	o.opioid, opioidsKnown = k.classes[Opioids]
	o.benzo, benzosKnown = k.classes[Benzodiazepines]
	switch {
	case !asOf.IsSet():
		refuse(&o.out.Ruling, law.NeedInfo, ruleDay)
	case !c.wellCoded():
		refuse(&o.out.Ruling, law.NeedInfo, ruleUncoded)
	case !opioidsKnown || !benzosKnown:
		refuse(&o.out.Ruling, law.NeedInfo, ruleOpioidClasses)
	case plan.Exempt.stated():
		o.count()
		pass(&o.out.Ruling, ruleExempt)
	default:
		o.edits()
	}
	return o.out
}

type opioids struct {
	k    *Knowledge
	p    *Profile
	c    *Candidate
	plan OpioidPlan
	day  cal.Date
	out  OpioidReview

	opioid, benzo int32 // numbers of the classes
	millionths    int64 // of morphine milligrams a day; cut to thousandths once, at the end
}

func (o *opioids) edits() {
	opioid, benzo := o.k.holds(&o.c.Medication, o.opioid), o.k.holds(&o.c.Medication, o.benzo)
	if opioid {
		o.count()
		o.doses()
		o.naive()
		o.longActing()
	}
	if opioid && o.taken(o.benzo) || benzo && o.taken(o.opioid) {
		refuse(&o.out.Ruling, law.Hold, ruleOpioidBenzo)
	}
}

// taken reports whether a drug of a class is taken beside the fill.
func (o *opioids) taken(class int32) bool {
	for i := range o.p.Drugs {
		if m := &o.p.Drugs[i]; o.beside(m) && o.k.holds(m, class) {
			return true
		}
	}
	return false
}

// beside reports whether m is taken on the day, is no fill of the same prescription, and gives no place to the fill.
func (o *opioids) beside(m *Medication) bool {
	return m.ActiveOn(o.day) && !m.sameRx(o.c) && !m.replacedBy(o.c)
}

// doses is care coordination, and the plan's hard edit where it has one.
func (o *opioids) doses() {
	care, ok := o.number(CareMME)
	if ok {
		o.above(care, law.Hold, ruleCare)
	}
	if o.plan.HardMME == 0 {
		return
	}
	if least, ok := o.number(HardMME); ok {
		if int64(o.plan.HardMME) < least {
			o.out.Outcome = max(o.out.Outcome, law.NeedInfo)
			o.out.Trace.Fail(ruleHardTooLow, int64(o.plan.HardMME), least, reason.Count)
			return
		}
		o.above(int64(o.plan.HardMME), law.Deny, ruleHard)
	}
}

// above refuses from a limit on: 90 of 90 fires.
func (o *opioids) above(limit int64, to law.Outcome, r *reason.Rule) {
	if o.millionths < limit*1_000_000 {
		o.out.Trace.Pass(r, o.out.MME, limit*1000, reason.Thousandths)
		return
	}
	o.out.Outcome = max(o.out.Outcome, to)
	o.out.Trace.Fail(r, o.out.MME, limit*1000, reason.Thousandths)
}

// naive is the first supply of somebody who took no opioid: it may not be longer than seven days.
func (o *opioids) naive() {
	most, ok := o.number(NaiveDays)
	days := int64(o.c.DaysSupply)
	switch {
	case !ok || o.plan.Naive == drug.No:
	case days <= 0:
		refuse(&o.out.Ruling, law.NeedInfo, ruleDaysUnknown)
	case days <= most:
		o.out.Trace.Pass(ruleNaive, days, most, reason.Days)
	case o.plan.Naive == drug.Yes:
		o.out.Outcome = max(o.out.Outcome, law.Deny)
		o.out.Trace.Fail(ruleNaive, days, most, reason.Days)
	default:
		refuse(&o.out.Ruling, law.NeedInfo, ruleNaiveUnknown)
	}
}

// longActing is two long-acting opioids at a time.
func (o *opioids) longActing() {
	if o.c.LongActing == drug.No {
		return
	}
	for i := range o.p.Drugs {
		m := &o.p.Drugs[i]
		if !o.beside(m) || !o.k.holds(m, o.opioid) || m.LongActing == drug.No {
			continue
		}
		if m.LongActing == drug.Yes && o.c.LongActing == drug.Yes {
			refuse(&o.out.Ruling, law.Hold, ruleTwoLongActing)
			return
		}
		refuse(&o.out.Ruling, law.NeedInfo, ruleLongActingUnknown)
		return
	}
}

// number is a number in force; where there is none, nothing passes.
func (o *opioids) number(id NumberID) (int64, bool) {
	n, ok := o.k.Number(id, o.day)
	if !ok {
		refuse(&o.out.Ruling, law.NeedInfo, ruleNumber)
	}
	return n, ok
}
