package mailrx

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Log is the audit log: every event of every stream, with who, when and why, chained by hash.
type Log struct{ e *engine }

// Entry is one line of the log.
type Entry struct {
	stream.Record
	Event stream.Named
}

// Head is the end of a stream's log. Kept elsewhere, it proves later that nothing was cut off.
type Head struct {
	Version int // 0: the stream has no records
	Hash    [32]byte
}

// Read gives a stream's whole log, oldest first, after it has checked the chain; a broken one is a *stream.ChainError.
// None for an unknown stream.
func (l *Log) Read(ctx context.Context, id stream.ID) ([]Entry, error) {
	recs, err := l.verified(ctx, id)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(recs))
	for i, r := range recs {
		ev, err := l.e.codec.Decode(r.Name, r.Schema, r.Data)
		if err != nil {
			return nil, fmt.Errorf("mailrx: %s, version %d: %w", id, r.Version, err)
		}
		out[i] = Entry{Record: r, Event: ev}
	}
	return out, nil
}

// Verify checks the chain of a stream and gives its head; a broken one is a *stream.ChainError that names the first
// version which is not what was written. It reads no event, so a log of a later version of the program can be checked
// too. Records cut off the end leave a chain that holds: compare the head with one that was kept.
func (l *Log) Verify(ctx context.Context, id stream.ID) (Head, error) {
	recs, err := l.verified(ctx, id)
	if err != nil || len(recs) == 0 {
		return Head{}, err
	}
	last := recs[len(recs)-1]
	return Head{Version: last.Version, Hash: last.Hash}, nil
}

func (l *Log) verified(ctx context.Context, id stream.ID) ([]stream.Record, error) {
	if !id.Valid() {
		return nil, stream.ErrID
	}
	recs, err := l.e.cfg.Store.Load(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	if len(recs) > 0 && recs[0].Stream != id {
		return nil, &stream.ChainError{Stream: id, Version: 1, What: "the record belongs to another stream"}
	}
	return recs, stream.Verify(recs)
}

// Streams lists streams of every kind, where the store is a Lister: those of a member, or all with a zero Filter, a
// page at a time (Filter.Limit and After).
func (l *Log) Streams(ctx context.Context, f Filter) ([]stream.Summary, error) {
	return l.e.list(ctx, f)
}
