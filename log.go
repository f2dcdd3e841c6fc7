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

// Read gives a stream's whole log, oldest first, after it has checked the chain; a broken one is a *stream.ChainError.
func (l *Log) Read(ctx context.Context, id stream.ID) ([]Entry, error) {
	recs, err := l.e.cfg.Store.Load(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	if err := stream.Verify(recs); err != nil {
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

// Streams lists the streams of a member, or all with an empty one, where the store is a Lister.
func (l *Log) Streams(ctx context.Context, f Filter) ([]stream.Summary, error) {
	return l.e.list(ctx, f)
}
