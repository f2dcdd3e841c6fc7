package dhl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// maxPieces is the most parcels that one collection names.
const maxPieces = 999

type pickupRequest struct {
	PlannedPickupDateAndTime string    `json:"plannedPickupDateAndTime"`
	CloseTime                string    `json:"closeTime"`
	LocationType             string    `json:"locationType"`
	Accounts                 []account `json:"accounts"`
	CustomerDetails          struct {
		ShipperDetails party `json:"shipperDetails"`
	} `json:"customerDetails"`
	ShipmentDetails []pickupShipment `json:"shipmentDetails"`
}

type pickupShipment struct {
	ProductCode         string        `json:"productCode"`
	IsCustomsDeclarable bool          `json:"isCustomsDeclarable"`
	UnitOfMeasurement   string        `json:"unitOfMeasurement"`
	Packages            []packageBody `json:"packages"`
}

// SchedulePickup asks for one collection; an empty r.Service is ExpressWorldwide. Times are those of Config.Zone. DHL
// takes no key of ours with it, so a lost answer is a person's to settle.
func (c *Carrier) SchedulePickup(ctx context.Context, r shipping.PickupRequest) (shipping.Pickup, error) {
	o := operation{op: "pickup", family: "pickups", method: http.MethodPost, path: "/pickups"}
	if err := r.Validate(); err != nil {
		return shipping.Pickup{}, err
	}
	body, err := c.pickupRequest(o.op, r)
	if err != nil {
		return shipping.Pickup{}, carrierhttp.During(o.op, err)
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Pickup{}, err
	}
	id := decodePickup(answer)
	if id == "" {
		return shipping.Pickup{}, unreadable(o, "the answer holds no confirmation of a pickup")
	}
	return shipping.Pickup{ID: id, On: r.On}, nil
}

func (c *Carrier) pickupRequest(op string, r shipping.PickupRequest) (p pickupRequest, err error) {
	product, ok := "P", true
	if r.Service != "" {
		product, ok = services.Code(r.Service)
	}
	if !ok {
		return p, dialect.FieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	if r.Parcels > maxPieces || int64(r.Parcels) > r.Grams {
		return p, dialect.FieldFault(op, shipping.ErrInvalid, "parcels", "are more than DHL collects at once, or more than their grams")
	}
	if p.CustomerDetails.ShipperDetails, err = partyOf(r.From, "from"); err != nil {
		return p, err
	}
	p.CustomerDetails.ShipperDetails.TypeCode = "" // which a pickup does not take
	year, month, day := r.On.Split()
	p.PlannedPickupDateAndTime = stamp(time.Date(year, month, day, int(r.Ready)/60, int(r.Ready)%60, 0, 0, c.cfg.Zone))
	p.CloseTime = fmt.Sprintf("%02d:%02d", r.Close/60, r.Close%60)
	p.LocationType, p.Accounts = "business", c.accounts()
	p.ShipmentDetails = []pickupShipment{{product, true, "metric", shared(r.Grams, r.Parcels)}}
	return p, nil
}

// shared divides a weight over parcels, to the gram.
func shared(grams int64, parcels int) []packageBody {
	each, left := grams/int64(parcels), grams%int64(parcels)
	all := make([]packageBody, parcels)
	for i := range all {
		weight := each
		if int64(i) < left {
			weight++
		}
		all[i].Weight = kilograms(weight)
	}
	return all
}

func decodePickup(body []byte) string {
	root, _ := loosejson.Parse(body)
	return carrierhttp.TidyCode(root.Get("dispatchConfirmationNumbers").Text())
}

// CancelPickup calls a collection off. One that DHL does not know is off: success. DHL says of one that is off or made
// already no more than that the request is wrong, so that is ErrInvalid (unconfirmed).
func (c *Carrier) CancelPickup(ctx context.Context, p shipping.Pickup) error {
	o := operation{op: "cancel pickup", family: "pickups", method: http.MethodDelete, repeatable: true,
		query: url.Values{"requestorName": {"pharmacy"}, "reason": {"not needed"}}}
	if p.ID == "" || carrierhttp.TidyCode(p.ID) == "" {
		return dialect.FieldFault(o.op, shipping.ErrInvalid, "id", "is no confirmation of a pickup")
	}
	o.path = "/pickups/" + url.PathEscape(p.ID)
	if _, err := c.ask(ctx, o, nil); err != nil && !errors.Is(err, shipping.ErrNotFound) {
		return err
	}
	return nil
}
