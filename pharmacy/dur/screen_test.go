package dur_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestVectorsOfTheScreen(t *testing.T) {
	t.Parallel()
	run(t, screenVectors())
}

func screenVectors() []vector {
	const twice = "hold; dur.therapy_twice TD moderate"
	return []vector{
		{"R6.1 T1 two ACE inhibitors", func() string {
			return screened(adult(med("enalapril", 10, 40)), fill("lisinopril", 10))
		}, twice},
		{"R6.1 T1b an ACE inhibitor and a receptor blocker are one group", func() string {
			return screened(adult(med("losartan", 50, 40)), fill("lisinopril", 10))
		}, twice},
		{"R6.1 T2 amoxicillin and an allergy to penicillin", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{Class: "penicillins"}}
			return screened(p, fill("amoxicillin", 1500))
		}, "hold; dur.allergy DA major"},
		{"R6.1 T3 metformin 4,000 mg a day", func() string {
			return screened(adult(), fill("metformin", 4000))
		}, "hold; dur.dose_high HD moderate"},
		{"R6.1 T4 a refill 60 days late is a message only", func() string {
			c := fill("lisinopril", 10)
			c.Refill, c.LastRunOut = true, today.AddDays(-60)
			return screened(adult(), c)
		}, "allow; dur.refill_late LR minor"},
		{"R6.1 T5 a drug that ran out 90 days ago is not taken", func() string {
			return screened(adult(med("ciprofloxacin", 500, -90)), fill("tizanidine", 8))
		}, "allow"},
		{"R6.1 T6 another prescriber, 7 days left", func() string {
			return screened(adult(med("lisinopril", 10, 7)), from(drB, fill("enalapril", 10)))
		}, "allow"},
		{"R6.1 T6b another prescriber, 8 days left", func() string {
			return screened(adult(med("lisinopril", 10, 8)), from(drB, fill("enalapril", 10)))
		}, twice},
		{"R6.1 T6c the same prescriber stopped the old one", func() string {
			return screened(adult(stopped(med("lisinopril", 10, 60))), fill("enalapril", 10))
		}, "allow"},
		{"R6.1 T6d another prescriber's stop is no switch", func() string {
			return screened(adult(stopped(med("lisinopril", 10, 60))), from(drB, fill("enalapril", 10)))
		}, twice},
		{"the run-out day has nothing on hand", func() string {
			return screened(adult(med("ciprofloxacin", 500, 0)), fill("tizanidine", 8))
		}, "allow"},
		{"the last covered day counts", func() string {
			return screened(adult(med("ciprofloxacin", 500, 1)), fill("tizanidine", 8))
		}, "hold; dur.interaction DD major"},
		{"an open order counts though nothing is on hand", func() string {
			m := med("ciprofloxacin", 500, -90)
			m.Open = true
			return screened(adult(m), fill("tizanidine", 8))
		}, "hold; dur.interaction DD major"},
		{"a drug bought without prescription has no known end", func() string {
			m := med("omeprazole", 20, 0)
			m.RunOut = cal.Date{}
			return screened(adult(m), fill("atazanavir", 300))
		}, "hold; dur.interaction DD major"},
		{"an MAO inhibitor counts for 14 days more", func() string {
			return screened(adult(med("phenelzine", 45, -13)), fill("sertraline", 50))
		}, "hold; dur.interaction DD major"},
		{"and then no longer", func() string {
			return screened(adult(med("phenelzine", 45, -14)), fill("sertraline", 50))
		}, "allow"},
	}
}

func from(who rx.NPI, c dur.Candidate) dur.Candidate {
	c.Prescriber = who
	return c
}

func stopped(m dur.Medication) dur.Medication {
	m.Stopped = true
	return m
}

func TestChecks(t *testing.T) {
	t.Parallel()
	run(t, checkVectors())
}

func checkVectors() []vector {
	return []vector{
		{"the same drug twice", func() string {
			m, c := med("lisinopril", 10, 40), fill("lisinopril", 10)
			m.Drug, c.Drug = 314076, 314076
			return screened(adult(m), c)
		}, "hold; dur.drug_twice UD moderate"},
		{"another product of the same ingredient", func() string {
			return screened(adult(med("lisinopril", 10, 40)), fill("lisinopril", 20))
		}, "hold; dur.ingredient_twice ID moderate"},
		{"an earlier fill of the same prescription is no duplicate", func() string {
			m := med("lisinopril", 10, 40)
			m.Rx = "rx-1"
			return screened(adult(m), fill("lisinopril", 10))
		}, "allow"},
		{"a reported condition", func() string {
			return screened(with(dur.Condition{ICD10: "J45.909"}), fill("propranolol", 80))
		}, "hold; dur.condition MC major"},
		{"an inferred condition has another code", func() string {
			return screened(with(dur.Condition{ICD10: "J45.909", Inferred: true}), fill("propranolol", 80))
		}, "hold; dur.condition_inferred DC major"},
		{"a code without its point, in small letters", func() string {
			return screened(with(dur.Condition{ICD10: "n185"}), fill("metformin", 500))
		}, "hold; dur.condition MC contraindicated"},
		{"a code that is shorter than the row's", func() string {
			return screened(with(dur.Condition{ICD10: "N18"}), fill("metformin", 500))
		}, "allow"},
		{"another code", func() string {
			return screened(with(dur.Condition{ICD10: "N18.3"}), fill("metformin", 500))
		}, "allow"},
		{"a condition without a code", func() string {
			return screened(with(dur.Condition{}), fill("metformin", 500))
		}, "need_info; dur.conditions_unknown"},
		{"pregnancy", func() string {
			p := adult()
			p.Pregnant = drug.Yes
			return screened(p, fill("lisinopril", 10))
		}, "hold; dur.pregnancy PG major"},
		{"pregnancy of a person whose file says male", func() string {
			p := adult()
			p.Sex, p.Pregnant = dur.Male, drug.Yes
			return screened(p, fill("lisinopril", 10))
		}, "hold; dur.pregnancy PG major"},
		{"nursing of a person whose file says male", func() string {
			p := adult()
			p.Sex, p.Nursing = dur.Male, drug.Yes
			return screened(p, fill("codeine", 60))
		}, "hold; dur.nursing NR major"},
		{"a man is not asked about pregnancy", func() string {
			p := adult()
			p.Sex, p.Pregnant = dur.Male, drug.Unknown
			return screened(p, fill("lisinopril", 10))
		}, "allow"},
		{"nursing", func() string {
			p := adult()
			p.Nursing = drug.Yes
			return screened(p, fill("codeine", 60))
		}, "hold; dur.nursing NR major"},
		{"the day before the twelfth birthday", func() string {
			return screened(born(2014, time.November, 25), fill("codeine", 30))
		}, "hold; dur.age PA contraindicated"},
		{"the twelfth birthday", func() string {
			return screened(born(2014, time.November, 24), fill("codeine", 30))
		}, "allow"},
		{"sex", func() string { return screened(adult(), fill("finasteride", 5)) }, "hold; dur.sex SX moderate"},
		{"the dose of a drug bought elsewhere counts too", func() string {
			return screened(adult(med("acetaminophen", 2000, 20)), fill("acetaminophen", 2001))
		}, "hold; dur.dose_high HD major; dur.ingredient_twice ID moderate"},
		{"within the grace the old supply is not added", func() string {
			return screened(adult(med("acetaminophen", 2000, 7)), fill("acetaminophen", 2001))
		}, "allow"},
		{"from 60 years on less is the most", func() string {
			return screened(born(1966, time.November, 24), fill("citalopram", 40))
		}, "hold; dur.dose_high HD moderate"},
		{"six days of ketorolac", func() string {
			c := fill("ketorolac", 40)
			c.DaysSupply = 6
			return screened(adult(), c)
		}, "hold; dur.duration_long MX major"},
		{"limits of a host: dose low, supply short, quantity low", func() string {
			return told(dur.Screen(limited(), adult(), fill("warfarin", 1), today))
		}, "hold; dur.dose_low LD minor; dur.duration_short MN moderate; dur.quantity_low NS moderate"},
		{"limits of a host: quantity high, the dose by weight", func() string {
			c := fill("warfarin", 141)
			c.DaysSupply, c.Quantity = 100, drug.Units(101, drug.Tablet)
			return told(dur.Screen(limited(), adult(), c, today))
		}, "hold; dur.dose_high HD major; dur.quantity_high EX moderate"},
		{"an allergy to another penicillin", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{Ingredient: of("ampicillin")}}
			return screened(p, fill("amoxicillin", 1500))
		}, "hold; dur.allergy_cross DA major"},
		{"a cephalosporin after penicillin", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{Class: "penicillins"}}
			return screened(p, fill("cephalexin", 1000))
		}, "hold; dur.allergy_cross DA moderate"},
		{"an earlier reaction is no allergy", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{Ingredient: of("lisinopril"), Reaction: true}}
			return screened(p, fill("lisinopril", 10))
		}, "hold; dur.prior_reaction PR moderate"},
		{"an allergy that could not be coded is read by a person", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{}, {Class: "no_such_class"}}
			return screened(p, fill("lisinopril", 10))
		}, "hold; dur.allergy_uncoded DA moderate"},
		{"an allergy to an ingredient that the knowledge does not cover", func() string {
			p := adult()
			p.Allergies = []dur.Allergy{{Ingredient: 99999999}}
			return screened(p, fill("lisinopril", 10))
		}, "allow; dur.not_covered"},
		{"a refill too soon", func() string {
			c := fill("lisinopril", 10)
			c.Refill, c.NotBefore = true, today.AddDays(1)
			return screened(adult(), c)
		}, "hold; dur.refill_early ER moderate"},
		{"30 days late is not late yet", func() string {
			c := fill("lisinopril", 10)
			c.Refill, c.LastRunOut = true, today.AddDays(-30)
			return screened(adult(), c)
		}, "allow"},
		{"three prescribers of opioids", func() string {
			return screened(adult(by(drB, med("oxycodone", 10, 5)), by(drC, med("morphine", 10, 5)), by(drB, med("oxycodone", 5, 5))),
				fill("tramadol", 100))
		}, "hold; dur.many_prescribers DM moderate"},
		{"three prescribers of opioids beside one who is not known", func() string {
			a, b, c := med("oxycodone", 5, 5), med("hydrocodone", 5, 5), med("tramadol", 50, 5)
			a.Prescriber, b.Prescriber, c.Prescriber = drA, drB, drC
			f := fill("morphine", 10)
			f.Prescriber = ""
			var misuse int
			fs := dur.Screen(builtin, adult(a, b, c), f, today)
			for _, found := range fs.List {
				if found.Conflict == dur.ApparentMisuse {
					misuse++
				}
			}
			return fmt.Sprint(misuse)
		}, "1"},
		{"two prescribers of opioids", func() string {
			return screened(adult(by(drB, med("oxycodone", 10, 5)), by(drB, med("morphine", 10, 5))), fill("tramadol", 100))
		}, "allow"},
		{"food", func() string { return screened(adult(), fill("levothyroxine", 1)) }, "allow; dur.food DF minor"},
		{"a test", func() string { return screened(adult(), fill("spironolactone", 25)) }, "allow; dur.lab DL minor"},
		{"alcohol", func() string {
			p := adult()
			p.Alcohol = drug.Yes
			return screened(p, fill("metronidazole", 1500))
		}, "hold; dur.alcohol OH moderate"},
		{"tobacco", func() string {
			p := adult()
			p.Tobacco = drug.Yes
			return told(dur.Screen(limited(), p, fill("zolpidem", 5), today))
		}, "hold; dur.tobacco DS moderate"},
		{"a drug that the knowledge does not cover", func() string {
			c := fill("lisinopril", 10)
			c.Parts = []dur.Part{{Ingredient: 99999999}}
			return told(dur.Screen(builtin, adult(), c, today))
		}, "allow; dur.not_covered"},
	}
}

// limited is the built-in facts with rows of a host.
func limited() *dur.Knowledge {
	f := dur.BuiltinFacts()
	f.Version = "host-1"
	f.Limits = append(f.Limits,
		dur.Limit{Of: of("warfarin"), Min: 2000, Severity: dur.Minor},
		dur.Limit{Of: of("warfarin"), Max: 2000, PerKilogram: true, Severity: dur.Major},
		dur.Limit{Of: of("warfarin"), Measure: dur.Duration, Min: 60, Severity: dur.Moderate},
		dur.Limit{Of: of("warfarin"), Measure: dur.FillQuantity, Min: 60_000, Max: 100_000, Severity: dur.Moderate})
	f.Cautions = append(f.Cautions, dur.Caution{Of: dur.Side{Ingredient: of("zolpidem")}, Kind: dur.OfTobacco, Severity: dur.Moderate})
	k, err := dur.Compile(f)
	if err != nil {
		panic(err)
	}
	return k
}

func with(c dur.Condition) dur.Profile {
	p := adult()
	p.Conditions = []dur.Condition{c}
	return p
}

func born(year int, month time.Month, day int) dur.Profile {
	p := adult()
	p.Born = cal.Of(year, month, day)
	return p
}

func by(who rx.NPI, m dur.Medication) dur.Medication {
	m.Prescriber = who
	return m
}

func TestWhatIsNotKnownIsAskedForWhereTheDrugListsIt(t *testing.T) {
	t.Parallel()
	run(t, unknownVectors())
}

func unknownVectors() []vector {
	nobody := dur.Profile{AllergiesKnown: drug.Yes}
	asks := func(k *dur.Knowledge, p dur.Profile, c dur.Candidate) func() string {
		return func() string { return told(dur.Screen(k, p, c, today)) }
	}
	bare := func(name string) dur.Candidate {
		c := fill(name, 0)
		c.DaysSupply, c.Quantity = 0, drug.Quantity{}
		return c
	}
	return []vector{
		{"a drug that lists nothing asks nothing", asks(builtin, nobody, fill("omeprazole", 20)), "allow"},
		{"allergies at a first order", asks(builtin, dur.Profile{}, fill("omeprazole", 20)), "need_info; dur.allergies_unknown"},
		{"allergies at a later order", asks(builtin, dur.Profile{Ordered: true}, fill("omeprazole", 20)),
			"allow; dur.allergies_open"},
		{"conditions", asks(builtin, nobody, fill("propranolol", 80)), "need_info; dur.conditions_unknown"},
		{"pregnancy and the dose", asks(builtin, nobody, bare("lisinopril")),
			"need_info; dur.pregnancy_unknown; dur.dose_unknown"},
		{"age and nursing", asks(builtin, nobody, fill("codeine", 30)), "need_info; dur.age_unknown; dur.nursing_unknown"},
		{"sex", asks(builtin, nobody, fill("finasteride", 5)), "need_info; dur.sex_unknown"},
		{"alcohol", asks(builtin, nobody, fill("metronidazole", 1500)), "need_info; dur.alcohol_unknown"},
		{"tobacco", asks(limited(), nobody, fill("zolpidem", 5)), "need_info; dur.tobacco_unknown"},
		{"weight, dose, days and quantity", asks(limited(), nobody, bare("warfarin")),
			"need_info; dur.pregnancy_unknown; dur.dose_unknown; dur.weight_unknown; dur.days_unknown; dur.quantity_unknown"},
		{"days of a short treatment", asks(builtin, adult(), bare("ketorolac")), "need_info; dur.days_unknown"},
		{"the day", func() string { return told(dur.Screen(builtin, adult(), fill("lisinopril", 10), cal.Date{})) },
			"need_info; dur.day_missing"},
		{"a fill without ingredients", asks(builtin, adult(), dur.Candidate{}), "need_info; dur.drug_uncoded"},
		{"a drug of the profile without ingredients", asks(builtin, adult(dur.Medication{}), fill("omeprazole", 20)),
			"hold; dur.profile_uncoded DD moderate"},
		{"a drug without ingredients that ran out is not asked for", func() string {
			return screened(adult(dur.Medication{RunOut: today}), fill("omeprazole", 20))
		}, "allow"},
		{"knowledge without numbers in force holds", func() string {
			f := dur.BuiltinFacts()
			f.Numbers = nil
			k, _ := dur.Compile(f)
			return told(dur.Screen(k, adult(med("enalapril", 10, 3)), fill("lisinopril", 10), today))
		}, "need_info; dur.no_rule_in_force; dur.therapy_twice TD moderate"},
		{"the zero knowledge covers nothing and says so", asks(&dur.Knowledge{}, adult(), fill("omeprazole", 20)),
			"allow; dur.not_covered"},
	}
}

func TestAllergiesThatAreToldCountThoughTheListIsNotComplete(t *testing.T) {
	t.Parallel()
	p := dur.Profile{Allergies: []dur.Allergy{{Ingredient: of("omeprazole")}}}
	require.Equal(t, "need_info; dur.allergies_unknown; dur.allergy DA major", screened(p, fill("omeprazole", 20)))
}

func TestAFindingNamesDrugsDosesAndTheSource(t *testing.T) {
	t.Parallel()
	fs := dur.Screen(builtin, adult(med("ciprofloxacin", 500, 5)), fill("tizanidine", 8), today)
	require.Len(t, fs.List, 1)
	f := fs.List[0]
	require.Equal(t, of("tizanidine"), f.A)
	require.Equal(t, of("ciprofloxacin"), f.B)
	require.Equal(t, int64(8000), f.DoseA)
	require.Equal(t, int64(500_000), f.DoseB)
	require.Contains(t, f.Note.Source, "JAMIA 19:735")
	require.Equal(t, drA, f.Prescriber)
	require.Equal(t, dur.Blocking, f.Severity.Level())
	require.Equal(t, "1", f.Severity.Significance())
	require.Equal(t, dur.BuiltinVersion, fs.Version)
	require.Equal(t, dur.Major, fs.Worst())
	trace := fs.Trace()
	require.Len(t, trace.Steps(), 1)
}

func TestACombinationIsScreenedByEachOfItsIngredients(t *testing.T) {
	t.Parallel()
	c := fill("amlodipine", 5)
	c.Parts = append(c.Parts, dur.Part{Ingredient: of("atorvastatin"), PerDay: 10_000})
	fs := dur.Screen(builtin, adult(med("clarithromycin", 1000, 5)), c, today)
	require.Equal(t, "hold; dur.food DF minor; dur.interaction DD major", told(fs))
	require.Equal(t, of("atorvastatin"), fs.List[1].A)
}

func TestTwoSuppliesOfOneDrugAreToldByTheirDoses(t *testing.T) {
	t.Parallel()
	p := adult(med("ciprofloxacin", 500, 5), med("ciprofloxacin", 250, 5), med("ciprofloxacin", 250, 3))
	require.Equal(t, "hold; dur.interaction DD major; dur.interaction DD major", screened(p, fill("tizanidine", 8)))
}

func TestTheGravestCrossingIsTold(t *testing.T) {
	t.Parallel()
	f := dur.BuiltinFacts()
	f.Crosses = []dur.Cross{{Allergy: "penicillins", Drug: "cephalosporins", Severity: dur.Minor},
		{Allergy: "penicillins", Drug: "cephalosporins", Severity: dur.Major},
		{Allergy: "penicillins", Drug: "cephalosporins", Severity: dur.Moderate}}
	k, err := dur.Compile(f)
	require.NoError(t, err)
	p := adult()
	p.Allergies = []dur.Allergy{{Ingredient: of("ampicillin")}}
	require.Equal(t, "hold; dur.allergy_cross DA major", told(dur.Screen(k, p, fill("cephalexin", 1000), today)))
}

func TestADoseSaysBothNumbers(t *testing.T) {
	t.Parallel()
	fs := dur.Screen(builtin, adult(), fill("metformin", 4000), today)
	require.Equal(t, "moderate dur.dose_high: the daily dose of 4000 mg is above 2550 mg (pharmacist can act): "+
		"2,550 mg a day is the most for adults", fs.List[0].String())
}

func TestAFactThatIsMissingOutweighsAFinding(t *testing.T) {
	t.Parallel()
	fs := dur.Findings{List: []dur.Finding{{Outcome: law.Hold}, {Outcome: law.NeedInfo}, {Outcome: law.Allow}}}
	require.Equal(t, law.NeedInfo, fs.Outcome())
}
