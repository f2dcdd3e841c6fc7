package auto

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// MayEnroll lists every rule of R3.1 and R3.2 that stands against consent c, in their order; nil: none does.
func (s State) MayEnroll(c Consent) []*reason.Rule {
	trace := s.Enrolment(c)
	var against []*reason.Rule
	for _, step := range trace.Reasons() {
		against = append(against, step.Rule)
	}
	return against
}

// Enrolment evaluates every rule of R3.1 and R3.2 that the stream can answer by itself for consent c. Its failed steps
// are the reasons against it. Eligible asks the rest too.
func (s State) Enrolment(c Consent) reason.Trace {
	var t reason.Trace
	s.checkDrug(&t)
	s.checkConsentWord(&t, c)
	return t
}

// checkConsentWord is R3.2: who spoke, by which channel, to which text, and for what.
func (s State) checkConsentWord(t *reason.Trace, c Consent) {
	end, _ := s.Ended.rule()
	note(t, ruleFinal, !end.Final)
	note(t, ruleActor, personal(c.By))
	note(t, ruleChannel, spoken(c.Channel))
	note(t, ruleScript, c.Script != "")
	note(t, ruleScope, c.Scope == "")
	note(t, ruleMode, c.Mode == PerShipment || c.Mode == OptInWithReminders)
	note(t, ruleEnrolled, !s.live() || s.Consent == c)
}

// checkDrug is R3.1.
func (s State) checkDrug(t *reason.Trace) {
	note(t, ruleFirstFill, len(s.Fills) > 0)
	answer(t, ruleMaintenance, ruleMaintenanceUnknown, s.Rx.Maintenance, drug.Yes)
	s.checkSupply(t)
	s.checkRefills(t)
	answer(t, ruleControlled, ruleScheduleUnknown, s.Rx.Schedule.Controlled(), drug.No)
	answer(t, ruleSpecialty, ruleSpecialtyUnknown, s.Rx.Specialty, drug.No)
}

func (s State) checkSupply(t *reason.Trace) {
	switch days := s.supply(); {
	case days <= 0:
		t.Fail(ruleSupplyUnknown, 0, 0, reason.None)
	case days < MinDays:
		t.Fail(ruleShort, int64(days), MinDays, reason.Days)
	default:
		t.Pass(ruleShort, int64(days), MinDays, reason.Days)
	}
}

func (s State) checkRefills(t *reason.Trace) {
	left, known := s.RefillsLeft()
	switch {
	case !s.Rx.Refills.IsSet():
		t.Fail(ruleRefillsUnknown, 0, 0, reason.None)
	case known && left <= 0, s.Status == LastFilled:
		t.Fail(ruleNoRefills, int64(left), 0, reason.Count)
	default:
		note(t, ruleNoRefills, true)
	}
}

// answer records a fact that must be want: unknown is a reason of its own.
func answer(t *reason.Trace, wrong, unknown *reason.Rule, is, want drug.Answer) {
	if is == drug.Unknown {
		note(t, unknown, false)
		return
	}
	note(t, wrong, is == want)
}

func note(t *reason.Trace, r *reason.Rule, ok bool) {
	if ok {
		t.Pass(r, 0, 0, reason.None)
		return
	}
	t.Fail(r, 0, 0, reason.None)
}
