package openapi

// DHL is documented by one file, served under /mydhlapi.
var DHL = Carrier{
	Name:      "dhl",
	Documents: []Document{{File: "mydhl-express-api-3.1.1.yaml", Prefix: "/mydhlapi"}},
}
