package stream

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Kind of machine: "order", "auto", "renewal".
type Kind string

// ID names one stream. Comparable.
type ID struct {
	Kind Kind
	Name string
}

func (i ID) String() string             { panic("contract") } // "order/k3q…"
func (i ID) IsSet() bool                { panic("contract") }
func ParseID(s string) (ID, error)      { panic("contract") }
func Derive(k Kind, parts ...string) ID { panic("contract") } // the same parts always give the same stream; 26 lower-case base32 characters of SHA-256 over length-prefixed parts

// Key is the idempotency key of a command. Name is the permanent name of an event, command or work: "order.opened".
type Key string
type Name string

// Named is a plain JSON-encodable struct with a permanent name: an event, a command, a piece of work.
type Named interface{ Name() Name }

// Command is what somebody asks a stream to do.
type Command struct {
	By pharmacy.Actor
	Do Named
}

// Work is something that must happen outside the stream: a call of a port or a command to another stream (the host routes it by name).
type Work struct {
	Do    Named
	Due   time.Time // zero: at once
	Timer bool      // the stream's one timer: it replaces the one before; Do comes back to this stream as a command
}

// Ref belongs to one stream at a time: a sender's message id, an open-fill lock.
type Ref struct{ Kind, Value string }

func (r Ref) String() string { panic("contract") }

// Refusal is a value: the machine will not. Stage is how far the stream has come.
type Refusal struct {
	Step  reason.Step
	Stage string
}

func (r *Refusal) String() string { panic("contract") }

// Outcome of a decision. With a Refusal there is nothing else. No events and no refusal: nothing to do.
type Outcome struct {
	Events     []Named
	Work       []Work
	Take, Free []Ref
	Refusal    *Refusal
}

func Refuse(r *reason.Rule, a, b int64, u reason.Unit, stage string) Outcome { panic("contract") }

// Summary is one row of a work list; no patient data.
type Summary struct {
	Stream  ID
	Member  string // rx.PatientRef
	Status  string
	Hold    string     // empty: not held
	Owner   reason.Who // who must act next
	Since   time.Time  // when this status began
	Updated time.Time
	Version int
}

// Record is one event as stored.
type Record struct {
	Stream  ID
	Version int       // 1, 2, 3 … without a gap
	At      time.Time // UTC, microseconds
	Name    Name
	Schema  int
	Data    []byte
	Actor   pharmacy.Actor
	Key     Key      // on the first record of its batch only
	Print   [32]byte // of the command, beside Key
	Prev    [32]byte
	Hash    [32]byte
}

// Seal numbers, stamps and chains the records after version and hash of the last one (0 and zero for a new stream).
func Seal(version int, prev [32]byte, recs []Record) { panic("contract") }

// Verify checks numbers and the whole chain; the error names the first broken version.
func Verify(recs []Record) error { panic("contract") }

// Print is the fingerprint of a command: its actor, name, schema and canonical data.
func Print(by pharmacy.Actor, n Name, schema int, data []byte) [32]byte { panic("contract") }

// Entry is one row of a codec table. Old schemas decode for ever: Upgrade[i] turns data of schema i+1 into schema i+2.
type Entry struct {
	Name    Name
	Schema  int // current, from 1
	Upgrade []func(data []byte) ([]byte, error)
	decode  func(data []byte) (Named, error)
}

// Row makes the entry of T at a schema version.
func Row[T Named](schema int, upgrade ...func([]byte) ([]byte, error)) Entry { panic("contract") }

// Codec is a table name → type. Unknown fields in data are kept out, unknown names and newer schemas are errors.
type Codec struct{ rows map[Name]Entry }

func NewCodec(tables ...[]Entry) (*Codec, error)                                { panic("contract") }
func (c *Codec) Encode(n Named) (name Name, schema int, data []byte, err error) { panic("contract") }
func (c *Codec) Decode(name Name, schema int, data []byte) (Named, error)       { panic("contract") }
