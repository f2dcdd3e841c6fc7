package openapi

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// folder is where the carriers' documents lie, from this package.
const folder = "../../../../../shared/data/carriers"

// Checker checks requests of one carrier. Safe for concurrent use.
type Checker struct {
	carrier Carrier
	routers []routers.Router

	mu     sync.Mutex
	checks map[string]int  // operation → requests that were checked
	faults []string        // what is wrong, with the operation
	used   map[string]bool // exceptions that were needed, and calls without a document that were made
}

// Open reads the documents of a carrier; the test is skipped where they are not there.
func Open(t testing.TB, c Carrier) *Checker {
	t.Helper()
	checker := &Checker{carrier: c, checks: map[string]int{}, used: map[string]bool{}}
	for _, d := range c.Documents {
		r, err := router(filepath.Join(folder, c.Name, "openapi", filepath.FromSlash(d.File)), d.Prefix)
		if errors.Is(err, fs.ErrNotExist) {
			t.Skipf("%s: the carrier's documents are not beside the repository", c.Name)
		}
		if err != nil {
			t.Fatalf("%s: %s: %v", c.Name, d.File, err)
		}
		checker.routers = append(checker.routers, r)
	}
	return checker
}

// router loads one document. It is not validated: several of the carriers' documents are not valid, and load all the same.
func router(file, prefix string) (routers.Router, error) {
	if _, err := os.Stat(file); err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromFile(file)
	if err != nil {
		return nil, err
	}
	doc.Servers = nil
	if prefix != "" {
		doc.Servers = openapi3.Servers{{URL: prefix}}
	}
	return gorillamux.NewRouter(doc)
}

// Transport checks each request and hands it to next; nil is a transport of its own, closed with the checker's test.
func (c *Checker) Transport(next http.RoundTripper) http.RoundTripper {
	if next == nil {
		next = http.DefaultTransport.(*http.Transport).Clone()
	}
	return transport{c, next}
}

type transport struct {
	checker *Checker
	next    http.RoundTripper
}

// RoundTrip is part of http.RoundTripper: it checks the request and hands it on.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		_ = r.Body.Close()
		r = r.Clone(r.Context())
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	t.checker.check(r, body)
	return t.next.RoundTrip(r)
}

// CloseIdleConnections closes what the transport below keeps open.
func (t transport) CloseIdleConnections() {
	if closer, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		closer.CloseIdleConnections()
	}
}

// check compares one request with the document that has its path.
func (c *Checker) check(r *http.Request, body []byte) {
	seen := r.Clone(context.Background())
	seen.URL.Scheme, seen.URL.Host, seen.Host = "", "", ""
	seen.Body, seen.GetBody = io.NopCloser(bytes.NewReader(body)), nil // what is on its way, and not what it was made from
	for _, router := range c.routers {
		route, params, err := router.FindRoute(seen)
		if err != nil {
			continue
		}
		operation := r.Method + " " + route.Path
		err = openapi3filter.ValidateRequest(seen.Context(), &openapi3filter.RequestValidationInput{
			Request: seen, PathParams: params, Route: route,
			Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		})
		c.note(operation, faultsOf(err))
		return
	}
	c.undocumented(r.Method + " " + r.URL.Path)
}

// faultsOf takes an error of the checker apart; each fault names its place and not the value there.
func faultsOf(err error) []string {
	var many openapi3.MultiError
	if errors.As(err, &many) {
		var all []string
		for _, one := range many {
			all = append(all, faultsOf(one)...)
		}
		return all
	}
	var request *openapi3filter.RequestError
	var schema *openapi3.SchemaError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &request) && request.Err != nil && !errors.As(request.Err, &schema):
		if errors.As(request.Err, &many) {
			return faultsOf(many)
		}
		where := "body"
		if request.Parameter != nil {
			where = request.Parameter.In + " " + request.Parameter.Name
		}
		return []string{where + ": " + request.Err.Error()}
	case errors.As(err, &schema):
		return []string{fmt.Sprintf("/%s: %s", strings.Join(schema.JSONPointer(), "/"), schema.Reason)}
	}
	return []string{err.Error()}
}

func (c *Checker) note(operation string, faults []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.checks[operation]++
	for _, fault := range faults {
		if !c.excepted(operation, fault) {
			c.add(operation + ": " + fault)
		}
	}
}

func (c *Checker) excepted(operation, fault string) bool {
	for _, e := range c.carrier.Exceptions {
		if strings.HasPrefix(operation, e.Operation) && strings.Contains(fault, e.Fault) {
			c.used[e.Operation+" "+e.Fault] = true
			return true
		}
	}
	return false
}

func (c *Checker) undocumented(call string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for known := range c.carrier.Undocumented {
		if strings.HasPrefix(call, known) {
			c.used[known] = true
			return
		}
	}
	c.add(call + ": no document has this call")
}

func (c *Checker) add(fault string) {
	if !slices.Contains(c.faults, fault) {
		c.faults = append(c.faults, fault)
	}
}

// Faults are what is wrong with the requests so far.
func (c *Checker) Faults() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.faults)
}

// Report fails t for every fault, and for every exception that nothing needed. It prints what was checked.
func (c *Checker) Report(t testing.TB) {
	t.Helper()
	for _, fault := range c.Faults() {
		t.Error(fault)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.carrier.Exceptions {
		if !c.used[e.Operation+" "+e.Fault] {
			t.Errorf("the exception for %s, %q, is not needed", e.Operation, e.Fault)
		}
	}
	for call := range c.carrier.Undocumented {
		if !c.used[call] {
			t.Errorf("the call without a document, %s, is not made", call)
		}
	}
	if len(c.checks) == 0 {
		t.Error("no request was checked")
	}
	for operation, n := range c.checks {
		t.Logf("%6d × %s", n, operation)
	}
}
