package fedex

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func samples(t testing.TB, part string) map[string][]byte {
	t.Helper()
	return carriercheck.Samples(t, shipping.FedEx, part)
}

// decodeAll reads body as every answer there is; it must not panic.
func decodeAll(body []byte) (d decodedAnswer) {
	d.quotes, d.rateErr = decodeRates(body)
	d.label, d.shipErr = decodeShip(body)
	d.stories, d.trackErr = decodeTrack(body, time.UTC)
	d.found, d.findErr = decodeReferences(body, time.UTC)
	d.address, d.addressErr = decodeAddress(body, carriertest.Shipment().To)
	d.alerts = decodeAlerts(body)
	d.voided = decodeVoid(body)
	d.pickup, d.location = decodePickup(body)
	d.code = faultCode(body)
	_, d.tokenErr = decodeToken(body)
	return d
}

type decodedAnswer struct {
	quotes                 []shipping.Quote
	label                  shipping.Label
	stories                map[string]story
	found                  []story
	address                shipping.AddressAnswer
	alerts                 []Alert
	voided                 voidAnswer
	pickup, location, code string

	rateErr, shipErr, findErr, trackErr, addressErr, tokenErr error
}

func TestEveryRecordedBodyIsReadWithoutAPanic(t *testing.T) {
	t.Parallel()
	for _, body := range samples(t, "") {
		decodeAll(body)
	}
}

// answers are those of a recorded file that have root in their output: the file may be a list of them.
func answers(body []byte, root string) (all [][]byte) {
	var list []json.RawMessage
	if json.Unmarshal(body, &list) != nil {
		list = []json.RawMessage{body}
	}
	for _, one := range list {
		var answer struct {
			Output map[string]json.RawMessage `json:"output"`
		}
		if json.Unmarshal(one, &answer) == nil && answer.Output[root] != nil {
			all = append(all, one)
		}
	}
	return all
}

func TestRecordedRates(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/rate/") {
		for _, one := range answers(body, "rateReplyDetails") {
			seen++
			quotes, err := decodeRates(one)
			require.NoError(t, err, name)
			require.Equal(t, strings.Contains(string(one), `"currency": "USD"`) || strings.Contains(string(one), `"currency":"USD"`), len(quotes) > 0, name)
		}
	}
	t.Log(seen, "recorded answers")
}

func TestRecordedLabels(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/ship") {
		for _, one := range answers(body, "transactionShipments") {
			l, err := decodeShip(one)
			if strings.Contains(string(one), `"encoded label"`) {
				require.ErrorIs(t, err, errNoImage, "%s is printed in a document and holds words for an image", name)
				continue
			}
			require.NoError(t, err, name)
			require.NotEmpty(t, l.Image, name)
		}
	}
}

func TestRecordedStories(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/track/") {
		for _, one := range answers(body, "completeTrackResults") {
			stories, err := decodeTrack(one, time.UTC)
			require.NoError(t, err, name)
			for n, s := range stories {
				require.True(t, s.empty != (s.code == ""), "%s %s", name, n)
				if strings.Contains(name, "DuplicateTracking") || strings.Contains(name, "InconsistentDateTime") {
					require.Equal(t, shipping.Delivered, s.tracking.Status, name)
				}
			}
		}
	}
}

func TestRecordedVoidsAreDone(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/void/") {
		for _, one := range answers(body, "cancelledShipment") {
			require.Equal(t, voidDone, decodeVoid(one), name)
		}
	}
}

func TestRecordedPickupsAreConfirmed(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/pickup/") {
		for _, one := range answers(body, "pickupConfirmationCode") {
			id, _ := decodePickup(one)
			require.NotEmpty(t, id, name)
		}
	}
}

var statusInName = regexp.MustCompile(`__response(\d{3})__`)

// Every recorded error has a code of our table, or none that anybody could read, and a class that fits its status.
func TestEveryRecordedErrorHasItsClass(t *testing.T) {
	t.Parallel()
	seen, classes := 0, map[error]int{}
	for name, body := range samples(t, "/error/") {
		if strings.Contains(name, "Parsed") {
			continue // what another program made of one
		}
		seen++
		status := 400
		if m := statusInName.FindStringSubmatch(name); m != nil {
			status, _ = strconv.Atoi(m[1])
		}
		code, _ := readFault(&carrierhttp.Response{Body: body, Status: status})
		require.NotEmpty(t, code, name)
		class := dialect.ClassOf(code, status)
		classes[class]++
		switch status {
		case 401, 403:
			require.Equal(t, shipping.ErrAuth, class, name)
		case 404:
			require.Equal(t, shipping.ErrNotFound, class, name)
		case 500, 503:
			require.Equal(t, shipping.ErrUnavailable, class, name)
		default:
			require.Contains(t, []error{shipping.ErrInvalid, shipping.ErrRefused, shipping.ErrAuth, shipping.ErrNotFound}, class, name)
		}
	}
	t.Log(seen, "recorded errors", classes)
}
