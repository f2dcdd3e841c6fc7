package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of the guard. Sources are named with the date they were read; a proposal is our own choice.
var (
	RuleDestination = &reason.Rule{
		Code: "shipping.destination_unknown", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "country or state of the destination is unknown, so nobody can tell what may be mailed there",
		Passed: "country and state of the destination are known",
		Source: "unknown is not false: without a destination no rule of carriage can be tested",
	}
	RulePOBox = &reason.Rule{
		Code: "shipping.po_box", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "this carrier delivers to no post office box; USPS does",
		Passed: "the destination is no post office box, or the carrier is USPS",
		Source: "UPS tracking exception code A6 (list of 2026-07); FedEx alike by secondary pages",
	}
	RuleMilitary = &reason.Rule{
		Code: "shipping.military", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "this carrier delivers to no APO, FPO or DPO; USPS does",
		Passed: "the destination is no APO, FPO or DPO, or the carrier is USPS",
		Source: "UPS tracking exception code CW (list of 2026-07); FedEx alike by secondary pages",
	}
	RuleAdultSignature = &reason.Rule{
		Code: "shipping.controlled_signature", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "a controlled drug is handed to an adult who signs for it: ask for the adult signature",
		Passed: "a controlled drug asks for an adult signature, or none is in the parcel",
		Source: "practice of mail and central-fill pharmacies; no federal text asks for it",
	}
	RuleDHLControlled = &reason.Rule{
		Code: "shipping.dhl_controlled", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "DHL Express carries no controlled drug: choose another carrier",
		Passed: "the carrier is not DHL, or the drug is not controlled",
		Source: "DHL Express list of prohibited goods (narcotics), by secondary pages of 2026",
	}
	RuleDHLDomestic = &reason.Rule{
		Code: "shipping.dhl_domestic", Who: reason.Pharmacy, Evidence: reason.Unconfirmed,
		Text:   "DHL Express does not serve parcels within the US: choose another carrier",
		Passed: "the carrier is not DHL, or the parcel leaves the US",
		Source: "MyDHL API 3.1.1 as read in 2026-06: products for the US are international",
	}
	RuleColdMilitary = &reason.Rule{
		Code: "shipping.cold_military", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "nothing refrigerated goes to an APO, FPO or DPO: another address is needed",
		Passed: "the parcel is not refrigerated, or the destination is no APO, FPO or DPO",
		Source: "public help pages of a large mail-order pharmacy (R1.16, read 2026-11)",
	}
	RuleColdOffshore = &reason.Rule{
		Code: "shipping.cold_offshore_ground", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "a refrigerated parcel to Alaska, Hawaii or a territory goes by air: choose a service that is known to fly",
		Passed: "the parcel is not refrigerated, stays within the 48 states, or flies",
		Source: "ground takes 3 to 7 days there or is not offered: carrier guides by secondary pages of 2026",
	}
	RuleAerosolAir = &reason.Rule{
		Code: "shipping.aerosol_air", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "an aerosol goes by surface only: choose a service that is known to stay on the ground",
		Passed: "the parcel holds no aerosol, or the service stays on the ground",
		Source: "USPS Publication 52 section 342 (hazard class 2.1 is forbidden by air), read second-hand 2026",
	}
	RuleAerosolAbroad = &reason.Rule{
		Code: "shipping.aerosol_abroad", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "an aerosol goes neither abroad nor to an APO, FPO or DPO: another address is needed",
		Passed: "the parcel holds no aerosol, or the destination is a civil US address",
		Source: "USPS Publication 52 section 342 (no international mail), read second-hand 2026",
	}
	RuleAerosolDHL = &reason.Rule{
		Code: "shipping.dhl_aerosol", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "DHL Express takes an aerosol only from a shipper it has approved: choose another carrier",
		Passed: "the carrier is not DHL, or the parcel holds no aerosol",
		Source: "DHL Express rules for dangerous goods, by secondary pages of 2026",
	}
)

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
}

// offshore is Alaska, Hawaii, the territories and the freely associated states; a military address has rules of its own.
func offshore(a Address) bool {
	return a.Country.Domestic() && !a.State.Contiguous() && !a.Military()
}

// Rules are the rules of the guard, in the order they are evaluated. The caller owns the slice.
func Rules() []*reason.Rule {
	rules := make([]*reason.Rule, len(guards))
	for i, g := range guards {
		rules[i] = g.rule
	}
	return rules
}
