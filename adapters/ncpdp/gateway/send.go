package gateway

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// MessageID is the message id under which Send sends what has that key: 32 hexadecimal digits, always the same.
func MessageID(k stream.Key) string {
	sum := sha256.Sum256([]byte("mailrx gateway\x00" + string(k)))
	return hex.EncodeToString(sum[:digits/2])
}

// digits is how long our message ids are; the standard has 35.
const digits = 32

// Send sends a message, once for each key. write makes it under the id and the time that it is given, by
// Partner.Letter or Message.Answer; it is asked only where the Journal has no message of that key yet. What the Journal
// has goes out byte for byte, until the partner has answered.
//
// Nil is the partner's yes. Its no is a *RefusedError, and stays one; only where Again is set the next call sends anew.
// ErrOutcomeUnknown is everything else that the partner says, or does not say, and an answer that the Journal could not
// keep, whose error is joined: call again under the same key. By all other errors nothing was sent in this call: those of
// the Journal, of write and of Config.Token, of a context that ended before, and ErrUnsupported for a kind that the profile
// does not have.
func (g *Gateway) Send(ctx context.Context, k stream.Key, write func(id string, at time.Time) ([]byte, error)) (script.Acknowledgement, error) {
	a, _, err := g.send(ctx, k, write)
	return a, err
}

// send is Send; known means that the answer was in the Journal, so that the caller is not the one who heard it.
func (g *Gateway) send(ctx context.Context, k stream.Key, write func(string, time.Time) ([]byte, error)) (a script.Acknowledgement, known bool, err error) {
	id := MessageID(k)
	leave, err := g.lanes.enter(ctx, id)
	if err != nil {
		return a, false, err
	}
	defer leave()
	if a, known, err = g.kept(ctx, id); known || err != nil {
		return a, known, err
	}
	out, err := g.outgoing(ctx, id, write)
	if err != nil {
		return a, false, err
	}
	status, answer, err := g.post(ctx, out)
	if err == nil {
		a, known, err = g.settle(ctx, id, status, answer)
	}
	if errors.Is(err, ErrOutcomeUnknown) { // it may have come by itself meanwhile
		if was, found, verdict := g.kept(ctx, id); found {
			return was, true, verdict
		}
	}
	return a, known, err
}

// kept is the answer that the Journal has to the message of that id.
func (g *Gateway) kept(ctx context.Context, id string) (a script.Acknowledgement, found bool, err error) {
	was, err := g.cfg.Journal.Find(ctx, ackOf(id))
	switch {
	case errors.Is(err, mailrx.ErrNotFound):
		return a, false, nil
	case err != nil:
		return a, false, err
	}
	a, err = g.known(was.Bytes)
	return a, true, err
}

// settle reads what the partner said on the call, and keeps it if it is final.
func (g *Gateway) settle(ctx context.Context, id string, status int, answer []byte) (a script.Acknowledgement, known bool, err error) {
	if a, err = g.heard(id, status, answer); !final(err) {
		return a, false, err
	}
	ctx, end := toWrite(ctx)
	defer end()
	return g.file(ctx, id, answer)
}

// final tells a yes, or a no that stays one.
func final(err error) bool {
	no := (*RefusedError)(nil)
	return err == nil || errors.As(err, &no) && !no.Again
}

// file keeps a final answer. Where another was faster, with an acknowledgement that came by itself, that one counts; known
// says so. One that cannot be kept is an unknown outcome: the next call sends the same message, and hears the same.
func (g *Gateway) file(ctx context.Context, id string, answer []byte) (a script.Acknowledgement, known bool, err error) {
	kept, err := g.cfg.Journal.Keep(ctx, Entry{ID: ackOf(id), Bytes: answer})
	if err != nil {
		return a, false, errors.Join(err, ErrOutcomeUnknown)
	}
	a, err = g.known(kept.Bytes)
	return a, !bytes.Equal(kept.Bytes, answer), err
}

// outgoing is the message of that id, kept before it leaves.
func (g *Gateway) outgoing(ctx context.Context, id string, write func(string, time.Time) ([]byte, error)) ([]byte, error) {
	was, err := g.cfg.Journal.Find(ctx, outOf(id))
	if !errors.Is(err, mailrx.ErrNotFound) {
		return was.Bytes, err
	}
	out, err := write(id, g.cfg.Now())
	if err != nil {
		return nil, err
	}
	m, err := script.Parse(out, script.Limits{})
	if err != nil {
		return nil, err
	}
	if m.Header().MessageID != id {
		return nil, errors.New("gateway: the message must be written under the id that it is given")
	}
	if !slices.Contains(g.cfg.Partner.Sends, m.Kind()) {
		return nil, fmt.Errorf("gateway: the kind of the message is not in Partner.Sends: %w", ErrUnsupported)
	}
	kept, err := g.cfg.Journal.Keep(ctx, Entry{ID: outOf(id), Bytes: out})
	return kept.Bytes, err
}

func outOf(id string) string { return "out/" + id }
func ackOf(id string) string { return "ack/" + id }
