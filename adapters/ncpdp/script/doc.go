// Package script reads and writes electronic prescriptions in NCPDP SCRIPT, without losing or inventing anything.
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
//	answer, err := msg.Answer(script.AnswerID(msg, script.KindStatus), now).Acknowledge()
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
// mark, UTF-16 in both orders, ISO-8859-1 and Windows-1252 are read. A message inside a SOAP Envelope, or as text inside
// the <string> of a .NET service, is unwrapped (SOAP 1.1 and 1.2 are told apart); Message.Envelope tells how it came. Names
// count by their local part, for senders use several namespaces, and none; a namespace that is odd is a finding. The zero
// Message is none: every view refuses it. Stream reads many messages one at a time, in any of these encodings and in
// EDIFACT, and looks at each byte once. A real-time benefit check (RTPBMessage) is no SCRIPT message: it is kept and written.
//
// The EDIFACT form of 10.6 is read for NewRx, CancelRx, Error, Status and Verify: Parse sets it out as elements of 10.6, so
// that the same views read it, and Message.Segments keeps the segments with their offsets. The coded directions (SIG) are
// read as far as a message that NIST published in both forms shows their places; the interval is unconfirmed. A segment or
// element that is not carried over is a finding, and so is the mark that ends a segment where it stands unreleased in a
// text, a trap that a network has set. An element that repeats and may not is read as absent. An element of a drug that is
// not carried over holds, and so does the test indicator of ISO 9735-3 (UIB-10, unconfirmed).
//
// NewRx reads into rx.Prescription and rx.Patient what both can hold, in the shapes of 10.6, 2017071 and, where samples
// show them, 2022071. Nothing is invented: an absent substitution, days' supply, unit or schedule stays absent, PRN
// refills get no number, and a value that is wrong, or stands twice where it may stand once, is left out with a Finding.
// A quantity is exact. A date is the day as written. The text of the sig rules; its coded form is Details.Sig, beside it.
// What is said of the patient beyond rx.Patient is NewRx.PatientDetails.
//
// What contradicts itself is for a person, by a finding that holds: a description of another strength or form than the
// codes, a coded dose of another number than a plain one in the text, words that only the coded directions have, the
// qualifier of a date or a quantity that is not in our list, text beside elements, an element of a medication that nobody
// has seen, and "do not fill" (Details.DoNotFill, in every view). Details.FormCode keeps the code of a dose form; those that
// have a drug.Form are FDA's public ones, unconfirmed for SCRIPT but for two tablets.
//
// A transfer keeps what was prescribed from what was dispensed (Transfer.Dispensed), and a quantity as ordered from what is
// left and what moved. Request.RelatesTo matches a CancelRx without an order number.
//
// Each kind has one view, and all other views refuse it with a *WrongKindError:
//
//	NewRx                                                    Message.NewRx
//	NewRxRequest, RxRenewalRequest (RefillRequest in 10.6),
//	RxChangeRequest, CancelRx                                Message.Request
//	NewRxResponseDenied, RxRenewalResponse (RefillResponse),
//	RxChangeResponse, CancelRxResponse                       Message.Response
//	RxFill                                                   Message.Fill
//	RxFillIndicatorChange                                    Message.FillIndicatorChange
//	RxTransferRequest or RxTransferInitiationRequest,
//	RxTransferResponse or RxTransfer, RxTransferConfirm      Message.Transfer
//	Status, Verify, Error                                    Message.Acknowledgement
//	ClinicalInfoRequest, ClinicalInfoResponse                Message.ClinicalInfo
//	PAInitiationRequest and all others of PA (observed)      Message.PriorAuthorization
//	REMSInitiationRequest and all others of REMS (kept)      Message.REMS
//	GetMessage                                               Message.Header, which has the Mailbox
//
// # Outcomes
//
// A Response has one Outcome. Of two a failure wins, and two of which none fails are none: OutcomeUnknown is never a yes. An
// approval with the reason of a denial is for a person. A Status counts as success only with a code that means success, and
// with no failure anywhere inside it. Judge holds an answer against its request: approved means that nothing changed,
// approved with changes that the refills alone did, a replacement all else; which outcomes answer which change request is a
// table (RequestCodes), and pending may be said once. Words that differ are a difference though the codes agree; another
// reference or prescription number than the request's, a note, and a renewal approved with no refills are problems. That
// some networks count every fill of a renewal is unconfirmed: RefillCounting.
//
// # Answers
//
// Message.Answer begins a Letter to the sender of a message: in its Dialect (release, root attributes, namespaces, prefix,
// encoding, wrapper), with To and From changed places, ids echoed. The methods of Letter take the views: what Fill reads
// Letter.Fill writes, and reading it again gives the same view, the coded sig, warnings, allergies and compounds too; what
// 10.6 has no word for is a *WriteError. RenewalOf, NewRxRequestOf and ChangeOf make requests of what is on file. Status,
// Error and Verify are written in EDIFACT too, with the sender's marks. Letter.Token and Edit.Token write a UsernameToken.
// No letter asks for refills of schedule II (21 CFR 1306.12(a)), or tells of a fill without what it is about. An electronic
// prescription of a controlled drug is transferred unaltered (21 CFR 1306.08(f)): Write it with a Copy of the element. Id
// and time come from the caller, so one message has one answer, however often it arrives. Acknowledge answers any kind but
// Status, Verify and Error. An answer repeats stamps, the namespaces that they need and the schema location; what the
// dialect cannot hold is left out, and an id that it needs is a *WriteError.
//
// Codes are tables in our words (RequestCodes, DenialReasons, ChangeSubCodes, ValidationReasons, AcknowledgementCodes,
// ErrorDetails, QuantityQualifiers), each row with what it rests on; FillIndicators are texts alone, from one vendor's page.
// They are not the licensed lists: a host that holds a licence gives its own table to Explain, and its own success codes to
// Acknowledgement.Accepted.
//
// A Finding has a permanent code, an XPath and a text of ours. No value of the message stands in a finding or an error.
// Code.Holds tells those for which a person has to look first. A name that nobody has seen stands in no path: it is "*".
//
// # Editing and writing
//
// A Message never changes. Message.Edit collects changes to its nodes (text, attribute, insert, append, replace, remove) and
// writes the message with them: every other byte, encoding, wrapper, unknown elements, comments and spacing stay, and
// without a change the bytes are those received. Two changes of one place are refused. Build writes a message of our own
// from Tags.
//
// # Signatures
//
// A digital signature, or an indicator that a network has one, is reported as NewRx.Signature and never as
// rx.Prescription.Signed: nobody has verified it. Message.VerifySignature gives the exact bytes received and the blocks to
// a Verifier of the host's and keeps five states apart: absent, indicated, unverified, verified, failed. SignatureHold tells
// which orders wait: every one of schedule II to V or unknown whose signature nobody verified, and any whose failed.
//
// # For implementers of Verifier
//
// Over which bytes the digest goes, and which certificates count, stands in the licensed guide, and nobody here has read it.
// The bytes are those received, before anything was rewritten. Answer true only where every block holds and every
// certificate was valid; give an error where you cannot tell, and the order waits. Take the bytes of the Body by parsing:
// Message.Received(m.BodyNode().Parent()) gives those that were read, where a search for <Body> finds one in a comment and
// passes by "<Body >". The ids of the header are not in the Body: what was signed without them may come again under others.
//
// # For people
//
// Describe prints any message on lines for a pharmacist, and withholds what is the patient's unless it is asked for. A
// Message, Node, Segment or Tag prints its kind, path or name in every verb of fmt and in slog, and nothing that it says. A
// name that nobody has seen is not printed either; Message.Kind and Node.Name give it to whoever asks.
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
// Telling of 10.6 (one sign alone overrules no later stamp) are ZipCode, PotencyUnitCode, ProductCodeQualifier, StoreName,
// ClinicName, Communication and a Name directly in Patient or Prescriber; of 2017071 HumanPatient, NonVeterinarian,
// StateProvince, PostalCode, QuantityUnitOfMeasure and NumberOfRefills; of 2022071 Names and GenderAndSex. The stamps
// 20170712 and 2017071 are read as 2017071 too, a V before the digits is skipped, and another TransactionDomain is
// version.domain. The release that a version names also picks no reader: every reader takes each shape that it finds.
//
// # What the knowledge rests on
//
// Element names and codes are facts seen in messages of working systems and in open code, read in November 2026; texts
// and tables are our own. The shapes of 2022071 come from one source, and so do the outcomes of request code P, the code RM
// and the qualifier QT. DenialReasonCode (10.6), CellularTelephone, NoKnownAllergies with a list, and
// the bodies of NewRxRequest, NewRxResponseDenied, RxFillIndicatorChange, the three transfer messages and the PA messages
// are unconfirmed, for no sample was found. So is a signed message, of which there is no sample either, and that a
// network means the PasswordDigest of OASIS. Names of 10.6 rest also on the open source of a receiver of the Department of
// Veterans Affairs. Of the EDIFACT form we have a NewRx, a CancelRx and an Error of others; where they say nothing, the
// qualifiers are those of UN/EDIFACT, and Status and Verify in it are unconfirmed. The guides and code lists are licensed,
// and nobody has read them for this: order and number of elements are those of samples. Nobody has tested this package
// against the licensed standard; it is not certified, and it does not claim to follow the standard.
//
// # What is left out
//
// DrugAdministration, Recertification, Resupply and RxHistory have a Kind, a Version and a Header, and no view. For
// ClinicalInfoRequest and RxFillIndicatorChange there is Letter.Write, with tags of the caller's. In EDIFACT nothing is
// written but acknowledgements, and it is not read behind a byte order mark or inside a wrapper. Codes of one release are
// not turned into those of another. Sending and receiving, and whether a message has come before, are the gateway's. The 24
// hours in which an answer is due (AnswerWithin) are the host's to count: nothing here has a clock, Overdue compares.
package script
