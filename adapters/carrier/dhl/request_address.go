package dhl

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// What DHL takes of an address (document of 3.1.1), in characters.
const (
	maxLine    = 45
	maxLines   = 3
	maxCity    = 45
	maxPostal  = 12
	maxCompany = 100
	maxPhone   = 70
)

func placeOf(a shipping.Address, where string) (place, error) {
	p := place{
		PostalCode: strings.TrimSpace(a.ZIP.Reveal()), CityName: strings.TrimSpace(a.City.Reveal()),
		CountryCode: string(a.Country), ProvinceCode: string(a.State),
	}
	switch {
	case utf8.RuneCountInString(p.CityName) > maxCity:
		return place{}, tooLong(where + ".city")
	case utf8.RuneCountInString(p.PostalCode) > maxPostal:
		return place{}, tooLong(where + ".zip")
	}
	return p, nil
}

// partyOf writes an address for DHL. Street lines are folded at spaces into three lines; what does not fit is refused
// by field, for a street that is cut is a parcel that is lost. A name is cut: the parcel still arrives. DHL wants a
// telephone number, which customs and the courier call.
func partyOf(a shipping.Address, where string) (party, error) {
	at, err := placeOf(a, where)
	if err != nil {
		return party{}, err
	}
	lines := streetOf(a)
	if len(lines) > maxLines || postal.Longest(lines) > maxLine {
		return party{}, tooLong(where + ".street1")
	}
	phone := strings.TrimSpace(a.Phone.Reveal())
	if phone == "" || len(phone) > maxPhone {
		return party{}, dialect.FieldFault("", shipping.ErrInvalid, where+".phone", "is missing or too long: DHL wants a telephone number")
	}
	lines = append(lines, "", "")
	company, name := postal.Cut(a.Company.Reveal(), maxCompany), postal.Cut(a.Name.Reveal(), maxCompany)
	p := party{PostalAddress: postalAddress{at, lines[0], lines[1], lines[2]}, TypeCode: "business"}
	p.ContactInformation = contact{phone, cmp.Or(company, name), cmp.Or(name, company)}
	if a.Residential || company == "" {
		p.TypeCode = "private"
	}
	return p, nil
}

func tooLong(field string) *shipping.Error {
	return dialect.FieldFault("", shipping.ErrInvalid, field, "is longer than DHL can print")
}

// streetOf is the street in lines that DHL prints.
func streetOf(a shipping.Address) []string {
	return append(postal.Fold(a.Street1.Reveal(), maxLine), postal.Fold(a.Street2.Reveal(), maxLine)...)
}
