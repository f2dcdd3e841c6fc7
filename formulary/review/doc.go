// Package review is one case before the plan: a prior authorization or an exception, its answer, and the appeals above it
// up to a court, with the clock of every step. It is a pure state machine, run by the host.
//
//	out := review.Decide(state, stream.Command{By: plan, Do: review.Answer{Outcome: review.Approved, To: last}}, now)
//	for _, e := range out.Events {
//		state = review.Evolve(state, e)
//	}
//	authorization, ok := state.Authorization() // of an approval: what formulary.Request takes; OnFile while it is awaited
//
// The clocks stand by themselves, as functions over dated figures with their sources ([Figures]): [Filing.Clock] says when
// an answer is due, [Adverse.FileBy] until when the next level may be asked, [AmountFor] what must be in dispute,
// [Filing.EffectBy] by when an answer from above is carried out. [Supports], [Tiering], [Term], [RenewOn],
// [Refused.Notice] and [Emergency] are the rules beside them.
//
// # The course
//
//	Open           a draft, by a claim that was refused, a prescriber, a pharmacist, the member
//	Submit         it goes to the plan, on the standard or the expedited track, or for a payment
//	Receive        the plan has it: the clock runs. A Part D exception waits for the prescriber's statement first
//	AskFor         missing information, by name; what is on file or was asked for before is never asked again
//	Answer         approved, in part, denied or dismissed, once a level; member and prescriber are told
//	Due            the timer: no answer in time is a breach that stays visible. A Part D plan must forward the case to
//	               the independent review entity in 24 hours
//	Appeal         the next level, while its window is open and the amount in dispute is met; one that is late is judged
//	               for good cause, not refused
//	NextShipment   an approval that does not reach the next parcel: a new request begins 30 days before it lapses
//
// A plan receives the exception of a Part D member on Monday 2026-11-02 at 10:00. The statement comes a week later at
// 15:00, so the answer is due on Thursday 2026-11-12 at 15:00. Without a statement it would be due 14 days and 72 hours
// after receipt, on 2026-11-19 at 10:00. Denied by a notice of 2026-11-12, the member may ask for a redetermination
// through 2027-01-16: the notice is presumed to arrive in five days, and there are 60.
//
// # Terms
//
//   - Prior authorization: the plan's agreement before it pays. Exception: a rule of the plan is set aside for one member;
//     in step therapy another drug comes first, a quantity limit is the most that is paid, tiering is the cost share.
//   - Coverage determination: a Part D plan's first answer. Redetermination: its second. Reconsideration: by the
//     independent review entity (IRE). Then an administrative law judge (ALJ), the Appeals Council, a federal court.
//   - Supporting statement: what the prescriber says of the drugs that the plan prefers. "The patient prefers it" is none.
//   - Pre-service, urgent, post-service: ERISA's words for the standard and the expedited track and for a payment.
//   - Clocks: hours are elapsed time, days are days of the plan's zone and count until midnight. [Clock] holds the last
//     instant that is in time. Beside the law's there may be the plan's own promise, in hours: the earlier binds, a broken
//     promise is a breach, and the law's clock runs on.
//   - Effectuation: carrying out an answer that reversed the plan's own.
//
// # States and commands
//
//	draft              D  being put together
//	submitted          S  handed on, not known to have been received
//	awaiting_statement W  of the prescriber; the clock has its latest end
//	in_review          R  the clock runs
//	approved           A  in full
//	partially_approved P  in part: the rest can be appealed, and the part stands meanwhile
//	denied             N  with reason, covered drugs instead, what was missing, and the next step (Recourse)
//	deadline_missed    M  a Part D plan must forward it, a reviewer above is waited for; elsewhere the next level may be asked
//	auto_forwarded     F  with the independent review entity
//	withdrawn          O  by who asked
//	dismissed          Z  no proper request, or late without good cause
//
// What each command comes to in each state, "-" being a case that was never opened: the letter of the state it leads to,
// "." where nothing happens, "x" where it is refused. Where there are several, the case or the command decides further.
//
// The table is generated from the code:
//
//	command         -     D     S     W     R     A     P     N     M     F     O     Z
//	answer          x     x     x     ANPZx ANPZx x     x     x     ANPZx x     x     x
//	appeal          x     x     x     x     Sx    x     Sx    Sx    Sx    x     x     x
//	ask_for         x     x     x     Wx    Rx    x     x     x     x     x     x     x
//	drop_order      x     .D    .S    .W    .MR   .A    .P    .N    .M    .F    .O    .Z
//	due             x     .     .S    .M    .MR   .A    .P    .N    .M    .     .O    .Z
//	effect          x     x     x     x     x     .Ax   .Px   Nx    Mx    x     x     x
//	end             x     x     .Sx   x     .Mx   .A    .P    .Nx   .Mx   Fx    .x    Zx
//	extend          x     x     x     x     Rx    x     x     x     x     x     x     x
//	forward_answer  x     x     x     Fx    Fx    x     x     x     Fx    .     x     x
//	judge_cause     x     x     SZx   x     RZx   x     x     x     x     x     x     x
//	next_shipment   x     x     .Sx   x     .MRx  .A    .P    .Nx   .Mx   .x    .Ox   .Zx
//	open            Dx    .     .     .     .     .     .     .     .     .     .     .
//	prove_receipt   x     x     x     x     x     x     .Px   .Nx   x     x     x     x
//	receive         x     x     RWx   x     x     x     x     x     x     Rx    x     x
//	refuse_expedite x     x     x     Wx    Rx    x     x     x     x     x     x     x
//	submit          x     Sx    .x    x     x     x     x     x     x     x     x     x
//	supply          x     .Dx   .Sx   .MWx  .MRx  x     .Px   .Nx   .Mx   .Fx   x     x
//	support         x     .Dx   .Sx   Rx    .Rx   x     x     x     x     x     x     x
//	withdraw        x     O     O     O     Ox    x     x     x     x     O     .     x
//
// Here the table ends.
//
// # For implementers of a host
//
// Every decision takes now in the plan's zone. A case keeps one timer: [Due]. It may come late or twice, and what it would
// have done is done before any other command that comes after its time. SendRequest and ForwardCase are answered by
// Receive and ForwardAnswer; Tell, Reprice and Renew by nothing. Events and work hold codes and references, at most 128
// letters, digits and signs each: a text that is more is refused, so that no patient text gets into them.
//
// # What it leaves out
//
// Medical judgement, and the words and forms of notices. Dismissals are not appealed here. Medicaid's state fair hearing,
// a lawsuit after commercial review, and expediting a case that is under way. Transition fills and notices of formulary
// changes are package medicare's and package formulary's. The amounts in dispute are known for 2026 and 2027; in a later
// year an appeal that needs one is refused until its figure is there. Numbers of the Appeals Council and of effectuation
// are unconfirmed; the five days to presume receipt are known since 2025.
package review
