package carriercheck

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Carrier is an adapter: the port, and what every one of them can besides.
type Carrier interface {
	shipping.Carrier
	CloseIdleConnections()
}

// Stand is an adapter and its imitation, as the tests of the adapter set them up.
type Stand struct {
	Purchase shipping.Purchase // one that succeeds on a calm day

	// Open gives a fresh imitation that is started, and closes it with the test.
	Open func(t testing.TB) Opened

	// Carrier gives a fresh adapter that speaks to the imitation at base and waits for nothing. l nil: the adapter's own
	// limit, or that of the test.
	Carrier func(t testing.TB, base string, l Limiter) Carrier

	NoVoid bool // the carrier voids nothing
}

// Opened is an imitation that is started.
type Opened struct {
	Site   *imitation.Site
	Base   string
	Forget func() // what a restart forgets besides access tokens; nil: nothing
}

// restart makes the imitation forget what the carrier keeps in memory.
func (o Opened) restart() {
	o.Site.ExpireTokens()
	if o.Forget != nil {
		o.Forget()
	}
}

// open gives a fresh imitation and an adapter that speaks to it.
func (s Stand) open(t testing.TB, l Limiter) (*imitation.Site, Carrier, judge) {
	t.Helper()
	o := s.Open(t)
	c := s.Carrier(t, o.Base, l)
	return o.Site, c, of(t, c)
}

// Start starts an imitation and closes it with the test.
func Start(t testing.TB, s *imitation.Site) (base string) {
	t.Helper()
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return base
}
