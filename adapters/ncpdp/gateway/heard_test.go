package gateway_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// answering puts a server of the test's own in the place of the partner; answer is given every message that arrives.
func answering(t *testing.T, w *world, answer func(http.ResponseWriter, *script.Message)) (calls *int) {
	t.Helper()
	calls = new(int)
	server := httptest.NewTLSServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		*calls++
		raw, _ := io.ReadAll(r.Body)
		answer(rw, parsed(raw))
	}))
	t.Cleanup(server.Close)
	w.cfg.URL, w.cfg.Client = server.URL, server.Client()
	w.Gateway = w.open(t)
	return calls
}

// said are the bodies of the matrix, each to a message.
var said = map[string]func(l script.Letter) ([]byte, error){
	"yes":              func(l script.Letter) ([]byte, error) { return l.Status(script.AckTaken, "") },
	"no":               func(l script.Letter) ([]byte, error) { return l.Error(script.AckRefused, nil, "") },
	"trouble":          func(l script.Letter) ([]byte, error) { return l.Error(script.AckSystemError, nil, "") },
	"no to nothing":    func(l script.Letter) ([]byte, error) { l.RelatesTo = "0"; return l.Error(script.AckRefused, nil, "") },
	"no to another":    func(l script.Letter) ([]byte, error) { l.RelatesTo = "X-1"; return l.Error(script.AckRefused, nil, "") },
	"yes to nothing":   func(l script.Letter) ([]byte, error) { l.RelatesTo = "0"; return l.Status(script.AckTaken, "") },
	"a code of no one": func(l script.Letter) ([]byte, error) { return l.Status("777", "") },
	"a page":           func(script.Letter) ([]byte, error) { return []byte("<html/>"), nil },
	"nothing":          func(script.Letter) ([]byte, error) { return nil, nil },
	"two answers": func(l script.Letter) ([]byte, error) {
		a, err := l.Status(script.AckTaken, "")
		return append(a, a...), err
	},
}

// outcome is what a call gives, in a word.
func outcome(err error) string {
	no := (*gateway.RefusedError)(nil)
	switch {
	case err == nil:
		return "yes"
	case errors.As(err, &no) && no.Again:
		return "again"
	case errors.As(err, &no):
		return "no"
	case errors.Is(err, gateway.ErrOutcomeUnknown):
		return "unknown"
	}
	return "fault"
}

// TestEveryStatusOfHTTPWithEveryBodyHasOneOutcome: the table of the doc, cell by cell. What is not listed is unknown.
func TestEveryStatusOfHTTPWithEveryBodyHasOneOutcome(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"200 yes": "yes", "202 yes": "yes",
		"200 no": "no", "202 no": "no", "400 no": "no", "404 no": "no", "422 no": "no", "500 no": "no", "502 no": "no",
		"200 no to nothing": "no", "202 no to nothing": "no",
	}
	for _, status := range []int{200, 202, 302, 400, 401, 403, 404, 407, 408, 422, 429, 500, 502, 503} {
		want[fmt.Sprint(status, " trouble")] = "again"
	}
	for _, status := range []int{401, 403, 407, 408, 429, 503} {
		want[fmt.Sprint(status, " no")] = "again"
	}
	want["302 no"] = "no"
	for _, status := range []int{200, 202, 302, 400, 401, 403, 404, 407, 408, 422, 429, 500, 502, 503} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, func(c *gateway.Config) { c.Partner.Sends = []script.Kind{script.KindNewRxRequest} })
			var body func(script.Letter) ([]byte, error)
			calls := answering(t, w, func(rw http.ResponseWriter, m *script.Message) {
				out, err := body(m.Answer("A-1", noon))
				require.NoError(t, err)
				rw.WriteHeader(status)
				_, _ = rw.Write(out)
			})
			for name := range said {
				body = said[name]
				expected := want[fmt.Sprint(status, " ", name)]
				if expected == "" {
					expected = "unknown"
				}
				*calls = 0
				for n := range 2 {
					_, err := w.Send(t.Context(), stream.Key(name), ask)
					require.Equal(t, expected, outcome(err), name)
					final := expected == "yes" || expected == "no"
					require.Equal(t, map[bool]int{true: 1, false: n + 1}[final], *calls, "what is final is not sent again")
				}
			}
		})
	}
}

// TestAnAnswerThatCameByItselfBeforeTheHTTPAnswerCounts: the partner posts its Status while our call still waits.
func TestAnAnswerThatCameByItselfBeforeTheHTTPAnswerCounts(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(http.ResponseWriter){
		"and the answer is empty":    func(rw http.ResponseWriter) { rw.WriteHeader(202) },
		"and the connection is lost": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			calls := answering(t, w, func(rw http.ResponseWriter, m *script.Message) {
				ack, err := m.Answer("EARLY-1", noon).Status(script.AckTaken, "")
				require.NoError(t, err)
				status, _ := scripttest.Deliver(w.Handler(), ack)
				require.Equal(t, 204, status)
				end(rw)
			})
			require.NoError(t, w.ask(t, "k"))
			require.Equal(t, 1, *calls)
		})
	}
}

func TestANoToARepetitionThatSaysSoIsAYes(t *testing.T) {
	t.Parallel()
	duplicate := func(code string) func(rw http.ResponseWriter, m *script.Message) {
		return func(rw http.ResponseWriter, m *script.Message) {
			out, _ := m.Answer("A-1", noon).Error(code, []string{"2000"}, "seen before")
			_, _ = rw.Write(out)
		}
	}
	for _, code := range []string{script.AckRefused, script.AckSystemError} {
		w := newWorld(t, func(c *gateway.Config) { c.Partner.Repeats = []string{"2000"} })
		calls := answering(t, w, duplicate(code))
		for range 2 {
			require.NoError(t, w.ask(t, "k"))
		}
		require.Equal(t, 1, *calls)
	}
	other := newWorld(t)
	answering(t, other, duplicate(script.AckRefused))
	other.unreached(t, request())
}

// TestAYesThatWasKeptStaysOne: though the profile does not have its code any more.
func TestAYesThatWasKeptStaysOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Accepted = []string{"777"} })
	w.partner.Fail(scripttest.UnknownCode, 1)
	require.NoError(t, w.ask(t, "k"))
	w.cfg.Partner.Accepted = nil
	w.Gateway = w.open(t)
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
}

// TestAnAnswerThatUnpacksToMoreThanTheLimitIsNotRead: 64 MiB in 64 KB.
func TestAnAnswerThatUnpacksToMoreThanTheLimitIsNotRead(t *testing.T) {
	t.Parallel()
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, err := z.Write(make([]byte, 64<<20))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	w := newWorld(t)
	answering(t, w, func(rw http.ResponseWriter, _ *script.Message) {
		rw.Header().Set("Content-Encoding", "gzip")
		_, _ = rw.Write(bomb.Bytes())
	})
	err = w.ask(t, "k")
	require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
	require.ErrorContains(t, err, "longer than Limits.Bytes")
}

// TestOfTwoAnswersTheFirstCounts: a no that came by itself, and then a yes on the call.
func TestOfTwoAnswersTheFirstCounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	calls := answering(t, w, func(rw http.ResponseWriter, m *script.Message) {
		no, err := m.Answer("EARLY-1", noon).Error(script.AckRefused, nil, "")
		require.NoError(t, err)
		scripttest.Deliver(w.Handler(), no)
		yes, err := m.Answer("A-1", noon).Status(script.AckTaken, "")
		require.NoError(t, err)
		_, _ = rw.Write(yes)
	})
	for range 2 {
		w.unreached(t, request())
	}
	require.Equal(t, 1, *calls)
	require.Len(t, w.desk.told(), 1, "the no is told by whoever heard it")
}
