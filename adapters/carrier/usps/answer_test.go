package usps_test

import (
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

// Contract is the price, retail the list; of several prices of a service the one of our own box counts, of our
// category; a price for parcels that are brought to a facility, and no price, are no quote.
func TestWhichPriceIsChosenByRule(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "options.json"))
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	var lines []string
	for _, q := range quotes {
		lines = append(lines, fmt.Sprintf("%s %s %v %s %s", q.Service, q.Price, q.HasList, q.List, q.Arrives))
	}
	require.Equal(t, []string{
		"usps_ground_advantage 5.12 true 7.90 2026-11-30", "usps_priority_mail 7.89 false 0.00 2026-11-27", "usps_connect_local 4.05 false 0.00 ",
	}, lines)
}

func TestALargeBoxIsPricedByItsSize(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	s := carriertest.Shipment()
	s.Parcel.LengthMM, s.Parcel.WidthMM, s.Parcel.HeightMM = 400, 350, 300
	quotes, err := c.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, quotes, 3)
	require.Zero(t, server.Purchases())
}

func TestExtraServicesAreInThePrice(t *testing.T) {
	t.Parallel()
	option := func(total, extras string) string {
		return `{"pricingOptions":[{"priceType":"COMMERCIAL","shippingOptions":[{"mailClass":"PRIORITY_MAIL","rateOptions":[{` + total +
			`"totalBasePrice":7.89,"rates":[{"rateIndicator":"SP","processingCategory":"MACHINABLE"}],"extraServices":[` + extras + `]}]}]}]}`
	}
	for _, tc := range []struct{ name, body, want string }{
		{"the total of USPS", option(`"totalPrice":17.24,`, ""), "17.24"},
		{"added up where there is none", option("", `{"extraService":"922","price":9.35},{"extraService":"930","price":1}`), "17.24"},
		{"no price for what is asked is no quote", option("", `{"extraService":"930","price":1}`), ""},
		{"fractions of a cent are no price", strings.ReplaceAll(option("", `{"extraService":"922","price":9.35}`), "7.89", "7.895"), ""},
		{"trailing zeros are", strings.ReplaceAll(option("", `{"extraService":"922","price":9.35}`), "7.89", "7.8900"), "17.24"},
	} {
		c, _ := answering(t, 200, tc.body)
		s := carriertest.Shipment()
		s.Signature = shipping.AdultSignature
		quotes, err := c.Quote(t.Context(), s)
		if tc.want == "" {
			require.ErrorIs(t, err, shipping.ErrRefused, tc.name)
			continue
		}
		require.NoError(t, err, tc.name)
		require.Equal(t, tc.want, quotes[0].Price.String(), tc.name)
	}
}

func multipart(metadata, image string) string {
	return "--b0undary\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=\"labelMetadata\"\r\n\r\n" + metadata +
		"\r\n--b0undary\r\nContent-Type: application/pdf\r\nContent-Disposition: form-data; filename=\"labelImage.pdf\"; name=\"labelImage\"\r\n\r\n" +
		image + "\r\n--b0undary--\r\n"
}

func TestEveryShapeOfALabelReadsAlike(t *testing.T) {
	t.Parallel()
	one := carriercheck.File(t, "label.json")
	image := "JVBERi0xLjQKJSBpbnZlbnRlZAolJUVPRgo="
	metadata := strings.Replace(one, `"labelImage": "`+image+`"`, `"x": 1`, 1)
	form := []string{"Content-Type", "multipart/form-data; boundary=b0undary"}
	for _, tc := range []struct {
		name    string
		status  int
		body    string
		headers []string
	}{
		{"one JSON object", 201, one, []string{"Content-Type", "application/vnd.usps.labels+json"}},
		{"one JSON object with 200", 200, one, nil},
		{"metadata under its name", 200, `{"labelMetadata":` + metadata + `,"labelImage":"` + image + `"}`, nil},
		{"parts", 201, multipart(metadata, image), form},
		{"parts with 200", 200, multipart(metadata, image), form},
		{"parts whose header is lost", 200, multipart(metadata, image), nil},
		{"parts whose header names none", 200, multipart(metadata, image), []string{"Content-Type", "multipart/form-data"}},
		{"parts after a preamble", 200, "for people\r\n" + multipart(metadata, image), form},
		{"parts in lines without returns", 200, strings.ReplaceAll(multipart(metadata, image), "\r\n", "\n"), form},
		{"an image in lines", 200, multipart(metadata, image[:12]+"\r\n"+image[12:]), form},
		{"an image as it is", 200, multipart(metadata, "%PDF-1.4\n% invented\n%%EOF\n"), form},
		{"numbers in words", 200, strings.NewReplacer(`5.12`, `"5.12"`, `9.35`, `"9.35"`).Replace(one), nil},
	} {
		c, server := answering(t, tc.status, tc.body, tc.headers...)
		l, err := c.Buy(t.Context(), purchase(nil))
		require.NoError(t, err, tc.name)
		require.Equal(t, "9334612345678900000015", l.Tracking.Reveal(), tc.name)
		require.Equal(t, "9334612345678900000015", l.ID.Reveal(), tc.name)
		require.Equal(t, "14.87", l.Price.String(), "%s: postage, fees and extra services", tc.name)
		require.Equal(t, "%PDF-1.4\n% invented\n%%EOF\n", string(l.Image), tc.name)
		require.Equal(t, "PDF", l.Format, tc.name)
		require.Equal(t, shipping.Key("k-1"), l.Key, tc.name)
		require.Len(t, server.Sent(), 1, tc.name)
	}
}

// The way back has names of its own for the same parts.
func TestTheWayBackIsReadByItsOwnNames(t *testing.T) {
	t.Parallel()
	names := strings.NewReplacer("labelImage", "returnLabelImage", "labelMetadata", "returnLabelMetadata")
	image := "JVBERi0xLjQKJSBpbnZlbnRlZAolJUVPRgo="
	for name, body := range map[string]string{
		"one JSON object": carriercheck.File(t, "label.json"), "parts": multipart(carriercheck.File(t, "label.json"), image),
		"metadata under its name": `{"labelMetadata":{"trackingNumber":"9334612345678900000015"},"labelImage":"` + image + `"}`,
	} {
		c, _ := answering(t, 200, names.Replace(body))
		l, err := c.BuyReturn(t.Context(), purchase(nil))
		require.NoError(t, err, name)
		require.Equal(t, "9334612345678900000015", l.Tracking.Reveal(), name)
		require.Equal(t, "PDF", l.Format, name)
		c, _ = answering(t, 200, body)
		_, err = c.BuyReturn(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, name)
	}
}

func TestAnImageOfAnotherFormatSaysSo(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ asked, image, want string }{
		{"ZPL", "%PDF-1.4", "PDF"}, {"ZPL", "^XA^XZ", "ZPL"}, {"ZPL300", "^XA^XZ", "ZPL300"}, {"PDF", "^XA^XZ", "ZPL"},
		{"PNG", "\x89PNG\r\n", "PNG"}, {"PDF", "GIF89a", "GIF"}, {"EPL", "\nN\nq800\n", "EPL"}, {"SVG", "<?xml version='1.0'?>", "SVG"},
	} {
		c, _ := answering(t, 200, `{"trackingNumber":"9334612345678900000015","postage":5.12,"labelImage":"`+base64.StdEncoding.EncodeToString([]byte(tc.image))+`"}`)
		l, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Format = tc.asked }))
		require.NoError(t, err)
		require.Equal(t, tc.want, l.Format, "%s for %s", tc.image, tc.asked)
		require.Equal(t, tc.image, string(l.Image))
	}
}

func TestHalfALabelIsAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	one := carriercheck.File(t, "label.json")
	whole := multipart(one, "JVBERi0xLjQK")
	for name, body := range map[string]string{
		"no tracking number": strings.ReplaceAll(one, "9334612345678900000015", ""), "no image": strings.ReplaceAll(one, "labelImage", "x"),
		"an image that is none": strings.ReplaceAll(one, "JVBERi", "*"), "half a part": whole[:len(whole)-30], "a number of prose": strings.ReplaceAll(one, "9334612345678900000015", "see the label"),
		"nothing": "", "null": "null", "a list": "[]",
	} {
		c, _ := answering(t, 201, body)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, name)
	}
}

// Not parallel: it counts what is allocated.
func TestALargeLabelIsReadWithinBounds(t *testing.T) {
	image := strings.Repeat("JVBERi0x", 1_200_000) // 9.6 MB
	c, server := answering(t, 200, `{"trackingNumber":"9334612345678900000015","postage":5.12,"labelImage":"`+image+`"}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	l, err := c.Buy(t.Context(), purchase(nil))
	runtime.ReadMemStats(&after)
	require.NoError(t, err)
	require.Len(t, l.Image, 7_200_000)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(120<<20), "the server's own copies are in it")

	server.Body = `{"labelImage":"` + strings.Repeat("JVBERi0x", 1_500_000) + `"}` // 12 MB
	_, err = c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, "longer than is read at all")
}
