package dur_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Ingredients of the examples by their RxCUI.
const (
	tizanidine    drug.RxCUI = 57258
	ciprofloxacin drug.RxCUI = 2551
	lisinopril    drug.RxCUI = 29046
	oxycodone     drug.RxCUI = 7804
)

// A prescription for tizanidine meets ciprofloxacin, of which four days are left.
func ExampleScreen() {
	k := dur.Builtin() // once, and kept
	asOf := cal.Of(2026, time.November, 24)
	member := dur.Profile{
		AllergiesKnown: drug.Yes, // and there are none
		Drugs: []dur.Medication{{
			Parts:  []dur.Part{dur.PartOf(ciprofloxacin, 500_000, 2000)}, // 500 mg twice a day
			RunOut: asOf.AddDays(4),                                      // refill.RunOut knows it
		}},
	}
	fill := dur.CandidateOf(rx.Facts{ID: "rx-7", PrescriberNPI: "1234567893", DaysSupply: 30},
		dur.PartOf(tizanidine, 4_000, 2000)) // 4 mg twice a day

	found := dur.Screen(k, member, fill, asOf)
	fmt.Println(found.Outcome())
	for _, f := range found.List {
		fmt.Println(f.Conflict, f.Severity, f.Severity.Level(), "payer:", f.Severity.Significance())
		fmt.Println(k.Name(f.A), "and", k.Name(f.B)+":", f.Note.Words)
	}
	// Output:
	// hold
	// DD major blocking payer: 1
	// tizanidine and ciprofloxacin: tizanidine rises, and blood pressure falls
}

// A pharmacist asks the prescriber and records what was decided. The same alert is then logged, and not asked again.
func ExampleLog_Append() {
	k, asOf := dur.Builtin(), cal.Of(2026, time.November, 24)
	member := dur.Profile{AllergiesKnown: drug.Yes, Drugs: []dur.Medication{{
		Parts: []dur.Part{dur.PartOf(ciprofloxacin, 500_000, 2000)}}}}
	fill := dur.CandidateOf(rx.Facts{ID: "rx-7", PrescriberNPI: "1234567893"}, dur.PartOf(tizanidine, 4_000, 2000))
	fill.Fill = "line-1"
	found := dur.Screen(k, member, fill, asOf)

	record := found.List[0].Override("ov-1", found.Version)
	record.Triple.Service, record.Triple.Result = dur.PrescriberConsulted, dur.PrescriberApproved
	record.By = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}
	record.At = time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC)
	record.Contact = dur.Contact{Who: pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "dr-3"}, At: record.At, How: pharmacy.ChannelPhone}

	_, err := dur.Log{}.Append(record)
	fmt.Println(err)
	record.Licence = "PH-100"
	log, err := dur.Log{}.Append(record)
	fmt.Println(err, found.Release(log).Outcome)

	later := asOf.AddDays(90)
	fill.Fill = "line-2"
	again := dur.Screen(k, member, fill, later)
	again.Suppress(k, log, later, time.UTC)
	fmt.Println(again.Outcome(), "by", again.List[0].Suppressed)
	// Output:
	// dur: licence: the override record lacks this field (dur.record_missing, pharmacist can act)
	// <nil> allow
	// allow by ov-1
}

// A brand is written, the generic is rated AB, and the prescriber allows it.
func ExampleSubstitute() {
	brand := dur.Product{Ingredient: lisinopril, Strength: "10 mg", Form: drug.FormTablet, Source: drug.Brand, Rating: "AB"}
	generic := brand
	generic.Source = drug.Generic
	swap := dur.Swap{Written: brand, Other: generic, Word: rx.SubstitutionAllowed, State: "NY", On: cal.Of(2026, time.November, 24)}

	c := dur.Substitute(law.Standard(), swap)
	fmt.Println(c.Outcome, "generic:", c.Other, "DAW", c.DAW)

	swap.Word = rx.SubstitutionAbsent // silence is no permission
	c = dur.Substitute(law.Standard(), swap)
	fmt.Println(c.Outcome, c.Trace.Reasons()[0])
	// Output:
	// allow generic: true DAW 0
	// hold dur.substitution_silent: the prescription is silent, and no row of the state says what that means (pharmacist can act)
}

// 60 mg of oxycodone a day are 90 morphine milligrams.
func ExampleOpioid() {
	fill := dur.CandidateOf(rx.Facts{ID: "rx-8", DaysSupply: 30}, dur.PartOf(oxycodone, 20_000, 3000)) // 20 mg three times a day
	fill.Route = dur.Oral
	r := dur.Opioid(dur.Builtin(), &dur.Profile{}, &fill, dur.OpioidPlan{Naive: drug.No}, cal.Of(2027, time.February, 1))
	fmt.Println(r.Outcome, r.MME/1000)
	fmt.Println(r.Trace.Reasons()[0].Text())
	// Output:
	// hold 90
	// 90 morphine milligrams a day; from 90 on the prescriber is asked
}

// A new prescription goes by mail: the label needs the toll-free number, the parcel the written offer.
func ExampleCounselling() {
	g := dur.Counselling(law.Standard(), dur.Counsel{New: true, State: "MA", On: cal.Of(2026, time.November, 24), Delivered: true,
		TollFree: drug.No, WrittenOffer: drug.Yes})
	fmt.Println(g.Outcome, g.Trace.Reasons()[0].Text())
	// Output: hold the label lacks the toll-free number of a pharmacist
}

// A pharmacist will not fill a prescription that cannot be verified.
func ExampleRefuse() {
	d := dur.Refuse(dur.Decline{By: pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}, Licence: "PH-100",
		Reason: dur.CannotVerify, Paper: true})
	fmt.Println(d.Outcome, "cancel:", d.CancelLine, "reverse:", d.ReverseClaim, "paper handed back:", d.HandBackOnPaper)
	// Output: allow cancel: true reverse: true paper handed back: true
}

// The built-in packs hold no row of a monitoring program, so a pharmacist says whether it is asked.
func ExampleMonitoringQuery() {
	r := dur.MonitoringQuery(law.Standard(), dur.ProgramQuery{Schedule: drug.ScheduleIV, Delivery: "OH", On: cal.Of(2026, time.November, 24)})
	fmt.Println(r.Outcome, r.Trace.Reasons()[0].Text())
	// Output: hold no row says whether the state wants its monitoring program asked
}

// A host adds a row of its own source to the built-in facts.
func ExampleCompile() {
	facts := dur.BuiltinFacts()
	facts.Version = "host-2026-11"
	facts.Interactions = append(facts.Interactions, dur.Interaction{
		A: dur.Side{Ingredient: lisinopril}, B: dur.Side{Class: "no_such_class"}, Severity: dur.Moderate,
	})
	_, err := dur.Compile(facts)
	fmt.Println(err)
	// Output: dur: interactions[15].b.class: the facts have no such ingredient or class (dur.fact_reference, host can act)
}
