package network

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

const (
	noticeFillDays = 180 // who filled there so recently is told
	noticeDays     = 30  // so long before
)

// Notice says whether a member must be told that a pharmacy leaves, and by when.
type Notice struct {
	Due    drug.Answer `json:"due,omitzero"` // Unknown: a day is missing
	By     cal.Date    `json:"by,omitzero"`  // last day in time; today where it is past; unset where no notice is due
	AtOnce bool        `json:"atOnce,omitzero"`
	// StopAutoRefill says that the member's consents to automatic refills at this pharmacy end, for it delivers to the
	// home.
	StopAutoRefill bool         `json:"stopAutoRefill,omitzero"`
	Trace          reason.Trace `json:"trace"`
}

// NoticeOf answers whether a member whose last fill at the leaving pharmacy is known must be told (R8.10): who filled
// there in the last 180 days is, 30 days before the first day outside the network, or at once where that is past. A
// member with an automatic refill there is told whatever the last fill: give autoRefill. c is a Change of kind Leaves;
// any other is Due No. The nearest choices come from Locate.
func NoticeOf(c Change, lastFill, today cal.Date, autoRefill bool) (n Notice) {
	if c.Kind != Leaves {
		n.Due = drug.No
		return n
	}
	if c.Channel == Mail && autoRefill {
		n.Trace.Fail(RuleLeavingMail, 0, 0, reason.None)
		n.Due, n.StopAutoRefill = drug.Yes, true
	}
	if !c.On.IsSet() || !today.IsSet() || !lastFill.IsSet() && n.Due != drug.Yes {
		n.Trace.Fail(RuleLeavingFillUnknown, 0, 0, reason.None)
		return n
	}
	if lastFill.IsSet() {
		n.lastFill(lastFill, today.AddDays(-noticeFillDays))
	}
	if n.Due == drug.Yes {
		n.deadline(today, c.On.AddDays(-noticeDays))
	}
	return n
}

func (n *Notice) lastFill(last, since cal.Date) {
	if last.Before(since) {
		n.Trace.Pass(RuleLeavingFill, fact(last), fact(since), reason.Date)
		if n.Due == drug.Unknown {
			n.Due = drug.No
		}
		return
	}
	n.Trace.Fail(RuleLeavingFill, fact(last), fact(since), reason.Date)
	n.Due = drug.Yes
}

func (n *Notice) deadline(today, by cal.Date) {
	n.By, n.AtOnce = cal.Max(by, today), by.Before(today)
	if n.AtOnce {
		n.Trace.Fail(RuleLeavingLate, fact(today), fact(by), reason.Date)
		return
	}
	n.Trace.Pass(RuleLeavingLate, fact(today), fact(by), reason.Date)
}

// Finishes answers whether an open order at a leaving pharmacy is finished there: where it ships before the first day
// outside the network. Others are sent elsewhere (R8.10). It is Unknown where a day is missing.
func (c Change) Finishes(ships cal.Date) drug.Answer {
	switch {
	case c.Kind != Leaves:
		return drug.Yes
	case !ships.IsSet() || !c.On.IsSet():
		return drug.Unknown
	}
	return drug.AnswerOf(ships.Before(c.On))
}
