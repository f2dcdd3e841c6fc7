package usps

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

func samples(t testing.TB, part string) map[string][]byte {
	t.Helper()
	return carriercheck.Samples(t, shipping.USPS, part)
}

type decodedAnswer struct {
	quotes              []shipping.Quote
	label, back         shipping.Label
	tracked             []shipping.Tracking
	failed              []string
	address             shipping.AddressAnswer
	voiding             shipping.Voiding
	pickup              shipping.Pickup
	manifest            shipping.Manifest
	token               carrierhttp.Token
	code, field         string
	voided, known, form bool
	errs                [4]error
}

// decodeAll reads body as every answer there is; it must not panic.
func decodeAll(body []byte) (d decodedAnswer) {
	d.quotes, d.errs[0] = decodeOptions(body, wanted{parcel: carriertest.Shipment().Parcel})
	d.label, d.errs[1] = decodeLabel("", body, wayOut)
	d.back, _ = decodeLabel("", body, wayBack)
	all, err := itemsOf(body)
	d.errs[2] = err
	for _, it := range all {
		t, ok := it.tracking("9334612345678900000015", time.UTC)
		if ok {
			d.tracked = append(d.tracked, t)
		}
		if it.failed() {
			d.failed = append(d.failed, it.fault(operation{op: "track"}).Error())
		}
	}
	d.address, d.known = decodeAddress(body, carriertest.Shipment().To)
	d.voiding, d.voided = decodeVoid(body)
	d.pickup, _ = decodePickup(body)
	d.manifest, d.form = decodeManifest("", body)
	d.token, d.errs[3] = decodeToken(body)
	d.code, d.field = readFault(body)
	return d
}

func TestEveryRecordedBodyIsReadWithoutAPanic(t *testing.T) {
	t.Parallel()
	n := 0
	for _, body := range samples(t, "") {
		decodeAll(body)
		n++
	}
	t.Log(n, "recorded bodies")
}

// member of a JSON object, or of the first element of an array.
func has(body []byte, path ...string) bool {
	root, err := loosejson.Parse(body)
	return err == nil && root.Get(path...).First() != nil
}

func placeholder(name string) bool { return strings.Contains(name, "schema-sample") }

func TestRecordedPrices(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/rate/") {
		if !has(body, "pricingOptions", "shippingOptions") || placeholder(name) {
			continue
		}
		seen++
		quotes, err := decodeOptions(body, wanted{parcel: shipping.Parcel{Grams: 200}})
		require.NoError(t, err, name)
		for _, q := range quotes {
			require.Positive(t, q.Price.Sign(), name)
		}
		if strings.Contains(name, "DomesticReturn") { // the outbound example is brought to a facility near its end
			require.NotEmpty(t, quotes, name)
		}
	}
	t.Log(seen, "recorded answers")
}

func TestRecordedLabels(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/ship") {
		if !strings.HasSuffix(name, ".multipart") && !has(body, wayOut.image) && !has(body, wayBack.image) || placeholder(name) {
			continue
		}
		l, err := decodeLabel("", body, wayOut)
		if !strings.Contains(string(body), "trackingNumber") {
			require.ErrorIs(t, err, errNoLabel, name) // a container and an indicium
			continue
		}
		seen++
		if strings.Contains(string(body), wayBack.image) && !has(body, wayOut.image) {
			l, err = decodeLabel("", body, wayBack)
		}
		require.NoError(t, err, name)
		require.NotEmpty(t, l.Image, name)
		if strings.HasSuffix(name, "ShipmentResponse.multipart") {
			require.Equal(t, "9234690361980900000142", l.Tracking.Reveal())
			require.Equal(t, money.Cents(18_76), l.Price)
			require.Equal(t, "%PDF", string(l.Image[:4]))
		}
	}
	t.Log(seen, "recorded labels")
}

func TestRecordedStories(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/track/") {
		if !has(body, "trackingEvents") {
			continue
		}
		all, err := itemsOf(body)
		require.NoError(t, err, name)
		for _, it := range all {
			want, known := categories[it.category]
			if !known {
				continue // placeholders for values
			}
			tracking, ok := it.tracking("9334612345678900000015", time.UTC)
			require.True(t, ok, name)
			require.Equal(t, want == shipping.Delivered, tracking.Status == shipping.Delivered, name)
			require.NotEqual(t, shipping.StatusUnknown, tracking.Status, name)
			for _, s := range tracking.Scans {
				require.False(t, s.At.IsZero(), name)
				require.True(t, s.Day.IsSet(), name)
			}
		}
	}
}

func TestRecordedVoids(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/void/") {
		if has(body, "status") {
			v, ok := decodeVoid(body)
			require.True(t, ok, name)
			require.Equal(t, strings.Contains(string(body), "DISPUTED"), v.Outcome == shipping.VoidRefund, name)
			require.Equal(t, v.Outcome == shipping.VoidRefund, v.Reference != "", name)
		}
	}
}

func TestRecordedOthers(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "") {
		if has(body, "additionalInfo", "DPVConfirmation") {
			_, ok := decodeAddress(body, carriertest.Shipment().To)
			require.True(t, ok, name)
		}
		if has(body, "SCANFormImage") && !placeholder(name) {
			m, ok := decodeManifest("", body)
			require.True(t, ok, name)
			require.NotEmpty(t, m.Image)
		}
		if has(body, "confirmationNumber") && !strings.Contains(string(body), "{Confirmation") {
			_, ok := decodePickup(body)
			require.True(t, ok, name)
		}
	}
}
