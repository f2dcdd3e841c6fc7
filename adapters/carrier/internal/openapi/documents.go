package openapi

// Document is one OpenAPI document of a carrier.
type Document struct {
	File   string // under the carrier's folder openapi
	Prefix string // of its paths; the documents' own servers name hosts that no test calls
}

// Exception is a fault that is the document's and not the request's.
type Exception struct {
	Operation string // "POST /api/rating/v2409/{requestoption}"; a prefix of method and path of the document
	Fault     string // a piece of the fault's text
	Reason    string
}

// Carrier is the documents of a carrier and what is wrong with them.
type Carrier struct {
	Name         string
	Documents    []Document
	Exceptions   []Exception
	Undocumented map[string]string // "POST /oauth/token": why there is no document for this call
}

// UPS is documented by files that are derived from its originals: paths begin with /api as in production, the twins of
// retired versions are gone.
var UPS = Carrier{
	Name: "ups",
	Documents: []Document{
		{File: "serve/OAuthClientCredentials.yaml"}, {File: "serve/Rating.yaml"}, {File: "serve/Shipping.yaml"},
		{File: "serve/Tracking.yaml"}, {File: "serve/AddressValidation.yaml"}, {File: "serve/TimeInTransit.yaml"},
		{File: "Pickup.yaml", Prefix: "/api"},
	},
	Exceptions: []Exception{
		{"POST /api/labels/", `property "TrackingNumbers" is missing`,
			"UPS documents recovery by reference too, and there no number is known; TrackingNumbers is a list for another use"},
		{"POST /api/labels/", "LabelImageFormat/Code: minimum string length is 4", `the document's own list of codes has "GIF", "ZPL", "EPL" and "SPL"`},
		{"POST /api/rating/", "DeclaredValue/MonetaryValue: minimum string length is 8",
			"an amount of less than 10,000.00 has fewer characters; the document's own examples have"},
		{"POST /pickupcreation/", "PickupDate: maximum string length is 4", "the document's own format is yyyyMMdd, eight digits"},
		{"POST /pickupcreation/", "Weight: minimum string length is 6", `the document's own examples are "10.9" and "5.5"`},
		{"POST /pickupcreation/", `property "PickupTriggerGWNRequest" is missing`,
			"the request is one of two; where one has a fault the other is named too"},
	},
	Undocumented: map[string]string{
		"DELETE /api/shipments/v2409/pickup/": "the document has it under a second template of one path, of which a router sees the first alone",
	},
}
