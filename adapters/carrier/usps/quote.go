package usps

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/shipping"
)

// Quote asks for every outbound service with its price and its day in one call, for calls are few (60 an hour). Price
// is the contract price where Config.Contract says that there is one, else the commercial price; List is the retail
// price. Both hold the fees and the extra services that the shipment asks for. Arrives is the day that USPS expects,
// for a parcel handed over on ShipOn, or today.
//
// Of the prices of one service the one counts that a label of this adapter is bought at: single piece, the pharmacy's
// own box. A service without it is left out, and so is one that Config.Services leaves out.
func (c *Carrier) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	o := operation{op: "quote", family: "shipments", method: http.MethodPost, path: "/shipments/v3/options/search", repeatable: true}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if err := carriable(o.op, s); err != nil {
		return nil, err
	}
	request, err := c.optionsRequest(o.op, s)
	if err != nil {
		return nil, err
	}
	body, err := write(o.op, request)
	if err != nil {
		return nil, err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return nil, err
	}
	quotes, err := decodeOptions(answer.Body, wanted{parcel: s.Parcel, extras: request.PackageDescription.ExtraServices})
	if err != nil {
		return nil, unreadable(o, "the answer holds no prices")
	}
	quotes = slices.DeleteFunc(quotes, func(q shipping.Quote) bool { return !c.offers(q.Service) || !carries(q.Service, s) })
	if len(quotes) == 0 {
		return nil, fault(o.op, shipping.ErrRefused, "none of the services asked for has a price here")
	}
	return quotes, nil
}

// carries reports whether the service may carry s at all, at the price that was asked for. Express has a signature of
// its own in place of 921, which is not in that price.
func carries(v shipping.Service, s shipping.Shipment) bool {
	class, ok := mailClassOf(v)
	return ok && servable("quote", class, s) == nil && slices.Equal(extraServices(class, s), extraServices(classGround, s))
}

// The request, in the names of USPS (shipping-options.yaml 3.1.29, read 2026-06).

type optionsRequest struct {
	OriginZIPCode      string          `json:"originZIPCode"`
	DestinationZIPCode string          `json:"destinationZIPCode"`
	PackageDescription optionsPackage  `json:"packageDescription"`
	PricingOptions     []pricingOption `json:"pricingOptions"`
}

type optionsPackage struct {
	MailClass     string      `json:"mailClass"`
	Weight        json.Number `json:"weight"`
	Length        json.Number `json:"length"` // required: zeros where the sides are not known
	Width         json.Number `json:"width"`
	Height        json.Number `json:"height"`
	MailingDate   string      `json:"mailingDate"`
	ExtraServices []int       `json:"extraServices,omitempty"`
	PackageValue  json.Number `json:"packageValue,omitempty"`
}

type pricingOption struct {
	PriceType      string          `json:"priceType"`
	PaymentAccount *paymentAccount `json:"paymentAccount,omitempty"`
}

type paymentAccount struct {
	AccountType   string `json:"accountType"`
	AccountNumber string `json:"accountNumber"`
}

func (c *Carrier) optionsRequest(op string, s shipping.Shipment) (optionsRequest, error) {
	on, err := c.mailingDate(op, "ship_on", s.ShipOn)
	if err != nil {
		return optionsRequest{}, err
	}
	from, _ := place.ParseZIP(s.From.ZIP.Reveal()) // both were validated
	to, _ := place.ParseZIP(s.To.ZIP.Reveal())
	b := boxOf(s.Parcel)
	r := optionsRequest{
		OriginZIPCode: from.Five(), DestinationZIPCode: to.Five(),
		PackageDescription: optionsPackage{
			MailClass: "ALL_OUTBOUND", Weight: pounds(s.Parcel.Grams),
			Length: number(b.length, 2), Width: number(b.width, 2), Height: number(b.height, 2),
			MailingDate: on.String(), ExtraServices: extraServices(classGround, s),
		},
		PricingOptions: []pricingOption{c.ourPrice(), {PriceType: "RETAIL"}},
	}
	if s.Insured.Sign() > 0 {
		r.PackageDescription.PackageValue = json.Number(s.Insured.String())
	}
	return r, nil
}

func (c *Carrier) ourPrice() pricingOption {
	if !c.cfg.Contract {
		return pricingOption{PriceType: "COMMERCIAL"}
	}
	return pricingOption{PriceType: "CONTRACT", PaymentAccount: &paymentAccount{c.cfg.AccountType, c.cfg.Account}}
}
