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
//   - Tokens, by client credentials. [Server.ExpireTokens] ends them, and so does a restart.
//   - Rates for Ground and 2nd Day Air; prices are invented and believable, and the same for the label that is bought.
//   - Labels with well-formed tracking numbers, counted up. As at UPS, nothing makes a purchase safe to repeat: two
//     requests are two labels, under one reference too.
//   - Void until the parcel is picked up; label recovery by number or reference, live labels only.
//   - Tracking by the clock of [Options]. [Server.Advance] plays a life by hand instead.
//
// # A parcel's life
//
// It hangs on the day of the label, not on its minute, so a purchase a few minutes later the same morning has the same
// story. Label day D is that of the purchase:
//
//	D, first minute             label created
//	pickup day 18:00            picked up: D if bought before 17:00 on a business day, else the next business day
//	pickup day 22:30            departed
//	next business day 04:10     arrived at a hub
//	last day 08:05, 13:47       out for delivery, delivered: third business day after pickup (Ground), second (2nd Day)
//
// All times are in the zone of [Options].
//
// # Faults
//
// [Server.Fail] plans a [Fault] for the next requests of an [Op]; [Server.Calls], [Server.Labels], [Server.Purchases]
// and [Server.LabelsByReference] are what a test judges by, whatever the client believes.
//
// # What it leaves out
//
// Address validation, pickups, manifests, push; UPS's own checks of a request (its OpenAPI document is a better judge);
// the delay with which UPS shows new labels. The books hold no name and no address.
package upstest
