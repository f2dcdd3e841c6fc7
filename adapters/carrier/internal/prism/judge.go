package prism

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Judge sends a copy of each request to Prism, keeps what is wrong with it, and gives the answer of the imitation. It is
// safe for concurrent use.
type Judge struct {
	Skip []string // prefixes of the paths that no document describes

	next http.RoundTripper
	base string

	mu     sync.Mutex
	judged int
	faults []string
}

// Open is the judge whose address the variable of the environment holds. Where it holds none the test is skipped, and
// says so.
func Open(t testing.TB, variable string) *Judge {
	t.Helper()
	base := os.Getenv(variable)
	if base == "" {
		t.Skipf("%s names no mock of the carrier's documents: nobody but our own checker judges the requests", variable)
	}
	own := http.DefaultTransport.(*http.Transport).Clone()
	t.Cleanup(own.CloseIdleConnections)
	return &Judge{next: own, base: base}
}

// RoundTrip asks the judge first.
func (j *Judge) RoundTrip(r *http.Request) (*http.Response, error) {
	if !slices.ContainsFunc(j.Skip, func(p string) bool { return strings.HasPrefix(r.URL.Path, p) }) {
		if err := j.ask(r); err != nil {
			return nil, err
		}
	}
	return j.next.RoundTrip(r)
}

func (j *Judge) ask(r *http.Request) error {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return err
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	asked, err := http.NewRequestWithContext(r.Context(), r.Method, j.base+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	asked.Header = r.Header.Clone()
	resp, err := j.next.RoundTrip(asked)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	j.note(r.Method+" "+r.URL.Path, resp)
	return nil
}

// note keeps the breaches of the request; those of the mock's own answer are the document's affair. A call that no
// document has is a breach.
func (j *Judge) note(call string, resp *http.Response) {
	var violations []struct {
		Location []any
		Message  string
	}
	_ = json.Unmarshal([]byte(resp.Header.Get("sl-violations")), &violations) // "Too many violations!" is none of the request's
	j.mu.Lock()
	defer j.mu.Unlock()
	j.judged++
	if text, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16)); bytes.Contains(text, []byte("#NO_PATH_MATCHED_ERROR")) {
		j.faults = append(j.faults, call+" is in no document")
	}
	for _, v := range violations {
		if len(v.Location) > 0 && v.Location[0] == "request" {
			j.faults = append(j.faults, call+" "+v.Message)
		}
	}
}

// Judged counts the requests that the judge saw.
func (j *Judge) Judged() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.judged
}

// Faults are the breaches found, each once, in order of the alphabet. The caller owns the slice.
func (j *Judge) Faults() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Compact(slices.Sorted(slices.Values(j.faults)))
}
