package upstest

import (
	"net/http"
	"strconv"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
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
	*imitation.Site
	credentials imitation.Credentials
	pickups     imitation.Pickups
}

// New opens the books: those of StateFile where there is one. It listens nowhere yet.
func New(opt Options) (*Server, error) {
	site, err := imitation.New(imitation.Config{
		Name: "upstest", Transit: func(service string) int { return transit[service] },
		Now: opt.Now, Zone: opt.Zone, StateFile: opt.StateFile,
		Refused:   refusal(http.StatusUnauthorized, "250002", "Invalid Authentication Information."),
		Throttled: refusal(http.StatusTooManyRequests, "10429", "Too Many Requests"),
	})
	if err != nil {
		return nil, err
	}
	s := &Server{Site: site, credentials: imitation.Credentials{ID: opt.ClientID, Secret: opt.ClientSecret}}
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	s.Handle("POST /security/v1/oauth/token", s.serveToken)
	s.Handle("POST /api/rating/{version}/{option}", s.Serve(imitation.Quote, s.rate))
	s.Handle("POST /api/shipments/{version}/ship", s.Serve(imitation.Buy, s.ship))
	s.Handle("DELETE /api/shipments/{version}/void/cancel/{id}", s.Serve(imitation.Void, s.void))
	s.Handle("POST /api/labels/{version}/recovery", s.Serve(imitation.Find, s.recovery))
	s.Handle("GET /api/track/v1/details/{number}", s.Serve(imitation.Track, s.track))
	s.Handle("POST /api/addressvalidation/{version}/{option}", s.Serve(imitation.Validate, s.address))
	s.Handle("POST /api/pickupcreation/{version}/pickup", s.Serve(imitation.Pickup, s.pickup))
	s.Handle("DELETE /api/shipments/{version}/pickup/{by}", s.Serve(imitation.Pickup, s.cancelPickup))
	s.Handle("/", func(w http.ResponseWriter, _ *http.Request) { emptyFault("404", "Invalid Resource").Write(w) })
}

func (s *Server) serveToken(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		refusal(http.StatusBadRequest, "10400", "Invalid/Missing Authorization Header").Write(w)
		return
	}
	if !s.credentials.Accept(id, secret) {
		refusal(http.StatusUnauthorized, "10401", "ClientId is Invalid").Write(w)
		return
	}
	success(object{
		"token_type": "Bearer", "issued_at": strconv.FormatInt(s.Now().UnixMilli(), 10), "client_id": id,
		"access_token": s.GiveToken(), "scope": "", "expires_in": "14399", "refresh_count": "0", "status": "approved",
	}).Write(w)
}
