package refill

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Limits is how often a plan lets its edit be lifted. The zero value allows no trip and no lost supply.
type Limits struct {
	VacationsPerYear int `json:"vacations_per_year,omitzero"`
	VacationDays     int `json:"vacation_days,omitzero"` // the longest trip
	LostPerYear      int `json:"lost_per_year,omitzero"` // of one drug
}

// LimitsOn is the defaults in force on day d; false where one of them is not.
func LimitsOn(d cal.Date) (Limits, bool) {
	trips, ok1 := NumberOn(VacationYear, d)
	length, ok2 := NumberOn(VacationLength, d)
	lost, ok3 := NumberOn(LostYear, d)
	return Limits{VacationsPerYear: trips, VacationDays: length, LostPerYear: lost}, ok1 && ok2 && ok3
}

// OverrideRequest is an override before it is given, and what its gate depends on. What is left out is unknown, and is
// asked for where the code needs it.
type OverrideRequest struct {
	Override
	Schedule drug.Schedule
	Past     []Override // given for this drug before; those for the same fill do not count again
	Year     cal.Period // the plan's year around Override.On, both ends set

	Trip           cal.Period  // code 3: the days away, both ends counted
	PoliceReport   drug.Answer // code 4, controlled: is one on file
	PharmacistNote drug.Answer // code 2: is one on file
	PrescriberNote drug.Answer // code 7: is one on file
	NewDirections  drug.Answer // code 5: a new prescription, or directions verified with the prescriber
	Covered        drug.Answer // code 13, from ReliefFor
	LongTermCare   drug.Answer // codes 14, 15, 18: the residence code says so
	Shortened      drug.Answer // code 47: this fill is shorter than written; code 48: the last one was
}

// Gate is the ruling on giving an override (R2.4). Allow: record it. Hold: a pharmacist decides first. NeedInfo: the
// reasons name what is missing.
func (l Limits) Gate(r OverrideRequest) law.Ruling {
	f := found()
	f.ask(r.Sound(), law.NeedInfo, bare(ruleOverrideBroken))
	f.ask(r.mayDecide(r.Schedule), law.Hold, bare(ruleOverrideWho))
	switch r.Code {
	case ClarifyVacation:
		l.vacation(&f, &r)
	case ClarifyLost:
		l.lost(&f, &r)
	case ClarifyOther:
		f.answer(r.PharmacistNote, law.Hold, bare(rulePharmacistNote))
	case ClarifyNecessary:
		f.answer(r.PrescriberNote, law.Hold, bare(rulePrescriberNote))
	case ClarifyChange:
		f.answer(r.NewDirections, law.Deny, bare(ruleDirections))
	case ClarifyStarter:
		f.ask(r.For.No == 0, law.Deny, fact(ruleStarter, r.For.No, 0, reason.Count))
	case ClarifyDisaster:
		f.answer(r.Covered, law.Deny, bare(ruleOutsideArea))
	case ClarifyLTCLeave, ClarifyLTCReplaced, ClarifyLTCAdmitted:
		f.answer(r.LongTermCare, law.Deny, bare(ruleResidence))
	case ClarifyShort, ClarifyAfterShort:
		f.answer(r.Shortened, law.Deny, bare(ruleShortened))
	}
	return f.Ruling
}

func (l Limits) vacation(f *finding, r *OverrideRequest) {
	r.cap(f, l.VacationsPerYear)
	days, known := r.Trip.Days()
	f.ask(known, law.NeedInfo, bare(ruleTrip))
	if known {
		f.ask(days <= l.VacationDays, law.Deny, fact(ruleTripLong, days, l.VacationDays, reason.Days))
		f.ask(!r.On.After(r.Trip.To), law.Deny, dates(ruleTripOver, r.On, r.Trip.To))
	}
}

// lost needs more for a controlled drug: a pharmacist who decides, and a report to the police (plan and pharmacy policy).
func (l Limits) lost(f *finding, r *OverrideRequest) {
	r.cap(f, l.LostPerYear)
	if r.Schedule == drug.NotControlled {
		return
	}
	decided := r.By.Role == pharmacy.RolePharmacist && r.PoliceReport == drug.Yes
	f.ask(decided, law.Hold, bare(ruleLostControlled))
}

// cap counts the overrides of the same code in the plan's year, other than those for the same fill.
func (r *OverrideRequest) cap(f *finding, most int) {
	if _, closed := r.Year.Days(); !closed || !r.Year.Contains(r.On) {
		f.ask(false, law.NeedInfo, bare(rulePlanYear))
		return
	}
	used := 0
	for _, o := range r.Past {
		if o.Code == r.Code && o.For != r.For && r.Year.Contains(o.On) {
			used++
		}
	}
	f.ask(used < most, law.Deny, fact(ruleYearlyCap, used, most, reason.Count))
}
