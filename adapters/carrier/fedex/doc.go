// Package fedex ships by FedEx: it asks rates, buys a label once, voids, tracks thirty parcels a call, checks addresses,
// orders pickups, and finds the number of a label whose answer was lost.
//
//	carrier, err := fedex.New(fedex.Config{ClientID: id, ClientSecret: secret, Account: "740561073"})
//	quotes, err := carrier.Quote(ctx, shipment)
//	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: shipment, Service: fedex.HomeDelivery})
//	if errors.Is(err, shipping.ErrOutcomeUnknown) {
//		label, err = carrier.FindLabel(ctx, "fill-1") // never Buy again under this key; label has no image
//	}
//
// A [Carrier] is a [shipping.Carrier] and most of its optional interfaces; it passes the suite of
// adapters/carrier/carriertest against the imitation of adapters/carrier/fedextest. No live call was made in writing it.
//
// # What it speaks (documents of FedEx as read 2025-10)
//
//   - OAuth client credentials in a form, POST /oauth/token
//   - rates and days of arrival: POST /rate/v1/rates/quotes
//   - labels: POST /ship/v1/shipments, one package a shipment, PDF, PNG, ZPLII or EPL2, 4 by 6 inches; return labels too
//   - dry run: POST /ship/v1/shipments/packages/validate, [Carrier.DryRun]
//   - void: PUT /ship/v1/shipments/cancel
//   - tracking: POST /track/v1/trackingnumbers, thirty numbers a call
//   - search by reference: POST /track/v1/referencenumbers
//   - addresses: POST /address/v1/addresses/resolve
//   - pickups: POST /pickup/v1/pickups and PUT /pickup/v1/pickups/cancel
//   - push: messages of a webhook project are verified and read by [Push]
//
// # A purchase happens once
//
// FedEx has no key that makes a purchase safe to repeat, so a purchase is sent again only where nothing was sent or
// FedEx turned it away unread. A 5xx, a broken connection, half an answer, an HTML page and a fault that FedEx calls its
// own are all shipping.ErrOutcomeUnknown. Our key stands on the package as its customer reference, and
// [Carrier.FindLabel] looks it up, keeps one number and voids strays. FedEx gives no image again: void what was found
// and buy under a new key, else park it for a person.
//
// # Answers
//
// FedEx gives one element as an object or as an array, a number as a string or as a number, a flag as a boolean or as
// a word. All of it reads alike. Amounts are exact; which of them is the account's says rateType and never the place in
// the answer; an amount in another currency than US dollars makes no quote. A status comes from machine codes alone: LO
// has left the origin and is not lost; RS is a return, and a DL after it is the sender's; CA is read with the code that
// FedEx reduces it to, for it stands in two lists. What FedEx writes for people is read nowhere, and shown nowhere: it
// may repeat an address.
//
// # Limits
//
// A 429 means a second or until midnight GMT: what it asks for goes to the caller in RetryAfter where it is more than
// Config.MaxWait, and is slept by nobody. Whoever asks for too many tokens gets none for ten minutes: one request is
// under way at most, and after a 403 none is made for that time.
//
// # Terms
//
//   - account: the number, up to nine digits, which pays. Its own rate is ACCOUNT; the published one is LIST.
//   - Home Delivery: what FedEx Ground is called to a home. Ground to a home is bought as that.
//   - ADULT, DIRECT, INDIRECT: an adult signs, somebody at the address signs, or a neighbor may.
//   - unique id: FedEx uses numbers again; of the stories under one, the latest shipped is told.
//
// # What it leaves out
//
// Post office boxes and military addresses (ErrRefused), territories and other countries, aerosols (ErrUnsupported),
// several packages in a shipment, customs data, manifests, and making a webhook project, which is done in FedEx's
// portal. Rules of what may be mailed are the guard's, shipping.Check.
//
// # Unconfirmed
//
// How long references take to be indexed, and whether a search may look at days to come; the longest lines of a
// street; whether FedEx Ground keeps more than thirty characters of a reference (shorter keys are safe); the codes of a
// pickup that is off already; how exactly a pushed message is signed; what a sandbox answers to all this.
package fedex
