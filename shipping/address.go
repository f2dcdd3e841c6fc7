package shipping

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// maxLine is the longest line of an address that is taken at all, in characters. Carriers take fewer (UPS 35).
const maxLine = 100

// Address is where a parcel goes or comes from. What tells a person is secret.Text: it prints as a placeholder in
// fmt, slog and JSON, so an Address is not stored this way; a record keeps a reference to it.
type Address struct {
	Name, Company    secret.Text // one of them at least
	Street1, Street2 secret.Text
	City             secret.Text
	State            place.State   // required in the US
	ZIP              secret.Text   // postal code; five digits or ZIP+4 in the US and its territories, where it is required
	Country          place.Country // required: never "US" by default
	Phone            secret.Text   // optional
	Residential      bool          // a home: changes the price; false is also "not known"
}

// Validate lists every missing or wrong field; nil where there is none. The error is *Invalid and holds no value.
func (a Address) Validate() error {
	var f faults
	a.check(&f)
	return f.err()
}

func (a Address) check(f *faults) {
	if !a.Name.IsSet() && !a.Company.IsSet() {
		f.add("name", "is missing, and so is company")
	}
	required(f, "street1", a.Street1)
	required(f, "city", a.City)
	a.checkCountry(f)
	for _, line := range [...]struct {
		field string
		text  secret.Text
	}{
		{"name", a.Name}, {"company", a.Company}, {"street1", a.Street1}, {"street2", a.Street2},
		{"city", a.City}, {"zip", a.ZIP}, {"phone", a.Phone},
	} {
		checkLine(f, line.field, line.text)
	}
}

func (a Address) checkCountry(f *faults) {
	switch {
	case a.Country == "":
		f.add("country", "is missing")
	case !a.Country.Valid():
		f.add("country", "is no two-letter country code")
	case a.Country.Domestic():
		a.checkDomestic(f)
	}
}

func (a Address) checkDomestic(f *faults) {
	switch {
	case a.State == "" && a.Country == place.US:
		f.add("state", "is missing")
	case a.State != "" && !a.State.Valid():
		f.add("state", "is no state, territory or military code")
	}
	if !a.ZIP.IsSet() {
		f.add("zip", "is missing")
		return
	}
	if _, err := place.ParseZIP(a.ZIP.Reveal()); err != nil {
		f.add("zip", "is no ZIP code of 5 or 9 digits")
	}
}

func required(f *faults, field string, t secret.Text) {
	if strings.TrimSpace(t.Reveal()) == "" {
		f.add(field, "is missing")
	}
}

// checkLine refuses what no label can carry and what would break a label's own language.
func checkLine(f *faults, field string, t secret.Text) {
	text := t.Reveal()
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
		f.add(field, "holds control characters or broken UTF-8")
	case utf8.RuneCountInString(text) > maxLine:
		f.add(field, "is longer than %d characters", maxLine)
	}
}

// Military reports whether the address is an APO, FPO or DPO: by state (AA, AE, AP), by city, or by the ZIP codes
// that are theirs alone (090–099, 340, 962–966). One sign is enough: the others may be mistaken.
func (a Address) Military() bool {
	switch strings.ToUpper(strings.TrimSpace(a.City.Reveal())) {
	case "APO", "FPO", "DPO":
		return true
	}
	return a.State.Military() || a.Country == place.US && militaryZIP(a.ZIP.Reveal())
}

func militaryZIP(zip string) bool {
	if len(zip) < 5 {
		return false
	}
	three := zip[:3]
	return three >= "090" && three <= "099" || three == "340" || three >= "962" && three <= "966"
}
