package ups

import (
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

var present = new(string) // the flag is set: UPS reads presence, not content

// rateRequest asks for every service; with a ship date, for the day of arrival too.
func (c *Carrier) rateRequest(s shipping.Shipment) (rateRequest, error) {
	from, to, err := c.parties(s)
	if err != nil {
		return rateRequest{}, err
	}
	b := rateBody{Shipment: rateShipment{
		Shipper: c.shipper(from), ShipTo: to, ShipFrom: from,
		PaymentDetails:         c.payment(),
		Package:                []packageBody{parcel(s)},
		ShipmentServiceOptions: options(s),
	}}
	b.Request.RequestOption = "Shop"
	b.Shipment.Package[0].PackagingType = &code{Code: "02", Description: "Package"}
	if s.ShipOn.IsSet() {
		b.Request.RequestOption = "Shoptimeintransit"
		b.Shipment.DeliveryTimeInformation = &deliveryTime{PackageBillType: "03"}
		b.Shipment.DeliveryTimeInformation.Pickup.Date = strings.ReplaceAll(s.ShipOn.String(), "-", "")
	}
	return rateRequest{b}, nil
}

// shipRequest buys one label. Our key is the package's reference, by which the label is found again.
func (c *Carrier) shipRequest(p shipping.Purchase, serviceCode, format string) (shipRequest, error) {
	from, to, err := c.parties(p.Shipment)
	if err != nil {
		return shipRequest{}, err
	}
	b := shipBody{LabelSpecification: labelOf(format), Shipment: shipShipment{
		Shipper: c.shipper(from), ShipTo: to, ShipFrom: from,
		PaymentInformation:     c.payment(),
		Service:                code{Code: serviceCode},
		Package:                []packageBody{parcel(p.Shipment)},
		ShipmentServiceOptions: options(p.Shipment),
	}}
	b.Request.RequestOption = "nonvalidate"
	b.Shipment.Package[0].Packaging = &code{Code: "02", Description: "Package"}
	b.Shipment.Package[0].ReferenceNumber = []reference{{string(p.Key)}}
	return shipRequest{b}, nil
}

func labelOf(format string) (l labelSpecification) {
	l.LabelImageFormat = code{Code: format}
	l.LabelStockSize.Height, l.LabelStockSize.Width = "6", "4" // inches
	return l
}

func (c *Carrier) payment() payment {
	charge := shipmentCharge{Type: "01"}
	charge.BillShipper.AccountNumber = c.account
	return payment{[]shipmentCharge{charge}}
}

// shipper is who pays: the account, at the address the parcel comes from.
func (c *Carrier) shipper(from party) party {
	from.ShipperNumber = c.account
	return from
}

// options keep a parcel that an adult must sign for out of lockers and neighbours' hands.
func options(s shipping.Shipment) *shipmentOptions {
	if !s.Controlled && s.Signature != shipping.AdultSignature {
		return nil
	}
	return &shipmentOptions{DirectDeliveryOnlyIndicator: present}
}

func parcel(s shipping.Shipment) packageBody {
	p := packageBody{
		PackageWeight: weight{code{Code: "LBS", Description: "Pounds"}, pounds(s.Parcel.Grams)},
	}
	if s.Parcel.LengthMM > 0 && s.Parcel.WidthMM > 0 && s.Parcel.HeightMM > 0 {
		p.Dimensions = &dimensions{
			UnitOfMeasurement: code{Code: "IN", Description: "Inches"},
			Length:            inches(s.Parcel.LengthMM), Width: inches(s.Parcel.WidthMM), Height: inches(s.Parcel.HeightMM),
		}
	}
	p.PackageServiceOptions = packageServices(s)
	return p
}

func packageServices(s shipping.Shipment) *packageOptions {
	var o packageOptions
	switch s.Signature {
	case shipping.AnySignature:
		o.DeliveryConfirmation = &confirmation{"2"}
	case shipping.AdultSignature:
		o.DeliveryConfirmation = &confirmation{"3"}
	}
	if s.Parcel.DryIceGrams > 0 {
		o.DryIce = &dryIce{RegulationSet: "CFR", MedicalUseIndicator: present, DryIceWeight: weight{
			code{Code: "01", Description: "Pounds"}, pounds(s.Parcel.DryIceGrams)}}
	}
	if s.Insured.Sign() > 0 {
		o.DeclaredValue = &amount{"USD", s.Insured.String()}
	}
	if o == (packageOptions{}) {
		return nil
	}
	return &o
}
