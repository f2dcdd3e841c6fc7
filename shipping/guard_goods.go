package shipping

import "github.com/mailrx/mailrx/pharmacy/reason"

// The rules of the guard about what is in the parcel and on it.
var (
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
	RuleDryIceAir = &reason.Rule{
		Code: "shipping.dry_ice_air", Who: reason.Pharmacy, Evidence: reason.Read,
		Text:   "USPS flies at most 5 lb of dry ice in a parcel: use another pack-out, service or carrier",
		Passed: "USPS flies no more than 5 lb of dry ice",
		Source: "USPS Publication 52 section 743, read 2026-11-24",
	}
	RuleDryIceAbroad = &reason.Rule{
		Code: "shipping.dry_ice_abroad", Who: reason.Pharmacy, Evidence: reason.Read,
		Text:   "USPS takes no dry ice abroad, nor to an APO, FPO or DPO",
		Passed: "no dry ice, or a civil US address, or another carrier than USPS",
		Source: "USPS Publication 52 section 743, read 2026-11-24",
	}
	RuleDryIceDHL = &reason.Rule{
		Code: "shipping.dhl_dry_ice", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "DHL Express takes dry ice only from a shipper it has approved: choose another carrier",
		Passed: "the carrier is not DHL, or the parcel holds no dry ice",
		Source: "DHL Express rules for dangerous goods, by secondary pages of 2026",
	}
	RulePoison = &reason.Rule{
		Code: "shipping.poison", Who: reason.Pharmacist, Evidence: reason.SecondHand,
		Text:   "a poisonous drug is mailed between trade parties only, never to a patient",
		Passed: "the parcel holds no poisonous drug",
		Source: "USPS Publication 52 section 453.3, archive copy of 2023-02-09",
	}
	RuleMarking = &reason.Rule{
		Code: "shipping.outer_marking", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "an address line tells what is in the parcel: the outer wrapper is plain",
		Passed: "no address line tells what is in the parcel",
		Source: "USPS Publication 52 section 453 and DMM 601.11, archive copy of 2023-02-09",
	}
	RuleInsuredCap = &reason.Rule{
		Code: "shipping.insured_cap", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the declared value is {a}, this carrier takes {b} at most: split the parcel or declare less",
		Passed: "the declared value is within what the carrier takes",
		Facts:  reason.Facts{A: "declared", B: "cap"},
		Source: "carriers' service guides, read second-hand 2026-11-24",
	}
	RuleInsuredMilitary = &reason.Rule{
		Code: "shipping.insured_military", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "insurance of {a} is not sold to an APO, FPO or DPO, {b} at most is",
		Passed: "the destination is no APO, FPO or DPO, or the declared value is low",
		Facts:  reason.Facts{A: "declared", B: "limit"},
		Source: "USPS list of error codes of 2026-06 (160130, 160135), read second-hand 2026-11-24",
	}
)
