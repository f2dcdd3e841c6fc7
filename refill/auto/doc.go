// Package auto is automatic refill: the member's consent for one drug, two reminders before each shipment, and a gate
// that is asked again on the day of shipment. It is a pure state machine, run by the host.
//
//	out := auto.Decide(state, stream.Command{By: member, Do: auto.Enroll{Consent: consent}}, now)
//	for _, e := range out.Events {
//		state = auto.Evolve(state, e)
//	}
//	fmt.Println(state.Cycle.Reminder1, state.Cycle.Reminder2, state.Cycle.Ship)
//
// There is one stream for each prescription. Its first shipment opens it ([RecordFill]), whether or not the member ever
// enrols: the stream counts fills, so refills left and supply on hand follow from events alone. When the last refill
// has left, the stream hands out [NeedRenewal]; what the member is told then is the renewal's business.
//
// # One cycle
//
// Run-out is the first day without supply. The shipment leaves 14 days before it, or on the first day on which a refill
// is not too soon; on a day that is no business day, the business day before, or the one after where the one before
// would be too soon. Reminder 1 goes out 14 days before the shipment, reminder 2 four days before it. A member who
// enrols late gets reminder 1 at once and reminder 2 two days after it at the earliest; the shipment moves if it must,
// and always follows reminder 2 by a day or more. [Timeline] computes this.
//
// The too-soon rule and the 14 days are the plan's, as the last [RecordFill] told them; where it told none, [TooSoon] and
// [ShipLead]. A plan that changes its rules changes them with the next fill.
//
// 90 days filled on 2026-09-01 run out on 2026-11-30: reminders on 2026-11-02 and 2026-11-12, shipment on 2026-11-16.
//
// # Consent
//
//   - [PerShipment]: nothing leaves without the member's yes to this very shipment ([Confirm]). Reminders ask for it.
//   - [OptInWithReminders]: one consent for this drug, then two delivered reminders before each shipment.
//   - [Off]: the plan allows none.
//
// The consent is the member's or a caregiver's, for one drug, with the channel and the version of the text that was
// agreed to. A plan, a pharmacy or a prescriber can never give it. It ends when the member stops it and with the
// prescription: a new prescription asks again. It must end too with a change of plan, the loss of coverage, death or
// hospice care, a recall and a change of dose (R3.2); the host learns of those, and sends [Stop].
//
// # A fill that did not arrive
//
// A parcel that is returned or lost is told by [DropFill]: its fill is no supply on hand, and it uses no refill; of a
// controlled drug it does, for what replaces it stays within the authorized quantity. What follows:
//
//	enrolled, held   the cycle is planned anew from the shorter supply, under a new number: reminders begin again. Where
//	                 no fill is left at all it is held for the pharmacy, until another fill has left
//	ordered          nothing: the order that is open is the next supply
//	last_filled      where a refill is left again and the prescription still holds, the member may ask for it, or
//	                 automatic refill goes on if the consent stood and was not stopped since. The renewal that was
//	                 started stays, and is not started again
//	otherwise        the fill counts no longer, and that is all
//
// # States
//
//	not_enrolled   fills are counted, nothing is planned
//	enrolled       a cycle is planned: reminders, then the shipment
//	held           the gate failed on ship day, or no fill has arrived; Hold is the code of the rule, Summary names who
//	               must act
//	ordered        the refill's order is open; if nothing has left by run-out it is held for the pharmacy
//	stopped        the member ended it
//	last_filled    no refill is left, or none can be filled in time; see above for a last one that did not arrive
//
// Dates are days in the zone that now carries: give every decision the pharmacy's zone. The timer acts at [Hour] on
// that day. It may come late, twice or early: a reminder is handed out once for each cycle and number, a refill once
// for each cycle, and an early timer is set again.
//
// # What it leaves out
//
// What the machine cannot know is asked by the refill's own order: coverage, authorization, screening, stock, address,
// card. A prescription without a written end passes the gate here and is held to the law's last date there. Over the
// counter drugs are not told apart.
package auto
