package imitation

import (
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Config says what differs from carrier to carrier. Name and Transit are required.
type Config struct {
	Name    string                   // in errors: "upstest"
	Transit func(service string) int // business days from pickup to delivery of a service that is sold

	Now       func() time.Time // the clock that parcels move by; nil: time.Now
	Zone      *time.Location   // of all places here; nil: UTC
	StateFile string           // the books on disk, JSON, written and synced before an answer; empty: in memory

	// Accepts reports whether a request may be served; nil: its bearer token is one of Tokens.
	Accepts   func(r *http.Request) bool
	Refused   Answer // to a request that may not be served
	Throttled Answer // to one that meets Throttle; its Retry-After is the Site's
}

// Site is the server, its books and its wire. Safe for concurrent use.
type Site struct {
	cfg   Config
	mux   *http.ServeMux
	books books
	wire  wire
	token tokens

	gone  chan struct{} // closed by Close: ends answers that hang
	close sync.Once
	mu    sync.Mutex
	http  *http.Server
}

// New opens the books: those of StateFile where there is one. It listens nowhere yet.
func New(cfg Config) (*Site, error) {
	if cfg.Name == "" || cfg.Transit == nil {
		return nil, errors.New("imitation: Config.Name and Config.Transit are required")
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	s := &Site{cfg: cfg, mux: http.NewServeMux(), gone: make(chan struct{})}
	return s, s.books.open(cfg.Name, cfg.StateFile)
}

// Handle serves a pattern of net/http. For requests of an Op, h is what Serve gives.
func (s *Site) Handle(pattern string, h http.HandlerFunc) { s.mux.HandleFunc(pattern, h) }

// ServeHTTP answers, for a server of the caller's own.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.wire.saw(r.URL.RequestURI())
	s.mux.ServeHTTP(w, r)
}

// Now is the site's clock.
func (s *Site) Now() time.Time { return s.cfg.Now() }

// Zone is the zone of all places here.
func (s *Site) Zone() *time.Location { return s.cfg.Zone }

// Start listens on a free port of 127.0.0.1 and gives its base URL. Close ends it.
func (s *Site) Start() (baseURL string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http != nil {
		return "", errors.New(s.cfg.Name + ": the server is started already")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second}
	go func(h *http.Server) { _ = h.Serve(l) }(s.http) // ends with Close
	return "http://" + l.Addr().String(), nil
}

// Close stops listening, and lets go of answers that hang. The books stay as they are.
func (s *Site) Close() error {
	s.close.Do(func() { close(s.gone) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http == nil {
		return nil
	}
	return s.http.Close()
}
