package intake

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Credentials is what the registries say of a prescriber beside what the law asks. Zero fields are unknown.
type Credentials struct {
	NPI         rx.NPI
	Licence     cal.Period  // of the state licence; From is wanted, To may be open
	Supervision drug.Answer // the state wants a supervising prescriber for this profession
	Supervised  drug.Answer // and one is named
}

// CheckPrescriber asks whether somebody could prescribe on the day of issue: an NPI with a fitting check digit, a licence in
// force on that day, a supervisor where the state wants one, and all that the law asks of its prescribers (R1.13). The
// licence's period answers the law's question whether it was active. All reasons are given.
func CheckPrescriber(b *law.Book, c Credentials, q law.Authority) Ruling {
	var out Ruling
	switch {
	case c.NPI == "":
		out.fail(law.NeedInfo, ruleNPI, FieldNPI)
	case !c.NPI.Valid():
		out.fail(law.Deny, ruleNPI, FieldNPI)
	}
	out.supervisor(c)
	q.Licensed = c.active(q.Issued)
	if q.Licensed == drug.Unknown {
		out.need(FieldLicence)
	}
	if b == nil {
		out.fail(law.NeedInfo, ruleNoLaw, FieldLaw)
		return out
	}
	out.join(b.MayPrescribe(q))
	return out
}

func (out *Ruling) supervisor(c Credentials) {
	switch {
	case c.Supervision == drug.No, c.Supervision == drug.Yes && c.Supervised == drug.Yes:
		out.pass(ruleSupervisor)
	case c.Supervision == drug.Yes && c.Supervised == drug.No:
		out.fail(law.Hold, ruleSupervisor, FieldSupervisor)
	default:
		out.fail(law.NeedInfo, ruleSupervisor, FieldSupervisor)
	}
}

// active says whether the licence was in force on a day.
func (c Credentials) active(on cal.Date) drug.Answer {
	if !c.Licence.From.IsSet() || !c.Licence.Valid() || !on.IsSet() {
		return drug.Unknown
	}
	return drug.AnswerOf(c.Licence.Contains(on))
}
