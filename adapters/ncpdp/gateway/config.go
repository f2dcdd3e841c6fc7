package gateway

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Config is what a Gateway needs. URL, Client, Journal, Partner.Us and Partner.Them are required, and Partner.Sends but for
// a gateway that only receives: one with Receive and without Renewals. Renewals is for AskRenewal, and Receive for Handler
// and Poll. Its functions are called from several goroutines at once.
type Config struct {
	URL     string       // of the partner, https; it stands in no error
	Client  *http.Client // with the caller's certificate (mutual TLS); redirects are not followed
	Partner Partner
	Journal Journal

	// Renewals gives what is needed to ask for a renewal. Its errors are passed on; one that is ErrUnsupported says that this
	// prescriber cannot be asked over this partner.
	Renewals func(ctx context.Context, r mailrx.RenewalRequest) (Renewal, error)
	// Elsewhere takes renewals that go by fax or telephone; nil: they are renewal.Undeliverable.
	Elsewhere mailrx.PrescriberGateway
	// Receive is handed every message of the partner, again only until its answer is kept; see Receiver.
	Receive Receiver
	// Allow looks at a request that Handler got and at the header of the message in it: whether the one who is connected may
	// send for the one who is named, whether the UsernameToken is right. An error is HTTP 403, and nothing is handed over or
	// kept; Fault hears it. Nil: whoever reaches the Handler may send, and the server has to judge by the certificate.
	Allow func(r *http.Request, h script.Header) error
	// Token makes the UsernameToken of a message that is sent: anew for each sending, with a nonce of its own, so that a
	// repetition is not refused for its nonce. It does not come into the Journal, and not into EDIFACT, which has no place
	// for it that we know. Nil: none. Its error is passed on.
	Token func() (script.Token, error)
	// Fault hears what went wrong with a message of the partner, once for each try (ErrReusedID, ErrCameAgain, ErrStranger,
	// ErrUnanswerable, ErrPanic); why a renewal is Undeliverable; and the partner's final no, a *RefusedError, where it came
	// by itself. Nil: nobody does. Errors of Receive, Renewals, Allow and Journal come as they are, all others hold no value
	// of a message.
	Fault func(err error)

	Now     func() time.Time // nil: time.Now
	NewID   func() string    // message ids of the questions to a mailbox, 1 to 35 characters; nil: 32 random digits
	Timeout time.Duration    // of one exchange with the partner, and of reading and handling one message; zero: 30 s
	Limits  script.Limits    // of what the partner sends; Bytes zero: 1 MiB
}

// Gateway speaks SCRIPT with one partner. It is a mailrx.PrescriberGateway, and safe for concurrent use. Only New makes one:
// the zero value is of no use.
type Gateway struct {
	cfg    Config
	client http.Client
	lanes  lanes
}

var _ mailrx.PrescriberGateway = (*Gateway)(nil)

// New checks the configuration. The error names every field that is missing or wrong, and no value.
func New(c Config) (*Gateway, error) {
	var faults []error
	u, err := url.Parse(c.URL)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		faults = append(faults, errors.New("gateway: Config.URL must be an https address without a user"))
	}
	for name, missing := range map[string]bool{
		"Client": c.Client == nil, "Journal": c.Journal == nil, "Partner.Sends": len(c.Partner.Sends) == 0 && !c.receives(),
		"Partner.Us": c.Partner.Us.ID == "", "Partner.Them": c.Partner.Them.ID == "",
	} {
		if missing {
			faults = append(faults, errors.New("gateway: Config."+name+" is required"))
		}
	}
	if len(faults) > 0 {
		slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return nil, errors.Join(faults...)
	}
	c.Partner = c.Partner.clone()
	g := &Gateway{cfg: c.orDefaults().guarded(), client: *c.Client}
	g.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return g, nil
}

// receives tells a gateway that sends nothing of its own.
func (c Config) receives() bool { return c.Receive != nil && c.Renewals == nil }

func (c Config) orDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.NewID == nil {
		c.NewID = randomID
	}
	if c.Timeout <= 0 {
		c.Timeout = 30 * time.Second
	}
	if c.Limits.Bytes <= 0 {
		c.Limits.Bytes = 1 << 20
	}
	if c.Fault == nil {
		c.Fault = func(error) {}
	}
	return c
}

func randomID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
