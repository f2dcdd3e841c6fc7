// Package fedextest imitates FedEx on loopback: a label bought there can be tracked, voided and found again, and an
// answer can be lost after the work is done.
//
//	server, err := fedextest.New(fedextest.Options{Now: clock.Now, StateFile: "fedex.json"})
//	base, err := server.Start()
//	defer server.Close()
//	carrier, err := fedex.New(fedex.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "740561073"})
//
// It serves whoever tests a program that ships by FedEx, over real HTTP, without an account or a network. Bodies are
// ours in FedEx's shapes: an unknown number is a 200 with an error two arrays deep, scans stand newest first.
//
// # What it does
//
//   - Tokens, by client credentials in a form. [imitation.Site.ExpireTokens] ends them, and so does a restart;
//     [Server.BanTokens] answers as FedEx does to a storm of token requests.
//
//   - Rates for Ground (Home Delivery to homes), 2Day and Standard Overnight, the account's and the published one, in
//     either order; prices are invented and believable, and the same for the label that is bought.
//
//   - Labels with twelve digits, the last a check digit, counted up. As at FedEx, nothing makes a purchase safe to
//     repeat: two requests are two labels, under one reference too. A dry run checks and sells nothing.
//
//   - Void until the parcel is picked up; search by reference, dead labels too, after [Options].IndexLag.
//
//   - Tracking of thirty numbers a call, by the clock of [Options], or as [imitation.Site.Advance] plays it.
//
//   - Addresses: street 0 exists nowhere, a street called Ambiguous has two houses, one called Tower wants a suite, and
//     any other is known, in capitals and with four more digits of ZIP code. Pickups, and their end.
//
// # What it shares
//
// The books, the clock that a parcel moves by, the tokens and the wire with its faults are those of package imitation,
// and so are the methods that a test steers and judges by. Ground takes three business days from pickup, 2Day two, and
// Standard Overnight one.
//
// # What it leaves out
//
// Push, several packages, work put off, numbers used again; FedEx's own checks of a request (its OpenAPI document is a
// better judge). The books hold no name and no address; pickups are forgotten with the server.
package fedextest
