package ups

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// FindLabel settles a purchase whose answer was lost: it asks label recovery for the labels under k. It never buys.
//
// UPS lets one reference stand on many labels. Where there are several, the one with the lowest tracking number is
// kept and the others are voided before it is given, so that one purchase has one live label; two callers keep the
// same one. A stray that cannot be voided is an error, and the call may be made again. So call it for a key whose
// label is not in use yet.
//
// The price is not told again and stays zero; the service is not either and stays empty. The image is nil where UPS
// gives none that can be read. UPS may show a new label late: ErrNotFound within minutes of the purchase is not yet
// proof that there is none.
func (c *Carrier) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	o := operation{op: "find", family: "labels", method: http.MethodPost, path: "/api/labels/v1/recovery", repeatable: true}
	if !shipping.ValidKey(k) {
		return shipping.Label{}, dialect.FieldFault(o.op, shipping.ErrInvalid, "key", "must be 1 to 35 characters of a-z, 0-9 and hyphen")
	}
	answer, err := c.ask(ctx, o, c.recoveryRequest(k))
	if err != nil {
		return shipping.Label{}, err
	}
	labels, err := decodeRecovery(answer)
	if err != nil {
		return shipping.Label{}, unreadable(o, "the answer holds no label with a tracking number")
	}
	kept, err := c.keepOne(ctx, labels)
	kept.Key = k
	return kept, err
}

func (c *Carrier) recoveryRequest(k shipping.Key) (r recoveryRequest) {
	b := &r.LabelRecoveryRequest
	b.LabelSpecification = labelOf(c.format)
	b.ReferenceValues.ReferenceNumber.Value = string(k)
	b.ReferenceValues.ShipperNumber = c.account
	return r
}

// keepOne keeps the label with the lowest tracking number and voids the strays.
func (c *Carrier) keepOne(ctx context.Context, labels []shipping.Label) (shipping.Label, error) {
	slices.SortFunc(labels, func(a, b shipping.Label) int { return cmp.Compare(a.Tracking, b.Tracking) })
	for _, stray := range labels[1:] {
		if stray.Tracking == labels[0].Tracking {
			continue // one package, two images
		}
		if err := c.Void(ctx, stray.ID); err != nil {
			return shipping.Label{}, carrierhttp.During("find", err)
		}
	}
	return labels[0], nil
}
