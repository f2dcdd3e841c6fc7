package sqlstore

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mailrx/mailrx"
)

// check finds a batch that no store can keep: its log is not sealed after Expect, or a text is none. What the database
// would do to such a text differs, so neither gets it.
func check(b mailrx.Batch) error {
	if b.Stream.Kind == "" || b.Stream.Name == "" || b.Expect < 0 {
		return fmt.Errorf("sqlstore: append: a batch needs a stream and a version; stream %q, expected version %d", b.Stream, b.Expect)
	}
	texts := []string{string(b.Stream.Kind), b.Stream.Name, string(b.Key)}
	for i, r := range b.Log {
		if r.Stream != b.Stream || r.Version != b.Expect+i+1 {
			return fmt.Errorf("sqlstore: append: %s: record %d of the log is not sealed after version %d", b.Stream, i+1, b.Expect)
		}
		texts = append(texts, string(r.Name), r.Actor.ID, string(r.Key))
	}
	for _, t := range b.Tasks {
		texts = append(texts, t.ID, string(t.Stream.Kind), t.Stream.Name, string(t.Name), string(t.Key), t.Note)
	}
	for _, r := range b.Take {
		texts = append(texts, r.Kind, r.Value)
	}
	for _, r := range b.Free {
		texts = append(texts, r.Kind, r.Value)
	}
	if l := b.Settles; l != nil {
		texts = append(texts, l.Task)
	}
	if s := b.Summary; s != nil {
		texts = append(texts, s.Member, s.Status, s.Hold)
	}
	for _, t := range texts {
		if !utf8.ValidString(t) || strings.IndexByte(t, 0) >= 0 {
			return fmt.Errorf("sqlstore: append: %s: a key, name or ref is no UTF-8 text", b.Stream)
		}
	}
	return nil
}

// micros is how instants are stored: microseconds of Unix time.
func micros(t time.Time) int64 { return t.UnixMicro() }

func instant(us int64) time.Time { return time.UnixMicro(us).UTC() }

// blob is b, and not NULL where b is empty.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// digest reads a stored hash; one that is absent or cut is zero, and the chain tells.
func digest(b []byte) (d [32]byte) {
	if len(b) == len(d) {
		copy(d[:], b)
	}
	return d
}
