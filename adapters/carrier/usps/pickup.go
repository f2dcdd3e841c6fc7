package usps

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

const (
	pickupPath   = "/pickup/v3/carrier-pickup"
	pickupFamily = "pickup"
)

// pickupRequest is in the names of USPS (carrier-pickup.yaml 3.1.8, read 2026-06).
type pickupRequest struct {
	PickupDate      string          `json:"pickupDate"`
	PickupAddress   pickupAddress   `json:"pickupAddress"`
	Packages        []pickupPackage `json:"packages"`
	EstimatedWeight json.Number     `json:"estimatedWeight"`
	PickupLocation  pickupLocation  `json:"pickupLocation"`
}

type pickupAddress struct {
	FirstName string          `json:"firstName"`
	LastName  string          `json:"lastName"`
	Firm      string          `json:"firm,omitempty"`
	Address   address         `json:"address"`
	Contact   []pickupContact `json:"contact"`
}

type pickupContact struct {
	CellNumber string `json:"cellNumber"`
}

type pickupPackage struct {
	PackageType  string `json:"packageType"`
	PackageCount int    `json:"packageCount"`
}

type pickupLocation struct {
	PackageLocation string `json:"packageLocation"`
}

// SchedulePickup asks the letter carrier to take parcels along on a day, at the dock's mail room. USPS takes no hours:
// r.Ready and r.Close are checked and not sent, for the letter carrier comes with the day's mail. It is a purchase: it
// is sent once. Version of what it gives is the ETag, without which a collection is not changed.
func (c *Carrier) SchedulePickup(ctx context.Context, r shipping.PickupRequest) (shipping.Pickup, error) {
	o := operation{op: "pickup", family: pickupFamily, method: http.MethodPost, path: pickupPath}
	request, err := c.pickupRequest(o.op, r)
	if err != nil {
		return shipping.Pickup{}, err
	}
	body, err := write(o.op, request)
	if err != nil {
		return shipping.Pickup{}, err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Pickup{}, err
	}
	p, ok := decodePickup(answer.Body)
	if !ok {
		return shipping.Pickup{}, unreadable(o, "the answer holds no confirmation number")
	}
	p.Version = answer.Header.Get("ETag")
	if !p.On.IsSet() {
		p.On = r.On
	}
	return p, nil
}

func (c *Carrier) pickupRequest(op string, r shipping.PickupRequest) (pickupRequest, error) {
	if err := r.Validate(); err != nil {
		return pickupRequest{}, err
	}
	from, err := addressOf(r.From, "from")
	if err != nil {
		return pickupRequest{}, carrierhttp.During(op, err)
	}
	if from.Phone == "" {
		return pickupRequest{}, fieldFault(op, shipping.ErrInvalid, "from.phone", "is missing: USPS wants ten digits")
	}
	out := pickupRequest{
		PickupDate: r.On.String(),
		PickupAddress: pickupAddress{FirstName: from.FirstName, LastName: from.LastName, Firm: from.Firm,
			Contact: []pickupContact{{from.Phone}}},
		Packages:        []pickupPackage{{packageType(r.Service), r.Parcels}},
		EstimatedWeight: pounds(r.Grams), PickupLocation: pickupLocation{"MAIL_ROOM"},
	}
	if out.PickupAddress.LastName == "" { // both names are required, and a pharmacy has none
		out.PickupAddress.FirstName, out.PickupAddress.LastName = "Shipping", "Desk"
	}
	from.FirstName, from.LastName, from.Firm, from.Phone, from.IgnoreBadAddress = "", "", "", "", nil
	out.PickupAddress.Address = from
	return out, nil
}

// packageType is the kind of parcel that is collected.
func packageType(s shipping.Service) string {
	switch class, _ := mailClassOf(s); class {
	case classGround, classPriority, classExpress:
		return class
	}
	return "OTHER"
}

func decodePickup(body []byte) (p shipping.Pickup, ok bool) {
	root, _ := loosejson.Parse(body)
	p.ID = tidyID(root.Get("confirmationNumber").Text())
	p.On = day(root.Get("pickupDate").Text())
	return p, p.ID != ""
}

// CancelPickup calls a collection off; one that USPS no longer knows is off already. It shows p.Version; where that is
// empty, or USPS has another since, it asks for the one of now.
func (c *Carrier) CancelPickup(ctx context.Context, p shipping.Pickup) error {
	const op = "pickup"
	if p.ID == "" || tidyID(p.ID) == "" {
		return fieldFault(op, shipping.ErrInvalid, "id", "is no confirmation number")
	}
	err := errStale
	if p.Version != "" {
		err = c.cancelVersion(ctx, p)
	}
	if errors.Is(err, errStale) {
		if p.Version, err = c.pickupVersion(ctx, p.ID); err == nil {
			err = c.cancelVersion(ctx, p)
		}
	}
	if errors.Is(err, shipping.ErrNotFound) {
		return nil
	}
	if errors.Is(err, errStale) {
		return fault(op, shipping.ErrUnavailable, "the collection is changed by somebody else at the same time")
	}
	return err
}

// errStale is an ETag that is not that of now.
var errStale = errors.New("usps: the version of the collection is not that of now")

func (c *Carrier) cancelVersion(ctx context.Context, p shipping.Pickup) error {
	o := operation{op: "pickup", family: pickupFamily, method: http.MethodDelete, path: pickupPath + "/" + p.ID,
		header: http.Header{"If-Match": {p.Version}}, repeatable: true}
	_, err := c.ask(ctx, o, nil)
	var e *shipping.Error
	if errors.As(err, &e) && e.HTTPStatus == http.StatusPreconditionFailed {
		return errStale
	}
	return err
}

func (c *Carrier) pickupVersion(ctx context.Context, id string) (string, error) {
	o := operation{op: "pickup", family: pickupFamily, method: http.MethodGet, path: pickupPath + "/" + id, repeatable: true}
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return "", err
	}
	tag := answer.Header.Get("ETag")
	if tag == "" {
		return "", unreadable(o, "USPS does not tell the version of the collection")
	}
	return tag, nil
}
