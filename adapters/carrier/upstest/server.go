package upstest

import (
	"crypto/subtle"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options are all optional.
type Options struct {
	Now       func() time.Time // the clock that parcels move by; nil: time.Now
	Zone      *time.Location   // of all places here; nil: UTC
	StateFile string           // the books on disk, JSON, written and synced before an answer; empty: in memory

	ClientID, ClientSecret string // the only credentials accepted; both empty: any
}

// Server imitates UPS. Safe for concurrent use.
type Server struct {
	opt   Options
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
func New(opt Options) (*Server, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Zone == nil {
		opt.Zone = time.UTC
	}
	s := &Server{opt: opt, mux: http.NewServeMux(), gone: make(chan struct{})}
	if err := s.books.open(opt.StateFile); err != nil {
		return nil, err
	}
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	s.mux.HandleFunc("POST /security/v1/oauth/token", s.serveToken)
	s.mux.HandleFunc("POST /api/rating/{version}/{option}", s.serve(Quote, s.rate))
	s.mux.HandleFunc("POST /api/shipments/{version}/ship", s.serve(Buy, s.ship))
	s.mux.HandleFunc("DELETE /api/shipments/{version}/void/cancel/{id}", s.serve(Void, s.void))
	s.mux.HandleFunc("POST /api/labels/{version}/recovery", s.serve(Find, s.recovery))
	s.mux.HandleFunc("GET /api/track/v1/details/{number}", s.serve(Track, s.track))
	s.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { emptyFault(w, "404", "Invalid Resource") })
}

// ServeHTTP answers as UPS does, for a server of the caller's own.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.wire.saw(r.URL.RequestURI())
	s.mux.ServeHTTP(w, r)
}

// Start listens on a free port of 127.0.0.1 and gives its base URL. Close ends it.
func (s *Server) Start() (baseURL string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http != nil {
		return "", errors.New("upstest: the server is started already")
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
func (s *Server) Close() error {
	s.close.Do(func() { close(s.gone) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http == nil {
		return nil
	}
	return s.http.Close()
}

func (s *Server) accepts(id, secret string) bool {
	if s.opt.ClientID == "" && s.opt.ClientSecret == "" {
		return true
	}
	return subtle.ConstantTimeCompare([]byte(id+"\x00"+secret), []byte(s.opt.ClientID+"\x00"+s.opt.ClientSecret)) == 1
}
