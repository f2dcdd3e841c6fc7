package auto_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/auto"
)

// vector is one row: a vector of the rule's own, or one of ours at its edge.
type vector struct {
	name  string
	check func(t *testing.T)
}

// TestVectorsOfAutomaticRefill runs every vector of R3.1 to R3.6 under its name, and counts the rules' own.
func TestVectorsOfAutomaticRefill(t *testing.T) {
	t.Parallel()
	numbered, seen := regexp.MustCompile(`^R3\.\d T\d+`), map[string]bool{}
	for _, vs := range [][]vector{enrolVectors(), consentVectors(), timelineVectors(), gateVectors(), lastVectors(), unwantedVectors()} {
		for _, v := range vs {
			if id := numbered.FindString(v.name); id != "" {
				require.False(t, seen[id], "%s twice", id)
				seen[id] = true
			}
			t.Run(v.name, func(t *testing.T) {
				t.Parallel()
				v.check(t)
			})
		}
	}
	t.Logf("R3: %d vectors of rules.md", len(seen))
	require.Len(t, seen, 33)
}

// allKnown is a member of whom everything is known and fine, under Part D.
func allKnown() auto.Standing {
	return auto.Standing{Terms: auto.Terms{Program: auto.PartD}, OTC: drug.No, Authorization: drug.Yes, Payment: drug.Yes,
		Address: drug.Yes}
}

// enrolVectors are R3.1: what is filled, what is known, and what Eligible says.
func enrolVectors() []vector {
	none := func(*rx.Facts, *auto.Standing, *auto.RecordFill) {}
	row := func(name string, want law.Outcome, spoil func(*rx.Facts, *auto.Standing, *auto.RecordFill), codes ...string) vector {
		return vector{name, func(t *testing.T) {
			f, known := lisinopril(), allKnown()
			fill := firstFill(f)
			spoil(&f, &known, &fill)
			fill.Rx = f
			k := &desk{t: t}
			if fill.Fill.Days > 0 {
				k.ok(system, fill, at("2026-09-01", 15))
			}
			word := consent(auto.OptInWithReminders)
			r := k.s.Eligible(word, known, d("2026-09-05"))
			require.Equal(t, want, r.Outcome)
			require.Equal(t, codes, reasons(r))
			if want == law.Allow {
				k.ok(member, auto.Enroll{Consent: word, Standing: &known}, at("2026-09-05", 20))
				require.Equal(t, auto.Enrolled, k.s.Status)
				return
			}
			require.Equal(t, codes[0], k.refused(member, auto.Enroll{Consent: word, Standing: &known}, at("2026-09-05", 20)))
		}}
	}
	standing := func(set func(*auto.Standing)) func(*rx.Facts, *auto.Standing, *auto.RecordFill) {
		return func(_ *rx.Facts, known *auto.Standing, _ *auto.RecordFill) { set(known) }
	}
	return []vector{
		row("R3.1 T1 lisinopril for 90 days, three refills, one fill", law.Allow, none),
		row("R3.1 T2 zolpidem is controlled", law.Deny,
			func(f *rx.Facts, _ *auto.Standing, _ *auto.RecordFill) { f.Schedule = drug.ScheduleIV }, "auto.controlled"),
		row("R3.1 T3 amoxicillin for 10 days is a short course", law.Deny,
			func(f *rx.Facts, _ *auto.Standing, fill *auto.RecordFill) {
				f.Maintenance, fill.Fill.Days = drug.No, 10
			},
			"auto.not_maintenance", "auto.supply_short"),
		row("R3.1 T4 a 30-day supply is less than 56", law.Deny,
			func(_ *rx.Facts, _ *auto.Standing, fill *auto.RecordFill) { fill.Fill.Days = 30 }, "auto.supply_short"),
		row("R3.1 T5 the first fill has not shipped", law.Deny,
			func(_ *rx.Facts, _ *auto.Standing, fill *auto.RecordFill) { fill.Fill.Days = 0 }, "auto.no_first_fill",
			"auto.maintenance_unknown", "auto.supply_unknown", "auto.refills_unknown", "auto.schedule_unknown", "auto.specialty_unknown"),
		row("R3.1 T6 the card has expired", law.NeedInfo, standing(func(s *auto.Standing) { s.Payment = drug.No }), "auto.payment_missing"),
		row("R3.1 an over the counter drug", law.Deny, standing(func(s *auto.Standing) { s.OTC = drug.Yes }), "auto.otc"),
		row("R3.1 no authorization where one is needed", law.Deny, standing(func(s *auto.Standing) { s.Authorization = drug.No }),
			"auto.authorization_missing"),
		row("R3.1 the address is not confirmed", law.NeedInfo, standing(func(s *auto.Standing) { s.Address = drug.No }),
			"auto.address_unconfirmed"),
		row("R3.1 nothing is known", law.NeedInfo, standing(func(s *auto.Standing) { *s = auto.Standing{} }), "auto.otc_unknown",
			"auto.authorization_unknown", "auto.payment_unknown", "auto.address_unknown", "auto.terms_unknown"),
		row("R3.0 the plan allows none", law.Deny, standing(func(s *auto.Standing) { s.Terms.Program = auto.CenterWell }), "auto.mode_off"),
		row("R3.0 the plan wants a yes each time", law.Deny, standing(func(s *auto.Standing) { s.Terms.Program = auto.TRICARE }),
			"auto.mode_too_loose"),
		row("R3.0 no rule is in force", law.NeedInfo, standing(func(s *auto.Standing) { s.Terms.Program = auto.Commercial }),
			"auto.terms_unknown"),
	}
}

// reasons are the codes against, in order; nil: none.
func reasons(r law.Ruling) []string {
	var codes []string
	for _, step := range r.Trace.Reasons() {
		codes = append(codes, string(step.Rule.Code))
	}
	return codes
}

// consentVectors are R3.2.
func consentVectors() []vector {
	word := consent(auto.OptInWithReminders)
	return []vector{
		{"R3.2 T1 all drugs with one tick", func(t *testing.T) {
			all := word
			all.Scope = "all_drugs"
			k := &desk{t: t}
			k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
			require.Equal(t, "auto.consent_scope", k.refused(member, auto.Enroll{Consent: all}, at("2026-09-05", 20)))
		}},
		{"R3.2 T2 revoked while reminder 2 is out", func(t *testing.T) {
			k := reminded(t, auto.OptInWithReminders)
			require.Empty(t, k.ok(member, auto.Stop{}, at("2026-11-13", 9)).Work)
			require.Empty(t, k.ring().Work, "no order, nothing billed")
			require.Equal(t, at("2026-11-13", 9).UTC(), k.s.Consents[0].EndedAt)
		}},
		{"R3.2 T3 a prescriber asks for enrolment", func(t *testing.T) {
			k := &desk{t: t}
			k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
			for _, role := range []pharmacy.Role{pharmacy.RolePrescriber, pharmacy.RolePlan, pharmacy.RolePharmacist, pharmacy.RoleSystem} {
				theirs := word
				theirs.By.Role = role
				require.Equal(t, "auto.consent_actor", k.refused(theirs.By, auto.Enroll{Consent: theirs}, at("2026-09-05", 20)))
			}
		}},
		{"R3.2 T4 a renewal prescription arrives", func(t *testing.T) {
			k := enrolled(t, auto.OptInWithReminders)
			out := k.ok(system, auto.EndConsent{End: auto.NewPrescription}, at("2026-09-10", 9))
			require.Equal(t, auto.ConsentNeeded, k.s.Status)
			require.Equal(t, []auto.AskConsent{{Member: "p-1", Rx: "rx-1", End: auto.NewPrescription}}, found[auto.AskConsent](out))
			last := lastFilled(t, true)
			last.ok(system, auto.EndConsent{End: auto.NewPrescription}, at("2026-11-20", 9))
			require.Equal(t, auto.ConsentNeeded, last.s.Status, "also after the last refill")
		}},
	}
}
