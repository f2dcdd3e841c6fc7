// Package dhl exports by DHL Express: it asks rates, buys a label once, tracks two hundred parcels a call, asks whether a
// place is served, orders pickups, gets documents again, and finds the number of a label whose answer was lost.
//
//	carrier, err := dhl.New(dhl.Config{Enabled: true, Username: user, Password: password, Account: "123456789"})
//	quotes, err := carrier.Quote(ctx, shipment) // abroad, with Shipment.Customs
//	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: shipment, Service: dhl.ExpressWorldwide})
//	if errors.Is(err, shipping.ErrOutcomeUnknown) {
//		label, err = carrier.FindLabel(ctx, "fill-1") // never Buy again under this key; label has no image
//	}
//
// It is off until Config.Enabled says that the pharmacy has decided for it: DHL Express carries nothing within the US and
// no controlled drug, so for a US pharmacy it is of use for the lawful personal supply of a member abroad alone.
//
// A [Carrier] is a [shipping.Carrier] and some of its optional interfaces; it passes the suite of
// adapters/carrier/carriertest against the imitation of adapters/carrier/dhltest. No live call was made in writing it.
//
// # What it speaks (MyDHL API 3.1.1, document as read 2026-06)
//
//   - HTTP Basic on every call; x-version 3.1.0, which is what that document gives and asks not to change
//   - rates and days of arrival: POST /rates
//   - labels: POST /shipments, one package a shipment, PDF, ZPL, EPL or LP2, declared for customs as [shipping.Customs]
//     and [shipping.CustomsDescription] say: one item of a kind, for personal use, duties paid by the member (DAP)
//   - what comes with a label, the commercial invoice, goes to Config.Documents: it must travel with the parcel
//   - dry run: POST /shipments?validateDataOnly=true, [Carrier.DryRun]
//   - tracking: GET /shipments/{number}/tracking with offsets, GET /tracking for many without
//   - search by reference: GET /tracking?shipmentReference=
//   - documents: GET /shipments/{number}/get-image, [Carrier.Document]
//   - places: GET /address-validate: whether a place is served, never whether a street is there
//   - pickups: POST and DELETE /pickups
//
// # A purchase happens once
//
// DHL has no key that makes a purchase safe to repeat, so a purchase is sent again only where nothing was sent or DHL
// turned it away with 429. A 5xx, a broken connection, half an answer and an HTML page are all
// shipping.ErrOutcomeUnknown. Our key stands on the shipment as its customer reference, and [Carrier.FindLabel] looks it
// up. DHL gives the number and not the transport label again: buy under a new key.
//
// DHL voids nothing, for it bills no label that is not used: Void is ErrUnsupported, so that nobody takes a label for
// dead that a courier would still carry, and [Carrier.VoidLabel] says that nothing is needed.
//
// # Answers
//
// DHL gives one element as an object or as an array and a number as a string or as a number. All of it reads alike.
// Amounts are exact; of the prices in several currencies the billed one counts (BILLC), and one in another currency than
// US dollars makes no quote. A status comes from checkpoint codes alone: CC waits for the member and is no clearance by
// customs; PD leaves pieces owed; RT is a return. What DHL writes for people is read nowhere but for the number at the
// head of an error's detail and the names of our own fields in it, and shown nowhere: it may repeat an address.
//
// # Terms
//
//   - waybill: the shipment's number, ten digits, which is tracked; a piece has a longer number of its own.
//   - product: DHL's service, one letter; P is Express Worldwide for goods.
//   - checkpoint: an event of a parcel, two letters.
//   - BILLC, PULCL, BASEC: the price in the billing currency, of the country's list, and in DHL's own currency.
//
// # What it leaves out
//
// Parcels within the US, post office boxes, military addresses, aerosols and dry ice (which DHL takes from approved
// shippers), an adult's signature (no service for it is documented): ErrUnsupported before a byte is sent. Controlled
// drugs: ErrRefused. Several packages in a shipment, paperless trade, landed cost, service points, returns, manifests,
// push, and DHL's unified tracking API. Rules of what may be mailed are the guard's, shipping.Check.
//
// # Unconfirmed
//
// Whether x-version is checked; the limits of calls, of which DHL publishes none; whether a shipment is found by its
// reference before it is picked up; whether a search may look at days to come, which this one does not; the codes of
// products other than P; how DHL says that a pickup was called off before.
package dhl
