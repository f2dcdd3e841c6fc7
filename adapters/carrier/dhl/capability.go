package dhl

import (
	"slices"

	"github.com/mailrx/mailrx/shipping"
)

// formats of label images that DHL prints (document of 3.1.1, encodingFormat); the first is the default.
var formats = []string{"PDF", "ZPL", "EPL", "LP2"}

// Capabilities are what this adapter has. DHL voids nothing, gives the number of a lost label and not its image, and
// delivers abroad only.
func (c *Carrier) Capabilities() shipping.Capabilities {
	rest := slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return f == c.cfg.LabelFormat })
	return shipping.Capabilities{
		Formats: append([]string{c.cfg.LabelFormat}, rest...), TrackBatch: trackBatch, Find: shipping.FindsNumber,
		Addresses: true, Pickups: true, Abroad: true,
	}
}

// formatOf is the image format of a purchase; an error where DHL has no such format.
func (c *Carrier) formatOf(op, asked string) (string, error) {
	if asked == "" {
		return c.cfg.LabelFormat, nil
	}
	if !slices.Contains(formats, asked) {
		return "", dialect.FieldFault(op, shipping.ErrUnsupported, "format", "labels come as PDF, ZPL, EPL or LP2")
	}
	return asked, nil
}

// notCarried is what DHL or this adapter does not carry, and why.
var notCarried = []struct {
	field, text string
	class       error
	is          func(s *shipping.Shipment) bool
}{
	{"to.country", "nothing is carried within the US", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.From.Country.Domestic() && s.To.Country.Domestic() }},
	{"controlled", "no controlled drug is carried", shipping.ErrRefused,
		func(s *shipping.Shipment) bool { return s.Controlled }},
	{"to.street1", "no post office box is served, and no military address", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.To.POBox() || s.To.Military() }},
	{"parcel.aerosol", "an aerosol needs an approval of DHL, which this adapter does not declare", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.Parcel.Aerosol }},
	{"parcel.dry_ice_grams", "dry ice needs an approval of DHL, which this adapter does not declare", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.Parcel.DryIceGrams > 0 }},
	{"signature", "no service is documented that asks for an adult's signature", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.Signature == shipping.AdultSignature }},
	{"customs", "is missing: goods that leave the country are declared", shipping.ErrInvalid,
		func(s *shipping.Shipment) bool { return s.Customs == nil }},
	{"customs.no_return", "no parcel is abandoned: one that cannot be delivered comes back", shipping.ErrUnsupported,
		func(s *shipping.Shipment) bool { return s.Customs != nil && s.Customs.NoReturn }},
}

// carriable refuses what must not be sent.
func carriable(op string, s shipping.Shipment) error {
	for _, no := range notCarried {
		if no.is(&s) {
			return dialect.FieldFault(op, no.class, no.field, no.text)
		}
	}
	return nil
}
