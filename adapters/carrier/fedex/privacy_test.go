package fedex_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/shipping"
)

// echoes are answers that repeat the planted person wherever FedEx has room for a word.
var echoes = []struct {
	status int
	body   string
}{
	{400, `{"errors":[{"code":"PLANTED","message":"PLANTED","parameterList":[{"key":"PLANTED","value":"PLANTED"}]}]}`},
	{401, `{"errors":[{"code":"PLANTED","message":"PLANTED"}]}`},
	{404, `{"error":"PLANTED","error_detail":"PLANTED"}`},
	{429, `{"errors":{"code":"PLANTED"}}`},
	{500, `<html>PLANTED</html>`},
	{200, `{"errors":[{"code":"PLANTED"}]}`},
	{200, `{"output":{"rateReplyDetails":[{"serviceType":"PLANTED"}],"cancelledShipment":"PLANTED","pickupConfirmationCode":"PLANTED",
		"transactionShipments":[{"pieceResponses":[{"trackingNumber":"PLANTED"}]}],"resolvedAddresses":[{"attributes":{"PLANTED":"PLANTED"}}],
		"completeTrackResults":[{"trackingNumber":"PLANTED","trackResults":[{"error":{"code":"PLANTED","message":"PLANTED"}}]}]}}`},
}

func TestAPersonThatFedExRepeatsIsInNoError(t *testing.T) {
	t.Parallel()
	for _, planted := range []string{carriertest.PlantedName, carriertest.PlantedStreet, "Sampleville"} {
		for _, echo := range echoes {
			c, _ := answering(t, echo.status, strings.ReplaceAll(echo.body, "PLANTED", planted))
			for op, call := range everyCall(t, c) {
				err := call()
				require.Error(t, err, op)
				for _, form := range []string{"%v", "%+v", "%#v"} {
					require.NotContains(t, strings.ToLower(fmt.Sprintf(form, err)), strings.ToLower(planted), op)
				}
				text, _ := json.Marshal(err)
				require.NotContains(t, string(text), planted, op)
			}
		}
	}
}

func everyCall(t *testing.T, c *fedex.Carrier) map[string]func() error {
	s := carriertest.Shipment()
	back := purchase(func(p *shipping.Purchase) { p.Shipment.From, p.Shipment.To = p.Shipment.To, p.Shipment.From })
	pickup := collection
	pickup.From = s.From
	return map[string]func() error{
		"quote":   func() error { _, err := c.Quote(t.Context(), s); return err },
		"buy":     func() error { _, err := c.Buy(t.Context(), purchase(nil)); return err },
		"return":  func() error { _, err := c.BuyReturn(t.Context(), back); return err },
		"void":    func() error { return c.Void(t.Context(), "794900000011") },
		"track":   func() error { _, err := c.Track(t.Context(), "794900000011"); return err },
		"find":    func() error { _, err := c.FindLabel(t.Context(), "k-1"); return err },
		"address": func() error { _, err := c.CheckAddress(t.Context(), s.To); return err },
		"pickup":  func() error { _, err := c.SchedulePickup(t.Context(), pickup); return err },
		"cancel": func() error {
			return c.CancelPickup(t.Context(), shipping.Pickup{ID: "X1", On: pickup.On, Version: "FDXE X"})
		},
	}
}
