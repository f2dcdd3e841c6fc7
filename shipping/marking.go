package shipping

import (
	"slices"
	"strings"
	"unicode"
)

// tellingWords on the second line of an address tell what is in the parcel; the first few do so in a firm's name too,
// where "Drug Store" and "Prescription" may be the name itself.
var (
	tellingAnywhere = []string{"REFRIGERATE", "REFRIGERATED", "CONTROLLED", "NARCOTIC", "NARCOTICS", "NDC"}
	tellingWords    = []string{"RX", "PRESCRIPTION", "PRESCRIPTIONS", "MEDICATION", "MEDICATIONS", "MEDICINE", "DRUG", "DRUGS"}
)

// marked reports whether a line of an address tells what is in the parcel. Names of people are not looked at.
func marked(s *Shipment) bool {
	for _, a := range [...]*Address{&s.From, &s.To} {
		if telling(a.Company.Reveal(), tellingAnywhere) || telling(a.Street2.Reveal(), tellingAnywhere) ||
			telling(a.Street2.Reveal(), tellingWords) {
			return true
		}
	}
	return false
}

func telling(line string, words []string) bool {
	if line == "" {
		return false
	}
	said := strings.FieldsFunc(strings.ToUpper(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(said, func(w string) bool { return slices.Contains(words, w) })
}
