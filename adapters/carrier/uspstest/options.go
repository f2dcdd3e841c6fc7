package uspstest

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

type optionsIn struct {
	OriginZIPCode, DestinationZIPCode string
	PackageDescription                struct {
		MailClass, MailingDate        string
		Weight, Length, Width, Height json.Number
		ExtraServices                 []int
	}
	PricingOptions []struct {
		PriceType      string
		PaymentAccount struct{ AccountNumber string }
	}
}

// options answers every class under every kind of price that is asked for.
func (s *Server) options(r *http.Request) imitation.Answer {
	var in optionsIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	if len(in.DestinationZIPCode) < 5 || len(in.OriginZIPCode) < 5 {
		return refusal(http.StatusBadRequest, "160244", "ZIP Code is not valid", "destinationZIPCode")
	}
	var pricing []object
	for _, p := range in.PricingOptions {
		if p.PriceType == "CONTRACT" && p.PaymentAccount.AccountNumber == "" {
			return refusal(http.StatusBadRequest, "160154", "required when priceType is 'CONTRACT'", "paymentAccount")
		}
		pricing = append(pricing, object{"priceType": p.PriceType, "shippingOptions": s.shippingOptions(&in, p.PriceType)})
	}
	return success(object{"originZIPCode": in.OriginZIPCode, "destinationZIPCode": in.DestinationZIPCode, "pricingOptions": pricing})
}

func (s *Server) shippingOptions(in *optionsIn, priceType string) (options []object) {
	for _, t := range tariffs {
		list, paid := t.price(in.PackageDescription.Weight, in.PackageDescription.ExtraServices)
		total := paid
		if priceType == "RETAIL" {
			total = list
		}
		options = append(options, object{"mailClass": t.class, "rateOptions": []object{
			s.rateOption(in, t, priceType, total.Add(money.Cents(900)), "FB"), // a box of USPS's own, which is not ours
			s.rateOption(in, t, priceType, total, indicatorOf(in, t)),
		}})
	}
	return options
}

// indicatorOf is priced by size where the box is larger than a cubic foot.
func indicatorOf(in *optionsIn, t tariff) string {
	p := in.PackageDescription
	volume := 1.0
	for _, side := range [...]json.Number{p.Length, p.Width, p.Height} {
		inches, _ := side.Float64()
		volume *= inches
	}
	if volume > 1728 && t.indicator == "SP" {
		return "DR"
	}
	return t.indicator
}

func (s *Server) rateOption(in *optionsIn, t tariff, priceType string, total money.Amount, indicator string) object {
	extras := in.PackageDescription.ExtraServices
	base := total.Sub(extraTotal(extras))
	o := object{
		"commitment": object{"name": strconv.Itoa(transit[t.class]) + " Days",
			"expectedDeliveryDate": s.arrives(in.PackageDescription.MailingDate, t.class).String(), "guaranteedDelivery": false},
		"totalBasePrice": dollars(base),
		"rates": []object{{"description": "imitation", "price": dollars(base), "priceType": priceType, "rateIndicator": indicator,
			"processingCategory": "MACHINABLE", "destinationEntryFacilityType": "NONE", "SKU": "", "zone": "04", "fees": []object{}}},
		"extraServices": extraBodies(extras),
	}
	if len(extras) > 0 {
		o["totalPrice"] = dollars(total)
	}
	return o
}

func extraBodies(extras []int) []object {
	bodies := []object{}
	for _, code := range extras {
		bodies = append(bodies, object{"name": "imitation", "SKU": "", "extraService": strconv.Itoa(code),
			"price": dollars(money.Cents(extraPrices[code]))})
	}
	return bodies
}

func (s *Server) arrives(mailed, class string) cal.Date {
	day, err := cal.Parse(mailed)
	if err != nil {
		day = cal.In(s.Now(), s.Zone())
	}
	return cal.AddBusinessDays(cal.OnOrAfterBusinessDay(day), transit[class])
}
