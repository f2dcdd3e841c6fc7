package carriercheck

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

// Limiter is that of every adapter's Config.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// Unlimited is a Limiter that holds nobody back.
type Unlimited struct{}

// Wait returns at once.
func (Unlimited) Wait(ctx context.Context, _ string) error { return ctx.Err() }

// quotaBook records the quotas that it is asked for.
type quotaBook struct {
	mu     sync.Mutex
	quotas []string
}

// Wait notes which quota was asked for, and waits for nothing.
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
