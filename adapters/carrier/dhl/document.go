package dhl

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// Kind of a document that DHL keeps.
type Kind string

// The kinds (document of 3.1.1, typeCode of get-image).
const (
	Waybill           Kind = "waybill" // the archived copy, not the label that goes on the parcel
	CommercialInvoice Kind = "commercial-invoice"
)

// Document is one of a shipment.
type Document struct {
	Kind   Kind
	Format string          // "PDF"
	Image  shipping.Sealed // the caller owns it
}

var errNoDocument = errors.New("dhl: the answer holds no document")

// Document gets a document of a shipment as PDF. pickedUp is any day of the month in which the parcel was handed over.
// ErrNotFound where DHL keeps none, or not yet.
func (c *Carrier) Document(ctx context.Context, n shipping.TrackingNumber, k Kind, pickedUp cal.Date) (Document, error) {
	o := operation{op: "document", family: "image", method: http.MethodGet, repeatable: true}
	switch {
	case !isNumber(n.Reveal()):
		return Document{}, malformed(o.op, "tracking")
	case k != Waybill && k != CommercialInvoice:
		return Document{}, dialect.FieldFault(o.op, shipping.ErrUnsupported, "kind", "is neither waybill nor commercial invoice")
	case !pickedUp.IsSet():
		return Document{}, dialect.FieldFault(o.op, shipping.ErrInvalid, "picked_up", "is missing")
	}
	o.path = "/shipments/" + n.Reveal() + "/get-image"
	o.query = url.Values{
		"shipperAccountNumber": {c.cfg.Account}, "typeCode": {string(k)}, "pickupYearAndMonth": {pickedUp.String()[:len("2006-01")]},
		"encodingFormat": {"pdf"}, "allInOnePDF": {"true"},
	}
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return Document{}, err
	}
	d, err := decodeDocument(answer)
	if err != nil {
		return Document{}, unreadable(o, "the answer holds no document")
	}
	d.Kind = k
	return d, nil
}

func decodeDocument(body []byte) (Document, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return Document{}, err
	}
	first := root.Get("documents")
	format := first.Get("encodingFormat").Text()
	raw, err := unpack(first.Get("content").Text())
	if err != nil || !isFormat(format) {
		return Document{}, errNoDocument
	}
	return Document{Format: format, Image: raw}, nil
}

// kinds are those of the documents that come with a label, in the words of shipments.
var kinds = map[string]Kind{"invoice": CommercialInvoice, "waybillDoc": Waybill}

// decodeDocuments reads the documents that came with a label. What cannot be read, or is of another kind, is left out.
func decodeDocuments(body []byte) (all []Document) {
	root, _ := loosejson.Parse(body)
	for v := range root.Get("documents").Elements() {
		kind, known := kinds[v.Get("typeCode").Text()]
		raw, err := unpack(v.Get("content").Text())
		format := v.Get("imageFormat").Text()
		if known && err == nil && isFormat(format) {
			all = append(all, Document{kind, strings.ToUpper(format), raw})
		}
	}
	return all
}
