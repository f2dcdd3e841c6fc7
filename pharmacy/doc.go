// Package pharmacy holds the words that every part of a mail-order pharmacy shares: its sites and staff, the roles
// people act in, and the channels by which they ask.
//
//	by := pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}
//	fmt.Println(by) // pharmacist/st-7
//
// # The practice
//
// A member of a plan is prescribed a medicine to be taken for long: a maintenance drug. Instead of fetching 30 days of
// it from a corner shop every month, the member has 90 days sent home. The steps, and the package that knows each:
//
//	prescription arrives     pharmacy/rx       what was prescribed, by whom; every missing field at once
//	  by an allowed person   pharmacy/intake   who may ask what, by which channel
//	  under the law          pharmacy/law      dated rules of the country and the states
//	screened                 pharmacy/dur      interactions, duplicates, doses; a pharmacist decides
//	an order lives           pharmacy/order    received, reviewed, priced, paid, dispensed, shipped, delivered
//	money balances           pharmacy/ledger   what the plan pays, what the member pays, refunds
//	the member is told       pharmacy/notice   what to tell, and whether the member must act
//
// Below them are the leaves, which know nothing of a pharmacy's work: money, cal (days), reason (why), place, drug,
// and secret (patient text). Beside them is stream, the contract of everything that has a life: an order, an
// enrolment in automatic refills, a renewal.
//
// # Terms
//
//   - Site: one dispensing building with its own state licences, NPI and NCPDP number.
//   - NPI: the national ten-digit number of a provider, a person or an organization.
//   - NCPDP provider number: the seven-digit number that payers know a pharmacy by.
//   - Pharmacist: licensed; reviews, counsels, signs. Technician: works under a pharmacist's supervision.
//   - Caregiver: who acts for a member with authority, a parent of a child for instance.
//   - Prescriber's agent: who speaks for a prescriber, such as a nurse; an agent does not prescribe.
//   - Channel: how a request came: electronic prescription, web, app, phone, fax, mail, or by itself (auto).
//   - Actor: the role and opaque name of who did something; what an audit log shows.
//
// # What it leaves out
//
// Whether a role may do something (package intake), licences and their dates (package law), logins, shifts, stock.
package pharmacy
