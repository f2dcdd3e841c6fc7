package law

import "fmt"

// Kind is what a row decides. Numbers and texts are permanent.
type Kind uint8

// The kinds. In brackets: the fields of Value that a row of the kind takes; "one of" means exactly one.
const (
	kindNone           Kind = iota
	KindExpiry              // how long after its issue a prescription may be filled [one of Months, Days, Unlimited]
	KindRefillCap           // the most refills [one of Count, None, Unlimited; Over]
	KindMaxDays             // the most days' supply of one fill [one of Days, Unlimited; Except]
	KindRefillBar           // no refill earlier than so many days before the run-out [Days]
	KindTransferFirst       // moving a prescription that was never filled [Outcome]
	KindTransferRefill      // moving the refills of a prescription that was filled [Outcome]
	KindSeries              // several schedule II prescriptions at once [one of Days (in all), Outcome]
	KindPartialShort        // partial fill of schedule II, the pharmacy is short: the rest within [Hours]
	KindPartialAsked        // partial fill of schedule II that was asked for: the rest within [one of Days, Outcome]
	KindPartialCare         // partial fill of schedule II in long-term care or terminal illness: within [Days]
	KindPartialOral         // partial fill of an emergency oral schedule II prescription that was asked for [Hours]
	KindPaper               // acceptance of a hand-signed paper [Outcome]
	KindCopy                // of a photocopy or scan [Outcome]
	KindEPCS                // of an electronic prescription for controlled substances [Outcome]
	KindElectronic          // of a plain electronic prescription [Outcome]
	KindFax                 // of a fax from the practitioner [Outcome]
	KindFaxExempt           // of such a fax in the cases of 21 CFR 1306.11(e)-(g) [Outcome]
	KindFaxPatient          // of a fax from anybody else [Outcome]
	KindOral                // of a spoken prescription [Outcome]
	KindOralEmergency       // of a spoken prescription in an emergency [Outcome]
	KindOralWritten         // the written prescription follows an emergency oral one within [Days]
	KindPermit              // a site needs the state's own controlled substances permit [Outcome Deny: without it]
	KindInsert              // a notice goes into each parcel to the state [Outcome Allow]
	KindVerify              // an out-of-state prescription is verified first [Outcome Hold]
	KindTelemedicine        // prescribing without a visit in person [Outcome]
	KindBuprenorphine       // the same for buprenorphine, from the first prescription on [Months]
	KindEmergency           // emergency supply without a prescriber [one of Hours, Days, Outcome]
	KindPDMPQuery           // the prescription monitoring program is asked [Duty]
	KindPDMPReport          // and told [one of Hours, NextBusinessDay]
	KindCounselling         // counselling is offered [Duty]
	KindSubstitution        // silence about substitution is permission [Outcome Allow, or Deny]
	KindKeepControlled      // records of controlled drugs are kept [Years]
	KindKeepPartD           // records of Part D [Years; YearEnd]
	KindKeepPrivacy         // privacy policies, authorizations, accounting of disclosures [Years]
	KindKeepTrade           // transactions of the drug supply chain [Years]
	KindKeepRx              // prescriptions, by the state [Years]
	KindKeepIncident        // serious events, by the state [Years]
	kindCount
)

// field is a bit for each field of Value.
type field uint16

const (
	fOutcome field = 1 << iota
	fMonths
	fDays
	fHours
	fYears
	fCount
	fOver
	fExcept
	fUnlimited
	fNone
	fNextBusinessDay
	fYearEnd
	fDuty
)

var fieldNames = [...]string{"Outcome", "Months", "Days", "Hours", "Years", "Count", "Over", "Except", "Unlimited",
	"None", "NextBusinessDay", "YearEnd", "Duty"}

// fields are the fields of v that are set.
func (v Value) fields() field {
	set := [...]bool{v.Outcome != Undecided, v.Months != 0, v.Days != 0, v.Hours != 0, v.Years != 0, v.Count != 0,
		v.Over != 0, v.Except != 0, v.Unlimited, v.None, v.NextBusinessDay, v.YearEnd, v.Duty != DutyUnknown}
	var f field
	for i, is := range set {
		if is {
			f |= 1 << i
		}
	}
	return f
}

func (f field) names() []string {
	var names []string
	for i, name := range fieldNames {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// shape is what the rows of a kind look like.
type shape struct {
	text       string
	bySchedule bool
	one        field // exactly one of these is set
	may        field // these may be set besides
	says       string
	when       []Condition // that its rows may have
}

var shapes = [kindCount]shape{
	kindNone: {text: ""},
	KindExpiry: {"expiry", true, fMonths | fDays | fUnlimited, 0, "may be filled after its issue for",
		[]Condition{IfPartial, IfOutOfState, IfBenzodiazepine}},
	KindRefillCap:      {"refill_cap", true, fCount | fNone | fUnlimited, fOver, "refills", nil},
	KindMaxDays:        {"max_days", true, fDays | fUnlimited, fExcept, "days' supply of one fill", []Condition{IfFirstOpioid}},
	KindRefillBar:      {"refill_bar", true, fDays, 0, "no refill earlier before the run-out than", nil},
	KindTransferFirst:  {"transfer_first", true, fOutcome, 0, "transfer before the first fill", nil},
	KindTransferRefill: {"transfer_refill", true, fOutcome, 0, "transfer of refills", nil},
	KindSeries:         {"series", true, fDays | fOutcome, 0, "several prescriptions at once, in all", nil},
	KindPartialShort:   {"partial_short", true, fHours, 0, "the rest after a short stock within", nil},
	KindPartialAsked:   {"partial_asked", true, fDays | fOutcome, 0, "the rest that was asked to wait within", nil},
	KindPartialCare:    {"partial_care", true, fDays, 0, "partial fills in long-term care or terminal illness within", nil},
	KindPartialOral:    {"partial_oral", true, fHours, 0, "the rest of an emergency oral prescription within", nil},
	KindPaper:          {"paper", true, fOutcome, 0, "hand-signed paper", nil},
	KindCopy:           {"copy", true, fOutcome, 0, "a copy of paper", nil},
	KindEPCS:           {"epcs", true, fOutcome, 0, "electronic, for controlled substances", nil},
	KindElectronic:     {"electronic", true, fOutcome, 0, "plain electronic", nil},
	KindFax:            {"fax", true, fOutcome, 0, "fax from the practitioner", nil},
	KindFaxExempt:      {"fax_exempt", true, fOutcome, 0, "fax from the practitioner for infusion, long-term care or hospice", nil},
	KindFaxPatient:     {"fax_patient", true, fOutcome, 0, "fax from anybody but the practitioner", nil},
	KindOral:           {"oral", true, fOutcome, 0, "spoken", nil},
	KindOralEmergency:  {"oral_emergency", true, fOutcome, 0, "spoken in an emergency", nil},
	KindOralWritten:    {"oral_written", true, fDays, 0, "the written prescription follows within", nil},
	KindPermit:         {"permit", true, fOutcome, 0, "a site without the state's controlled substances permit", nil},
	KindInsert:         {"insert", false, fOutcome, 0, "a parcel with the state's notice in it", nil},
	KindVerify:         {"verify", true, fOutcome, 0, "a prescription that is not verified", []Condition{IfOutOfState}},
	KindTelemedicine:   {"telemedicine", true, fOutcome, 0, "prescribing without a visit in person", nil},
	KindBuprenorphine:  {"buprenorphine", true, fMonths, 0, "buprenorphine without a visit in person for", nil},
	KindEmergency:      {"emergency", true, fHours | fDays | fOutcome, 0, "emergency supply without a prescriber for", nil},
	KindPDMPQuery:      {"pdmp_query", false, fDuty, 0, "ask the monitoring program", nil},
	KindPDMPReport:     {"pdmp_report", false, fHours | fNextBusinessDay, 0, "tell the monitoring program within", nil},
	KindCounselling:    {"counselling", false, fDuty, 0, "offer counselling", nil},
	KindSubstitution:   {"substitution", false, fOutcome, 0, "substitution where the prescription is silent", nil},
	KindKeepControlled: {"keep_controlled", false, fYears, 0, "records of controlled drugs are kept for", nil},
	KindKeepPartD:      {"keep_part_d", false, fYears, fYearEnd, "records of Part D are kept for", nil},
	KindKeepPrivacy:    {"keep_privacy", false, fYears, 0, "privacy records are kept for", nil},
	KindKeepTrade:      {"keep_trade", false, fYears, 0, "supply chain records are kept for", nil},
	KindKeepRx:         {"keep_rx", false, fYears, 0, "prescriptions are kept for", nil},
	KindKeepIncident:   {"keep_incident", false, fYears, 0, "records of serious events are kept for", nil},
}

func (k Kind) known() bool { return k > kindNone && k < kindCount }

// String is the text form, "refill_cap".
func (k Kind) String() string {
	if k.known() {
		return shapes[k].text
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}
