package usps_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/shipping"
)

func TestAPreparedPurchaseIsOneLabelHoweverOftenItIsBought(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	prepared, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Zero(t, len(server.URLs()), "Prepare calls nobody")
	var first shipping.Label
	for i := range 3 {
		c := carrier(t, usps.Config{BaseURL: base}) // as after a crash
		label, err := c.BuyPrepared(t.Context(), purchase(nil), prepared)
		require.NoError(t, err)
		if i == 0 {
			first = label
		}
		require.Equal(t, first, label)
	}
	require.Equal(t, 1, server.Purchases())
}

func TestALostAnswerIsReplayedWithTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, f := range []imitation.Fault{imitation.DropAfterWork, imitation.DropBeforeWork, imitation.BadGatewayAfterWork, imitation.Truncate,
		imitation.HTML, imitation.Empty, imitation.Down} {
		server, base := standIn(t, imitationOptions)
		c := carrier(t, usps.Config{BaseURL: base})
		prepared, err := c.Prepare(t.Context(), purchase(nil))
		require.NoError(t, err)
		server.Fail(imitation.Buy, f, 2)
		label, err := c.BuyPrepared(t.Context(), purchase(nil), prepared)
		require.NoError(t, err, f)
		require.Equal(t, 1, server.Purchases(), f)
		require.Equal(t, 3, server.Calls(imitation.Buy), f)
		require.Equal(t, shipping.Key("k-1"), server.Reference(label.Tracking))
	}
}

func TestThreeLostAnswersAreAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	prepared, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	server.Fail(imitation.Buy, imitation.DropAfterWork, 3)
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	label, err := c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.NoError(t, err)
	require.Equal(t, 1, server.Purchases())
	require.NotEmpty(t, label.Image)
}

// second answers the second request for a label itself, with a status that promises that nothing was done.
type second struct {
	next   http.RoundTripper
	status int
	labels int
}

func (s *second) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodPost || r.URL.Path != "/labels/v3/label" {
		return s.next.RoundTrip(r)
	}
	if s.labels++; s.labels != 2 {
		return s.next.RoundTrip(r)
	}
	_ = r.Body.Close()
	return &http.Response{StatusCode: s.status, Header: http.Header{"Retry-After": {"3600"}}, Body: http.NoBody, Request: r}, nil
}

// The first answer is lost, and the replay is throttled or refused: a label stands all the same, and no class but unknown
// may say so.
func TestAReplayThatFailsDoesNotPromiseThatNothingWasBought(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusTooManyRequests, http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound} {
		server, base := standIn(t, imitationOptions)
		own := http.DefaultTransport.(*http.Transport).Clone()
		t.Cleanup(own.CloseIdleConnections)
		c := carrier(t, usps.Config{BaseURL: base, Transport: &second{next: own, status: status}})
		prepared, err := c.Prepare(t.Context(), purchase(nil))
		require.NoError(t, err)
		server.Fail(imitation.Buy, imitation.DropAfterWork, 2)
		_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, status)
		require.Equal(t, 1, server.Purchases())
	}
}

func TestBuySendsOnceForItsKeyIsGoneWithTheCall(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	for n := range 8 { // on fresh connections and on used ones, which net/http would repeat by itself
		_, err := c.Quote(t.Context(), carriertest.Shipment())
		require.NoError(t, err)
		server.Fail(imitation.Buy, imitation.DropAfterWork, 1)
		_, err = c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
		require.Equal(t, n+1, server.Calls(imitation.Buy))
	}
}

func TestOtherBytesUnderAKeyAreAnotherPayload(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	prepared, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.NoError(t, err)
	prepared.Body = append(append(shipping.Sealed{}, prepared.Body...), ' ')
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Equal(t, 1, server.Purchases())
}

func TestOnlyWhatPrepareDrewIsBought(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	good, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	for name, p := range map[string]shipping.Prepared{
		"nothing": {}, "no key": {Body: good.Body}, "no body": {Key: good.Key}, "our key": {Key: "k-1", Body: good.Body},
	} {
		_, err := c.BuyPrepared(t.Context(), purchase(nil), p)
		require.ErrorIs(t, err, shipping.ErrInvalid, name)
		if p.Key != good.Key {
			_, err = c.VoidPrepared(t.Context(), p)
			require.ErrorIs(t, err, shipping.ErrInvalid, name)
		}
	}
	require.Zero(t, server.Calls(imitation.Buy))
}

func TestAPreparedPurchaseKeepsItsMailingDate(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	today := noon()
	c := carrier(t, usps.Config{BaseURL: base, Now: func() time.Time { return today }})
	prepared, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	server.Fail(imitation.Buy, imitation.DropAfterWork, 3)
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	today = today.AddDate(0, 0, 2)
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.NoError(t, err)
	require.Equal(t, 1, server.Purchases())
}

func TestAStrayIsVoidedByTheKeyOfUSPS(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	prepared, err := c.Prepare(t.Context(), purchase(nil))
	require.NoError(t, err)
	_, err = c.VoidPrepared(t.Context(), prepared)
	require.ErrorIs(t, err, shipping.ErrNotFound, "nothing was bought under it yet")
	server.Fail(imitation.Buy, imitation.DropAfterWork, 3)
	_, err = c.BuyPrepared(t.Context(), purchase(nil), prepared)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	voiding, err := c.VoidPrepared(t.Context(), prepared)
	require.NoError(t, err)
	require.Equal(t, shipping.VoidDone, voiding.Outcome)
	require.Zero(t, server.Labels())
}

func TestEveryFormatOfUSPSIsDeclaredAndSold(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, uspstest.Options{})
	c := carrier(t, usps.Config{BaseURL: base})
	formats := c.Capabilities().Formats
	require.Equal(t, "PDF", formats[0])
	for i, format := range formats {
		label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Key, p.Format = shipping.Key(fmt.Sprint("format-", i)), format
		}))
		require.NoError(t, err, format)
		require.Equal(t, format, label.Format)
	}
	zpl := carrier(t, usps.Config{BaseURL: base, LabelFormat: "ZPL"})
	label, err := zpl.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, "ZPL", label.Format)
	require.Equal(t, "^XA", string(label.Image[:3]))
}

// What is declared is there, and the parcels that only USPS takes are taken.
func TestCapabilitiesAreTrue(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	var c shipping.Carrier = carrier(t, usps.Config{BaseURL: base})
	have := c.(shipping.Capable).Capabilities()
	_, finds := c.(shipping.LabelFinder)
	require.Equal(t, finds, have.Find != shipping.FindsNothing)
	_, prepares := c.(shipping.Preparer)
	require.Equal(t, prepares, have.Idempotent)
	for _, tc := range []struct {
		name     string
		declared bool
		change   func(*shipping.Shipment)
	}{
		{"aerosols", have.Aerosols, func(s *shipping.Shipment) { s.Parcel.Aerosol = true }},
		{"dry ice", have.DryIce, func(s *shipping.Shipment) { s.Parcel.DryIceGrams = 100 }},
		{"domestic", have.Domestic, func(*shipping.Shipment) {}},
		{"an adult's signature", have.AdultAsked, func(s *shipping.Shipment) { s.Signature = shipping.AdultSignature }},
		{"the most insured", true, func(s *shipping.Shipment) { s.Insured = have.MaxInsured }},
		{"abroad", have.Abroad, func(s *shipping.Shipment) { s.To.Country, s.To.State = "CA", "" }},
	} {
		s := carriertest.Shipment()
		tc.change(&s)
		_, err := c.Buy(t.Context(), shipping.Purchase{Key: "k-1", Shipment: s, Service: usps.GroundAdvantage})
		require.Equal(t, tc.declared, err == nil, "%s: %v", tc.name, err)
	}
}
