package dhl

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// DryRun has DHL check a purchase and buys nothing (validateDataOnly). nil: DHL finds no fault with it.
//
// DHL tells what it finds in an answer of status 201, whose body has the status that counts.
func (c *Carrier) DryRun(ctx context.Context, p shipping.Purchase) error {
	o := operation{op: "dry run", family: "shipments", method: http.MethodPost, path: "/shipments", repeatable: true,
		query: url.Values{"validateDataOnly": {"true"}, "strictValidation": {"true"}}}
	body, err := c.purchase(o.op, p)
	if err != nil {
		return err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return err
	}
	return checked(o, answer)
}

func checked(o operation, answer []byte) error {
	root, err := loosejson.Parse(answer)
	if err != nil || len(root) == 0 {
		return unreadable(o, "the answer is not what DHL answers")
	}
	if isNumber(root.Get("shipmentTrackingNumber").Text()) {
		return fault(o.op, shipping.ErrOutcomeUnknown, "DHL has answered a dry run with a shipment")
	}
	if status := problemStatus(root); status >= http.StatusBadRequest {
		return refusal(o, &carrierhttp.Response{Status: status, Body: answer})
	}
	return nil
}

// problemStatus is the status inside a problem body, a number or a string, under either of its names; 0 for none.
func problemStatus(root loosejson.Value) int {
	for _, name := range [...]string{"status", "code"} {
		if n, err := strconv.Atoi(root.Get(name).Text()); err == nil && n >= 100 && n < 600 {
			return n
		}
	}
	return 0
}
