package intake

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// CheckNew is the data check of a new prescription (R1.14): what package rx finds missing in it, and beside that the
// member ID, group and contact of a member's own submission, or what a fax sheet must show. Nothing is asked twice: all
// fields come at once. A prescription that can be mended is held, an unsigned one refused.
func CheckNew(p rx.Prescription, who rx.Patient, by pharmacy.Role, ch pharmacy.Channel) Ruling {
	var out Ruling
	out.problems(p.Validate(who))
	if by == pharmacy.RoleMember || by == pharmacy.RoleCaregiver {
		out.problems(who.ValidateSubmission())
	}
	if ch == pharmacy.ChannelFax {
		out.sheet(p.Prescriber, who)
	}
	if wasted(p) {
		out.then(WarnRefills)
	}
	if len(out.Needs) == 0 {
		out.pass(ruleComplete)
	}
	return out
}

func (out *Ruling) problems(ps rx.Problems) {
	for _, p := range ps {
		out.fail(weigh(p), p.Rule, Field(p.Field))
		switch p.Rule {
		case rx.Unsigned:
			out.then(AskNewRx)
		case rx.DEACheckDigit:
			out.then(VerifyPrescriber)
		}
	}
}

// weigh is what a problem comes to: refused where nothing can be added; asked of the member; else held for whom it names.
func weigh(p rx.Problem) law.Outcome {
	switch {
	case p.Refuses():
		return law.Deny
	case p.Rule.Who == reason.Member, p.Rule == rx.ScheduleUnknown:
		return law.NeedInfo
	}
	return law.Hold
}

// sheet is what the cover of a faxed order shows: whose it is, and who sends it.
func (out *Ruling) sheet(w rx.Prescriber, who rx.Patient) {
	for _, q := range []struct {
		text  string
		field Field
	}{
		{who.MemberID.Reveal(), "patient.member_id"},
		{w.Phone, "prescriber.phone"},
		{w.Fax, "prescriber.fax"},
	} {
		if strings.TrimSpace(q.text) == "" {
			out.fail(law.Hold, ruleFaxSheet, q.field)
		}
	}
}

// wasted reports whether refills of schedule III or IV are written that its six months cannot use up (R1.2, a note): each
// fill is used up first, and the first is made on the day of issue.
func wasted(p rx.Prescription) bool {
	n, counted := p.Refills.Count()
	limited := p.Drug.Schedule == drug.ScheduleIII || p.Drug.Schedule == drug.ScheduleIV
	last := p.Written.AddMonths(6)
	return limited && counted && p.DaysSupply > 0 && last.IsSet() && n > last.Sub(p.Written)/p.DaysSupply
}

// StartsAnew are the prescriptions of the same patient and ingredient that a new one stands beside: its refills count by
// themselves, what is left of the old ones does not carry over, and the member is told (TellNoCarryOver). Where the
// ingredient or the patient is unknown there is no telling, and none is named.
func StartsAnew(f rx.Facts, known []rx.Facts) ([]rx.ID, []Duty) {
	var beside []rx.ID
	for _, k := range known {
		if k.ID != f.ID && f.Patient != "" && k.Patient == f.Patient && f.Ingredient != 0 && k.Ingredient == f.Ingredient {
			beside = append(beside, k.ID)
		}
	}
	if beside == nil {
		return nil, nil
	}
	return beside, []Duty{TellNoCarryOver}
}
