// Package notice says what a member is told: that an order is on its way, that a refill will be sent, that the
// prescriber does not answer.
//
//	n := notice.Notice{
//		Kind: notice.RefillReminder1, Member: "mem-1", About: enrolment, Rx: "rx-1",
//		Date: cal.Of(2026, time.November, 16),
//	}
//	err := n.Validate() // nil: a reminder needs a date and a prescription, and has both
//
// A [Notice] is facts and references, no words: the host's Notifier finds who the member is, how they wish to be told,
// and what to write. Each [Kind] has a row in [Kinds] that says what it means and what a notice of it must carry.
//
// A Notice is a piece of work (package stream): any machine hands it out, and the host tells the member once for
// each key.
//
// # Terms
//
//   - Reminder: the word before an automatic refill is sent. Medicare Part D wants two for each shipment, which name the
//     drug, the day it ships, how to learn the cost and how to cancel (2020 Call Letter, second-hand).
//   - Run-out: the first day without supply. What is told about a renewal names it (R4.3).
//   - Act: the member must do something, or nothing more happens.
//
// # Privacy
//
// A notice carries no drug name, no diagnosis and no name of a person. Detail is one word, a code. A text message or an
// e-mail names the drug only if the member opted in to that (R4.3, our reading of "minimum necessary", 45 CFR
// 164.502(b)); a reminder, which must name the drug (Part D, 2020 Call Letter), points to a place behind a login where
// it does. That is for the Notifier to keep: it finds the drug by Rx.
//
// # What it leaves out
//
// Words and languages, addresses, preferences, opt-ins, delivery and its proof. Reminders that need an answer counted
// (was it delivered?) are work of their own in package refill/auto.
package notice
