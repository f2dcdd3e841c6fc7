package uspstest

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// metered serves h while the API of the path has calls left in this hour, and answers 429 with Retry-After otherwise. A
// call that is turned away counts nowhere.
func (s *Server) metered(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		family, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if wait := s.spend(family); wait > 0 {
			a := refusal(http.StatusTooManyRequests, "429", "Too Many Requests", "")
			a.Header = http.Header{"Retry-After": {strconv.Itoa(int(wait/time.Second) + 1)}}
			a.Write(w)
			return
		}
		h(w, r)
	}
}

// spend takes one call of a family, or says how long until one is free: calls count for an hour by the server's clock.
func (s *Server) spend(family string) (wait time.Duration) {
	if s.perHour <= 0 {
		return 0
	}
	now := s.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	calls := s.spent[family]
	for len(calls) > 0 && now.Sub(calls[0]) >= time.Hour {
		calls = calls[1:]
	}
	if len(calls) >= s.perHour {
		s.turnedAway++
		return time.Hour - now.Sub(calls[0])
	}
	s.spent[family] = append(calls, now)
	return 0
}

// TurnedAway counts the calls that were answered 429 for want of quota.
func (s *Server) TurnedAway() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.turnedAway
}

// serve is what an op's requests meet: the quota, then the site with its faults and tokens.
func (s *Server) serve(pattern string, op imitation.Op, work func(*http.Request) imitation.Answer) {
	s.Handle(pattern, s.metered(s.Serve(op, work)))
}

// Unlimited is a usps.Config.Limiter that holds nobody back, for programs that speak to an imitation: with USPS's own 60
// calls an hour the sixth label waits for a minute.
type Unlimited struct{}

// Wait gives the end of the context.
func (Unlimited) Wait(ctx context.Context, _ string) error { return ctx.Err() }
