package order_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func events[E stream.Named](k *desk) (es []E) {
	for _, e := range k.log {
		if e, ok := e.(E); ok {
			es = append(es, e)
		}
	}
	return es
}

func notices(k *desk) (kinds []notice.Kind) {
	for _, w := range k.out.Work {
		if n, ok := w.Do.(notice.Notice); ok {
			kinds = append(kinds, n.Kind)
		}
	}
	return kinds
}

func TestTheScanThatProvesTheHandOverTakesTheMoney(t *testing.T) {
	t.Parallel()
	for word, proves := range map[string]bool{
		"accepted": true, "in_transit": true, "out_for_delivery": true, "available_for_pickup": true, "delivered": true,
		"returned_to_sender": true, "label_created": false, "cancelled": false, "exception": false, "info": false, "unknown": false,
		"lost": false, "": false, "status(99)": false,
	} {
		k := opened(t, 2).labelled().ok(host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{scan(word, at("2026-11-24", 7))}})
		require.Equal(t, proves, k.s.Parcel.Left.IsSet(), word)
		require.Equal(t, proves, k.status(1) == order.Shipped, word)
		want := []string{"order.track_parcel"}
		if proves {
			want = []string{"order.capture_payment", "order.fill_shipped", "order.capture_payment", "order.fill_shipped", "order.track_parcel"}
			require.Equal(t, d("2026-11-24"), k.s.Parcel.Left, word)
			require.Equal(t, []notice.Kind{notice.OrderShipped, notice.OrderShipped}, notices(k))
			require.Equal(t, map[stream.Ref]bool{{Kind: "message", Value: "sender/m-1"}: true, {Kind: "next_fill", Value: "rx-1/"}: true,
				{Kind: "next_fill", Value: "rx-2/"}: true}, k.refs, "the locks are free")
		}
		require.Equal(t, want, k.gave(), word)
	}
}

func TestCaptureTakesTheClaimsAmount(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).shipped()
	require.Equal(t, order.CapturePayment{Line: 1, Payment: "pay-rx-1", Amount: money.Cents(900)}, k.take("order.capture_payment"))
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Captured})
	require.True(t, k.s.Lines[0].Captured)
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Captured})
	require.Empty(t, k.out.Events, "told again")
}

func TestScansInAnyOrderSeveralAndRepeated(t *testing.T) {
	t.Parallel()
	early, noon, late := scan("accepted", at("2026-11-24", 7)), scan("in_transit", at("2026-11-24", 12)), scan("delivered", at("2026-11-26", 16))
	k := opened(t, 1).labelled()
	k.now = at("2026-11-26", 20)
	k.ok(host, order.TrackAnswer{Status: "delivered", Scans: []order.Scan{late, early, noon, early}})
	require.Len(t, events[order.Moved](k), 3, "one scan said twice is one")
	require.Equal(t, d("2026-11-24"), k.s.Parcel.Left)
	require.Equal(t, d("2026-11-26"), k.s.Parcel.Arrived)
	require.Equal(t, order.Delivered, k.status(1))
	require.Len(t, events[order.Left](k), 1)

	k = opened(t, 1).labelled()
	k.now = at("2026-11-24", 14)
	k.ok(host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{early, noon}})
	k.ok(host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{noon, early}})
	require.Len(t, events[order.Moved](k), 2, "a repeated scan is known")
	require.Equal(t, []string{"order.track_parcel"}, k.gave(), "and the parcel is watched on")
	require.Len(t, events[order.Left](k), 1)
	require.Equal(t, stored(noon.At), k.out.Work[0].Do.(order.TrackParcel).After)
}

func stored(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func TestTheWatchIsOneTimer(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	for range 5 {
		k.ok(host, order.TrackAnswer{Status: "in_transit"})
	}
	n := 0
	for _, w := range k.work {
		if w.Do.Name() == "order.track_parcel" {
			require.True(t, w.Timer)
			n++
		}
	}
	require.Equal(t, 1, n)
}

func TestAScanFromTheFutureHidesNothing(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	k.tracked("in_transit", scan("in_transit", at("2099-01-01", 1)))
	require.False(t, k.s.Parcel.Left.IsSet())
	k.tracked("delivered", scan("delivered", k.now.Add(5*time.Hour)))
	require.Equal(t, order.Delivered, k.status(1))
}

func TestAScanWithoutADayHasThePharmacys(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	s := order.Scan{Status: "delivered", At: time.Date(2026, 11, 25, 3, 0, 0, 999, time.UTC)} // 21 hours on the 24th in Chicago
	k.now = at("2026-11-25", 9)
	k.ok(host, order.TrackAnswer{Status: "delivered", Scans: []order.Scan{s}})
	require.Equal(t, d("2026-11-24"), k.s.Parcel.Left)
	require.Equal(t, d("2026-11-24"), k.s.Parcel.Arrived)
	require.Equal(t, stored(s.At), k.s.Parcel.Scanned)
}

func TestEachEndTellsTheMemberAndUndoesWhatDidNotArrive(t *testing.T) {
	t.Parallel()
	for word, c := range map[string]struct {
		status order.Status
		tell   notice.Kind
		undo   []string
	}{
		"delivered":          {order.Delivered, notice.OrderDelivered, nil},
		"returned_to_sender": {order.Returned, notice.OrderReturned, []string{"order.reverse_claim", "order.refund_payment", "order.fill_returned"}},
		"lost":               {order.Lost, notice.OrderLost, []string{"order.reverse_claim", "order.refund_payment", "order.fill_returned"}},
	} {
		k := opened(t, 1).shipped().ok(host, order.MoneyAnswer{Line: 1, Done: order.Captured})
		k.tracked(word, scan(word, k.now.Add(30*time.Hour)))
		require.Equal(t, c.status, k.status(1))
		require.Equal(t, []notice.Kind{c.tell}, notices(k), word)
		require.Equal(t, c.undo, k.gave(), word)
		require.Empty(t, k.s.ParcelWaits(), word)
	}
}

// TestEverySupplyThatDidNotArriveIsTakenOffTheCount: R2.3, and with a loss no refill is used up (C4).
func TestEverySupplyThatDidNotArriveIsTakenOffTheCount(t *testing.T) {
	t.Parallel()
	for word, status := range map[string]order.Status{"returned_to_sender": order.Returned, "lost": order.Lost} {
		k := opened(t, 3).filling().ok(pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC})
		k.ok(member, order.Cancel{Line: 2, Reason: "not_wanted"}).ok(pharmacist, order.Dispense{Line: 3, Product: facts(3).NDC})
		k.ok(host, order.ServiceAnswer{Carrier: "ups", Service: "ups_ground"}).ok(host, label("1Z-1"))
		k.tracked("accepted", scan("accepted", k.now))
		k.tracked(word, scan(word, k.now.Add(time.Hour)))
		require.Equal(t, order.FillReturned{Rx: "rx-1", Status: status}, k.take("order.fill_returned"))
		require.Equal(t, order.FillReturned{Rx: "rx-3", Status: status}, k.take("order.fill_returned"))
		require.NotContains(t, k.names(), stream.Name("order.fill_returned"), "the line that was cancelled never left")
	}
}

// TestARefundNeverOvertakesItsCapture: the bank would let the authorization go and then take the money.
func TestARefundNeverOvertakesItsCapture(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled().ok(host, order.TrackAnswer{Status: "returned_to_sender"})
	require.Equal(t, order.Returned, k.status(1), "without any scan that said so")
	require.Equal(t, []string{"order.capture_payment", "order.fill_shipped", "order.reverse_claim", "order.fill_returned"}, k.gave())
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Captured})
	require.Equal(t, []string{"order.refund_payment"}, k.gave())
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Captured})
	require.Empty(t, k.gave())
}

// TestSilenceIsALoss21DaysAfterTheHandOver: R5.5, whatever is scanned meanwhile.
func TestSilenceIsALoss21DaysAfterTheHandOver(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).shipped()
	left := k.s.Parcel.Left
	end := left.AddDays(22).Start(zone)
	for k.status(1) == order.Shipped {
		look := k.take("order.track_parcel").(order.TrackParcel)
		require.Equal(t, end, look.Until, "no scan moves the day")
		k.ok(host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{scan("in_transit", k.now.Add(-time.Hour))}})
		require.False(t, k.now.After(end.Add(24*time.Hour)))
	}
	require.Equal(t, order.Lost, k.status(1))
	require.Equal(t, left.AddDays(22), k.s.Parcel.Arrived, "the sweep acts on day 22 (C10)")
}

func TestR52T8ADeliveredScanAfterTheLossIsKeptAndChangesNothing(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).ended("lost")
	before := k.s
	k.now = k.now.Add(72 * time.Hour)
	k.ok(host, order.TrackAnswer{Status: "delivered", Scans: []order.Scan{scan("delivered", k.now)}})
	require.Len(t, k.out.Events, 1)
	require.Empty(t, k.out.Work)
	require.Equal(t, before.Lines, k.s.Lines)
	require.Equal(t, before.Parcel.Status, k.s.Parcel.Status)
	require.Equal(t, before.Parcel.Arrived, k.s.Parcel.Arrived)
}

// TestALabelWithoutAScanIsHeldAndNotLost: the parcel is still on the bench, or the carrier forgot to scan it.
func TestALabelWithoutAScanIsHeldAndNotLost(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	require.Equal(t, "label_created", k.s.Parcel.Status)
	look := k.take("order.track_parcel").(order.TrackParcel)
	require.Equal(t, d("2026-11-28").Start(zone), look.Until, "four days")
	k.now = at("2026-11-28", 2)
	k.ok(host, order.TrackAnswer{Status: "lost"})
	require.Equal(t, order.HoldNoScan, k.s.Lines[0].Hold.Reason)
	require.Equal(t, []notice.Kind{notice.OrderHeld}, notices(k))
	require.Equal(t, []string{"order.track_parcel"}, k.gave(), "and watched on")
	require.NotContains(t, k.names(), stream.Name("order.capture_payment"))

	k.tracked("lost")
	require.Equal(t, order.OnHold, k.status(1), "silence goes on, the hold has its owner")
	k.tracked("in_transit", scan("accepted", k.now.Add(5*time.Hour)))
	require.Equal(t, order.Shipped, k.status(1), "the scan ends the hold")
	require.Equal(t, order.Hold{}, k.s.Lines[0].Hold)

	k = opened(t, 1).labelled()
	k.tracked("cancelled", scan("cancelled", k.now.Add(5*time.Hour)))
	require.Equal(t, order.HoldNoScan, k.s.Lines[0].Hold.Reason, "a voided label is no parcel under way")
}

// TestACarrierThatDoesNotAnswerIsAskedOn: else the parcel would never be paid for, nor ever be lost.
func TestACarrierThatDoesNotAnswerIsAskedOn(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).shipped()
	stuck := order.Stuck{Work: "order.track_parcel"}
	k.ok(host, stuck)
	require.Equal(t, []string{"order.track_parcel"}, k.gave())
	require.Equal(t, order.Shipped, k.status(1))
	k.now = k.s.Parcel.Left.AddDays(22).Start(zone).In(zone)
	k.ok(host, stuck)
	require.Equal(t, order.Lost, k.status(1))
}

func TestNextLookIsFourTimesADayInThePharmacysZone(t *testing.T) {
	t.Parallel()
	for now, want := range map[string]string{
		"2026-11-23T00:00:00-06:00": "2026-11-23T02:00:00-06:00",
		"2026-11-23T02:00:00-06:00": "2026-11-23T08:00:00-06:00",
		"2026-11-23T13:59:59-06:00": "2026-11-23T14:00:00-06:00",
		"2026-11-23T20:00:00-06:00": "2026-11-24T02:00:00-06:00",
		"2026-11-01T01:30:00-05:00": "2026-11-01T02:00:00-06:00", // the clocks go back at two
		"2027-03-14T01:30:00-06:00": "2027-03-14T08:00:00-05:00", // there is no two o'clock
	} {
		at, err := time.Parse(time.RFC3339, now)
		require.NoError(t, err)
		next, err := time.Parse(time.RFC3339, want)
		require.NoError(t, err)
		require.Equal(t, next.UTC(), order.NextLook(at.In(zone)), now)
	}
}
