package ups

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// What UPS takes of a collection (Pickup.yaml, read 2026-07), in characters.
const (
	maxPickupCompany = 27
	maxPickupContact = 22
	maxPickupLine    = 73
	maxPickupCity    = 50
	maxPickupPieces  = 999
	overweight       = 31_751 // grams, 70 lb: a parcel above it is lifted by two
)

// pickupRequest is that of Pickup.yaml, PickupCreationRequest.
type pickupRequest struct {
	PickupCreationRequest pickupCreation
}

type pickupCreation struct {
	RatePickupIndicator       string // N: the price is on the bill
	Shipper                   pickupShipper
	PickupDateInfo            pickupDate
	PickupAddress             pickupAddress
	AlternateAddressIndicator string // Y: the address is this one, whatever the account's profile says
	PickupPiece               []pickupPiece
	TotalWeight               pickupWeight
	OverweightIndicator       string
	PaymentMethod             string // 01: the account
	ReferenceNumber           string
	Request                   struct{}
}

type pickupShipper struct{ Account pickupAccount }

type pickupAccount struct{ AccountNumber, AccountCountryCode string }

type pickupDate struct{ CloseTime, ReadyTime, PickupDate string }

type pickupAddress struct {
	CompanyName, ContactName string
	AddressLine              []string
	City, StateProvince      string
	PostalCode, CountryCode  string
	ResidentialIndicator     string
	Phone                    phone
}

type pickupPiece struct{ ServiceCode, Quantity, DestinationCountryCode, ContainerCode string }

type pickupWeight struct{ Weight, UnitOfMeasurement string }

// SchedulePickup asks for one collection on call, which the account pays. An account that has a daily collection needs
// none. An empty r.Service is Ground. UPS finds no collection by our key, so a lost answer is a person's to settle.
func (c *Carrier) SchedulePickup(ctx context.Context, r shipping.PickupRequest) (shipping.Pickup, error) {
	o := operation{op: "pickup", family: "pickup", method: http.MethodPost, path: "/api/pickupcreation/v2409/pickup"}
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
	root, _ := loosejson.Parse(answer)
	id := root.Get("PickupCreationResponse", "PRN").Text()
	if !isPRN(id) {
		return shipping.Pickup{}, unreadable(o, "the answer holds no number of a pickup")
	}
	return shipping.Pickup{ID: id, On: r.On}, nil
}

func (c *Carrier) pickupRequest(op string, r shipping.PickupRequest) (pickupRequest, error) {
	code, ok := services.Code(cmp.Or(r.Service, Ground))
	if !ok {
		return pickupRequest{}, dialect.FieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	if r.Parcels > maxPickupPieces {
		return pickupRequest{}, dialect.FieldFault(op, shipping.ErrInvalid, "parcels", "UPS collects 999 at a time")
	}
	from, err := pickupAddressOf(op, r.From)
	if err != nil {
		return pickupRequest{}, err
	}
	return pickupRequest{pickupCreation{
		RatePickupIndicator: "N", AlternateAddressIndicator: "Y", PaymentMethod: "01",
		Shipper:        pickupShipper{pickupAccount{c.account, "US"}},
		PickupDateInfo: pickupDate{clock(r.Close), clock(r.Ready), strings.ReplaceAll(r.On.String(), "-", "")},
		PickupAddress:  from,
		PickupPiece:    []pickupPiece{{"0" + code, strconv.Itoa(r.Parcels), string(r.From.Country), "01"}},
		TotalWeight:    pickupWeight{pounds(r.Grams), "LBS"}, OverweightIndicator: yes(r.Grams > int64(r.Parcels)*overweight),
		ReferenceNumber: string(r.Key),
	}}, nil
}

func pickupAddressOf(op string, a shipping.Address) (pickupAddress, error) {
	company, name := postal.Cut(a.Company.Reveal(), maxPickupCompany), postal.Cut(a.Name.Reveal(), maxPickupContact)
	p := pickupAddress{
		CompanyName: cmp.Or(company, name), ContactName: cmp.Or(name, postal.Cut(company, maxPickupContact)),
		AddressLine: postal.Fold(a.Street1.Reveal()+" "+a.Street2.Reveal(), maxPickupLine), City: strings.TrimSpace(a.City.Reveal()),
		StateProvince: string(a.State), PostalCode: postal.Code(a.ZIP.Reveal()), CountryCode: string(a.Country),
		ResidentialIndicator: yes(a.Residential),
	}
	number := phoneOf(a)
	switch {
	case number == nil:
		return pickupAddress{}, dialect.FieldFault(op, shipping.ErrInvalid, "from.phone", "is missing or too long: UPS calls it")
	case len(p.AddressLine) != 1 || postal.Longest(p.AddressLine) > maxPickupLine:
		return pickupAddress{}, dialect.FieldFault(op, shipping.ErrInvalid, "from.street1", "is longer than UPS takes")
	case postal.Longest([]string{p.City}) > maxPickupCity:
		return pickupAddress{}, dialect.FieldFault(op, shipping.ErrInvalid, "from.city", "is longer than UPS takes")
	}
	p.Phone = *number
	return p, nil
}

func clock(t shipping.TimeOfDay) string { return fmt.Sprintf("%02d%02d", t/60, t%60) }

func yes(b bool) string {
	if b {
		return "Y"
	}
	return "N"
}

// CancelPickup calls a collection off. UPS's word for one that is off already is not known here: it comes as ErrRefused or
// ErrInvalid with its code.
func (c *Carrier) CancelPickup(ctx context.Context, p shipping.Pickup) error {
	o := operation{op: "cancel pickup", family: "pickup", method: http.MethodDelete, path: "/api/shipments/v2409/pickup/02",
		header: http.Header{"Prn": {p.ID}}, repeatable: true} // 02: by its number
	if !isPRN(p.ID) {
		return dialect.FieldFault(o.op, shipping.ErrInvalid, "pickup", "is none that SchedulePickup gave")
	}
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return err
	}
	root, _ := loosejson.Parse(answer)
	if root.Get("PickupCancelResponse", "Response", "ResponseStatus", "Code").Text() != "1" {
		return unreadable(o, "the answer does not confirm")
	}
	return nil
}

// isPRN reports whether s can be a pickup request number.
func isPRN(s string) bool { return len(s) <= 26 && postal.Alphanumeric(s) }
