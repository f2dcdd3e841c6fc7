// Package intake says who may ask what by which channel, how they must show who they are, and what a new prescription or
// an order form must say. It decides; nothing is looked up or stored.
//
//	ruling := intake.May(book, intake.Request{
//		Act: intake.Refill, By: pharmacy.RoleMember, Channel: pharmacy.ChannelPhone,
//		Proof:   intake.Prove(said, kept),
//		Subject: intake.Subject{Whose: intake.Own}, Schedule: drug.NotControlled, PaymentDue: drug.No,
//	})
//	fmt.Println(ruling.Outcome, ruling.Needs) // need_info [zip]
//
// A [Ruling] is the most restrictive of all rules that speak of the request, with every reason (Trace), what is to be
// asked (Needs), what is to be done about it (Then), and by which channels it could be asked where this one is the wrong
// one (Elsewhere). Unknown is never taken for a yes or a no: what is not known is asked for.
//
// # Who may ask what, by which channel
//
// What has no row is refused. A guest is somebody online who is not logged in. A renewal that is granted is a prescription:
// the law is asked about its form too, and schedule II is prescribed by phone neither way.
//
// matrix begin
//
//	erx            prescriber prescriber_agent  new_rx renew
//	erx            pharmacist                   transfer
//	phone          prescriber prescriber_agent  new_rx renew
//	phone          pharmacist                   transfer
//	phone          member caregiver             general ask_prescriber refill transfer status profile cost address payment consent withdraw
//	web            member caregiver             general ask_prescriber refill transfer status profile cost address payment consent withdraw
//	app            member caregiver             general ask_prescriber refill transfer status profile cost address payment consent withdraw
//	web as guest   member caregiver             general refill
//	app as guest   member caregiver             general refill
//	fax            prescriber prescriber_agent  new_rx renew
//	mail           member caregiver             new_rx refill
//	auto           system                       refill
//
// matrix end
//
// # How sure we are who asks
//
// Identity and authority are verified before anything about a person is said (45 CFR 164.514(h)); the levels are our
// proposal:
//
//	L0  nothing shown                                               general information
//	L1  two of prescription number, birth date, ZIP, member number  status, refills, taking consent back
//	L2  full name, birth date and address, or a login               list of drugs, cost, transfers
//	L3  L2 and a second factor                                      address, payment, consent, controlled drugs
//
// A refill by phone needs the prescription number and the ZIP, whatever else was shown, and a card if a payment is due and
// none is on file. One wrong fact takes all of it away, and nobody is told which; after five failures in a row the [Lock]
// closes, and a person opens it again. A change of address obliges to tell the old one ([NoticeOldAddress]).
//
// The example above: a caller gives prescription number and birth date. That is L1, and a refill is within L1; but by phone
// the ZIP is asked for too. With it the answer is allow. The same caller who then wants another address is refused: that
// is L3, and Needs says what would lift it, a login and a second factor.
//
// # Whose matter it is
//
// Members see themselves, and a minor dependant until the day before the 18th birthday; a birthday on 29 February is
// reached on 1 March in common years. What a state lets a minor keep to themselves is an input. Another adult, the spouse
// too, is seen with a document that gives authority, or, for status alone, by the number of a prescription that was filled
// in the last six calendar months, the last day included.
//
// # Paper
//
//   - Fax ([JudgeFax]): from a prescriber's office only. A number that is not verified yet is held for a call-back if a cover
//     sheet of an office lies on top. From a home, a workplace or an unknown number it is refused, and the sender is told.
//   - Form by post ([CheckForm]): one form for each member, with every question answered (allergies, conditions, medicines
//     without prescription), signed, with member ID, payment and the original prescription. A blank is not "none". Everybody
//     else on the form fills in one of their own.
//   - Payment ([Pays]): below $150 an order may leave with an invoice; nothing leaves while a balance is open.
//   - New prescription ([CheckNew]): what package rx finds missing, beside what a member's submission or a fax sheet must
//     show. What can be mended is held, for whom it names; an unsigned one is refused. [CheckPrescriber] holds the registries
//     against the day of issue. [StartsAnew] names the prescriptions that a new one for the same drug stands beside: refills
//     left on them do not carry over.
//
// # Privacy
//
// Birth dates and what people say are [rx.Secret]: they print as a placeholder at every depth. A ruling holds no patient
// text. [Prove] compares hidden texts and gives answers only.
//
// # What it leaves out
//
// Logins, second factors and how long they hold; who is on whose plan; opening hours; documents and whether they are
// genuine; which services of minors a state calls sensitive. Whether a prescription may be filled is package law; whether
// a refill is too soon, package refill; the transfer itself, package refill/transfer.
package intake
