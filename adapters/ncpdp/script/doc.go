// Package script reads electronic prescriptions in the XML form of NCPDP SCRIPT, without losing or inventing anything.
//
//	msg, err := script.Parse(data, script.Limits{})
//	if err != nil {
//		return err // a *SyntaxError: line, column, who can mend it; nothing of the text
//	}
//	order, err := msg.NewRx()
//	if err != nil {
//		return err // ErrNotNewRx: which kind it is
//	}
//	problems := order.Prescription.Validate(order.Patient)
//
// # Terms
//
// SCRIPT is the message standard between prescribers and pharmacies in the United States. A message has a Header (who,
// to whom, which id) and a Body with exactly one transaction, here called its kind. NewRx is the kind that brings a new
// prescription; CancelRx takes one back; RxRenewalRequest asks for more refills.
//
// The sig is the directions to the patient. Days' supply is for how many days the quantity lasts. PRN is "as needed".
// BIN (now IIN) and PCN say where a claim is sent. SPI is the address of a prescriber on the Surescripts network; an
// NCPDP id is the seven-digit number of a pharmacy.
//
// An NCI code is a code of the National Cancer Institute's terminology, which SCRIPT uses for units, dose forms and DEA
// schedules: C48542 is a tablet, C38046 is "unspecified". As a schedule C38046 is read as drug.NotControlled, for senders
// mean that by it, and rx.Prescription.ScheduledAs lets it count only where the drug file agrees.
//
// EPCS is the electronic prescribing of controlled substances (21 CFR 1311), for which the prescriber signs.
//
// # What is read
//
// Parse keeps the bytes received (Raw), proves the XML to be well formed in one pass inside Limits, and refuses a
// document type, a second document, a second Body and a second message in the Body. UTF-8 with or without a byte order
// mark, ISO-8859-1 and Windows-1252 are read. Namespaces are not resolved: names count by their local part, for senders
// use several namespaces, and none.
//
// NewRx reads into rx.Prescription and rx.Patient what both can hold, in the shapes of 10.6, 2017071 and, where samples
// show them, 2022071. Nothing is invented: an absent substitution, days' supply, unit or schedule stays absent, PRN
// refills get no number, and a value that is wrong, or stands twice where it may stand once, is left out with a Finding.
// A quantity is exact. A date is the day as written. The text of the sig rules; its coded form stays in the message.
//
// A digital signature, or an indicator that a network has one, is reported as NewRx.Signature and never as
// rx.Prescription.Signed: nobody has verified it. An order for schedule II to V has to be held until somebody has.
//
// A Finding has a permanent code, an XPath and a text of ours. No value of the message stands in a finding or an error.
// Code.Holds tells those for which a person has to look first.
//
// # Version by evidence
//
// Stamps and elements both count, and the stamp alone decides nothing:
//
//	attributes of Message                 elements                       Version         finding
//	version="010" release="006"           of 10.6, or none telling       10.6
//	TransactionVersion="20170715"         of 2017071, or none telling    2017071
//	2022071 or later                      of 2017071 or 2022071          as stamped
//	any known stamp                       all of another release         of the elements  version.conflict
//	any known stamp                       of 10.6 and later, mixed       as stamped      version.mixed_shape
//	none, or one that names no release    telling                        of the elements  version.by_shape
//	none                                  none telling                   unknown         version.unknown
//
// Telling of 10.6 are ZipCode, PotencyUnitCode, ProductCodeQualifier, StoreName, ClinicName, Communication and a Name
// directly in Patient or Prescriber; of 2017071 HumanPatient, NonVeterinarian, StateProvince, PostalCode,
// QuantityUnitOfMeasure and NumberOfRefills; of 2022071 Names and GenderAndSex. The stamps 20170712 and 2017071 are read
// as 2017071 too. The release that a version names also picks no reader: every reader takes each shape that it finds.
//
// # What the knowledge rests on
//
// Element names and codes are facts seen in messages of working systems and in open code, read in November 2026; texts
// and tables are our own. The shapes of 2022071 come from one source. BINLocationNumber (10.6) and CellularTelephone are
// unconfirmed. Nobody has tested this package against the licensed standard, and it does not claim to follow it.
//
// # What is left out
//
// Not read yet: kinds other than NewRx (their Kind, Version and Header are), the coded sig, diagnoses, allergies,
// observations, the prescriber's agent and supervisor, delivery wishes other than DoNotFill, parts of compounds, UTF-16,
// SOAP and .NET string wrappers, and the EDIFACT form of 10.6 (refused by name). Nothing is written yet. No signature is
// verified: Raw gives a verifier the exact bytes.
package script
