package usps

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// Extra services by their numbers (domestic-labels.yaml, extraServices, read 2026-06). Those that a shipment of the
// port never asks for are left out: 920 is in every service that we name, 923 binds the parcel to one adult, 857 is
// hazardous material of no named kind, which a label may not have beside a kind (code 160261).
const (
	extraDryIce           = 819
	extraLimitedQuantity  = 831 // by ground
	extraSignature        = 921
	extraAdultSignature   = 922 // 21 and over
	extraInsurance        = 930 // to $500
	extraInsuranceAbove   = 931
	extraSignatureRequest = 981 // of Priority Mail Express, which has no 921
	insuranceLimit        = 500_00
	heaviest              = 31_751 // grams, 70 lb
	mostDaysAhead         = 45     // of a mailing date
)

// maxInsured is the most that USPS insures a parcel for.
var maxInsured = money.Cents(5000_00)

// extraServices are what s asks for. A controlled drug asks for an adult's signature, whatever else s says.
func extraServices(class string, s shipping.Shipment) []int {
	extras := []int{}
	switch {
	case s.Controlled, s.Signature == shipping.AdultSignature:
		extras = append(extras, extraAdultSignature)
	case s.Signature == shipping.AnySignature && class == classExpress:
		extras = append(extras, extraSignatureRequest)
	case s.Signature == shipping.AnySignature:
		extras = append(extras, extraSignature)
	}
	switch {
	case s.Insured.Sign() > 0 && s.Insured.Cents() <= insuranceLimit:
		extras = append(extras, extraInsurance)
	case s.Insured.Sign() > 0:
		extras = append(extras, extraInsuranceAbove)
	}
	if s.Parcel.Aerosol {
		extras = append(extras, extraLimitedQuantity)
	}
	if s.Parcel.DryIceGrams > 0 {
		extras = append(extras, extraDryIce)
	}
	return extras
}

// carriable refuses what USPS, or this adapter, does not carry, before any byte is sent. Each is ErrUnsupported or, where
// the caller can mend it, ErrInvalid, with its field.
func carriable(op string, s shipping.Shipment) error {
	switch {
	case !s.From.Country.Domestic():
		return fieldFault(op, shipping.ErrUnsupported, "from.country", "this adapter mails from the US and its territories only")
	case !s.To.Country.Domestic():
		return fieldFault(op, shipping.ErrUnsupported, "to.country", "this adapter does not mail abroad")
	case s.Parcel.Grams > heaviest:
		return fieldFault(op, shipping.ErrUnsupported, "parcel.grams", "is above 70 lb, the heaviest parcel of USPS")
	case s.Insured.Cmp(maxInsured) > 0:
		return fieldFault(op, shipping.ErrUnsupported, "insured", "is above $5,000, the most that USPS insures")
	case s.Parcel.Aerosol && s.Parcel.DryIceGrams > 0:
		return fieldFault(op, shipping.ErrUnsupported, "parcel.dry_ice_grams", "one parcel declares one hazardous material")
	case s.To.Military() || s.From.Military():
		return military(op, s)
	}
	return mailable(op, s)
}

// military holds what is not sold to an APO, FPO or DPO (codes 160025, 160026, 160130, 160135).
func military(op string, s shipping.Shipment) error {
	switch {
	case s.Controlled, s.Signature != shipping.NoSignature:
		return fieldFault(op, shipping.ErrUnsupported, "signature", "signatures are not sold to military addresses")
	case s.Insured.Cents() > insuranceLimit:
		return fieldFault(op, shipping.ErrUnsupported, "insured", "insurance above $500 is not sold to military addresses")
	case s.Parcel.Aerosol:
		return fieldFault(op, shipping.ErrUnsupported, "parcel.aerosol", "hazardous material is not mailed to military addresses")
	case s.Parcel.DryIceGrams > 0:
		return fieldFault(op, shipping.ErrUnsupported, "parcel.dry_ice_grams", "hazardous material is not mailed to military addresses")
	case s.Customs == nil:
		return fieldFault(op, shipping.ErrInvalid, "customs", "is missing: a military address wants a customs form")
	}
	return customsGiven(op, s)
}

func mailable(op string, s shipping.Shipment) error {
	if s.Customs == nil {
		return nil
	}
	if s.Parcel.Aerosol || s.Parcel.DryIceGrams > 0 {
		return fieldFault(op, shipping.ErrUnsupported, "customs", "hazardous material is not mailed where a customs form is needed")
	}
	return customsGiven(op, s)
}

// customsGiven: without a tariff number USPS wants categories that we have no list of (160055), and the sender must be
// a company (160023).
func customsGiven(op string, s shipping.Shipment) error {
	switch {
	case s.Customs.Tariff == "":
		return fieldFault(op, shipping.ErrInvalid, "customs.tariff", "is missing, and USPS wants one")
	case !s.From.Company.IsSet():
		return fieldFault(op, shipping.ErrInvalid, "from.company", "is missing: a customs form wants a company as its sender")
	}
	return nil
}

// printed are the mail classes that carry books and printed matter: medicine in them is mailed without its postage paid
// (DMM 173, 163, second-hand). They are the cheapest that USPS offers.
var printed = map[string]bool{"MEDIA_MAIL": true, "LIBRARY_MAIL": true, "BOUND_PRINTED_MATTER": true}

// servable is what depends on the service: medicine is no printed matter, and an aerosol goes by ground.
func servable(op, class string, s shipping.Shipment) error {
	if printed[class] {
		return fieldFault(op, shipping.ErrUnsupported, "service", "carries printed matter only")
	}
	if s.Parcel.Aerosol && class != classGround {
		return fieldFault(op, shipping.ErrUnsupported, "parcel.aerosol", "an aerosol goes by ground: usps_ground_advantage")
	}
	return nil
}
