package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// afterLoad is a bug in the records that are given.
func afterLoad(f func(rs []stream.Record) []stream.Record) func(m *mutant) {
	return func(m *mutant) {
		m.load = func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
			rs, err := m.Store.Load(ctx, s, after)
			return f(rs), err
		}
	}
}

// eachRecord is a bug in every record that is given.
func eachRecord(f func(r *stream.Record)) func(m *mutant) {
	return afterLoad(func(rs []stream.Record) []stream.Record {
		for i := range rs {
			f(&rs[i])
		}
		return rs
	})
}

// onList is a bug in what is asked of the work list.
func onList(f func(q *mailrx.Filter)) func(m *mutant) {
	return func(m *mutant) {
		m.list = func(ctx context.Context, q mailrx.Filter) ([]stream.Summary, error) {
			f(&q)
			return m.Store.List(ctx, q)
		}
	}
}

var readBugs = []bug{
	{"records come newest first", "records come oldest first", afterLoad(func(rs []stream.Record) []stream.Record { slices.Reverse(rs); return rs })},
	{"times are cut to seconds", "instants keep their microseconds", eachRecord(func(r *stream.Record) { r.At = r.At.Truncate(time.Second) })},
	{"times are local", "instants keep their microseconds", eachRecord(func(r *stream.Record) { r.At = r.At.In(time.FixedZone("CST", -6*3600)) })},
	{"data goes through UTF-8", "records come back as they were", eachRecord(func(r *stream.Record) { r.Data = []byte(strings.ToValidUTF8(string(r.Data), "?")) })},
	{"the actor is forgotten", "the chain holds after it was stored", eachRecord(func(r *stream.Record) { r.Actor = pharmacy.Actor{} })},
	{"data is cut at 64 KiB", "a large batch survives", eachRecord(func(r *stream.Record) { r.Data = r.Data[:min(len(r.Data), 1<<16)] })},
	{"the version to load after is ignored", "loading after a version gives the rest", func(m *mutant) {
		m.load = func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
			return m.Store.Load(ctx, s, 0)
		}
	}},
	{"an unknown stream is an error", "an unknown stream has no records", func(m *mutant) {
		m.load = func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
			rs, err := m.Store.Load(ctx, s, after)
			if err == nil && len(rs) == 0 && after == 0 {
				err = mailrx.ErrNotFound
			}
			return rs, err
		}
	}},
	{"a stream is its name", "streams do not mix", func(m *mutant) {
		kinds := map[string]stream.ID{}
		m.load = func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
			m.mu.Lock()
			name := strings.ToLower(s.Name)
			if _, known := kinds[name]; !known {
				kinds[name] = s
			}
			first := kinds[name]
			m.mu.Unlock()
			return m.Store.Load(ctx, first, after)
		}
	}},
	{"LoadAll forgets the first records", "many streams are loaded in one call", func(m *mutant) {
		m.loadAll = func(ctx context.Context, ss []stream.ID) (map[stream.ID][]stream.Record, error) {
			all, err := m.Store.LoadAll(ctx, ss)
			for id, rs := range all {
				all[id] = rs[len(rs)/2:]
			}
			return all, err
		}
	}},
	{"a Ref is found by its kind", "a ref leads to its stream", func(m *mutant) {
		last := map[string]stream.ID{}
		onAppend(func(m *mutant, b *mailrx.Batch) {
			m.mu.Lock()
			defer m.mu.Unlock()
			for _, r := range b.Take {
				last[r.Kind] = b.Stream
			}
		})(m)
		m.find = func(ctx context.Context, r stream.Ref) (stream.ID, error) {
			m.mu.Lock()
			defer m.mu.Unlock()
			if id, is := last[r.Kind]; is {
				return id, nil
			}
			return stream.ID{}, mailrx.ErrNotFound
		}
	}},
	{"an unknown Ref is no error", "an unknown ref is not found", func(m *mutant) {
		m.find = func(ctx context.Context, r stream.Ref) (stream.ID, error) {
			id, err := m.Store.Find(ctx, r)
			if errors.Is(err, mailrx.ErrNotFound) {
				err = nil
			}
			return id, err
		}
	}},
	{"ended calls go on", "an ended call changes nothing", func(m *mutant) {
		m.append = func(_ context.Context, b mailrx.Batch) (int, error) { return m.Store.Append(context.Background(), b) }
		m.appendAll = func(_ context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			return m.Store.AppendAll(context.Background(), bs)
		}
		m.list = func(_ context.Context, f mailrx.Filter) ([]stream.Summary, error) {
			return m.Store.List(context.Background(), f)
		}
	}},
	{"ended groups go on", "an ended group changes nothing", func(m *mutant) {
		m.appendAll = func(_ context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
			return m.Store.AppendAll(context.Background(), bs)
		}
	}},
	{"ended lists go on", "an ended list is an error", func(m *mutant) {
		m.list = func(_ context.Context, f mailrx.Filter) ([]stream.Summary, error) {
			return m.Store.List(context.Background(), f)
		}
	}},
	{"rows keep nanoseconds", "a row has whole microseconds", func(m *mutant) {
		m.list = func(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
			rows, err := m.Store.List(ctx, f)
			for i := range rows {
				rows[i].Since = rows[i].Since.Add(999)
			}
			return rows, err
		}
	}},
	{"rows come last first", "rows come by kind and name", func(m *mutant) {
		m.list = func(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
			rows, err := m.Store.List(ctx, f)
			slices.Reverse(rows)
			return rows, err
		}
	}},
	{"every stream is listed", "a stream without a summary is not listed", onAppend(func(m *mutant, b *mailrx.Batch) {
		if b.Summary == nil {
			b.Summary = &stream.Summary{Stream: b.Stream}
		}
	})},
	{"Filter.Kind is ignored", "the list of one kind", onList(func(f *mailrx.Filter) { f.Kind = "" })},
	{"Filter.Member is ignored", "the list of one member", onList(func(f *mailrx.Filter) { f.Member = "" })},
	{"Filter.Status is ignored", "the list of one status", onList(func(f *mailrx.Filter) { f.Status = "" })},
	{"Filter.Held is ignored", "the list of what is held", onList(func(f *mailrx.Filter) { f.Held = false })},
	{"Filter.Hold is any hold", "the list of one hold", onList(func(f *mailrx.Filter) { f.Held, f.Hold = f.Held || f.Hold != "", "" })},
	{"Filter.Owner is ignored", "the list of one owner", onList(func(f *mailrx.Filter) { f.Owner = reason.Nobody })},
	{"Filter.Before is at the instant too", "the list of what is old", onList(func(f *mailrx.Filter) {
		if !f.Before.IsZero() {
			f.Before = f.Before.Add(time.Microsecond)
		}
	})},
	{"Filter.Parked is ignored", "the list of what is parked", onList(func(f *mailrx.Filter) { f.Parked = false })},
	{"only the first field counts", "set fields must all match", onList(func(f *mailrx.Filter) {
		switch {
		case f.Kind != "":
			*f = mailrx.Filter{Kind: f.Kind, Limit: f.Limit, After: f.After}
		case f.Status != "":
			*f = mailrx.Filter{Status: f.Status, Limit: f.Limit, After: f.After}
		}
	})},
	{"Filter.After is ignored", "a list goes on behind a row", onList(func(f *mailrx.Filter) { f.After = stream.ID{} })},
	{"Filter.Limit is ignored", "a list has a length", onList(func(f *mailrx.Filter) { f.Limit = 0 })},
	{"a list without a limit has no end", "a list without a limit has 100 rows", onList(func(f *mailrx.Filter) {
		if f.Limit == 0 {
			f.Limit = 1 << 20
		}
	})},
	{"everything is forgotten", "records outlive the process", func(m *mutant) {
		m.reopen = func(Subject) Subject { return newMutant().subject() }
	}},
	{"leases and tries are forgotten", "tasks outlive the process", func(m *mutant) {
		m.reopen = func(s Subject) Subject {
			onLease(func(m *mutant, q *mailrx.Due) { q.Now = q.Now.Add(time.Minute) })(m)
			return s
		}
	}},
	{"tokens begin anew", "a lease outlives the process", func(m *mutant) {
		m.reopen = func(s Subject) Subject {
			afterLease(func(m *mutant, t *mailrx.Task) { t.Token = 1 })(m)
			return s
		}
	}},
	{"the work list is forgotten", "the work list outlives the process", func(m *mutant) {
		m.reopen = func(s Subject) Subject { m.list = memstore.New().List; return s }
	}},
}

var roomBugs = []bug{
	{"only the newest version is kept", "a person comes back in every version", func(m *mutant) {
		p := m.people
		p.get = func(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error) {
			if _, err := p.People.Get(ctx, ref, version); err != nil {
				return rx.Patient{}, err
			}
			return p.People.Get(ctx, ref, 0)
		}
	}},
	{"the same words are a new version", "the same words are the same version", func(m *mutant) {
		p := m.people
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			m.mu.Lock()
			m.seen["puts"]++
			n := m.seen["puts"]
			m.mu.Unlock()
			if _, again := m.note(string(ref)+who.Street1.Reveal(), n); again {
				who.Middle = rx.NewSecret(fmt.Sprint(n))
			}
			return p.People.Put(ctx, ref, who)
		}
	}},
	{"old words give the old version", "whoever moves back has a new version", func(m *mutant) {
		p := m.people
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			for n := 1; ctx.Err() == nil; n++ {
				old, err := p.People.Get(ctx, ref, n)
				if err != nil {
					break
				}
				if string(old.Words()) == string(who.Words()) {
					return rx.ShipTo{Person: ref, Version: n, Hash: "old"}, nil
				}
			}
			return p.People.Put(ctx, ref, who)
		}
	}},
	{"two people put at once get one version", "people put at once get their own versions", func(m *mutant) {
		p := m.people
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			to, err := p.People.Put(ctx, ref, who)
			to.Version = min(to.Version, 3)
			return to, err
		}
	}},
	{"an unknown person is nobody", "an unknown person is not found", func(m *mutant) {
		p := m.people
		p.get = func(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error) {
			who, err := p.People.Get(ctx, ref, version)
			if errors.Is(err, mailrx.ErrNotFound) {
				err = nil
			}
			return who, err
		}
	}},
	{"erasing does nothing", "an erased person is not found", func(m *mutant) {
		m.people.erase = func(ctx context.Context, ref rx.PatientRef) error { return ctx.Err() }
	}},
	{"an erasure forgets the versions", "version numbers outlive an erasure", func(m *mutant) {
		p := m.people
		now := func(ref rx.PatientRef) rx.PatientRef {
			n, _ := m.noted("lives of " + string(ref))
			return ref + rx.PatientRef(strings.Repeat("'", int(n)))
		}
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			to, err := p.People.Put(ctx, now(ref), who)
			to.Person = ref
			return to, err
		}
		p.get = func(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error) {
			return p.People.Get(ctx, now(ref), version)
		}
		p.erase = func(ctx context.Context, ref rx.PatientRef) error {
			n, _ := m.noted("lives of " + string(ref))
			m.note("lives of "+string(ref), n+1)
			return ctx.Err()
		}
	}},
	{"hashes are not salted", "a hash gives nothing away", func(m *mutant) {
		p := m.people
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			to, err := p.People.Put(ctx, ref, who)
			to.Hash = who.Hash([16]byte{})
			return to, err
		}
	}},
	{"an error names the person", "an error names nobody", func(m *mutant) {
		p := m.people
		p.put = func(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
			to, err := p.People.Put(ctx, ref, who)
			if err != nil {
				err = fmt.Errorf("putting %s: %w", who.Last.Reveal(), err)
			}
			return to, err
		}
	}},
	{"people are forgotten", "people outlive the process", func(m *mutant) {
		m.reopen = func(s Subject) Subject { s.People = memstore.New().People(); return s }
	}},
	{"a document's kind is forgotten", "a document comes back as it was", func(m *mutant) {
		v := m.vault
		v.get = func(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
			d, err := v.Vault.Get(ctx, id)
			return mailrx.Document{Bytes: d.Bytes}, err
		}
	}},
	{"a document is named by its bytes", "documents of two kinds are two documents", func(m *mutant) {
		v := m.vault
		v.put = func(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
			d.Kind = "script.newrx"
			return v.Vault.Put(ctx, d)
		}
	}},
	{"a document is named by a counter", "a document is named by its content", func(m *mutant) {
		v := m.vault
		v.put = func(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
			_, err := v.Vault.Put(ctx, d)
			return "doc-1", err
		}
	}},
	{"the same document twice is an error", "the same document again is no error", func(m *mutant) {
		v := m.vault
		v.put = func(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
			id, err := v.Vault.Put(ctx, d)
			if _, was := m.note(string(id), 1); was && err == nil {
				err = errors.New("it is there already")
			}
			return id, err
		}
	}},
	{"an unknown document is empty", "an unknown document is not found", func(m *mutant) {
		v := m.vault
		v.get = func(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
			d, err := v.Vault.Get(ctx, id)
			if errors.Is(err, mailrx.ErrNotFound) {
				err = nil
			}
			return d, err
		}
	}},
	{"an erased document stays", "an erased document is not found", func(m *mutant) {
		m.vault.erase = func(ctx context.Context, id mailrx.DocumentID) error { return ctx.Err() }
	}},
	{"the vault keeps its callers' bytes", "nobody shares bytes with the vault", func(m *mutant) {
		v, kept := m.vault, map[mailrx.DocumentID]mailrx.Document{}
		v.put = func(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
			kept[d.ID()] = d
			return v.Vault.Put(ctx, d)
		}
		v.get = func(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) { return kept[id], ctx.Err() }
	}},
	{"ended calls of the vault go on", "an ended call of the vault changes nothing", func(m *mutant) {
		v := m.vault
		v.put = func(_ context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
			return v.Vault.Put(context.Background(), d)
		}
	}},
	{"documents are forgotten", "documents outlive the process", func(m *mutant) {
		m.reopen = func(s Subject) Subject { s.Vault = memstore.New().Vault(); return s }
	}},
}
