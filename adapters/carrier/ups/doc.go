// Package ups ships by UPS: it asks rates, buys a label once, voids, tracks, checks addresses,
// orders pickups, and finds a label whose answer was lost.
//
//	carrier, err := ups.New(ups.Config{ClientID: id, ClientSecret: secret, Account: "A1B2C3"})
//	quotes, err := carrier.Quote(ctx, shipment)
//	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: shipment, Service: ups.Ground})
//	if errors.Is(err, shipping.ErrOutcomeUnknown) {
//		label, err = carrier.FindLabel(ctx, "fill-1") // never Buy again
//	}
//
// A [Carrier] is a [shipping.Carrier] and most of its optional interfaces; it passes the suite of
// adapters/carrier/carriertest against the imitation of adapters/carrier/upstest. No live call was made in writing it.
//
// # What it speaks (documents of UPS as read 2026-07)
//
//   - OAuth client credentials, POST /security/v1/oauth/token
//   - rates: POST /api/rating/v2409/Shop, and Shoptimeintransit where the shipment says when it is handed over
//   - labels: POST /api/shipments/v2409/ship, one package a shipment, GIF, ZPL, EPL or SPL, 4 by 6 inches
//   - void: DELETE /api/shipments/v2409/void/cancel/{id}
//   - tracking: GET /api/track/v1/details/{number}, one number a call
//   - label recovery by reference: POST /api/labels/v1/recovery
//   - addresses: POST /api/addressvalidation/v2/3, street level and whether it is a home
//   - pickups on call: POST /api/pickupcreation/v2409/pickup, DELETE /api/shipments/v2409/pickup/02
//   - return labels: the same call as labels, ReturnService 9
//
// # A purchase happens once
//
// UPS has no key that makes a purchase safe to repeat, so a purchase is sent again only where nothing was sent or UPS
// turned it away unread. A 5xx, a broken connection, half an answer, an HTML page and a fault that UPS calls its own
// are all shipping.ErrOutcomeUnknown. Our key stands on the package as its reference, and [Carrier.FindLabel] looks it
// up, keeps one label and voids strays.
//
// # Answers
//
// UPS gives one element as an object or as an array, a number as a string or as a number, and nothing as null or "".
// All of it reads alike. Amounts are exact; an amount in another currency than US dollars makes no quote, and none is
// ever zero for want of an amount. A status comes from machine codes alone: 161 is a parcel at an Access Point, not in
// the member's hands; D with B0 is one back at the sender; a code without a row is shipping.StatusUnknown and keeps
// its code. What UPS writes for people is read nowhere, and shown nowhere: it may repeat an address.
//
// # Terms
//
//   - account: the shipper number, six characters, which pays and is part of every tracking number.
//   - negotiated rate: what the account pays; the published rate is in Quote.List.
//   - DCISType: the signature asked at the door. On a package 2 is a signature and 3 an adult's.
//   - Access Point: a shop that holds parcels. An adult signature asks for direct delivery only.
//
// # What it leaves out
//
// Aerosols (a limited quantity must be declared under a contract of its own: ErrUnsupported), several packages in a
// shipment, customs data, manifests. Rules of what may be mailed are the guard's, shipping.Check.
//
// Push (Track Alert): its document (v2, read 2026-07) says that the credential of a webhook is set in UPS's portal, and
// not how it comes with a message, so none can be proven here. Parcels are tracked.
//
// # Unconfirmed
//
// What the limits of calls are, of which UPS publishes none; how soon after a purchase a label is found by its reference,
// and for how long; whether a retired code (120021, the shipment is made already) still comes: it is taken for an unknown
// outcome; the codes of a pickup that is off already; that v2409 stays the version of rates and labels.
package ups
