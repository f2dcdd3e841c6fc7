package order_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/order"
)

// Carriers stamp several scans with one minute, and some with one day. At one instant the word tells scans apart.

func TestAScanOfTheLastKnownInstantIsNewsWhenItsWordIs(t *testing.T) {
	t.Parallel()
	for word, end := range map[string]order.Status{"delivered": order.Delivered, "returned_to_sender": order.Returned} {
		k := opened(t, 1).labelled()
		noon := at("2026-11-24", 12)
		k.tracked("out_for_delivery", scan("out_for_delivery", noon), scan("exception", noon))
		look := k.take("order.track_parcel").(order.TrackParcel)
		require.Equal(t, stored(noon), look.After)
		require.Equal(t, []string{"out_for_delivery", "exception"}, look.Known, "both are known at that instant")
		k.now = at("2026-11-26", 9)
		k.ok(host, order.TrackAnswer{Status: word, Scans: []order.Scan{
			scan("exception", noon), scan(word, noon), scan("out_for_delivery", noon), scan(word, noon)}})
		require.Equal(t, end, k.status(1))
		require.Len(t, events[order.Moved](k), 3, "%s: not lost, and not said twice", word)
		require.Len(t, events[order.Arrived](k), 1)
		require.Equal(t, d("2026-11-24"), k.s.Parcel.Arrived, "the day of the scan, not of the answer")
	}
}

func TestTheHandOverAtTheInstantOfTheLabelTakesTheMoney(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	noon := at("2026-11-24", 12)
	k.tracked("label_created", scan("label_created", noon))
	require.False(t, k.s.Parcel.Left.IsSet())
	k.tracked("accepted", scan("label_created", noon), scan("accepted", noon))
	require.Equal(t, order.Shipped, k.status(1))
	require.Equal(t, d("2026-11-24"), k.s.Parcel.Left)
	before := len(events[order.Moved](k))
	k.tracked("accepted", scan("accepted", noon), scan("label_created", noon))
	require.Len(t, events[order.Moved](k), before, "told again")
	require.Len(t, events[order.Left](k), 1)
}

// TestTheScanThatEndsTheWayCountsHoweverLateItIsTold: the carrier had told a later one before.
func TestTheScanThatEndsTheWayCountsHoweverLateItIsTold(t *testing.T) {
	t.Parallel()
	for word, end := range map[string]order.Status{"delivered": order.Delivered, "returned_to_sender": order.Returned} {
		k := opened(t, 1).shipped()
		k.now = at("2026-11-27", 9)
		k.ok(host, order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{scan("info", at("2026-11-27", 8))}})
		k.tracked(word, scan("exception", at("2026-11-26", 10)), scan(word, at("2026-11-26", 16)))
		require.Equal(t, end, k.status(1))
		require.Equal(t, d("2026-11-26"), k.s.Parcel.Arrived)
		require.Equal(t, word, k.log[len(k.log)-2].(order.Moved).Status, "any other old scan stays out")
		require.Equal(t, stored(at("2026-11-27", 8)), k.s.Parcel.Scanned)
		n := len(k.log)
		k.now = k.now.Add(time.Hour)
		k.ok(host, order.TrackAnswer{Status: word, Scans: []order.Scan{scan(word, at("2026-11-26", 16))}})
		require.Len(t, k.log, n, "and it is not repeated")
	}
}

// TestALostScanThatComesEveryTimeIsKeptOnce: a parcel that was never handed over is held and watched on.
func TestALostScanThatComesEveryTimeIsKeptOnce(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	lost := scan("lost", at("2026-11-24", 12))
	for range 4 {
		k.tracked("lost", lost)
	}
	require.Len(t, events[order.Moved](k), 1)
}
