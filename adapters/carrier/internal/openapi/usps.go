package openapi

// USPS has a document for each API, and none for its token service and for tracking v3r2.
var USPS = Carrier{
	Name: "usps",
	Documents: []Document{
		{File: "shipping-options.yaml", Prefix: "/shipments/v3"}, {File: "domestic-labels.yaml", Prefix: "/labels/v3"},
		{File: "payments.yaml", Prefix: "/payments/v3"}, {File: "addresses.yaml", Prefix: "/addresses/v3"},
		{File: "scan-forms.yaml", Prefix: "/scan-forms/v3"}, {File: "carrier-pickup.yaml", Prefix: "/pickup/v3"},
	},
	Exceptions: []Exception{
		{"POST /carrier-pickup", "/pickupAddress/contact/0: value matches more than one schema",
			"a contact is one of two objects that require nothing, so every contact is both; the document's own examples are too"},
	},
	Undocumented: map[string]string{
		"POST /oauth2/v3/token":        "the document of the token service was not found anywhere; other people's clients show its shape",
		"POST /tracking/v3r2/tracking": "the stored document of tracking is that of the older v3, which takes one number and gives no codes by default",
	},
}
