package memstore

import (
	"context"
	"slices"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// List gives rows of the work list; see mailrx.Lister.
func (s *Store) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	parked := s.parked(f)
	var out []stream.Summary
	for id, l := range s.streams {
		if l.listed && matches(f, l.summary) && (!f.Parked || parked[id]) {
			out = append(out, l.summary)
		}
	}
	slices.SortFunc(out, func(a, b stream.Summary) int { return compare(a.Stream, b.Stream) })
	limit := f.Limit
	if limit <= 0 {
		limit = 100
	}
	return out[:min(limit, len(out))], nil
}

// parked gives the streams with a parked task, where the filter asks for them.
func (s *Store) parked(f mailrx.Filter) map[stream.ID]bool {
	if !f.Parked {
		return nil
	}
	out := map[stream.ID]bool{}
	for _, t := range s.tasks {
		if t.Parked {
			out[t.Stream] = true
		}
	}
	return out
}

func matches(f mailrx.Filter, r stream.Summary) bool {
	switch {
	case f.Kind != "" && r.Stream.Kind != f.Kind,
		f.Member != "" && r.Member != f.Member,
		f.Status != "" && r.Status != f.Status,
		f.Held && r.Hold == "",
		f.Hold != "" && r.Hold != f.Hold,
		f.Owner != 0 && r.Owner != f.Owner,
		!f.Before.IsZero() && !r.Updated.Before(f.Before),
		f.After.IsSet() && compare(r.Stream, f.After) <= 0:
		return false
	}
	return true
}

func compare(a, b stream.ID) int {
	if c := strings.Compare(string(a.Kind), string(b.Kind)); c != 0 {
		return c
	}
	return strings.Compare(a.Name, b.Name)
}
