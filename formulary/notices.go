package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ChangeCause is why a Part D plan changes its list in the middle of a year. The zero value is unknown. Numbers and
// texts are permanent: they are stored.
type ChangeCause uint8

// The causes (R7.10).
const (
	CauseUnknown          ChangeCause = iota
	MaintenanceChange                 // a generic is new, a drug's price or safety has moved: users are told 30 days before
	NonMaintenanceChange              // any other: who takes the drug keeps it as it was to the end of the year
	ImmediateSubstitution             // a generic or biosimilar takes the place at once: users are told after
	MarketWithdrawal                  // a recall: the drug stops now, users are told after
	causeCount            = iota
)

var causeTexts = [causeCount]string{"", "maintenance", "non-maintenance", "immediate-substitution", "market-withdrawal"}

// String is the text form; empty where it is unknown, "cause(200)" for a number without a meaning.
func (c ChangeCause) String() string {
	if c < causeCount {
		return causeTexts[c]
	}
	return fmt.Sprintf("cause(%d)", uint8(c))
}

// MarshalText gives the text form; a number without a meaning is an error.
func (c ChangeCause) MarshalText() ([]byte, error) {
	if c >= causeCount {
		return nil, fmt.Errorf("formulary: %d is no cause of a change", uint8(c))
	}
	return []byte(causeTexts[c]), nil
}

// UnmarshalText reads what MarshalText gives.
func (c *ChangeCause) UnmarshalText(text []byte) error {
	for i, t := range causeTexts {
		if t == string(text) {
			*c = ChangeCause(i)
			return nil
		}
	}
	return fmt.Errorf("formulary: no such cause of a change")
}

// noticeDays is how long before a change its users are told (R7.10).
const noticeDays = 30

// Announcement is a change of the list, as far as a notice needs it.
type Announcement struct {
	Cause     ChangeCause `json:"cause,omitzero"`
	Effective cal.Date    `json:"effective,omitzero"` // the first day on which it holds
	Today     cal.Date    `json:"today,omitzero"`
}

// ActiveDrug is a drug that some member takes. It does not say who: the caller knows the place in the list.
type ActiveDrug struct {
	RxCUI    drug.RxCUI `json:"rxcui,omitzero"`
	NDC      drug.NDC   `json:"ndc,omitzero"`      // where the plan lists it without an RxCUI
	Told     cal.Date   `json:"told,omitzero"`     // when the notice was given; unset: not yet
	NextFill cal.Date   `json:"nextFill,omitzero"` // unset: not known
}

// ChangeNotice says whether the member with one active drug must be told of one change, by when, and what they may
// have until then.
type ChangeNotice struct {
	Drug        int          `json:"drug"` // its place in the list of active drugs
	Change      Change       `json:"change"`
	Due         drug.Answer  `json:"due,omitzero"`         // Unknown: a fact is missing
	By          cal.Date     `json:"by,omitzero"`          // the last day in time; unset: none is known
	After       bool         `json:"after,omitempty"`      // the notice comes after the change
	MonthSupply bool         `json:"monthSupply,omitzero"` // the next refill is filled for a month as before the change
	SparedTo    cal.Date     `json:"sparedTo,omitzero"`    // the last day on which the change does not touch the member
	Stop        bool         `json:"stop,omitempty"`       // nothing more of the drug is dispensed
	Trace       reason.Trace `json:"trace"`
}

// Notices says who must be told of changes of a Part D list, by when (R7.10; the paragraphs have not been read, see
// [Rules]). Only changes against the member are told: removal, a higher tier, new or tighter prior authorization, step
// therapy and quantity limits, and the end of delivery by mail (R8.9). The notices are in the order of the active
// drugs, and of the changes for each. A change that [Diff] found on a later day is effective on that one. A commercial
// plan's duties are its state's and its contract's, and not here.
func Notices(changes []Change, a Announcement, active []ActiveDrug) (out []ChangeNotice) {
	type key struct {
		rxcui drug.RxCUI
		ndc   drug.NDC
	}
	of := map[key][]int{}
	for i, c := range changes {
		if k := (key{c.RxCUI, c.NDC}); c.Kind.Negative() && k != (key{}) {
			of[k] = append(of[k], i)
		}
	}
	for i, d := range active {
		k := key{rxcui: d.RxCUI}
		if d.RxCUI == 0 {
			k.ndc = d.NDC
		}
		for _, at := range of[k] {
			n := ChangeNotice{Drug: i, Change: changes[at]}
			n.decide(a.of(n.Change), d)
			out = append(out, n)
		}
	}
	return out
}

// of is the announcement of one change: what a later day of the version brings holds from that day on.
func (a Announcement) of(c Change) Announcement {
	if a.Effective.IsSet() {
		a.Effective = cal.Max(a.Effective, c.On)
	}
	return a
}

func (n *ChangeNotice) decide(a Announcement, d ActiveDrug) {
	t, effective := &n.Trace, dayNumber(a.Effective)
	switch {
	case !a.Effective.IsSet() || !a.Today.IsSet():
		t.Fail(RuleNoticeFacts, 0, 0, reason.None)
	case a.Cause == MaintenanceChange:
		n.maintenance(a, d)
	case a.Cause == NonMaintenanceChange:
		year, _, _ := a.Effective.Split()
		n.Due, n.SparedTo = drug.No, cal.Of(year, 12, 31)
		t.Pass(RuleNoticeSpared, effective, dayNumber(n.SparedTo), reason.Date)
	case a.Cause == ImmediateSubstitution:
		n.Due, n.After = drug.AnswerOf(!d.Told.IsSet()), true
		t.Fail(RuleNoticeAfter, effective, 0, reason.Date)
	case a.Cause == MarketWithdrawal:
		n.Due, n.After, n.Stop = drug.AnswerOf(!d.Told.IsSet()), true, true
		t.Fail(RuleNoticeWithdrawn, effective, 0, reason.Date)
	default:
		t.Fail(RuleNoticeFacts, 0, 0, reason.None)
	}
}

// maintenance is 30 days' notice, or the notice and a month's supply at the next refill.
func (n *ChangeNotice) maintenance(a Announcement, d ActiveDrug) {
	t, by := &n.Trace, a.Effective.AddDays(-noticeDays)
	switch {
	case d.Told.IsSet() && !d.Told.After(by):
		n.Due = drug.No
		t.Pass(RuleNoticeGiven, dayNumber(d.Told), dayNumber(by), reason.Date)
	case d.Told.IsSet():
		n.Due, n.MonthSupply = drug.No, true
		t.Fail(RuleNoticeGiven, dayNumber(d.Told), dayNumber(by), reason.Date)
	case !a.Today.After(by):
		n.Due, n.By = drug.Yes, by
		t.Pass(RuleNoticeDue, dayNumber(a.Today), dayNumber(by), reason.Date)
	default:
		n.Due, n.By, n.MonthSupply = drug.Yes, cal.Max(a.Today, d.NextFill), true
		t.Fail(RuleNoticeDue, dayNumber(a.Today), dayNumber(by), reason.Date)
	}
}
