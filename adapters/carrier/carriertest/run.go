package carriertest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"runtime/debug"
	"testing"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// Patience is how long one case may take. A carrier that outlives its context is caught by it.
const Patience = 20 * time.Second

// Case is one sentence of the contract.
type Case struct {
	Name string // "a lost answer is an unknown outcome"
	Rule string // the sentence

	run   func(c *check)
	needs func(f Features) bool // nil: every carrier must hold it
}

// Run runs every case that Features do not turn off against the harness as a subtest, in parallel.
func Run(t *testing.T, h Harness) {
	t.Helper()
	if h.Open == nil || h.Service == "" {
		t.Fatal("carriertest: Harness.Open and Harness.Service are required")
	}
	if h.Shipment != nil && h.Shipment().To.Name.Reveal() != PlantedName {
		t.Fatal("carriertest: Harness.Shipment goes to somebody else than the planted person")
	}
	t.Run("features are true", func(t *testing.T) { honest(t, h) })
	for _, k := range Cases() {
		if k.needs != nil && !k.needs(h.Features) {
			t.Logf("left out, for the carrier declares that it has no such feature: %s", k.Name)
			continue
		}
		t.Run(k.Name, func(t *testing.T) {
			t.Parallel()
			t.Log(k.Rule)
			for _, complaint := range play(t, h, k, Patience) {
				t.Errorf("%s\n\tbut %s", k.Rule, complaint)
			}
		})
	}
}

// honest fails a feature that is declared missing and is there.
func honest(t testing.TB, h Harness) {
	s := h.Open(t)
	if _, finds := s.Carrier.(shipping.LabelFinder); finds && h.Features.NoFindLabel {
		t.Error("Features.NoFindLabel is declared, but the carrier is a shipping.LabelFinder")
	}
	if _, prepares := s.Carrier.(shipping.Preparer); prepares && h.Features.NoPrepare {
		t.Error("Features.NoPrepare is declared, but the carrier is a shipping.Preparer")
	}
	if !h.Features.NoVoid {
		return
	}
	if err := s.Carrier.Void(t.Context(), "no-such-label"); !errors.Is(err, shipping.ErrUnsupported) {
		t.Errorf("Features.NoVoid is declared, but Void is not ErrUnsupported: %v", err)
	}
}

// play runs one case on a fresh subject and gives its complaints. A case that is not over in time is left behind.
func play(t testing.TB, h Harness, k Case, patience time.Duration) []string {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := &check{Subject: h.Open(t), h: h, name: k.Name, ctx: ctx}
	over := make(chan []string, 1)
	go func() {
		defer func() { over <- c.complaints }()
		defer c.recover()
		k.run(c)
	}()
	limit := time.NewTimer(patience + patience/2)
	defer limit.Stop()
	select {
	case complaints := <-over:
		return complaints
	case <-limit.C:
		return []string{fmt.Sprintf("a call did not return for %v, %v after its context ended", patience+patience/2, patience/2)}
	}
}

// check is one run of a case: the subject, and what was found wrong. It is used by one goroutine.
type check struct {
	Subject
	h          Harness
	name       string
	ctx        context.Context // of the case, with the end of patience
	complaints []string
}

// stop ends a case early, after a complaint that leaves nothing to test.
type stop struct{}

func (c *check) recover() {
	switch p := recover().(type) {
	case nil, stop:
	default:
		c.errorf("it panicked: %v\n%s", p, debug.Stack())
	}
}

// errorf complains and goes on.
func (c *check) errorf(format string, args ...any) {
	c.complaints = append(c.complaints, fmt.Sprintf(format, args...))
}

// fatalf complains and ends the case.
func (c *check) fatalf(format string, args ...any) {
	c.errorf(format, args...)
	panic(stop{})
}

// key is the n-th key of the case; no two cases have one in common.
func (c *check) key(n int) shipping.Key {
	h := fnv.New32a()
	h.Write([]byte(c.name))
	return shipping.Key(fmt.Sprintf("ct-%08x-%d", h.Sum32(), n))
}

// purchase is the n-th purchase of the case.
func (c *check) purchase(n int) shipping.Purchase {
	return shipping.Purchase{Key: c.key(n), Shipment: c.parcel(), Service: c.h.Service}
}

// parcel is the parcel of every case.
func (c *check) parcel() shipping.Shipment {
	if c.h.Shipment == nil {
		return Shipment()
	}
	return c.h.Shipment()
}

// buy buys the n-th label, which must succeed.
func (c *check) buy(n int) shipping.Label {
	l, err := c.Carrier.Buy(c.ctx, c.purchase(n))
	if err != nil {
		c.fatalf("buying a label on a calm day failed: %v", err)
	}
	return l
}

// is complains where err is not of the class.
func (c *check) is(err, class error, what string) {
	switch {
	case err == nil:
		c.errorf("%s gave no error, want %v", what, class)
	case !errors.Is(err, class):
		c.errorf("%s gave %v, want %v", what, err, class)
	}
}

// calls complains where the imitation did not count want requests of op.
func (c *check) calls(op Op, want int, what string) {
	if got := c.Wire.Calls(op); got != want {
		c.errorf("%s: %d requests of %q reached the carrier, want %d", what, got, op, want)
	}
}

// labels complains where the carrier's books do not hold want live labels.
func (c *check) labels(want int, what string) {
	if got := c.Books.Labels(); got != want {
		c.errorf("%s: the carrier's books hold %d live labels, want %d", what, got, want)
	}
}

// untilArrived gives a context that ends as soon as a request of op has arrived.
func (c *check) untilArrived(op Op) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(c.ctx)
	before := c.Wire.Calls(op)
	go func() {
		defer cancel()
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for c.Wire.Calls(op) == before {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, cancel
}
