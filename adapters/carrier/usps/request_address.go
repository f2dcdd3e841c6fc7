package usps

import (
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/shipping"
)

// What USPS takes of an address (domestic-labels.yaml, read 2026-06), in characters.
const (
	maxLine = 50
	maxCity = 28
)

// address is one in the names of USPS: of a label, a SCAN form and, without its person, a collection.
type address struct {
	FirstName        string `json:"firstName,omitempty"`
	LastName         string `json:"lastName,omitempty"`
	Firm             string `json:"firm,omitempty"`
	StreetAddress    string `json:"streetAddress"`
	SecondaryAddress string `json:"secondaryAddress,omitempty"`
	City             string `json:"city"`
	State            string `json:"state"`
	ZIPCode          string `json:"ZIPCode"`
	ZIPPlus4         string `json:"ZIPPlus4,omitempty"`
	Phone            string `json:"phone,omitempty"`
	// false keeps USPS from printing a label for an address that it does not know.
	IgnoreBadAddress *bool `json:"ignoreBadAddress,omitempty"`
}

// addressOf writes an address for USPS. What does not fit is refused by field, for a street that is cut is a parcel
// that is lost. A name is cut: the parcel still arrives.
func addressOf(a shipping.Address, where string) (address, error) {
	zip, err := place.ParseZIP(a.ZIP.Reveal())
	if err != nil {
		return address{}, fieldFault("", shipping.ErrInvalid, where+".zip", "is no ZIP code of 5 or 9 digits")
	}
	out := address{
		StreetAddress: tidy(a.Street1.Reveal()), SecondaryAddress: tidy(a.Street2.Reveal()), City: tidy(a.City.Reveal()),
		State: stateOf(a), ZIPCode: zip.Five(), ZIPPlus4: zip.Plus4(), Phone: phoneOf(a), IgnoreBadAddress: new(bool),
	}
	out.FirstName, out.LastName = namesOf(a)
	out.Firm = postal.Cut(tidy(a.Company.Reveal()), maxLine)
	if out.Firm == "" && out.LastName == "" {
		out.FirstName, out.Firm = "", out.FirstName // USPS wants both names, or a firm
	}
	switch {
	case longer(out.StreetAddress, maxLine):
		return address{}, tooLong(where + ".street1")
	case longer(out.SecondaryAddress, maxLine):
		return address{}, tooLong(where + ".street2")
	case longer(out.City, maxCity):
		return address{}, tooLong(where + ".city")
	case out.State == "":
		return address{}, fieldFault("", shipping.ErrInvalid, where+".state", "is missing")
	}
	return out, nil
}

// stateOf is the state; a territory that is written as a country is its own ("PR").
func stateOf(a shipping.Address) string {
	if a.State == "" && a.Country != place.US {
		return string(a.Country)
	}
	return string(a.State)
}

// namesOf cuts a name at its last space: what is before it is the first name.
func namesOf(a shipping.Address) (first, last string) {
	name := tidy(a.Name.Reveal())
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		return postal.Cut(name[:i], maxLine), postal.Cut(name[i+1:], maxLine)
	}
	return postal.Cut(name, maxLine), ""
}

func tooLong(field string) *shipping.Error {
	return fieldFault("", shipping.ErrInvalid, field, "is longer than USPS can print")
}

// tidy is a line with single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

func longer(s string, n int) bool { return utf8.RuneCountInString(s) > n }

// phoneOf is a telephone number of ten digits, with or without its leading 1; anything else is left out.
func phoneOf(a shipping.Address) string {
	digits := postal.Digits(a.Phone.Reveal())
	if len(digits) == 11 {
		digits = strings.TrimPrefix(digits, "1")
	}
	if len(digits) != 10 {
		return ""
	}
	return digits
}
