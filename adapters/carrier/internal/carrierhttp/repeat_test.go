package carrierhttp_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

// A carrier that sells a label for every POST and loses every answer.
func forgetful(t *testing.T) (base string, sold *atomic.Int32) {
	sold = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sold.Add(1)
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(server.Close)
	return server.URL, sold
}

func TestTheLibraryAsItComesBuysFiveLabels(t *testing.T) {
	t.Parallel()
	base, sold := forgetful(t)
	library := retryablehttp.NewClient()
	library.Logger, library.RetryWaitMin, library.RetryWaitMax = nil, 1, 1
	_, err := library.Post(base+"/ship", "application/json", strings.NewReader("{}"))
	require.Error(t, err)
	require.EqualValues(t, 5, sold.Load())
}

func TestOursBuysOne(t *testing.T) {
	t.Parallel()
	base, sold := forgetful(t)
	c, err := carrierhttp.New(carrierhttp.Config{Base: base, Sleep: never(t)})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	_, err = c.Do(t.Context(), purchase())
	require.True(t, failure(t, err).Sent, "the carrier may have acted, and has")
	require.EqualValues(t, 1, sold.Load())
}

func TestWhatIsRepeatedDependsOnTheRequestAndTheFault(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name            string
		fault           reply
		reads, purchase int // attempts
		sent            bool
	}{
		{"an answer", status(200), 1, 1, false},
		{"a refusal", status(400), 1, 1, false},
		{"a broken connection", broken, 4, 1, true},
		{"no connection at all", unreachable, 4, 4, false},
		{"a bad gateway", status(502), 4, 1, false},
		{"a service that is down", status(503), 4, 1, false},
		{"a thing that is not implemented", status(501), 1, 1, false},
		{"too many calls", status(429), 4, 4, false},
		{"a redirect", status(302, "Location", "https://elsewhere.example/"), 1, 1, false},
		{"silence", silent, 4, 1, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				reads, purchases := scripted(tc.fault), scripted(tc.fault)
				_, _ = client(t, reads).Do(t.Context(), read())
				require.Equal(t, tc.reads, reads.count(), "attempts of a read")
				_, err := client(t, purchases).Do(t.Context(), purchase())
				require.Equal(t, tc.purchase, purchases.count(), "attempts of a purchase")
				if err != nil {
					require.Equal(t, tc.sent, failure(t, err).Sent)
				}
			})
		})
	}
}

func TestAReadGivesTheAnswerThatComesAfterFaults(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := scripted(broken, status(503), status(200))
		resp, err := client(t, transport).Do(t.Context(), read())
		require.NoError(t, err)
		require.Equal(t, 200, resp.Status)
		require.Equal(t, 3, transport.count())
	})
}

func TestTheLastOf4AnswersIsGivenAsItIs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		resp, err := client(t, scripted(status(503))).Do(t.Context(), read())
		require.NoError(t, err)
		require.Equal(t, 503, resp.Status)
		require.Equal(t, "{}", string(resp.Body))
	})
}

func TestNothingIsSentWhereNobodyListens(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	waits := 0
	c, err := carrierhttp.New(carrierhttp.Config{Base: server.URL, Sleep: counted(&waits)})
	require.NoError(t, err)
	_, err = c.Do(t.Context(), purchase())
	require.False(t, failure(t, err).Sent)
	require.Equal(t, 3, waits, "so even a purchase is tried again")
}

func TestNothingIsSentToAServerWithoutTrust(t *testing.T) {
	t.Parallel()
	var got atomic.Int32
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { got.Add(1) }))
	t.Cleanup(server.Close)
	waits := 0
	c, err := carrierhttp.New(carrierhttp.Config{Base: server.URL, Sleep: counted(&waits)})
	require.NoError(t, err)
	_, err = c.Do(t.Context(), purchase())
	require.False(t, failure(t, err).Sent)
	require.Zero(t, got.Load())
}

func TestATransportThatTellsNothingProvesNothing(t *testing.T) {
	t.Parallel()
	_, err := client(t, scripted(broken)).Do(t.Context(), purchase())
	require.True(t, failure(t, err).Sent)
}
