package dur

import "github.com/mailrx/mailrx/pharmacy/drug"

// milligrams is a daily dose in micrograms.
func milligrams(n int64) int64 { return n * 1000 }

// builtinLimits is the most of a few well-known drugs, for adults, by their labels from memory.
func builtinLimits() []Limit {
	most := func(of drug.RxCUI, mg int64, s Severity, words string) Limit {
		return Limit{Of: of, Measure: DailyDose, Max: milligrams(mg), Severity: s, Note: label(words)}
	}
	older := most(citalopram, 20, Moderate, "from 60 years on, 20 mg a day is the most")
	older.Ages = Ages{From: 60}
	return []Limit{
		most(metformin, 2550, Moderate, "2,550 mg a day is the most for adults"),
		most(acetaminophen, 4000, Major, "more than 4,000 mg a day from all products harms the liver"),
		most(citalopram, 40, Major, "more than 40 mg a day disturbs the heart's rhythm"), older,
		most(lisinopril, 80, Moderate, "80 mg a day is the most"),
		most(atorvastatin, 80, Moderate, "80 mg a day is the most"),
		most(simvastatin, 80, Moderate, "80 mg a day is the most, and 40 mg for who begins"),
		most(zolpidem, 10, Moderate, "10 mg a day is the most"),
		most(tramadol, 400, Moderate, "400 mg a day is the most"),
		{Of: ketorolac, Measure: Duration, Max: 5, Severity: Major, Note: label("not longer than five days")},
	}
}

// builtinCautions is a few well-known facts about persons, by the labels from memory.
func builtinCautions() []Caution {
	class := func(c ClassID) Side { return Side{Class: c} }
	only := func(i drug.RxCUI) Side { return Side{Ingredient: i} }
	pregnancy := func(of Side, s Severity, words string) Caution {
		return Caution{Of: of, Kind: OfPregnancy, Severity: s, Note: label(words)}
	}
	condition := func(of Side, icd10 string, s Severity, words string) Caution {
		return Caution{Of: of, Kind: OfCondition, ICD10: icd10, Severity: s, Note: label(words)}
	}
	return []Caution{
		pregnancy(class(aceInhibitors), Major, "harms the unborn child: stop when pregnancy is found"),
		pregnancy(class(arbs), Major, "harms the unborn child: stop when pregnancy is found"),
		pregnancy(class(reninInhibitors), Major, "harms the unborn child: stop when pregnancy is found"),
		pregnancy(only(isotretinoin), Contraindicated, "malforms the unborn child; its own safety program holds too"),
		pregnancy(only(methotrexate), Contraindicated, "harms the unborn child"),
		pregnancy(only(valproicAcid), Major, "malforms the unborn child"),
		pregnancy(only(warfarin), Major, "harms the unborn child"),
		condition(only(metformin), "N18.4", Contraindicated, "the kidneys are too weak: lactic acidosis"),
		condition(only(metformin), "N18.5", Contraindicated, "the kidneys are too weak: lactic acidosis"),
		condition(only(metformin), "N18.6", Contraindicated, "the kidneys have failed: lactic acidosis"),
		condition(only(propranolol), "J45", Major, "may close the airways in asthma"),
		condition(class(nsaids), "K92.2", Major, "bleeding in the gut may come back"),
		{Of: class(codeineLike), Kind: OfAge, Ages: Ages{Under: 12}, Severity: Contraindicated,
			Note: label("breathing may stop in children under 12")},
		{Of: class(codeineLike), Kind: OfNursing, Severity: Major, Note: label("reaches the child in the milk")},
		{Of: class(tetracyclineClass), Kind: OfAge, Ages: Ages{Under: 8}, Severity: Moderate,
			Note: label("stains teeth that are still forming")},
		{Of: only(finasteride), Kind: OfSex, Sex: Female, Severity: Moderate, Note: label("not for women")},
		{Of: only(metformin), Kind: OfAlcohol, Severity: Moderate, Note: label("much alcohol makes lactic acidosis likelier")},
		{Of: only(metronidazole), Kind: OfAlcohol, Severity: Moderate, Note: label("no alcohol until three days after the last dose")},
		{Of: class(cyp3a4Statins), Kind: OfFood, Severity: Minor, Note: label("much grapefruit juice raises the statin")},
		{Of: only(levothyroxine), Kind: OfFood, Severity: Minor, Note: label("on an empty stomach, apart from calcium and iron")},
		{Of: only(spironolactone), Kind: OfLab, Severity: Minor, Note: label("may disturb a test of digoxin")},
	}
}
