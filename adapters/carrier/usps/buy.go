package usps

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

const (
	keyHeader  = "X-Idempotency-Key"
	replays    = 2               // of a prepared purchase whose answer was lost, within one call
	replayWait = 2 * time.Second // before a replay; doubled before the next
)

var buyOperation = operation{op: "buy", family: "labels", method: http.MethodPost, path: "/labels/v3/label", paid: true}

// Prepare draws USPS's key of a purchase, a random UUID that tells nothing of ours, and the exact bytes of its request,
// the mailing date in it. It calls nobody. Store both before BuyPrepared: bytes that are written anew on another day
// are another payload.
func (c *Carrier) Prepare(_ context.Context, p shipping.Purchase) (shipping.Prepared, error) {
	const op = "prepare"
	class, format, err := c.sellable(op, p)
	if err != nil {
		return shipping.Prepared{}, err
	}
	on, err := c.mailingDate(op, "shipment.ship_on", p.Shipment.ShipOn)
	if err != nil {
		return shipping.Prepared{}, err
	}
	request, err := c.labelRequest(p, class, format, on)
	if err != nil {
		return shipping.Prepared{}, carrierhttp.During(op, err)
	}
	body, err := write(op, request)
	if err != nil {
		return shipping.Prepared{}, err
	}
	return shipping.Prepared{Key: newKey(), Body: body}, nil
}

// BuyPrepared buys what Prepare drew, with exactly those bytes under that key, so that USPS gives the label that it has
// sold already and sells no other. After a lost answer it sends the same again, twice at most, and then gives
// ErrOutcomeUnknown: call it again with the same Prepared, today or after a crash. Once an answer was lost, nothing but
// a label settles: a refusal or a throttling of the replay is ErrOutcomeUnknown too. That holds within one call; across
// calls it is the caller who knows that an answer was lost before.
//
// USPS documents the replay (domestic-labels.yaml 3.9.13) without saying for how long it keeps a key.
func (c *Carrier) BuyPrepared(ctx context.Context, p shipping.Purchase, prepared shipping.Prepared) (shipping.Label, error) {
	label, err := c.buyOnce(ctx, p, prepared)
	for n := 0; n < replays && errors.Is(err, shipping.ErrOutcomeUnknown); n++ {
		if c.cfg.Sleep(ctx, replayWait<<n) != nil {
			break
		}
		label, err = c.buyOnce(ctx, p, prepared)
		if err != nil {
			err = stillUnknown(err)
		}
	}
	return label, err
}

// stillUnknown is a replay's failure: what it says of itself does not hold for the purchase before it.
func stillUnknown(err error) error {
	var e *shipping.Error
	if !errors.As(err, &e) {
		return err
	}
	unknown := *e
	unknown.Class = shipping.ErrOutcomeUnknown
	return &unknown
}

// Buy prepares and buys in one call, for callers who do not store: the key that it draws is gone with the call, so a
// lost answer cannot be replayed and is a person's to settle (ErrOutcomeUnknown). It sends the purchase once. Whoever
// can store uses Prepare and BuyPrepared.
func (c *Carrier) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	prepared, err := c.Prepare(ctx, p)
	if err != nil {
		return shipping.Label{}, carrierhttp.During(buyOperation.op, err)
	}
	return c.buyOnce(ctx, p, prepared)
}

// buyOnce sends a prepared purchase once.
func (c *Carrier) buyOnce(ctx context.Context, p shipping.Purchase, prepared shipping.Prepared) (shipping.Label, error) {
	o := buyOperation
	_, format, err := c.sellable(o.op, p)
	if err != nil {
		return shipping.Label{}, err
	}
	if !isKey(prepared.Key) || len(prepared.Body) == 0 {
		return shipping.Label{}, fieldFault(o.op, shipping.ErrInvalid, "prepared", "is not what Prepare drew")
	}
	return c.label(ctx, o, prepared, p, format)
}

// label sends the request of a label, for either way, and reads it.
func (c *Carrier) label(ctx context.Context, o operation, prepared shipping.Prepared, p shipping.Purchase,
	format string) (shipping.Label, error) {
	o.header = http.Header{keyHeader: {prepared.Key}, "Accept": {jsonWithImages}}
	answer, err := c.ask(ctx, o, prepared.Body)
	if err != nil {
		return shipping.Label{}, err
	}
	label, err := decodeLabel(answer.Header.Get("Content-Type"), answer.Body, o.way())
	if err != nil {
		return shipping.Label{}, unreadable(o, "the answer holds no whole label")
	}
	label.Key, label.Service, label.Format = p.Key, p.Service, formatOf(label.Image, format)
	return label, nil
}

// way is the one of the label that o buys.
func (o operation) way() way {
	if o.path == returnPath {
		return wayBack
	}
	return wayOut
}

// sellable refuses what must not be sent, and gives the mail class and the format of the rest.
func (c *Carrier) sellable(op string, p shipping.Purchase) (class, format string, err error) {
	if err := p.Validate(); err != nil {
		return "", "", err
	}
	class, ok := mailClassOf(p.Service)
	if !ok || !c.offers(p.Service) {
		return "", "", fieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	if err := carriable(op, p.Shipment); err != nil {
		return "", "", inShipment(err)
	}
	if err := servable(op, class, p.Shipment); err != nil {
		return "", "", inShipment(err)
	}
	if format = p.Format; format == "" {
		format = c.cfg.LabelFormat
	}
	if imageTypes[format] == "" {
		return "", "", fieldFault(op, shipping.ErrUnsupported, "format", "no format of this carrier")
	}
	return class, format, nil
}

// inShipment puts the path of the shipment before the field of a fault.
func inShipment(err error) error {
	if e, ok := err.(*shipping.Error); ok && e.Field != "service" {
		e.Field = "shipment." + e.Field
	}
	return err
}

// newKey is a random UUID, version 4.
func newKey() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// isKey reports whether s is a UUID as newKey writes it.
func isKey(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c, hyphen := s[i], i == 8 || i == 13 || i == 18 || i == 23
		hex := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		if hyphen != (c == '-') || !hyphen && !hex {
			return false
		}
	}
	return true
}
