package carriercheck

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Strays buys three labels under one key, as another program would that repeats what it must not: FindLabel voids two and
// keeps the first, and a stray that cannot be voided is no success.
func Strays(t testing.TB, s Stand) {
	t.Helper()
	site, c, j := s.open(t, nil)
	finder := c.(shipping.LabelFinder)
	first, err := c.Buy(t.Context(), s.Purchase)
	j.fine(err, "buy")
	for range 2 {
		_, err := c.Buy(t.Context(), s.Purchase)
		j.fine(err, "buy again")
	}
	site.Fail(imitation.Void, imitation.Down, 4)
	_, err = finder.FindLabel(t.Context(), s.Purchase.Key)
	j.is(err, shipping.ErrUnavailable, "a stray that cannot be voided")
	for _, when := range []string{"the label found", "the label found again"} {
		found, err := finder.FindLabel(t.Context(), s.Purchase.Key)
		j.fine(err, when)
		j.same(found.Tracking.Reveal(), first.Tracking.Reveal(), when)
		j.same(site.Labels(), 1, "live labels beside "+when)
	}
}

// OneToken lets five hundred callers find their token expired at once: one request for a token is made.
func OneToken(t testing.TB, s Stand) {
	t.Helper()
	site, c, j := s.open(t, Unlimited{})
	label, err := c.Buy(t.Context(), s.Purchase)
	j.fine(err, "buy")
	j.same(site.Tokens(), 1, "tokens of the first call")
	site.ExpireTokens()
	Together(t, func() error { _, err := c.Track(t.Context(), label.Tracking); return err })
	j.same(site.Tokens(), 2, "tokens after five hundred calls with an expired one")
}

// Callers is how many Together has.
const Callers = 500

// Together lets five hundred callers do the same at once; none may fail.
func Together(t testing.TB, do func() error) {
	t.Helper()
	errs := make([]error, Callers)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { errs[i] = do() })
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			t.Fatalf("caller %d of %d at once: %v", i, Callers, err)
		}
	}
}

// quotaBook records the quotas that it is asked for.
type quotaBook struct {
	mu     sync.Mutex
	quotas []string
}

func (b *quotaBook) Wait(_ context.Context, quota string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.quotas = append(b.quotas, quota)
	return nil
}

// Quotas makes one call of each kind: a quote, a purchase, its tracking, its search where the carrier has one, its void
// where it has that, and the check of an address. The limiter must be asked for the quotas that want names, in order.
func Quotas(t testing.TB, s Stand, want ...string) {
	t.Helper()
	var book quotaBook
	_, c, j := s.open(t, &book)
	_, err := c.Quote(t.Context(), s.Purchase.Shipment)
	j.fine(err, "quote")
	label, err := c.Buy(t.Context(), s.Purchase)
	j.fine(err, "buy")
	_, err = c.Track(t.Context(), label.Tracking)
	j.fine(err, "track")
	if finder, ok := c.(shipping.LabelFinder); ok {
		_, err = finder.FindLabel(t.Context(), s.Purchase.Key)
		j.fine(err, "find")
	}
	if !s.NoVoid {
		j.fine(c.Void(t.Context(), label.ID), "void")
	}
	_, err = c.(shipping.AddressChecker).CheckAddress(t.Context(), s.Purchase.Shipment.To)
	j.fine(err, "check an address")
	j.same(strings.Join(book.quotas, " "), strings.Join(want, " "), "quotas")
}

// NothingIsLeft loses the answer of a purchase, asks for more, and closes both sides: no goroutine is left. It counts
// goroutines, so the test that calls it is not parallel.
func NothingIsLeft(t *testing.T, s Stand) {
	t.Helper()
	before := runtime.NumGoroutine()
	site, c, j := s.open(t, nil)
	site.Fail(imitation.Buy, imitation.DropAfterWork, 1)
	_, err := c.Buy(t.Context(), s.Purchase)
	j.is(err, shipping.ErrOutcomeUnknown, "a purchase whose answer is lost")
	_, err = c.Quote(t.Context(), s.Purchase.Shipment)
	j.fine(err, "quote")
	if finder, ok := c.(shipping.LabelFinder); ok {
		_, err = finder.FindLabel(t.Context(), s.Purchase.Key)
		j.fine(err, "find")
	}
	c.CloseIdleConnections()
	j.fine(site.Close(), "close")
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			j.fails("goroutines are left:\n%s", leftover())
		}
	}
}

func leftover() string {
	stacks := make([]byte, 1<<16)
	return strings.TrimSpace(string(stacks[:runtime.Stack(stacks, true)]))
}
