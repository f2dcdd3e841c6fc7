package dur_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
)

// Figures of 2026-11-24 on a shared 2-core virtual machine, Go 1.26: Screen20 1.6 µs with 3 findings,
// Screen20Worst (a fill of five ingredients, 9 findings) 7.6 µs, Opioid20 0.8 µs, none allocates; CompileBuiltin 0.3 ms.

// twenty is a profile of 20 drugs that are taken.
func twenty() dur.Profile {
	names := []string{"lisinopril", "atorvastatin", "metformin", "omeprazole", "sertraline", "warfarin", "levothyroxine", "ibuprofen",
		"citalopram", "methadone", "lorazepam", "amlodipine", "spironolactone", "acetaminophen", "digoxin", "zolpidem", "tramadol",
		"propranolol", "febuxostat", "cephalexin"}
	var p dur.Profile
	for _, n := range names {
		p.Drugs = append(p.Drugs, med(n, 10, 30))
	}
	q := adult(p.Drugs...)
	q.Conditions = []dur.Condition{{ICD10: "I10"}, {ICD10: "E11.9"}, {ICD10: "N18.3"}}
	q.Allergies = []dur.Allergy{{Class: "penicillins"}, {Ingredient: of("sulfamethoxazole")}}
	return q
}

// BenchmarkScreen20 is one prescription against a profile of 20 drugs, with interactions found.
func BenchmarkScreen20(b *testing.B) {
	p, c := twenty(), fill("clarithromycin", 1000)
	var out dur.Findings
	dur.ScreenInto(builtin, &p, &c, today, &out)
	b.ReportAllocs()
	for b.Loop() {
		dur.ScreenInto(builtin, &p, &c, today, &out)
	}
	b.ReportMetric(float64(len(out.List)), "findings")
}

// BenchmarkScreen20Worst is a fill that meets many of them.
func BenchmarkScreen20Worst(b *testing.B) {
	p, c := twenty(), fill("codeine", 60)
	for i, n := range []string{"haloperidol", "phenelzine", "ritonavir", "ciprofloxacin"} {
		c.Parts = append(c.Parts, dur.Part{Ingredient: of(n), PerDay: int64(i + 1)})
	}
	var out dur.Findings
	dur.ScreenInto(builtin, &p, &c, today, &out)
	b.ReportAllocs()
	for b.Loop() {
		dur.ScreenInto(builtin, &p, &c, today, &out)
	}
	b.ReportMetric(float64(len(out.List)), "findings")
}

func BenchmarkOpioid20(b *testing.B) {
	p, c := twenty(), fill("oxycodone", 60)
	b.ReportAllocs()
	for b.Loop() {
		dur.Opioid(builtin, &p, &c, dur.OpioidPlan{Naive: drug.No, HardMME: 200}, today)
	}
}

func BenchmarkCompileBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		dur.Builtin()
	}
}

func TestAScreenIntoUsedFindingsAllocatesNothing(t *testing.T) { // not parallel: it counts allocations
	p, c := twenty(), fill("clarithromycin", 1000)
	var out dur.Findings
	dur.ScreenInto(builtin, &p, &c, today, &out)
	if len(out.List) == 0 {
		t.Fatal("nothing was found")
	}
	n := testing.AllocsPerRun(100, func() { dur.ScreenInto(builtin, &p, &c, today, &out) })
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
