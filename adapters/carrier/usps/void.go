package usps

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// Void makes a label dead, so that it is not billed. One that is void already is success, so the call may be repeated.
// A label on a SCAN form, or one that was used, is ErrRefused. It drops what VoidLabel tells.
func (c *Carrier) Void(ctx context.Context, id shipping.LabelID) error {
	_, err := c.VoidLabel(ctx, id)
	return err
}

// VoidLabel makes a label dead and tells how: VoidDone for one that USPS has not manifested, VoidRefund for one that it
// has, whose refund is asked for under a dispute id. A label that was void before is VoidUnknown without an error: USPS
// does not say again how it died.
func (c *Carrier) VoidLabel(ctx context.Context, id shipping.LabelID) (shipping.Voiding, error) {
	if !isNumber(id.Reveal()) {
		return shipping.Voiding{}, malformed("void", "id")
	}
	return c.void(ctx, "/labels/v3/label/"+id.Reveal(), nil)
}

// VoidPrepared makes the label dead that was bought under the key of prepared, for a purchase whose answer was lost and
// whose label is not wanted any more. ErrNotFound where USPS has sold none under it.
func (c *Carrier) VoidPrepared(ctx context.Context, prepared shipping.Prepared) (shipping.Voiding, error) {
	if !isKey(prepared.Key) {
		return shipping.Voiding{}, fieldFault("void", shipping.ErrInvalid, "prepared", "is not what Prepare drew")
	}
	return c.void(ctx, "/labels/v3/label", http.Header{keyHeader: {prepared.Key}})
}

func (c *Carrier) void(ctx context.Context, path string, header http.Header) (shipping.Voiding, error) {
	o := operation{op: "void", family: "labels", method: http.MethodDelete, path: path, header: header, repeatable: true, paid: true}
	answer, err := c.ask(ctx, o, nil)
	if hasCode(err, codeAlreadyVoided) {
		return shipping.Voiding{}, nil
	}
	if err != nil {
		return shipping.Voiding{}, err
	}
	v, ok := decodeVoid(answer.Body)
	if !ok {
		return shipping.Voiding{}, unreadable(o, "USPS does not say that the label is void")
	}
	return v, nil
}

// decodeVoid reads how a label died; ok is false where USPS does not say that it did.
func decodeVoid(body []byte) (v shipping.Voiding, ok bool) {
	root, _ := loosejson.Parse(body)
	switch root.Get("status").Text() {
	case "CANCELED":
		return shipping.Voiding{Outcome: shipping.VoidDone}, true
	case "DISPUTED":
		return shipping.Voiding{Outcome: shipping.VoidRefund, Reference: tidyID(root.Get("disputeId").Text())}, true
	}
	return shipping.Voiding{}, false
}

func hasCode(err error, code string) bool {
	var e *shipping.Error
	return errors.As(err, &e) && e.Code == code
}

// tidyID keeps an identifier of letters, digits and hyphens, and drops anything else.
func tidyID(s string) string {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-' {
			return ""
		}
	}
	if len(s) > 40 {
		return ""
	}
	return s
}

// malformed is an id or number that is none; it is not repeated in the error.
func malformed(op, field string) error {
	return fieldFault(op, shipping.ErrInvalid, field, "must be 10 to 34 capitals and digits")
}
