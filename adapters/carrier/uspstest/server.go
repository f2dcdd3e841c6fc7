package uspstest

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Options are all optional.
type Options struct {
	Now       func() time.Time // the clock that parcels move by; nil: time.Now
	Zone      *time.Location   // of all places here; nil: UTC
	StateFile string           // the books on disk, JSON, written and synced before an answer; empty: in memory

	ClientID, ClientSecret string // the only credentials accepted; both empty: any
	Unapproved             bool   // tokens have an empty scope, and open nothing
	Multipart              bool   // labels are multipart/form-data whatever is asked for
	PerHour                int    // calls of one API in an hour, 60 at USPS; 0: without limit
}

// Server imitates USPS. Safe for concurrent use.
type Server struct {
	*imitation.Site
	credentials imitation.Credentials
	unapproved  bool
	multipart   bool

	mu       sync.Mutex
	payments map[string]bool   // payment tokens given and not ended
	paid     int               // payment tokens given since the start
	forms    map[string]string // SCAN form of a tracking number
	nightly  map[string]bool   // taken into USPS's own manifest
	pickups  map[string]string // ETag of a collection

	perHour    int
	spent      map[string][]time.Time // calls of an API in the last hour
	turnedAway int
}

// New opens the books: those of StateFile where there is one. It listens nowhere yet.
func New(opt Options) (*Server, error) {
	site, err := imitation.New(imitation.Config{
		Name: "uspstest", Transit: func(service string) int { return transit[service] },
		Now: opt.Now, Zone: opt.Zone, StateFile: opt.StateFile,
		Refused:   unauthorized,
		Throttled: refusal(http.StatusTooManyRequests, "429", "Too Many Requests", ""),
	})
	if err != nil {
		return nil, err
	}
	s := &Server{Site: site, credentials: imitation.Credentials{ID: opt.ClientID, Secret: opt.ClientSecret},
		unapproved: opt.Unapproved, multipart: opt.Multipart,
		perHour: opt.PerHour, spent: map[string][]time.Time{},
		payments: map[string]bool{}, forms: map[string]string{}, nightly: map[string]bool{}, pickups: map[string]string{}}
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	s.Handle("POST /oauth2/v3/token", s.metered(s.serveToken))
	s.serve("POST /payments/v3/payment-authorization", "payment", s.pay)
	s.serve("POST /shipments/v3/options/search", imitation.Quote, s.options)
	s.serve("POST /labels/v3/label", imitation.Buy, s.label)
	s.serve("POST /labels/v3/return-label", imitation.Return, s.returnLabel)
	s.serve("DELETE /labels/v3/label", imitation.Void, s.void)
	s.serve("DELETE /labels/v3/label/{number}", imitation.Void, s.void)
	s.serve("POST /tracking/v3r2/tracking", imitation.Track, s.track)
	s.serve("GET /addresses/v3/address", imitation.Validate, s.address)
	s.serve("POST /scan-forms/v3/scan-form", imitation.Manifest, s.scanForm)
	s.serve("POST /pickup/v3/carrier-pickup", imitation.Pickup, s.collect)
	s.serve("GET /pickup/v3/carrier-pickup/{id}", imitation.Pickup, s.collection)
	s.serve("DELETE /pickup/v3/carrier-pickup/{id}", imitation.Pickup, s.cancelCollection)
	s.Handle("/", func(w http.ResponseWriter, _ *http.Request) {
		refusal(http.StatusNotFound, "404", "Resource not found", "").Write(w)
	})
}

// serveToken gives a token to client credentials in a JSON body. Its refusals are in the words of OAuth.
func (s *Server) serveToken(w http.ResponseWriter, r *http.Request) {
	var in struct {
		ClientID     string `json:"client_id"`
		ClientSecret string `json:"client_secret"`
		GrantType    string `json:"grant_type"`
	}
	if !imitation.ReadJSON(r, &in) || in.GrantType != "client_credentials" {
		imitation.JSON(http.StatusBadRequest, object{"error": "invalid_request", "error_description": "Missing grant_type", "error_uri": ""}).Write(w)
		return
	}
	if !s.credentials.Accept(in.ClientID, in.ClientSecret) {
		imitation.JSON(http.StatusUnauthorized, object{"error": "invalid_client", "error_description": "Client authentication failed.", "error_uri": ""}).Write(w)
		return
	}
	scope := "addresses labels payments pickup prices scan-forms shipments tracking"
	if s.unapproved {
		scope = ""
	}
	success(object{
		"access_token": s.GiveToken(), "token_type": "Bearer", "issued_at": strconv.FormatInt(s.Now().UnixMilli(), 10),
		"expires_in": "28799", "status": "approved", "scope": scope, "client_id": in.ClientID,
	}).Write(w)
}

// pay gives a payment token for a payer and an owner of labels.
func (s *Server) pay(r *http.Request) imitation.Answer {
	var in struct {
		Roles []struct{ RoleName, CRID, AccountType, AccountNumber, PermitNumber string }
	}
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	for _, role := range in.Roles {
		if role.RoleName == "PAYER" && role.CRID != "" && role.AccountNumber+role.PermitNumber != "" {
			return success(object{"paymentAuthorizationToken": s.givePayment(), "roles": []object{{"roleName": "PAYER"}}})
		}
	}
	return refusal(http.StatusBadRequest, "160228", "PAYER is required", "roles")
}

func (s *Server) givePayment() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.paid++
	token := "payment-" + strconv.Itoa(s.paid)
	s.payments[token] = true
	return token
}

func (s *Server) paymentAccepted(r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.payments[r.Header.Get("X-Payment-Authorization-Token")]
}

// ExpirePayments makes every payment token given so far invalid.
func (s *Server) ExpirePayments() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.payments)
}

// Payments counts the payment tokens given since the start.
func (s *Server) Payments() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.paid
}

// TakeManifest makes USPS take label n into its nightly manifest: to void it from then on is to ask for a refund.
func (s *Server) TakeManifest(n shipping.TrackingNumber) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nightly[n.Reveal()] = true
}
