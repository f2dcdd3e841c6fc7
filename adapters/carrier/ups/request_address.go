package ups

import (
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/shipping"
)

// What UPS takes of an address (Shipping.yaml, read 2026-07), in characters.
const (
	maxName  = 35
	maxLine  = 35
	maxLines = 3
	maxCity  = 30
	maxPhone = 15
)

func (c *Carrier) parties(s shipping.Shipment) (from, to party, err error) {
	if from, err = partyOf(s.From, "from"); err != nil {
		return from, to, err
	}
	to, err = partyOf(s.To, "to")
	return from, to, err
}

// partyOf writes an address for UPS. Street lines are folded at spaces into three lines; what does not fit is refused
// by field, for a street that is cut is a parcel that is lost. A name is cut: the parcel still arrives.
func partyOf(a shipping.Address, where string) (party, error) {
	lines := fold(a.Street1.Reveal(), fold(a.Street2.Reveal())...)
	if len(lines) > maxLines || longest(lines) > maxLine {
		return party{}, tooLong(where + ".street1")
	}
	city := strings.TrimSpace(a.City.Reveal())
	if utf8.RuneCountInString(city) > maxCity {
		return party{}, tooLong(where + ".city")
	}
	p := party{Phone: phoneOf(a), Address: postalAddress{
		AddressLine:       lines,
		City:              city,
		StateProvinceCode: string(a.State),
		PostalCode:        strings.Map(postal, a.ZIP.Reveal()),
		CountryCode:       string(a.Country),
	}}
	if a.Residential {
		p.Address.ResidentialAddressIndicator = present
	}
	p.Name, p.AttentionName = cut(a.Company.Reveal(), maxName), cut(a.Name.Reveal(), maxName)
	if p.Name == "" {
		p.Name, p.AttentionName = p.AttentionName, ""
	}
	return p, nil
}

func tooLong(field string) *shipping.Error {
	e := fault("", shipping.ErrInvalid, "is longer than UPS can print")
	e.Field = field
	return e
}

// fold breaks a street at spaces into lines of at most maxLine characters, and puts more lines after them. A word
// longer than a line stays whole.
func fold(street string, more ...string) []string {
	var lines []string
	for _, word := range strings.Fields(street) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= maxLine {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return append(lines, more...)
}

func longest(lines []string) (n int) {
	for _, l := range lines {
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

func cut(s string, n int) string {
	s = strings.TrimSpace(s)
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimSpace(string(runes[:n]))
}

// postal keeps letters and digits of a postal code: UPS writes ZIP+4 without its hyphen.
func postal(r rune) rune {
	if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

func phoneOf(a shipping.Address) *phone {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, a.Phone.Reveal())
	if digits == "" || len(digits) > maxPhone {
		return nil
	}
	return &phone{digits}
}
