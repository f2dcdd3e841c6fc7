package usps

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
	"sync"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// PushConfig is what NewPush takes. Secret is required. It prints without it.
type PushConfig struct {
	Secret string           `json:"-"` // of the subscription: the 32 characters that it was made with
	Window time.Duration    // how far a message's time may lie from ours; 0: 15 minutes
	Now    func() time.Time // nil: time.Now
	Zone   *time.Location   // of scans without an offset; nil: UTC
}

// String leaves the secret out.
func (c PushConfig) String() string { return "usps.PushConfig{…}" }

// GoString is what String is.
func (c PushConfig) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c PushConfig) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c PushConfig) LogValue() slog.Value { return slog.StringValue(c.String()) }

// Push verifies and reads what USPS sends to the listener of a tracking subscription. Safe for concurrent use.
//
// A message is JSON with a timestamp and a payload, which is JSON once more inside a string. The header X-HMAC proves
// both: base64 of the HMAC-SHA256 of the timestamp and the payload's text under the secret of the subscription. A
// message is taken once within the window, whoever sends it again. (USPS suspends a listener that cannot be reached and
// forgets one that is not used for 30 days.)
type Push struct {
	secret []byte
	window time.Duration
	now    func() time.Time
	zone   *time.Location

	mu    sync.Mutex
	taken map[[sha256.Size]byte]time.Time // proofs of messages taken, until they fall out of the window
	sweep time.Time
}

// String is "usps.Push", without its secret.
func (p *Push) String() string { return "usps.Push" }

// GoString is what String is.
func (p *Push) GoString() string { return p.String() }

// Format writes what String gives, whatever the verb.
func (p *Push) Format(f fmt.State, _ rune) { fmt.Fprint(f, p.String()) }

// NewPush makes a reader of messages. A missing secret is an error.
func NewPush(cfg PushConfig) (*Push, error) {
	if len(cfg.Secret) < 16 {
		return nil, errors.New("usps: PushConfig.Secret is missing or shorter than 16 characters")
	}
	p := &Push{secret: []byte(cfg.Secret), window: cfg.Window, now: cfg.Now, zone: cfg.Zone, taken: map[[sha256.Size]byte]time.Time{}}
	if p.window <= 0 {
		p.window = 15 * time.Minute
	}
	if p.now == nil {
		p.now = time.Now
	}
	if p.zone == nil {
		p.zone = time.UTC
	}
	return p, nil
}

// Read verifies one message and gives the parcel's story as far as the message tells it. A proof that is missing or
// wrong is ErrAuth, and nothing of the message was read; one whose time is out of the window, or that was taken before,
// is ErrRefused; a proven message that tells no parcel is ErrInvalid.
func (p *Push) Read(header http.Header, body []byte) (shipping.Tracking, error) {
	t, _, err := p.read(header, body)
	return t, err
}

func (p *Push) read(header http.Header, body []byte) (t shipping.Tracking, proof [sha256.Size]byte, err error) {
	m, err := openMessage(body)
	if err != nil {
		return t, proof, err
	}
	if proof, err = p.prove(header.Get("X-HMAC"), m); err != nil {
		return t, proof, err
	}
	if err = p.take(proof, m.at()); err != nil {
		return t, proof, err
	}
	t, ok := m.tracking(p.zone)
	if !ok {
		return t, proof, fault("push", shipping.ErrInvalid, "the message tells no parcel")
	}
	return t, proof, nil
}

// prove compares the proof in constant time.
func (p *Push) prove(header string, m message) (proof [sha256.Size]byte, err error) {
	mac := hmac.New(sha256.New, p.secret)
	_, _ = io.WriteString(mac, m.timestamp)
	_, _ = io.WriteString(mac, m.payload)
	want := mac.Sum(proof[:0])
	got, err := base64.StdEncoding.DecodeString(header)
	if err != nil || !hmac.Equal(got, want) {
		return proof, fault("push", shipping.ErrAuth, "the message is not proven to be from USPS")
	}
	return proof, nil
}

// take takes a message once, within the window.
func (p *Push) take(proof [sha256.Size]byte, at time.Time) error {
	now := p.now()
	if age := now.Sub(at); age > p.window || age < -p.window {
		return fault("push", shipping.ErrRefused, "the message is too old, or from the future")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.After(p.sweep) {
		for proof, end := range p.taken {
			if now.After(end) {
				delete(p.taken, proof)
			}
		}
		p.sweep = now.Add(p.window)
	}
	if _, before := p.taken[proof]; before {
		return errTaken
	}
	p.taken[proof] = at.Add(p.window)
	return nil
}

// errTaken is a message that was taken before.
var errTaken error = fault("push", shipping.ErrRefused, "the message was taken before")

// release lets a message that was not delivered be taken again.
func (p *Push) release(proof [sha256.Size]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.taken, proof)
}

// maxMessage is more than the story of one parcel takes.
const maxMessage = 1 << 20

// Handler serves the listener: it gives each message to deliver once. An answer of success tells USPS that the message
// is kept, so deliver returns after it has stored it; where it fails, USPS gets a 500 and may send the message again.
// What was taken before is answered with success and delivered no more.
func (p *Push) Handler(deliver func(context.Context, shipping.Tracking) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxMessage))
		if r.Method != http.MethodPost || err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		t, proof, err := p.read(r.Header, body)
		if err != nil {
			w.WriteHeader(pushStatus(err))
			return
		}
		if deliver(r.Context(), t) != nil {
			p.release(proof)
			w.WriteHeader(http.StatusInternalServerError)
			return
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
