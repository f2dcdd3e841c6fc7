package fedex

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

type voidRequest struct {
	AccountNumber   account `json:"accountNumber"`
	DeletionControl string  `json:"deletionControl"`
	TrackingNumber  string  `json:"trackingNumber"`
}

// Void makes a label dead, so that it is not billed. One that is dead already is success, so the call may be repeated.
// FedEx voids until it has the parcel; after that it is ErrRefused, also where FedEx says so in a 200.
func (c *Carrier) Void(ctx context.Context, id shipping.LabelID) error {
	o := operation{op: "void", family: "ship", method: http.MethodPut, path: "/ship/v1/shipments/cancel", repeatable: true}
	if !isNumber(id.Reveal()) {
		return malformed(o.op, "id")
	}
	answer, err := c.ask(ctx, o, voidRequest{account{c.cfg.Account}, "DELETE_ALL_PACKAGES", id.Reveal()})
	var e *shipping.Error
	if errors.As(err, &e) && alreadyVoid[e.Code] {
		return nil
	}
	if err != nil {
		return err
	}
	switch said := decodeVoid(answer); said {
	case voidDone:
		return nil
	case voidRefused:
		e := fault(o.op, shipping.ErrRefused, "FedEx does not void it: the parcel may be on its way")
		e.HTTPStatus = http.StatusOK
		return e
	}
	return unreadable(o, "FedEx does not say whether the shipment is void")
}

type voidAnswer uint8

const (
	voidUnsaid voidAnswer = iota
	voidDone
	voidRefused
)

// decodeVoid reads the flag, a boolean or a word. False is a refusal, unless an alert says that the label was dead.
func decodeVoid(body []byte) voidAnswer {
	root, _ := loosejson.Parse(body)
	switch root.Get("output", "cancelledShipment").Text() {
	case "true":
		return voidDone
	case "false":
		for _, a := range decodeAlerts(body) {
			if alreadyVoid[a.Code] {
				return voidDone
			}
		}
		return voidRefused
	}
	return voidUnsaid
}

// malformed is an id or number that is none; it is not repeated in the error.
func malformed(op, field string) error {
	return dialect.FieldFault(op, shipping.ErrInvalid, field, "must be 8 to 40 letters and digits")
}
