package storetest

import (
	"context"
	"errors"
	"slices"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// bug is a mistake that stores make.
type bug struct {
	name   string
	caught string // the case that is meant to catch it
	plant  func(m *mutant)
}

// onAppend is a bug that does something to each batch before it is written.
func onAppend(f func(m *mutant, b *mailrx.Batch)) func(m *mutant) {
	return func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			f(m, &b)
			return m.Store.Append(ctx, b)
		}
	}
}

// afterAppend is a bug in what follows the writing.
func afterAppend(f func(m *mutant, b mailrx.Batch, v int, err error) (int, error)) func(m *mutant) {
	return func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			v, err := m.Store.Append(ctx, b)
			return f(m, b, v, err)
		}
	}
}

func isTaken(err error) bool {
	taken := (*mailrx.RefTaken)(nil)
	return errors.As(err, &taken)
}

var appendBugs = []bug{
	{"the version before the batch is given", "append gives the version after it", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		return max(v-len(b.Log), 0), err
	})},
	{"the last writer wins", "another version is a conflict", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrConflict) {
			return m.force(b)
		}
		return v, err
	})},
	{"every tenth write is lost", "writers at once lose nothing", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			m.mu.Lock()
			m.seen["writes"]++
			lost := m.seen["writes"]%10 == 0
			m.mu.Unlock()
			if lost {
				return b.Expect + len(b.Log), nil
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a conflict is answered with success", "another version is a conflict", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrConflict) {
			return b.Expect + len(b.Log), nil
		}
		return v, err
	})},
	{"many writers win one version", "each version has one writer", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrConflict) && b.Key == "" {
			return m.force(b)
		}
		return v, err
	})},
	{"an unsealed log is sealed and written", "a log that is not sealed is refused", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			for i, r := range b.Log {
				if r.Version != b.Expect+i+1 || r.Stream != b.Stream {
					return m.force(b)
				}
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"the store keeps its callers' bytes", "nobody shares bytes with the store", func(m *mutant) {
		kept := map[stream.ID][]stream.Record{}
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			v, err := m.Store.Append(ctx, b)
			m.mu.Lock()
			defer m.mu.Unlock()
			if err == nil {
				kept[b.Stream] = append(kept[b.Stream], b.Log...)
			}
			return v, err
		}
		m.load = func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
			m.mu.Lock()
			defer m.mu.Unlock()
			rs := kept[s]
			return slices.Clone(rs[min(after, len(rs)):]), ctx.Err()
		}
	}},
	{"the 201st stream is dropped", "many streams are kept apart", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			m.note(b.Stream.String(), 1)
			m.mu.Lock()
			full := len(m.seen) > 200
			m.mu.Unlock()
			if full {
				return b.Expect + len(b.Log), nil
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a key seen after the state moved on is a conflict", "a key is known after the stream moved on", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if m.version(b.Stream) != b.Expect {
				return 0, mailrx.ErrConflict
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a repeat gives the present version", "a key is known after the stream moved on", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err == nil && b.Key != "" {
			v = m.version(b.Stream)
		}
		return v, err
	})},
	{"a repeat gives the first version of its batch", "a key again gives the first answer", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if !m.holds(b) {
				return m.Store.Append(ctx, b)
			}
			rs, err := m.Store.Load(ctx, b.Stream, 0)
			i := slices.IndexFunc(rs, func(r stream.Record) bool { return r.Key == b.Key })
			return i + 1, err
		}
	}},
	{"a repeat is written again", "one command from many senders at once is done once", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if m.holds(b) {
				b.Key = ""
				return m.force(b)
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a repeat writes its refs and tasks", "a repeat writes nothing", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			v, err := m.Store.Append(ctx, b)
			if m.holds(b) {
				m.force(mailrx.Batch{Stream: b.Stream, Take: b.Take, Tasks: b.Tasks})
			}
			return v, err
		}
	}},
	{"a repeat settles nothing", "a repeat settles its lease", onAppend(func(m *mutant, b *mailrx.Batch) {
		if m.holds(*b) {
			b.Settles = nil
		}
	})},
	{"key reuse is not noticed", "a key for something else is refused", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrKeyReuse) {
			return m.version(b.Stream), nil
		}
		return v, err
	})},
	{"a key of any stream counts", "a key belongs to its stream", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if v, is := m.noted(string(b.Key)); is && b.Key != "" {
				return int(v), nil
			}
			v, err := m.Store.Append(ctx, b)
			if err == nil {
				m.note(string(b.Key), int64(v))
			}
			return v, err
		}
	}},
	{"the empty key is a key", "without a key nothing is a repeat", onAppend(func(m *mutant, b *mailrx.Batch) {
		if b.Key == "" && len(b.Log) > 0 {
			b.Key = "none"
		}
	})},
	{"a refused batch holds its key", "a refused batch leaves its key free", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if _, refused := m.noted("refused " + string(b.Key)); refused && b.Key != "" {
				return 0, mailrx.ErrKeyReuse
			}
			v, err := m.Store.Append(ctx, b)
			if err != nil {
				m.note("refused "+string(b.Key), 1)
			}
			return v, err
		}
	}},
	{"two senders of one message both win", "one message delivered at once opens one stream", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if isTaken(err) {
			b.Take = nil
			return m.force(b)
		}
		return v, err
	})},
	{"a Ref is stolen", "a ref of another stream is not given away", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if isTaken(err) {
			for _, r := range b.Take {
				m.free(r)
			}
			return m.force(b)
		}
		return v, err
	})},
	{"a taken Ref names the wrong holder", "two streams that want each other's ref keep their own", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if taken := (*mailrx.RefTaken)(nil); errors.As(err, &taken) {
			return v, &mailrx.RefTaken{Ref: taken.Ref, Holder: b.Stream}
		}
		return v, err
	})},
	{"refs are never freed", "a freed ref may be taken", onAppend(func(m *mutant, b *mailrx.Batch) { b.Free = nil })},
	{"anybody frees a Ref", "freeing another's ref does nothing", onAppend(func(m *mutant, b *mailrx.Batch) {
		for _, r := range b.Free {
			m.free(r)
		}
	})},
	{"one's own Ref is taken", "taking one's own ref again is no error", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			for _, r := range b.Take {
				if holder, err := m.Store.Find(ctx, r); err == nil && !slices.Contains(b.Free, r) {
					return 0, &mailrx.RefTaken{Ref: r, Holder: holder}
				}
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"taking comes before freeing", "freeing comes before taking", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err == nil {
			m.force(mailrx.Batch{Stream: b.Stream, Free: b.Free})
		}
		return v, err
	})},
	{"a refused batch frees its refs", "a refused batch frees nothing", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil {
			m.force(mailrx.Batch{Stream: b.Stream, Free: b.Free})
		}
		return v, err
	})},
	{"records are written though the batch failed", "a stale lease appends nothing", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil && b.Key != "" {
			m.force(mailrx.Batch{Stream: b.Stream, Log: b.Log})
		}
		return v, err
	})},
	{"tasks are written though the batch failed", "a batch lands whole or not at all", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil {
			m.force(mailrx.Batch{Stream: b.Stream, Tasks: b.Tasks})
		}
		return v, err
	})},
	{"refs are taken though the batch failed", "a batch lands whole or not at all", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil {
			for _, r := range b.Take {
				m.force(mailrx.Batch{Stream: b.Stream, Take: []stream.Ref{r}})
			}
		}
		return v, err
	})},
	{"the summary is written though the batch failed", "a batch lands whole or not at all", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil {
			m.force(mailrx.Batch{Stream: b.Stream, Summary: b.Summary})
		}
		return v, err
	})},
	{"the summary is not written", "a row comes back as it was", onAppend(func(m *mutant, b *mailrx.Batch) { b.Summary = nil })},
	{"only the first summary is written", "a new summary replaces the row", onAppend(func(m *mutant, b *mailrx.Batch) {
		if _, was := m.note(b.Stream.String(), 1); was {
			b.Summary = nil
		}
	})},
	{"events land without their tasks", "events, tasks, refs and summary land together", onAppend(func(m *mutant, b *mailrx.Batch) {
		if len(b.Log) > 1 {
			b.Tasks = nil
		}
	})},
	{"a batch without records is dropped", "a task may be set without an event", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if len(b.Log) == 0 {
				return b.Expect, ctx.Err()
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a group fails as one", "each batch of a group stands for itself", func(m *mutant) {
		m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			out, err := m.Store.AppendAll(ctx, bs)
			for i := 1; i < len(out); i++ {
				if out[i].Err == nil {
					out[i].Err = out[i-1].Err
				}
			}
			return out, err
		}
	}},
	{"results of a group come by stream", "results of a group are in its order", func(m *mutant) {
		m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			sorted := slices.Clone(bs)
			slices.SortStableFunc(sorted, func(a, b mailrx.Batch) int { return len(a.Log) - len(b.Log) })
			return m.Store.AppendAll(ctx, sorted)
		}
	}},
	{"a group asks first and writes then", "a group is as its batches one by one", func(m *mutant) {
		m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			before := map[stream.ID]int{}
			for _, b := range bs {
				before[b.Stream] = m.version(b.Stream)
			}
			out, err := m.Store.AppendAll(ctx, bs)
			for i := range out {
				if before[bs[i].Stream] != bs[i].Expect {
					out[i] = mailrx.Result{Err: mailrx.ErrConflict}
				}
			}
			return out, err
		}
	}},
	{"a group forgets its tasks", "a group settles and sets tasks", func(m *mutant) {
		m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			bs = slices.Clone(bs)
			for i := range bs {
				bs[i].Tasks = nil
			}
			return m.Store.AppendAll(ctx, bs)
		}
	}},
	{"a group's repeats are conflicts", "groups at once do not lose or block each other", func(m *mutant) {
		m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			out, err := m.Store.AppendAll(ctx, bs)
			for i := range out {
				if _, was := m.note(bs[i].Stream.String(), 1); was {
					out[i] = mailrx.Result{Err: mailrx.ErrConflict}
				}
			}
			return out, err
		}
	}},
}
