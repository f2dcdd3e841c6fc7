package fedextest

import (
	"net/http"
	"sync"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// Options are all optional.
type Options struct {
	Now       func() time.Time // the clock that parcels move by; nil: time.Now
	Zone      *time.Location   // of all places here; nil: UTC
	StateFile string           // the books on disk, JSON, written and synced before an answer; empty: in memory
	IndexLag  time.Duration    // a new label is not found by its reference for so long; 0: at once

	ClientID, ClientSecret string // the only credentials accepted; both empty: any
}

// Server imitates FedEx. Safe for concurrent use.
type Server struct {
	*imitation.Site
	credentials imitation.Credentials
	lag         time.Duration
	pickups     imitation.Pickups

	mu   sync.Mutex
	bans int // token requests that are still to be turned away
}

// New opens the books: those of StateFile where there is one. It listens nowhere yet.
func New(opt Options) (*Server, error) {
	site, err := imitation.New(imitation.Config{
		Name: "fedextest", Transit: func(service string) int { return transit[service] },
		Now: opt.Now, Zone: opt.Zone, StateFile: opt.StateFile,
		Refused:   refusal(http.StatusUnauthorized, "NOT.AUTHORIZED.ERROR", "Access token expired."),
		Throttled: refusal(http.StatusTooManyRequests, "TOO.MANY.REQUESTS", "Come back after 12:00AM GMT."),
	})
	if err != nil {
		return nil, err
	}
	s := &Server{Site: site, credentials: imitation.Credentials{ID: opt.ClientID, Secret: opt.ClientSecret}, lag: opt.IndexLag}
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	s.Handle("POST /oauth/token", s.serveToken)
	s.Handle("POST /rate/v1/rates/quotes", s.Serve(imitation.Quote, s.rate))
	s.Handle("POST /ship/v1/shipments", s.Serve(imitation.Buy, s.ship))
	s.Handle("POST /ship/v1/shipments/packages/validate", s.Serve(imitation.Validate, s.dryRun))
	s.Handle("PUT /ship/v1/shipments/cancel", s.Serve(imitation.Void, s.void))
	s.Handle("POST /track/v1/trackingnumbers", s.Serve(imitation.Track, s.track))
	s.Handle("POST /track/v1/referencenumbers", s.Serve(imitation.Find, s.find))
	s.Handle("POST /address/v1/addresses/resolve", s.Serve(imitation.Validate, s.address))
	s.Handle("POST /pickup/v1/pickups", s.Serve(imitation.Pickup, s.pickup))
	s.Handle("PUT /pickup/v1/pickups/cancel", s.Serve(imitation.Pickup, s.cancelPickup))
	s.Handle("/", func(w http.ResponseWriter, _ *http.Request) {
		refusal(http.StatusNotFound, "NOT.FOUND.ERROR", "The resource you requested is no longer available.").Write(w)
	})
}

// BanTokens turns the next n token requests away with a 403, as FedEx does for ten minutes to whoever asks for too
// many.
func (s *Server) BanTokens(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bans = n
}

func (s *Server) banned() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bans == 0 {
		return false
	}
	s.bans--
	return true
}

func (s *Server) serveToken(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.banned():
		imitation.Answer{Status: http.StatusForbidden, Body: []byte("<html>Access denied</html>")}.Write(w)
	case r.PostFormValue("grant_type") != "client_credentials":
		refusal(http.StatusBadRequest, "BAD.REQUEST.ERROR", "Missing or duplicate parameters.").Write(w)
	case !s.credentials.Accept(r.PostFormValue("client_id"), r.PostFormValue("client_secret")):
		refusal(http.StatusUnauthorized, "NOT.AUTHORIZED.ERROR", "The given client credentials were not valid.").Write(w)
	default:
		imitation.JSON(http.StatusOK, object{
			"access_token": s.GiveToken(), "token_type": "bearer", "expires_in": 3600, "scope": "CXS",
		}).Write(w)
	}
}
