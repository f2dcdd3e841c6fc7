package dhltest

import (
	"net/http"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// Options are all optional.
type Options struct {
	Now       func() time.Time // the clock that parcels move by; nil: time.Now
	Zone      *time.Location   // of all places here; nil: UTC
	StateFile string           // the books on disk, JSON, written and synced before an answer; empty: in memory

	Username, Password string // the only credentials accepted; both empty: any
}

// The kinds of request that no call of the port serves.
const (
	DryRun   imitation.Op = "dry run"
	Document imitation.Op = "document"
)

// Server imitates DHL Express. Safe for concurrent use.
type Server struct {
	*imitation.Site
	credentials imitation.Credentials
	pickups     imitation.Pickups
}

// New opens the books: those of StateFile where there is one. It listens nowhere yet.
func New(opt Options) (*Server, error) {
	s := &Server{credentials: imitation.Credentials{ID: opt.Username, Secret: opt.Password}}
	site, err := imitation.New(imitation.Config{
		Name: "dhltest", Transit: func(product string) int { return transit[product] },
		Now: opt.Now, Zone: opt.Zone, StateFile: opt.StateFile,
		Accepts:   s.accepts,
		Refused:   problem(http.StatusUnauthorized, "Unauthorized", "Invalid Credentials"),
		Throttled: problem(http.StatusTooManyRequests, "Too Many Requests", "Too many requests within defined time period"),
	})
	if err != nil {
		return nil, err
	}
	s.Site = site
	s.routes()
	return s, nil
}

func (s *Server) accepts(r *http.Request) bool {
	username, password, ok := r.BasicAuth()
	return ok && s.credentials.Accept(username, password)
}

func (s *Server) routes() {
	for _, prefix := range [...]string{"/mydhlapi", "/mydhlapi/test"} {
		buy, dryRun := s.Serve(imitation.Buy, s.ship), s.Serve(DryRun, s.dryRun)
		find, track := s.Serve(imitation.Find, s.find), s.Serve(imitation.Track, s.trackMany)
		s.Handle("POST "+prefix+"/rates", s.Serve(imitation.Quote, s.rate))
		s.Handle("POST "+prefix+"/shipments", split("validateDataOnly", "true", dryRun, buy))
		s.Handle("GET "+prefix+"/tracking", split("shipmentReference", "", find, track))
		s.Handle("GET "+prefix+"/shipments/{number}/tracking", s.Serve(imitation.Track, s.trackOne))
		s.Handle("GET "+prefix+"/shipments/{number}/get-image", s.Serve(Document, s.document))
		s.Handle("GET "+prefix+"/address-validate", s.Serve(imitation.Validate, s.address))
		s.Handle("POST "+prefix+"/pickups", s.Serve(imitation.Pickup, s.pickup))
		s.Handle("DELETE "+prefix+"/pickups/{confirmation}", s.Serve(imitation.Pickup, s.cancelPickup))
	}
	s.Handle("/", func(w http.ResponseWriter, _ *http.Request) {
		imitation.Answer{Status: http.StatusNotFound, Body: []byte("<html><body>no Route matched</body></html>"),
			Header: http.Header{"Content-Type": {"text/html"}}}.Write(w)
	})
}

// split serves the requests that have the parameter, with the value where one is given, by one handler and the others by
// the second.
func split(parameter, value string, has, hasNot http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if q := r.URL.Query(); q.Has(parameter) && (value == "" || q.Get(parameter) == value) {
			has(w, r)
			return
		}
		hasNot(w, r)
	}
}
