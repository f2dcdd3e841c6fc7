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

// load reads a stream and folds it.
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
	l.version = len(recs)
	return l, nil
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

// seen looks a key up: the version at the end of the batch that carried it.
func (l *life) seen(k stream.Key, print [32]byte) (version int, seen bool, err error) {
	for i, r := range l.records {
		if r.Key != k {
			continue
		}
		if r.Print != print {
			return 0, false, fmt.Errorf("mailrx: %s: %w", l.id, ErrKeyReuse)
		}
		version = r.Version
		for _, next := range l.records[i+1:] {
			if next.Key != "" {
				break
			}
			version = next.Version
		}
		return version, true, nil
	}
	return 0, false, nil
}

// summary is the stream's row of the work list.
func (l *life) summary() stream.Summary {
	s := l.machine.summary(l.state, l.id)
	s.Stream, s.Version, s.Since, s.Updated = l.id, l.version, l.since, l.updated
	return s
}
