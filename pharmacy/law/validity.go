package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Validity is what the last fill date of a prescription depends on (R1.1).
type Validity struct {
	Schedule      drug.Schedule
	Issued        cal.Date
	WrittenExpiry cal.Date    // unset: none is written
	PlanExpiry    cal.Date    // unset: the plan sets none
	NotBefore     cal.Date    // earliest-fill date that the prescriber wrote (R1.3); unset: none is written
	State         place.State // where the patient receives it
	Partial       bool        // a partial fill (R1.5)
	// PrescriberState and Benzodiazepine are asked only in states that tell them apart (MA, NY), and only where the answer
	// would matter.
	PrescriberState place.State
	Benzodiazepine  drug.Answer
	MovedAway       bool // the prescription was transferred to another pharmacy: this record is void (R1.8)
}

// known records what is missing for any answer; true: nothing.
func (q *Validity) known(r *Ruling) bool {
	ok := true
	need := func(missing bool, rule *reason.Rule) {
		if missing {
			ok = false
			r.need(rule)
		}
	}
	need(q.Schedule.Controlled() == drug.Unknown, ruleSchedule)
	need(!q.State.Valid(), ruleState)
	need(!q.Issued.IsSet(), ruleIssued)
	return ok
}

// meets says whether a condition holds, and which reason asks for the fact where that is not known.
func (q *Validity) meets(c Condition) (drug.Answer, *reason.Rule) {
	switch c {
	case Unconditional:
		return drug.Yes, nil
	case IfPartial:
		return drug.AnswerOf(q.Partial), nil
	case IfOutOfState:
		if !q.PrescriberState.Valid() {
			return drug.Unknown, rulePrescriberState
		}
		return drug.AnswerOf(q.PrescriberState != q.State), nil
	}
	return q.Benzodiazepine, ruleBenzodiazepine // the last that Compile lets an expiry have
}
