package order_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// docText is the package comment without its slashes.
func docText(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	var lines []string
	for _, l := range strings.Split(string(src), "\n") {
		lines = append(lines, strings.TrimPrefix(strings.TrimPrefix(l, "//"), " "))
	}
	return strings.Join(lines, "\n")
}

// asking changes an order that could be opened.
func asking(change func(*order.Open)) order.Open {
	do := opening(2)
	change(&do)
	return do
}

type refusal struct {
	name string
	by   pharmacy.Actor
	do   stream.Named
	on   func(t *testing.T) *desk
}

func none(t *testing.T) *desk     { return newDesk(t) }
func received(t *testing.T) *desk { return opened(t, 1) }

func refusedOpenings() []refusal {
	line := func(change func(*order.Asked)) order.Open {
		return asking(func(o *order.Open) { change(&o.Lines[1]) })
	}
	return []refusal{
		{"an order that is open", member, opening(1), received},
		{"no name", member, asking(func(o *order.Open) { o.Order = stream.ID{} }), none},
		{"the name of another kind", member, asking(func(o *order.Open) { o.Order.Kind = "auto" }), none},
		{"no kind of fill", member, asking(func(o *order.Open) { o.Kind = "" }), none},
		{"no member", member, asking(func(o *order.Open) { o.Member = "" }), none},
		{"no address", member, asking(func(o *order.Open) { o.ShipTo.Person = "" }), none},
		{"no line", member, asking(func(o *order.Open) { o.Lines = nil }), none},
		{"no prescription", member, line(func(a *order.Asked) { a.Rx.ID = "" }), none},
		{"no drug", member, line(func(a *order.Asked) { a.Rx.NDC = drug.NDC{} }), none},
		{"no quantity", member, line(func(a *order.Asked) { a.Rx.Quantity = drug.Quantity{} }), none},
		{"a quantity of nothing", member, line(func(a *order.Asked) { a.Rx.Quantity = drug.Units(0, drug.Tablet) }), none},
		{"no days' supply", member, line(func(a *order.Asked) { a.Rx.DaysSupply = 0 }), none},
		{"an unknown schedule", member, line(func(a *order.Asked) { a.Rx.Schedule = drug.ScheduleUnknown }), none},
		{"a fill before the first", member, line(func(a *order.Asked) { a.FillNo = -1 }), none},
		{"another person's prescription", member, line(func(a *order.Asked) { a.Rx.Patient = "mem-other" }), none},
		{"one ingredient twice", member, line(func(a *order.Asked) { a.Rx.Ingredient = facts(1).Ingredient }), none},
		{"nobody who asks", pharmacy.Actor{}, opening(1), none},
		{"an order that is not there", member, order.Cancel{Reason: "not_wanted"}, none},
	}
}

func refusedCommands() []refusal {
	filling := func(t *testing.T) *desk { return opened(t, 1).filling() }
	held := func(t *testing.T) *desk {
		return opened(t, 1).buying().ok(host, order.LabelAnswer{Outcome: order.LabelNoFind, Code: "ups"})
	}
	expired := func(t *testing.T) *desk {
		k := opened(t, 1)
		k.now = at("2027-11-02", 9)
		return k
	}
	early := func(t *testing.T) *desk {
		k := newDesk(t)
		k.ok(member, asking(func(o *order.Open) { o.Lines[0].Rx.Effective = d("2026-11-30") }))
		return k
	}
	refuse := func(code string) order.Review { return order.Review{Line: 1, Verdict: order.Refuse, Code: code} }
	return []refusal{
		{"a line that is not there", pharmacist, order.Review{Line: 2, Verdict: order.Approve}, received},
		{"an answer for a line that is not there", host, order.StockAnswer{Line: -1, OK: true}, received},
		{"R6.3 T3: a technician reviews", technician, order.Review{Line: 1, Verdict: order.Approve}, received},
		{"R6.9 T2: a technician refuses", technician, refuse("unsafe"), received},
		{"R6.9 T1: a refusal without a reason", pharmacist, refuse(""), received},
		{"a refusal for a reason of its own", pharmacist, refuse("monday"), received},
		{"R6.9 T3: a refusal after the shipment", pharmacist, refuse("unsafe"), func(t *testing.T) *desk { return opened(t, 1).shipped() }},
		{"a review without a verdict", pharmacist, order.Review{Line: 1}, received},
		{"a question without a reason", pharmacist, order.Review{Line: 1, Verdict: order.Clarify}, received},
		{"a review of what is reviewed", pharmacist, order.Review{Line: 1, Verdict: order.Approve}, filling},
		{"a review before the prescription's first day", pharmacist, order.Review{Line: 1, Verdict: order.Approve}, early},
		{"a review after the prescription's end", pharmacist, order.Review{Line: 1, Verdict: order.Approve}, expired},
		{"a check after the prescription's end", pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC}, func(t *testing.T) *desk {
			k := filling(t)
			k.now = at("2027-11-02", 9)
			return k
		}},
		{"a technician checks", technician, order.Dispense{Line: 1, Product: facts(1).NDC}, filling},
		{"another product than billed", pharmacist, order.Dispense{Line: 1, Product: facts(2).NDC}, filling},
		{"no product", pharmacist, order.Dispense{Line: 1}, filling},
		{"a cancel without a reason", member, order.Cancel{Line: 1}, received},
		{"a cancel with a sentence", member, order.Cancel{Line: 1, Reason: "Testa Sampleton called"}, received},
		{"R5.2 T7: a cancel when packed", member, order.Cancel{Line: 1, Reason: "not_wanted"}, func(t *testing.T) *desk { return opened(t, 1).packed() }},
		{"R5.2 T1: a cancel when shipped", member, order.Cancel{Reason: "not_wanted"}, func(t *testing.T) *desk { return opened(t, 1).shipped() }},
		{"R5.2 T3: a cancel after the label", member, order.Cancel{Reason: "not_wanted"}, func(t *testing.T) *desk { return opened(t, 1).labelled() }},
		{"a cancel of a labelled parcel on hold", member, order.Cancel{Line: 1, Reason: "not_wanted"}, func(t *testing.T) *desk {
			return opened(t, 1).labelled().ok(host, order.TrackAnswer{Status: "lost"})
		}},
		{"a parcel resumed by the member", member, order.Resume{Line: 1}, held},
		{"nothing to resume", technician, order.Resume{Line: 1}, received},
		{"a payer's yes from a member", member, paid(1, "claim-1", 900), filling},
		{"stuck at what the line does not wait for", host, order.Stuck{Line: 1, Work: "order.bill_claim"}, func(t *testing.T) *desk { return opened(t, 1).approved() }},
		{"stuck at what nothing waits for", host, order.Stuck{Work: "order.refund_payment"}, filling},
		{"money that moves by no known step", host, order.MoneyAnswer{Line: 1, Done: "doubled"}, filling},
		{"an event as a command", host, order.Resumed{Line: 1}, filling},
	}
}

// TestEveryRefusalSaysWhyAndAtWhichStage is the golden case of every rule.
func TestEveryRefusalSaysWhyAndAtWhichStage(t *testing.T) {
	t.Parallel()
	var book strings.Builder
	var seen []reason.Code
	for _, c := range append(refusedOpenings(), refusedCommands()...) {
		k := c.on(t)
		code, _ := k.refused(c.by, c.do)
		seen = append(seen, code)
		fmt.Fprintf(&book, "%s\n  %s\n", c.name, k.out.Refusal)
	}
	golden(t, "refusals.golden", book.String())
	slices.Sort(seen)
	reasontest.Check(t, order.Rules(), slices.Compact(seen))
	require.NotContains(t, book.String(), memberRef)
	require.NotContains(t, book.String(), drugName)
}
