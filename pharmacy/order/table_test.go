package order_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// stages brings a new order of one line to every status that there is, and to the holds that differ.
var stages = []struct {
	name   string
	status order.Status
	reach  func(k *desk) *desk
}{
	{"received", order.Received, func(k *desk) *desk { return k }},
	{"in review", order.InReview, (*desk).approved},
	{"on hold for the prescriber", order.OnHold, func(k *desk) *desk {
		return k.ok(pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "dose"})
	}},
	{"on hold for stock", order.OnHold, func(k *desk) *desk { return k.approved().ok(host, order.StockAnswer{Line: 1}) }},
	{"on hold packed, label refused", order.OnHold, func(k *desk) *desk {
		return k.buying().ok(host, order.LabelAnswer{Outcome: order.LabelRefused, Code: "ups.1"})
	}},
	{"on hold packed, never scanned", order.OnHold, func(k *desk) *desk {
		return k.labelled().ok(host, order.TrackAnswer{Status: "lost"})
	}},
	{"filling", order.Filling, (*desk).filling},
	{"packed", order.Packed, (*desk).packed},
	{"packed and labelled", order.Packed, (*desk).labelled},
	{"shipped", order.Shipped, (*desk).shipped},
	{"delivered", order.Delivered, func(k *desk) *desk { return k.ended("delivered") }},
	{"returned", order.Returned, func(k *desk) *desk { return k.ended("returned_to_sender") }},
	{"lost", order.Lost, func(k *desk) *desk { return k.ended("lost") }},
	{"cancelled", order.Cancelled, func(k *desk) *desk { return k.ok(member, order.Cancel{Line: 1, Reason: "not_wanted"}) }},
}

// commands is everything that can be said to an order.
var commands = []struct {
	name string
	by   pharmacy.Actor
	do   stream.Named
}{
	{"open", member, opening(1)},
	{"approve", pharmacist, order.Review{Line: 1, Verdict: order.Approve}},
	{"clarify", pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "dose"}},
	{"refuse", pharmacist, order.Review{Line: 1, Verdict: order.Refuse, Code: "unsafe"}},
	{"dispense", pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC}},
	{"cancel the line", member, order.Cancel{Line: 1, Reason: "not_wanted"}},
	{"cancel the order", member, order.Cancel{Reason: "not_wanted"}},
	{"resume", technician, order.Resume{Line: 1}},
	{"wake", host, order.Wake{Line: 1, Hold: order.HoldPayment, Until: d("2026-11-24")}},
	{"stuck at the shelf", host, order.Stuck{Line: 1, Work: "order.reserve_stock"}},
	{"stuck at tracking", host, order.Stuck{Work: "order.track_parcel"}},
	{"stuck at a notice", host, order.Stuck{Work: "notice.tell"}},
	{"stock yes", host, order.StockAnswer{Line: 1, OK: true}},
	{"stock no", host, order.StockAnswer{Line: 1}},
	{"claim paid", host, paid(1, "claim-late", 900)},
	{"claim denied", host, denied(1, d("2026-12-01"), "70")},
	{"payment yes", host, order.PaymentAnswer{Line: 1, Payment: "pay-late"}},
	{"payment no", host, order.PaymentAnswer{Line: 1, Declined: true, Code: "51"}},
	{"service", host, order.ServiceAnswer{Carrier: "ups", Service: "ups_ground"}},
	{"no service", host, order.ServiceAnswer{Code: "site_not_licensed"}},
	{"label bought", host, label("1Z-late")},
	{"label unknown", host, order.LabelAnswer{Outcome: order.LabelUnknown}},
	{"label missing", host, order.LabelAnswer{Outcome: order.LabelMissing}},
	{"label refused", host, order.LabelAnswer{Outcome: order.LabelRefused, Code: "ups.1"}},
	{"label not to be found", host, order.LabelAnswer{Outcome: order.LabelNoFind, Code: "ups"}},
	{"track in transit", host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{scan("in_transit", at("2026-11-25", 1))}}},
	{"track delivered", host, order.TrackAnswer{Status: "delivered", Scans: []order.Scan{scan("delivered", at("2026-11-25", 1))}}},
	{"captured", host, order.MoneyAnswer{Line: 1, Done: order.Captured}},
	{"refunded", host, order.MoneyAnswer{Line: 1, Done: order.Refunded}},
}

// TestEveryCommandAtEveryStatus holds each pair to the table of transitions: a line moves only as it says, or the command
// is refused at its stage and nothing changes. The golden file shows what each pair does.
func TestEveryCommandAtEveryStatus(t *testing.T) {
	t.Parallel()
	reached := map[order.Status]bool{}
	var book strings.Builder
	for _, stage := range stages {
		fmt.Fprintf(&book, "%s\n", stage.name)
		for _, c := range commands {
			k := stage.reach(opened(t, 1))
			require.Equal(t, stage.status, k.status(1), stage.name)
			reached[stage.status] = true
			before := k.s
			out := k.do(c.by, c.do)
			require.NoError(t, out.Check())
			if r := out.Refusal; r != nil {
				require.Equal(t, before, k.s, "%s: %s", stage.name, c.name)
				require.NotEmpty(t, r.Stage, "%s: %s", stage.name, c.name)
			}
			moves(t, before, out.Events)
			fmt.Fprintf(&book, "  %-22s %s\n", c.name, told(k))
		}
	}
	for _, s := range order.Statuses() {
		require.True(t, reached[s], "no stage shows %s", s)
	}
	golden(t, "commands.golden", book.String())
}

// moves checks every change of status against the table.
func moves(t testing.TB, s order.State, events []stream.Named) (pairs [][2]order.Status) {
	t.Helper()
	for _, e := range events {
		next := order.Evolve(s, e)
		for i, l := range next.Lines {
			from := order.None
			if i < len(s.Lines) {
				from = s.Lines[i].Status
			}
			if from != l.Status {
				require.Contains(t, from.Next(), l.Status, "%s moved line %d from %s", e.Name(), l.No, from)
				pairs = append(pairs, [2]order.Status{from, l.Status})
			}
		}
		s = next
	}
	return pairs
}

// told is what came of the last command, in one line.
func told(k *desk) string {
	if r := k.out.Refusal; r != nil {
		return fmt.Sprintf("refused: %s at %s", r.Step.Rule.Code, r.Stage)
	}
	if len(k.out.Events) == 0 {
		return "nothing"
	}
	var es []string
	for _, e := range k.out.Events {
		es = append(es, strings.TrimPrefix(string(e.Name()), "order."))
	}
	line := fmt.Sprintf("%s: %s", k.status(1), strings.Join(es, ", "))
	if ws := k.gave(); len(ws) > 0 {
		line += " -> " + strings.ReplaceAll(strings.Join(ws, ", "), "order.", "")
	}
	return line
}

// TestTheDrawingIsTheTable: the drawing in doc.go and the table that Decide is held to say the same.
func TestTheDrawingIsTheTable(t *testing.T) {
	t.Parallel()
	require.Contains(t, docText(t), drawing())
}

// drawing is the table of transitions as doc.go shows it.
func drawing() string {
	var b strings.Builder
	row := func(name string, s order.Status) {
		var next []string
		for _, n := range s.Next() {
			next = append(next, string(n))
		}
		if next == nil {
			next = []string{"the end"}
		}
		fmt.Fprintf(&b, "\t%-10s -> %s\n", name, strings.Join(next, " | "))
	}
	row("(none)", order.None)
	for _, s := range order.Statuses() {
		row(string(s), s)
	}
	return b.String()
}

func TestNextGivesTheCallersOwnSlice(t *testing.T) {
	t.Parallel()
	order.Received.Next()[0] = "changed"
	require.Equal(t, []order.Status{order.InReview, order.OnHold, order.Cancelled}, order.Received.Next())
	order.Holds()[0].Text = "changed"
	require.NotEqual(t, "changed", order.Holds()[0].Text)
	order.Refusals()[0] = "changed"
	require.NotEqual(t, "changed", order.Refusals()[0])
	require.Empty(t, order.Status("invented").Next())
}
