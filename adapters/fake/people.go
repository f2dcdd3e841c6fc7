package fake

import (
	"context"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// Notifier is a mailrx.Notifier that remembers what was told, once for each key.
type Notifier struct {
	mu     sync.Mutex
	seen   map[stream.Key]bool
	sent   []notice.Notice
	Bounce func(notice.Notice) bool // nil: everything arrives
}

// Notify remembers a notice and reports whether it arrived.
func (n *Notifier) Notify(ctx context.Context, k stream.Key, what notice.Notice) (bool, error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.seen == nil {
		n.seen = map[stream.Key]bool{}
	}
	arrived := n.Bounce == nil || !n.Bounce(what)
	if !n.seen[k] && arrived {
		n.sent = append(n.sent, what)
	}
	n.seen[k] = true
	return arrived, nil
}

// Sent is what was told, oldest first.
func (n *Notifier) Sent() []notice.Notice {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]notice.Notice(nil), n.sent...)
}

// Gateway is a mailrx.PrescriberGateway that remembers what was asked, once for each key.
type Gateway struct {
	mu    sync.Mutex
	first map[stream.Key]renewal.Reach
	asked []mailrx.RenewalRequest
	Reach func(mailrx.RenewalRequest) renewal.Reach // asked once for each key, and never renewal.Pending; nil: everything is handed over
}

// AskRenewal remembers a request, and what became of it.
func (g *Gateway) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) (renewal.Reach, error) {
	if err := ctx.Err(); err != nil {
		return renewal.Pending, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if reach, asked := g.first[k]; asked {
		return reach, nil
	}
	if g.first == nil {
		g.first = map[stream.Key]renewal.Reach{}
	}
	g.first[k] = renewal.Handed
	if g.Reach != nil {
		g.first[k] = g.Reach(r)
	}
	g.asked = append(g.asked, r)
	return g.first[k], nil
}

// Asked is what was asked, oldest first, whether it reached somebody or not.
func (g *Gateway) Asked() []mailrx.RenewalRequest {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]mailrx.RenewalRequest(nil), g.asked...)
}

// Shelf is a mailrx.Stock with as much of everything as is asked for, but for what is Out.
type Shelf struct {
	mu       sync.Mutex
	reserved map[stream.Key]drug.Quantity
	Out      map[drug.NDC]cal.Date // back on that day; unset: unknown
}

// Reserve sets a quantity aside, once for its key.
func (s *Shelf) Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (bool, cal.Date, error) {
	if err := ctx.Err(); err != nil {
		return false, cal.Date{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if back, out := s.Out[n]; out {
		return false, back, nil
	}
	if s.reserved == nil {
		s.reserved = map[stream.Key]drug.Quantity{}
	}
	s.reserved[k] = q
	return true, cal.Date{}, nil
}

// Release puts a reservation back.
func (s *Shelf) Release(ctx context.Context, k stream.Key) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.reserved, k)
	return nil
}

// Reserved is how many reservations stand.
func (s *Shelf) Reserved() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.reserved)
}

// Licences is a mailrx.Licences: the states where any site is licensed, and how long. A state that is not listed is
// unknown.
type Licences map[place.State]cal.Period

// May reports whether the licence of a state is in force on a day.
func (l Licences) May(_ context.Context, _ pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error) {
	p, ok := l[to]
	switch {
	case !ok || !on.IsSet():
		return drug.Unknown, nil
	case p.Contains(on):
		return drug.Yes, nil
	}
	return drug.No, nil
}
