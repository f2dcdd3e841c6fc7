package rx_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew")

// lisinopril is complete and not controlled; zolpidem is complete and on schedule IV.
func lisinopril() (rx.Prescription, rx.Patient) {
	p := rx.Prescription{
		ID: "rx-1", Patient: "person-1",
		Drug:     rx.Drug{RxCUI: 314076, Description: "Lisinopril 10 mg tablet", Schedule: drug.NotControlled},
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90,
		Sig:     rx.Sig{Text: rx.NewSecret("Take 1 tablet by mouth once daily"), PerDay: 1000},
		Refills: rx.RefillCount(3), Substitution: rx.SubstitutionAllowed,
		Written: cal.Of(2026, 11, 20), Origin: rx.Electronic, OrderNumber: "ord-77",
		Prescriber: rx.Prescriber{NPI: "1234567893", First: "Docta", Last: "Jesterly"},
	}
	return p, rx.Patient{
		First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton"), Born: rx.NewSecret("1950-01-02"),
		Street1: rx.NewSecret("100 Example St"), City: rx.NewSecret("Samplecity"), State: "MO", ZIP: rx.NewSecret("63166"),
		Phone: rx.NewSecret("555-0100"), MemberID: rx.NewSecret("M-000-EXAMPLE"), GroupID: rx.NewSecret("G-EXAMPLE"),
	}
}

func zolpidem() (rx.Prescription, rx.Patient) {
	p, who := lisinopril()
	p.Drug = rx.Drug{RxCUI: 854873, Description: "Zolpidem 5 mg tablet", Strength: "5 mg", Form: drug.FormTablet, Schedule: drug.ScheduleIV}
	p.Quantity, p.DaysSupply, p.Signed = drug.Units(30, drug.Tablet), 30, drug.Yes
	p.Prescriber.DEA = "MJ3614511"
	p.Prescriber.Street, p.Prescriber.City, p.Prescriber.State, p.Prescriber.ZIP = "200 Practice Rd", "Samplecity", "MO", "63166"
	return p, who
}

type caseOf struct {
	name string
	from func() (rx.Prescription, rx.Patient)
	edit func(*rx.Prescription, *rx.Patient)
}

// cases are the golden cases; what each must give is in testdata/<name>.json.
func cases() []caseOf {
	type (
		P = *rx.Prescription
		W = *rx.Patient
	)
	return []caseOf{
		{"complete_not_controlled", lisinopril, func(P, W) {}},
		{"complete_schedule_iv", zolpidem, func(P, W) {}},
		{"t1_no_patient_address_schedule_iv", zolpidem, func(_ P, w W) { w.Street1 = rx.Secret{} }},
		{"no_patient_address_not_controlled", lisinopril, func(_ P, w W) { w.Street1 = rx.Secret{} }},
		{"t2_unsigned_schedule_iv", zolpidem, func(p P, _ W) { p.Signed = drug.No }},
		{"t2_unsigned_paper_not_controlled", lisinopril, func(p P, _ W) { p.Signed, p.Origin = drug.No, rx.Paper }},
		{"signature_not_known_schedule_iv", zolpidem, func(p P, _ W) { p.Signed = drug.Unknown }},
		{"spoken_schedule_iv_has_no_signature", zolpidem, func(p P, _ W) { p.Signed, p.Origin = drug.No, rx.Phone }},
		{"transferred_schedule_iv_left_its_signature_behind", zolpidem, func(p P, _ W) { p.Signed, p.Origin = drug.No, rx.Transfer }},
		{"t3_quantity_missing", zolpidem, func(p P, _ W) { p.Quantity = drug.Quantity{} }},
		{"quantity_zero", lisinopril, func(p P, _ W) { p.Quantity = drug.Units(0, drug.Tablet) }},
		{"quantity_unit_not_in_the_table", lisinopril, func(p P, _ W) { p.Quantity = drug.Units(90, "C48490") }},
		{"schedule_unknown_is_not_not_controlled", lisinopril, func(p P, _ W) { p.Drug.Schedule = drug.ScheduleUnknown }},
		{"nothing_at_all", nothing, func(P, W) {}},
		{"nothing_but_schedule_ii", nothing, func(p P, _ W) { p.Drug.Schedule = drug.ScheduleII }},
		{"blanks_are_nothing", zolpidem, func(p P, w W) {
			w.First, w.City, p.Sig.Text = rx.NewSecret("  "), rx.NewSecret("\t"), rx.NewSecret(" ")
			p.Drug.Strength, p.Prescriber.Last = " ", " "
		}},
		{"numbers_out_of_range", lisinopril, func(p P, _ W) { p.DaysSupply, p.Sig.PerDay = -90, -1 }},
		{"days_supply_of_four_digits", lisinopril, func(p P, _ W) { p.DaysSupply = 1000 }},
		{"dates_in_the_wrong_order", lisinopril, func(p P, w W) {
			p.Effective, p.Expires = cal.Of(2026, 11, 19), cal.Of(2026, 11, 19)
			w.Born = rx.NewSecret("2026-11-21")
		}},
		{"last_fill_before_the_effective_date", lisinopril, func(p P, _ W) {
			p.Effective, p.Expires = cal.Of(2026, 12, 1), cal.Of(2026, 11, 30)
		}},
		{"birth_date_is_no_date", lisinopril, func(_ P, w W) { w.Born = rx.NewSecret("01/02/1950") }},
		{"states_that_do_not_exist", lisinopril, func(p P, w W) { w.State, p.Prescriber.State = "ZZ", place.State("Missouri") }},
		{"npi_with_first_digit_9", lisinopril, func(p P, _ W) { p.Prescriber.NPI = "9999928309" }},
		{"dea_missing", zolpidem, func(p P, _ W) { p.Prescriber.DEA = "" }},
		{"dea_too_short", zolpidem, func(p P, _ W) { p.Prescriber.DEA = "AB123456" }},
		{"dea_check_digit", zolpidem, func(p P, _ W) { p.Prescriber.DEA = "AB1234567" }},
		{"dea_is_not_looked_at_where_not_controlled", lisinopril, func(p P, _ W) { p.Prescriber.DEA = "NONE" }},
		{"dea_of_a_distributor", zolpidem, func(p P, _ W) { p.Prescriber.DEA = "RW0184159" }},
		{"dea_of_a_business", zolpidem, func(p P, _ W) { p.Prescriber.DEA = "F91234563" }},
		{"submission_without_card_or_contact", lisinopril, func(_ P, w W) {
			w.MemberID, w.GroupID, w.Phone = rx.Secret{}, rx.Secret{}, rx.Secret{}
		}},
		{"submission_with_email_only", lisinopril, func(_ P, w W) {
			w.Phone, w.Email = rx.Secret{}, rx.NewSecret("testa@example.com")
		}},
	}
}

func nothing() (rx.Prescription, rx.Patient) { return rx.Prescription{}, rx.Patient{} }

// golden is what a case gives: problems in full, the rest as codes.
type golden struct {
	Problems   rx.Problems   `json:"problems"`
	Refused    bool          `json:"refused"`
	Submission []reason.Code `json:"submission"`
	Notes      []reason.Code `json:"notes"`
}

func (c caseOf) run() golden {
	p, who := c.from()
	c.edit(&p, &who)
	g := golden{Problems: p.Validate(who)}
	g.Refused = g.Problems.Refused()
	for _, problem := range who.ValidateSubmission() {
		g.Submission = append(g.Submission, problem.Rule.Code)
	}
	for _, note := range p.Prescriber.DEANotes() {
		g.Notes = append(g.Notes, note.Code)
	}
	return g
}

func (g golden) codes() []reason.Code {
	all := slices.Concat(g.Submission, g.Notes)
	for _, problem := range g.Problems {
		all = append(all, problem.Rule.Code)
	}
	return all
}

func TestPrescriptionsGiveTheirGoldenProblems(t *testing.T) {
	t.Parallel()
	for _, c := range cases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := json.MarshalIndent(c.run(), "", "  ")
			require.NoError(t, err)
			file := filepath.Join("testdata", c.name+".json")
			if *update {
				require.NoError(t, os.WriteFile(file, append(got, '\n'), 0o600))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got)+"\n")
		})
	}
}

func TestEveryGoldenFileHasItsCase(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.json")
	require.NoError(t, err)
	require.Len(t, files, len(cases()))
}

func TestRulesAreSoundAndEachIsSeenInAGoldenCase(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range cases() {
		seen = append(seen, c.run().codes()...)
	}
	reasontest.Check(t, rx.Rules(), seen)
}
