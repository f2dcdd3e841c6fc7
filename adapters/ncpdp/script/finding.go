package script

import (
	"maps"
	"slices"
)

// Code names what is odd. Codes are permanent.
type Code string

// Finding is one oddity of a message that could still be read: what, where, in our words. It never holds a value of the
// message.
type Finding struct {
	Code Code
	Path string // XPath by local names; prefixes are not looked at
	Text string
}

// The codes.
const (
	CodeVersionUnknown  Code = "version.unknown"
	CodeVersionByShape  Code = "version.by_shape"
	CodeVersionStamp    Code = "version.stamp"
	CodeVersionStamps   Code = "version.stamps_differ"
	CodeVersionConflict Code = "version.conflict"
	CodeVersionMixed    Code = "version.mixed_shape"
	CodeVersionDomain   Code = "version.domain"
	CodeKindUnknown     Code = "kind.unknown"
	CodeEncoding        Code = "encoding.misnamed"
	CodeNamespace       Code = "namespace.unknown"
	CodeNamespaceMixed  Code = "namespace.mixed"

	CodeSegmentMark      Code = "edifact.mark"
	CodeSegmentCount     Code = "edifact.count"
	CodeSegmentReference Code = "edifact.reference"
	CodeSegmentUnread    Code = "edifact.unread"

	CodeHeaderMissing Code = "header.missing"
	CodeMessageID     Code = "header.message_id"
	CodeSentTime      Code = "header.sent_time"
	CodeSentTimeZone  Code = "header.sent_time_zone"
	CodeTest          Code = "header.test"

	CodeDoubled Code = "element.doubled"

	CodeElementUnknown    Code = "element.unknown"
	CodeMixed             Code = "element.mixed"
	CodeMedicationElement Code = "medication.element_unknown"
	CodeStatusFlag        Code = "prescription.status_flag"

	CodeDate        Code = "date.malformed"
	CodeDateMeaning Code = "date.meaning"
	// CodeDateQualifier: what a date means is not in our list, so it may be the first or the last on which to fill.
	CodeDateQualifier Code = "date.qualifier"
	CodeStartLater    Code = "date.start_later"
	CodeWrittenZone   Code = "written.zone"
	CodeNPI           Code = "npi.invalid"
	CodeDEA           Code = "dea.malformed"
	CodeDEACheck      Code = "dea.check_digit"
	CodeState         Code = "address.state"
	CodeCountry       Code = "address.country"
	CodeZIP           Code = "address.zip"
	CodePhone         Code = "phone.malformed"
	CodeAnimal        Code = "patient.animal"

	CodeProductQualifier    Code = "drug.product_qualifier"
	CodeNDC                 Code = "drug.ndc"
	CodeDatabaseQualifier   Code = "drug.database_qualifier"
	CodeRxCUI               Code = "drug.rxcui"
	CodeSchedule            Code = "drug.schedule"
	CodeQuantity            Code = "quantity.malformed"
	CodeQuantityQualifier   Code = "quantity.qualifier"
	CodeSufficient          Code = "quantity.sufficient"
	CodeUnit                Code = "quantity.unit"
	CodeUnitContradicts     Code = "drug.unit_contradicts"
	CodeStrengthContradicts Code = "drug.strength_contradicts"
	CodeDaysSupply          Code = "days_supply.malformed"
	CodeRefills             Code = "refills.malformed"
	CodeRefills99           Code = "refills.ninety_nine"
	CodeSubstitution        Code = "substitution.malformed"
	CodeDoNotFill           Code = "medication.do_not_fill"
	CodeSignature           Code = "signature.unverified"

	CodeAllergies    Code = "allergies.contradict"
	CodeYesNo        Code = "mark.malformed"
	CodeSigNoText    Code = "sig.no_text"
	CodeSigDiffers   Code = "sig.differs"
	CodeSigClarified Code = "sig.clarifying"

	CodeOutcomeMissing    Code = "outcome.missing"
	CodeOutcomes          Code = "outcome.several"
	CodeOutcomeUnknown    Code = "outcome.unknown"
	CodeOutcomeNotAllowed Code = "outcome.not_allowed"
	// CodeOutcomeContradicts: an outcome that lets the pharmacy go on, and with it the reason of a denial.
	CodeOutcomeContradicts Code = "outcome.contradicts"
	CodeFillContradicts    Code = "fill.contradicts"

	CodeAckCode          Code = "acknowledgement.code"
	CodeAckContradicts   Code = "acknowledgement.contradicts"
	CodeReferenceMissing Code = "reference.missing"
	CodeRequestCode      Code = "request.code"
	CodeFillIndicator    Code = "fill_indicator.unknown"
	CodeTooMany          Code = "medications.too_many"

	CodeMore Code = "findings.more"
)

var texts = map[Code]string{
	CodeVersionUnknown:  "neither a version attribute nor an element tells the release",
	CodeVersionByShape:  "no version attribute that we know; the release was taken from the elements",
	CodeVersionStamp:    "the version attributes name no release that we know",
	CodeVersionStamps:   "the version attributes differ from one another",
	CodeVersionConflict: "the version attributes and the elements belong to different releases",
	CodeVersionMixed:    "elements of 10.6 and of 2017071 or later stand in one message",
	CodeVersionDomain:   "TransactionDomain is empty or names another standard than SCRIPT",
	CodeKindUnknown:     "a message of a kind that is not in our list",

	CodeEncoding:       "the XML declaration names another encoding than the bytes are in; the bytes were believed",
	CodeNamespace:      "the namespace of Message is undeclared or none that we have seen; names were read by their local part",
	CodeNamespaceMixed: "an element of another namespace than Message's; it was read by its local name",

	CodeSegmentMark:      "the mark that ends a segment stands unreleased inside a text, as it seems; it was taken as text",
	CodeSegmentCount:     "UIT counts another number of segments than there are",
	CodeSegmentReference: "UIT repeats neither reference of UIH",
	CodeSegmentUnread:    "a segment or element of the EDIFACT form that is not carried into the model; see Segments",

	CodeHeaderMissing: "there is no Header: sender, receiver and message id are unknown",
	CodeMessageID:     "no MessageID: an answer cannot refer to this message, and a repetition cannot be told",
	CodeSentTime:      "SentTime is no date and time",
	CodeSentTimeZone:  "SentTime has no zone: the instant is unknown",
	CodeTest:          "a test message, or an empty mark of one: it must not be filled",

	CodeDoubled:           "an element that may stand once stands more than once; none of them was taken",
	CodeElementUnknown:    "an element of a name that we have seen with nobody; it is kept and not read",
	CodeMixed:             "a text beside elements in one element; the text was not read",
	CodeMedicationElement: "an element inside a medication of a name that we have seen with nobody: it may change what is meant; it is kept and not read",
	CodeStatusFlag:        "a mark that a prescription is cancelled or discontinued, in a message that is no CancelRx",

	CodeDate:          "not a calendar date; left out",
	CodeDateMeaning:   "a date of OtherMedicationDate without a qualifier; left out",
	CodeDateQualifier: "the qualifier of a date is not in our list: it may be the first or the last day on which to fill; see Details.Dates",
	CodeStartLater:    "therapy starts after the day of writing, and no first day of filling need be given; see Details.Dates",
	CodeWrittenZone:   "the written date has a zone and lies a day after the first day on which to fill, which was left out: it may be the same day for the prescriber",
	CodeNPI:           "not a National Provider Identifier (ten digits with a check digit); left out",
	CodeDEA:           "not in the shape of a DEA number; left out",
	CodeDEACheck:      "the check digit of the DEA number is wrong; verify it in the registry",
	CodeState:         "not a USPS state code; left out",
	CodeCountry:       "not a two-letter country code; left out",
	CodeZIP:           "not a ZIP code",
	CodePhone:         "not a telephone number; left out",
	CodeAnimal:        "the patient or prescriber is a veterinary one, which is not read",

	CodeProductQualifier:    "the product code is not qualified as an NDC (ND); left out",
	CodeNDC:                 "not a National Drug Code of 11 digits or with hyphens; left out",
	CodeDatabaseQualifier:   "the drug database code is not qualified as RxNorm (SCD, SBD, GPK, BPK); left out",
	CodeRxCUI:               "not an RxNorm concept number; left out",
	CodeSchedule:            "not a schedule of a drug that may be dispensed; left unknown",
	CodeQuantity:            "not a quantity in thousandths or coarser; left out",
	CodeQuantityQualifier:   "the quantity is not qualified as the original one (38); left out",
	CodeSufficient:          "a sufficient quantity (QS) was asked for, without a number",
	CodeUnit:                "the quantity unit is not an NCI code; the unit is unknown",
	CodeUnitContradicts:     "the drug is counted by its text or form and measured by its unit, or the other way round; ask the prescriber",
	CodeStrengthContradicts: "the text of the drug gives another strength than the strength element; ask the prescriber",
	CodeDaysSupply:          "not a number of days from 1 to 999; left out",
	CodeRefills:             "neither a number of refills nor PRN; left out",
	CodeRefills99:           "99 refills may stand for PRN; ask the prescriber; left out",
	CodeSubstitution:        "neither 0 (allowed) nor 1 (dispense as written); left out",
	CodeDoNotFill:           "the prescriber asks not to fill now; see DoNotFill",
	CodeSignature:           "a digital signature, or word of one, that nobody has verified",

	CodeAllergies:    "no known allergies, and a list of some; neither was taken as the whole",
	CodeYesNo:        "neither yes nor no in a form that we know; left unknown",
	CodeSigNoText:    "directions in coded form without a text; the text rules, and there is none",
	CodeSigDiffers:   "the coded directions repeat another text than the directions say, or give another dose; the text rules",
	CodeSigClarified: "the coded directions have further words that the text lacks; see Details.Sig.Clarifying",

	CodeOutcomeMissing:     "a response without an outcome",
	CodeOutcomes:           "more than one outcome in one response; a failure wins, and otherwise none was taken",
	CodeOutcomeUnknown:     "an outcome that is not in our list",
	CodeOutcomeNotAllowed:  "an outcome that this kind of message does not know",
	CodeOutcomeContradicts: "an approval that gives the reason of a denial; ask which is meant",
	CodeFillContradicts:    "not dispensed, and a medication that was dispensed; ask which is meant",

	CodeAckCode:          "an acknowledgement without a code that we know to mean success or failure",
	CodeAckContradicts:   "a Status or Verify that bears the code of a failure, or an Error that bears that of a success; it is taken as a failure",
	CodeReferenceMissing: "an answer without RelatesToMessageID: nobody can say what it answers",
	CodeRequestCode:      "a reason of the change request that is missing or not in our list",
	CodeTooMany:          "more medications than one message can mean (256); the rest is not read",
	CodeFillIndicator:    "a word on which fills to report that is not in our list",

	CodeMore: "there are more findings than are listed",
}

func finding(c Code, path string) Finding { return Finding{Code: c, Path: path, Text: texts[c]} }

// Holds tells the codes for which a person has to look before anything is filled, and which rx.Prescription.Validate
// cannot see: what remains may look complete. A date that is left out may have been the first on which to fill, a
// substitution the prescriber's word against generics, a schedule that of no medicine at all; refills may have been all
// dispensings together, or as many as needed.
func (c Code) Holds() bool {
	switch c {
	case CodeMixed, CodeHeaderMissing, CodeMessageID, CodeDateQualifier, CodeWrittenZone, CodeMedicationElement, CodeStatusFlag, CodeQuantityQualifier, CodeDaysSupply, CodeAllergies,
		CodeSegmentMark, CodeSegmentCount, CodeDoubled, CodeTest, CodeDoNotFill, CodeAnimal, CodeMore, CodeDate, CodeDateMeaning, CodeSubstitution, CodeSchedule, CodeUnitContradicts, CodeStrengthContradicts, CodeRefills, CodeRefills99,
		CodeSigDiffers, CodeSigClarified, CodeOutcomeMissing, CodeOutcomes, CodeOutcomeUnknown, CodeOutcomeNotAllowed, CodeOutcomeContradicts, CodeFillContradicts, CodeAckContradicts, CodeReferenceMissing, CodeTooMany:
		return true
	}
	return false
}

// Holding are the findings for which a person has to look before anything is filled, in their order; nil: there are none.
func Holding(found []Finding) []Finding {
	var holding []Finding
	for _, f := range found {
		if f.Code.Holds() {
			holding = append(holding, f)
		}
	}
	return holding
}

// Codes lists every code that a Finding can bear, sorted.
func Codes() []Code { return slices.Sorted(maps.Keys(texts)) }
