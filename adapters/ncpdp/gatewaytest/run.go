package gatewaytest

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// Patience is how long one case may take. A gateway that outlives its context is caught by it.
const Patience = 20 * time.Second

// Case is one sentence of the contract.
type Case struct {
	Name string // "a lost answer is an error"
	Rule string // the sentence

	run func(c *check)
}

// Run runs every case against the harness as a subtest, in parallel.
func Run(t *testing.T, h Harness) {
	t.Helper()
	if h.Open == nil {
		t.Fatal("gatewaytest: Harness.Open is required")
	}
	for _, k := range Cases() {
		t.Run(k.Name, func(t *testing.T) {
			t.Parallel()
			t.Log(k.Rule)
			for _, complaint := range play(t, h, k, Patience).complaints {
				t.Errorf("%s\n\tbut %s", k.Rule, complaint)
			}
		})
	}
}

// verdict is what one run of a case found.
type verdict struct {
	complaints []string
	late       bool // its time ran out
}

// play runs one case on a fresh subject. A case that is not over in time is left behind.
func play(t testing.TB, h Harness, k Case, patience time.Duration) verdict {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := &check{Subject: h.Open(t), name: k.Name, ctx: ctx}
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
		return verdict{complaints, ctx.Err() != nil}
	case <-limit.C:
		return verdict{[]string{fmt.Sprintf("a call did not return for %v after its context ended", patience/2)}, true}
	}
}

// check is one run of a case: the subject, and what was found wrong. A case may complain from several goroutines.
type check struct {
	Subject
	name       string
	ctx        context.Context // of the case, with the end of patience
	mu         sync.Mutex
	complaints []string
}

func (c *check) recover() {
	if p := recover(); p != nil {
		c.errorf("it panicked: %v\n%s", p, debug.Stack())
	}
}

// errorf complains and goes on.
func (c *check) errorf(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.complaints = append(c.complaints, fmt.Sprintf(format, args...))
}

// key is the n-th key of the case.
func (c *check) key(n int) stream.Key {
	return stream.Key(fmt.Sprintf("renewal/%s/1/%d", strings.ReplaceAll(c.name, " ", "-"), n))
}

// ask makes the n-th request, and complains of an answer that fits no error and of an error with an answer.
func (c *check) ask(n int) error {
	reach, err := c.Gateway.AskRenewal(c.ctx, c.key(n), Request(n))
	switch {
	case err != nil && reach != renewal.Pending:
		c.errorf("an error came with the answer %q", reach)
	case err == nil && !reach.Reached():
		c.errorf("the answer is %q, want %q", reach, renewal.Handed)
	}
	return err
}

// unreached complains of everything but the answer that nobody was reached.
func (c *check) unreached(n int, what string) {
	reach, err := c.Gateway.AskRenewal(c.ctx, c.key(n), Request(n))
	if err != nil || reach != renewal.Undeliverable {
		c.errorf("%s gave %q and the error %v, want %q and none", what, reach, err, renewal.Undeliverable)
	}
}

// works complains of an error.
func (c *check) works(err error, what string) {
	if err != nil {
		c.errorf("%s failed: %v", what, err)
	}
}

// fails complains of no error.
func (c *check) fails(err error, what string) {
	if err == nil {
		c.errorf("%s gave no error", what)
	}
}

// taken complains where the partner's books do not hold want requests.
func (c *check) taken(want int) {
	if got := c.Wire.Taken(); got != want {
		c.errorf("the partner's books hold %d requests, want %d", got, want)
	}
}

// arrived complains where not want requests reached the partner.
func (c *check) arrived(want int) {
	if got := len(c.Wire.Arrived()); got != want {
		c.errorf("%d requests reached the partner, want %d", got, want)
	}
}
