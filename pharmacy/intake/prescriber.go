package intake

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Credentials is what the registries say of a prescriber, as the host looked it up. Zero fields are unknown.
type Credentials struct {
	NPI         rx.NPI
	Individual  drug.Answer // a person's NPI (type 1), not an organization's
	Licence     cal.Period  // of the state licence; From is wanted, To may be open
	Supervision drug.Answer // the state wants a supervising prescriber for this profession
	Supervised  drug.Answer // and one is named
	Excluded    drug.Answer // on the list of excluded or precluded prescribers
}

// CheckPrescriber asks whether somebody could prescribe on the day of issue: a person's NPI with a fitting check digit, a
// licence in force on that day, a supervisor where the state wants one, and no exclusion. What a schedule or
// telemedicine ask beside it is the law's question. All reasons are given.
func CheckPrescriber(c Credentials, issued cal.Date) Ruling {
	var out Ruling
	if !issued.IsSet() {
		out.fail(law.NeedInfo, ruleUnknown, "written")
	}
	switch {
	case c.NPI == "":
		out.fail(law.NeedInfo, ruleNPI, FieldNPI)
	case !c.NPI.Valid():
		out.fail(law.Deny, ruleNPI, FieldNPI)
	}
	out.answer(c.Individual, drug.Yes, law.Deny, FieldIndividual)
	out.licence(c.Licence, issued)
	switch c.Supervision {
	case drug.Unknown:
		out.fail(law.NeedInfo, rulePrescriber, FieldSupervisor)
	case drug.Yes:
		out.answer(c.Supervised, drug.Yes, law.Hold, FieldSupervisor)
	}
	out.answer(c.Excluded, drug.No, law.Deny, FieldExcluded)
	if !out.Trace.Failed() {
		out.pass(rulePrescriber)
	}
	return out
}

// answer wants a fact to be want; unknown asks, anything else comes to o.
func (out *Ruling) answer(is, want drug.Answer, o law.Outcome, f Field) {
	switch is {
	case want:
	case drug.Unknown:
		out.fail(law.NeedInfo, rulePrescriber, f)
	default:
		out.fail(o, rulePrescriber, f)
	}
}

func (out *Ruling) licence(p cal.Period, issued cal.Date) {
	switch {
	case !p.From.IsSet() || !p.Valid():
		out.fail(law.NeedInfo, ruleLicence, FieldLicence)
	case issued.IsSet() && !p.Contains(issued):
		out.fail(law.Deny, ruleLicence, FieldLicence)
	}
}
