package fedex

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// Alert is what FedEx notes beside an answer, by its machine code: "SHIP.RECIPIENT.POSTALCITY.MISMATCH". Its words are
// left out: they may repeat an address.
type Alert struct {
	Code    string
	Warning bool // else a note
}

// DryRun asks FedEx whether it would sell the label, and buys nothing. Use it in tests and before the first purchase
// of an account. The error is the one that Buy would give, and the alerts those that would come with the label.
func (c *Carrier) DryRun(ctx context.Context, p shipping.Purchase) ([]Alert, error) {
	o := operation{op: "dry run", family: "ship", method: http.MethodPost, path: "/ship/v1/shipments/packages/validate", repeatable: true}
	body, err := c.purchase(o.op, p)
	if err != nil {
		return nil, err
	}
	body.LabelResponseOptions, body.ShipAction, body.ProcessingOptionType = "", "", ""
	body.RequestedShipment.TotalWeight = wholePounds(p.Shipment.Parcel.Grams) // an integer here, says the document
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return nil, err
	}
	root, err := loosejson.Parse(answer)
	if err != nil || len(root.Get("output").First()) == 0 {
		return nil, unreadable(o, "the answer is not what FedEx answers")
	}
	return decodeAlerts(answer), nil
}

// maxAlerts of one answer are kept.
const maxAlerts = 32

// decodeAlerts reads the alerts of an answer, of its shipments, and of nothing deeper.
func decodeAlerts(body []byte) (all []Alert) {
	root, _ := loosejson.Parse(body)
	output := root.Get("output")
	all = appendAlerts(all, output.Get("alerts"))
	for s := range output.Get("transactionShipments").Elements() {
		all = appendAlerts(all, s.Get("alerts"))
	}
	return all
}

func appendAlerts(all []Alert, alerts loosejson.Value) []Alert {
	for a := range alerts.Elements() {
		if code := tidyCode(a.Get("code").Text()); code != "" && len(all) < maxAlerts {
			all = append(all, Alert{Code: code, Warning: a.Get("alertType").Text() == "WARNING"})
		}
	}
	return all
}
