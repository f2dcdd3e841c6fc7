package order_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// audit watches everything that an order says, and remembers what the invariants need.
type audit struct {
	t        testing.TB
	codec    *stream.Codec
	seen     map[[2]order.Status]bool // changes of status
	captured map[int]int              // line → captures handed out
	refunded map[order.PaymentID]int
	reversed map[order.ClaimID]int
	voided   map[string]int
	filled   map[rx.ID]int        // supplies that the refill stream was told of
	back     map[rx.ID]int        // and of those, what did not arrive
	claims   map[string]int       // paid claims that came in, and for which line
	payments map[string]int       // the same of payments
	labels   map[string]bool      // labels that came in
	buying   int                  // purchases whose fate is not known
	parked   map[stream.Name]bool // work that failed and that nothing waits for
}

func newAudit(t testing.TB) *audit {
	codec, err := stream.NewCodec(order.Rows(), notice.Rows())
	require.NoError(t, err)
	return &audit{t: t, codec: codec, seen: map[[2]order.Status]bool{}, captured: map[int]int{}, refunded: map[order.PaymentID]int{},
		reversed: map[order.ClaimID]int{}, voided: map[string]int{}, filled: map[rx.ID]int{}, back: map[rx.ID]int{}, claims: map[string]int{},
		payments: map[string]int{}, labels: map[string]bool{}, parked: map[stream.Name]bool{}}
}

// step checks one decision.
func (a *audit) step(w *world, before order.State, c stream.Named) {
	a.t.Helper()
	a.heard(w.desk, c)
	if w.out.Refusal != nil {
		require.Equal(a.t, before, w.s)
		return
	}
	for _, pair := range moves(a.t, before, w.out.Events) {
		a.seen[pair] = true
	}
	a.told(w, before)
	for _, work := range w.out.Work {
		a.work(w, work.Do)
	}
	for _, l := range w.s.Lines {
		a.line(w, l)
	}
}

// heard keeps what an answer brought.
func (a *audit) heard(k *desk, c stream.Named) {
	switch c := c.(type) {
	case order.ClaimAnswer:
		if c.Claim.Paid() && c.Claim.Claim != "" {
			a.claims[string(c.Claim.Claim)] = c.Line
		}
	case order.PaymentAnswer:
		if !c.Declined {
			a.payments[string(c.Payment)] = c.Line
		}
	case order.LabelAnswer:
		a.buying = 0
		if c.Outcome == order.LabelBought {
			a.labels[c.LabelID] = true
		}
		if c.Outcome == order.LabelUnknown {
			a.buying = 1
		}
	}
}

// told checks that no line is held, sent or ended in silence.
func (a *audit) told(w *world, before order.State) {
	a.t.Helper()
	want := map[order.Status]notice.Kind{order.OnHold: notice.OrderHeld, order.Shipped: notice.OrderShipped, order.Delivered: notice.OrderDelivered,
		order.Returned: notice.OrderReturned, order.Lost: notice.OrderLost, order.Cancelled: notice.OrderCancelled}
	got := map[string]bool{}
	for _, work := range w.out.Work {
		if n, ok := work.Do.(notice.Notice); ok {
			require.NoError(a.t, n.Validate())
			got[string(n.Kind)+string(n.Rx)] = true
		}
	}
	for i, l := range w.s.Lines {
		changed := i >= len(before.Lines) || before.Lines[i].Status != l.Status
		if kind, must := want[l.Status]; must && changed {
			require.True(a.t, got[string(kind)+string(l.Rx.ID)], "line %d became %s in silence", l.No, l.Status)
		}
	}
}

// work checks what is handed out.
func (a *audit) work(w *world, do stream.Named) {
	a.t.Helper()
	switch do := do.(type) {
	case order.CapturePayment:
		a.captured[do.Line]++
		l := w.s.Lines[do.Line-1]
		require.Equal(a.t, 1, a.captured[do.Line], "captured once")
		require.True(a.t, w.s.Parcel.Left.IsSet(), "captured after the parcel left")
		require.NotEqual(a.t, order.Cancelled, l.Status, "never for a cancelled line")
		require.Equal(a.t, l.Payment, do.Payment)
		require.Equal(a.t, l.Claim.Member, do.Amount)
	case order.RefundPayment:
		a.refunded[do.Payment]++
		require.Equal(a.t, 1, a.refunded[do.Payment], "given back once")
		l := w.s.Lines[do.Line-1]
		require.False(a.t, a.captured[do.Line] > 0 && l.Payment == do.Payment && !l.Captured, "a refund never overtakes its capture")
	case order.ReverseClaim:
		a.reversed[do.Claim]++
		require.Equal(a.t, 1, a.reversed[do.Claim], "reversed once")
	case order.VoidLabel:
		a.voided[do.LabelID]++
		require.Equal(a.t, 1, a.voided[do.LabelID], "voided once")
	case order.FillShipped:
		a.filled[do.Rx.ID]++
		require.Equal(a.t, 1, a.filled[do.Rx.ID], "a supply counts once")
		require.True(a.t, do.Filled.IsSet())
	case order.FillReturned:
		a.back[do.Rx]++
		require.Equal(a.t, 1, a.filled[do.Rx], "what comes back had left")
		require.Contains(a.t, []order.Status{order.Returned, order.Lost}, do.Status)
	case order.ChooseService:
		a.box(w, do.Box)
	case order.BuyLabel:
		a.box(w, do.Box)
		require.Zero(a.t, a.buying, "no purchase while the fate of another is unknown")
		a.buying = 1
	}
}

// box checks that the carrier is told of every line of the box.
func (a *audit) box(w *world, b order.Box) {
	a.t.Helper()
	var products int
	var controlled bool
	for _, l := range w.s.Lines {
		if l.Product.IsSet() && l.Status != order.Cancelled {
			products++
			controlled = controlled || l.Rx.Schedule != drug.NotControlled
			require.Equal(a.t, order.Packed, l.Status, "nothing of the box is on hold")
		}
	}
	require.Len(a.t, b.Products, products)
	require.Equal(a.t, controlled, b.Controlled)
}

// line checks where a line stands.
func (a *audit) line(w *world, l order.Line) {
	a.t.Helper()
	switch l.Status {
	case order.Packed, order.Shipped, order.Delivered, order.Returned, order.Lost:
		require.Equal(a.t, pharmacy.RolePharmacist, l.Reviewer.Role, "reviewed")
		require.True(a.t, l.Reserved)
		require.True(a.t, l.Claim.Paid(), "its claim is paid")
		if l.Status == order.Packed || l.Status == order.Shipped || l.Status == order.Delivered {
			require.Zero(a.t, a.reversed[l.Claim.Claim], "and not reversed")
			require.Zero(a.t, a.refunded[l.Payment])
		}
		require.True(a.t, l.Payment != "" || l.Claim.Member.IsZero(), "its part is authorized")
		require.Equal(a.t, l.Rx.NDC, l.Product)
	}
	require.Equal(a.t, l.Status == order.OnHold, l.Hold.Reason != "", "held for a reason")
	lock := stream.Ref{Kind: "fill", Value: fmt.Sprintf("%s/%s", memberRef, l.Rx.Ingredient)}
	open := l.Status != order.Cancelled && !w.s.Parcel.Left.IsSet()
	require.Equal(a.t, open, w.refs[lock], "line %d is %s", l.No, l.Status)
	place := stream.Ref{Kind: "next_fill", Value: string(l.Rx.ID) + "/" + l.After.Name}
	undone := l.Status == order.Cancelled || l.Status == order.Returned || l.Status == order.Lost
	require.Equal(a.t, !undone, w.refs[place], "the place of line %d, %s", l.No, l.Status)
	a.owner(w, l)
}

// owner checks that somebody or something moves a line on: a person, a hold, or work that is under way.
func (a *audit) owner(w *world, l order.Line) {
	a.t.Helper()
	waits := l.Waits()
	switch l.Status {
	case order.Packed:
		if waits = w.s.ParcelWaits(); waits == "" {
			require.False(a.t, w.s.Parcel.Closed && w.s.Parcel.LabelID != "", "a parcel that nobody watches")
			return
		}
	case order.Shipped:
		waits = w.s.ParcelWaits()
		require.Equal(a.t, stream.Name("order.track_parcel"), waits)
	case order.InReview:
		require.NotEmpty(a.t, waits)
	}
	if waits != "" {
		require.Contains(a.t, w.names(), waits, "line %d, %s, waits for what nobody does", l.No, l.Status)
	}
	if w.s.Open() {
		require.NotEqual(a.t, reason.Nobody, w.s.Summary(orderID).Owner, "an open order has an owner")
	}
}

// end checks that nothing is left behind.
func (a *audit) end(w *world) {
	a.t.Helper()
	for _, l := range w.s.Lines {
		require.Contains(a.t, []order.Status{order.Delivered, order.Returned, order.Lost, order.Cancelled}, l.Status)
		require.Empty(a.t, l.Status.Next())
		counts := map[order.Status]int{order.Delivered: 1}[l.Status]
		require.Equal(a.t, counts, a.filled[l.Rx.ID]-a.back[l.Rx.ID], "only what arrived is supply")
	}
	for id, line := range a.claims {
		l := w.s.Lines[line-1]
		keeps := l.Status == order.Delivered && string(l.Claim.Claim) == id
		require.Equal(a.t, !keeps, a.reversed[order.ClaimID(id)] == 1, "claim %s of line %d, %s", id, line, l.Status)
	}
	for id, line := range a.payments {
		l := w.s.Lines[line-1]
		waits := a.captured[line] == 1 && !l.Captured // the bank has not answered: the refund waits for it
		keeps := l.Status == order.Delivered && string(l.Payment) == id
		if !waits {
			require.Equal(a.t, !keeps, a.refunded[order.PaymentID(id)] == 1, "payment %s of line %d, %s", id, line, l.Status)
		}
	}
	for id := range a.labels {
		require.Equal(a.t, id != w.s.Parcel.LabelID, a.voided[id] == 1, "label %s", id)
	}
	a.replays(w)
}

// replays checks that the stored events alone give the state, and that their lines name nobody and no drug.
func (a *audit) replays(w *world) {
	a.t.Helper()
	var folded, decoded order.State
	for _, e := range w.log {
		folded = order.Evolve(folded, e)
		name, schema, data, err := a.codec.Encode(e)
		require.NoError(a.t, err)
		back, err := a.codec.Decode(name, schema, data)
		require.NoError(a.t, err)
		require.Equal(a.t, e, back)
		decoded = order.Evolve(decoded, back)
		quiet(a.t, e)
	}
	require.Equal(a.t, w.s, folded)
	require.Equal(a.t, w.s, decoded)
	require.Equal(a.t, len(w.log), w.s.Version)
}
