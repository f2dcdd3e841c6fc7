package fedex

import (
	"encoding/json"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

const (
	ownBox        = "YOUR_PACKAGING"
	dailyPickup   = "USE_SCHEDULED_PICKUP"
	ourReference  = "CUSTOMER_REFERENCE"
	dryIceService = "DRY_ICE"
	signService   = "SIGNATURE_OPTION"
	returnService = "RETURN_SHIPMENT"
)

// bothRates asks for what the account pays and for what FedEx publishes.
var bothRates = []string{"LIST", "ACCOUNT"}

// rateRequest asks for every service, with the day of arrival of each. It names nobody.
func (c *Carrier) rateRequest(s shipping.Shipment) rateRequest {
	return rateRequest{
		AccountNumber:                account{c.cfg.Account},
		RateRequestControlParameters: rateControl{ReturnTransitTimes: true},
		RequestedShipment: rateShipment{
			Shipper: party{Address: placeOf(s.From)}, Recipient: party{Address: placeOf(s.To)},
			PreferredCurrency: "USD", RateRequestType: bothRates, ShipDateStamp: s.ShipOn.String(),
			PickupType: dailyPickup, PackagingType: ownBox, TotalPackageCount: 1,
			ShipmentSpecialServices:   dryIce(s.Parcel.DryIceGrams),
			RequestedPackageLineItems: []packageBody{c.parcel(s)},
		},
	}
}

// shipRequest buys one label. Our key is the package's reference, by which its number is found again.
func (c *Carrier) shipRequest(p shipping.Purchase, serviceCode, format string) (shipRequest, error) {
	from, err := partyOf(p.Shipment.From, "from")
	if err != nil {
		return shipRequest{}, err
	}
	to, err := partyOf(p.Shipment.To, "to")
	if err != nil {
		return shipRequest{}, err
	}
	if to.Contact.PhoneNumber == "" { // FedEx sells no label without one: the pharmacy's, then
		to.Contact.PhoneNumber = from.Contact.PhoneNumber
	}
	to.Address.Residential = to.Address.Residential || serviceCode == codeHomeDelivery
	parcel := c.parcel(p.Shipment)
	parcel.CustomerReferences = []reference{{ourReference, string(p.Key)}}
	b := shipRequest{AccountNumber: account{c.cfg.Account}, LabelResponseOptions: "LABEL", ShipAction: "CONFIRM",
		ProcessingOptionType: "SYNCHRONOUS_ONLY"}
	b.RequestedShipment = shipShipment{
		ShipDatestamp: p.Shipment.ShipOn.String(), Shipper: from, Recipients: []party{to},
		PickupType: dailyPickup, ServiceType: serviceCode, PackagingType: ownBox,
		TotalWeight: parcel.Weight.Value, TotalPackageCount: 1, PreferredCurrency: "USD", RateRequestType: bothRates,
		ShippingChargesPayment:    c.payment(),
		ShipmentSpecialServices:   dryIce(p.Shipment.Parcel.DryIceGrams),
		LabelSpecification:        labelSpecification{ImageType: format, LabelStockType: stockOf(format), LabelFormatType: "COMMON2D"},
		RequestedPackageLineItems: []packageBody{parcel},
	}
	return b, nil
}

// stockOf is 4 by 6 inches: paper where a page is printed, rolls where a label printer speaks.
func stockOf(format string) string {
	if format == "PDF" || format == "PNG" {
		return "PAPER_4X6"
	}
	return "STOCK_4X6"
}

func (c *Carrier) payment() (p payment) {
	p.PaymentType = "SENDER"
	p.Payor.ResponsibleParty.AccountNumber = account{c.cfg.Account}
	return p
}

func (c *Carrier) parcel(s shipping.Shipment) packageBody {
	p := packageBody{GroupPackageCount: 1, Weight: weight{"LB", pounds(s.Parcel.Grams)}}
	if s.Parcel.LengthMM > 0 && s.Parcel.WidthMM > 0 && s.Parcel.HeightMM > 0 {
		p.Dimensions = &dimensions{Length: inches(s.Parcel.LengthMM), Width: inches(s.Parcel.WidthMM),
			Height: inches(s.Parcel.HeightMM), Units: "IN"}
	}
	if s.Insured.Sign() > 0 {
		p.DeclaredValue = &amount{json.Number(s.Insured.String()), "USD"}
	}
	p.PackageSpecialServices = c.packageServices(s)
	return p
}

func (c *Carrier) packageServices(s shipping.Shipment) *packageServices {
	var p packageServices
	if p.SignatureOptionType = c.signature(s); p.SignatureOptionType != "" {
		p.SpecialServiceTypes = append(p.SpecialServiceTypes, signService)
	}
	if s.Parcel.DryIceGrams > 0 {
		p.SpecialServiceTypes = append(p.SpecialServiceTypes, dryIceService)
		p.DryIceWeight = &weight{"KG", kilograms(s.Parcel.DryIceGrams)}
	}
	if p.SpecialServiceTypes == nil {
		return nil
	}
	return &p
}

// signedAbove is the declared value above which FedEx hands nothing over unsigned (second-hand, 2026-11).
const signedAbove = 50_000

// signature is ADULT, DIRECT (somebody at the address), INDIRECT (a neighbor too), or none. Where a high value is
// declared and no signature is asked for, the service's own rule stands.
func (c *Carrier) signature(s shipping.Shipment) string {
	switch {
	case s.Controlled || s.Signature == shipping.AdultSignature:
		return "ADULT"
	case s.Signature == shipping.AnySignature && c.cfg.NeighborSigns && s.To.Residential:
		return "INDIRECT"
	case s.Signature == shipping.AnySignature:
		return "DIRECT"
	case s.Insured.Cmp(money.Cents(signedAbove)) > 0:
		return ""
	}
	return "NO_SIGNATURE_REQUIRED"
}

// dryIce declares the ice of the shipment, as the package declares its own.
func dryIce(grams int64) *shipmentServices {
	if grams <= 0 {
		return nil
	}
	return &shipmentServices{SpecialServiceTypes: []string{dryIceService},
		ShipmentDryIceDetail: &dryIceDetail{weight{"KG", kilograms(grams)}, 1}}
}
