package stream

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
)

// Record is one event as it is stored: what happened, when, by whom and under which key, chained to the record before
// it. A stored record is never changed.
type Record struct {
	Stream  ID
	Version int       // 1, 2, 3 … without a gap
	At      time.Time // UTC, whole microseconds
	Name    Name
	Schema  int    // of Data, from 1
	Data    []byte // the event as Codec.Encode gave it, byte for byte: the chain is over these bytes
	Actor   pharmacy.Actor
	Key     Key      // on the first record of its batch only
	Print   [32]byte // of the command, beside Key
	Prev    [32]byte // hash of the record before; zero on the first
	Hash    [32]byte
}

// ChainError is the error of Verify: the first version at which a stream is not what was sealed.
type ChainError struct {
	Stream  ID
	Version int    // where the record should stand, counted from the one before
	What    string // in words
}

// Error names the stream, the version and what is wrong.
func (e *ChainError) Error() string {
	return fmt.Sprintf("stream: %s version %d: %s", e.Stream, e.Version, e.What)
}

// Seal numbers, stamps and chains recs after the record of a version and its hash (0 and zero for a new stream). It
// sets Version, Prev and Hash, and cuts At to whole microseconds of UTC; everything else is the caller's.
func Seal(version int, prev [32]byte, recs []Record) {
	buf := make([]byte, 0, usualSize)
	for i := range recs {
		r := &recs[i]
		version++
		r.Version, r.Prev = version, prev
		r.At = r.At.UTC().Truncate(time.Microsecond)
		r.Hash, buf = r.digest(buf)
		prev = r.Hash
	}
}

// Verify checks a whole stream from its first record: one stream, versions 1, 2, 3 … without a gap, times in whole
// microseconds, and every hash. The error is a *ChainError and names the first broken version. Records cut off the end
// leave a shorter stream that is whole: keep the last hash elsewhere to find that. No records are no error.
func Verify(recs []Record) error { return VerifyAfter(0, [32]byte{}, recs) }

// VerifyAfter is Verify for the rest of a stream after the record of a version and its hash.
func VerifyAfter(version int, prev [32]byte, recs []Record) error {
	buf := make([]byte, 0, usualSize)
	for i := range recs {
		r := &recs[i]
		version++
		var sum [32]byte
		sum, buf = r.digest(buf)
		if what := r.broken(version, prev, sum, recs[0].Stream); what != "" {
			return &ChainError{Stream: recs[0].Stream, Version: version, What: what}
		}
		prev = r.Hash
	}
	return nil
}

func (r *Record) broken(version int, prev, sum [32]byte, s ID) string {
	switch {
	case r.Stream != s:
		return "the record belongs to another stream"
	case r.Version != version:
		return fmt.Sprintf("the record says version %d", r.Version)
	case r.At.Nanosecond()%1000 != 0:
		return "the time is not in whole microseconds"
	case r.Prev != prev:
		return "the record does not follow the one before it"
	case r.Hash != sum:
		return "the hash does not match what the record holds"
	}
	return ""
}

const (
	recordTag  = "mailrx record 1"
	commandTag = "mailrx command 1"
	usualSize  = 512 // bytes that most records and commands fit in
)

// digest is the hash of r: SHA-256 over the tag and every field but Hash. Texts and bytes stand after their length,
// numbers are 64 bits big-endian, At is in microseconds of Unix time, the role is its text. The form is permanent:
// stored hashes depend on it. The buffer is given back for the next record.
func (r *Record) digest(buf []byte) (sum [32]byte, _ []byte) {
	b := appendField(buf[:0], recordTag)
	b = append(b, r.Prev[:]...)
	b = appendField(b, string(r.Stream.Kind))
	b = appendField(b, r.Stream.Name)
	b = appendInt(b, int64(r.Version))
	b = appendInt(b, r.At.UnixMicro())
	b = appendField(b, string(r.Name))
	b = appendInt(b, int64(r.Schema))
	b = appendField(b, r.Data)
	b = appendActor(b, r.Actor)
	b = appendField(b, string(r.Key))
	b = append(b, r.Print[:]...)
	return sha256.Sum256(b), b
}

// Print is the fingerprint of a command: SHA-256 over its actor, name, schema and canonical data. A key that comes
// again with another print was used for something else.
func Print(by pharmacy.Actor, n Name, schema int, data []byte) [32]byte {
	b := appendField(make([]byte, 0, usualSize), commandTag)
	b = appendActor(b, by)
	b = appendField(b, string(n))
	b = appendInt(b, int64(schema))
	return sha256.Sum256(appendField(b, data))
}

func appendActor(b []byte, a pharmacy.Actor) []byte {
	return appendField(appendField(b, a.Role.String()), a.ID)
}

func appendInt(b []byte, n int64) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }
