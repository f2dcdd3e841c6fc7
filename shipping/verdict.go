package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of what a carrier says of an address.
var (
	RuleAddressUnchecked = &reason.Rule{
		Code: "shipping.address_unchecked", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "no carrier can tell whether the address exists: read it to the member",
		Passed: "a carrier knows the address, or says that it does not",
		Source: "unknown is not deliverable",
	}
	RuleAddressCorrected = &reason.Rule{
		Code: "shipping.address_corrected", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "the carrier writes the address in another way: take its form where only the writing differs, else ask",
		Passed: "the carrier writes the address as it stands",
		Source: "feature 102; USPS addresses v3, corrections",
	}
	RuleAddressUnit = &reason.Rule{
		Code: "shipping.address_unit", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "the house is known and its apartment is missing or wrong: ask the member",
		Passed: "no apartment is missing",
		Source: "USPS DPVConfirmation S and D, document of 2026-06",
	}
	RuleAddressAmbiguous = &reason.Rule{
		Code: "shipping.address_ambiguous", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "{a} addresses are alike: let the member choose",
		Passed: "one address is meant ({a} are suggested)",
		Facts:  reason.Facts{A: "suggested"},
		Source: "UPS address validation, AmbiguousAddressIndicator, document of 2026-07",
	}
	RuleAddressUndeliverable = &reason.Rule{
		Code: "shipping.address_undeliverable", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "there is no such address: ask the member",
		Passed: "the carrier does not deny the address",
		Source: "USPS DPVConfirmation N, UPS NoCandidatesIndicator, documents of 2026",
	}
)

var addressRules = []*reason.Rule{
	RuleAddressUnchecked, RuleAddressCorrected, RuleAddressUnit, RuleAddressAmbiguous, RuleAddressUndeliverable,
	RuleStayOpen, RuleStaysOverlap, RuleNoDelivery, RuleConfirmAddress, RuleLicenceAgain, RuleFrozen, RuleNoReroute,
}

// Judge says what an answer asks of whom: nothing where the address is deliverable as it stands.
func (a AddressAnswer) Judge() reason.Trace {
	var t reason.Trace
	n := int64(len(a.Suggested))
	plain(&t, RuleAddressUnchecked, a.Verdict == AddressUnknown || a.Verdict > AddressUndeliverable)
	plain(&t, RuleAddressCorrected, a.Verdict == AddressCorrected)
	plain(&t, RuleAddressUnit, a.Verdict == AddressUnit)
	counts(&t, RuleAddressAmbiguous, n, 0, a.Verdict == AddressAmbiguous)
	plain(&t, RuleAddressUndeliverable, a.Verdict == AddressUndeliverable)
	return t
}
