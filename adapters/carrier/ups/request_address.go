package ups

import (
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
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
	lines := streetOf(a)
	if len(lines) > maxLines || postal.Longest(lines) > maxLine {
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
		PostalCode:        postal.Code(a.ZIP.Reveal()),
		CountryCode:       string(a.Country),
	}}
	if a.Residential {
		p.Address.ResidentialAddressIndicator = present
	}
	p.Name, p.AttentionName = postal.Cut(a.Company.Reveal(), maxName), postal.Cut(a.Name.Reveal(), maxName)
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

func phoneOf(a shipping.Address) *phone {
	digits := postal.Digits(a.Phone.Reveal())
	if digits == "" || len(digits) > maxPhone {
		return nil
	}
	return &phone{digits}
}

// streetOf is the street in lines that UPS prints.
func streetOf(a shipping.Address) []string {
	return append(postal.Fold(a.Street1.Reveal(), maxLine), postal.Fold(a.Street2.Reveal(), maxLine)...)
}
