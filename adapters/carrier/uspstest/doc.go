// Package uspstest imitates USPS on loopback: a label bought there can be tracked, voided and bought again under its
// key without a second charge, and an answer can be lost after the work is done.
//
//	server, err := uspstest.New(uspstest.Options{Now: clock.Now, StateFile: "usps.json"})
//	base, err := server.Start()
//	defer server.Close()
//	carrier, err := usps.New(usps.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret",
//		CRID: "12345678", MID: "123456789", Account: "1000000001", Limiter: uspstest.Unlimited{}})
//
// It serves whoever tests a program that ships by USPS, over real HTTP, without an account or a network. Bodies are
// ours in USPS's shapes: a label is one JSON object, or multipart for whoever asks for it.
//
// # What it does
//
//   - Tokens by client credentials, and payment tokens. [imitation.Site.ExpireTokens] and [Server.ExpirePayments] end
//     them, and so does a restart.
//   - Prices for Ground Advantage, Priority Mail and Priority Mail Express, invented and believable, and the same for
//     the label that is bought: commercial or contract, and retail.
//   - Labels with well-formed tracking numbers, counted up. The same key with the same bytes gives the label sold
//     before; with other bytes it is refused.
//   - Void by number and by key until the parcel is picked up or is on a SCAN form. [Server.TakeManifest] makes USPS
//     take a label into its nightly manifest: its void is a dispute from then on.
//   - Tracking of up to 35 numbers by the clock of [Options], or as [imitation.Site.Advance] plays it; 207 where a
//     number is not known. A label without a parcel shows GX; one that is void is not known any more.
//   - Addresses, SCAN forms, collections with their ETag, return labels.
//   - Quotas, where [Options] has one: so many calls of each API in an hour, then 429 with Retry-After.
//
// # What it shares
//
// The books, the clock that a parcel moves by, the tokens and the wire with its faults are those of package imitation,
// and so are the methods that a test steers and judges by. Ground Advantage takes three business days from pickup,
// Priority Mail two, Express one.
//
// # What it leaves out
//
// USPS's own checks of a request (its OpenAPI documents are better judges), push, and the hours in which
// it does not show new labels. The books hold no name and no address; SCAN forms, collections and payment tokens are
// in memory only.
package uspstest
