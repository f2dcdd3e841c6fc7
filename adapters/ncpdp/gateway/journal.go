package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"

	"github.com/mailrx/mailrx"
)

// Journal keeps what was sent and answered: it is what makes a message go out, and come in, once. A pharmacy keeps it in
// its database, as long as a partner may repeat a message. It is safe for concurrent use, by several processes too; its
// errors are faults, and hold no value of a message.
type Journal interface {
	// Keep stores e under its ID, for good when it returns, and gives e; where an entry has that ID already, nothing is
	// stored and that entry is given. Of several at once one is stored, and all get that one.
	Keep(ctx context.Context, e Entry) (Entry, error)
	// Find gives the entry of that ID, or mailrx.ErrNotFound. The bytes are the caller's.
	Find(ctx context.Context, id string) (Entry, error)
}

// Entry is one message in a Journal. It prints its ID alone.
type Entry struct {
	ID    string   // "out/" a message of ours, "ack/" what the partner said to it, "in/" our answer to a partner's message
	Print [32]byte // of the body of what came in; else zero
	Bytes []byte   // the message: names and addresses in clear
}

// Format prints the ID for every verb.
func (e Entry) Format(s fmt.State, _ rune) { fmt.Fprintf(s, "Entry(%s)", e.ID) }

// LogValue is the ID.
func (e Entry) LogValue() slog.Value { return slog.StringValue(e.ID) }

// Memory is a Journal that forgets when the process ends: for tests and examples. The zero value is ready, and it is
// safe for concurrent use.
type Memory struct {
	mu      sync.Mutex
	entries map[string]Entry
}

// Keep is part of Journal.
func (m *Memory) Keep(ctx context.Context, e Entry) (Entry, error) {
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if was, ok := m.entries[e.ID]; ok {
		return was.clone(), nil
	}
	if m.entries == nil {
		m.entries = map[string]Entry{}
	}
	m.entries[e.ID] = e.clone()
	return e, nil
}

// Find is part of Journal.
func (m *Memory) Find(ctx context.Context, id string) (Entry, error) {
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.entries[id]
	if !ok {
		return Entry{}, mailrx.ErrNotFound
	}
	return e.clone(), nil
}

func (e Entry) clone() Entry {
	e.Bytes = slices.Clone(e.Bytes)
	return e
}
