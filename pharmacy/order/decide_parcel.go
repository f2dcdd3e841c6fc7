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
	// TrackEvery is how often a parcel is looked for.
	TrackEvery = 6 * time.Hour
	// lostAfter is how long a parcel may go without an end (R5.5, read second-hand).
	lostAfter = 21 * 24 * time.Hour
)

// buy asks for the parcel's label. The key is the parcel's own, however often it is asked for.
func (t *turn) buy() {
	w := BuyLabel{Key: t.state.Parcel.Key, ShipTo: t.state.ShipTo, Controlled: t.state.controlled(),
		ShipOn: t.today(), DeliverBy: t.state.Promise}
	for _, l := range t.state.Lines {
		if l.Status == Packed {
			w.Products = append(w.Products, Packing{NDC: l.Product, Quantity: l.Rx.Quantity})
		}
	}
	t.do(w)
}

// label takes the desk's answer. A label that turns up when there is one already is given back.
func (t *turn) label(do LabelAnswer) {
	p := t.state.Parcel
	switch {
	case p.Labelled() && do.Outcome == LabelBought && do.LabelID != p.LabelID:
		t.do(VoidLabel{Carrier: do.Carrier, LabelID: do.LabelID})
		t.record(Sought{})
	case p.Labelled() || !p.Closed:
	case do.Outcome == LabelBought:
		t.labelled(do)
	case do.Outcome == LabelUnknown:
		if p.Unknown.IsZero() {
			t.record(OutcomeLost{Since: t.now.UTC()})
		} else {
			t.record(Sought{Again: true})
		}
		t.later(FindLabel{Key: p.Key}, t.now.Add(seekEvery))
	case do.Outcome == LabelMissing:
		t.missing()
	case do.Outcome == LabelNoFind:
		t.holdParcel(Hold{Reason: HoldOutcome, Code: do.Code})
	default:
		t.holdParcel(Hold{Reason: HoldLabel, Code: do.Code})
	}
}

func (t *turn) labelled(do LabelAnswer) {
	for _, l := range t.state.Lines {
		if l.Status == OnHold {
			t.record(Resumed{Line: l.No})
		}
	}
	t.record(Labelled{Carrier: do.Carrier, Service: do.Service, LabelID: do.LabelID, Tracking: do.Tracking, Cost: do.Cost,
		Label: do.Label})
	t.follow(string(labelCreated), t.now.Add(lostAfter))
}

// missing is the carrier's word that it has no label under our key. It is final only after seekFor: until then the
// purchase may still be on its way into the carrier's books.
func (t *turn) missing() {
	p := t.state.Parcel
	again := !p.Unknown.IsZero() && t.now.Sub(p.Unknown) < seekFor
	t.record(Sought{Again: again})
	if again {
		t.later(FindLabel{Key: p.Key}, t.now.Add(seekEvery))
		return
	}
	t.buy()
}

func (t *turn) holdParcel(h Hold) {
	for _, l := range t.state.Lines {
		if l.Status == Packed {
			t.hold(l, h)
		}
	}
}

// follow asks for the parcel's next news.
func (t *turn) follow(last string, until time.Time) {
	p := t.state.Parcel
	t.later(TrackParcel{Carrier: p.Carrier, Tracking: p.Tracking, Last: last, Until: until.UTC()}, t.now.Add(TrackEvery))
}

// The words for a parcel's way, as package shipping spells them.
const (
	labelCreated = "label_created"
	wordReturned = "returned_to_sender"
	wordLost     = "lost"
	wordVoided   = "cancelled"
	wordArrived  = "delivered"
)

// track takes news of the parcel. Its first scan is the hand-over: the money is captured then and not before.
func (t *turn) track(do TrackAnswer) {
	p := t.state.Parcel
	if !p.Labelled() || p.Status == do.Status {
		return
	}
	if p.Arrived.IsSet() { // news after the end is kept, and changes nothing
		t.record(Moved{Status: do.Status, At: do.At.UTC()})
		return
	}
	if do.Status != labelCreated && do.Status != wordVoided && !p.Left.IsSet() {
		t.leave(do)
	}
	switch do.Status {
	case wordArrived:
		t.arrive(do, Delivered, notice.OrderDelivered)
	case wordReturned:
		t.arrive(do, Returned, notice.OrderReturned)
	case wordLost:
		t.arrive(do, Lost, notice.OrderLost)
	default:
		t.record(Moved{Status: do.Status, At: do.At.UTC()})
		t.follow(do.Status, t.now.Add(lostAfter))
	}
}

func (t *turn) leave(do TrackAnswer) {
	day := do.Left
	if !day.IsSet() {
		day = t.today()
	}
	lines := t.state.Lines
	t.record(Left{Day: day})
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
		t.tell(notice.OrderShipped, l, notice.Notice{Date: day, Amount: &amount, Detail: t.state.Parcel.Carrier})
	}
}

func (t *turn) arrive(do TrackAnswer, end Status, k notice.Kind) {
	day := do.Arrived
	if !day.IsSet() {
		day = t.today()
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
