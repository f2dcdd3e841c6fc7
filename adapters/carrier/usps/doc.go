// Package usps mails by the United States Postal Service: it asks prices and days in one call, buys a label once, voids,
// tracks many parcels at a time, checks addresses, and makes SCAN forms, collections and labels for the way back.
//
//	carrier, err := usps.New(usps.Config{ClientID: id, ClientSecret: secret, CRID: "12345678", MID: "123456789", Account: "1000000001"})
//	quotes, err := carrier.Quote(ctx, shipment)
//	purchase := shipping.Purchase{Key: "fill-1", Shipment: shipment, Service: usps.GroundAdvantage}
//	prepared, err := carrier.Prepare(ctx, purchase)          // store it before the next line
//	label, err := carrier.BuyPrepared(ctx, purchase, prepared) // again after a crash: the same label
//
// A [Carrier] is a [shipping.Carrier], [shipping.Preparer], [shipping.VoidTeller], [shipping.BatchTracker],
// [shipping.AddressChecker], [shipping.PickupScheduler], [shipping.Returner] and [shipping.Manifester]. It passes the
// suite of adapters/carrier/carriertest against the imitation of adapters/carrier/uspstest. No live call was made in
// writing it.
//
// # What it speaks (documents of USPS as read 2026-06)
//
//   - OAuth client credentials, POST /oauth2/v3/token; payment token, POST /payments/v3/payment-authorization (3.1.20)
//   - prices and days: POST /shipments/v3/options/search (3.1.29)
//   - labels: POST /labels/v3/label and /return-label, DELETE /labels/v3/label (3.9.13), 4 by 6 inches, every image
//     format of USPS
//   - tracking: POST /tracking/v3r2/tracking, 35 numbers a call
//   - addresses: GET /addresses/v3/address (3.2.3); SCAN forms: POST /scan-forms/v3/scan-form (3.1.14); collections:
//     /pickup/v3/carrier-pickup (3.1.8)
//   - push: [Push] verifies what a tracking subscription sends
//
// # A purchase happens once
//
// USPS has a key of its own (X-Idempotency-Key): the same key with the same bytes gives the label that was sold, and no
// second charge. [Carrier.Prepare] draws both, [Carrier.BuyPrepared] sends exactly them, and a lost answer is settled by
// sending them again. [Carrier.VoidPrepared] voids by the key where the label is not wanted any more.
//
// Our own Key travels as a customer's reference, not printed, and USPS gives no way to find a label by it. So a Carrier
// is no shipping.LabelFinder, Capabilities.Find is FindsNothing, and whoever calls [Carrier.Buy], which draws a key and
// forgets it, leaves a lost answer to a person.
//
// # Answers
//
// A label comes as multipart/form-data or as one JSON object, with 200 or 201: all of it reads alike, and so do an
// element as an object or as an array and a number as a string. Amounts are US dollars, exact; what a label costs is its
// postage with fees and extra services. A status comes from event codes; beside 01 the sentence "Delivered, To Original
// Sender" makes a return of a delivery, for USPS has no code for it. What USPS writes for people is read nowhere else,
// and shown nowhere: it may repeat an address.
//
// # Terms
//
//   - CRID, MID: a business and a mailer as USPS numbers them; the MID is part of every tracking number.
//   - EPS account: the Enterprise Payment System account that labels are charged to.
//   - commercial, contract, retail: what a business pays, what was agreed with it, and the published price.
//   - SCAN form: one bar code that accepts a day's parcels (PS Form 5630).
//   - DPV: whether a letter carrier delivers there (Delivery Point Validation).
//   - dispute: how USPS calls a refund asked for a label that it has manifested.
//
// # What it leaves out
//
// Addresses abroad, flat-rate and cubic prices, mail classes of printed matter (Media Mail is the cheapest, and not for
// medicine), several hazardous materials in a parcel, the weight of dry ice (USPS takes its number only), hours of a
// collection, editing and reprinting of labels, managing subscriptions. Military addresses go with a customs form,
// which wants a tariff number. Rules of what may be mailed are the guard's, shipping.Check.
//
// # Unconfirmed
//
// No document of tracking v3r2, of subscriptions and of OAuth was at hand; their shapes are those of recorded bodies and
// of other people's clients. Unknown are: the life of a payment token (50 minutes here); for how long a key is kept, and
// whether it still gives the label once the mailing date is past; whether 60 calls an hour are for an application or a
// CRID; that the postage of a label leaves its fees out, which is read out of one recorded body. The bounds of a
// machinable parcel and the most that is insured are second-hand.
package usps
