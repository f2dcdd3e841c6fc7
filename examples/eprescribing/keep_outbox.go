package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// letter is a message of ours that is to leave. Its key makes it leave once: the gateway derives the message id from it.
type letter struct {
	key   stream.Key
	write func(id string, at time.Time) ([]byte, error)
	then  func() // when the partner has taken it, with the lock held; nil: nothing
}

// lay puts a letter into the outbox. A Receiver may send by itself; but its own answer is better off leaving first, and a
// partner that is down must not hold up what the partner brings. A host keeps the outbox in its database.
func (s *site) lay(key stream.Key, write func(id string, at time.Time) ([]byte, error)) {
	s.outbox = append(s.outbox, &letter{key: key, write: write})
}

// flush sends what lies in the outbox, oldest first. What the partner refused for good, and what cannot be sent at all, is
// noted, for somebody to call, and holds up no other letter. Whatever else goes wrong, the letter stays for the next time,
// under the same key.
func (s *site) flush(ctx context.Context) error {
	for l := s.oldest(); l != nil; l = s.oldest() {
		_, err := s.gate.Send(ctx, l.key, l.write)
		if err != nil && !lost(err) {
			return err
		}
		s.sent(l, err)
	}
	return nil
}

// lost tells what no second try can send.
func lost(err error) bool {
	if no := (*gateway.RefusedError)(nil); errors.As(err, &no) {
		return !no.Again
	}
	return errors.Is(err, gateway.ErrUnsupported) || errors.Is(err, script.ErrUnwritable)
}

// oldest is the letter that leaves next; nil where none is left.
func (s *site) oldest() *letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.outbox) == 0 {
		return nil
	}
	return s.outbox[0]
}

// sent takes a letter out. Two may have sent it at once: it is found by itself, and only the first does what follows.
func (s *site) sent(l *letter, no error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.outbox, l)
	if i < 0 {
		return
	}
	s.outbox = slices.Delete(s.outbox, i, i+1)
	switch {
	case errors.Is(no, script.ErrUnwritable): // an answer in EDIFACT, say, of a kind that is not written in it
		s.note("outbox.by_phone/" + string(l.key))
	case no != nil:
		s.note("outbox.refused")
	case l.then != nil:
		l.then()
	}
}

// reply begins an answer to m in its sender's dialect, with the ids echoed and our software named.
func reply(m *script.Message, id string, at time.Time, number string) script.Letter {
	l := profile().Answer(m, id, at)
	if number != "" {
		l.RxNumber = number
	}
	return l
}

// errNoQuestion: a message answers nothing that we asked its sender. What the sender reads then is answersNothing.
var errNoQuestion = errors.New("eprescribing: " + answersNothing)

const answersNothing = "the message answers no request of this pharmacy to its sender"

// answered is the message of ours that m answers, as it left. We sent it to the sender of m: nobody answers for another.
func (s *site) answered(ctx context.Context, m *script.Message) (*script.Message, error) {
	ours, err := s.gate.Answered(ctx, m)
	if errors.Is(err, mailrx.ErrNotFound) {
		return nil, errNoQuestion
	}
	return ours, err
}

// keyOf is the key of what a message sets off.
func keyOf(in gateway.Incoming, what string) stream.Key { return stream.Key(what) + "/" + in.Key }
