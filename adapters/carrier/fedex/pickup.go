package fedex

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// pickupRequest is that of pickup-request-v1 (read 2025-10).
type pickupRequest struct {
	AssociatedAccountNumber account      `json:"associatedAccountNumber"`
	OriginDetail            pickupOrigin `json:"originDetail"`
	TotalWeight             weight       `json:"totalWeight"`
	PackageCount            int          `json:"packageCount"`
	CarrierCode             string       `json:"carrierCode"`
	CountryRelationships    string       `json:"countryRelationships"`
}

type pickupOrigin struct {
	PickupAddressType  string         `json:"pickupAddressType"`
	PickupLocation     pickupLocation `json:"pickupLocation"`
	ReadyDateTimestamp string         `json:"readyDateTimestamp"`
	CustomerCloseTime  string         `json:"customerCloseTime"`
}

type pickupLocation struct {
	Contact       *contact      `json:"contact"`
	Address       postalAddress `json:"address"`
	AccountNumber account       `json:"accountNumber"`
}

type pickupCancel struct {
	AssociatedAccountNumber account `json:"associatedAccountNumber"`
	PickupConfirmationCode  string  `json:"pickupConfirmationCode"`
	CarrierCode             string  `json:"carrierCode"`
	ScheduledDate           string  `json:"scheduledDate"`
	Location                string  `json:"location,omitempty"`
}

// SchedulePickup asks for one collection. FedEx Ground and FedEx Express collect apart: r.Service says which comes;
// empty is Express. FedEx takes no key of ours with it, so a lost answer is a person's to settle.
func (c *Carrier) SchedulePickup(ctx context.Context, r shipping.PickupRequest) (shipping.Pickup, error) {
	o := operation{op: "pickup", family: "pickup", method: http.MethodPost, path: "/pickup/v1/pickups"}
	if err := r.Validate(); err != nil {
		return shipping.Pickup{}, err
	}
	body, err := c.pickupRequest(o.op, r)
	if err != nil {
		return shipping.Pickup{}, err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Pickup{}, err
	}
	id, location := decodePickup(answer)
	if id == "" {
		return shipping.Pickup{}, unreadable(o, "the answer holds no confirmation of a pickup")
	}
	return shipping.Pickup{ID: id, On: r.On, Version: body.CarrierCode + " " + location}, nil
}

func (c *Carrier) pickupRequest(op string, r shipping.PickupRequest) (pickupRequest, error) {
	carrier, ok := c.collector(r.Service)
	if !ok {
		return pickupRequest{}, dialect.FieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	from, err := partyOf(r.From, "from")
	if err != nil {
		return pickupRequest{}, carrierhttp.During(op, err)
	}
	return pickupRequest{
		AssociatedAccountNumber: account{c.cfg.Account}, CarrierCode: carrier, CountryRelationships: "DOMESTIC",
		PackageCount: r.Parcels, TotalWeight: weight{"LB", pounds(r.Grams)},
		OriginDetail: pickupOrigin{
			PickupAddressType:  "OTHER",
			PickupLocation:     pickupLocation{from.Contact, from.Address, account{c.cfg.Account}},
			ReadyDateTimestamp: r.On.String() + "T" + clock(r.Ready) + "Z", // the place's own time, whatever the Z says
			CustomerCloseTime:  clock(r.Close),
		},
	}, nil
}

// collector is the part of FedEx that collects parcels of a service: FDXG for Ground, FDXE for Express.
func (c *Carrier) collector(s shipping.Service) (carrier string, ok bool) {
	if s == "" {
		return "FDXE", true
	}
	code, ok := services.Code(s)
	if strings.Contains(code, "GROUND") {
		return "FDXG", ok && c.offers(s)
	}
	return "FDXE", ok && c.offers(s)
}

func clock(t shipping.TimeOfDay) string { return fmt.Sprintf("%02d:%02d:00", t/60, t%60) }

// CancelPickup calls a collection off. FedEx's word for one that is off already is not known here: it comes as
// ErrRefused or ErrInvalid with its code.
func (c *Carrier) CancelPickup(ctx context.Context, p shipping.Pickup) error {
	o := operation{op: "cancel pickup", family: "pickup", method: http.MethodPut, path: "/pickup/v1/pickups/cancel", repeatable: true}
	carrier, location, _ := strings.Cut(p.Version, " ")
	if p.ID == "" || !p.On.IsSet() || carrier == "" {
		return dialect.FieldFault(o.op, shipping.ErrInvalid, "pickup", "is none that SchedulePickup gave")
	}
	answer, err := c.ask(ctx, o, pickupCancel{account{c.cfg.Account}, p.ID, carrier, p.On.String(), location})
	if err != nil {
		return err
	}
	if id, _ := decodePickup(answer); id == "" {
		return unreadable(o, "the answer does not confirm")
	}
	return nil
}

// decodePickup reads the confirmation of a pickup, or of its end; "" where there is none to read.
func decodePickup(body []byte) (id, location string) {
	root, _ := loosejson.Parse(body)
	output := root.Get("output")
	id, location = output.Get("pickupConfirmationCode").Text(), output.Get("location").Text()
	if len(id) > 40 || !capitals(id) {
		return "", ""
	}
	if len(location) > 10 || !capitals(location) {
		location = ""
	}
	return id, location
}

// capitals reports whether s is capital letters and digits, at least one.
func capitals(s string) bool { return postal.Alphanumeric(s) && s == strings.ToUpper(s) }
