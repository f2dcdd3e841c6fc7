package ups

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/shipping"
)

// Void makes a shipment dead, so that it is not billed. One that is void already is success, so the call may be
// repeated. UPS voids for some days only; after that it is ErrRefused.
func (c *Carrier) Void(ctx context.Context, id shipping.LabelID) error {
	o := operation{op: "void", family: "shipping", method: http.MethodDelete, repeatable: true}
	if !isNumber(id.Reveal()) {
		return malformed(o.op, "id")
	}
	o.path = "/api/shipments/v2409/void/cancel/" + id.Reveal()
	answer, err := c.ask(ctx, o, nil)
	if alreadyVoid(err) {
		return nil
	}
	if err != nil {
		return err
	}
	voided, err := decodeVoid(answer)
	if err != nil {
		return unreadable(o, "the answer is not what UPS answers")
	}
	if !voided {
		return unreadable(o, "UPS does not say that the shipment is void")
	}
	return nil
}

func alreadyVoid(err error) bool {
	var e *shipping.Error
	return errors.As(err, &e) && e.Code == codeAlreadyVoided
}

// malformed is an id or number that is none; it is not repeated in the error.
func malformed(op, field string) error {
	return dialect.FieldFault(op, shipping.ErrInvalid, field, "must be 7 to 34 letters and digits")
}
