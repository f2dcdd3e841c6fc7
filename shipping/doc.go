// Package shipping gets a parcel of medicine from a pharmacy to a member's door: what may be mailed how, at what
// price, by when, bought exactly once, and where it is now.
//
//	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{usps, ups}})
//	plan, err := desk.Plan(ctx, shipping.PlanRequest{Shipment: parcel, Consignment: papers, Today: today})
//	label, tried, err := desk.BuyPlan(ctx, plan, shipping.Purchase{Key: key, Shipment: parcel}, store)
//	if errors.Is(err, shipping.ErrOutcomeUnknown) {
//		doubt, err := desk.Doubt(carrier, sent, false) // never buy again blindly
//		next := doubt.Settle(now)                      // look again at next.At, adopt, void and buy again, or ask a person
//	}
//
// # A parcel's life, and who decides what
//
//  1. Where to: [Residences] gives the address in force on the expected day of delivery; [Desk.CheckAddress] asks the
//     carriers whether it exists, [AddressAnswer.Judge] says what follows; [Frozen] holds it once the label is printed.
//  2. May it leave: [Consignment.Release] wants a dispensed fill and its papers; the guard ([Guard], [Check]) holds it
//     against the rules of carriage; [Capabilities.Fits] against what a carrier's adapter has.
//  3. By when: [Journey.Expect] counts processing and transit in business days, by the truck's cut-off ([Dock]) and the
//     carrier's own holidays ([Calendar]); a carrier's date goes before any count. [Outlook] holds that against the
//     promise of up to eleven days ([Promise], [Late]) and against the member's supply.
//  4. Cold: [ColdTrip.Pack] finds a box whose hours cover the way, its weekends and holidays, or the Monday to wait for;
//     [Warmth] finds an excursion on the way.
//  5. Which way: [Desk.Plan] ranks what keeps the promise by price, then what comes soonest; [Plan.Next] says what may be
//     tried after a failure. [UpgradePolicy.Charge] is what the member pays: standard shipping is free.
//  6. One label: [Desk.Buy], or [Desk.Prepare] and [Desk.BuyPrepared] where a carrier has keys of its own. A lost answer
//     is a [Doubt], and [Doubt.Settle] decides.
//  7. Where is it: [Desk.TrackAll], reduced by [Reduce] and [ReducePieces]; [WatchPolicy.Watch] raises an alarm for what
//     is silent, disputed, late or lost, and says when to look again.
//  8. What went wrong: [Case.Resolve] gives replacement, refund, claim and duties.
//
// Whatever decides gives a reason.Trace: a failed step is a reason, its rule names source, evidence and who acts. All
// rules stand in one table, [Rules]. What decides is pure: days and instants are arguments. The Desk alone waits.
//
// # Terms
//
//   - Label: what is stuck on the parcel, and what is paid for. To void a label is to give it back unused.
//   - Key: our own mark on one purchase, stored before the call and sent as the carrier's reference. It never looks like
//     a prescription number.
//   - Scan: one event of a parcel's life, as the carrier's machines tell it; the reduced story is a [Status].
//   - Outcome unknown: a purchase was sent and its answer was lost. A label may exist, so no carrier is asked for another
//     until it is settled. Stray: a second live label under one key.
//   - Military address: APO, FPO, DPO, the post offices of the army, the navy and the embassies. USPS alone serves them.
//   - Limited quantity: a small pack of hazardous goods, such as an inhaler, that may go by surface when it is declared.
//   - Pack-out: a box with its cold packs, qualified by a study for hours, season and lane. Excursion: a way outside of
//     the temperatures; what was in it is quarantined and never restocked.
//   - Handover: the carrier takes the parcel. Cut-off: the hour after which the day's truck has left.
//   - Form 106: how a pharmacy tells the DEA of a lost controlled drug.
//
// # Data with a date
//
// Calendars, processing times, caps, thresholds and waits are values with days, source and evidence: [CalendarOf],
// [StandardProcessing], [StandardSignature], [StandardWatch], [SettleWaits]. A host puts its own in their place. Past
// its last day a calendar knows nothing, and then nothing is promised.
//
// # Privacy
//
// A carrier sees name, address and what to ask at the door, never a drug. Name, street, city, ZIP code and telephone
// are secret.Text, label images are [Sealed], and tracking numbers print their last four characters. An error names
// fields and rules, and holds no value. [TrackingLink] is for the member alone.
//
// # For implementers
//
// A carrier is an implementation of [Carrier], and of the optional interfaces that it has: [LabelFinder] wherever it can
// look a label up, [LabelLister] where it may hold several, [Preparer] for keys of its own, [Capable], [AddressChecker],
// [BatchTracker], [VoidTeller], [Returner], [Manifester], [PickupScheduler]. The comments of these interfaces are the
// contract; package adapters/carrier/carriertest tests it sentence by sentence. The rules that are broken most often:
//
//   - call Purchase.Validate first, and send nothing where it finds a fault;
//   - repeat a read, never a purchase: a lost answer, a time-out and every 5xx of a purchase are [ErrOutcomeUnknown];
//   - check what comes back: half an answer, an HTML page, an empty object are faults;
//   - ask for direct delivery where Shipment.DirectOnly says so;
//   - map machine codes to statuses, sort with [SortScans], reduce with [Reduce];
//   - keep URLs, addresses and names out of an [Error]; the one Cause that belongs there is the context's.
//
// # What it leaves out
//
// The table of what each military ZIP code may receive, carriers' prices, and surcharge for Saturday delivery. No rule here knows a
// drug's own limits: whether a drug is controlled, cold, an aerosol or a poison is the caller's fact. Licences of the
// shipper are attested in a contract with the carrier, and no call verifies them. What a return costs, and what a
// plan lets a replacement cost, are the plan's.
package shipping
