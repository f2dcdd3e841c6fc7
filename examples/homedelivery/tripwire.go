package main

import (
	"context"
	"errors"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// tripwire counts points and dies at one of them: every commit of the store, and before and after every call of a port.
// Reads of the store are no points, for nothing can be half done by them. The clock and the random source are no points
// either: they are part of the machine.
type tripwire struct {
	mu   sync.Mutex
	n    int
	at   int    // 0: never
	die  func() // nil: the process lives on as a ghost, which can do nothing any more
	dead bool
}

// errDead is what a ghost gets for everything it tries.
var errDead = errors.New("the process is dead")

// point is one place where a machine may lose its power.
func (t *tripwire) point() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dead {
		return errDead
	}
	t.n++
	if t.n != t.at {
		return nil
	}
	t.dead = true
	if t.die != nil {
		t.die()
	}
	return errDead
}

// alive lets a read through.
func (t *tripwire) alive() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dead {
		return errDead
	}
	return nil
}

// call makes a call of a port between two points.
func call[T any](t *tripwire, do func() (T, error)) (T, error) {
	var none T
	if err := t.point(); err != nil {
		return none, err
	}
	out, err := do()
	if dead := t.point(); dead != nil {
		return none, dead
	}
	return out, err
}

func callErr(t *tripwire, do func() error) error {
	_, err := call(t, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

// commit writes to the store and dies, if it does, with the commit done.
func commit[T any](t *tripwire, do func() (T, error)) (T, error) {
	out, err := read(t, do)
	if err != nil {
		return out, err
	}
	return out, t.point()
}

func read[T any](t *tripwire, do func() (T, error)) (T, error) {
	if err := t.alive(); err != nil {
		var none T
		return none, err
	}
	return do()
}

type trippedStore struct {
	store interface {
		mailrx.Store
		mailrx.Lister
	}
	wire *tripwire
}

func (s trippedStore) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	return commit(s.wire, func() (int, error) { return s.store.Append(ctx, b) })
}

func (s trippedStore) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	ts, err := read(s.wire, func() ([]mailrx.Task, error) { return s.store.Lease(ctx, q) })
	if err != nil || len(ts) == 0 {
		return ts, err
	}
	return ts, s.wire.point()
}

func (s trippedStore) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	_, err := commit(s.wire, func() (struct{}, error) { return struct{}{}, s.store.Settle(ctx, l, how) })
	return err
}

func (s trippedStore) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	return read(s.wire, func() ([]stream.Record, error) { return s.store.Load(ctx, id, after) })
}

func (s trippedStore) Find(ctx context.Context, r stream.Ref) (stream.ID, error) {
	return read(s.wire, func() (stream.ID, error) { return s.store.Find(ctx, r) })
}

func (s trippedStore) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	return read(s.wire, func() ([]stream.Summary, error) { return s.store.List(ctx, f) })
}
