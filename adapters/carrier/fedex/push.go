package fedex

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// PushConfig is what NewPush takes. Secret is required. It prints without it.
type PushConfig struct {
	Secret string         `json:"-"` // the security token of the webhook project at developer.fedex.com
	Zone   *time.Location // of scans without an offset; nil: UTC
}

// String leaves the secret out.
func (c PushConfig) String() string { return "fedex.PushConfig{…}" }

// GoString is what String is.
func (c PushConfig) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c PushConfig) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c PushConfig) LogValue() slog.Value { return slog.StringValue(c.String()) }

// Push verifies and reads what FedEx sends to the webhook of a project (Advanced Integrated Visibility). Safe for
// concurrent use.
//
// The header fdx-signature proves a message: base64 of the HMAC-SHA256 of its bytes under the security token of the
// project (FedEx's pages as read 2026-11; one of them can be read otherwise, so try it with the portal's test message).
// A wrong reading takes no message, and never a forged one.
//
// FedEx dates no message, so an old one that is sent again cannot be told by its age. The last messages taken are
// known by their proof and delivered no more; what came before them is harmless, for a story is judged by its scans.
// FedEx also sends stories out of order: keep the scans, and reduce them.
type Push struct {
	secret []byte
	zone   *time.Location

	mu            sync.Mutex
	recent, older map[[sha256.Size]byte]bool // proofs of messages taken
}

// remembered messages, at least; twice as many at most.
const remembered = 50_000

// NewPush makes a reader of messages. A missing secret is an error.
func NewPush(cfg PushConfig) (*Push, error) {
	if len(cfg.Secret) < 16 {
		return nil, errors.New("fedex: PushConfig.Secret is missing or shorter than 16 characters")
	}
	p := &Push{secret: []byte(cfg.Secret), zone: cfg.Zone, recent: map[[sha256.Size]byte]bool{}}
	if p.zone == nil {
		p.zone = time.UTC
	}
	return p, nil
}

// String is "fedex.Push", without its secret.
func (p *Push) String() string { return "fedex.Push" }

// GoString is what String is.
func (p *Push) GoString() string { return p.String() }

// Format writes what String gives, whatever the verb.
func (p *Push) Format(f fmt.State, _ rune) { fmt.Fprint(f, p.String()) }

// Read verifies one message and gives the stories as far as the message tells them, by number. A proof that is missing
// or wrong is ErrAuth, and nothing of the message was read; one that was taken before is ErrRefused; a proven message
// that tells no parcel is ErrInvalid.
func (p *Push) Read(header http.Header, body []byte) ([]shipping.Tracking, error) {
	told, _, err := p.read(header, body)
	return told, err
}

func (p *Push) read(header http.Header, body []byte) (told []shipping.Tracking, proof [sha256.Size]byte, err error) {
	mac := hmac.New(sha256.New, p.secret)
	_, _ = mac.Write(body)
	want := mac.Sum(proof[:0])
	got, err := base64.StdEncoding.DecodeString(strings.TrimSpace(header.Get("fdx-signature")))
	if err != nil || !hmac.Equal(got, want) {
		return nil, proof, fault("push", shipping.ErrAuth, "the message is not proven to be from FedEx")
	}
	stories, err := decodeTrack(body, p.zone)
	if err != nil {
		return nil, proof, fault("push", shipping.ErrInvalid, "the message tells no parcel")
	}
	for number, s := range stories {
		if !s.empty && isNumber(number) {
			s.tracking.Number = shipping.TrackingNumber(number)
			told = append(told, s.tracking)
		}
	}
	if len(told) == 0 {
		return nil, proof, fault("push", shipping.ErrInvalid, "the message tells no parcel")
	}
	slices.SortFunc(told, func(a, b shipping.Tracking) int { return strings.Compare(a.Number.Reveal(), b.Number.Reveal()) })
	return told, proof, p.take(proof)
}

// errTaken is a message that was taken before.
var errTaken error = fault("push", shipping.ErrRefused, "the message was taken before")

func (p *Push) take(proof [sha256.Size]byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.recent[proof] || p.older[proof] {
		return errTaken
	}
	if len(p.recent) >= remembered {
		p.recent, p.older = map[[sha256.Size]byte]bool{}, p.recent
	}
	p.recent[proof] = true
	return nil
}

// release lets a message that was not delivered be taken again.
func (p *Push) release(proof [sha256.Size]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.recent, proof)
	delete(p.older, proof)
}

// maxMessage holds a story with a picture of the door.
const maxMessage = 8 << 20

// Handler serves the webhook: it gives each story of a message to deliver, one after the other. An answer of success
// tells FedEx that the message is kept, so deliver returns after it has stored it; where it fails, FedEx gets a 500 and
// may send the message again, stories that were delivered too. What was taken before is answered with success and
// delivered no more.
func (p *Push) Handler(deliver func(context.Context, shipping.Tracking) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxMessage))
		if r.Method != http.MethodPost || err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		told, proof, err := p.read(r.Header, body)
		if err != nil {
			w.WriteHeader(pushStatus(err))
			return
		}
		for _, t := range told {
			if deliver(r.Context(), t) != nil {
				p.release(proof)
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
		}
		w.WriteHeader(http.StatusOK)
	})
}

func pushStatus(err error) int {
	switch {
	case errors.Is(err, shipping.ErrAuth):
		return http.StatusUnauthorized
	case err == errTaken:
		return http.StatusOK
	}
	return http.StatusBadRequest
}
