// Package renewal asks the prescriber for a new prescription when the last refill has left. It is a pure state machine,
// run by the host: the member is asked first, then the prescriber is, up to three times, by three means.
//
//	out := renewal.Decide(state, stream.Command{By: member, Do: renewal.MemberAnswers{Yes: true}}, now)
//	for _, e := range out.Events {
//		state = renewal.Evolve(state, e)
//	}
//	fmt.Println(state.Status, state.Attempt) // requested 1
//
// A renewal makes a new prescription with its own validity, its own consent and its own screening. It never extends the
// old one. Whether one is needed, and when the member is asked, is [Need]: no refill is left, the prescription ends
// before the next shipment, or it has ended. It may be asked for until [WindowDays] after the last date; later the
// request goes out as one for an ordinary new prescription ([AskPrescriber].NewRx).
//
// # The course
//
//	Start              the member is told that the last refill has left, and has 10 days to answer
//	yes                the prescriber is asked: electronically at once, by fax on day 2, by phone on day 4
//	no                 cancelled; the prescriber is not contacted
//	silence, 10 days   closed at 00:00 of day 11, and the member is told; a later yes opens it again
//	an answer          approved, approved with changes, denied, a visit first, or not this prescriber's patient; the
//	                   member is told
//	silence, 6 days    no response at 00:00 of day 7; the member is told with the run-out date. The prescriber is not
//	                   asked again, but an answer that comes now still counts
//	new facts          the member names another prescriber, has made the visit, or knows another number: the prescriber is
//	                   asked again, and days and attempts count anew
//
// 90 days run out on 2026-12-15. The member says yes on Friday 2026-11-20: electronic request on the same day, fax on
// Monday 2026-11-23 (day 2 is a Sunday), phone on Tuesday 2026-11-24. Silent through 2026-11-26, the member is told at
// the beginning of 2026-11-27.
//
// # Terms
//
//   - Day 0 is the day of the event, in the zone that now carries. "Within 10 days" lasts until midnight of day 10, and
//     the timer sweeps at the beginning of day 11. Where the member lives in another zone, the host says by an instant
//     when their day 10 ends ([Start].Late).
//   - Attempts fall on business days; the end does not move. Two attempts never fall on one day: the later one goes to
//     the next business day, and is left out where that is past the end. What became of each stands in [State].Tries.
//   - Schedule II: never renewed. Each fill needs a new prescription, so the member is told to see the prescriber and
//     our outreach is refused. For schedules III to V the member is told the same, and the prescriber may be asked.
//     An unknown schedule is refused like II until it is known.
//
// # What the member is told
//
// Each transition that the member did not make hands out a notice with the run-out date and a code. [State.Message] is
// what stands behind it: the state, the run-out date, and what the member can do next, a bridge supply at a local pharmacy
// among it where supply may lack and the drug is not controlled. It names the drug only where the member alone reads it,
// or has opted in.
//
// # States
//
//	await_member_consent   M      needs_appointment   V
//	requested              R      wrong_prescriber    W
//	approved               A      no_response         S
//	approved_with_changes  B      cancelled           C
//	denied                 D      closed_no_answer    N
//
// What each command comes to in each state, "-" being a renewal that was not started: the letter of the state it leads
// to, "." where nothing happens, "x" where it is refused. Where there are several, the command decides further.
//
// The table is generated from the code:
//
//	command            -       M       R       A       B       D       V       W       S       C       N
//	asked_answer       x       .x      .Rx     .Ax     .Bx     .Dx     .Vx     .Wx     .Sx     .Cx     .x
//	due                x       .N      .RS     .       .       .       .       .       .       .       .
//	member_answers     x       CNRx    .Cx     .x      .x      Cx      Cx      Cx      Cx      .Rx     .Rx
//	new_facts          x       x       Rx      x       x       Rx      Rx      Rx      Rx      x       x
//	prescriber_answers x       x       ABDVWx  .x      .x      .ABDVWx .ABDVWx .ABDVWx ABDVWx  x       x
//	start              Mx      .       .       .       .       .       .       .       .       .       .
//
// Here the table ends.
//
// # What it leaves out
//
// The request itself (an electronic renewal request, a fax form, a call list are the host's), the new prescription that
// an approval brings, and the bridge supply. Which reason codes of a denial mean a visit or another prescriber is
// unconfirmed. The member is told in the host's words; the notice holds kind, run-out date and a code, no drug and no
// name.
package renewal
