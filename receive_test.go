package mailrx_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestTheSameMessageOpensOneOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first, err := w.Orders.Receive(t.Context(), "k", message("m-1"))
	require.NoError(t, err)
	require.False(t, first.Repeated)
	require.Positive(t, first.Version)
	w.serve(t, first.Stream)
	w.drain(t)
	for _, key := range []stream.Key{"k", "another"} {
		again, err := w.Orders.Receive(t.Context(), key, message("m-1"))
		require.NoError(t, err)
		require.Equal(t, mailrx.Receipt{Stream: first.Stream, Version: first.Version, Repeated: true}, again, "under key %s", key)
	}
}

func TestAKeyStandsForOneMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.Orders.Receive(t.Context(), "k", message("m-1"))
	require.NoError(t, err)
	other := message("m-2")
	other.Patient.Street1 = rx.NewSecret("7 Other St")
	_, err = w.Orders.Receive(t.Context(), "k", other)
	require.ErrorIs(t, err, mailrx.ErrKeyReuse)
	_, err = w.config.Vault.Get(t.Context(), other.Source.ID())
	require.ErrorIs(t, err, mailrx.ErrNotFound, "nothing of it was stored")
	_, err = w.config.People.Get(t.Context(), "mem-1", 2)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
}

func TestACorrectedPrescriptionIsNotTakenForTheFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(t, "m-1")
	corrected := message("m-1")
	corrected.Source.Bytes = []byte("<NewRx>20 mg</NewRx>")
	_, err := w.Orders.Receive(t.Context(), "k2", corrected)
	require.ErrorIs(t, err, mailrx.ErrKeyReuse)
	require.ErrorContains(t, err, "the sender must")
}

func TestNoSenderCanWriteAnothersName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one, two := message("b/c"), message("c")
	one.Sender, two.Sender = "a", "a/b"
	two.Rx.Patient = "mem-2" // another member: the fill lock is not in question
	r1, err := w.Orders.Receive(t.Context(), "k", one)
	require.NoError(t, err)
	r2, err := w.Orders.Receive(t.Context(), "k", two)
	require.NoError(t, err)
	require.NotEqual(t, r1.Stream, r2.Stream)
	require.False(t, r2.Repeated)
}

func TestManySendersOfOneMessageAtOnceOpenOneOrder(t *testing.T) {
	t.Parallel()
	for _, sameKey := range []bool{true, false} {
		w := newWorld(t)
		const senders = 16
		got := make([]mailrx.Receipt, senders)
		var wg sync.WaitGroup
		for i := range senders {
			key := stream.Key("k")
			if !sameKey {
				key = stream.Key(fmt.Sprintf("k%d", i))
			}
			wg.Go(func() {
				var err error
				got[i], err = w.Orders.Receive(context.Background(), key, message("m-1"))
				if err != nil {
					t.Errorf("sender %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		for _, r := range got {
			require.Equal(t, got[0].Stream, r.Stream)
			require.Equal(t, got[0].Version, r.Version)
		}
		rows, err := w.Orders.List(t.Context(), mailrx.Filter{})
		require.NoError(t, err)
		require.Len(t, rows, 1)
		w.until(t, got[0].Stream, order.Delivered)
		w.once(t, 1)
	}
}

func TestASecondFillOfOneDrugIsRefusedWithTheOrderThatIsOpen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	_, err := w.Orders.Receive(t.Context(), "k2", message("m-2"))
	var taken *mailrx.RefTaken
	require.ErrorAs(t, err, &taken)
	require.Equal(t, mailrx.FillRef, taken.Ref.Kind)
	require.Equal(t, id, taken.Holder)
	require.NotContains(t, err.Error(), "mem-1")
	_, err = w.config.Store.Find(t.Context(), stream.Ref{Kind: mailrx.MessageRef, Value: "clinic-1/m-2"})
	require.ErrorIs(t, err, mailrx.ErrNotFound, "the message may be sent again when the first fill has left")
	w.until(t, id, order.Delivered)
	_, err = w.Orders.Receive(t.Context(), "k2", message("m-2"))
	require.NoError(t, err)
}

func TestAPrescriptionThatCannotBeFilledOpensNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, want string
		change     func(*mailrx.Incoming)
	}{
		{"without a sender", "Sender", func(in *mailrx.Incoming) { in.Sender = "" }},
		{"without a message ID", "MessageID", func(in *mailrx.Incoming) { in.MessageID = "" }},
		{"with a message ID without end", "255", func(in *mailrx.Incoming) { in.MessageID = string(make([]byte, 256)) }},
		{"without a patient", "Rx.Patient", func(in *mailrx.Incoming) { in.Rx.Patient = "" }},
		{"by nobody", "actor", func(in *mailrx.Incoming) { in.By = pharmacy.Actor{} }},
		{"with a doubt in a sentence", "Doubts", func(in *mailrx.Incoming) { in.Doubts = []string{"Testa is pregnant"} }},
		{"without quantity and sig", "quantity", func(in *mailrx.Incoming) { in.Rx.Quantity, in.Rx.Sig = drug.Quantity{}, rx.Sig{} }},
		{"of a drug that nobody knows", "drug file", func(in *mailrx.Incoming) { in.Rx.Drug = rx.Drug{RxCUI: 1} }},
		{"of no drug at all", "drug file", func(in *mailrx.Incoming) { in.Rx.Drug = rx.Drug{} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			in := message("m-1")
			c.change(&in)
			_, err := w.Orders.Receive(t.Context(), "k", in)
			require.ErrorContains(t, err, c.want)
			require.NotContains(t, err.Error(), "Testa")
			rows, err := w.Orders.List(t.Context(), mailrx.Filter{})
			require.NoError(t, err)
			require.Empty(t, rows)
			_, err = w.config.People.Get(t.Context(), "mem-1", 0)
			require.ErrorIs(t, err, mailrx.ErrNotFound, "nobody is kept whom nobody asked to keep")
		})
	}
}

func TestAllThatIsMissingComesAtOnce(t *testing.T) {
	t.Parallel()
	in := message("m-1")
	in.Rx.Sig, in.Rx.Prescriber, in.Patient = rx.Sig{}, rx.Prescriber{}, rx.Patient{}
	_, err := newWorld(t).Orders.Receive(t.Context(), "k", in)
	var problems rx.Problems
	require.ErrorAs(t, err, &problems)
	require.Len(t, problems, 3)
}

func TestACallWithoutAMessageMayBeReceived(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := message("call-1")
	in.Source, in.Channel = mailrx.Document{}, pharmacy.ChannelPhone
	r, err := w.Orders.Receive(t.Context(), "k", in)
	require.NoError(t, err)
	require.Empty(t, mustStatus(t, w, r.Stream).Source)
}
