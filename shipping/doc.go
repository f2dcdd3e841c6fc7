// Package shipping gets a parcel of medicine from a pharmacy to a member's door: what may be mailed how, at what
// price, bought exactly once, and where it is now.
//
//	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{ups}})
//	quotes, err := desk.Quotes(ctx, shipment)
//	best, ok := shipping.Choose(quotes, shipment)
//	label, err := desk.Buy(ctx, best.Carrier, shipping.Purchase{Key: key, Shipment: shipment, Service: best.Service})
//	if errors.Is(err, shipping.ErrOutcomeUnknown) {
//		label, err = desk.Find(ctx, best.Carrier, key) // never Buy again blindly
//	}
//
// # Terms
//
//   - Label: what is stuck on the parcel, and what is paid for. To void a label is to give it back unused.
//   - Key: our own mark on one purchase, stored before the call and sent as the carrier's reference.
//   - Scan: one event of a parcel's life, as the carrier's machines tell it; the reduced story is a [Status].
//   - Outcome unknown: a purchase was sent and its answer was lost. A label may exist, so the purchase is not repeated:
//     [LabelFinder] settles it, or a person does.
//   - Guard: the rules of what may be mailed how ([Check], [Guard]). It refuses before any byte is sent, with the rule,
//     its source and who can act.
//   - Military address: APO, FPO, DPO, the post offices of the army, the navy and the embassies. USPS alone serves them.
//   - Promise: the last day on which a parcel is in time ([Promise], [Late]).
//
// # Privacy
//
// A carrier sees name, address and what to ask at the door, never a drug. Name, street, city, ZIP code and telephone
// are secret.Text, label images are [Sealed], and tracking numbers print their last four characters. An error names
// fields and rules, and holds no value.
//
// # For implementers
//
// A carrier is an implementation of [Carrier], and of [LabelFinder] wherever the carrier can look a label up. The
// comments of these interfaces are the contract; package adapters/carrier/carriertest tests it sentence by sentence.
// The rules that are broken most often:
//
//   - call Purchase.Validate first, and send nothing where it finds a fault;
//   - repeat a read, never a purchase: a lost answer, a time-out and every 5xx of a purchase are [ErrOutcomeUnknown];
//   - check what comes back: half an answer, an HTML page, an empty object are faults;
//   - map machine codes to statuses, sort with [SortScans], reduce with [Reduce];
//   - keep URLs, addresses and names out of an [Error]; the one Cause that belongs there is the context's.
//
// # What it leaves out
//
// Pack-outs and their hours of cold, carrier calendars and cut-offs, address correction, returns, manifests and
// customs. No rule here knows a drug's own limits: whether a drug is controlled, cold or an aerosol is the caller's
// fact. Licences of the shipper are attested in a contract with the carrier, and no call verifies them.
package shipping
