package order

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

const (
	// lostAfter is how many days a parcel may be on its way without an end, counted from the hand-over, whatever is
	// scanned meanwhile (R5.5, read second-hand).
	lostAfter = 21
	// handOver is within how many days of its label a parcel must be with the carrier (our proposal: a weekend, a
	// holiday and a day).
	handOver = 4
	// ahead is by how much a carrier's clock may be before ours. A scan from further ahead would hide all that follow.
	ahead = 48 * time.Hour
)

// The words for a parcel's way, as package shipping spells them.
const (
	wordLabelled = "label_created"
	wordReturned = "returned_to_sender"
	wordLost     = "lost"
	wordVoided   = "cancelled"
	wordArrived  = "delivered"
)

// moving are the words that prove that the carrier has the parcel. Nothing else takes a member's money: a label is no
// parcel, and an unknown word no proof.
var moving = []string{"accepted", "in_transit", "out_for_delivery", "available_for_pickup", wordArrived, wordReturned}

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

// watch asks for the parcel's next news. It is the stream's one timer: however often it is set, one look is due.
func (t *turn) watch() {
	p := t.state.Parcel
	w := TrackParcel{Carrier: p.Carrier, Tracking: p.Tracking, After: p.Scanned, Known: p.Known, Until: t.deadline()}
	t.out.Work = append(t.out.Work, stream.Work{Do: w, Due: NextLook(t.now), Timer: true})
}

// due is the instant by which the parcel must be handed over or, after that, have ended.
func (t *turn) due() time.Time {
	from, days := t.state.Parcel.Bought, handOver
	if left := t.state.Parcel.Left; left.IsSet() {
		from, days = left, lostAfter
	}
	_, sweep := cal.Within(from, days, t.now.Location())
	return sweep
}

func (t *turn) overdue() bool { return !t.now.Before(t.due()) }

// deadline is until when silence is bearable. Where the hand-over was missed somebody has been told, and the parcel is
// watched on.
func (t *turn) deadline() time.Time {
	if !t.overdue() {
		return t.due()
	}
	_, sweep := cal.Within(t.today(), handOver, t.now.Location())
	return sweep
}

// ask looks for the parcel again after an answer that has not ended its way.
func (t *turn) ask(status string) {
	if len(t.out.Events) == 0 {
		t.record(Unseen{Status: status})
	}
	t.watch()
}

// track takes news of the parcel. The scan that proves the hand-over captures the money, and nothing before it does.
func (t *turn) track(do TrackAnswer) {
	if !t.state.Parcel.Labelled() {
		return
	}
	t.scans(do)
	left, lost := t.state.Parcel.Left.IsSet(), t.overdue() || do.Status == wordLost
	switch {
	case t.state.Parcel.Arrived.IsSet(): // news after the end is kept, and changes nothing
	case do.Status == wordArrived, do.Status == wordReturned:
		t.arrive(do.Status)
	case left && lost:
		t.arrive(wordLost)
	case lost, !left && do.Status == wordVoided:
		t.holdParcel(Hold{Reason: HoldNoScan})
		t.ask(do.Status)
	default:
		t.ask(do.Status)
	}
}

// News reports whether a scan is worth an answer, where status is what all scans come to. It is where it was made after
// the last known one; or at the same instant, with a word that is not known (carriers stamp several scans with one
// minute); or before it, where it ends the parcel's way: a carrier may tell a delivery after what came later. Scans
// without an instant are never news.
func (w TrackParcel) News(s Scan, status string) bool {
	switch at := stored(s.At); {
	case at.IsZero() || at.Before(time.Time{}):
		return false
	case at.Equal(w.After):
		return !slices.Contains(w.Known, s.Status)
	case at.Before(w.After):
		return s.Status == status && (status == wordArrived || status == wordReturned)
	}
	return true
}

// scans records every scan that is news, oldest first. After the end of the way only later ones are.
func (t *turn) scans(do TrackAnswer) {
	for _, s := range sorted(do.Scans) {
		p := t.state.Parcel
		news := TrackParcel{After: p.Scanned, Known: p.Known}.News(s, do.Status)
		if !news || s.At.After(t.now.Add(ahead)) || p.Arrived.IsSet() && s.At.Before(p.Scanned) {
			continue
		}
		if !s.Day.IsSet() {
			s.Day = cal.In(s.At, t.now.Location())
		}
		if slices.Contains(moving, s.Status) && !t.state.Parcel.Left.IsSet() {
			t.leave(s.Day)
		}
		t.record(Moved{s})
	}
}

// sorted is ss oldest first and each once, with instants as they are stored.
func sorted(ss []Scan) []Scan {
	ss = slices.Clone(ss)
	for i := range ss {
		ss[i].At = stored(ss[i].At)
	}
	slices.SortStableFunc(ss, func(a, b Scan) int { return a.At.Compare(b.At) })
	return slices.Compact(ss)
}

// leave is the hand-over: the money is captured, the refill stream hears of the supply, the locks are free.
func (t *turn) leave(day cal.Date) {
	t.unbox()
	t.record(Left{Day: day})
	for _, l := range t.state.Lines {
		if l.Status != Shipped {
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

// ends are the words that end a parcel's way, and what the member is told.
var ends = map[string]struct {
	status Status
	tell   notice.Kind
}{
	wordArrived:  {Delivered, notice.OrderDelivered},
	wordReturned: {Returned, notice.OrderReturned},
	wordLost:     {Lost, notice.OrderLost},
}

// arrive ends the parcel: on the day of the scan that says so, or today where none does. What did not arrive is not paid
// for (R5.2, R10.8: a return is reversed and refunded; a loss too, our proposal: nobody pays for what never came).
func (t *turn) arrive(word string) {
	end, day := ends[word], t.scanned(word)
	if !t.state.Parcel.Left.IsSet() {
		t.leave(day)
	}
	t.record(Arrived{Status: end.status, Day: day})
	for _, l := range t.state.Lines {
		if l.Status != end.status {
			continue
		}
		if end.status != Delivered {
			t.undo(l)
			t.do(FillReturned{Rx: l.Rx.ID, Status: end.status})
			t.out.Free = append(t.out.Free, place(l.Rx, l.After))
		}
		t.tell(end.tell, l, notice.Notice{Date: day})
	}
}

// scanned is the day of the scan with the word, among those that are new; today where there is none.
func (t *turn) scanned(word string) cal.Date {
	for i := len(t.out.Events) - 1; i >= 0; i-- {
		if m, ok := t.out.Events[i].(Moved); ok && m.Status == word {
			return m.Day
		}
	}
	return t.today()
}
