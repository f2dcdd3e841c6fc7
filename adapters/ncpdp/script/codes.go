package script

import (
	"slices"
	"strings"
)

// Word is one row of a code list: a code, what it means in our words, and what that rests on. The licensed lists are
// longer; a code that is not here is kept as sent and means nothing to us. A host that holds a licence passes its own
// table to Explain.
type Word struct {
	Code, Text string
	Evidence   Basis
}

// Explain finds a code in tables, the first that has it: Explain("AD", hostTable, DenialReasons()). Empty: in none.
func Explain(code string, tables ...[]Word) string {
	for _, table := range tables {
		for _, w := range table {
			if w.Code == code {
				return w.Text
			}
		}
	}
	return ""
}

// DenialReasons are reasons of a denial or a pending answer (help pages of two vendors, read November 2026). Not the whole
// list.
func DenialReasons() []Word { return slices.Clone(denialReasons) }

var denialReasons = []Word{
	{"AA", "the prescriber does not know the patient", SecondHand},
	{"AB", "the patient was never under this prescriber's care", SecondHand},
	{"AC", "the patient is no longer under this prescriber's care", SecondHand},
	{"AD", "it is too soon for a refill", SecondHand},
	{"AE", "the prescriber never prescribed it", SecondHand},
	{"AF", "the patient has to contact the prescriber first", SecondHand},
	{"AG", "a refill is not appropriate", SecondHand},
	{"AM", "the patient needs an appointment", SecondHand},
	{"AN", "the prescriber is not at this practice", SecondHand},
	{"AP", "the request was answered in another way", SecondHand},
	{"BE", "the patient asked for the denial", SecondHand},
	{"CZ", "the patient is allergic", SecondHand},
	{"DA", "the therapy was stopped", SecondHand},
	{"HP", "pending: an appointment first", SecondHand},
	{"HQ", "pending: laboratory values first", SecondHand},
	{"HR", "pending: the prescriber is away", SecondHand},
	{"HS", "pending: the patient is in acute care", SecondHand},
	{"HT", "pending for another reason", SecondHand},
}

// ChangeSubCodes are what a change request of code U asks the prescriber to prove.
func ChangeSubCodes() []Word { return slices.Clone(changeSubCodes) }

var changeSubCodes = []Word{
	{"A", "the state licence", SecondHand},
	{"B", "the status of the DEA registration", SecondHand},
	{"C", "the DEA registration for this class of drug", SecondHand},
	{"D", "the state's registration for controlled drugs", SecondHand},
	{"E", "the state's registration for this class of drug", SecondHand},
	{"F", "the waiver to treat opioid dependence", SecondHand},
	{"G", "the NPI", SecondHand},
	{"H", "the enrolment with the patient's plan", SecondHand},
	{"I", "the authority or specialty that the drug needs", SecondHand},
	{"J", "the enrolment in the risk programme (REMS)", SecondHand},
	{"L", "the supervising prescriber", SecondHand},
	{"M", "the certificate to prescribe", SecondHand},
}

// ValidationReasons are the reason codes that a page of a vendor lists beside the outcome Validated. What each proves is
// not said there.
func ValidationReasons() []Word {
	var words []Word
	for _, code := range [...]string{"GM", "GN", "GP", "GQ", "GR", "GT"} {
		words = append(words, Word{code, "validated; which proof it stands for is not known to us", OneSource})
	}
	return words
}

// ErrorDetails are DescriptionCodes of an Error that we have seen a meaning of. Others are letters or short numbers, and
// are kept as sent.
func ErrorDetails() []Word {
	return []Word{
		{"144", "the number of refills is not valid", SecondHand},
		{"4010", "drug code, schedule or unit do not fit together", OneSource},
	}
}

// meaning is what an acknowledgement's code says.
type meaning uint8

const (
	neither meaning = iota
	success
	failure
)

var acknowledgementCodes = []struct {
	Word
	is meaning
}{
	{Word{"000", "accepted", SecondHand}, success},
	{Word{"001", "accepted by the switch", OneSource}, success},
	{Word{"010", "accepted by the one for whom it was", SecondHand}, success},
	{Word{"600", "communication failed", Unproven}, failure},
	{Word{"601", "cannot be processed", Unproven}, failure},
	{Word{"602", "an error in the receiver's system", SecondHand}, failure},
	{Word{"900", "refused", SecondHand}, failure},
}

// AcknowledgementCodes are the codes of Status, Verify and Error (read in the open source of a receiver of the Department
// of Veterans Affairs, and on two vendors' pages).
func AcknowledgementCodes() []Word {
	var words []Word
	for _, row := range acknowledgementCodes {
		words = append(words, row.Word)
	}
	return words
}

func meaningOf(code string) meaning {
	for _, row := range acknowledgementCodes {
		if row.Code == code {
			return row.is
		}
	}
	return neither
}

// fillIndicators say which states of a fill the prescriber wants to be told of (a vendor's help page).
var fillIndicators = []struct {
	text  string
	wants []FillStatus
}{
	{"All Fill Statuses", []FillStatus{Dispensed, PartlyDispensed, NotDispensed, Transferred}},
	{"All Fill Statuses Except Transferred", []FillStatus{Dispensed, PartlyDispensed, NotDispensed}},
	{"Dispensed And Partially Dispensed", []FillStatus{Dispensed, PartlyDispensed}},
	{"Partially Dispensed And Not Dispensed", []FillStatus{PartlyDispensed, NotDispensed}},
	{"Not Dispensed And Transferred", []FillStatus{NotDispensed, Transferred}},
	{"Not Dispensed", []FillStatus{NotDispensed}},
	{"Cancel All Fill Statuses", nil},
}

// FillIndicators lists the texts that we know.
func FillIndicators() []string {
	var all []string
	for _, row := range fillIndicators {
		all = append(all, row.text)
	}
	return all
}

// Wants gives the states of a fill of which a prescriber who sends that indicator wants to be told; ok is false for a text
// that is not in our list, and then the wish is unknown. Case and spacing are not looked at. An absent indicator is no
// wish: pharmacies tell by their own rule.
func Wants(indicator string) (states []FillStatus, ok bool) {
	for _, row := range fillIndicators {
		if indicator != "" && !unlike(shortened(row.text), shortened(indicator)) {
			return slices.Clone(row.wants), true
		}
	}
	return nil, false
}

// shortened leaves out the words in which texts of the list were seen to differ.
func shortened(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, word := range [...]string{" fill statuses", " fills", ","} {
		text = strings.ReplaceAll(text, word, "")
	}
	return text
}

// QuantityQualifiers say which quantity of a medication a number is.
func QuantityQualifiers() []Word {
	return []Word{
		{"38", "original quantity", SecondHand},
		{"40", "quantity that remains", OneSource},
		{"87", "quantity received or dispensed", OneSource},
		{"QS", "a sufficient quantity, without a number", SecondHand},
		{"QT", "quantity transferred", OneSource},
	}
}
