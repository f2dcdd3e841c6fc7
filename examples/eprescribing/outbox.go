package main

import (
	"context"
	"errors"
	"strconv"
	"sync/atomic"
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
	s.outbox = append(s.outbox, letter{key: key, write: write})
}

// flush sends what lies in the outbox, oldest first. What was not sent stays for the next time, under the same key.
func (s *site) flush(ctx context.Context) error {
	for {
		l, ok := s.oldest()
		if !ok {
			return nil
		}
		if _, err := s.gate.Send(ctx, l.key, l.write); err != nil {
			return err
		}
		s.sent()
	}
}

func (s *site) oldest() (letter, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.outbox) == 0 {
		return letter{}, false
	}
	return s.outbox[0], true
}

func (s *site) sent() {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.outbox[0]
	s.outbox = s.outbox[1:]
	if l.then != nil {
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

// answersNothing is what a sender reads whose answer is to none of our questions.
const answersNothing = "the message answers no request of this pharmacy to its sender"

// answered is the message of ours that m answers, as it left; nil where we sent none under that id, or sent it to somebody
// else: nobody answers for another.
func (s *site) answered(ctx context.Context, m *script.Message) (*script.Message, error) {
	ours, err := s.gate.Answered(ctx, m)
	if errors.Is(err, mailrx.ErrNotFound) {
		return nil, nil
	}
	return ours, err
}

// keyOf is the key of what a message sets off.
func keyOf(in gateway.Incoming, what string) stream.Key { return stream.Key(what) + "/" + in.Key }

// counted gives message ids in order: for the questions to the mailbox, which in a story are the same each time.
func counted(prefix string) func() string {
	var n atomic.Int64
	return func() string { return prefix + strconv.FormatInt(n.Add(1), 10) }
}
