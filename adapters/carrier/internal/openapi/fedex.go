package openapi

// FedEx is documented by files that others refactored from its own: their paths are complete.
var FedEx = Carrier{
	Name: "fedex",
	Documents: []Document{
		{File: "rates-transit-times-v1.json"}, {File: "ship-v1.json"}, {File: "track-v1.json"},
		{File: "address-validation-v1.json"}, {File: "pickup-request-v1.json"},
	},
	Undocumented: map[string]string{
		"POST /oauth/token": "no document of FedEx for its token call is to be had",
	},
}
