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
// The member may skip one shipment ([Skip]), choose another day, earlier or later ([Move]), keep shipments back until a
// day ([Pause]), and stop ([Stop]). [State.MovedTo] shows what another day comes to, a gap in supply too, before it is
// asked. Each begins a new cycle with two reminders of its own. The reminders of the shipment that follows a pause may
// go out before the pause ends: they come in their time before that shipment.
//
// # Consent
//
//   - [PerShipment]: nothing leaves without the member's yes to this very shipment ([Confirm]). Reminders ask for it.
//   - [OptInWithReminders]: one consent for this drug, then two delivered reminders before each shipment.
//   - [Off]: the plan allows none.
//
// Which of them a plan may use on a day is dated data with citations: [ConsentHistory], asked by [Terms.ModeOn]. A day
// without a rule in force allows nothing. The consent is the member's or a caregiver's, for one drug, with the channel
// and the version of the text that was agreed to. A plan, a pharmacy or a prescriber can never give it. It ends when the
// member stops it, and for the reasons in [Ends] ([EndConsent]): another plan, lost coverage, death, hospice care, a
// recall, another dose, a new prescription. [State].Consents keeps every consent there was.
//
// # What the host knows
//
// Some things the stream cannot know. Who enrols with a [Standing] is asked the whole of R3.1, and on each ship day the
// host is asked what the gate depends on ([AskRelease], [ReleaseAnswers]); an answer that is missing holds the shipment
// as a no does, under its own reason. Without a Standing those questions are left to the refill's own order, which asks
// the same; a prescription without a written end then passes the gate here and is held to the law's last date there.
//
// # Reminders
//
// A reminder of an automatic refill names the drug, about when it ships, what it cost last time and how to cancel:
// [State.Reminder]. Where others can read it, it names no drug and points behind the login. Who orders by hand is reminded
// once, on the order-by day (run-out less the lead), where the fill asked for that ([RemindToOrder]); where mail cannot
// be in time whatever the member does, at once.
//
// # After the last refill
//
// The member is asked twice over: shall the prescriber be asked for more, and does automatic refill go on? [LastAsked]
// says that the question went out, [AnswerLast] is the answer; who is silent for ten days is out of the program. Asking
// the prescriber is the renewal's business ([NeedRenewal], [AnswerRenewal]). A new prescription asks for consent anew.
//
// # A shipment that was not wanted
//
// [ReportUnwanted] decides by plan and date what the member gets ([Unwanted], [RefundHistory]): since 2020 Medicare Part D
// gives the money back for an automatic shipment that nobody asked for, returned or not. The supply still counts until
// [DropFill] says otherwise.
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
//	not_enrolled    N  fills are counted, nothing is planned
//	enrolled        E  a cycle is planned: reminders, then the shipment
//	checking        C  ship day: the host was asked, and has until the next day to answer
//	held            H  the gate failed on ship day, or no fill has arrived; Hold is the code of the rule, Summary names
//	                   who must act
//	ordered         O  the refill's order is open; if nothing has left by run-out it is held for the pharmacy
//	stopped         S  the member ended it, or something did after which nobody is asked again
//	consent_needed  A  the consent ended with something the member did not do: a new one may be given
//	last_filled     L  no refill is left, or none can be filled in time; see above for a last one that did not arrive
//
// What each command comes to in each state, "-" being a stream that does not exist: the letter of the state it leads to,
// "." where nothing happens, "x" where it is refused. Where there are several, the state or the command decides further.
//
// The table is generated from the code:
//
//	command         -     N     E     C     H     O     S     A     L
//	answer_last     x     x     x     x     x     x     x     x     .Lx
//	confirm         x     x     .Ex   .Cx   .CHOx .x    x     x     x
//	drop_fill       Nx    .Nx   .EHx  .CEHx .EHx  .Ox   .Sx   .Ax   .ELNx
//	due             .     .N    .CEHO .H    .     .H    .S    .A    .L
//	end_consent     x     .Sx   ASx   ASx   ASx   ASx   .Sx   .Sx   .ALx
//	enroll          x     Ex    .x    .x    .x    .x    EOx   EOx   x
//	last_asked      x     x     x     x     x     x     x     x     .L
//	move            x     x     Ex    Ex    Ex    x     x     x     x
//	pause           x     x     .Ex   Ex    Ex    x     x     x     x
//	record_fill     LN    .LNx  .ELx  ELx   .EHLx .ELx  .LSx  .ALx  .Lx
//	release         x     x     x     x     CEHOx x     x     x     x
//	release_answers .     .     .     HO    .     .     .     .     .
//	reminded        .     .     .E    .C    .H    .O    .     .     .
//	report_unwanted x     .Nx   .Ex   .Cx   .Hx   .Ox   .Sx   .Ax   .Lx
//	skip            x     x     Ex    E     Ex    x     x     x     x
//	stop            x     .     S     S     S     S     .     .     .L
//
// Here the table ends.
//
// Dates are days in the zone that now carries: give every decision the pharmacy's zone. The timer acts at [Hour] on
// that day. It may come late, twice or early: a reminder is handed out once for each cycle and number, a refill once
// for each cycle, and an early timer is set again. Where a member's ten days end in another zone, the host says so by an
// instant ([LastAsked]).
//
// # What it leaves out
//
// Words and channels, whether the host's answers are true, and whether an order by hand is open. A plan's rule of
// shortest supply is [MinDays] for all.
package auto
