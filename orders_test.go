package mailrx_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestAPrescriptionGoesToTheDoorOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, _ := w.delivered(t)
	w.once(t, 1)
	require.Empty(t, w.allFaults())
	l := w.line(t, id)
	require.Equal(t, "9.00", l.Claim.Member.String())
	require.True(t, l.Captured)
	for _, n := range w.notifier.Sent() {
		require.NoError(t, n.Validate())
	}
	doc, err := w.config.Vault.Get(t.Context(), mailrx.DocumentID(mustStatus(t, w, id).Source))
	require.NoError(t, err)
	require.Equal(t, message("m-1").Source, doc, "the message is kept as received")
}

func mustStatus(tb testing.TB, w *world, id stream.ID) order.State {
	tb.Helper()
	s, err := w.Orders.Status(tb.Context(), id)
	require.NoError(tb, err)
	return s
}

func TestACommandIsTakenOnceForItsKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	yes := order.Review{Line: 1, Verdict: order.Approve}
	first, err := w.Orders.Review(t.Context(), "k", id, pharmacist, yes)
	require.NoError(t, err)
	require.False(t, first.Repeated)
	w.until(t, id, order.Shipped)
	again, err := w.Orders.Review(t.Context(), "k", id, pharmacist, yes)
	require.NoError(t, err, "the stream has moved on, and the key is still known")
	require.Equal(t, mailrx.Receipt{Stream: id, Version: first.Version, Repeated: true}, again)
	_, err = w.Orders.Review(t.Context(), "k", id, pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "dose"})
	require.ErrorIs(t, err, mailrx.ErrKeyReuse)
	other := pharmacist
	other.ID = "rph-8"
	_, err = w.Orders.Review(t.Context(), "k", id, other, yes)
	require.ErrorIs(t, err, mailrx.ErrKeyReuse, "the same words of somebody else are another command")
}

func TestARefusedCommandLeavesNoRecordAndItsKeyIsFree(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	check := order.Dispense{Line: 1, Product: w.line(t, id).Rx.NDC}
	before := mustStatus(t, w, id).Version
	r, err := w.Orders.Dispense(t.Context(), "k", id, pharmacist, check)
	require.NoError(t, err)
	require.NotNil(t, r.Refusal, "it is not filled yet")
	require.Equal(t, before, r.Version)
	require.Equal(t, before, mustStatus(t, w, id).Version)
	_, err = w.Orders.Review(t.Context(), "review", id, pharmacist, order.Review{Line: 1, Verdict: order.Approve})
	require.NoError(t, err)
	w.drain(t)
	r, err = w.Orders.Dispense(t.Context(), "k", id, pharmacist, check)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	require.False(t, r.Repeated)
}

func TestACommandThatNobodyCouldMeanIsAnError(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	cancel := func(key stream.Key, id stream.ID, by pharmacy.Actor, why string) error {
		_, err := w.Orders.Cancel(t.Context(), key, id, by, order.Cancel{Reason: why})
		return err
	}
	for _, c := range []struct {
		name, want string
		err        error
	}{
		{"without a key", "needs a key", cancel("", id, member, "asked")},
		{"with a key of work", "belongs to the work", cancel(stream.TaskKey(id, 1, 0), id, member, "asked")},
		{"with a key of stuck work", "belongs to the work", cancel(stream.TaskKey(id, 1, 0)+"/stuck", id, member, "asked")},
		{"with a key of control characters", "control characters", cancel("a\x00b", id, member, "asked")},
		{"with a key that is not UTF-8", "UTF-8", cancel("\xff", id, member, "asked")},
		{"with a very long key", "255", cancel(stream.Key(strings.Repeat("k", 256)), id, member, "asked")},
		{"by nobody", "actor", cancel("k", id, pharmacy.Actor{}, "asked")},
		{"with a sentence for a reason", "Cancel.Reason", cancel("k", id, member, "Testa called")},
		{"to something that is no order", "is no order", cancel("k", stream.ID{Kind: "auto", Name: "x"}, member, "asked")},
		{"to something that is no stream", "malformed", cancel("k", stream.ID{Kind: "order", Name: "Testa Sampleton"}, member, "asked")},
	} {
		require.ErrorContains(t, c.err, c.want, c.name)
		require.NotContains(t, c.err.Error(), "Testa", c.name)
	}
	require.Equal(t, order.Received, w.line(t, id).Status)
	require.NoError(t, cancel("order/123", id, member, "asked"), "a key may look like a path")
}

func TestAnOrderThatIsNotThereIsNotFound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	none := stream.Derive(order.Kind, "none")
	_, err := w.Orders.Status(t.Context(), none)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	r, err := w.Orders.Cancel(t.Context(), "k", none, member, order.Cancel{Reason: "asked"})
	require.NoError(t, err)
	require.NotNil(t, r.Refusal)
	_, err = w.Orders.Status(t.Context(), stream.ID{Kind: order.Kind, Name: "Testa Sampleton"})
	require.ErrorIs(t, err, stream.ErrID)
	require.NotContains(t, err.Error(), "Testa")
}

func TestACancelledOrderGivesEverythingBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	w.until(t, id, order.Filling)
	require.Equal(t, 1, w.shelf.Reserved())
	r, err := w.Orders.Cancel(t.Context(), "cancel", id, member, order.Cancel{Reason: "member_asked"})
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	w.drain(t)
	require.Equal(t, order.Cancelled, w.line(t, id).Status)
	require.Zero(t, w.shelf.Reserved())
	for _, p := range w.bank.Payments() {
		require.True(t, p.Refunded)
		require.Zero(t, p.Captures)
	}
	w.receive(t, "m-2") // the lock on the drug is free
}

func TestAHeldOrderGoesOnWhenWhatHeldItIsMended(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.shelf.Out = map[drug.NDC]cal.Date{fake.Catalogue()[0].NDC: {}}
	id := w.receive(t, "m-1")
	w.serve(t, id)
	w.drain(t)
	require.Equal(t, order.HoldStock, w.line(t, id).Hold.Reason)
	rows, err := w.Orders.List(t.Context(), mailrx.Filter{Held: true})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.NotZero(t, rows[0].Owner)
	w.shelf.Out = nil
	_, err = w.Orders.Resume(t.Context(), "resume", id, pharmacist.Actor(), order.Resume{Line: 1})
	require.NoError(t, err)
	w.until(t, id, order.Delivered)
	w.once(t, 1)
}

func TestAParcelGoesToTheAddressThatWasFrozen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	moved := testa()
	moved.Street1 = moved.Email
	_, err := w.config.People.Put(t.Context(), "mem-1", moved)
	require.NoError(t, err)
	w.until(t, id, order.Packed)
	w.drain(t)
	require.NotEmpty(t, w.carrier.shipments())
	for _, s := range w.carrier.shipments() {
		require.True(t, s.To.Street1.Equal(testa().Street1))
	}
}

func TestABoxThatMustNotGoIsHeldWithItsReason(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, code string
		tweak      func(*world)
	}{
		{"to a state without a licence", "site_not_licensed", func(w *world) { w.config.Licences = noLicences{} }},
		{"with a product that the drug file lost", "drug_unknown", func(w *world) { w.config.Drugs = forgetful{w.config.Drugs} }},
		{"with a product whose storage nobody knows", "storage_unknown", func(w *world) {
			w.config.Drugs = remade{w.config.Drugs, func(p *drug.Product) { p.Storage = drug.StorageUnknown }}
		}},
		{"to somebody who was erased", "address_erased", func(w *world) { w.config.People = erased{w.config.People} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, c.tweak)
			id := w.receive(t, "m-1")
			w.until(t, id, order.OnHold)
			require.Equal(t, order.Hold{Reason: order.HoldLabel, Code: c.code}, w.line(t, id).Hold)
			require.Zero(t, w.carrier.live())
		})
	}
}

func TestAPromiseThatIsBrokenStillShips(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	w.until(t, id, order.Filling)
	w.clock.Advance(30 * 24 * time.Hour)
	w.until(t, id, order.Delivered)
	for _, s := range w.carrier.shipments() {
		require.False(t, s.DeliverBy.Before(s.ShipOn))
	}
}

func TestWhatABoxNeedsIsToldToTheCarrierAndTheDrugIsNot(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) {
		w.config.Drugs = remade{w.config.Drugs, func(p *drug.Product) { p.Storage = drug.Refrigerated }}
	})
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	for _, s := range w.carrier.shipments() {
		require.True(t, s.Parcel.Cold)
		require.False(t, s.Parcel.Aerosol)
		require.NotContains(t, fmt.Sprintf("%#v", s), "lisinopril")
	}
}

func TestWhatIsNotKnownToBeNoAerosolDoesNotFly(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) {
		w.config.Drugs = remade{w.config.Drugs, func(p *drug.Product) { p.Aerosol = drug.Unknown }}
	})
	id := w.receive(t, "m-1")
	w.until(t, id, order.OnHold)
	require.Equal(t, order.Hold{Reason: order.HoldLabel, Code: "no_service"}, w.line(t, id).Hold, "the pigeon only flies")
}
