// Package order is the life of one order of a mail-order pharmacy, from the prescription to the door: a pure state
// machine (package stream) that says what happens next and never does anything itself.
//
//	out := order.Decide(state, stream.Command{By: pharmacist, Do: order.Review{Line: 1, Verdict: order.Approve}}, now)
//	for _, e := range out.Events {
//		state = order.Evolve(state, e)
//	}
//	for _, w := range out.Work {
//		fmt.Println(w.Do.Name()) // order.reserve_stock: the shelf is asked for the line's quantity
//	}
//
// # A line's life
//
// An order has one or more lines, each a fill of one prescription, and one parcel. A line goes through these statuses,
// and through no others:
//
//	(none)     -> received
//	received   -> in_review | on_hold | cancelled
//	in_review  -> filling | on_hold | cancelled
//	on_hold    -> received | in_review | packed | cancelled
//	filling    -> packed | on_hold | cancelled
//	packed     -> shipped | on_hold
//	shipped    -> delivered | returned | lost
//	delivered  -> the end
//	returned   -> the end
//	lost       -> the end
//	cancelled  -> the end
//
// received waits for a pharmacist. in_review waits for stock, then for the payer, then for the bank, one after the
// other: [Line.Waits]. filling waits for a pharmacist's check of the filled product. Once every line is packed or
// cancelled the parcel goes on alone, [State.ParcelWaits]: a carrier is chosen, a label is bought, and the carrier is
// asked for news four times a day until the parcel's way ends.
//
// # What holds at every moment
//
//   - Nothing is packed without a pharmacist's approval, a paid claim and the member's part authorized.
//   - Money is captured once, when a scan proves that the carrier has the parcel, and never for a cancelled line.
//   - A cancelled line leaves nothing behind: its claim is reversed, its payment given back, its reservation and its lock
//     released. What the answers still under way bring is given back when it comes: [TakenBack].
//   - A parcel that is returned or lost is paid for by nobody, and its supply is taken off the prescription's count:
//     [FillReturned].
//   - One label is bought. A purchase whose answer was lost is looked for every five minutes, and only when the carrier
//     has denied it for half an hour another is bought; a second label that turns up is given back.
//   - Whoever must act next can be named: [State.Summary]. A line that stands still has a [Hold] with an owner, and where
//     the hold has a day, it ends by itself on that day: [Wake].
//   - Every hold and every end is told to the member: a [notice.Notice] goes out with it.
//
// # Terms
//
//   - Fill: one dispensing of a prescription. Fill number (NCPDP field 403-D3): 0 is the first fill, 1 the first refill.
//   - Claim: the request to the payer for one fill. Adjudication: the payer's answer, with reject codes where it is a no
//     ("75" prior authorization, "79" refill too soon).
//   - Days' supply: for how many days the quantity lasts as the prescription directs.
//   - Authorization: the bank sets the member's part aside. Capture: the bank pays it. Refund: it is given back, or an
//     authorization let go.
//   - Hold: why a line stands still, who must act, and until when: [Holds] is the table.
//   - Lock: a reference that one order holds for a member and an ingredient, so that no second one is filled meanwhile. The
//     place behind the fill before is held too, and longer: until the line is cancelled or its parcel returned or lost.
//   - Promise: the last day on which delivery is in time.
//
// # For implementers of a host
//
// Work is done at least once under one key, and its answer comes back as the command that the work's comment names, from
// an actor with the role of the system and under the same key. Answers that come again under other keys do no harm to
// money, claims or stock, with one exception: of a label's answers each must come once, for a second "missing" is taken
// as word about the purchase that followed. A claim or an authorization that never got an answer and is held as
// [HoldStuck] is to be looked up at the payer or the bank before the line is resumed or cancelled: no number is known
// that could be taken back.
//
// # What it leaves out
//
// Law and screening: of a prescription only its last day is checked here; the rest is the reviewing pharmacist's. An order
// in several parcels, an owed remainder, the replacement of a lost or damaged fill, and the recall of a packed or
// delivered one are new lines with links, and come later; so do a ceiling that the member agreed to, notices of lateness,
// and tracking after a loss. A late scan is kept in the log and changes nothing. A parcel with a label cannot be
// cancelled. A supply that is scanned as delivered after its loss stays off the count of supplies.
package order
