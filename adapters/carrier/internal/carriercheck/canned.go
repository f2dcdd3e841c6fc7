package carriercheck

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// Canned is a carrier's API that gives one answer to everything, and keeps what it is sent.
type Canned struct {
	Status int
	Body   string
	Header []string          // name and value in turn
	Aside  map[string]string // by path, what is given with 200 instead, and not kept among Sent: tokens

	mu           sync.Mutex
	sent, asides []Sent
}

// Sent is a request as it came.
type Sent struct {
	Method, Path, Query string
	Header              http.Header
	Body                string
}

// ServeHTTP answers.
func (c *Canned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s := Sent{r.Method, r.URL.Path, r.URL.RawQuery, r.Header, string(body)}
	c.mu.Lock()
	defer c.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	if answer, aside := c.Aside[s.Path]; aside {
		c.asides = append(c.asides, s)
		_, _ = io.WriteString(w, answer)
		return
	}
	c.sent = append(c.sent, s)
	for i := 0; i < len(c.Header); i += 2 {
		w.Header().Set(c.Header[i], c.Header[i+1])
	}
	w.WriteHeader(c.Status)
	_, _ = io.WriteString(w, c.Body)
}

// Open starts it and ends it with the test.
func (c *Canned) Open(t testing.TB) (base string) {
	t.Helper()
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return server.URL
}

// Sent gives the requests so far, in order.
func (c *Canned) Sent() []Sent {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sent
}

// Asides gives the requests that Aside answered so far, in order.
func (c *Canned) Asides() []Sent {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.asides
}

// At is the value at a path of the JSON that was sent: names, and "0" for the first element of a list. It is nil where the
// last name is missing.
func At(t testing.TB, body, path string) any {
	t.Helper()
	v := parsed(t, body)
	for _, name := range strings.Split(path, ".") {
		if list, ok := v.([]any); ok {
			if name != "0" || len(list) == 0 {
				t.Fatalf("%s: %q of a list of %d", path, name, len(list))
			}
			v = list[0]
			continue
		}
		o, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("%s: %q is no member of %v", path, name, v)
		}
		v = o[name]
	}
	return v
}
