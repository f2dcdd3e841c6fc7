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
// old one. Whether one is needed is the caller's question: refill.RenewalNeeded.
//
// # The course
//
//	Start              the member is told that the last refill has left, and has 10 days to answer
//	yes                the prescriber is asked: electronically at once, by fax on day 2, by phone on day 4
//	no                 cancelled; the prescriber is not contacted
//	silence, 10 days   closed at 00:00 of day 11, and the member is told; a later yes opens it again
//	an answer          approved, approved with changes, or denied; the member is told
//	silence, 6 days    no response at 00:00 of day 7; the member is told with the run-out date. The prescriber is not
//	                   asked again, but an answer that comes now still counts
//
// 90 days run out on 2026-12-15. The member says yes on Friday 2026-11-20: electronic request on the same day, fax on
// Monday 2026-11-23 (day 2 is a Sunday), phone on Tuesday 2026-11-24. Silent through 2026-11-26, the member is told at
// the beginning of 2026-11-27.
//
// # Terms
//
//   - Day 0 is the day of the event, in the zone that now carries. "Within 10 days" lasts until midnight of day 10, and
//     the timer sweeps at the beginning of day 11.
//   - Attempts fall on business days; the end does not move. Two attempts never fall on one day: the later one goes to
//     the next business day, and is left out where that is past the end.
//   - Schedule II: never renewed. Each fill needs a new prescription, so the member is told to see the prescriber and
//     our outreach is refused. For schedules III to V the member is told the same, and the prescriber may be asked.
//     An unknown schedule is refused like II until it is known.
//
// # What it leaves out
//
// The request itself (an electronic renewal request, a fax form, a call list are the host's), the new prescription that
// an approval brings, and the bridge supply that a member may need meanwhile. After the prescriber's silence this stream
// asks nobody again; where the member has new facts, such as another prescriber, that is a request for a new
// prescription. The member is told in the host's words; the notice holds kind, run-out date and a code, no drug and no
// name.
package renewal
