// Package rx holds a prescription: what the prescriber ordered, for whom, and what is still missing from it.
//
//	problems := p.ScheduledAs(product).Validate(patient) // every missing or wrong field at once
//	ask(prescriber, problems.By(reason.Prescriber))      // each party is asked once, for everything
//	store(p.Facts(product))                              // what machines keep: no patient text in it
//
// # Terms
//
//   - Rx: a prescription. Sig: the directions to the patient ("signetur"); the text rules over its coded form.
//   - Days' supply: for how many days the quantity lasts when taken as directed.
//   - Refills: fills beyond the first. PRN (pro re nata) is "as needed, until the prescription expires": no number.
//   - Substitution, and DAW ("dispense as written"): the prescriber's word on generics, and the claim's code of why a
//     product was chosen.
//   - NPI: the number of a prescriber in the national registry. DEA number: the registration to prescribe controlled
//     drugs; wanted for schedules II to V only.
//   - Written and effective date: when it was issued, and the first day on which it may be filled.
//
// # Absent is not zero
//
// Zero values are absent: no refills given is not 0 refills, no word on substitution is not "allowed", no quantity is
// not the quantity 0, and an unknown schedule is never taken for a drug that is not controlled. JSON leaves them out.
//
// # Patient data
//
// Every text about a patient is a [Secret], so a [Prescription], a [Patient], and anything that holds them may be
// printed, logged and encoded anywhere: a placeholder comes out, and does not read back. Who needs the words calls
// Reveal, and keeps them where people and messages live. [Problems] name fields, never values; errors of this package
// never hold the text that was refused. A prescriber is no patient: that name and address are plain.
//
// # Identifiers as they were sent
//
// An NPI or DEA number may be wrong in a real message. NPI(raw) and DEA(raw) carry it, Validate says so, and stored
// facts read back for ever; ParseNPI and ParseDEA are for input that must be right.
//
// # What it leaves out
//
// Whether a prescription may be filled: last dates, refills allowed, forms accepted, transfers and states are package
// law. The shape of messages, and the abbreviations of sigs: adapters/ncpdp. Prescriptions for animals.
package rx
