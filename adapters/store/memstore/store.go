package memstore

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Store keeps streams, tasks and refs. Make one with New. Safe for concurrent use.
type Store struct {
	mu      sync.Mutex
	streams map[stream.ID]*life
	refs    map[stream.Ref]stream.ID
	tasks   map[string]*task
	token   int64
	due     dueHeap
	people  *People
	vault   *Vault
}

// life is one stream: its records, where each key's batch ends, and its row of the work list.
type life struct {
	records []stream.Record
	keys    map[stream.Key]seen
	summary stream.Summary
	listed  bool
}

type seen struct {
	version int
	print   [32]byte
}

// New makes an empty store.
func New() *Store {
	return &Store{
		streams: map[stream.ID]*life{}, refs: map[stream.Ref]stream.ID{}, tasks: map[string]*task{},
		people: newPeople(), vault: newVault(),
	}
}

// People is the store's room of names and addresses.
func (s *Store) People() *People { return s.people }

// Vault is the store's room of documents.
func (s *Store) Vault() *Vault { return s.vault }

// Append writes one step whole or not at all; see mailrx.Store.
func (s *Store) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.append(b)
}

// AppendAll writes each batch by itself; see mailrx.Grouper.
func (s *Store) AppendAll(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]mailrx.Result, len(bs))
	for i, b := range bs {
		out[i].Version, out[i].Err = s.append(b)
	}
	return out, nil
}

func (s *Store) append(b mailrx.Batch) (int, error) {
	if err := sealed(b); err != nil {
		return 0, err
	}
	l := s.streams[b.Stream]
	if l == nil {
		l = &life{keys: map[stream.Key]seen{}}
	}
	if b.Settles != nil && !s.holds(*b.Settles) {
		return 0, mailrx.ErrLeaseLost
	}
	if k, ok := l.keys[b.Key]; ok && b.Key != "" {
		if k.print != b.Print {
			return 0, mailrx.ErrKeyReuse
		}
		s.done(b.Settles)
		return k.version, nil
	}
	if len(l.records) != b.Expect {
		return 0, mailrx.ErrConflict
	}
	if err := s.taken(b); err != nil {
		return 0, err
	}
	s.write(l, b)
	return len(l.records), nil
}

// sealed reports a log that does not follow the version that the batch expects.
func sealed(b mailrx.Batch) error {
	for i, r := range b.Log {
		if r.Stream != b.Stream || r.Version != b.Expect+i+1 {
			return fmt.Errorf("memstore: append: %s: record %d of the log is not sealed after version %d", b.Stream, i+1, b.Expect)
		}
	}
	return nil
}

// taken reports the first ref of the batch that another stream holds.
func (s *Store) taken(b mailrx.Batch) error {
	for _, r := range b.Take {
		if holder, ok := s.refs[r]; ok && holder != b.Stream {
			return &mailrx.RefTaken{Ref: r, Holder: holder}
		}
	}
	return nil
}

func (s *Store) write(l *life, b mailrx.Batch) {
	s.streams[b.Stream] = l
	for _, r := range b.Log {
		l.records = append(l.records, copyRecord(r))
	}
	if b.Key != "" {
		l.keys[b.Key] = seen{version: len(l.records), print: b.Print}
	}
	for _, r := range b.Free {
		if s.refs[r] == b.Stream {
			delete(s.refs, r)
		}
	}
	for _, r := range b.Take {
		s.refs[r] = b.Stream
	}
	s.done(b.Settles)
	for _, t := range b.Tasks {
		s.put(t)
	}
	if b.Summary != nil {
		l.summary, l.listed = *b.Summary, true
		l.summary.Since, l.summary.Updated = instant(l.summary.Since), instant(l.summary.Updated)
	}
}

// instant is t as stores keep it: UTC, whole microseconds.
func instant(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func copyRecord(r stream.Record) stream.Record {
	r.Data = append([]byte(nil), r.Data...)
	return r
}

// Load gives a stream's records after a version.
func (s *Store) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load(id, after), nil
}

func (s *Store) load(id stream.ID, after int) []stream.Record {
	l := s.streams[id]
	if l == nil || after >= len(l.records) {
		return nil
	}
	out := make([]stream.Record, 0, len(l.records)-max(after, 0))
	for _, r := range l.records[max(after, 0):] {
		out = append(out, copyRecord(r))
	}
	return out
}

// LoadAll gives the records of many streams at one moment; see mailrx.Grouper.
func (s *Store) LoadAll(ctx context.Context, ids []stream.ID) (map[stream.ID][]stream.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[stream.ID][]stream.Record, len(ids))
	for _, id := range ids {
		out[id] = s.load(id, 0)
	}
	return out, nil
}

// Find gives the holder of a ref.
func (s *Store) Find(ctx context.Context, r stream.Ref) (stream.ID, error) {
	if err := ctx.Err(); err != nil {
		return stream.ID{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id, ok := s.refs[r]
	if !ok {
		return stream.ID{}, mailrx.ErrNotFound
	}
	return id, nil
}
