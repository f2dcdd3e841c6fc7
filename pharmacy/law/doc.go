// Package law holds the dated rules of the country and the states that a pharmacy must keep, as data with citations, and
// answers the questions that are asked of them. It is no legal advice: a pharmacist in charge and a lawyer say what the
// law is, and a host that ships by these rules has had its packs read by them.
//
//	book := law.Standard()
//	last, r := book.LastDate(law.Validity{Schedule: drug.ScheduleIV, State: "MO", Issued: cal.Of(2026, time.October, 3)})
//	fmt.Println(last, r.Outcome) // 2027-04-03 allow
//
// Compile a [Book] once and keep it: it is immutable, and safe for concurrent use. Each question is a struct of facts, and
// each answer a [Ruling]: Allow, Hold, NeedInfo or Deny, with every row that took part, its citation and how sure it is.
//
// # A worked example
//
// A prescription for zolpidem (schedule IV) is issued on 2026-10-03 for a patient in New York, 90 days and three refills.
//
//   - Last date. The federal row says 6 months, New York's too: 2027-04-03, inclusive. But New York has a shorter limit
//     for benzodiazepines, so LastDate asks whether the drug is one (NeedInfo). It is none.
//   - Days' supply. New York allows 30 days, or 90 where the prescription names a listed condition. Without one the fill
//     is held for the prescriber (MaxDaysSupply).
//   - Refills. With the condition, the federal cap is five and New York's for fills of more than 30 days is one: the most
//     restrictive wins, and RefillsLeft is 1.
//   - Too soon. 90 days filled on 2026-10-05 run out on 2027-01-03. New York bars a refill before 2026-12-27, seven days
//     before the run-out (RefillBar). The plan's own edit is another date; the later one counts.
//
// # Terms
//
//   - Schedule: the list of the Controlled Substances Act that a drug is on, II (strictest) to V. In questions CII is
//     drug.ScheduleII, in rows it is CII.
//   - Last date: the last day on which a prescription may be filled. Months are calendar months, cut to the month's end.
//   - Refill: a fill after the first one. A partial fill dispenses less than was prescribed; it uses up quantity, and no
//     refill.
//   - EPCS: an electronic prescription for controlled substances, signed under 21 CFR part 1311.
//   - Transfer: one pharmacy gives a prescription to another. Home delivery asked for by a patient is either that, or a
//     new prescription from the prescriber.
//   - PDMP: a state's program that is told of every controlled drug dispensed, and can be asked.
//   - Emergency supply: a few days' supply without a prescriber, where a state gives a pharmacist that power.
//
// # Packs
//
// Rules are data: a [Pack] is rows of {ID, kind, where, schedules, value, period, citation, evidence}. [Federal] is the
// floor under all states, [States] what the states say where they differ, as far as it was found: a beginning, and no
// survey of fifty states. A host adds a pack of its own, or changes a row of ours in its copy:
//
//	states := law.States().With(law.Row{ID: "state.il.expiry", …}) // in place of ours, or new
//	states.Version = "2026-11-24 house"
//	book, err := law.Compile(law.Federal(), states, house)
//
// [Compile] reports every fault of every pack at once, with pack, row and field: periods of one rule that overlap or leave
// a gap, an unknown state, a missing citation, a value that the kind does not take. Pack.Without takes a rule out.
//
//   - Most restrictive wins. All rows about a case apply, those of different packs too. To loosen, replace the row.
//   - A row for OtherStates is taken where a state has no row of its own for the same kind and schedule.
//   - Past its end, with no row after it, a rule fails closed: a permission is denied, a limit is held, and the reason says
//     on which day the rule ended. Telemedicine for controlled drugs ends so on 2026-12-31.
//   - A missing row is no permission. A state without a limit for schedule II is held for a pharmacist, and so is a series
//     where no row says that the state allows one; a state that is not known to have no controlled substances permit of its
//     own is taken to have one.
//   - A row without a first day began before anything that may still be filled was issued; the day was not looked up.
//   - Unknown is not false: a missing fact gives NeedInfo, and the reason names it, but only where it would matter.
//   - Which day's rows count: for a prescription's last date those of the day of issue and of the day of the fill, both of
//     which must allow; for series, for the deadline of a partial fill of schedule II and for the prescriber those of the
//     day of issue; for everything else those of the day that is asked about.
//
// # What a host must bring
//
// The rows of its states that are not here, above all limits and series ([KindSeries]) of schedule II, transfers of
// controlled drugs, permits ([KindPermit], Allow where the state has none), the PDMP ([KindPDMPQuery], [KindPDMPReport]),
// emergency supply ([KindEmergency]) and permission to substitute ([KindSubstitution]): the built-in packs hold few of them
// or none, and such questions are held, or answered by DutyUnknown, until rows come. Facts about people and sites: licences, registrations, exclusion lists, who asked for what.
// Days and instants, with the zone of the pharmacy: nothing here reads a clock.
//
// # What is unconfirmed
//
// Every row says its evidence. Read: the federal rows for series, for transfers, for refills and the validity of schedules
// III and IV, for fax and voice of III to V; AK, AZ, AL, IA for schedules III to V, and the New York rows on days' supply,
// refills and the refill bar. Second-hand: most of the rest. Unconfirmed: ID, ME, the 18 months of IA, New York's 30 days,
// practice for drugs that are not controlled, privacy records. Proposals of ours: all that a state is given for want of a
// row: a permit for controlled drugs, 12 months for what is not controlled, schedule V as III and IV. Whether the 30 days of
// Massachusetts for out-of-state prescriptions bar later refills is not known; the row is read strictly.
//
// # What it leaves out
//
// The plan's rules (refill too soon, quantity limits, prior authorization), programs of the FDA for single products (REMS),
// labels, hours and telephone lines that states ask of mail pharmacies, and the numbers themselves: DEA, NPI and NDC are
// read in packages rx and drug, the elements on a prescription are checked by rx, and mail and carriers by shipping.
// Massachusetts lets only the first pharmacy give the rest of a partial fill: there is no row for that.
package law
