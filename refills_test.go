package mailrx_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// yes is a member's consent to automatic refills.
func yes() auto.Consent {
	return auto.Consent{By: member, Channel: pharmacy.ChannelWeb, Script: "consent-1", Mode: auto.OptInWithReminders}
}

// dueDays is after how many days a refill of 90 days is no longer too soon.
const dueDays = 70

func TestBeforeItsFirstShipmentAPrescriptionHasNoRefills(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.line(t, w.receive(t, "m-1")).Rx.ID
	_, err := w.Refills.Status(t.Context(), id)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	_, err = w.Refills.May(t.Context(), id)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	_, _, err = w.Refills.Ask(t.Context(), "k", id, member, pharmacy.ChannelWeb)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	r, err := w.Refills.Enroll(t.Context(), "k", id, yes())
	require.NoError(t, err)
	require.NotNil(t, r.Refusal)
}

func TestTooSoonIsAnAnswerWithADay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	may, err := w.Refills.May(t.Context(), id)
	require.NoError(t, err)
	require.False(t, may.OK)
	require.Equal(t, cal.Of(2027, 1, 9), may.From, "68 of 90 days after 2 November")
	r, v, err := w.Refills.Ask(t.Context(), "k", id, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	require.Equal(t, may, v, "May is the answer that Ask acts on")
	require.Zero(t, r)
}

func TestARefillThatIsAskedForIsOpenedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	w.pass(t, dueDays)
	first, v, err := w.Refills.Ask(t.Context(), "k", id, member, pharmacy.ChannelPhone)
	require.NoError(t, err)
	require.True(t, v.OK)
	s := mustStatus(t, w, first.Stream)
	require.Equal(t, order.Refill, s.Kind)
	require.Equal(t, pharmacy.ChannelPhone, s.Channel)
	require.Equal(t, 1, s.Lines[0].FillNo, "NCPDP 403-D3: 1 is the first refill")

	again, v, err := w.Refills.Ask(t.Context(), "k", id, member, pharmacy.ChannelPhone)
	require.NoError(t, err)
	require.True(t, v.OK)
	require.Equal(t, mailrx.Receipt{Stream: first.Stream, Version: first.Version, Repeated: true}, again)

	other, v, err := w.Refills.Ask(t.Context(), "k2", id, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	require.False(t, v.OK, "a fill is open")
	require.Equal(t, first.Stream, other.Stream, "and this is its order")
	may, err := w.Refills.May(t.Context(), id)
	require.NoError(t, err)
	require.False(t, may.OK, "May says so too")

	w.until(t, first.Stream, order.Delivered)
	w.once(t, 2)
	require.Equal(t, []int{0, 1}, []int{w.payer.bills[0].FillNo, w.payer.bills[1].FillNo})
	_, v, err = w.Refills.Ask(t.Context(), "k3", id, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	require.False(t, v.OK, "no refill is left")
}

func TestManyWhoAskForOneRefillAtOnceOpenOneOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	w.pass(t, dueDays)
	streams := make([]stream.ID, 8)
	var wg sync.WaitGroup
	for i := range streams {
		wg.Go(func() {
			r, _, err := w.Refills.Ask(t.Context(), stream.Key(rune('a'+i)), id, member, pharmacy.ChannelWeb)
			if err != nil {
				t.Error(err)
			}
			streams[i] = r.Stream
		})
	}
	wg.Wait()
	for _, s := range streams {
		require.Equal(t, streams[0], s)
	}
}

func TestAKeyStandsForOnePrescription(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, one := w.delivered(t)
	w.pass(t, dueDays)
	r, _, err := w.Refills.Ask(t.Context(), "k", one, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	w.until(t, r.Stream, order.Delivered)
	w.pass(t, dueDays)
	second, err := w.Orders.Receive(t.Context(), "newrx/m-2", message("m-2"))
	require.NoError(t, err)
	w.until(t, second.Stream, order.Delivered)
	_, _, err = w.Refills.Ask(t.Context(), "k", w.line(t, second.Stream).Rx.ID, member, pharmacy.ChannelWeb)
	require.ErrorIs(t, err, mailrx.ErrKeyReuse)
}

func TestAPrescriptionThatIsSilentAboutRefillsHasNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := message("m-1")
	in.Rx.Refills = rx.Refills{}
	r, err := w.Orders.Receive(t.Context(), "k", in)
	require.NoError(t, err)
	w.until(t, r.Stream, order.Delivered)
	w.pass(t, dueDays)
	may, err := w.Refills.May(t.Context(), w.line(t, r.Stream).Rx.ID)
	require.NoError(t, err)
	require.False(t, may.OK)
}

func TestAnAutomaticRefillIsRemindedOpenedAndSentWhereTheMemberLivesNow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	r, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	moved := testa()
	moved.Street1 = rx.NewSecret("200 Example Ave")
	_, err = w.config.People.Put(t.Context(), "mem-1", moved)
	require.NoError(t, err)

	second := w.nextOrder(t)
	s := mustStatus(t, w, second)
	require.Equal(t, order.AutoRefill, s.Kind)
	require.Equal(t, 1, s.Lines[0].FillNo, "NCPDP 403-D3: 1 is the first refill")
	require.Equal(t, 2, s.ShipTo.Version)
	var told []notice.Kind
	for _, n := range w.notifier.Sent() {
		told = append(told, n.Kind)
	}
	require.Contains(t, told, notice.RefillReminder1)
	require.Contains(t, told, notice.RefillReminder2)
	w.until(t, second, order.Delivered)
	w.once(t, 2)
	last := w.carrier.shipments()
	require.True(t, last[len(last)-1].To.Street1.Equal(moved.Street1))
}

// nextOrder lets time pass until an automatic refill has been opened.
func (w *world) nextOrder(tb testing.TB) stream.ID {
	tb.Helper()
	for range 120 {
		rows, err := w.Orders.List(tb.Context(), mailrx.Filter{})
		require.NoError(tb, err)
		for _, r := range rows {
			if s, err := w.Orders.Status(tb.Context(), r.Stream); err == nil && s.Kind == order.AutoRefill && s.Open() {
				return r.Stream
			}
		}
		w.pass(tb, 1)
	}
	tb.Fatal("no refill was opened")
	return stream.ID{}
}

func TestARefillWhoseOrderWasCancelledIsOpenedAgainInItsNextCycle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	first := w.nextOrder(t)
	_, err = w.Orders.Cancel(t.Context(), "cancel", first, member, order.Cancel{Reason: "away"})
	require.NoError(t, err)
	w.pass(t, 20) // to run-out, where the enrolment is held for a person
	s, err := w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, auto.Held, s.Status)
	r, err := w.Refills.Release(t.Context(), "release", id, pharmacist.Actor())
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	second := w.nextOrder(t)
	require.NotEqual(t, first, second)
	w.until(t, second, order.Delivered)
}

func TestAnAutomaticRefillThatCannotBeOpenedIsParkedAtItsEnrolment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	w.pass(t, 60)
	w.receive(t, "m-2") // a new prescription of the same drug, which nobody fills
	w.pass(t, 20)
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Len(t, parked, 1)
	require.Equal(t, auto.StreamOf(id), parked[0].Stream)
	require.Equal(t, "mem-1", parked[0].Member)
	require.Equal(t, reason.Pharmacy, parked[0].Owner)
	var last mailrx.Fault
	for _, f := range w.allFaults() {
		last = f
	}
	require.True(t, last.Parked)
	var taken *mailrx.RefTaken
	require.ErrorAs(t, last.Err, &taken, "the host hears why")
}

func TestAMemberMayConfirmSkipAndStop(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.delivered(t)
	_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	was, err := w.Refills.Status(t.Context(), id)
	require.NoError(t, err)

	r, err := w.Refills.Confirm(t.Context(), "confirm", id, member)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	r, err = w.Refills.Confirm(t.Context(), "confirm2", id, pharmacist.Actor())
	require.NoError(t, err)
	require.NotNil(t, r.Refusal, "a pharmacy cannot confirm for a member")
	r, err = w.Refills.Skip(t.Context(), "skip", id, member)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	s, err := w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.True(t, s.Cycle.Ship.After(was.Cycle.Ship))

	r, err = w.Refills.Release(t.Context(), "release", id, member)
	require.NoError(t, err)
	require.NotNil(t, r.Refusal, "nothing is held")
	_, err = w.Refills.Stop(t.Context(), "stop", id, member, auto.Stop{Reason: "Testa moved away"})
	require.ErrorContains(t, err, "Stop.Reason")
	_, err = w.Refills.Stop(t.Context(), "stop", id, member, auto.Stop{Reason: "moved"})
	require.NoError(t, err)
	s, err = w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, auto.Stopped, s.Status)
}

// deaf is a store that lends nobody the news of a supply that has left: a worker died with it.
type deaf struct {
	*memstore.Store
	on *atomic.Bool
}

func (d deaf) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	ts, err := d.Store.Lease(ctx, q)
	if d.on.Load() {
		ts = slices.DeleteFunc(ts, func(t mailrx.Task) bool { return t.Name == "auto.record_fill" })
	}
	return ts, err
}

// The parcel has left and its lock is free, but its supply is not counted yet: the fill is the prescription's all the same.
func TestARefillThatHasLeftAndIsNotCountedYetIsNotOpenedAgain(t *testing.T) {
	t.Parallel()
	var on atomic.Bool
	w := newWorld(t, func(w *world) { w.config.Store = deaf{w.store, &on} })
	_, id := w.delivered(t)
	w.pass(t, dueDays)
	second, v, err := w.Refills.Ask(t.Context(), "second", id, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	require.True(t, v.OK)
	on.Store(true)
	w.until(t, second.Stream, order.Delivered)
	s, err := w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.Len(t, s.Fills, 1, "the second is not counted yet")
	may, err := w.Refills.May(t.Context(), id)
	require.NoError(t, err)
	require.False(t, may.OK)
	third, v, err := w.Refills.Ask(t.Context(), "third", id, member, pharmacy.ChannelWeb)
	require.NoError(t, err)
	require.False(t, v.OK)
	require.Equal(t, second.Stream, third.Stream, "the order that has the fill")
	on.Store(false)
	w.pass(t, 1)
	w.once(t, 2)
}
