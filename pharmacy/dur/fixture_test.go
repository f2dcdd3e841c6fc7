package dur_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// vector is one row of a table: what is asked, and the whole answer in words. A name that begins with the number of a
// vector of rules.md ("R6.1 T3") counts as that vector.
type vector struct {
	name string
	got  func() string
	want string
}

// vectors is every table of the package.
func vectors() []vector {
	var all []vector
	for _, table := range [][]vector{screenVectors(), checkVectors(), unknownVectors(), tripleVectors(), releaseVectors(),
		recordVectors(), pairVectors(), opioidVectors(), opioidEdgeVectors(), swapVectors(), counselVectors(), refusalVectors(),
		programVectors(), compileVectors()} {
		all = append(all, table...)
	}
	return all
}

func run(t *testing.T, table []vector) {
	t.Helper()
	for _, v := range table {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, v.want, v.got())
		})
	}
}

// today is the day of the tests, a Tuesday.
var today = cal.Of(2026, time.November, 24)

// noon is an instant of today in New York.
var noon = time.Date(2026, time.November, 24, 17, 0, 0, 0, time.UTC)

func newYork() *time.Location { return time.FixedZone("EST", -5*3600) }

// builtin is the knowledge of most tests.
var builtin = dur.Builtin()

// named is the ingredients of the built-in facts by name.
var named = func() map[string]drug.RxCUI {
	out := map[string]drug.RxCUI{}
	for _, in := range dur.BuiltinFacts().Ingredients {
		out[in.Name] = in.RxCUI
	}
	return out
}()

// of is an ingredient by its name.
func of(name string) drug.RxCUI {
	n, ok := named[name]
	if !ok {
		panic("no ingredient " + name)
	}
	return n
}

// Prescribers of the tests; the numbers belong to nobody.
const (
	drA rx.NPI = "1234567893"
	drB rx.NPI = "1750384806"
	drC rx.NPI = "1023011079"
)

// med is a drug of one ingredient with milligrams a day, and days on hand today.
func med(name string, mg int64, left int) dur.Medication {
	return dur.Medication{Parts: []dur.Part{{Ingredient: of(name), PerDay: mg * 1000}}, Prescriber: drA,
		RunOut: today.AddDays(left), Route: dur.Oral}
}

// fill is the candidate of one ingredient with milligrams a day.
func fill(name string, mg int64) dur.Candidate {
	return dur.Candidate{Medication: dur.Medication{Rx: "rx-1", Parts: []dur.Part{{Ingredient: of(name), PerDay: mg * 1000}},
		Prescriber: drA, Route: dur.Oral}, Fill: "line-1", DaysSupply: 30, Quantity: drug.Units(30, drug.Tablet)}
}

// adult is a person of whom everything is known.
func adult(ms ...dur.Medication) dur.Profile {
	return dur.Profile{Drugs: ms, AllergiesKnown: drug.Yes, ConditionsKnown: drug.Yes, Born: cal.Of(1980, time.February, 29),
		Sex: dur.Female, Pregnant: drug.No, Nursing: drug.No, Tobacco: drug.No, Alcohol: drug.No, Grams: 70_000, Ordered: true}
}

func screened(p dur.Profile, c dur.Candidate) string { return told(dur.Screen(builtin, p, c, today)) }

// told is the outcome of a screen and every finding: rule, code for the claim and severity.
func told(fs dur.Findings) string {
	words := []string{fs.Outcome().String()}
	for _, f := range fs.List {
		line := string(f.Rule.Code)
		if f.Conflict != "" {
			line += " " + string(f.Conflict) + " " + f.Severity.String()
		}
		if f.Suppressed != "" {
			line += " suppressed by " + string(f.Suppressed)
		}
		words = append(words, line)
	}
	return strings.Join(words, "; ")
}

// ruled is an outcome and the codes of its failed steps.
func ruled(o law.Outcome, t reason.Trace) string {
	words := []string{o.String()}
	for _, s := range t.Reasons() {
		words = append(words, string(s.Rule.Code))
	}
	return strings.Join(words, "; ")
}

// ruledAll is ruled with the passed steps, each with a plus.
func ruledAll(o law.Outcome, t reason.Trace) string {
	words := []string{o.String()}
	for _, s := range t.Steps() {
		if s.Failed {
			words = append(words, string(s.Rule.Code))
			continue
		}
		words = append(words, "+"+string(s.Rule.Code))
	}
	return strings.Join(words, "; ")
}

// faulty is the paths and codes of an error's faults; "sound" where there is none.
func faulty(err error) string {
	if err == nil {
		return "sound"
	}
	var words []string
	for _, f := range err.(dur.Faults) {
		words = append(words, f.Path+" "+string(f.Rule.Code))
	}
	return strings.Join(words, "; ")
}

// pharmacist is the actor of most records.
var pharmacist = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}

// asked is a talk with a prescriber's office.
var asked = dur.Contact{Who: pharmacy.Actor{Role: pharmacy.RolePrescriberAgent, ID: "office-3"}, At: noon, How: pharmacy.ChannelPhone}

// record is a complete override of a finding.
func record(id dur.OverrideID, f dur.Finding, s dur.Service, r dur.Result) dur.Override {
	o := f.Override(id, builtin.Version())
	o.Triple.Service, o.Triple.Result = s, r
	o.By, o.Licence, o.At, o.Note = pharmacist, "PH-100", noon, "doc-1"
	if s == dur.PrescriberConsulted {
		o.Contact = asked
	}
	return o
}
