package carrierhttp_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

const base = "https://carrier.example"

// script is a transport that answers from a list; the last answer goes on for ever.
type script struct {
	mu      sync.Mutex
	answers []func(*http.Request) (*http.Response, error)
	calls   int
	auth    []string
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	answer := s.answers[min(s.calls, len(s.answers)-1)]
	s.calls++
	s.auth = append(s.auth, r.Header.Get("Authorization"))
	s.mu.Unlock()
	return answer(r)
}

func (s *script) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

type reply = func(*http.Request) (*http.Response, error)

func scripted(answers ...reply) *script { return &script{answers: answers} }

func status(code int, headers ...string) reply {
	return func(r *http.Request) (*http.Response, error) {
		h := http.Header{}
		for i := 0; i < len(headers); i += 2 {
			h.Set(headers[i], headers[i+1])
		}
		return &http.Response{StatusCode: code, Header: h, Body: io.NopCloser(strings.NewReader("{}")), Request: r}, nil
	}
}

func broken(r *http.Request) (*http.Response, error) {
	return nil, errors.New("read from " + r.URL.String() + ": connection reset by peer")
}

func unreachable(*http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
}

func silent(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// client has a clock that the bubble of synctest holds, and waits as long as the ceiling allows.
func client(t *testing.T, transport http.RoundTripper) *carrierhttp.Client {
	t.Helper()
	c, err := carrierhttp.New(carrierhttp.Config{
		Base: base, Transport: transport,
		Jitter: func(ceiling time.Duration) time.Duration { return ceiling },
	})
	require.NoError(t, err)
	return c
}

func read() carrierhttp.Request {
	return carrierhttp.Request{Method: "POST", Path: "/rate", Body: []byte("{}"), Repeatable: true, Quota: "q"}
}

func purchase() carrierhttp.Request {
	return carrierhttp.Request{Method: "POST", Path: "/ship", Body: []byte("{}"), Quota: "q"}
}

func failure(t *testing.T, err error) *carrierhttp.Failure {
	t.Helper()
	var f *carrierhttp.Failure
	require.ErrorAs(t, err, &f)
	return f
}

// never is a Sleep for tests in which nothing should wait.
func never(t *testing.T) func(context.Context, time.Duration) error {
	return func(_ context.Context, d time.Duration) error {
		t.Errorf("it waited %v", d)
		return nil
	}
}
