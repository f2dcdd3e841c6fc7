package order_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var notWanted = order.Cancel{Line: 1, Reason: "not_wanted"}

// TestCancelUndoesWhatWasDoneAndWhatComesLate: at every stage what stands is taken back at once, and the answer that was
// under way is given back when it comes, once.
func TestCancelUndoesWhatWasDoneAndWhatComesLate(t *testing.T) {
	t.Parallel()
	stocked := func(k *desk) *desk { return k.approved().ok(host, order.StockAnswer{Line: 1, OK: true}) }
	billed := func(k *desk) *desk { return stocked(k).ok(host, paid(1, "claim-1", 900)) }
	for name, c := range map[string]struct {
		reach func(k *desk) *desk
		undo  []string
		late  stream.Named // the answer under way
		back  []string     // what it is given back by
	}{
		"before the review": {func(k *desk) *desk { return k }, nil, nil, nil},
		"while the shelf is asked": {(*desk).approved, []string{"order.release_stock"},
			order.StockAnswer{Line: 1, OK: true}, []string{"order.release_stock"}},
		"while the shelf is asked, in vain": {(*desk).approved, []string{"order.release_stock"}, order.StockAnswer{Line: 1}, nil},
		"while the payer is asked": {stocked, []string{"order.release_stock"},
			paid(1, "claim-1", 900), []string{"order.reverse_claim"}},
		"while the payer is asked, in vain": {stocked, []string{"order.release_stock"}, denied(1, d("2026-12-01"), "79"), nil},
		"while the bank is asked": {billed, []string{"order.release_stock", "order.reverse_claim"},
			order.PaymentAnswer{Line: 1, Payment: "pay-1"}, []string{"order.refund_payment"}},
		"while the bank is asked, in vain": {billed, []string{"order.release_stock", "order.reverse_claim"},
			order.PaymentAnswer{Line: 1, Declined: true, Code: "51"}, nil},
		"after a decline": {func(k *desk) *desk {
			return billed(k).ok(host, order.PaymentAnswer{Line: 1, Declined: true, Code: "51"})
		},
			[]string{"order.release_stock", "order.reverse_claim"}, order.Wake{Line: 1, Hold: order.HoldPayment, Until: d("2026-11-24")}, nil},
		"while the shelf does not answer": {func(k *desk) *desk { return k.approved().ok(host, order.Stuck{Line: 1, Work: "order.reserve_stock"}) },
			[]string{"order.release_stock"}, order.StockAnswer{Line: 1, OK: true}, []string{"order.release_stock"}},
		"while it is filled": {(*desk).filling, []string{"order.release_stock", "order.reverse_claim", "order.refund_payment"}, nil, nil},
		"packed, where no carrier takes it": {func(k *desk) *desk { return k.packed().ok(host, order.ServiceAnswer{Code: "site_not_licensed"}) },
			[]string{"order.release_stock", "order.reverse_claim", "order.refund_payment"}, nil, nil},
		"packed, where a label may have been bought": {func(k *desk) *desk { return k.buying().ok(host, order.Stuck{Work: "order.buy_label"}) },
			[]string{"order.release_stock", "order.reverse_claim", "order.refund_payment", "order.find_label"},
			label("1Z-1"), []string{"order.void_label"}},
	} {
		k := c.reach(opened(t, 1))
		k.ok(member, notWanted)
		require.Equal(t, order.Cancelled, k.status(1), name)
		require.Equal(t, c.undo, k.gave(), name)
		require.Equal(t, map[stream.Ref]bool{{Kind: "message", Value: "sender/m-1"}: true}, k.refs, "%s: the lock is free", name)
		told := k.out.Work[len(k.out.Work)-1].Do
		if name != "packed, where a label may have been bought" {
			require.Equal(t, notice.OrderCancelled, told.(notice.Notice).Kind, name)
		}
		if c.late == nil {
			continue
		}
		k.ok(host, c.late)
		require.Equal(t, c.back, k.gave(), "%s: the late answer", name)
		require.Equal(t, order.Cancelled, k.status(1), name)
		if _, stock := c.late.(order.StockAnswer); !stock { // a reservation that is put back twice is no error
			k.ok(host, c.late)
			require.Empty(t, k.gave(), "%s: the late answer again", name)
		}
	}
}

func TestCancelOfTheOrderStopsWhatCanBeStopped(t *testing.T) {
	t.Parallel()
	k := opened(t, 3).filling()
	k.ok(pharmacist, order.Dispense{Line: 2, Product: facts(2).NDC})
	k.ok(member, order.Cancel{Reason: "not_wanted"})
	require.Equal(t, []order.Status{order.Cancelled, order.Packed, order.Cancelled}, []order.Status{k.status(1), k.status(2), k.status(3)})
	require.Contains(t, k.gave(), "order.choose_service", "what is packed goes on alone")
	code, stage := k.refused(member, order.Cancel{Reason: "not_wanted"})
	require.Equal(t, "order.too_late", string(code))
	require.Equal(t, "packed", stage)
}

func TestR69ARefusalEndsTheLineBeforeItIsPackedAndChargesNothing(t *testing.T) {
	t.Parallel()
	for name, reach := range map[string]func(*desk) *desk{
		"received": func(k *desk) *desk { return k }, "in review": (*desk).approved, "filling": (*desk).filling,
		"on hold": func(k *desk) *desk { return k.approved().ok(host, order.StockAnswer{Line: 1}) },
	} {
		for _, code := range order.Refusals() {
			k := reach(opened(t, 1))
			paid := k.s.Lines[0].Payment != ""
			k.ok(pharmacist, order.Review{Line: 1, Verdict: order.Refuse, Code: code})
			require.Equal(t, order.Cancelled, k.status(1), name)
			require.Equal(t, order.Stopped{Line: 1, By: pharmacist, Reason: code}, k.out.Events[1])
			if paid {
				require.Subset(t, k.gave(), []string{"order.reverse_claim", "order.refund_payment"})
			}
		}
	}
}

func TestOneCancelledLineOfAHeldParcelLeavesTheOther(t *testing.T) {
	t.Parallel()
	k := opened(t, 2).buying()
	k.take("order.buy_label")
	k.ok(host, order.LabelAnswer{Outcome: order.LabelRefused, Code: "ups.1"})
	k.ok(member, notWanted)
	require.NotContains(t, k.gave(), "order.find_label", "the box is still sent")
	require.Equal(t, order.OnHold, k.status(2))
	k.ok(technician, order.Resume{Line: 2})
	box := k.take("order.choose_service").(order.ChooseService).Box
	require.Len(t, box.Products, 1)
	require.Equal(t, facts(2).NDC, box.Products[0].NDC)
}

func TestWhoeverMovesAnOrderIsOnRecord(t *testing.T) {
	t.Parallel()
	for _, by := range []pharmacy.Actor{{}, {Role: pharmacy.RoleMember}, {ID: "somebody"}, {Role: 99, ID: "somebody"}} {
		for _, c := range commands {
			code, _ := opened(t, 1).refused(by, c.do)
			require.Equal(t, "order.actor_missing", string(code), c.name)
		}
	}
}
