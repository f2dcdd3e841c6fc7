package usps_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestAStoryIsReadByItsCodes(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 207, carriercheck.File(t, "track.json"))
	all, err := c.TrackBatch(t.Context(), []shipping.TrackingNumber{"9334612345678900000022", "9334612345678900000015", "no number", "9334612345678900000039"})
	require.NoError(t, err)
	require.ErrorIs(t, all[0].Err, shipping.ErrNotFound)
	var e *shipping.Error
	require.ErrorAs(t, all[0].Err, &e)
	require.Equal(t, "150002", e.Code)
	require.NoError(t, all[1].Err)
	require.Equal(t, shipping.Delivered, all[1].Tracking.Status)
	require.Equal(t, "2026-11-28", all[1].Tracking.ETA.String(), "the day that USPS has worked out")
	var lines []string
	for _, s := range all[1].Tracking.Scans {
		lines = append(lines, fmt.Sprintf("%s %s %s %v", s.At.Format(time.RFC3339), s.Day, s.Code, s.Status))
	}
	require.Equal(t, []string{
		"2026-11-24T15:10:00Z 2026-11-24 GX label_created",
		"2026-11-26T21:10:00Z 2026-11-26 10 in_transit", // without an offset: the zone of the site
		"2026-11-28T15:10:00Z 2026-11-28 OF out_for_delivery",
		"2026-11-28T19:58:40Z 2026-11-28 01 delivered",
	}, lines)
	require.ErrorIs(t, all[2].Err, shipping.ErrInvalid)
	require.ErrorIs(t, all[3].Err, shipping.ErrUnavailable, "a number that the answer leaves out is not one that nobody knows")
}

func TestNotYetIsNotFound(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		status int
		code   string
	}{{404, "404"}, {400, "150001"}, {400, "150002"}, {400, "150003"}, {400, "150004"}} {
		c, _ := answering(t, tc.status, `{"apiVersion":"v3","error":{"code":"`+fmt.Sprint(tc.status)+`","errors":[{"code":"`+tc.code+`"}]}}`)
		_, err := c.Track(t.Context(), "9334612345678900000015")
		require.ErrorIs(t, err, shipping.ErrNotFound, tc.code)
	}
}

// tracked is the status that one story of events, newest first, comes to.
func tracked(t *testing.T, events string) shipping.Status {
	t.Helper()
	c, _ := answering(t, 200, `[{"trackingNumber":"9334612345678900000015","statusCode":"200","statusCategory":"Alert","trackingEvents":[`+events+`]}]`)
	tracking, err := c.Track(t.Context(), "9334612345678900000015")
	require.NoError(t, err)
	return tracking.Status
}

func TestTheTrapsOfTheCodes(t *testing.T) {
	t.Parallel()
	scan := func(code, sentence string, hour int) string {
		return fmt.Sprintf(`{"eventCode":%q,"eventType":%q,"GMTTimestamp":"2026-11-28T%02d:00:00Z"}`, code, sentence, hour)
	}
	for _, tc := range []struct {
		name, events string
		want         shipping.Status
	}{
		{"01 is a delivery", scan("01", "Delivered, Front Door/Porch", 9), shipping.Delivered},
		{"01 to the original sender is a return", scan("01", "Delivered, To Original Sender", 9), shipping.ReturnedToSender},
		{"the sentence counts beside 01 alone", scan("10", "Delivered, To Original Sender", 9), shipping.InTransit},
		{"another sentence that names the sender is none", scan("01", "Delivered, the sender to call", 9), shipping.Delivered},
		{"01 after a return is a return", scan("01", "Delivered", 12) + "," + scan("09", "", 9), shipping.ReturnedToSender},
		{"01 after unclaimed is a return", scan("01", "Delivered", 12) + "," + scan("27", "", 9), shipping.ReturnedToSender},
		{"ready at the post office is not delivered", scan("16", "Available for Pickup", 12) + "," + scan("OF", "", 9), shipping.AvailableForPickup},
		{"picked up there is", scan("43", "", 12) + "," + scan("16", "", 9), shipping.Delivered},
		{"a dead letter is lost", scan("11", "", 12), shipping.Lost},
		{"a code of nobody moves nothing", scan("ZZ", "Delivered", 12) + "," + scan("OF", "", 9), shipping.OutForDelivery},
		{"a code of nobody alone leaves the category", scan("ZZ", "Delivered", 12), shipping.Exception},
		{"an attempt after a delivery moves nothing", scan("02", "", 12) + "," + scan("01", "Delivered", 9), shipping.Delivered},
		{"no events leave the category", "", shipping.Exception},
	} {
		require.Equal(t, tc.want, tracked(t, tc.events), tc.name)
	}
}

func TestAScanKeepsNoSentence(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, `[{"trackingNumber":"9334612345678900000015","trackingEvents":[{"eventCode":"Testa Sampleton","eventType":"Left with Testa Sampleton"}]}]`)
	tracking, err := c.Track(t.Context(), "9334612345678900000015")
	require.NoError(t, err)
	require.Equal(t, "?", tracking.Scans[0].Code)
	require.NotContains(t, fmt.Sprintf("%+v", tracking), "Sampleton")
}

func TestAThousandNumbersAreTwentyNineCalls(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 207, "[]")
	numbers := make([]shipping.TrackingNumber, 1000)
	for i := range numbers {
		numbers[i] = shipping.TrackingNumber(fmt.Sprintf("93346123456789%08d", i))
	}
	all, err := c.TrackBatch(t.Context(), numbers)
	require.NoError(t, err)
	require.Len(t, all, 1000)
	require.Len(t, server.Sent(), 29)
}

func TestABatchThatFailsSaysSoOfTheRest(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 401, `{"error":{"code":"401","errors":[{"source":"Access Token"}]}}`)
	all, err := c.TrackBatch(t.Context(), []shipping.TrackingNumber{"9334612345678900000015", "no number"})
	require.ErrorIs(t, err, shipping.ErrAuth)
	require.ErrorIs(t, all[0].Err, shipping.ErrAuth)
	require.ErrorIs(t, all[1].Err, shipping.ErrInvalid)
}
