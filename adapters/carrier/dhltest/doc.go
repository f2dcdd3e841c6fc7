// Package dhltest imitates MyDHL API of DHL Express: a server on loopback that sells labels, tracks parcels, finds labels
// again, promises collections, and breaks its answers on demand.
//
//	server, err := dhltest.New(dhltest.Options{})
//	base, err := server.Start()
//	defer server.Close()
//	carrier, err := dhl.New(dhl.Config{Enabled: true, BaseURL: base, Username: "any", Password: "any", Account: "123456789"})
//
// A label bought is tracked from its pickup to its delivery by the clock of [Options]: two to four business days. The
// books, the clock and the faults are those of adapters/carrier/imitation, whose methods a [Server] has: Fail, Calls,
// Labels, LabelsByReference, Advance.
//
// # What it is like
//
//   - Basic authentication on every call; x-version and Message-Reference are required
//   - shapes, codes and statuses of MyDHL API 3.1.1 as read 2026-06; everything under /mydhlapi, and /mydhlapi/test too
//   - one price for each kind of currency, of which one is billed; the status of a problem is a string
//   - event times of the place, with an offset only where one shipment is tracked and the offset is asked for
//   - no void: what the books sell stays live
//   - what a dry run finds comes with status 201
//   - the postal code 00000 is not served; a shipment within a country is refused
//
// # What it leaves out
//
// Several pieces of a shipment told apart, documents beyond a stand-in, changes of a pickup, landed cost, service points.
// Requests are checked for what the imitation needs, no more; the carrier's own document is the judge of shapes, in
// adapters/carrier/internal/openapi.
package dhltest
