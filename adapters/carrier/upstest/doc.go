// Package upstest imitates UPS on loopback: a label bought there can be tracked, voided and found again, and an answer
// can be lost after the work is done.
//
//	server, err := upstest.New(upstest.Options{Now: clock.Now, StateFile: "ups.json"})
//	base, err := server.Start()
//	defer server.Close()
//	carrier, err := ups.New(ups.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "A1B2C3"})
//
// It serves whoever tests a program that ships by UPS, over real HTTP, without an account or a network. Bodies are ours
// in UPS's shapes: numbers are strings, one element is an object, an unknown number is a 200 with a warning.
//
// # What it does
//
//   - Tokens, by client credentials. [imitation.Site.ExpireTokens] ends them, and so does a restart.
//
//   - Rates for Ground and 2nd Day Air; prices are invented and believable, and the same for the label that is bought.
//
//   - Labels with well-formed tracking numbers, counted up. As at UPS, nothing makes a purchase safe to repeat: two
//     requests are two labels, under one reference too.
//
//   - Void until the parcel is picked up; label recovery by number or reference, live labels only.
//
//   - Tracking by the clock of [Options], or as [imitation.Site.Advance] plays it.
//
//   - Addresses: street 0 exists nowhere, a street called Ambiguous has two houses, and any other is known, in capitals
//     and with four more digits of ZIP code.
//
// # What it shares
//
// The books, the clock that a parcel moves by, the tokens and the wire with its faults are those of package imitation,
// and so are the methods that a test steers and judges by. Ground takes three business days from pickup, 2nd Day Air two.
//
// # What it leaves out
//
// Pickups, manifests, push; UPS's own checks of a request (its OpenAPI document is a better judge);
// the delay with which UPS shows new labels. The books hold no name and no address.
package upstest
