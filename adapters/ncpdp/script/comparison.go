package script

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Difference names one field in which an answer differs from what was asked for. It never holds a value.
type Difference string

// The fields that are compared.
const (
	DiffPatient      Difference = "patient"
	DiffPharmacy     Difference = "pharmacy"
	DiffPrescriber   Difference = "prescriber"
	DiffDrug         Difference = "drug"
	DiffSchedule     Difference = "schedule" // a controlled one against another or none
	DiffStrength     Difference = "strength"
	DiffForm         Difference = "form"
	DiffQuantity     Difference = "quantity" // also one of the answer that cannot be read, such as "sufficient" (QS)
	DiffDaysSupply   Difference = "days_supply"
	DiffSig          Difference = "sig" // also none in the answer
	DiffSubstitution Difference = "substitution"
	DiffEffective    Difference = "effective" // a first day of filling that was not in the request
	DiffNote         Difference = "note"      // a note that was not in the request, on the medication or on the outcome
	DiffRefills      Difference = "refills"
)

// Judgement says whether the outcome of an answer agrees with what the answer holds.
type Judgement struct {
	Outcome     Outcome // as sent
	Implied     Outcome // what the differences mean; unknown where the answer is no approval
	Differences []Difference
	Problem     *reason.Rule // nil: the outcome agrees
}

// Judge holds an answer against its request and the outcomes that were heard before, oldest first. It is a pure
// comparison: what to do with a problem is the pharmacy's, and a problem is never a yes.
func Judge(asked Request, answer Response, before ...Outcome) Judgement {
	j := Judgement{Outcome: answer.Verdict.Outcome}
	j.Problem = j.early(asked, answer, before)
	if j.Problem != nil || !j.Outcome.Yes() || j.Outcome == Validated || answer.Kind == KindCancelRxResponse {
		return j
	}
	j.compare(asked, answer)
	return j
}

// early judges without a look at the medication.
func (j *Judgement) early(asked Request, answer Response, before []Outcome) *reason.Rule {
	switch {
	case j.Outcome == OutcomeUnknown:
		return RuleUnknown
	case unlike(asked.Reference, answer.Reference) || unlike(asked.RxNumber, answer.RxNumber):
		return RuleOtherRequest
	case answer.Verdict.contradicts():
		return RuleContradicts
	case !answers(asked.Kind, answer.Kind) || !allowedFor(answer.Kind, j.Outcome):
		return RuleNotAsked
	}
	if allowed, ok := AllowedOutcomes(asked.Code); ok && answer.Kind == KindRxChangeResponse && !slices.Contains(allowed, j.Outcome) {
		return RuleNotAsked
	}
	for _, o := range before {
		switch {
		case o.Final():
			return RuleAfterFinal
		case o == Pending && j.Outcome == Pending:
			return RulePendingAgain
		}
	}
	return nil
}

// answers tells which kind answers which. A renewal is answered under either of its names.
func answers(asked, answer Kind) bool {
	if answer == KindRefillResponse {
		answer = KindRxRenewalResponse
	}
	if asked == KindRefillRequest {
		asked = KindRxRenewalRequest
	}
	return answer != "" && answer == asked.Answer()
}

func (j *Judgement) compare(asked Request, answer Response) {
	if !answer.Medication.Given {
		j.Problem = RuleNoMedication
		return
	}
	j.people(asked, answer)
	best := closest(asked, answer)
	if answer.Verdict.Note.IsSet() && !slices.Contains(best, DiffNote) {
		best = append(best, DiffNote)
	}
	j.Differences = append(j.Differences, best...)
	j.Implied = implied(best)
	switch {
	case j.differs(DiffPatient):
		j.Problem = RuleOtherPatient
	case j.differs(DiffPharmacy):
		j.Problem, j.Implied = RuleOtherPharmacy, Denied
	case j.grantsNothing(answer):
		j.Problem = RuleNoRefills
	case j.Outcome == Approved && j.Implied != Approved:
		j.Problem = RuleApprovedDiffers
	case j.Outcome == ApprovedWithChanges && j.Implied == Replaced && answer.Kind != KindRxChangeResponse:
		j.Problem = RuleChangesDiffer
	case j.differs(DiffNote):
		j.Problem = RuleNote
	}
}

// grantsNothing tells a renewal that is approved with no refills: one more fill, or none at all; see RefillCounting.
func (j *Judgement) grantsNothing(answer Response) bool {
	renewal := answer.Kind == KindRxRenewalResponse || answer.Kind == KindRefillResponse
	return renewal && (j.Outcome == Approved || j.Outcome == ApprovedWithChanges) && answer.Medication.Prescription.Refills == rx.RefillCount(0)
}

func (j *Judgement) differs(d Difference) bool { return slices.Contains(j.Differences, d) }

// implied is what differences of the medication mean. Of a note nobody knows before it is read.
func implied(d []Difference) Outcome {
	d = slices.DeleteFunc(slices.Clone(d), func(one Difference) bool { return one == DiffNote })
	switch {
	case len(d) == 0:
		return Approved
	case len(d) == 1 && d[0] == DiffRefills:
		return ApprovedWithChanges
	}
	return Replaced
}

// people compares who and where. Only what both sides state is compared.
func (j *Judgement) people(asked Request, answer Response) {
	if differ(asked.Patient.Last, answer.Patient.Last) || differ(asked.Patient.First, answer.Patient.First) || differ(asked.Patient.Born, answer.Patient.Born) {
		j.Differences = append(j.Differences, DiffPatient)
	}
	a, b := asked.Pharmacy, answer.Pharmacy
	if unlike(a.NCPDPID, b.NCPDPID) || unlike(string(a.NPI), string(b.NPI)) {
		j.Differences = append(j.Differences, DiffPharmacy)
	}
	if unlike(string(asked.Prescriber.NPI), string(answer.Prescriber.NPI)) {
		j.Differences = append(j.Differences, DiffPrescriber)
	}
}

// closest compares with each medication that was asked for, and gives the fewest differences: a change request may
// propose several, and a prescriber who approves picks one.
func closest(asked Request, answer Response) []Difference {
	proposals := asked.Requested
	if proposals == nil {
		proposals = []Medication{asked.wanted()}
	}
	var best []Difference
	for i, m := range proposals {
		if asked.Requested != nil && !m.Details.RefillsRequested.IsSet() {
			m.Details.RefillsRequested = m.Prescription.Refills // of what is proposed, they are asked for
		}
		d := differences(m, answer)
		if i == 0 || len(d) < len(best) {
			best = d
		}
	}
	return best
}

// wanted is the medication for which a renewal asks: the prescribed one, or the dispensed one where that alone is there.
func (q Request) wanted() Medication {
	if q.Prescribed.Given {
		m := q.Prescribed
		m.Details.RefillsRequested = q.refills()
		return m
	}
	return q.Dispensed
}

// refills is how many were asked for; absent: it was left to the prescriber.
func (q Request) refills() rx.Refills {
	if q.Dispensed.Details.RefillsRequested.IsSet() {
		return q.Dispensed.Details.RefillsRequested
	}
	return q.Prescribed.Details.RefillsRequested
}

func differ(a, b rx.Secret) bool {
	return a.IsSet() && b.IsSet() && unlike(a.Reveal(), b.Reveal())
}

// unlike compares words without regard to case and spacing; an absent one is like all.
func unlike(a, b string) bool {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return a != "" && b != "" && !strings.EqualFold(a, b)
}
