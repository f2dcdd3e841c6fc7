package usps_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// judge sends a copy of each request to a mock that is made of USPS's documents by other people's code, and keeps what
// it finds wrong with the request.
type judge struct {
	next http.RoundTripper
	base string

	mu     sync.Mutex
	judged int
	faults []string
}

// RoundTrip asks the judge first and gives the answer of the imitation. Calls without a document are not judged.
func (j *judge) RoundTrip(r *http.Request) (*http.Response, error) {
	if !strings.HasPrefix(r.URL.Path, "/oauth2/") && !strings.HasPrefix(r.URL.Path, "/tracking/") {
		if err := j.ask(r); err != nil {
			return nil, err
		}
	}
	return j.next.RoundTrip(r)
}

func (j *judge) ask(r *http.Request) error {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return err
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	asked, err := http.NewRequestWithContext(r.Context(), r.Method, j.base+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	asked.Header = r.Header.Clone()
	resp, err := j.next.RoundTrip(asked)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	j.note(r.Method+" "+r.URL.Path, resp.Header.Get("sl-violations"))
	return nil
}

// note keeps the breaches of the request; those of the mock's own answer are the document's affair.
func (j *judge) note(call, header string) {
	var violations []struct {
		Location []any
		Message  string
	}
	_ = json.Unmarshal([]byte(header), &violations) // "Too many violations!" is none of the request's either
	j.mu.Lock()
	defer j.mu.Unlock()
	j.judged++
	for _, v := range violations {
		if len(v.Location) > 0 && v.Location[0] == "request" {
			j.faults = append(j.faults, call+" "+v.Message)
		}
	}
}

// A second, independent judge of the requests: Prism, where somebody has started one on USPS's documents.
//
//	node prism-carrier.js 4201 shipping-options.yaml@/shipments/v3 domestic-labels.yaml@/labels/v3 …
//	MAILRX_PRISM_USPS=http://127.0.0.1:4201 go test -run Prism ./adapters/carrier/usps
func TestPrismFindsNothingWrongWithARequest(t *testing.T) {
	t.Parallel()
	base := os.Getenv("MAILRX_PRISM_USPS")
	if base == "" {
		t.Skip("MAILRX_PRISM_USPS names no mock of USPS's documents")
	}
	own := http.DefaultTransport.(*http.Transport).Clone()
	t.Cleanup(own.CloseIdleConnections)
	j := &judge{next: own, base: base}
	server, url := standIn(t, uspstest.Options{Now: noon, ClientID: "an id", ClientSecret: "the secret"})
	c := carrier(t, usps.Config{BaseURL: url, Transport: j, Now: noon, Contract: true})
	ctx := t.Context()
	_, err := c.Quote(ctx, carriertest.Shipment())
	require.NoError(t, err)
	_, err = c.CheckAddress(ctx, carriertest.Shipment().To)
	require.NoError(t, err)
	var numbers []shipping.TrackingNumber
	for _, change := range []func(*shipping.Purchase){
		func(*shipping.Purchase) {},
		func(p *shipping.Purchase) {
			p.Shipment.Signature, p.Shipment.Insured = shipping.AdultSignature, money.Cents(600_00)
		},
		func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol, p.Format = true, "ZPL" },
		func(p *shipping.Purchase) {
			p.Service, p.Shipment.To.City, p.Shipment.To.State, p.Shipment.To.ZIP = usps.PriorityMail, secret.New("APO"), "AE", secret.New("09008")
			p.Shipment.Customs = &shipping.Customs{Value: money.Cents(40_00), Tariff: "300490"}
		},
	} {
		l, err := c.Buy(ctx, purchase(change))
		require.NoError(t, err)
		numbers = append(numbers, l.Tracking)
	}
	require.NoError(t, c.Void(ctx, shipping.LabelID(numbers[0].Reveal())))
	_, err = c.BuyReturn(ctx, purchase(nil))
	require.NoError(t, err)
	_, err = c.Manifest(ctx, manifestOf(numbers[1]))
	require.NoError(t, err)
	pickup, err := c.SchedulePickup(ctx, pickupRequest())
	require.NoError(t, err)
	require.NoError(t, c.CancelPickup(ctx, pickup))
	require.GreaterOrEqual(t, j.judged, 12)
	require.Equal(t, 5, server.Purchases(), "the imitation served them all")
	require.Equal(t, []string{contactFault}, j.faults)
}

// contactFault is the document's own: a contact is one of two objects that require nothing, so every contact is both.
const contactFault = "POST /pickup/v3/carrier-pickup Request body property pickupAddress.contact.0 must match exactly one schema in oneOf"
