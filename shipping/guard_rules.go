package shipping

import "github.com/mailrx/mailrx/pharmacy/reason"

// The rules of the guard about carrier and destination. Sources are named with the date they were read; a proposal is our own choice.
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
	RuleSignatureBox = &reason.Rule{
		Code: "shipping.signature_po_box", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "nobody signs at a post office box: a street address is needed for a parcel with a signature",
		Passed: "no signature is asked, or the destination is no post office box",
		Source: "R1.12 T4 (a box is fine unless the item is signed for), public help pages read 2026-11",
	}
	RuleSignatureMilitary = &reason.Rule{
		Code: "shipping.signature_military", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "signatures are not sold to an APO, FPO or DPO: another address is needed",
		Passed: "no signature is asked, or the destination is no APO, FPO or DPO",
		Source: "USPS list of error codes of 2026-06 (160025, 160026), read second-hand 2026-11-24",
	}
	RuleControlledAbroad = &reason.Rule{
		Code: "shipping.controlled_abroad", Who: reason.Pharmacy, Evidence: reason.Unconfirmed,
		Text:   "a controlled drug does not leave the country without a permit of the DEA: an address within the US is needed",
		Passed: "the drug is not controlled, or the parcel stays within the US",
		Source: "21 CFR 1312 (export of controlled substances), not re-read",
	}
	RuleCustoms = &reason.Rule{
		Code: "shipping.customs_missing", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "a parcel that goes abroad, or to an APO, FPO or DPO, needs a customs form: Shipment.Customs is missing",
		Passed: "the parcel needs no customs form, or has one",
		Source: "USPS domestic labels document of 2026-06, MyDHL API 3.1.1, read second-hand 2026-11-24",
	}
)
