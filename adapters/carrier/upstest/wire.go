package upstest

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Op is a kind of request. Requests for a token are of none.
type Op string

// The kinds, named as the calls of shipping.Carrier that they serve.
const (
	Quote Op = "quote"
	Buy   Op = "buy"
	Void  Op = "void"
	Track Op = "track"
	Find  Op = "find"
)

// Fault is what happens to a request on its way.
type Fault uint8

// The faults. Work done is work that the books show.
const (
	DropBeforeWork      Fault = iota + 1 // nothing is done; the connection is closed without an answer
	DropAfterWork                        // work done; the connection is closed without an answer
	BadGatewayAfterWork                  // work done; 502 with an HTML page
	Truncate                             // work done; the right status and length, and half the body
	HTML                                 // work done; 200 with an HTML page
	Empty                                // work done; 200 with {}
	Hang                                 // work done; no answer until the client goes away or the server closes
	Throttle                             // nothing is done; 429, code 10429, Retry-After
	Down                                 // nothing is done; 503
)

// ThrottleFor is the Retry-After of Throttle, until SetRetryAfter says another.
const ThrottleFor = time.Hour

type plan struct {
	fault Fault
	times int
}

// wire breaks and counts what passes.
type wire struct {
	mu         sync.Mutex
	plans      map[Op]plan
	calls      map[Op]int
	urls       []string
	retryAfter time.Duration
}

// Fail plans f for the next times requests of op, in place of what was planned for op.
func (s *Server) Fail(op Op, f Fault, times int) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	if s.wire.plans == nil {
		s.wire.plans = map[Op]plan{}
	}
	s.wire.plans[op] = plan{f, times}
}

// DropAnswerAfterWork does the work of the next n requests of op and closes their connections without an answer.
func (s *Server) DropAnswerAfterWork(op Op, n int) { s.Fail(op, DropAfterWork, n) }

// SetRetryAfter sets what Throttle asks for, in whole seconds; below one second it asks for nothing, as UPS does.
func (s *Server) SetRetryAfter(d time.Duration) {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	s.wire.retryAfter = max(d, 1)
}

// Calls counts the requests of op that arrived, whatever became of them. A request counts before it is answered and
// after its work.
func (s *Server) Calls(op Op) int {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return s.wire.calls[op]
}

// AllCalls gives the count of every kind. The caller owns the map.
func (s *Server) AllCalls() map[Op]int {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return maps.Clone(s.wire.calls)
}

// URLs are the targets of all requests, token requests too: path and query as they came.
func (s *Server) URLs() []string {
	s.wire.mu.Lock()
	defer s.wire.mu.Unlock()
	return slices.Clone(s.wire.urls)
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

// serve is one kind of request: the fault planned for it, the token, the work, and the answer.
func (s *Server) serve(op Op, work func(*http.Request) answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f := s.wire.take(op)
		if f == DropBeforeWork || f == Throttle || f == Down {
			s.wire.count(op)
			s.turnAway(w, f)
			return
		}
		a := refusal(http.StatusUnauthorized, "250002", "Invalid Authentication Information.")
		if s.token.ok(r.Header.Get("Authorization")) {
			a = work(r)
		}
		s.wire.count(op)
		s.reply(w, r, f, a)
	}
}

func (s *Server) turnAway(w http.ResponseWriter, f Fault) {
	switch f {
	case DropBeforeWork:
		panic(http.ErrAbortHandler)
	case Down:
		http.Error(w, page, http.StatusServiceUnavailable)
	case Throttle:
		if seconds := int(s.wire.throttle() / time.Second); seconds > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(seconds))
		}
		refusal(http.StatusTooManyRequests, "10429", "Too Many Requests").write(w)
	}
}

func (s *Server) reply(w http.ResponseWriter, r *http.Request, f Fault, a answer) {
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
		a = answer{http.StatusBadGateway, []byte(page)}
	case HTML:
		a = answer{http.StatusOK, []byte(page)}
	case Empty:
		a = answer{http.StatusOK, []byte("{}")}
	case Truncate:
		whole := len(a.body)
		w.Header().Set("Content-Length", strconv.Itoa(whole))
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body[:whole/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	a.write(w)
}
