package fedex

import (
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/shipping"
)

// What FedEx prints of an address, in characters (city: ship-v1, read 2025-10; the others second-hand).
const (
	maxName  = 35
	maxLine  = 35
	maxLines = 3
	maxCity  = 35
	maxPhone = 15
)

// partyOf writes an address for a label. Street lines are folded at spaces into three lines; what does not fit is
// refused by field, for a street that is cut is a parcel that is lost. A name is cut: the parcel still arrives.
func partyOf(a shipping.Address, where string) (party, error) {
	lines := streetOf(a)
	if len(lines) > maxLines || postal.Longest(lines) > maxLine {
		return party{}, tooLong(where + ".street1")
	}
	p := party{Address: placeOf(a), Contact: &contact{
		PersonName: postal.Cut(a.Name.Reveal(), maxName), CompanyName: postal.Cut(a.Company.Reveal(), maxName), PhoneNumber: phoneOf(a)}}
	if utf8.RuneCountInString(p.Address.City) > maxCity {
		return party{}, tooLong(where + ".city")
	}
	p.Address.StreetLines = lines
	return p, nil
}

// placeOf is an address without its street: what a price depends on.
func placeOf(a shipping.Address) postalAddress {
	return postalAddress{
		City: strings.TrimSpace(a.City.Reveal()), StateOrProvinceCode: string(a.State), PostalCode: strings.TrimSpace(a.ZIP.Reveal()),
		CountryCode: string(a.Country), Residential: a.Residential,
	}
}

func tooLong(field string) *shipping.Error {
	return dialect.FieldFault("", shipping.ErrInvalid, field, "is longer than FedEx can print")
}

// carriable refuses what FedEx does not carry, and what this adapter cannot declare to it.
func carriable(op string, s shipping.Shipment) error {
	switch {
	case s.Parcel.Aerosol:
		return dialect.FieldFault(op, shipping.ErrUnsupported, "parcel.aerosol",
			"an aerosol is a limited quantity, which this adapter does not declare yet")
	case s.From.Military():
		return dialect.FieldFault(op, shipping.ErrRefused, "from.state", "FedEx collects at no APO, FPO or DPO")
	case abroad(s.From):
		return dialect.FieldFault(op, shipping.ErrUnsupported, "from.country", "this adapter ships between the 50 states and DC")
	case s.To.Military():
		return dialect.FieldFault(op, shipping.ErrRefused, "to.state", "FedEx delivers to no APO, FPO or DPO")
	case abroad(s.To):
		return dialect.FieldFault(op, shipping.ErrUnsupported, "to.country", "this adapter ships between the 50 states and DC")
	case s.To.POBox():
		return dialect.FieldFault(op, shipping.ErrRefused, "to.street1", "FedEx delivers to no post office box")
	}
	return nil
}

// abroad: FedEx ships to the territories by its international services, with customs papers.
func abroad(a shipping.Address) bool {
	return a.Country != place.US || a.State.Territory() || a.State.FreelyAssociated()
}

func phoneOf(a shipping.Address) string {
	digits := postal.Digits(a.Phone.Reveal())
	if len(digits) > maxPhone {
		return ""
	}
	return digits
}

// streetOf is the street in lines that FedEx prints.
func streetOf(a shipping.Address) []string {
	return append(postal.Fold(a.Street1.Reveal(), maxLine), postal.Fold(a.Street2.Reveal(), maxLine)...)
}
