package ups_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/shipping"
)

// echoes are answers of UPS that repeat what was sent, in every place where a word of UPS can stand.
var echoes = []string{
	`{"response":{"errors":[{"code":"PLANTED","message":"PLANTED"}]}}`,
	`{"response":{"errors":[{"code":"120124","message":"No service to PLANTED"}]}}`,
	`{"trackResponse":{"shipment":[{"warnings":[{"code":"PLANTED","message":"PLANTED"}]}]}}`,
	`{"ShipmentResponse":{"ShipmentResults":{"ShipmentIdentificationNumber":"PLANTED","PackageResults":{"TrackingNumber":"PLANTED"}}}}`,
	`<html><title>PLANTED</title></html>`,
	`PLANTED`,
}

func TestAPersonThatUPSRepeatsIsInNoError(t *testing.T) {
	t.Parallel()
	var said bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&said, nil))
	for _, status := range []int{200, 201, 302, 400, 401, 403, 404, 405, 422, 500, 503} {
		for _, echo := range echoes {
			body := strings.ReplaceAll(echo, "PLANTED", carriertest.PlantedName+", "+carriertest.PlantedStreet)
			c, _ := answering(t, status, body, "errorcode", carriertest.PlantedName, "errordescription", carriertest.PlantedStreet)
			for op, err := range everyFault(t, c) {
				require.Error(t, err, "%s %d %s", op, status, echo)
				fmt.Fprintf(&said, "%v %+v %#v\n", err, err, err)
				log.Error(op, "error", err, "label", shipping.Label{Tracking: "1ZA1B2C30300000012"})
			}
		}
	}
	for _, piece := range []string{"sampleton", "madeup", "127.0.0.1", "1za1b2c30300000012"} {
		require.NotContains(t, strings.ToLower(said.String()), piece)
	}
}

func everyFault(t *testing.T, c interface {
	shipping.Carrier
	shipping.LabelFinder
	shipping.AddressChecker
	shipping.Returner
}) map[string]error {
	_, quote := c.Quote(t.Context(), carriertest.Shipment())
	_, buy := c.Buy(t.Context(), purchase(nil))
	_, back := c.BuyReturn(t.Context(), purchase(nil))
	_, find := c.FindLabel(t.Context(), "k-1")
	_, track := c.Track(t.Context(), "1ZA1B2C30300000012")
	_, address := c.CheckAddress(t.Context(), carriertest.Shipment().To)
	void := c.Void(t.Context(), "1ZA1B2C30300000012")
	return map[string]error{"quote": quote, "buy": buy, "return": back, "find": find, "track": track, "address": address, "void": void}
}

func TestACallKeepsItsNameThroughAttempts(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 503, "")
	_, err := c.Track(t.Context(), "1ZA1B2C30300000012")
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	all := server.Sent()
	require.Greater(t, len(all), 1)
	for _, r := range all {
		require.Equal(t, all[0].Header.Get("transId"), r.Header.Get("transId"))
	}
}
