package dhl

import (
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

const (
	ourReference    = "CU" // reference of the consignor
	directSignature = "SF" // somebody at the address signs
	insurance       = "II"
	labelTemplate   = "ECOM26_84_001"
	waybillTemplate = "ARCH_8X4"
	invoiceTemplate = "COMMERCIAL_INVOICE_P_10"
)

func (c *Carrier) accounts() []account { return []account{{"shipper", c.cfg.Account}} }

func (c *Carrier) rateRequest(s shipping.Shipment) (r rateRequest, err error) {
	if r.CustomerDetails.ShipperDetails, err = placeOf(s.From, "from"); err != nil {
		return r, err
	}
	if r.CustomerDetails.ReceiverDetails, err = placeOf(s.To, "to"); err != nil {
		return r, err
	}
	r.Accounts = c.accounts()
	r.ValueAddedServices = servicesOf(s)
	r.PlannedShippingDateAndTime = c.tendered(s.ShipOn)
	r.UnitOfMeasurement, r.IsCustomsDeclarable, r.NextBusinessDay = "metric", true, true
	r.MonetaryAmount = []monetary{{"declaredValue", number(s.Customs.Value), "USD"}}
	r.EstimatedDeliveryDate = deliveryRequest{true, "QDDC"}
	r.Packages = []packageBody{packageOf(s.Parcel)}
	return r, nil
}

func (c *Carrier) shipRequest(p shipping.Purchase, product, format string) (r shipRequest, err error) {
	s := p.Shipment
	if r.CustomerDetails.ShipperDetails, err = partyOf(s.From, "shipment.from"); err != nil {
		return r, err
	}
	if r.CustomerDetails.ReceiverDetails, err = partyOf(s.To, "shipment.to"); err != nil {
		return r, err
	}
	r.PlannedShippingDateAndTime = c.tendered(s.ShipOn)
	r.ProductCode, r.GetRateEstimates, r.Accounts = product, true, c.accounts()
	r.ValueAddedServices = servicesOf(s)
	r.OutputImageProperties = outputOf(format)
	r.CustomerReferences = []reference{{string(p.Key), ourReference}}
	r.Content = contentOf(p, r.PlannedShippingDateAndTime[:len("2006-01-02")])
	return r, nil
}

// outputOf asks for the label with its waybill in one file, and for a commercial invoice, which DHL gives as PDF apart.
func outputOf(format string) output {
	return output{strings.ToLower(format), []imageOption{
		{TypeCode: "label", TemplateName: labelTemplate, IsRequested: true},
		{TypeCode: "waybillDoc", TemplateName: waybillTemplate, IsRequested: true},
		{TypeCode: "invoice", TemplateName: invoiceTemplate, IsRequested: true, InvoiceType: "commercial", LanguageCode: "eng"},
	}}
}

// contentOf declares one item of a kind of goods: what the drug is called is nobody's business but the member's.
func contentOf(p shipping.Purchase, day string) content {
	s, customs := p.Shipment, p.Shipment.Customs
	pack := packageOf(s.Parcel)
	pack.CustomerReferences = []reference{{string(p.Key), ourReference}}
	pack.Description = shipping.CustomsDescription
	item := lineItem{
		Number: 1, Description: shipping.CustomsDescription, Price: number(customs.Value), Quantity: quantity{1, "PCS"},
		ManufacturerCountry: string(customs.Origin), Weight: netGross{pack.Weight, pack.Weight},
	}
	if item.ManufacturerCountry == "" {
		item.ManufacturerCountry = "US"
	}
	if customs.Tariff != "" {
		item.CommodityCodes = []commodity{{"outbound", customs.Tariff}}
	}
	return content{
		Packages: []packageBody{pack}, IsCustomsDeclarable: true,
		DeclaredValue: number(customs.Value), DeclaredValueCurrency: "USD",
		ExportDeclaration: declaration{
			LineItems: []lineItem{item}, Invoice: invoice{string(p.Key), day},
			ExportReasonType: "personal_belongings_or_personal_use", ShipmentType: "personal",
		},
		Description: shipping.CustomsDescription, Incoterm: "DAP", UnitOfMeasurement: "metric",
	}
}

func packageOf(p shipping.Parcel) packageBody {
	b := packageBody{Weight: kilograms(p.Grams)}
	if p.LengthMM > 0 && p.WidthMM > 0 && p.HeightMM > 0 {
		b.Dimensions = &dimensions{centimetres(p.LengthMM), centimetres(p.WidthMM), centimetres(p.HeightMM)}
	}
	return b
}

func servicesOf(s shipping.Shipment) (all []valueAdded) {
	if s.Signature == shipping.AnySignature {
		all = append(all, valueAdded{ServiceCode: directSignature})
	}
	if s.Insured.Sign() > 0 {
		all = append(all, valueAdded{insurance, number(s.Insured), "USD"})
	}
	return all
}

// collected is the hour of the day at which a parcel is handed over where nobody says better.
const collected = 17 * time.Hour

// tendered is the moment of handing over, in the dock's own time and never in the past: five in the afternoon, or the
// last minute of a day that is past it. Without a day it is today, from four o'clock on tomorrow.
func (c *Carrier) tendered(on cal.Date) string {
	now := c.cfg.Now().In(c.cfg.Zone)
	today := cal.In(now, c.cfg.Zone)
	if !on.IsSet() {
		on = today
		if now.Hour() >= 16 {
			on = today.AddDays(1)
		}
	}
	year, month, day := on.Split()
	at := time.Date(year, month, day, int(collected.Hours()), 0, 0, 0, c.cfg.Zone)
	if on == today && !at.After(now) {
		at = time.Date(year, month, day, 23, 59, 0, 0, c.cfg.Zone)
	}
	return stamp(at)
}

// stamp is the form of DHL: "2026-11-24T17:00:00 GMT-06:00".
func stamp(at time.Time) string { return at.Format("2006-01-02T15:04:05 GMT-07:00") }
