package order_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var (
	unknown = order.LabelAnswer{Outcome: order.LabelUnknown}
	missing = order.LabelAnswer{Outcome: order.LabelMissing}
)

// TestALostPurchaseIsLookedForBeforeAnotherIsMade: every five minutes for half an hour, and then it is bought again.
func TestALostPurchaseIsLookedForBeforeAnotherIsMade(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying()
	first := k.take("order.buy_label")
	k.ok(host, unknown)
	lost := k.now
	for n := 1; n <= 5; n++ {
		k.take("order.find_label")
		require.Equal(t, lost.Add(time.Duration(n)*5*time.Minute), k.now)
		k.ok(host, missing)
		require.Equal(t, []string{"order.find_label"}, k.gave(), "%d. time: too early to be final", n)
	}
	k.take("order.find_label")
	require.Equal(t, lost.Add(30*time.Minute), k.now)
	k.ok(host, missing)
	require.Equal(t, []string{"order.buy_label"}, k.gave(), "final")
	second := k.take("order.buy_label")
	require.Equal(t, first.(order.BuyLabel).Key, second.(order.BuyLabel).Key)
	require.True(t, k.s.Parcel.Unknown.IsZero())

	k.ok(host, unknown)
	k.take("order.find_label")
	k.ok(host, missing)
	require.Equal(t, []string{"order.find_label"}, k.gave(), "the second purchase has a half hour of its own")
}

func TestAFoundLabelIsAdoptedWithWhatWasQuoted(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying().ok(host, unknown)
	k.take("order.find_label")
	k.ok(host, order.LabelAnswer{Outcome: order.LabelBought, LabelID: "1Z-1", Tracking: "T1Z-1"})
	require.Equal(t, "1Z-1", k.s.Parcel.LabelID)
	require.Equal(t, money.Cents(912), k.s.Parcel.Cost)
	require.True(t, k.s.Parcel.Unknown.IsZero())
	require.Equal(t, []string{"order.track_parcel"}, k.gave())
}

func TestASecondLabelIsGivenBackOnce(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).labelled()
	k.ok(host, label("1Z-1"))
	require.Empty(t, k.out.Events, "told again")
	k.ok(host, label("1Z-2"))
	require.Equal(t, []string{"order.void_label"}, k.gave())
	require.Equal(t, order.VoidLabel{Carrier: "ups", LabelID: "1Z-2"}, k.out.Work[0].Do)
	k.ok(host, label("1Z-2"))
	require.Empty(t, k.out.Events)
	require.Equal(t, "1Z-1", k.s.Parcel.LabelID)
}

func TestAParcelOnHoldHasAnOwnerAndGoesOnWhole(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		hold   func(k *desk) *desk
		reason order.HoldReason
		next   string // what is done when it is resumed
	}{
		"no carrier takes it": {func(k *desk) *desk { return k.packed().ok(host, order.ServiceAnswer{Code: "not_mailable"}) },
			order.HoldLabel, "order.choose_service"},
		"the desk names no carrier": {func(k *desk) *desk { return k.packed().ok(host, order.ServiceAnswer{}) },
			order.HoldLabel, "order.choose_service"},
		"the desk does not answer": {func(k *desk) *desk { return k.packed().ok(host, order.Stuck{Work: "order.choose_service"}) },
			order.HoldStuck, "order.choose_service"},
		"the carrier refuses the label": {func(k *desk) *desk { return k.buying().ok(host, order.LabelAnswer{Outcome: order.LabelRefused}) },
			order.HoldLabel, "order.choose_service"},
		"the carrier cannot look": {func(k *desk) *desk {
			return k.buying().ok(host, unknown).ok(host, order.LabelAnswer{Outcome: order.LabelNoFind})
		}, order.HoldOutcome, "order.choose_service"},
		"a label without a number": {func(k *desk) *desk { return k.buying().ok(host, order.LabelAnswer{Outcome: order.LabelBought}) },
			order.HoldOutcome, "order.choose_service"},
		"a label without a tracking number": {func(k *desk) *desk {
			return k.buying().ok(host, order.LabelAnswer{Outcome: order.LabelBought, LabelID: "1Z-1"})
		}, order.HoldOutcome, "order.choose_service"},
		"a word that nobody knows": {func(k *desk) *desk { return k.buying().ok(host, order.LabelAnswer{Outcome: "perhaps"}) },
			order.HoldOutcome, "order.choose_service"},
		"the purchase does not answer": {func(k *desk) *desk { return k.buying().ok(host, order.Stuck{Work: "order.buy_label"}) },
			order.HoldStuck, "order.find_label"},
		"the search does not answer": {func(k *desk) *desk {
			return k.buying().ok(host, unknown).ok(host, order.Stuck{Work: "order.find_label"})
		}, order.HoldStuck, "order.find_label"},
		"no scan in time": {func(k *desk) *desk { return k.labelled().ok(host, order.TrackAnswer{Status: "lost"}) },
			order.HoldNoScan, "order.track_parcel"},
	} {
		k := c.hold(opened(t, 2))
		for _, l := range k.s.Lines {
			require.Equal(t, order.OnHold, l.Status, name)
			require.Equal(t, c.reason, l.Hold.Reason, name)
		}
		require.NotZero(t, k.s.Summary(orderID).Owner, name)
		k.work = nil
		k.ok(pharmacist, order.Resume{Line: 2})
		require.Equal(t, []order.Status{order.Packed, order.Packed}, []order.Status{k.status(1), k.status(2)}, name)
		require.Equal(t, []string{c.next}, k.gave(), "%s: once for the box", name)
		require.Equal(t, stream.Name(c.next), k.s.ParcelWaits(), name)
	}
}

// TestAChoiceIsTakenOnce: a second one would buy a second label.
func TestAChoiceIsTakenOnce(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying().ok(host, order.ServiceAnswer{Carrier: "usps", Service: "ground"})
	require.Empty(t, k.out.Events)
	require.Equal(t, "ups", k.s.Parcel.Carrier)
}

// TestAResumedSearchIsNotFinalAtOnce: after a purchase that never answered a "no such label" is as young as any other.
func TestAResumedSearchIsNotFinalAtOnce(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying().ok(host, order.Stuck{Work: "order.buy_label"}).ok(technician, order.Resume{Line: 1})
	k.take("order.find_label")
	k.ok(host, missing)
	require.Equal(t, []string{"order.find_label"}, k.gave())
}

// TestAHoldDoesNotAgeTheNextPurchase: the clock of one lost answer never makes the next one final.
func TestAHoldDoesNotAgeTheNextPurchase(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying().ok(host, unknown).ok(host, order.LabelAnswer{Outcome: order.LabelNoFind, Code: "dhl"})
	k.now = k.now.Add(72 * time.Hour)
	k.ok(technician, order.Resume{Line: 1}).ok(host, order.ServiceAnswer{Carrier: "ups"}).ok(host, unknown)
	k.take("order.find_label")
	k.ok(host, missing)
	require.Equal(t, []string{"order.find_label"}, k.gave())
}

func TestFailedNoticesAndRefundsHoldNoMedicine(t *testing.T) {
	t.Parallel()
	for _, w := range []stream.Name{"notice.tell", "order.refund_payment", "order.reverse_claim", "order.release_stock", "order.void_label",
		"order.capture_payment", "order.fill_shipped", "order.fill_returned", "order.track_parcel", "order.reserve_stock", ""} {
		for line := range 2 {
			code, stage := opened(t, 1).buying().refused(host, order.Stuck{Line: line, Work: w})
			require.Equal(t, "order.not_awaited", string(code), w)
			require.Equal(t, "packed", stage)
		}
	}
}

// TestAPurchaseThatIsDrawnUpIsSentAgainAsItWas: the carrier's own key makes the same bytes buy one label, so whatever
// happens on the way, they are sent again, and nothing else is bought.
func TestAPurchaseThatIsDrawnUpIsSentAgainAsItWas(t *testing.T) {
	t.Parallel()
	drawn := order.LabelPrepared{CarrierKey: "c0ffee", Purchase: "00ff"}
	k := opened(t, 1).buying()
	require.Empty(t, k.take("order.buy_label").(order.BuyLabel).Purchase)
	k.ok(host, drawn)
	first := k.take("order.buy_label").(order.BuyLabel)
	require.Equal(t, order.Document("00ff"), first.Purchase)
	require.Equal(t, "c0ffee", first.CarrierKey)

	k.ok(host, order.LabelPrepared{CarrierKey: "decaf", Purchase: "ff00"})
	require.Empty(t, k.out.Events, "drawn up once")

	k.ok(host, order.Stuck{Work: "order.buy_label"})
	require.Equal(t, order.OnHold, k.s.Lines[0].Status)
	k.ok(pharmacist, order.Resume{Line: 1})
	require.Equal(t, []string{"order.buy_label"}, k.gave(), "no other service is chosen, and no other label looked for")
	require.Equal(t, first, k.take("order.buy_label"))

	k.ok(host, label("1Z-1"))
	require.Equal(t, "1Z-1", k.s.Parcel.LabelID)
	k.ok(host, drawn)
	require.Empty(t, k.out.Events, "told again")
}

// TestARefusedPurchaseIsDrawnUpAnew: the carrier said that nothing was bought, so another service may be.
func TestARefusedPurchaseIsDrawnUpAnew(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).buying().ok(host, order.LabelPrepared{CarrierKey: "c0ffee", Purchase: "00ff"})
	k.ok(host, order.LabelAnswer{Outcome: order.LabelRefused, Code: "usps.160001"})
	k.ok(pharmacist, order.Resume{Line: 1})
	require.Equal(t, []string{"order.choose_service"}, k.gave())
	k.ok(host, order.ServiceAnswer{Carrier: "usps", Service: "usps_priority_mail", Price: money.Cents(1210)})
	require.Empty(t, k.take("order.buy_label").(order.BuyLabel).Purchase)
	require.Empty(t, k.s.Parcel.CarrierKey)
}
