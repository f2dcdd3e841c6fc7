package storetest

import (
	"context"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// mutant is a store that is right, but for the calls that a bug has put something else in place of. What the bugs
// remember stands in its maps.
type mutant struct {
	*memstore.Store
	append    func(ctx context.Context, b mailrx.Batch) (int, error)
	appendAll func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error)
	load      func(ctx context.Context, s stream.ID, after int) ([]stream.Record, error)
	loadAll   func(ctx context.Context, ss []stream.ID) (map[stream.ID][]stream.Record, error)
	find      func(ctx context.Context, r stream.Ref) (stream.ID, error)
	lease     func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error)
	settle    func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error
	list      func(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error)
	people    *mutantPeople
	vault     *mutantVault
	reopen    func(s Subject) Subject

	mu   sync.Mutex
	seen map[string]int64 // what a bug remembers by some name
}

// mutantPeople and mutantVault are rooms with a bug in them.
type mutantPeople struct {
	mailrx.People
	put   func(ctx context.Context, ref rx.PatientRef, p rx.Patient) (rx.ShipTo, error)
	get   func(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error)
	erase func(ctx context.Context, ref rx.PatientRef) error
}

type mutantVault struct {
	mailrx.Vault
	put   func(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error)
	get   func(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error)
	erase func(ctx context.Context, id mailrx.DocumentID) error
}

// newMutant makes a store that is right.
func newMutant() *mutant {
	s := memstore.New()
	p, v := s.People(), s.Vault()
	m := &mutant{Store: s, append: s.Append, load: s.Load, loadAll: s.LoadAll, find: s.Find, lease: s.Lease, settle: s.Settle,
		list: s.List, reopen: func(s Subject) Subject { return s }, seen: map[string]int64{}}
	m.appendAll = func(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out := make([]mailrx.Result, len(bs))
		for i, b := range bs {
			out[i].Version, out[i].Err = m.append(ctx, b)
		}
		return out, nil
	}
	m.people = &mutantPeople{People: p, put: p.Put, get: p.Get, erase: p.Erase}
	m.vault = &mutantVault{Vault: v, put: v.Put, get: v.Get, erase: v.Erase}
	return m
}

func (m *mutant) subject() Subject { return Subject{Store: m, People: m.people, Vault: m.vault} }

// note remembers a number by a name and gives the one before.
func (m *mutant) note(name string, n int64) (before int64, was bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	before, was = m.seen[name]
	m.seen[name] = n
	return before, was
}

// noted gives the number remembered by a name.
func (m *mutant) noted(name string) (n int64, is bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, is = m.seen[name]
	return n, is
}

// version is where a stream stands.
func (m *mutant) version(id stream.ID) int {
	rs, _ := m.Store.Load(context.Background(), id, 0)
	return len(rs)
}

// holds reports whether a stream has a key.
func (m *mutant) holds(b mailrx.Batch) bool {
	rs, _ := m.Store.Load(context.Background(), b.Stream, 0)
	for _, r := range rs {
		if b.Key != "" && r.Key == b.Key && r.Print == b.Print {
			return true
		}
	}
	return false
}

// force appends to a stream wherever it stands, whatever the batch expects.
func (m *mutant) force(b mailrx.Batch) (int, error) {
	rs, _ := m.Store.Load(context.Background(), b.Stream, 0)
	b.Expect = len(rs)
	prev := [32]byte{}
	if len(rs) > 0 {
		prev = rs[len(rs)-1].Hash
	}
	log := append([]stream.Record(nil), b.Log...)
	for i := range log {
		log[i].Stream = b.Stream
	}
	stream.Seal(b.Expect, prev, log)
	b.Log = log
	return m.Store.Append(context.Background(), b)
}

// free takes a ref from whoever holds it.
func (m *mutant) free(r stream.Ref) {
	holder, err := m.Store.Find(context.Background(), r)
	if err == nil {
		m.force(mailrx.Batch{Stream: holder, Free: []stream.Ref{r}})
	}
}

func (m *mutant) Append(ctx context.Context, b mailrx.Batch) (int, error) { return m.append(ctx, b) }

func (m *mutant) AppendAll(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
	return m.appendAll(ctx, bs)
}

func (m *mutant) Load(ctx context.Context, s stream.ID, after int) ([]stream.Record, error) {
	return m.load(ctx, s, after)
}

func (m *mutant) LoadAll(ctx context.Context, ss []stream.ID) (map[stream.ID][]stream.Record, error) {
	return m.loadAll(ctx, ss)
}

func (m *mutant) Find(ctx context.Context, r stream.Ref) (stream.ID, error) { return m.find(ctx, r) }

func (m *mutant) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	return m.lease(ctx, q)
}

func (m *mutant) Settle(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
	return m.settle(ctx, l, s)
}

func (m *mutant) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	return m.list(ctx, f)
}

func (p *mutantPeople) Put(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
	return p.put(ctx, ref, who)
}

func (p *mutantPeople) Get(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error) {
	return p.get(ctx, ref, version)
}

func (p *mutantPeople) Erase(ctx context.Context, ref rx.PatientRef) error { return p.erase(ctx, ref) }

func (v *mutantVault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	return v.put(ctx, d)
}

func (v *mutantVault) Get(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
	return v.get(ctx, id)
}

func (v *mutantVault) Erase(ctx context.Context, id mailrx.DocumentID) error { return v.erase(ctx, id) }
