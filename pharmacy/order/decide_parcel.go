package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/notice"
)

const (
	// seekEvery is how often a carrier is asked about a lost purchase, and seekFor how long: past it the carrier's "no
	// such label" is final. Our proposal; longer than a purchase can stay under way.
	seekEvery = 5 * time.Minute
	seekFor   = 30 * time.Minute
	// lostAfter is how long a parcel may go without an end (R5.5, read second-hand).
	lostAfter = 21 * 24 * time.Hour
)

// NextLook is when a parcel is looked for next: at two, eight, fourteen and twenty o'clock in now's zone, after the
// hours in which carriers pick up and deliver.
func NextLook(now time.Time) time.Time {
	y, m, d := now.Date()
	for hour := 2; ; hour += 6 {
		if at := time.Date(y, m, d, hour, 0, 0, 0, now.Location()); at.After(now) {
			return at.UTC()
		}
	}
}

// box is the parcel as a shipping desk must know it.
func (t *turn) box() Box {
	b := Box{ShipTo: t.state.ShipTo, Controlled: t.state.controlled(), ShipOn: t.today(), DeliverBy: t.state.Promise}
	for _, l := range t.state.Lines {
		if l.Status == Packed {
			b.Products = append(b.Products, Packing{NDC: l.Product, Quantity: l.Rx.Quantity})
		}
	}
	return b
}

func (t *turn) choose() { t.do(ChooseService{Box: t.box()}) }

// service takes the desk's choice. It is on record before anything is bought: whatever becomes of the purchase, we know
// whom to ask.
func (t *turn) service(do ServiceAnswer) {
	p := t.state.Parcel
	switch {
	case p.Labelled() || !t.state.packed():
	case do.Code != "":
		t.holdParcel(Hold{Reason: HoldLabel, Code: do.Code})
	default:
		t.record(Chosen{Carrier: do.Carrier, Service: do.Service, Price: do.Price})
		t.buy()
	}
}

// buy asks for the parcel's label. The key is the parcel's own, however often it is asked for.
func (t *turn) buy() {
	p := t.state.Parcel
	t.do(BuyLabel{Key: p.Key, Box: t.box(), Carrier: p.Carrier, Service: p.Service})
}

// label takes the desk's word on a purchase. A second label that turns up is given back.
func (t *turn) label(do LabelAnswer) {
	p := t.state.Parcel
	switch {
	case p.Labelled() && do.Outcome == LabelBought && do.LabelID != p.LabelID:
		t.do(VoidLabel{Carrier: p.Carrier, LabelID: do.LabelID})
		t.record(Sought{})
	case p.Labelled() || p.Carrier == "":
	case do.Outcome == LabelBought:
		t.labelled(do)
	case do.Outcome == LabelUnknown && p.Unknown.IsZero():
		t.record(OutcomeLost{Since: t.now.UTC()})
		t.seek()
	case do.Outcome == LabelUnknown, do.Outcome == LabelMissing && t.now.Sub(p.Unknown) < seekFor:
		t.record(Sought{Again: true})
		t.seek()
	case do.Outcome == LabelMissing: // by now the carrier's word is final
		t.record(Sought{})
		t.buy()
	case do.Outcome == LabelNoFind:
		t.holdParcel(Hold{Reason: HoldOutcome, Code: do.Code})
	default:
		t.holdParcel(Hold{Reason: HoldLabel, Code: do.Code})
	}
}

func (t *turn) seek() {
	p := t.state.Parcel
	t.later(FindLabel{Key: p.Key, Carrier: p.Carrier}, t.now.Add(seekEvery))
}

// labelled records the one label. What the carrier does not say of a label found again stands as it was quoted.
func (t *turn) labelled(do LabelAnswer) {
	for _, l := range t.state.Lines {
		if l.Status == OnHold {
			t.record(Resumed{Line: l.No})
		}
	}
	if do.Cost.IsZero() {
		do.Cost = t.state.Parcel.Cost
	}
	t.record(Labelled{LabelID: do.LabelID, Tracking: do.Tracking, Cost: do.Cost, Label: do.Label})
	t.follow()
}

func (t *turn) holdParcel(h Hold) {
	for _, l := range t.state.Lines {
		if l.Status == Packed {
			t.hold(l, h)
		}
	}
}

// follow asks for the parcel's next news.
func (t *turn) follow() {
	p := t.state.Parcel
	w := TrackParcel{Carrier: p.Carrier, Tracking: p.Tracking, After: p.Scanned, Until: t.now.Add(lostAfter).UTC()}
	t.later(w, NextLook(t.now))
}

// The words for a parcel's way, as package shipping spells them.
const (
	wordLabelled = "label_created"
	wordReturned = "returned_to_sender"
	wordLost     = "lost"
	wordVoided   = "cancelled"
	wordArrived  = "delivered"
)

// track takes news of the parcel. Its first scan is the hand-over: the money is captured then and not before.
func (t *turn) track(do TrackAnswer) {
	if !t.state.Parcel.Labelled() {
		return
	}
	ended := t.state.Parcel.Arrived.IsSet()
	for _, s := range do.Scans {
		if !s.At.After(t.state.Parcel.Scanned) {
			continue
		}
		if s.Status != wordLabelled && s.Status != wordVoided && !t.state.Parcel.Left.IsSet() {
			t.leave(s)
		}
		t.record(Moved{s})
	}
	switch {
	case ended: // news after the end is kept, and changes nothing
	case do.Status == wordArrived:
		t.arrive(Delivered, notice.OrderDelivered)
	case do.Status == wordReturned:
		t.arrive(Returned, notice.OrderReturned)
	case do.Status == wordLost:
		t.arrive(Lost, notice.OrderLost)
	case len(t.out.Events) > 0:
		t.follow()
	}
}

func (t *turn) leave(s Scan) {
	lines := t.state.Lines
	t.record(Left{Day: s.Day})
	for _, l := range lines {
		if l.Status != Packed {
			continue
		}
		if l.Payment != "" {
			t.do(CapturePayment{Line: l.No, Payment: l.Payment, Amount: l.Claim.Member})
		}
		t.do(FillShipped{Rx: l.Rx, ShipTo: t.state.ShipTo, Filled: l.Claim.Date, Days: l.Rx.DaysSupply, Paid: l.Claim.Member})
		t.out.Free = append(t.out.Free, lock(t.state.Member, l.Rx))
		amount := l.Claim.Member
		t.tell(notice.OrderShipped, l, notice.Notice{Date: s.Day, Amount: &amount, Detail: t.state.Parcel.Carrier})
	}
}

// arrive ends the parcel on the day of its last scan, or today when silence ends it.
func (t *turn) arrive(end Status, k notice.Kind) {
	day := t.today()
	if n := len(t.out.Events); n > 0 {
		if m, ok := t.out.Events[n-1].(Moved); ok {
			day = m.Day
		}
	}
	lines := t.state.Lines
	t.record(Arrived{Status: end, Day: day})
	for _, l := range lines {
		if l.Status != Shipped {
			continue
		}
		if end == Returned {
			t.undo(l)
		}
		t.tell(k, l, notice.Notice{Date: day})
	}
}
