package order_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// dice choose what happens: a seeded source in the test, the fuzzer's bytes in the fuzz target.
type dice interface{ Intn(n int) int }

// bytesDice rolls what the fuzzer gives, and zero when that is used up.
type bytesDice struct{ data []byte }

func (d *bytesDice) Intn(n int) int {
	if len(d.data) == 0 {
		return 0
	}
	b := int(d.data[0])
	d.data = d.data[1:]
	return b % n
}

// world is everybody around an order: people who say anything at any time, and ports that answer late, twice or never.
type world struct {
	*desk
	dice
	audit *audit
	n     int            // names of claims, payments and labels
	said  []stream.Named // answers, to be said again
}

func newWorld(t testing.TB, d dice) *world {
	w := &world{desk: newDesk(t), dice: d, audit: newAudit(t)}
	do := opening(1 + d.Intn(3))
	if d.Intn(3) == 0 {
		do.Lines[len(do.Lines)-1].Rx.Schedule = drug.ScheduleIV
	}
	w.say(member, do)
	return w
}

// say gives a command and holds what comes of it against every invariant.
func (w *world) say(by pharmacy.Actor, c stream.Named) {
	w.t.Helper()
	before := w.s
	w.do(by, c)
	w.audit.step(w, before, c)
}

func (w *world) name(kind string) string {
	w.n++
	return fmt.Sprintf("%s-%d", kind, w.n)
}

// live lets one thing happen.
func (w *world) live() {
	w.t.Helper()
	switch w.Intn(12) {
	case 0:
		w.people()
	case 1, 5, 6:
		w.help(w.s.Lines[w.Intn(len(w.s.Lines))])
	case 2:
		w.now = w.now.Add(time.Duration(w.Intn(200)) * time.Hour / 4)
	case 3:
		if len(w.said) > 0 {
			w.say(host, w.said[w.Intn(len(w.said))])
		}
	case 4:
		w.give(w.Intn(len(w.work)+1), func(do stream.Named) {
			w.say(host, order.Stuck{Line: lineOf(do), Work: do.Name()})
			if w.out.Refusal != nil {
				w.audit.parked[do.Name()] = true
			}
		})
	default:
		w.give(w.Intn(len(w.work)+1), w.answer)
	}
}

// give takes the n-th piece of work; a notice needs no answer.
func (w *world) give(n int, done func(stream.Named)) {
	if n >= len(w.work) {
		return
	}
	task := w.work[n]
	w.work = slices.Delete(w.work, n, n+1)
	if task.Due.After(w.now) {
		w.now = task.Due.In(zone)
	}
	done(task.Do)
}

// lineOf is the line that work serves, as a host sees it.
func lineOf(do stream.Named) int {
	switch do := do.(type) {
	case order.ReserveStock:
		return do.Line
	case order.BillClaim:
		return do.Line
	case order.AuthorizePayment:
		return do.Line
	}
	return 0
}

// people say something, sensible or not.
func (w *world) people() {
	line := w.Intn(5) - 1
	var ndc drug.NDC
	if l, ok := w.s.Line(line); ok && w.Intn(5) > 0 {
		ndc = l.Rx.NDC
	}
	by := []pharmacy.Actor{pharmacist, pharmacist, pharmacist, technician, member, host, {}}[w.Intn(7)]
	verdict := []order.Verdict{order.Approve, order.Approve, order.Approve, order.Clarify, order.Refuse, "perhaps"}[w.Intn(6)]
	code := []string{"unsafe", "dose", "", "two words"}[w.Intn(4)]
	w.say(by, []stream.Named{
		order.Review{Line: line, Verdict: verdict, Code: code},
		order.Review{Line: line, Verdict: order.Approve},
		order.Dispense{Line: line, Product: ndc},
		order.Dispense{Line: line, Product: ndc},
		order.Resume{Line: line},
		order.Cancel{Line: line, Reason: code},
		order.Wake{Line: line, Hold: order.HoldStock},
		opening(1),
	}[w.Intn(8)])
}

// answer does a piece of work, well or badly.
func (w *world) answer(do stream.Named) {
	no := w.Intn(3) == 0
	var c stream.Named
	switch do := do.(type) {
	case order.ReserveStock:
		c = order.StockAnswer{Line: do.Line, OK: !no, Back: w.s.Placed.AddDays(w.Intn(9))}
	case order.BillClaim:
		c = w.bill(do, no)
	case order.AuthorizePayment:
		c = order.PaymentAnswer{Line: do.Line, Payment: order.PaymentID(w.name("pay"))}
		if no {
			c = order.PaymentAnswer{Line: do.Line, Declined: true, Code: "51"}
		}
	case order.ChooseService:
		c = order.ServiceAnswer{Carrier: "ups", Service: "ups_ground", Price: money.Cents(912)}
		if no {
			c = order.ServiceAnswer{Code: "not_mailable"}
		}
	case order.BuyLabel:
		c = w.label(no, order.LabelRefused, order.LabelUnknown, order.LabelUnknown, order.LabelNoFind)
	case order.FindLabel:
		c = w.label(no, order.LabelMissing, order.LabelMissing, order.LabelMissing, order.LabelNoFind)
	case order.TrackParcel:
		c = w.track(do)
	case order.CapturePayment:
		c = order.MoneyAnswer{Line: do.Line, Done: order.Captured, Payment: do.Payment}
	case order.RefundPayment:
		c = order.MoneyAnswer{Line: do.Line, Done: order.Refunded, Payment: do.Payment}
	case order.ReverseClaim:
		c = order.MoneyAnswer{Line: do.Line, Done: order.Reversed, Claim: do.Claim}
	case order.Wake:
		c = do
	default:
		return
	}
	if l, ok := c.(order.LabelAnswer); !ok || l.Outcome == order.LabelBought { // each other word on a label comes once
		w.said = append(w.said, c)
	}
	w.say(host, c)
}

func (w *world) bill(do order.BillClaim, no bool) order.ClaimAnswer {
	if no {
		return denied(do.Line, w.s.Placed.AddDays(w.Intn(9)), "79")
	}
	a := paid(do.Line, order.ClaimID(w.name("claim")), int64(w.Intn(3)*900))
	if w.Intn(20) == 0 {
		a.Claim.Claim = ""
	}
	return a
}

func (w *world) label(no bool, outcomes ...order.LabelOutcome) order.LabelAnswer {
	if no {
		return order.LabelAnswer{Outcome: outcomes[w.Intn(len(outcomes))], Code: "ups"}
	}
	return label(w.name("1Z"))
}

func (w *world) track(order.TrackParcel) order.TrackAnswer {
	words := []string{"label_created", "accepted", "in_transit", "exception", "unknown", "in_transit", "delivered", "returned_to_sender",
		"lost", "cancelled"}
	a := order.TrackAnswer{Status: words[w.Intn(len(words))]}
	for range w.Intn(3) {
		a.Scans = append(a.Scans, scan(words[w.Intn(6)], w.now.Add(-time.Duration(w.Intn(40))*time.Hour/4)))
	}
	if w.Intn(3) > 0 {
		a.Scans = append(a.Scans, scan(a.Status, w.now))
	}
	return a
}

// finish lets everybody do their best until the order is at its end.
func (w *world) finish() {
	w.t.Helper()
	for range 400 {
		if len(w.work) > 0 {
			w.give(0, w.kindly)
			continue
		}
		if !slices.ContainsFunc(w.s.Lines, w.help) {
			return
		}
	}
	require.Fail(w.t, "the order does not end", "%s", w.s.Summary(orderID).Status)
}

// help does what a line wants of people; false where it wants nothing. Of what nobody may fill any more the member is rid.
func (w *world) help(l order.Line) bool {
	if past := cal.In(w.now, zone).After(l.Rx.Expires); past && (l.Status == order.Received || l.Status == order.Filling) {
		w.say(member, order.Cancel{Line: l.No, Reason: "expired"})
		return true
	}
	switch l.Status {
	case order.Received:
		w.say(pharmacist, order.Review{Line: l.No, Verdict: order.Approve})
	case order.OnHold:
		w.say(pharmacist, order.Resume{Line: l.No})
	case order.Filling:
		w.say(pharmacist, order.Dispense{Line: l.No, Product: l.Rx.NDC})
	default:
		return false
	}
	return true
}

// kindly answers yes.
func (w *world) kindly(do stream.Named) {
	var c stream.Named
	switch do := do.(type) {
	case order.ReserveStock:
		c = order.StockAnswer{Line: do.Line, OK: true}
	case order.BillClaim:
		c = paid(do.Line, order.ClaimID(w.name("claim")), 900)
	case order.AuthorizePayment:
		c = order.PaymentAnswer{Line: do.Line, Payment: order.PaymentID(w.name("pay"))}
	case order.ChooseService:
		c = order.ServiceAnswer{Carrier: "ups", Service: "ups_ground"}
	case order.BuyLabel, order.FindLabel:
		c = label(w.name("1Z"))
	case order.TrackParcel:
		c = order.TrackAnswer{Status: "delivered", Scans: []order.Scan{scan("delivered", w.now)}}
	case order.CapturePayment:
		c = order.MoneyAnswer{Line: do.Line, Done: order.Captured, Payment: do.Payment}
	case order.Wake:
		c = do
	default:
		return
	}
	w.say(host, c)
}

// TestNothingIsLostOrDoubledWhateverHappens plays many orders with people and ports that do anything.
func TestNothingIsLostOrDoubledWhateverHappens(t *testing.T) {
	t.Parallel()
	runs := 1500
	if testing.Short() {
		runs = 150
	}
	seen, ends := map[[2]order.Status]bool{}, map[order.Status]int{}
	for seed := range runs {
		w := newWorld(t, rand.New(rand.NewSource(int64(seed))))
		w.audit.seen = seen
		for range 120 {
			w.live()
		}
		w.finish()
		w.audit.end(w)
		for _, l := range w.s.Lines {
			ends[l.Status]++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if testing.Short() {
		return // too few runs to have seen everything
	}
	for _, from := range order.Statuses() {
		for _, to := range from.Next() {
			require.True(t, seen[[2]order.Status{from, to}], "nothing ever went from %s to %s", from, to)
		}
	}
	for _, s := range []order.Status{order.Delivered, order.Returned, order.Lost, order.Cancelled} {
		require.NotZero(t, ends[s], "no line ended %s", s)
	}
}

// FuzzOrder is the same world, led by the fuzzer.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{2, 0, 0, 3, 0, 1, 5, 1, 2, 7, 0, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4096 {
			return
		}
		d := &bytesDice{data}
		w := newWorld(t, d)
		for len(d.data) > 0 {
			w.live()
		}
		w.finish()
		w.audit.end(w)
	})
}
