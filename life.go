package mailrx

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// life is a stream as it stands: its records folded by its machine.
type life struct {
	id      stream.ID
	machine machine
	records []stream.Record
	state   any
	version int
	hash    [32]byte
	status  string
	since   time.Time // when status began
	updated time.Time
}

// load reads a stream and folds it. A stream without records is new: version 0, the machine's zero state.
func (e *engine) load(ctx context.Context, id stream.ID) (life, error) {
	m, ok := e.machines[id.Kind]
	if !ok {
		return life{}, fmt.Errorf("mailrx: no machine for streams of kind %q", id.Kind)
	}
	recs, err := e.cfg.Store.Load(ctx, id, 0)
	if err != nil {
		return life{}, err
	}
	l := life{id: id, machine: m, records: recs, state: m.zero}
	for _, r := range recs {
		ev, err := e.codec.Decode(r.Name, r.Schema, r.Data)
		if err != nil {
			return life{}, fmt.Errorf("mailrx: %s, version %d: %w", id, r.Version, err)
		}
		l.fold(ev, r.At)
		l.hash = r.Hash
	}
	return l, nil
}

// existing loads a stream of a kind that must be there.
func (e *engine) existing(ctx context.Context, id stream.ID, k stream.Kind) (life, error) {
	if err := isA(id, k); err != nil {
		return life{}, err
	}
	l, err := e.load(ctx, id)
	if err == nil && l.version == 0 {
		return life{}, fmt.Errorf("mailrx: %s: %w", id, ErrNotFound)
	}
	return l, err
}

// isA refuses an ID of another kind, and one that is none; that one is not repeated, for who knows what it holds.
func isA(id stream.ID, k stream.Kind) error {
	switch {
	case !id.Valid():
		return fmt.Errorf("mailrx: the ID of an %s is malformed: %w", k, stream.ErrID)
	case id.Kind != k:
		return fmt.Errorf("mailrx: %s is no %s", id, k)
	}
	return nil
}

// fold takes one event into the state.
func (l *life) fold(ev stream.Named, at time.Time) {
	l.state = l.machine.evolve(l.state, ev)
	if s := l.machine.summary(l.state, l.id); s.Status != l.status {
		l.status, l.since = s.Status, at
	}
	l.updated = at
	l.version++
}

// find looks a key up among the records: the first record of the batch that carried it, and the version at that
// batch's end. nil: no batch did.
func (l *life) find(k stream.Key) (first *stream.Record, end int) {
	for i := range l.records {
		if l.records[i].Key == k {
			return &l.records[i], l.batchEnd(i)
		}
	}
	return nil, 0
}

// batchEnd is the version at the end of the batch that begins with record i: only the first of a batch has a key.
func (l *life) batchEnd(i int) int {
	for i++; i < len(l.records) && l.records[i].Key == ""; i++ {
	}
	return l.records[i-1].Version
}

// summary is the stream's row of the work list.
func (l *life) summary() stream.Summary {
	s := l.machine.summary(l.state, l.id)
	s.Stream, s.Version, s.Since, s.Updated = l.id, l.version, l.since, l.updated
	return s
}
