package transfer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

// refusals are the golden cases of the rules that refuse a command.
var refusals = []struct {
	name  string
	state string
	by    pharmacy.Actor
	do    stream.Named
	want  string
}{
	{"a plan moves nobody", "", pharmacy.Actor{Role: pharmacy.RolePlan}, askIn(), "transfer.patient_asks"},
	{"nor does a prescriber", "", pharmacy.Actor{Role: pharmacy.RolePrescriber}, askIn(), "transfer.patient_asks"},
	{"a wish without the patient's name", "", member, askIn(func(c *transfer.Ask) { c.Named = 0 }), "transfer.lacking"},
	{"nothing was asked for", "", system, transfer.Due{}, "transfer.unknown"},
	{"no command", "contacting", system, nil, "transfer.command_unknown"},
	{"a member is no other pharmacy", "contacting", member, transfer.Answer{Code: transfer.Expired}, "transfer.staff_only"},
	{"an attempt that was not made", "contacting", system, transfer.Handed{Attempt: 2}, "transfer.not_asked"},
	{"a code that is none", "contacting", system, transfer.Answer{Code: "Testa"}, "transfer.code_unknown"},
	{"a system does not correct", "contact_wrong", system, transfer.Correct{Other: corner()}, "transfer.patient_asks"},
	{"a contact that reaches nobody", "contact_wrong", member, transfer.Correct{Other: transfer.Pharmacy{Name: "Corner"}}, "transfer.lacking"},
	{"nothing to correct", "failed", member, transfer.Correct{Other: corner()}, "transfer.nothing_to_correct"},
	{"a system does not cancel", "contacting", system, transfer.Cancel{}, "transfer.patient_asks"},
	{"answered already", "completed", system, transfer.Answer{Code: transfer.Expired}, "transfer.answered"},
	{"another direction", "contacting", pharmacist, release(outOf(), "2026-11-23"), "transfer.other_direction"},
	{"another patient", "contacting", member, askIn(func(c *transfer.Ask) { c.Rx.Patient = "p-2" }), "transfer.other_patient"},
	{"a technician does not release", "to_release", technician, release(outOf(), "2026-11-23"), "transfer.pharmacist_only"},
	{"another prescription", "to_release", pharmacist, release(outOf(func(v *transfer.Data) { v.Rx.ID = "rx-2" }), "2026-11-23"),
		"transfer.other_prescription"},
	{"the law denies", "to_release", pharmacist, release(outOf(usedUp), "2026-11-23"), "transfer.law_denies"},
	{"the law waits", "to_release", pharmacist, transfer.Release{Data: outOf()}, "transfer.law_waits"},
	{"the law was asked on the day before", "to_release", pharmacist, release(outOf(), "2026-11-22"), "transfer.law_lapsed"},
	{"another pharmacy than the one that asked", "to_release", pharmacist, release(elsewhere(), "2026-11-23"),
		"transfer.other_pharmacy"},
	{"it has moved", "released", technician, askOut(), "transfer.moved"},
}

// elsewhere is a prescription of ours that goes to a pharmacy of another registration.
func elsewhere() transfer.Data {
	v := outOf()
	v.To.DEA = "MJ3614511"
	return v
}

func TestWhatTheMachineRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range refusals {
		require.Equal(t, c.want, reach(t, c.state).refused(c.by, c.do, at("2026-11-23", 9, 0)), c.name)
	}
}

func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range refusals {
		seen = append(seen, reason.Code(reach(t, c.state).refused(c.by, c.do, at("2026-11-23", 9, 0))))
	}
	for name := range reached { // what is waited for
		seen = append(seen, reason.Code(reached[name](t).s.Summary(transfer.StreamOf("rx-1")).Hold))
	}
	late := toRelease(t)
	late.ring()
	seen = append(seen, reason.Code(late.s.Summary(transfer.StreamOf("rx-1")).Hold))
	for _, c := range transfer.Codes() { // TestEachCodeOfTheOtherPharmacyLeadsSomewhere, TestHowTheRenewalEndsIsTold
		seen = append(seen, c.Rule().Code)
	}
	for _, c := range adviceCases {
		_, trace := transfer.Route(c.wish)
		for _, s := range trace.Steps() {
			seen = append(seen, s.Rule.Code)
		}
	}
	for _, w := range transfer.Judge(nil, transfer.Data{}, cal.Date{}).Why {
		seen = append(seen, w.Code)
	}
	reasontest.Check(t, transfer.Rules(), seen)
	for _, r := range transfer.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}
