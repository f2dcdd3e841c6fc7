package mailrx

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/shipping"
)

// Config is what a Service works with. Fields without a word to the contrary are required.
type Config struct {
	Site     pharmacy.Site
	Zone     *time.Location   // of the site: its days are the pharmacy's days
	From     shipping.Address // where parcels leave from
	Store    Store
	People   People
	Vault    Vault
	Drugs    Drugs
	Coverage Coverage
	Payments Payments
	Notifier Notifier
	Gateway  PrescriberGateway
	Stock    Stock
	Licences Licences
	Desk     *shipping.Desk
	Clock    Clock

	// TooSoon is the plan's refill-too-soon rule for drugs that are not controlled; zero: refill.MailPolicy.
	TooSoon refill.Policy
	// LeadDays is how long before run-out a refill is to be ordered; zero: 14 (R2.5).
	LeadDays int
	// Pack weighs and measures a box; nil: DefaultPack.
	Pack func([]order.Packing) shipping.Parcel
	// Lease is how long a worker keeps a task; zero: five minutes. It must be longer than any call of a port.
	Lease time.Duration
	// Fault hears of every failed try of a piece of work, for logs and alarms; nil: nobody. Err may come from an
	// adapter and is not ours to vouch for.
	Fault func(Fault)
}

// Fault is a try of a piece of work that failed. It is tried again, held or parked by itself.
type Fault struct {
	Stream stream.ID
	Work   stream.Name
	Tries  int
	Err    error
}

// Service is the pharmacy at work. Each part is a concrete type over one engine; all are safe for concurrent use.
type Service struct {
	Orders   *Orders
	Refills  *Refills
	Renewals *Renewals
	Queue    *Queue
	Log      *Log
}

// New checks c and makes a Service. It starts nothing: work is done where the host calls Queue.
func New(c Config) (*Service, error) {
	if missing := c.missing(); len(missing) > 0 {
		return nil, fmt.Errorf("mailrx: Config lacks %s", strings.Join(missing, ", "))
	}
	c.fill()
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	e := &engine{cfg: c, codec: codec, machines: machines()}
	e.ports = e.portTable()
	return &Service{Orders: &Orders{e}, Refills: &Refills{e}, Renewals: &Renewals{e}, Queue: &Queue{e}, Log: &Log{e}}, nil
}

// missing names the required fields that are not set.
func (c *Config) missing() []string {
	var names []string
	need := func(ok bool, name string) {
		if !ok {
			names = append(names, name)
		}
	}
	need(c.Site.ID != "", "Site.ID")
	need(c.Zone != nil, "Zone")
	need(c.Store != nil, "Store")
	need(c.People != nil, "People")
	need(c.Vault != nil, "Vault")
	need(c.Drugs != nil, "Drugs")
	need(c.Coverage != nil, "Coverage")
	need(c.Payments != nil, "Payments")
	need(c.Notifier != nil, "Notifier")
	need(c.Gateway != nil, "Gateway")
	need(c.Stock != nil, "Stock")
	need(c.Licences != nil, "Licences")
	need(c.Desk != nil, "Desk")
	need(c.Clock != nil, "Clock")
	return names
}

func (c *Config) fill() {
	if c.TooSoon == (refill.Policy{}) {
		c.TooSoon = refill.MailPolicy()
	}
	if c.LeadDays == 0 {
		c.LeadDays = 14
	}
	if c.Pack == nil {
		c.Pack = DefaultPack
	}
	if c.Lease == 0 {
		c.Lease = 5 * time.Minute
	}
}

// portTable is the table work → port; the calls of each port stand in its own file.
func (e *engine) portTable() map[stream.Name]portCall {
	return map[stream.Name]portCall{
		"order.reserve_stock":     e.reserveStock,
		"order.release_stock":     e.releaseStock,
		"order.bill_claim":        e.billClaim,
		"order.reverse_claim":     e.reverseClaim,
		"order.authorize_payment": e.authorizePayment,
		"order.capture_payment":   e.capturePayment,
		"order.refund_payment":    e.refundPayment,
		"order.choose_service":    e.chooseService,
		"order.buy_label":         e.buyLabel,
		"order.find_label":        e.findLabel,
		"order.void_label":        e.voidLabel,
		"order.track_parcel":      e.trackParcel,
		"auto.remind":             e.remind,
		"renewal.ask_prescriber":  e.askPrescriber,
		"notice.tell":             e.notify,
	}
}

// Queue is where work gets done. The host calls it, from as many goroutines and processes as it likes.
type Queue struct{ e *engine }

// Work leases at most n due tasks and does them; it gives how many. Faults of the work itself go to Config.Fault; the
// error is the store's.
func (q *Queue) Work(ctx context.Context, n int) (done int, err error) {
	tasks, err := q.e.cfg.Store.Lease(ctx, Due{Now: q.e.now().UTC(), For: q.e.cfg.Lease, Max: n})
	if err != nil {
		return 0, err
	}
	for _, t := range tasks {
		q.e.run(ctx, t)
	}
	return len(tasks), ctx.Err()
}

// Drain works until nothing is due.
func (q *Queue) Drain(ctx context.Context) error {
	for {
		n, err := q.Work(ctx, 32)
		if n == 0 || err != nil {
			return err
		}
	}
}

// Run drains the queue, waits, and does so again until ctx ends. It returns ctx's error, or the store's.
func (q *Queue) Run(ctx context.Context, idle time.Duration) error {
	wait := time.NewTicker(idle)
	defer wait.Stop()
	for {
		if err := q.Drain(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-wait.C:
		}
	}
}

// Parked lists the streams with work that waits for a person, where the store is a Lister.
func (q *Queue) Parked(ctx context.Context) ([]stream.Summary, error) {
	return q.e.list(ctx, Filter{Parked: true})
}
