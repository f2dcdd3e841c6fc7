package storetest

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx"
)

// Patience is how long one case may take. A store that blocks for ever is caught by it.
const Patience = time.Minute

// Case is one sentence of the contract.
type Case struct {
	Name string // "a ref that another stream holds is not given away"
	Rule string // the sentence

	run   func(c *check)
	needs func(f Features) bool // nil: every store must hold it
}

// Run runs every case against the harness as a subtest, in parallel.
func Run(t *testing.T, h Harness) {
	t.Helper()
	if h.Open == nil || h.Reopen == nil && !h.Features.NotDurable {
		t.Fatal("storetest: Harness.Open is required, and Harness.Reopen without Features.NotDurable")
	}
	t.Run("features are true", func(t *testing.T) { honest(t, h) })
	for _, k := range Cases() {
		t.Run(k.Name, func(t *testing.T) {
			t.Parallel()
			t.Log(k.Rule)
			if k.needs != nil && !k.needs(h.Features) {
				t.Skip("the store declares that it has no such feature")
			}
			for _, complaint := range play(t, h, k, Patience) {
				t.Errorf("%s\n\tbut %s", k.Rule, complaint)
			}
		})
	}
}

// honest fails a feature that is declared missing and is there, and one that is there by no declaration.
func honest(t testing.TB, h Harness) {
	s := h.Open(t)
	_, groups := s.Store.(mailrx.Grouper)
	_, lists := s.Store.(mailrx.Lister)
	for _, f := range []struct {
		name        string
		there, lack bool
	}{
		{"Grouper", groups, h.Features.NoGrouper},
		{"Lister", lists, h.Features.NoLister},
		{"People", s.People != nil, h.Features.NoPeople},
		{"Vault", s.Vault != nil, h.Features.NoVault},
	} {
		switch {
		case f.there && f.lack:
			t.Errorf("Features.No%s is declared, but the store has it", f.name)
		case !f.there && !f.lack:
			t.Errorf("the store has no %s; declare Features.No%s", f.name, f.name)
		}
	}
}

// play runs one case on a fresh subject and gives its complaints. A case that is not over in time is left behind.
func play(t testing.TB, h Harness, k Case, patience time.Duration) []string {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := &check{Subject: h.Open(t), h: h, t: t, ctx: ctx}
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer c.recover()
		k.run(c)
	}()
	limit := time.NewTimer(patience + patience/2)
	defer limit.Stop()
	select {
	case <-over:
		return c.complaints
	case <-limit.C:
		return []string{fmt.Sprintf("a call did not return for %v, %v after its context ended", patience+patience/2, patience/2)}
	}
}

// check is one run of a case: the subject, and what was found wrong.
type check struct {
	Subject
	h          Harness
	t          testing.TB
	ctx        context.Context // of the case, with the end of patience
	mu         sync.Mutex
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
	c.mu.Lock()
	defer c.mu.Unlock()
	c.complaints = append(c.complaints, fmt.Sprintf(format, args...))
}

// fatalf complains and ends the case.
func (c *check) fatalf(format string, args ...any) {
	c.errorf(format, args...)
	panic(stop{})
}

// reopen goes on with the same data in a store that was opened again.
func (c *check) reopen() { c.Subject = c.h.Reopen(c.t, c.Subject) }

// atOnce runs f in n goroutines and waits for all.
func (c *check) atOnce(n int, f func(i int)) {
	var wg sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		wg.Go(func() {
			defer c.recover()
			<-start
			f(i)
		})
	}
	close(start)
	wg.Wait()
}
