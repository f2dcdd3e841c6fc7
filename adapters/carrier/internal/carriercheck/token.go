package carriercheck

import (
	"sync"
	"testing"
)

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
