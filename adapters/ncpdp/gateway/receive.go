package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Incoming is one message of the partner.
type Incoming struct {
	Key     stream.Key // of sender and message id: the same for a repetition
	Print   [32]byte   // of the body and what it is about: another one under the same Key is another message
	Sender  string     // qualifier and id of who sent it: "D:6000000000001"
	Message *script.Message
}

// Reply is what the partner is told. The zero value is a Status: we have it.
type Reply struct {
	Verify  bool     // a Verify: the one who had to see it has taken it
	Refuse  string   // a code: an Error
	Details []string // codes of detail, of an Error
	Text    string   // in words without a patient's data
}

// Receiver does with a message what is to be done: Orders.Receive for a NewRx, Renewals.Hear for an answer. Its reply is
// kept, and a repetition gets it without another call. Until it is kept the message may be handed over again: after an
// error, of the Receiver, of the Journal or of an answer that cannot be written; after a crash; and where several processes
// serve one partner. So the Receiver does nothing twice under a Key, refuses another Print under it, and its own store
// decides. An error is a fault: the partner is told that the trouble is ours. Acknowledgements come too, also those that
// are late, and nothing is replied to them.
type Receiver func(ctx context.Context, in Incoming) (Reply, error)

// result is what became of a message.
type result struct {
	answer   []byte // nil: an acknowledgement, which is not answered
	repeated bool
	refused  bool // for its id or by the profile: nothing was done, and nothing is kept
	fault    bool // our own trouble: the answer says so, and is not kept
}

// forbidden is the word of Config.Allow.
type forbidden struct{ error }

// Unwrap gives what Allow said.
func (f forbidden) Unwrap() error { return f.error }

// take handles one message. An error means that it could not be answered in SCRIPT.
func (g *Gateway) take(ctx context.Context, m *script.Message) (result, error) {
	h := m.Header()
	switch {
	case !named(h.MessageID) || !named(h.From.ID) || !named(h.To.ID) || len(h.From.Qualifier) > longestID:
		return result{}, ErrNoIDs
	case g.cfg.Receive == nil:
		return result{}, ErrUnsupported
	}
	if err := g.answerable(m); err != nil {
		return result{}, err
	}
	print, err := printOf(m)
	if err != nil {
		return result{}, err
	}
	in := Incoming{Key: keyOf(m), Print: print, Sender: h.From.Qualifier + ":" + h.From.ID, Message: m}
	leave, err := g.lanes.enter(ctx, string(in.Key))
	if err != nil {
		return result{}, err
	}
	defer leave()
	was, err := g.cfg.Journal.Find(ctx, inOf(in.Key))
	switch {
	case err == nil && was.Print == print:
		return result{answer: was.Bytes, repeated: true}, nil
	case err == nil:
		return g.reused(m)
	case !errors.Is(err, mailrx.ErrNotFound):
		return g.trouble(m, err)
	}
	if why := g.objection(m); why != "" {
		g.cfg.Fault(errors.New("gateway: a message was refused: " + why))
		return g.refuse(m, why)
	}
	return g.first(ctx, in)
}

// longestID is how long an id may be that becomes part of a key: seven times what the standard lets a message id be.
const longestID = 255

func named(id string) bool { return id != "" && len(id) <= longestID }

// first hands over a message that was not answered yet, and keeps the answer.
func (g *Gateway) first(ctx context.Context, in Incoming) (result, error) {
	reply, err := g.cfg.Receive(ctx, in)
	if err != nil {
		return g.trouble(in.Message, err)
	}
	ctx, end := toWrite(ctx)
	defer end()
	if err := g.late(ctx, in.Message); err != nil {
		return g.trouble(in.Message, err)
	}
	answer, err := g.write(in.Message, reply)
	if err != nil {
		return g.trouble(in.Message, err)
	}
	kept, err := g.cfg.Journal.Keep(ctx, Entry{ID: inOf(in.Key), Print: in.Print, Bytes: answer})
	switch {
	case err != nil:
		return g.trouble(in.Message, err)
	case kept.Print != in.Print: // of two at once, in two processes, the other was faster
		return g.reused(in.Message)
	}
	return result{answer: kept.Bytes}, nil
}

// reused answers a message whose id another has.
func (g *Gateway) reused(m *script.Message) (result, error) {
	g.cfg.Fault(ErrReusedID)
	return g.refuse(m, "another message came under this message id")
}

// writing is how long the journal has to write down what was done.
const writing = 5 * time.Second

// toWrite gives the journal that time. What was done is written down though it took long, and though the one who asked for
// it is gone: what is not written down happens again.
func toWrite(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), writing)
}

// objection is what the profile has against a message; empty: nothing. It is not kept: under a profile that was mended the
// same message is taken.
func (g *Gateway) objection(m *script.Message) string {
	p, h := g.cfg.Partner, m.Header()
	switch {
	case h.To.ID != p.Us.ID && !slices.Contains(p.AnyOf, h.To.ID):
		return "the receiver is not this pharmacy"
	case h.Test() && !p.Tests:
		return "test messages are not taken here"
	case p.Takes != nil && !slices.Contains(p.Takes, m.Kind()) && !m.Kind().Acknowledges():
		return "messages of this kind are not taken here"
	}
	return ""
}

// keyOf is the key of a message: who sent it, under which id. Of an acknowledgement, what it relates to counts too:
// some systems send every one under the same id.
func keyOf(m *script.Message) stream.Key {
	h := m.Header()
	parts := []string{h.From.Qualifier, h.From.ID, h.MessageID}
	if m.Kind().Acknowledges() {
		parts = append(parts, h.RelatesToMessageID)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return stream.Key("script-" + hex.EncodeToString(sum[:]))
}

// printOf tells two messages apart: by the body, and by what it is about. The rest of the header is not looked at, for a
// network that brings a message again changes it.
func printOf(m *script.Message) ([32]byte, error) {
	body, err := script.Build(script.Copy(m.BodyNode()), script.Envelope{})
	h := m.Header()
	about := strings.Join([]string{h.RelatesToMessageID, h.PrescriberOrderNumber, h.RxReferenceNumber, ""}, "\x00")
	return sha256.Sum256(append([]byte(about), body...)), err
}

func inOf(k stream.Key) string { return "in/" + string(k) }
