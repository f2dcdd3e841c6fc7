package mailrx

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Store keeps streams, tasks and refs. Every call is one transaction. Package adapters/store/storetest is the
// contract: each sentence here is a case of it. A Store is safe for concurrent use. It keeps times as whole microseconds of
// UTC and data byte for byte; text with a NUL byte or invalid UTF-8 it may refuse.
type Store interface {
	// Append writes the batch whole or not at all and gives the stream's version after it. In this order:
	//
	//   - a lease that is no longer held (Batch.Settles) is ErrLeaseLost, and nothing is written;
	//   - a key that the stream already holds with the same print gives the version at the end of the batch that
	//     first carried it; nothing is written but the settlement; with another print it is ErrKeyReuse;
	//   - a stream that is not at Batch.Expect is ErrConflict;
	//   - a Ref that another stream holds is a *RefTaken, and nothing is written.
	//
	// Only then events, tasks, refs, summary and settlement land together. The settled task goes before the batch's own
	// tasks come, so a batch may put the task that it settles anew. A log that is not sealed after Expect is an error.
	Append(ctx context.Context, b Batch) (version int, err error)

	// Load gives the records of a stream after a version, oldest first; none for an unknown stream.
	Load(ctx context.Context, s stream.ID, after int) ([]stream.Record, error)

	// Find gives the stream that holds a Ref, or ErrNotFound.
	Find(ctx context.Context, r stream.Ref) (stream.ID, error)

	// Lease gives tasks that are due, oldest first, and takes them until q.Now + q.For: each Task carries a token
	// greater than any before it and has its Tries counted. Two callers never hold the same task; an expired lease
	// may be taken again.
	Lease(ctx context.Context, q Due) ([]Task, error)

	// Settle ends a lease without events: done, again at a time, or parked with a note. ErrLeaseLost when another
	// caller has leased or replaced the task since.
	Settle(ctx context.Context, l Lease, s Settlement) error
}

// Grouper is an optional extra of a Store: many batches, one commit. Each batch stands for itself: one that fails
// leaves the others as they are, each sees what those before it wrote, and AppendAll gives a result for each.
type Grouper interface {
	LoadAll(ctx context.Context, ss []stream.ID) (map[stream.ID][]stream.Record, error)
	AppendAll(ctx context.Context, bs []Batch) ([]Result, error)
}

// Result is what Append would have given for one batch of a group.
type Result struct {
	Version int
	Err     error
}

// Lister is an optional extra of a Store: the rows of a work list.
type Lister interface {
	List(ctx context.Context, f Filter) ([]stream.Summary, error)
}

// Batch is one step of one stream.
type Batch struct {
	Stream     stream.ID
	Expect     int // version that the stream must be at; 0 for a new one
	Key        stream.Key
	Print      [32]byte
	Log        []stream.Record // sealed after Expect; may be empty when a batch only sets tasks
	Tasks      []Task          // a Task with the ID of an existing one, or of one before it here, replaces it, whatever its state (timers)
	Take, Free []stream.Ref    // freeing comes first; freeing a Ref of another stream does nothing; taking one's own again is no error
	Settles    *Lease          // the task that caused the step; it is done
	Summary    *stream.Summary // replaces the stream's row of the work list
}

// Task is one piece of work to be done outside a stream, or a command to one.
type Task struct {
	ID     string    // unique in the store: "<stream>/<version>/<n>" or "<stream>/timer"
	Stream stream.ID // the stream that the answer or command goes to
	Name   stream.Name
	Schema int
	Data   []byte
	Key    stream.Key // key of the port call, or of the command
	Due    time.Time  // UTC
	Tries  int        // counted at each lease
	Token  int64      // of the lease that gave this Task; 0 in a Batch
	Note   string     // why it is parked; never patient data
	Parked bool
}

// Lease is the lease under which t was given.
func (t Task) Lease() Lease { return Lease{Task: t.ID, Token: t.Token} }

// Lease names a task and the token that fences it.
type Lease struct {
	Task  string
	Token int64
}

// Settlement says how a task ends. The zero value is "done": the task is gone.
type Settlement struct {
	Again time.Time // not zero: due again then
	Park  bool      // kept for a person; never leased again until replaced
	Note  string    // with Park or Again; never patient data
}

// Due asks for tasks.
type Due struct {
	Now   time.Time
	For   time.Duration // how long the lease holds
	Max   int           // at most so many
	Names []stream.Name // only these; empty: all
}

// Filter chooses rows of the work list. The zero value is all; set fields must all match. Rows come by stream kind and
// name; After continues behind a row.
type Filter struct {
	Kind   stream.Kind
	Member string
	Status string
	Held   bool // only rows with a hold
	Hold   string
	Owner  reason.Who // 0: any
	Parked bool       // only streams with a parked task
	Before time.Time  // Updated before it; zero: any age
	After  stream.ID
	Limit  int // 0: 100
}

// Faults of a Store.
var (
	ErrConflict  = errors.New("mailrx: the stream has moved on")
	ErrKeyReuse  = errors.New("mailrx: the key was used for another command")
	ErrLeaseLost = errors.New("mailrx: the lease is no longer held")
	ErrNotFound  = errors.New("mailrx: not found")
	// ErrSchema is a database that a newer version of the library has written.
	ErrSchema = errors.New("mailrx: the store has a newer schema")
)

// RefTaken says which stream holds a Ref already.
type RefTaken struct {
	Ref    stream.Ref
	Holder stream.ID
}

// Error names the kind of the ref and its holder, not the value.
func (e *RefTaken) Error() string {
	return fmt.Sprintf("mailrx: ref %s is held by stream %s", e.Ref.Kind, e.Holder)
}
