package dhl

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// Of one price a currency kind the billed one counts, in US dollars or not at all.
func TestTheBilledPriceIsThePrice(t *testing.T) {
	t.Parallel()
	quotes, err := decodeRates([]byte(carriercheck.File(t, "rates.json")))
	require.NoError(t, err)
	require.Equal(t, []shipping.Quote{
		{Carrier: shipping.DHL, Service: ExpressWorldwide, Price: money.Cents(61_25), Arrives: cal.Of(2026, 12, 1)},
		{Carrier: shipping.DHL, Service: Express1200, Price: money.Cents(78_40), Arrives: cal.Of(2026, 11, 30)},
	}, quotes)
}

func TestAnAnswerWithoutAProductIsNone(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "{}", "[]", "null", `{"products":[]}`, `{"products":null}`, `{"products":{"totalPrice":[]}}`, "<html>", `{"products":[`} {
		_, err := decodeRates([]byte(body))
		require.Error(t, err, body)
	}
	quotes, err := decodeRates([]byte(`{"products":{"productCode":"a product of Testa","totalPrice":{"currencyType":"BILLC","priceCurrency":"USD","price":"1"}}}`))
	require.NoError(t, err)
	require.Empty(t, quotes, "what is no code of a product is no service")
}

func TestALabelIsTheDocumentThatIsALabel(t *testing.T) {
	t.Parallel()
	l, err := decodeShip([]byte(carriercheck.File(t, "ship.json")))
	require.NoError(t, err)
	require.Equal(t, "5350000014", l.ID.Reveal())
	require.Equal(t, "5350000014", l.Tracking.Reveal())
	require.Equal(t, "ZPL", l.Format)
	require.Equal(t, "^XA^XZ", string(l.Image))
	require.Equal(t, money.Cents(61_25), l.Price)
}

func TestLabelsOfEveryShape(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		body   string
		number string // "": an error
		price  int64
	}{
		"a number that is a number":             {`{"shipmentTrackingNumber":9356579890,"documents":[{"imageFormat":"PDF","content":"JVBERg=="}]}`, "9356579890", 0},
		"one document that is an object":        {`{"shipmentTrackingNumber":"9356579890","documents":{"imageFormat":"pdf","content":"JVBERg==","typeCode":"label"}}`, "9356579890", 0},
		"a price in euros is not told":          {`{"shipmentTrackingNumber":"9356579890","documents":{"imageFormat":"PDF","content":"JVBERg=="},"shipmentCharges":{"currencyType":"BILLC","priceCurrency":"EUR","price":3}}`, "9356579890", 0},
		"a price as a string":                   {`{"shipmentTrackingNumber":"9356579890","documents":{"imageFormat":"PDF","content":"JVBERg=="},"shipmentCharges":{"currencyType":"BILLC","priceCurrency":"USD","price":"3.5"}}`, "9356579890", 350},
		"an invoice alone":                      {`{"shipmentTrackingNumber":"9356579890","documents":[{"imageFormat":"PDF","content":"JVBERg==","typeCode":"invoice"}]}`, "", 0},
		"no document":                           {`{"shipmentTrackingNumber":"9356579890"}`, "", 0},
		"a document that is not in base64":      {`{"shipmentTrackingNumber":"9356579890","documents":[{"imageFormat":"PDF","content":"%%%","typeCode":"label"}]}`, "", 0},
		"a document of no format":               {`{"shipmentTrackingNumber":"9356579890","documents":[{"content":"JVBERg==","typeCode":"label"}]}`, "", 0},
		"a document that breaks off":            {`{"shipmentTrackingNumber":"9356579890","documents":[{"imageFormat":"PDF","content":"JVBER","typeCode":"label"}]}`, "", 0},
		"a full stop in the middle":             {`{"shipmentTrackingNumber":"9356579890","documents":[{"imageFormat":"PDF","content":"JV.BERg==","typeCode":"label"}]}`, "9356579890", 0},
		"no number":                             {`{"documents":[{"imageFormat":"PDF","content":"JVBERg==","typeCode":"label"}]}`, "", 0},
		"a number that is a name":               {`{"shipmentTrackingNumber":"Testa Sampleton","documents":[{"imageFormat":"PDF","content":"JVBERg=="}]}`, "", 0},
		"a problem in place of a label":         {`{"title":"Bad request","status":"400"}`, "", 0},
		"nothing":                               {``, "", 0},
		"an empty object":                       {`{}`, "", 0},
		"an answer that breaks off in a string": {`{"shipmentTrackingNumber":"93565`, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, err := decodeShip([]byte(tc.body))
			if tc.number == "" {
				require.Error(t, err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tc.number, l.Tracking.Reveal())
			require.Equal(t, money.Cents(tc.price), l.Price)
			require.Equal(t, "PDF", l.Format)
		})
	}
}

func TestAStoryIsToldOldestFirstByInstant(t *testing.T) {
	t.Parallel()
	stories, err := decodeStories([]byte(carriercheck.File(t, "track.json")), time.UTC)
	require.NoError(t, err)
	require.Len(t, stories, 1)
	s := stories[0]
	require.Equal(t, []string{"k-1"}, s.keys)
	require.Equal(t, "P", s.product)
	require.Equal(t, shipping.Delivered, s.tracking.Status)
	require.Equal(t, cal.Of(2026, 11, 30), s.tracking.ETA)
	var told []string
	for _, scan := range s.tracking.Scans {
		told = append(told, scan.Code+" "+scan.Day.String()+" "+scan.At.Format("01-02T15:04Z07:00"))
	}
	require.Equal(t, []string{"PU 2026-11-24 11-24T23:10Z", "DF 2026-11-24 11-25T05:40Z", "WC 2026-11-27 11-27T16:31Z", "OK 2026-11-27 11-27T21:05Z"}, told)
}

func TestTimesWithoutAnOffsetAreThoseOfTheZone(t *testing.T) {
	t.Parallel()
	chicago := time.FixedZone("", -6*60*60)
	for name, tc := range map[string]struct {
		e    event
		want string // "": no instant
	}{
		"an offset goes before the zone": {event{"PU", "2026-11-24", "17:10:00", "+01:00"}, "2026-11-24T16:10:00Z"},
		"an offset with GMT":             {event{"PU", "2026-11-24", "17:10:00", "GMT+01:00"}, "2026-11-24T16:10:00Z"},
		"an offset of half an hour":      {event{"PU", "2026-11-24", "17:10:00", "-03:30"}, "2026-11-24T20:40:00Z"},
		"an offset that is too wide":     {event{"PU", "2026-11-24", "17:10:00", "+24:00"}, "2026-11-24T23:10:00Z"},
		"no offset":                      {event{"PU", "2026-11-24", "17:10:00", ""}, "2026-11-24T23:10:00Z"},
		"an offset that is none":         {event{"PU", "2026-11-24", "17:10:00", "local"}, "2026-11-24T23:10:00Z"},
		"no seconds":                     {event{"PU", "2026-11-24", "17:10", ""}, "2026-11-24T23:10:00Z"},
		"no time":                        {event{"PU", "2026-11-24", "", ""}, ""},
		"an hour too late":               {event{"PU", "2026-11-24", "24:10:00", ""}, ""},
		"letters":                        {event{"PU", "2026-11-24", "ab:cd:ef", ""}, ""},
		"a day that is none":             {event{"PU", "2026-13-24", "17:10:00", ""}, ""},
		"nothing":                        {event{}, ""},
	} {
		at := tc.e.at(chicago)
		if tc.want == "" {
			require.True(t, at.IsZero(), name)
			continue
		}
		require.Equal(t, tc.want, at.Format(time.RFC3339), name)
	}
}

func TestAShipmentWithoutEventsWaitsForItsParcel(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"shipments":[{"shipmentTrackingNumber":"5350000014","events":[]}]}`,
		`{"shipments":{"shipmentTrackingNumber":5350000014}}`,
		`{"shipments":{"shipmentTrackingNumber":5350000014,"events":null,"estimatedTimeOfDelivery":"2026-11-30T18:00:00"}}`,
	} {
		stories, err := decodeStories([]byte(body), time.UTC)
		require.NoError(t, err, body)
		require.Equal(t, shipping.LabelCreated, stories[0].tracking.Status, body)
		require.Equal(t, strings.Contains(body, "estimated"), stories[0].tracking.ETA.IsSet(), body)
	}
	for _, body := range []string{"", "{}", "null", `{"shipments":[]}`, `{"shipments":[{}]}`, `{"shipments":[{"events":[]}]}`, "<html>"} {
		_, err := decodeStories([]byte(body), time.UTC)
		require.Error(t, err, body)
	}
}

func TestADocumentIsReadOrRefused(t *testing.T) {
	t.Parallel()
	d, err := decodeDocument([]byte(`{"documents":{"encodingFormat":"PDF","content":"JVBERg==","typeCode":"waybill"}}`))
	require.NoError(t, err)
	require.Equal(t, Document{Format: "PDF", Image: []byte("%PDF")}, d)
	require.Equal(t, []Document{{CommercialInvoice, "PDF", []byte("invoice")}, {Waybill, "ZPL", []byte("^XA^XA")}},
		decodeDocuments([]byte(carriercheck.File(t, "ship.json"))), "what came with the label, and not the label")
	for _, body := range []string{"", "{}", `{"documents":[]}`, `{"documents":[{"encodingFormat":"PDF","content":""}]}`, `{"documents":[{"content":"JVBERg=="}]}`} {
		_, err := decodeDocument([]byte(body))
		require.Error(t, err, body)
	}
}

func TestAPlaceIsServedOrNot(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]shipping.AddressAnswer{
		`{"warnings":[],"address":[{"countryCode":"US","postalCode":90001,"serviceArea":{"code":"LAX"}}]}`: {Codes: []string{"service_area.LAX"}},
		`{"address":{"countryCode":"US","postalCode":"90001"}}`:                                            {},
		`{"warnings":["no match"],"address":[]}`:                                                           {Verdict: shipping.AddressUndeliverable},
		`{"warnings":["no match"]}`:                                                                        {Verdict: shipping.AddressUndeliverable},
		`{"address":{"countryCode":"US","serviceArea":{"code":"742 Madeup Terrace"}}}`:                     {},
	} {
		got, err := decodeAddress([]byte(body))
		require.NoError(t, err, body)
		require.Equal(t, want, got, body)
	}
	for _, body := range []string{"", "{}", "null", `{"address":[{}]}`, "<html>"} {
		_, err := decodeAddress([]byte(body))
		require.Error(t, err, body)
	}
}
