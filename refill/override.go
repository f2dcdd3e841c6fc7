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

// against is why the override does not count for this question; nil where it does. A record opens one fill: one of its
// day or later in the history has spent it.
func (q *Question) against() *reason.Rule {
	o := &q.Override
	switch {
	case !o.Sound():
		return ruleOverrideBroken
	case o.For != q.For:
		return ruleOverrideOther
	case !o.mayDecide(q.Schedule):
		return ruleOverrideWho
	case o.Code == ClarifyStarter && o.For.No != 0:
		return ruleStarter
	case q.filledSince(o.On):
		return ruleOverrideSpent
	}
	return nil
}

// lifts reports whether there is an override that counts.
func (q *Question) lifts() bool { return q.Override != Override{} && q.against() == nil }

func (q *Question) filledSince(d cal.Date) bool {
	for _, f := range q.Fills {
		if f.Sound() && !f.Date.Before(d) {
			return true
		}
	}
	return false
}

// checkOverride tells what is wrong with the record, also where the refill would not need it.
func (q *Question) checkOverride(t *reason.Trace) {
	if q.Override == (Override{}) {
		return
	}
	if r := q.against(); r != nil {
		t.Fail(r, int64(q.For.No), 0, reason.Count)
		return
	}
	t.Pass(ruleOverride, int64(q.Override.Code), 0, reason.Count)
}
