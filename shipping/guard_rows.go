package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// uspsDryIceGrams is 5 lb.
const uspsDryIceGrams = 2267

// guard is one row: a rule and what breaks it. The service is empty where none is chosen yet.
type guard struct {
	rule   *reason.Rule
	breaks func(c CarrierCode, v Service, s *Shipment) bool
}

var guards = []guard{
	{RuleDestination, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return !s.To.Country.Valid() || s.To.Country == place.US && !s.To.State.Valid()
	}},
	{RulePOBox, func(c CarrierCode, _ Service, s *Shipment) bool { return c != USPS && s.To.POBox() }},
	{RuleMilitary, func(c CarrierCode, _ Service, s *Shipment) bool { return c != USPS && s.To.Military() }},
	{RuleAdultSignature, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return s.Controlled && s.Signature != AdultSignature
	}},
	{RuleDHLControlled, func(c CarrierCode, _ Service, s *Shipment) bool { return c == DHL && s.Controlled }},
	{RuleDHLDomestic, func(c CarrierCode, _ Service, s *Shipment) bool {
		return c == DHL && s.From.Country.Domestic() && s.To.Country.Domestic()
	}},
	{RuleColdMilitary, func(_ CarrierCode, _ Service, s *Shipment) bool { return s.Parcel.Cold && s.To.Military() }},
	{RuleColdOffshore, func(_ CarrierCode, v Service, s *Shipment) bool {
		return v != "" && s.Parcel.Cold && offshore(s.To) && ModeOf(v) != Air
	}},
	{RuleAerosolAir, func(_ CarrierCode, v Service, s *Shipment) bool {
		return v != "" && s.Parcel.Aerosol && ModeOf(v) != Surface
	}},
	{RuleAerosolAbroad, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return s.Parcel.Aerosol && (!s.To.Country.Domestic() || s.To.Military())
	}},
	{RuleAerosolDHL, func(c CarrierCode, _ Service, s *Shipment) bool { return c == DHL && s.Parcel.Aerosol }},
	{RuleSignatureBox, func(_ CarrierCode, _ Service, s *Shipment) bool { return s.signed() && s.To.POBox() }},
	{RuleSignatureMilitary, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return s.signed() && s.To.Military()
	}},
	{RuleControlledAbroad, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return s.Controlled && s.To.Country.Valid() && !s.To.Country.Domestic()
	}},
	{RuleCustoms, func(_ CarrierCode, _ Service, s *Shipment) bool {
		return s.Customs == nil && (s.To.Military() || s.To.Country.Valid() && !s.To.Country.Domestic())
	}},
	{RuleDryIceAir, func(c CarrierCode, v Service, s *Shipment) bool {
		return c == USPS && v != "" && ModeOf(v) != Surface && s.Parcel.DryIceGrams > uspsDryIceGrams
	}},
	{RuleDryIceAbroad, func(c CarrierCode, _ Service, s *Shipment) bool {
		return c == USPS && s.Parcel.DryIceGrams > 0 && (!s.To.Country.Domestic() || s.To.Military())
	}},
	{RuleDryIceDHL, func(c CarrierCode, _ Service, s *Shipment) bool { return c == DHL && s.Parcel.DryIceGrams > 0 }},
	{RulePoison, func(_ CarrierCode, _ Service, s *Shipment) bool { return s.Poison }},
	{RuleMarking, func(_ CarrierCode, _ Service, s *Shipment) bool { return marked(s) }},
}

// offshore is Alaska, Hawaii, the territories and the freely associated states; a military address has rules of its own.
func offshore(a Address) bool {
	return a.Country.Domestic() && !a.State.Contiguous() && !a.Military()
}
