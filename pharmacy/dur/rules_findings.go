package dur

import "github.com/mailrx/mailrx/pharmacy/reason"

// finding is a rule of R6.1 without facts, or with the two that are named.
func finding(code reason.Code, text string, names ...string) *reason.Rule {
	r := &reason.Rule{Code: code, Who: reason.Pharmacist, Text: text, Source: obra, Evidence: reason.Read}
	if len(names) > 0 {
		r.Facts.A = names[0]
	}
	if len(names) > 1 {
		r.Facts.B = names[1]
	}
	return r
}

// Rules that fire on what was found.
var (
	ruleDrugTwice       = finding("dur.drug_twice", "the same drug is on hand for {a} more, or on its way", "left")
	ruleIngredientTwice = finding("dur.ingredient_twice", "the ingredient is in another drug that lasts {a} more, or is on its way", "left")
	ruleTherapyTwice    = finding("dur.therapy_twice", "a drug that does the same work lasts {a} more, or is on its way", "left")

	ruleInteraction       = finding("dur.interaction", "two drugs interact")
	ruleCondition         = finding("dur.condition", "a reported condition speaks against the drug")
	ruleConditionInferred = finding("dur.condition_inferred", "a condition that the drugs point to speaks against the drug")
	rulePregnancy         = finding("dur.pregnancy", "the drug is listed for pregnancy")
	ruleNursing           = finding("dur.nursing", "the drug is listed for nursing")
	ruleAge               = finding("dur.age", "the drug is listed for this age")
	ruleSex               = finding("dur.sex", "the drug is listed for this sex")

	ruleDoseHigh      = finding("dur.dose_high", "the daily dose of {a} mg is above {b} mg", "dose", "most")
	ruleDoseLow       = finding("dur.dose_low", "the daily dose of {a} mg is below {b} mg", "dose", "least")
	ruleDurationLong  = finding("dur.duration_long", "a supply of {a} is longer than {b}", "supply", "most")
	ruleDurationShort = finding("dur.duration_short", "a supply of {a} is shorter than {b}", "supply", "least")
	ruleQuantityHigh  = finding("dur.quantity_high", "a quantity of {a} is above {b}", "quantity", "most")
	ruleQuantityLow   = finding("dur.quantity_low", "a quantity of {a} is below {b}", "quantity", "least")

	ruleAllergy        = finding("dur.allergy", "the member is allergic to the ingredient or its class")
	ruleAllergyCross   = finding("dur.allergy_cross", "an allergy reaches over to this class")
	rulePriorReaction  = finding("dur.prior_reaction", "the member had a reaction to the ingredient or its class")
	ruleAllergyUncoded = finding("dur.allergy_uncoded", "an allergy could not be compared: read it")
	ruleAllergiesOpen  = finding("dur.allergies_open", "nobody asked about allergies since the first order")

	ruleEarly           = finding("dur.refill_early", "the refill is {a} too soon", "early")
	ruleLate            = finding("dur.refill_late", "the refill is {a} late", "late")
	ruleManyPrescribers = finding("dur.many_prescribers", "{a} prescribers of drugs of one class at a time; {b} are many", "prescribers", "many")

	ruleLab     = finding("dur.lab", "the drug disturbs a test")
	ruleFood    = finding("dur.food", "the drug and food matter to each other")
	ruleTobacco = finding("dur.tobacco", "the drug is listed for tobacco")
	ruleAlcohol = finding("dur.alcohol", "the drug is listed for alcohol")
)

var findingRules = []*reason.Rule{ruleDrugTwice, ruleIngredientTwice, ruleTherapyTwice, ruleInteraction, ruleCondition,
	ruleConditionInferred, rulePregnancy, ruleNursing, ruleAge, ruleSex, ruleDoseHigh, ruleDoseLow, ruleDurationLong,
	ruleDurationShort, ruleQuantityHigh, ruleQuantityLow, ruleAllergy, ruleAllergyCross, rulePriorReaction, ruleAllergyUncoded,
	ruleAllergiesOpen, ruleEarly, ruleLate, ruleManyPrescribers, ruleLab, ruleFood, ruleTobacco, ruleAlcohol}

// unknown is a rule that asks for a fact which the drug lists.
func unknown(code reason.Code, who reason.Who, text string) *reason.Rule {
	return &reason.Rule{Code: code, Who: who, Text: text, Source: "R6.1 and convention C8", Evidence: reason.Proposal}
}

// Rules that fire on what is not known and is needed.
var (
	ruleAllergiesUnknown  = unknown("dur.allergies_unknown", reason.Member, "at a first order the allergies must be told, none too")
	ruleConditionsUnknown = unknown("dur.conditions_unknown", reason.Member, "the drug is listed for conditions, and they are not known")
	ruleAgeUnknown        = unknown("dur.age_unknown", reason.Member, "the drug is listed by age, and the birth date is not known")
	ruleSexUnknown        = unknown("dur.sex_unknown", reason.Member, "the drug is listed by sex, and the sex is not known")
	rulePregnancyUnknown  = unknown("dur.pregnancy_unknown", reason.Member, "the drug is listed for pregnancy, and it is not known")
	ruleNursingUnknown    = unknown("dur.nursing_unknown", reason.Member, "the drug is listed for nursing, and it is not known")
	ruleTobaccoUnknown    = unknown("dur.tobacco_unknown", reason.Member, "the drug is listed for tobacco, and its use is not known")
	ruleAlcoholUnknown    = unknown("dur.alcohol_unknown", reason.Member, "the drug is listed for alcohol, and its use is not known")
	ruleWeightUnknown     = unknown("dur.weight_unknown", reason.Member, "the drug is dosed by weight, and it is not known")
	ruleDoseUnknown       = unknown("dur.dose_unknown", reason.Pharmacist, "the drug has a dose limit, and a daily dose is not known")
	ruleDaysUnknown       = unknown("dur.days_unknown", reason.Pharmacist, "the drug has a limit of days, and the days' supply is not known")
	ruleQuantityUnknown   = unknown("dur.quantity_unknown", reason.Pharmacist, "the drug has a limit of quantity, and it is not known")
)

var unknownRules = []*reason.Rule{ruleAllergiesUnknown, ruleConditionsUnknown, ruleAgeUnknown, ruleSexUnknown,
	rulePregnancyUnknown, ruleNursingUnknown, ruleTobaccoUnknown, ruleAlcoholUnknown, ruleWeightUnknown, ruleDoseUnknown,
	ruleDaysUnknown, ruleQuantityUnknown}
