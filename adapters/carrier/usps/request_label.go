package usps

import (
	"encoding/json"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/shipping"
)

// The request of a label, in the names of USPS (domestic-labels.yaml 3.9.13, read 2026-06).

type labelRequest struct {
	ImageInfo          imageInfo          `json:"imageInfo"`
	ToAddress          address            `json:"toAddress"`
	FromAddress        address            `json:"fromAddress"`
	PackageDescription packageDescription `json:"packageDescription"`
	CustomsForm        *customsForm       `json:"customsForm,omitempty"`
}

type imageInfo struct {
	ImageType     string `json:"imageType"`
	LabelType     string `json:"labelType"`
	ReceiptOption string `json:"receiptOption"`
}

type packageDescription struct {
	MailClass                    string              `json:"mailClass"`
	RateIndicator                string              `json:"rateIndicator"`
	WeightUOM                    string              `json:"weightUOM"`
	Weight                       json.Number         `json:"weight"`
	DimensionsUOM                string              `json:"dimensionsUOM,omitempty"`
	Length                       json.Number         `json:"length,omitempty"`
	Width                        json.Number         `json:"width,omitempty"`
	Height                       json.Number         `json:"height,omitempty"`
	ProcessingCategory           string              `json:"processingCategory"`
	MailingDate                  string              `json:"mailingDate,omitempty"`
	DestinationEntryFacilityType string              `json:"destinationEntryFacilityType,omitempty"`
	ExtraServices                []int               `json:"extraServices"`
	CustomerReference            []customerReference `json:"customerReference"`
	PackageOptions               *packageOptions     `json:"packageOptions,omitempty"`
}

// customerReference goes into USPS's files and is not printed: printReferenceNumber stays at its default.
type customerReference struct {
	ReferenceNumber string `json:"referenceNumber"`
}

type packageOptions struct {
	PackageValue      json.Number `json:"packageValue,omitempty"`
	ContentType       string      `json:"contentType,omitempty"`
	NonDeliveryOption string      `json:"nonDeliveryOption,omitempty"`
}

type customsForm struct {
	CustomsContentType string         `json:"customsContentType"`
	Contents           []customsGoods `json:"contents"`
}

type customsGoods struct {
	ItemDescription string      `json:"itemDescription"`
	ItemQuantity    int         `json:"itemQuantity"`
	ItemTotalValue  json.Number `json:"itemTotalValue"`
	WeightUOM       string      `json:"weightUOM"`
	ItemTotalWeight json.Number `json:"itemTotalWeight"`
	HSTariffNumber  string      `json:"HSTariffNumber"`
	CountryOfOrigin string      `json:"countryofOrigin"` // so written by USPS
}

// labelRequest draws the request of one label. Nothing in it names a drug.
func (c *Carrier) labelRequest(p shipping.Purchase, class, format string, on cal.Date) (labelRequest, error) {
	s := p.Shipment
	from, err := addressOf(s.From, "shipment.from")
	if err != nil {
		return labelRequest{}, err
	}
	to, err := addressOf(s.To, "shipment.to")
	if err != nil {
		return labelRequest{}, err
	}
	r := labelRequest{
		ImageInfo:   imageInfo{ImageType: imageTypes[format], LabelType: "4X6LABEL", ReceiptOption: "NONE"},
		ToAddress:   to,
		FromAddress: from,
		CustomsForm: customsOf(s),
	}
	r.PackageDescription = packageOf(s, class)
	r.PackageDescription.CustomerReference = references(p.Key)
	r.PackageDescription.MailingDate = on.String()
	r.PackageDescription.DestinationEntryFacilityType = "NONE"
	return r, nil
}

func packageOf(s shipping.Shipment, class string) packageDescription {
	d := packageDescription{
		MailClass: class, RateIndicator: rateIndicator(class, s.Parcel), ProcessingCategory: processingCategory(s.Parcel),
		WeightUOM: "lb", Weight: pounds(s.Parcel.Grams),
		ExtraServices: extraServices(class, s), PackageOptions: optionsOf(s),
	}
	if b := boxOf(s.Parcel); b != (box{}) {
		d.DimensionsUOM = "in"
		d.Length, d.Width, d.Height = number(b.length, 2), number(b.width, 2), number(b.height, 2)
	}
	return d
}

// optionsOf says what is insured, what is dangerous, and what becomes of a parcel with a customs form that cannot be
// delivered.
func optionsOf(s shipping.Shipment) *packageOptions {
	var o packageOptions
	if s.Insured.Sign() > 0 {
		o.PackageValue = json.Number(s.Insured.String())
	}
	if s.Parcel.Aerosol || s.Parcel.DryIceGrams > 0 {
		o.ContentType = "HAZMAT"
	}
	if s.Customs != nil {
		o.NonDeliveryOption = "RETURN"
		if s.Customs.NoReturn {
			o.NonDeliveryOption = "ABANDON"
		}
	}
	if o == (packageOptions{}) {
		return nil
	}
	return &o
}

func customsOf(s shipping.Shipment) *customsForm {
	if s.Customs == nil {
		return nil
	}
	origin := s.Customs.Origin
	if origin == "" {
		origin = place.US
	}
	return &customsForm{CustomsContentType: "MERCHANDISE", Contents: []customsGoods{{
		ItemDescription: shipping.CustomsDescription, ItemQuantity: 1,
		ItemTotalValue: json.Number(s.Customs.Value.String()), WeightUOM: "lb", ItemTotalWeight: pounds(s.Parcel.Grams),
		HSTariffNumber: s.Customs.Tariff, CountryOfOrigin: string(origin),
	}}}
}

// maxReference is the longest reference of a customer, in characters; two of them go into USPS's files.
const maxReference = 30

// references carry our key: in one reference, or, where it is longer than one holds, in two whose texts are joined.
func references(k shipping.Key) []customerReference {
	if len(k) <= maxReference {
		return []customerReference{{string(k)}}
	}
	return []customerReference{{string(k[:maxReference])}, {string(k[maxReference:])}}
}

// mailingDate is the day of handing over: as asked, else today at the site.
func (c *Carrier) mailingDate(op, field string, on cal.Date) (cal.Date, error) {
	today := cal.In(c.now(), c.cfg.Zone)
	switch {
	case !on.IsSet():
		return today, nil
	case on.Before(today):
		return on, fieldFault(op, shipping.ErrInvalid, field, "is past")
	case on.After(today.AddDays(mostDaysAhead)):
		return on, fieldFault(op, shipping.ErrInvalid, field, "is more than 45 days ahead")
	}
	return on, nil
}
