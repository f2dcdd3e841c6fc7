package carriercheck

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

const (
	scripts = 1000
	parts   = 4  // that run at once
	calls   = 40 // after which a purchase that is not settled never will be
)

// mishaps that may befall one request each, none among them.
var mishaps = []imitation.Fault{0, 0, imitation.DropBeforeWork, imitation.DropAfterWork, imitation.BadGatewayAfterWork,
	imitation.Truncate, imitation.HTML, imitation.Empty, imitation.Throttle, imitation.Down}

// FaultScripts makes a thousand purchases, each under a random script of faults, with a restart of both sides in between:
// whatever happens, a purchase that is settled as the contract says has one live label in the books.
func FaultScripts(t *testing.T, s Stand) {
	t.Helper()
	for part := range parts {
		t.Run(fmt.Sprint("part ", part), func(t *testing.T) {
			t.Parallel()
			s.playScripts(t, part)
		})
	}
}

func (s Stand) playScripts(t testing.TB, part int) {
	o := s.Open(t)
	o.Site.SetRetryAfter(time.Millisecond)
	random := rand.New(rand.NewPCG(1, uint64(part)))
	j := of(t, s.Carrier(t, o.Base, nil))
	for i := range scripts / parts {
		p := s.Purchase
		p.Key = shipping.Key(fmt.Sprintf("script-%d-%d", part, i))
		for _, op := range []imitation.Op{imitation.Buy, imitation.Find, imitation.Void} {
			o.Site.Fail(op, mishaps[random.IntN(len(mishaps))], 1+random.IntN(5))
		}
		w := worker{stand: s, opened: o, order: p}
		label := w.settle(t, random)
		live := liveLabels(o.Site, p.Key)
		j.same(len(live), 1, fmt.Sprint("live labels under ", p.Key))
		j.same(label.Tracking.Reveal(), live[0].Tracking.Reveal(), fmt.Sprint("the label of ", p.Key))
		if w.keyed() {
			j.same(o.Site.Purchases(), i+1, "labels ever sold, by a carrier that knows its own key again")
		}
	}
	j.same(o.Site.Labels(), scripts/parts, "live labels")
}

func liveLabels(site *imitation.Site, key shipping.Key) (live []imitation.Label) {
	for _, l := range site.LabelsByReference(key) {
		if l.Live() {
			live = append(live, l)
		}
	}
	return live
}

// worker buys one label as a worker does that may be restarted at any call. What it learns is stored: the bytes that the
// carrier drew, or that the outcome is unknown.
type worker struct {
	stand   Stand
	opened  Opened
	carrier Carrier
	order   shipping.Purchase

	prepared shipping.Prepared // of a carrier that has a key of its own
	look     bool              // the outcome is unknown: FindLabel, and not Buy
}

func (w *worker) keyed() bool {
	_, keyed := w.carrier.(shipping.Preparer)
	return keyed
}

func (w *worker) settle(t testing.TB, random *rand.Rand) shipping.Label {
	t.Helper()
	w.carrier = w.stand.Carrier(t, w.opened.Base, nil)
	j := of(t, w.carrier)
	if p, keyed := w.carrier.(shipping.Preparer); keyed {
		var err error
		w.prepared, err = p.Prepare(t.Context(), w.order)
		j.fine(err, "prepare")
	}
	for range calls {
		if random.IntN(3) == 0 {
			w.carrier = w.stand.Carrier(t, w.opened.Base, nil)
			w.opened.restart()
		}
		label, err := w.buy(t.Context())
		if err == nil {
			return label
		}
		if !w.learn(shipping.ClassOf(err)) {
			j.fails("a call under faults ended with %v", err)
		}
	}
	j.fails("%s is not settled after %d calls", w.order.Key, calls)
	return shipping.Label{}
}

// buy sends the same again where the carrier has a key of its own. Elsewhere it looks after an unknown outcome, and only
// where the carrier says that there is no label does it buy again.
func (w *worker) buy(ctx context.Context) (shipping.Label, error) {
	if p, keyed := w.carrier.(shipping.Preparer); keyed {
		return p.BuyPrepared(ctx, w.order, w.prepared)
	}
	if !w.look {
		return w.carrier.Buy(ctx, w.order)
	}
	return w.carrier.(shipping.LabelFinder).FindLabel(ctx, w.order.Key)
}

// learn reports whether a call may end with the class.
func (w *worker) learn(class error) bool {
	switch class {
	case shipping.ErrOutcomeUnknown:
		w.look = true
		return true
	case shipping.ErrNotFound:
		may := w.look && !w.keyed()
		w.look = false
		return may
	}
	return class == shipping.ErrThrottled || class == shipping.ErrUnavailable
}
