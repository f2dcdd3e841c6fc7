package refill

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// FillKey names one fill of one prescription.
type FillKey struct {
	Rx rx.ID `json:"rx"`
	No int   `json:"no"` // as a claim counts (NCPDP 403-D3): 0 is the first fill, 1 the first refill
}

// Override is the record of a decision to fill before the plan's day: who decided, why, when, under which code, and for
// which fill. Limits.Gate says whether it may be given; Eligibility honours it for that fill alone, from day On on. It
// lifts the plan's edit and never a state's bar, a last date or a count of refills. The zero value is none.
type Override struct {
	Code Clarification  `json:"code"`
	For  FillKey        `json:"for"`
	On   cal.Date       `json:"on"` // the fill date it was given for
	By   pharmacy.Actor `json:"by"`
	At   time.Time      `json:"at"` // when it was recorded, UTC
	// Why is a word or a reference of ours, "trip" or "note/4711": letters, digits and - _ . / : and at most 64 of them.
	// What the member said is kept where patient text is kept.
	Why    string     `json:"why"`
	Change DoseChange `json:"change,omitzero"` // of code 5, and of no other
}

// IsSet reports whether there is an override at all.
func (o Override) IsSet() bool { return o != Override{} }

// Sound reports whether the record is whole: a known code, its fill and day, a named actor, the instant, a reason, and
// the change where the code is 5.
func (o Override) Sound() bool {
	return o.Code.Known() && o.For.Rx != "" && o.For.No >= 0 && o.On.IsSet() && o.By.IsSet() && !o.At.IsZero() &&
		isWord(o.Why) && o.Change.Sound() == (o.Code == ClarifyChange) && (o.Code == ClarifyChange || o.Change == DoseChange{})
}

// mayDecide reports whether the actor may lift the edit: a pharmacist for any drug; the plan for one that is not
// controlled; and this software where the ground is on record by itself. An unknown schedule is taken as controlled.
func (o Override) mayDecide(s drug.Schedule) bool {
	switch o.By.Role {
	case pharmacy.RolePharmacist:
		return true
	case pharmacy.RolePlan:
		return s == drug.NotControlled
	case pharmacy.RoleSystem:
		return s == drug.NotControlled && o.Code.automatic()
	}
	return false
}

// isWord keeps free text, which may tell of a patient, out of a record.
func isWord(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for _, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && c != '-' && c != '_' && c != '.' && c != '/' && c != ':' {
			return false
		}
	}
	return true
}

// checkOverride tells what is wrong with the record, also where the refill would not need it.
func (q *Question) checkOverride(t *reason.Trace) {
	o := &q.Override
	if *o == (Override{}) {
		return
	}
	switch {
	case !o.Sound():
		t.Fail(ruleOverrideBroken, 0, 0, reason.None)
	case o.For != q.For:
		t.Fail(ruleOverrideOther, 0, 0, reason.None)
	case !o.mayDecide(q.Schedule):
		t.Fail(ruleOverrideWho, 0, 0, reason.None)
	case o.Code == ClarifyStarter && o.For.No != 0:
		t.Fail(ruleStarter, int64(o.For.No), 0, reason.Count)
	default:
		t.Pass(ruleOverride, int64(o.Code), 0, reason.Count)
	}
}

// honoured reports whether the override counts for this question.
func (q *Question) honoured() bool {
	o := &q.Override
	return *o != (Override{}) && o.Sound() && o.For == q.For && o.mayDecide(q.Schedule) &&
		(o.Code != ClarifyStarter || o.For.No == 0)
}
