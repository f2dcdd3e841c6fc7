package dhl

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

func samples(t testing.TB, part string) map[string][]byte {
	t.Helper()
	return carriercheck.Samples(t, shipping.DHL, part)
}

// decodeAll reads body as every answer there is; it must not panic.
func decodeAll(body []byte) (d decodedAnswer) {
	d.quotes, d.rateErr = decodeRates(body)
	d.label, d.shipErr = decodeShip(body)
	d.stories, d.trackErr = decodeStories(body, time.UTC)
	d.address, d.addressErr = decodeAddress(body)
	d.document, d.documentErr = decodeDocument(body)
	d.documents = decodeDocuments(body)
	d.pickup = decodePickup(body)
	d.code, d.field = readFault(&carrierhttp.Response{Body: body})
	root, _ := loosejson.Parse(body)
	d.status = problemStatus(root)
	return d
}

type decodedAnswer struct {
	quotes              []shipping.Quote
	label               shipping.Label
	stories             []story
	address             shipping.AddressAnswer
	document            Document
	documents           []Document
	pickup, code, field string
	status              int

	rateErr, shipErr, trackErr, addressErr, documentErr error
}

func TestEveryRecordedBodyIsReadWithoutAPanic(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "") {
		d := decodeAll(body)
		if strings.HasSuffix(name, ".xml") {
			require.Error(t, d.rateErr, "%s: the API of XML is dead", name)
			require.Error(t, d.shipErr, name)
			require.Error(t, d.trackErr, name)
		}
	}
}

// has reports whether a body is an answer of the living API with a member; karrio's own forms have other members.
func has(body []byte, member string) bool {
	var members map[string]json.RawMessage
	return json.Unmarshal(body, &members) == nil && members[member] != nil
}

func TestRecordedRates(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/rate/") {
		if !has(body, "products") || strings.Contains(name, "landed-cost") {
			continue
		}
		seen++
		quotes, err := decodeRates(body)
		require.NoError(t, err, name)
		require.Equal(t, billedInDollars(body), len(quotes) > 0, name)
	}
	t.Log(seen, "recorded answers")
}

// billedInDollars is whether a billed total in dollars stands in a body, found in another way than by the decoder.
func billedInDollars(body []byte) bool {
	var answer struct {
		Products []struct {
			TotalPrice []struct{ CurrencyType, PriceCurrency string }
		}
	}
	_ = json.Unmarshal(body, &answer)
	for _, p := range answer.Products {
		for _, price := range p.TotalPrice {
			if price.CurrencyType == "BILLC" && price.PriceCurrency == "USD" {
				return true
			}
		}
	}
	return false
}

func TestRecordedLabels(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/ship/") {
		if !has(body, "documents") || !has(body, "shipmentTrackingNumber") || strings.Contains(name, "schema-sample") {
			continue // karrio's samples of shapes hold no images
		}
		seen++
		l, err := decodeShip(body)
		require.NoError(t, err, name)
		require.NotEmpty(t, l.Image, name)
	}
	t.Log(seen, "recorded answers")
}

func TestRecordedStories(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/track/") {
		if !has(body, "shipments") || !strings.Contains(string(body), "shipmentTrackingNumber") {
			continue
		}
		seen++
		stories, err := decodeStories(body, time.UTC)
		require.NoError(t, err, name)
		for _, s := range stories {
			require.NotEmpty(t, s.tracking.Scans, name)
			require.NotEqual(t, shipping.StatusUnknown, s.tracking.Status, name)
			require.Equal(t, strings.Contains(string(body), `"estimated`), s.tracking.ETA.IsSet(), name)
		}
	}
	t.Log(seen, "recorded answers")
}

func TestRecordedPlacesAndPickups(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/address/") {
		if has(body, "address") && has(body, "warnings") {
			_, err := decodeAddress(body)
			require.NoError(t, err, name)
		}
	}
	for name, body := range samples(t, "/pickup/") {
		if has(body, "dispatchConfirmationNumbers") {
			require.NotEmpty(t, decodePickup(body), name)
		}
	}
}
