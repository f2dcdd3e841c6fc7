package ups

// The request bodies, in the names of UPS (Rating.yaml and Shipping.yaml, v2409, read 2026-07). What rate and ship
// share is here. An empty string is how UPS marks that a flag is set.

type party struct {
	Name          string        `json:",omitempty"`
	AttentionName string        `json:",omitempty"`
	Phone         *phone        `json:",omitempty"`
	ShipperNumber string        `json:",omitempty"`
	Address       postalAddress `json:"Address"`
}

type phone struct{ Number string }

type postalAddress struct {
	AddressLine                 []string
	City                        string
	StateProvinceCode           string `json:",omitempty"`
	PostalCode                  string `json:",omitempty"`
	CountryCode                 string
	ResidentialAddressIndicator *string `json:",omitempty"`
}

type code struct {
	Code        string
	Description string `json:",omitempty"`
}

type payment struct{ ShipmentCharge []shipmentCharge }

type shipmentCharge struct {
	Type        string // "01": transportation
	BillShipper struct{ AccountNumber string }
}

type packageBody struct {
	Description           string      `json:",omitempty"` // ship, of a return
	Packaging             *code       `json:",omitempty"` // ship
	PackagingType         *code       `json:",omitempty"` // rate
	Dimensions            *dimensions `json:",omitempty"`
	PackageWeight         weight
	ReferenceNumber       []reference     `json:",omitempty"` // ship
	PackageServiceOptions *packageOptions `json:",omitempty"`
}

type dimensions struct {
	UnitOfMeasurement     code
	Length, Width, Height string
}

type weight struct {
	UnitOfMeasurement code
	Weight            string
}

type reference struct{ Value string }

type packageOptions struct {
	DeliveryConfirmation *confirmation `json:",omitempty"`
	DeclaredValue        *amount       `json:",omitempty"`
	DryIce               *dryIce       `json:",omitempty"`
}

// dryIce that keeps medicine cold: by the rules of the US (CFR), for medical use, which needs no more papers.
type dryIce struct {
	RegulationSet       string
	DryIceWeight        weight // unit "01" is pounds here, and "LBS" everywhere else
	MedicalUseIndicator *string
}

// confirmation at package level: 2 a signature, 3 an adult's. (At shipment level 1 and 2 mean the same, and 1 here is
// not supported: the classic way to get no adult signature.)
type confirmation struct{ DCISType string }

type amount struct{ CurrencyCode, MonetaryValue string }

type shipmentOptions struct {
	DirectDeliveryOnlyIndicator *string `json:",omitempty"` // no Access Point, no neighbour
}

type ratingOptions struct{ NegotiatedRatesIndicator string }

type rateRequest struct{ RateRequest rateBody }

type rateBody struct {
	Request  struct{ RequestOption string }
	Shipment rateShipment
}

type rateShipment struct {
	Shipper, ShipTo, ShipFrom party
	PaymentDetails            payment
	Package                   []packageBody
	ShipmentServiceOptions    *shipmentOptions `json:",omitempty"`
	ShipmentRatingOptions     ratingOptions
	DeliveryTimeInformation   *deliveryTime `json:",omitempty"`
}

type deliveryTime struct {
	PackageBillType string // "03": no document
	Pickup          struct{ Date string }
}

type shipRequest struct{ ShipmentRequest shipBody }

type shipBody struct {
	Request            struct{ RequestOption string }
	Shipment           shipShipment
	LabelSpecification labelSpecification
}

type shipShipment struct {
	Shipper, ShipTo, ShipFrom party
	PaymentInformation        payment
	Service                   code
	ReturnService             *code `json:",omitempty"`
	Package                   []packageBody
	ShipmentServiceOptions    *shipmentOptions `json:",omitempty"`
	ShipmentRatingOptions     ratingOptions
}

type labelSpecification struct {
	LabelImageFormat code
	LabelStockSize   struct{ Height, Width string }
}

type recoveryRequest struct{ LabelRecoveryRequest recoveryBody }

type recoveryBody struct {
	Request            struct{} // there, and empty: nothing in it is required
	LabelSpecification labelSpecification
	ReferenceValues    struct {
		ReferenceNumber reference
		ShipperNumber   string
	}
}
