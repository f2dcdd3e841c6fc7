package fedex

import "encoding/json"

// The request bodies, in the names of FedEx (rates-transit-times-v1, ship-v1, read 2025-10). What rate and ship share
// is here. Amounts and weights are JSON numbers, written from exact text.

type account struct {
	Value string `json:"value"`
}

type postalAddress struct {
	StreetLines         []string `json:"streetLines,omitempty"`
	City                string   `json:"city,omitempty"`
	StateOrProvinceCode string   `json:"stateOrProvinceCode,omitempty"`
	PostalCode          string   `json:"postalCode,omitempty"`
	CountryCode         string   `json:"countryCode"`
	Residential         bool     `json:"residential"`
}

type contact struct {
	PersonName  string `json:"personName,omitempty"`
	CompanyName string `json:"companyName,omitempty"`
	PhoneNumber string `json:"phoneNumber,omitempty"`
}

// party of a rate has no contact: a price needs no name.
type party struct {
	Address postalAddress `json:"address"`
	Contact *contact      `json:"contact,omitempty"`
}

type weight struct {
	Units string      `json:"units"`
	Value json.Number `json:"value"`
}

type dimensions struct {
	Length int64  `json:"length"`
	Width  int64  `json:"width"`
	Height int64  `json:"height"`
	Units  string `json:"units"`
}

type amount struct {
	Amount   json.Number `json:"amount"`
	Currency string      `json:"currency"`
}

type reference struct {
	CustomerReferenceType string `json:"customerReferenceType"`
	Value                 string `json:"value"`
}

type packageBody struct {
	GroupPackageCount      int              `json:"groupPackageCount"`
	Weight                 weight           `json:"weight"`
	Dimensions             *dimensions      `json:"dimensions,omitempty"`
	DeclaredValue          *amount          `json:"declaredValue,omitempty"`
	CustomerReferences     []reference      `json:"customerReferences,omitempty"` // ship
	ItemDescription        string           `json:"itemDescription,omitempty"`    // ship, of a return
	PackageSpecialServices *packageServices `json:"packageSpecialServices,omitempty"`
}

type packageServices struct {
	SpecialServiceTypes []string `json:"specialServiceTypes"`
	SignatureOptionType string   `json:"signatureOptionType,omitempty"`
	DryIceWeight        *weight  `json:"dryIceWeight,omitempty"`
}

// shipmentServices are of the shipment as a whole.
type shipmentServices struct {
	SpecialServiceTypes  []string      `json:"specialServiceTypes"`
	ReturnShipmentDetail *returnDetail `json:"returnShipmentDetail,omitempty"`
	ShipmentDryIceDetail *dryIceDetail `json:"shipmentDryIceDetail,omitempty"`
}

type returnDetail struct {
	ReturnType string `json:"returnType"`
}

type dryIceDetail struct {
	TotalWeight  weight `json:"totalWeight"`
	PackageCount int    `json:"packageCount"`
}

type rateRequest struct {
	AccountNumber                account      `json:"accountNumber"`
	RateRequestControlParameters rateControl  `json:"rateRequestControlParameters"`
	RequestedShipment            rateShipment `json:"requestedShipment"`
}

type rateControl struct {
	ReturnTransitTimes bool `json:"returnTransitTimes"`
}

type rateShipment struct {
	Shipper                   party             `json:"shipper"`
	Recipient                 party             `json:"recipient"`
	PreferredCurrency         string            `json:"preferredCurrency"`
	RateRequestType           []string          `json:"rateRequestType"`
	ShipDateStamp             string            `json:"shipDateStamp,omitempty"`
	PickupType                string            `json:"pickupType"`
	PackagingType             string            `json:"packagingType"`
	TotalPackageCount         int               `json:"totalPackageCount"`
	ShipmentSpecialServices   *shipmentServices `json:"shipmentSpecialServices,omitempty"`
	RequestedPackageLineItems []packageBody     `json:"requestedPackageLineItems"`
}

type shipRequest struct {
	AccountNumber        account      `json:"accountNumber"`
	LabelResponseOptions string       `json:"labelResponseOptions,omitempty"` // not of a dry run
	ShipAction           string       `json:"shipAction,omitempty"`
	ProcessingOptionType string       `json:"processingOptionType,omitempty"`
	RequestedShipment    shipShipment `json:"requestedShipment"`
}

type shipShipment struct {
	ShipDatestamp             string             `json:"shipDatestamp,omitempty"` // FedEx spells it so here
	Shipper                   party              `json:"shipper"`
	Recipients                []party            `json:"recipients"`
	PickupType                string             `json:"pickupType"`
	ServiceType               string             `json:"serviceType"`
	PackagingType             string             `json:"packagingType"`
	TotalWeight               json.Number        `json:"totalWeight"`
	TotalPackageCount         int                `json:"totalPackageCount"`
	PreferredCurrency         string             `json:"preferredCurrency"`
	RateRequestType           []string           `json:"rateRequestType"`
	ShippingChargesPayment    payment            `json:"shippingChargesPayment"`
	ShipmentSpecialServices   *shipmentServices  `json:"shipmentSpecialServices,omitempty"`
	LabelSpecification        labelSpecification `json:"labelSpecification"`
	RequestedPackageLineItems []packageBody      `json:"requestedPackageLineItems"`
}

type payment struct {
	PaymentType string `json:"paymentType"`
	Payor       struct {
		ResponsibleParty struct {
			AccountNumber account `json:"accountNumber"`
		} `json:"responsibleParty"`
	} `json:"payor"`
}

type labelSpecification struct {
	ImageType       string `json:"imageType"`
	LabelStockType  string `json:"labelStockType"`
	LabelFormatType string `json:"labelFormatType"`
}
