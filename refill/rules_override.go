package refill

import "github.com/mailrx/mailrx/pharmacy/reason"

const r24 = "R2.4: NCPDP submission clarification codes; the limits are the plan's"

// Rules of overrides and of declared emergencies (R2.4, R2.6).
var (
	ruleOverride = &reason.Rule{Code: "refill.override", Who: reason.Nobody,
		Text: "an override with code {a} does not count", Passed: "a recorded override with code {a} opens the refill from its day on",
		Facts: reason.Facts{A: "clarification code"}, Source: r24, Evidence: reason.Read}
	ruleOverrideBroken = &reason.Rule{Code: "refill.override_broken", Who: reason.Host,
		Text:     "the override does not say its code, fill, day, who, when and why in one word, or has a change of dose that does not belong",
		Evidence: reason.Proposal}
	ruleOverrideOther = &reason.Rule{Code: "refill.override_other_fill", Who: reason.Host,
		Text: "the override was given for another fill", Evidence: reason.Proposal}
	ruleOverrideSpent = &reason.Rule{Code: "refill.override_spent", Who: reason.Pharmacist,
		Text: "the override was used: the drug was filled since", Evidence: reason.Proposal}
	ruleOverrideWho = &reason.Rule{Code: "refill.override_who", Who: reason.Pharmacist,
		Text: "a pharmacist must decide on this override", Evidence: reason.Proposal}
	ruleYearlyCap = &reason.Rule{Code: "refill.override_cap", Reject: "79", Who: reason.Plan,
		Text: "overrides of this kind this year: {a} given, {b} allowed", Passed: "overrides of this kind this year: {a} given, {b} allowed",
		Facts: reason.Facts{A: "given", B: "allowed"}, Source: r24, Evidence: reason.Unconfirmed}
	rulePlanYear = &reason.Rule{Code: "refill.plan_year_unknown", Who: reason.Host,
		Text: "the plan's year around the day of the override is not known", Evidence: reason.Proposal}
	ruleTrip = &reason.Rule{Code: "refill.trip_unknown", Who: reason.Member,
		Text: "the days of the trip are not known", Source: r24, Evidence: reason.Unconfirmed}
	ruleTripLong = &reason.Rule{Code: "refill.trip_long", Who: reason.Plan,
		Text: "a trip of {a} is longer than the plan's {b}", Facts: reason.Facts{A: "trip", B: "limit"}, Source: r24,
		Evidence: reason.Unconfirmed}
	ruleTripOver = &reason.Rule{Code: "refill.trip_over", Who: reason.Member,
		Text: "the trip ended on {b}, before the fill on {a}", Passed: "the trip ends on {b}",
		Facts: reason.Facts{A: "fill", B: "end of trip"}, Evidence: reason.Proposal}
	ruleLostControlled = &reason.Rule{Code: "refill.lost_controlled", Who: reason.Pharmacist,
		Text:   "a lost controlled drug is replaced by a pharmacist's decision, with a report to the police on file",
		Source: r24, Evidence: reason.Unconfirmed}
	rulePharmacistNote = &reason.Rule{Code: "refill.pharmacist_note", Who: reason.Pharmacist,
		Text: "no note of the pharmacist is on file", Source: r24, Evidence: reason.Proposal}
	rulePrescriberNote = &reason.Rule{Code: "refill.prescriber_note", Who: reason.Prescriber,
		Text: "no note of the prescriber is on file", Source: r24, Evidence: reason.Proposal}
	ruleDirections = &reason.Rule{Code: "refill.directions_unverified", Who: reason.Prescriber,
		Text:   "there is neither a new prescription nor directions that were verified with the prescriber",
		Source: r24, Evidence: reason.Proposal}
	ruleStarter = &reason.Rule{Code: "refill.starter_dose", Who: reason.Pharmacy,
		Text: "a starter dose is a first fill, and this is refill {a}", Facts: reason.Facts{A: "refill"}, Source: r24,
		Evidence: reason.Proposal}
	ruleResidence = &reason.Rule{Code: "refill.residence", Who: reason.Pharmacy,
		Text: "the residence code does not say long-term care", Source: r24, Evidence: reason.Proposal}
	ruleShortened = &reason.Rule{Code: "refill.not_shortened", Who: reason.Pharmacy,
		Text: "no fill was shortened for synchronization", Source: "R2.7, " + r24, Evidence: reason.Proposal}
	ruleOutsideArea = &reason.Rule{Code: "refill.outside_area", Who: reason.Plan,
		Text: "no declared emergency is known to cover the member on this day", Source: r26, Evidence: reason.SecondHand}
	ruleRelief = &reason.Rule{Code: "refill.emergency", Who: reason.Nobody,
		Text: "no declared emergency covers this day", Passed: "a declared emergency lifts the plan's edit from {a} on (last day: {b})",
		Facts: reason.Facts{A: "start", B: "last day"}, Source: r26, Evidence: reason.SecondHand}
	ruleClosedArea = &reason.Rule{Code: "refill.closed_area", Who: reason.Carrier,
		Text: "carriers do not deliver there since {a}: the parcel waits, or goes to another address", Passed: "not in a closed area",
		Facts: reason.Facts{A: "start"}, Source: r26, Evidence: reason.SecondHand}
)

const r26 = "R2.6: Prescription Drug Benefit Manual ch. 5, 50.12 and 60.1"

func overrideRules() []*reason.Rule {
	return []*reason.Rule{ruleOverride, ruleOverrideBroken, ruleOverrideOther, ruleOverrideSpent, ruleOverrideWho,
		ruleYearlyCap, rulePlanYear,
		ruleTrip, ruleTripLong, ruleTripOver, ruleLostControlled, rulePharmacistNote, rulePrescriberNote, ruleDirections,
		ruleStarter, ruleResidence, ruleShortened, ruleOutsideArea, ruleRelief, ruleClosedArea}
}
