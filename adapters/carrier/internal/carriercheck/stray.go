package carriercheck

import (
	"testing"

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
