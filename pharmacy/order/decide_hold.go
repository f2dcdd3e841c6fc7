package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
)

// wakeHour is when a hold that has a day ends on it, in the pharmacy's zone: what fails again is told to the member,
// and not by night.
const wakeHour = 8

// hold stops a line, with a notice to the member: nothing is held in silence. A hold that ends by itself is woken on its
// day. A day that has come already is none: it would wake for ever.
func (t *turn) hold(l Line, h Hold) {
	if !h.Until.After(t.today()) {
		h.Until = cal.Date{}
	}
	t.record(Held{Line: l.No, Hold: h})
	t.tell(notice.OrderHeld, l, notice.Notice{Date: h.Until, Detail: string(h.Reason), Act: h.Reason.Row().Act})
	if h.Until.IsSet() {
		y, m, d := h.Until.Split()
		at := time.Date(y, m, d, wakeHour, 0, 0, 0, t.now.Location()).UTC()
		t.later(Wake{Line: l.No, Hold: h.Reason, Until: h.Until}, at)
	}
}

// wake ends the hold that it was set for, and no other.
func (t *turn) wake(do Wake) {
	l, ok := t.known(do.Line)
	if ok && l.Status == OnHold && l.Hold.Reason == do.Hold && l.Hold.Until == do.Until {
		t.goOn(l)
	}
}

// resume does the failed step again.
func (t *turn) resume(do Resume) {
	l, ok := t.line(do.Line, OnHold)
	switch {
	case !ok:
	case !l.inBox():
		t.goOn(l)
	case t.by.Role != pharmacy.RolePharmacist && t.by.Role != pharmacy.RoleTechnician && t.by.Role != pharmacy.RoleSystem:
		t.refuse(ruleStaff, do.Line)
	default:
		t.goOnParcel(l.Hold)
	}
}

// goOn takes a line off its hold. One that came from review waits for its next answer, one that did not for its review.
func (t *turn) goOn(l Line) {
	t.record(Resumed{Line: l.No})
	if t.state.Lines[l.No-1].Status == InReview {
		t.step(l.No)
	}
}

// goOnParcel takes the whole box off its hold, for a carrier chosen for half of it would be the wrong one. Where a
// purchase may have been made, the carrier is asked first; where it cannot be asked, who resumes has looked.
func (t *turn) goOnParcel(h Hold) {
	p := t.state.Parcel
	bought := h.Code == string(BuyLabel{}.Name()) && p.Unknown.IsZero() && p.Purchase == ""
	switch {
	case h.Reason == HoldOutcome:
		t.record(Sought{})
	case h.Reason == HoldStuck && bought:
		t.record(OutcomeLost{Since: t.instant()})
	}
	t.unbox()
	switch t.state.ParcelWaits() {
	case ChooseService{}.Name():
		t.choose()
	case BuyLabel{}.Name(): // drawn up: the same bytes buy the same label
		t.buy()
	case FindLabel{}.Name():
		t.do(FindLabel{Key: t.state.Parcel.Key, Carrier: t.state.Parcel.Carrier})
	case TrackParcel{}.Name():
		t.watch()
	}
}

// unbox takes every line of the box off its hold.
func (t *turn) unbox() {
	for _, l := range t.state.Lines {
		if l.Status == OnHold && l.inBox() {
			t.record(Resumed{Line: l.No})
		}
	}
}

// holdParcel holds every line of the box.
func (t *turn) holdParcel(h Hold) {
	for _, l := range t.state.Lines {
		if l.Status == Packed {
			t.hold(l, h)
		}
	}
}

// stuck holds the lines that wait for a piece of work which failed too often.
func (t *turn) stuck(do Stuck) {
	h := Hold{Reason: HoldStuck, Code: string(do.Work)}
	l, ok := t.state.Line(do.Line)
	switch parcel := t.state.ParcelWaits(); {
	case ok && do.Work != "" && l.Waits() == do.Work:
		t.hold(l, h)
	case do.Line != 0 || do.Work == "" || parcel != do.Work:
		t.refuse(ruleIdle, do.Line)
	case parcel == TrackParcel{}.Name():
		t.track(TrackAnswer{})
	default:
		t.holdParcel(h)
	}
}
