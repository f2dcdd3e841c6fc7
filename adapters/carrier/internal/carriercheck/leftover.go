package carriercheck

import (
	"testing"
	"testing/synctest"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// NothingIsLeft loses the answer of a purchase, asks for more, and closes both sides: no goroutine is left. The bubble of
// synctest ends when every goroutine that was started in it has ended; one that stays ends the run of the tests, with its
// stack.
func NothingIsLeft(t *testing.T, s Stand) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
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
	})
}
