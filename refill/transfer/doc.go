// Package transfer moves a prescription between pharmacies, in and out. It is a pure state machine, run by the host: the
// other pharmacy is asked up to three times, by three means, and whatever comes of it the member is told.
//
//	out := transfer.Decide(state, stream.Command{By: member, Do: transfer.Ask{Direction: transfer.In, …}}, now)
//	for _, e := range out.Events {
//		state = transfer.Evolve(state, e)
//	}
//	fmt.Println(state.Status, state.Attempt) // contacting 1
//
// "Transfer to home delivery", as a patient asks for it, is two things: moving the prescription, which is this package, or
// a new prescription for the plan's full supply by mail, which is the prescriber's. [Route] advises which, with reasons.
//
// # In
//
//	Ask       the patient says name, birth date, drug and the current pharmacy; the number on the label helps
//	          the other pharmacy is asked: electronically at once, by phone on day 2, by fax on day 4
//	Receive   it releases: what a transfer must carry is held against the law's list, and the law's word on it is taken.
//	          Whole and allowed, the prescription is ours (AddRx); otherwise a pharmacist asks for what is missing
//	Answer    it says no, by a code. No refill left or expired: the prescriber is asked for a new prescription (NeedRenewal).
//	          A wrong contact is asked of the member, who has 10 days; any other no ends it
//	silence   PHARMACY_NO_RESPONSE at 00:00 of day 7, and the member is told on that day; an answer that comes now counts
//
// Asked on Friday 2026-11-20: by phone on Monday 2026-11-23 (day 2 is a Sunday), by fax on Tuesday 2026-11-24. Silent
// through 2026-11-26, the member is told at the beginning of 2026-11-27.
//
// A release counts at any time, after a no or a cancellation too: the other copy is closed by then, and the prescription
// would exist nowhere else. Refills follow: of 3 that were left our first fill uses one, so the prescription that is ours
// has 2. A prescription that was never filled has its first fill beside them. Its date of issue stays, for a transfer
// extends nothing.
//
// # Out
//
//	Ask       another pharmacy asks on the patient's word; our pharmacist has until the end of the next business day
//	Release   by a pharmacist, whole, allowed by the law, to the pharmacy that asked: our copy is closed (CloseRx), its refills go along (SendRecord)
//	Decline   by a pharmacist, with a code
//
// What has left is filled here no more ([State.BarsFill]) and does not move again: each fill asks first. The [Record] of
// both pharmacies is marked, and kept as long as the law says ([Record.Retention]).
//
// # The law
//
// Whether a prescription may move hangs on its schedule, on both states, on what was filled and moved before (R1.7). The
// host asks [Judge], a function of a book of law, and the [Ruling] travels in the command: a decision stays a function of
// what is stored, and the record holds the reasons. Nothing moves but on law.Allow, said of the very day: overnight a
// prescription expires, and a rule ends. A wish that the law denies at once is refused; one that it cannot judge yet is
// opened, for the other pharmacy knows what is missing.
//
// # States
//
// Where each command leads from each state, over all its kinds (codes, rulings, early and late); "-" is nothing. What is not
// listed is refused: transfer.unknown where no transfer was asked for, transfer.other_direction where it goes the other
// way. Kinds that are refused are left out where another kind of the command is not.
//
// states begin
//
//	(none)           ask in              contacting
//	                 ask out             to_release
//	contacting       ask in              -
//	                 due                 contacting, no_response
//	                 handed              contacting
//	                 answer              at_prescriber, contact_wrong, failed
//	                 receive             at_prescriber, completed, failed, incomplete
//	                 correct             contacting
//	                 prescriber answers  refused: not_asked
//	                 cancel              cancelled
//	contact_wrong    ask in              -
//	                 due                 -, failed
//	                 handed              contact_wrong
//	                 answer              -, at_prescriber, failed
//	                 receive             at_prescriber, completed, failed, incomplete
//	                 correct             contacting
//	                 prescriber answers  refused: not_asked
//	                 cancel              cancelled
//	incomplete       ask in              -
//	                 due                 -, no_response
//	                 handed              incomplete
//	                 answer              at_prescriber, contact_wrong, failed
//	                 receive             at_prescriber, completed, failed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  refused: not_asked
//	                 cancel              cancelled
//	at_prescriber    ask in              -
//	                 due                 -
//	                 handed              at_prescriber
//	                 answer              -
//	                 receive             -, completed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  failed, replaced
//	                 cancel              cancelled
//	completed        ask in              refused: moved
//	                 due                 -
//	                 handed              completed
//	                 answer              refused: answered
//	                 receive             refused: answered
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  refused: not_asked
//	                 cancel              refused: moved
//	replaced         ask in              contacting
//	                 due                 -
//	                 handed              replaced
//	                 answer              refused: answered
//	                 receive             -, completed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  -
//	                 cancel              -
//	no_response      ask in              contacting
//	                 due                 -
//	                 handed              no_response
//	                 answer              at_prescriber, contact_wrong, failed
//	                 receive             at_prescriber, completed, failed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  refused: not_asked
//	                 cancel              -
//	failed           ask in              contacting
//	                 due                 -
//	                 handed              failed
//	                 answer              -, at_prescriber, contact_wrong, failed
//	                 receive             at_prescriber, completed, failed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  refused: not_asked
//	                 cancel              -
//	to_release       ask out             -
//	                 due                 to_release
//	                 release             released
//	                 decline             declined
//	                 cancel              cancelled
//	released         ask out             refused: moved
//	                 due                 -
//	                 release             refused: moved
//	                 decline             refused: moved
//	                 cancel              refused: moved
//	declined         ask out             to_release
//	                 due                 -
//	                 release             refused: not_asked
//	                 decline             -
//	                 cancel              -
//	cancelled        ask in              contacting
//	                 due                 -
//	                 handed              cancelled
//	                 answer              -
//	                 receive             -, completed, incomplete
//	                 correct             refused: nothing_to_correct
//	                 prescriber answers  refused: not_asked
//	                 cancel              -
//	cancelled (out)  ask out             to_release
//	                 due                 -
//	                 release             refused: not_asked
//	                 decline             refused: not_asked
//	                 cancel              -
//
// states end
//
// # Terms
//
//   - Day 0 is the day of the event, in the zone that now carries: the pharmacy's. "Within 6 days" lasts until midnight of
//     day 6. Attempts fall on business days, never two on one; the end does not move.
//   - Outcome code: why a transfer did not simply succeed, "NO_REFILLS"; [Codes] lists them, [Code.Rule] says what each asks of
//     whom.
//   - Lock: one drug of one member is asked for once at a time. The reference is taken with the wish and given back at the
//     end; a wish under another prescription that finds it taken is a DUPLICATE.
//   - Mark: the sender writes VOID, or "transferred" in the record of an electronic prescription; the receiver "transfer".
//   - Retail registration: the DEA registration that a first-fill transfer needs on both sides; a mail site may have one.
//
// # Privacy
//
// Events hold references: the patient's name and birth date stay where people are kept, and prescription numbers of both
// pharmacies where the host keeps them. Pharmacies and pharmacists are no patients. What the member is told is status,
// code and run-out date, no drug.
//
// # What it leaves out
//
// The request itself (message, call list, fax form), the numbers on labels, whether the prescription is complete
// (rx.Prescription.Validate, whose answer is Data.Elements), the new prescription that a renewal brings, and whether a
// refill is due. Controlled drugs are not asked for by a technician: the law refuses a side that is no pharmacist.
package transfer
