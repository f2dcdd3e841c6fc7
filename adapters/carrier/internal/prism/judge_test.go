package prism_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/prism"
)

// The judge sees the whole request and so does the carrier; breaches of the request are kept, those of the answer are not.
func TestAJudgeKeepsWhatIsWrongWithARequest(t *testing.T) {
	mock := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/unknown":
			_, _ = io.WriteString(w, `{"type":"https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR"}`)
		case "/wrong":
			w.Header().Set("sl-violations", `[{"location":["request","body"],"message":"must be a number"},{"location":["response"],"message":"own"}]`)
		}
	}))
	t.Cleanup(mock.Close)
	carrier := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }))
	t.Cleanup(carrier.Close)
	t.Setenv("MAILRX_PRISM_OF_A_TEST", mock.URL)
	j := prism.Open(t, "MAILRX_PRISM_OF_A_TEST")
	j.Skip = []string{"/token"}
	client := http.Client{Transport: j}
	for _, path := range []string{"/fine", "/wrong", "/wrong", "/unknown", "/token/x"} {
		resp, err := client.Post(carrier.URL+path, "text/plain", strings.NewReader("a body"))
		require.NoError(t, err)
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, "a body", string(body))
	}
	require.Equal(t, 4, j.Judged())
	require.Equal(t, []string{"POST /unknown is in no document", "POST /wrong must be a number"}, j.Faults())
}
