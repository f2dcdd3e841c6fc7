package dhl

import "encoding/json"

// The request bodies, in the names of DHL (document of MyDHL API 3.1.1, read 2026-06). What rates, shipments and pickups
// share is here.

type account struct {
	TypeCode string `json:"typeCode"` // "shipper"
	Number   string `json:"number"`
}

// place is where a rate is asked for: no street and no name, which a rate does not need.
type place struct {
	PostalCode   string `json:"postalCode"` // "" where the country has none
	CityName     string `json:"cityName"`
	CountryCode  string `json:"countryCode"`
	ProvinceCode string `json:"provinceCode,omitempty"`
}

type postalAddress struct {
	place
	AddressLine1 string `json:"addressLine1"`
	AddressLine2 string `json:"addressLine2,omitempty"`
	AddressLine3 string `json:"addressLine3,omitempty"`
}

type contact struct {
	Phone       string `json:"phone"`
	CompanyName string `json:"companyName"`
	FullName    string `json:"fullName"`
}

type party struct {
	PostalAddress      postalAddress `json:"postalAddress"`
	ContactInformation contact       `json:"contactInformation"`
	TypeCode           string        `json:"typeCode,omitempty"` // "business", "private"; not of a pickup
}

type packageBody struct {
	Weight             json.Number `json:"weight"` // kg
	Dimensions         *dimensions `json:"dimensions,omitempty"`
	CustomerReferences []reference `json:"customerReferences,omitempty"` // shipments
	Description        string      `json:"description,omitempty"`        // shipments
}

type dimensions struct {
	Length json.Number `json:"length"` // cm
	Width  json.Number `json:"width"`
	Height json.Number `json:"height"`
}

type reference struct {
	Value    string `json:"value"`
	TypeCode string `json:"typeCode"` // "CU": the consignor's own
}

// valueAdded is an additional service.
type valueAdded struct {
	ServiceCode string      `json:"serviceCode"`
	Value       json.Number `json:"value,omitempty"`
	Currency    string      `json:"currency,omitempty"`
}

type rateRequest struct {
	CustomerDetails struct {
		ShipperDetails  place `json:"shipperDetails"`
		ReceiverDetails place `json:"receiverDetails"`
	} `json:"customerDetails"`
	Accounts                   []account       `json:"accounts"`
	ValueAddedServices         []valueAdded    `json:"valueAddedServices,omitempty"`
	PlannedShippingDateAndTime string          `json:"plannedShippingDateAndTime"`
	UnitOfMeasurement          string          `json:"unitOfMeasurement"`
	IsCustomsDeclarable        bool            `json:"isCustomsDeclarable"`
	MonetaryAmount             []monetary      `json:"monetaryAmount"`
	EstimatedDeliveryDate      deliveryRequest `json:"estimatedDeliveryDate"`
	NextBusinessDay            bool            `json:"nextBusinessDay"`
	Packages                   []packageBody   `json:"packages"`
}

type monetary struct {
	TypeCode string      `json:"typeCode"` // "declaredValue"
	Value    json.Number `json:"value"`
	Currency string      `json:"currency"`
}

// deliveryRequest: QDDC counts the days of customs clearance, QDDF leaves them out.
type deliveryRequest struct {
	IsRequested bool   `json:"isRequested"`
	TypeCode    string `json:"typeCode"`
}

type shipRequest struct {
	PlannedShippingDateAndTime string `json:"plannedShippingDateAndTime"`
	Pickup                     struct {
		IsRequested bool `json:"isRequested"`
	} `json:"pickup"`
	ProductCode           string       `json:"productCode"`
	GetRateEstimates      bool         `json:"getRateEstimates"`
	Accounts              []account    `json:"accounts"`
	ValueAddedServices    []valueAdded `json:"valueAddedServices,omitempty"`
	OutputImageProperties output       `json:"outputImageProperties"`
	CustomerReferences    []reference  `json:"customerReferences"`
	CustomerDetails       struct {
		ShipperDetails  party `json:"shipperDetails"`
		ReceiverDetails party `json:"receiverDetails"`
	} `json:"customerDetails"`
	Content content `json:"content"`
}

type output struct {
	EncodingFormat string        `json:"encodingFormat"` // in small letters
	ImageOptions   []imageOption `json:"imageOptions"`
}

type imageOption struct {
	TypeCode     string `json:"typeCode"`
	TemplateName string `json:"templateName,omitempty"`
	IsRequested  bool   `json:"isRequested"`
	InvoiceType  string `json:"invoiceType,omitempty"`
	LanguageCode string `json:"languageCode,omitempty"`
}

type content struct {
	Packages              []packageBody `json:"packages"`
	IsCustomsDeclarable   bool          `json:"isCustomsDeclarable"`
	DeclaredValue         json.Number   `json:"declaredValue"`
	DeclaredValueCurrency string        `json:"declaredValueCurrency"`
	ExportDeclaration     declaration   `json:"exportDeclaration"`
	Description           string        `json:"description"`
	Incoterm              string        `json:"incoterm"`
	UnitOfMeasurement     string        `json:"unitOfMeasurement"`
}

type declaration struct {
	LineItems        []lineItem `json:"lineItems"`
	Invoice          invoice    `json:"invoice"`
	ExportReasonType string     `json:"exportReasonType"`
	ShipmentType     string     `json:"shipmentType"`
}

type lineItem struct {
	Number              int         `json:"number"`
	Description         string      `json:"description"`
	Price               json.Number `json:"price"`
	Quantity            quantity    `json:"quantity"`
	CommodityCodes      []commodity `json:"commodityCodes,omitempty"`
	ManufacturerCountry string      `json:"manufacturerCountry"`
	Weight              netGross    `json:"weight"`
}

type quantity struct {
	Value             int    `json:"value"`
	UnitOfMeasurement string `json:"unitOfMeasurement"`
}

type commodity struct {
	TypeCode string `json:"typeCode"`
	Value    string `json:"value"`
}

type netGross struct {
	NetValue   json.Number `json:"netValue"`
	GrossValue json.Number `json:"grossValue"`
}

type invoice struct {
	Number string `json:"number"`
	Date   string `json:"date"`
}
