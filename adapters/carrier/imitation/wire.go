package imitation

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

type plan struct {
	fault Fault
	times int
}

// wire breaks and counts what passes.
type wire struct {
	mu         sync.Mutex
	plans      map[Op]plan
	calls      map[Op]int
	counted    chan struct{} // closed by the next count; nil: nobody waits for it
	urls       []string
	prints     map[Op][][sha256.Size]byte
	retryAfter time.Duration
}

// Fail plans f for the next times requests of op, in place of what was planned for op.
func (s *Site) Fail(op Op, f Fault, times int) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	if s.wire.plans == nil {
		s.wire.plans = map[Op]plan{}
	}
	s.wire.plans[op] = plan{f, times}
}

// DropAnswerAfterWork does the work of the next n requests of op and closes their connections without an answer.
func (s *Site) DropAnswerAfterWork(op Op, n int) { s.Fail(op, DropAfterWork, n) }

// SetRetryAfter sets what Throttle asks for, in whole seconds; below one second it asks for nothing.
func (s *Site) SetRetryAfter(d time.Duration) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	s.wire.retryAfter = max(d, 1)
}

// Calls counts the requests of op that arrived, whatever became of them. A request counts before it is answered and
// after its work.
func (s *Site) Calls(op Op) int {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return s.wire.calls[op]
}

// Await waits until n requests of op have arrived, as Calls counts them. Where ctx ends before that, it gives ctx's error.
func (s *Site) Await(ctx context.Context, op Op, n int) error {
	for {
		calls, counted := s.wire.callsUntil(op)
		if calls >= n {
			return nil
		}
		select {
		case <-counted:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// callsUntil counts the requests of op that arrived until the channel is closed.
func (w *wire) callsUntil(op Op) (int, <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.counted == nil {
		w.counted = make(chan struct{})
	}
	return w.calls[op], w.counted
}

// AllCalls gives the count of every kind. The caller owns the map.
func (s *Site) AllCalls() map[Op]int {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return maps.Clone(s.wire.calls)
}

// URLs are the targets of all requests, token requests too: path and query as they came.
func (s *Site) URLs() []string {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return slices.Clone(s.wire.urls)
}

// Prints gives the SHA-256 of the body of each request of op that was served, in order. The bodies themselves, which name
// people, are kept nowhere.
func (s *Site) Prints(op Op) [][sha256.Size]byte {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return slices.Clone(s.wire.prints[op])
}

// print reads the body and puts it back. What does not come whole is put back as far as it came.
func (w *wire) print(op Op, r *http.Request) {
	body, _ := io.ReadAll(io.LimitReader(r.Body, maxBody))
	r.Body = io.NopCloser(bytes.NewReader(body))
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.prints == nil {
		w.prints = map[Op][][sha256.Size]byte{}
	}
	w.prints[op] = append(w.prints[op], sha256.Sum256(body))
}

func (w *wire) saw(url string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.urls = append(w.urls, url)
}

func (w *wire) take(op Op) Fault {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.plans[op]
	if p.times <= 0 {
		return 0
	}
	p.times--
	w.plans[op] = p
	return p.fault
}

func (w *wire) count(op Op) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.calls == nil {
		w.calls = map[Op]int{}
	}
	w.calls[op]++
	if w.counted != nil {
		close(w.counted)
		w.counted = nil
	}
}

func (w *wire) throttle() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.retryAfter == 0 {
		return ThrottleFor
	}
	return w.retryAfter
}

const page = "<!DOCTYPE html><html><body><h1>Something in between</h1></body></html>"

// Serve is one kind of request: the fault planned for it, the token, the work, and the answer.
func (s *Site) Serve(op Op, work func(*http.Request) Answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f := s.wire.take(op)
		if f == DropBeforeWork || f == Throttle || f == Down {
			s.wire.count(op)
			s.turnAway(w, f)
			return
		}
		a := s.cfg.Refused
		if s.accepts(r) {
			s.wire.print(op, r)
			a = work(r)
		}
		s.wire.count(op)
		s.reply(w, r, f, a)
	}
}

func (s *Site) turnAway(w http.ResponseWriter, f Fault) {
	switch f {
	case DropBeforeWork:
		panic(http.ErrAbortHandler)
	case Down:
		http.Error(w, page, http.StatusServiceUnavailable)
	case Throttle:
		if seconds := int(s.wire.throttle() / time.Second); seconds > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(seconds))
		}
		s.cfg.Throttled.Write(w)
	}
}

func (s *Site) reply(w http.ResponseWriter, r *http.Request, f Fault, a Answer) {
	switch f {
	case DropAfterWork:
		panic(http.ErrAbortHandler)
	case Hang:
		select {
		case <-r.Context().Done():
		case <-s.gone:
		}
		panic(http.ErrAbortHandler)
	case BadGatewayAfterWork:
		a = Answer{Status: http.StatusBadGateway, Body: []byte(page)}
	case HTML:
		a = Answer{Body: []byte(page)}
	case Empty:
		a = Answer{Body: []byte("{}")}
	case Truncate:
		a.head(w)
		_, _ = w.Write(a.Body[:len(a.Body)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	a.Write(w)
}
