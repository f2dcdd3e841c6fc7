package script_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func response(t *testing.T, text string) script.Response {
	t.Helper()
	a, err := parse(t, text).Response()
	require.NoError(t, err)
	return a
}

func TestOneResponseHasOneOutcomeAndAFailureWins(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, inside string
		want         script.Outcome
	}{
		{"one approval", "<Approved/>", script.Approved},
		{"one denial", "<Denied/>", script.Denied},
		{"pending", "<Pending/>", script.Pending},
		{"a replacement", "<Replace/>", script.Replaced},
		{"an old denial", "<DeniedNewPrescriptionToFollow/>", script.DeniedNewToFollow},
		{"approved and denied", "<Approved/><Denied/>", script.Denied},
		{"denied and approved", "<Denied/><Approved/>", script.Denied},
		{"two approvals that differ", "<Approved/><ApprovedWithChanges/>", script.OutcomeUnknown},
		{"the same approval twice", "<Approved/><Approved/>", script.OutcomeUnknown},
		{"approved and something unknown", "<Approved/><Perhaps/>", script.OutcomeUnknown},
		{"something unknown and denied", "<Perhaps/><Denied/>", script.Denied},
		{"something unknown", "<Perhaps/>", script.OutcomeUnknown},
		{"nothing", "", script.OutcomeUnknown},
		{"an outcome of another kind", "<Validated/>", script.OutcomeUnknown},
	}
	for _, tt := range tests {
		a := response(t, body("<RxRenewalResponse><Response>"+tt.inside+"</Response></RxRenewalResponse>"))
		require.Equal(t, tt.want, a.Verdict.Outcome, tt.name)
		require.Equal(t, tt.want == script.OutcomeUnknown || strings.Count(tt.inside, "/>") > 1, a.Findings != nil, tt.name)
	}
}

func TestAnUnknownOutcomeIsNeitherYesNorNoNorFinal(t *testing.T) {
	t.Parallel()
	yes := []script.Outcome{script.Approved, script.ApprovedWithChanges, script.Replaced, script.Validated}
	no := []script.Outcome{script.Denied, script.DeniedNewToFollow}
	for o := script.OutcomeUnknown; o <= script.Pending+1; o++ {
		require.Equal(t, slices.Contains(yes, o), o.Yes(), o)
		require.Equal(t, slices.Contains(no, o), o.No(), o)
		require.Equal(t, o.Yes() || o.No(), o.Final(), o)
		require.NotEmpty(t, o.String())
	}
}

// TestTheMatrixOfChangeRequests goes over every code and every outcome.
func TestTheMatrixOfChangeRequests(t *testing.T) {
	t.Parallel()
	const all, validated, authorized = "approved|approved with changes|denied|pending|", "denied|validated|pending|", "approved|denied|pending|"
	want := map[string]string{"G": all, "T": all, "S": all, "OS": all, "D": all, "P": authorized, "U": validated,
		"RM": "approved|approved with changes|denied|validated|pending|"}
	for _, row := range script.RequestCodes() {
		got := ""
		for o := script.Approved; o <= script.Pending; o++ {
			asked := script.Request{Kind: script.KindRxChangeRequest, Code: row.Code}
			answer := script.Response{Kind: script.KindRxChangeResponse, Verdict: script.Verdict{Outcome: o}}
			if j := script.Judge(asked, answer); j.Problem != script.RuleNotAsked {
				got += o.String() + "|"
			}
		}
		require.Equal(t, want[row.Code], got, row.Code)
		require.NotEmpty(t, row.Text)
		require.NotEmpty(t, row.Evidence)
		delete(want, row.Code)
	}
	require.Empty(t, want)
	_, known := script.AllowedOutcomes("RM")
	require.False(t, known, "one source names it, and none its outcomes")
}

// renewal is a request for three refills, and the prescription that an answer would give back unchanged.
func renewal(t *testing.T) (script.Request, script.Response) {
	t.Helper()
	n := newRx(t, string(ours(t)[file2017]))
	dispensed := script.Medication{Given: true}
	dispensed.Details.RefillsRequested = rx.RefillCount(3)
	asked := script.RenewalOf(n, "REQ-1", dispensed)
	asked.RxNumber = "RX7"
	answer := script.Response{Kind: script.KindRxRenewalResponse, Verdict: script.Verdict{Outcome: script.Approved},
		Patient: n.Patient, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber,
		Medication: script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true}}
	answer.Medication.Prescription.Refills = rx.RefillCount(3)
	return asked, answer
}

func TestAnApprovalIsHeldAgainstItsRequest(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		outcome script.Outcome
		change  func(a *script.Response)
		implied script.Outcome
		differ  []script.Difference
		problem *reason.Rule
	}{
		{"approved as asked", script.Approved, func(*script.Response) {}, script.Approved, nil, nil},
		{"approved with fewer refills", script.Approved, func(a *script.Response) { a.Medication.Prescription.Refills = rx.RefillCount(1) },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, script.RuleApprovedDiffers},
		{"changed with fewer refills", script.ApprovedWithChanges, func(a *script.Response) { a.Medication.Prescription.Refills = rx.RefillCount(1) },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, nil},
		{"approved, and silent on refills", script.Approved, func(a *script.Response) { a.Medication.Prescription.Refills = rx.Refills{} },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, script.RuleApprovedDiffers},
		{"changed with another quantity", script.ApprovedWithChanges, func(a *script.Response) { a.Medication.Prescription.Quantity = drug.Units(30, drug.Tablet) },
			script.Replaced, []script.Difference{script.DiffQuantity}, script.RuleChangesDiffer},
		{"replaced with another drug, sig and days", script.Replaced, func(a *script.Response) {
			a.Medication.Prescription.Drug.RxCUI, a.Medication.Prescription.DaysSupply = 314077, 30
			a.Medication.Prescription.Sig.Text = rx.NewSecret("Take 2 tablets")
		}, script.Replaced, []script.Difference{script.DiffDrug, script.DiffDaysSupply, script.DiffSig}, nil},
		{"approved with another strength, form and word on generics", script.Approved, func(a *script.Response) {
			a.Medication.Prescription.Drug.Strength, a.Medication.Prescription.Drug.Form = "20 mg", drug.FormCapsule
			a.Medication.Prescription.Substitution = rx.DispenseAsWritten
		}, script.Replaced, []script.Difference{script.DiffStrength, script.DiffForm, script.DiffSubstitution}, script.RuleApprovedDiffers},
		{"approved for another pharmacy", script.Approved, func(a *script.Response) { a.Pharmacy.NCPDPID = "1234567" },
			script.Denied, []script.Difference{script.DiffPharmacy}, script.RuleOtherPharmacy},
		{"approved by another prescriber", script.Approved, func(a *script.Response) { a.Prescriber.NPI = "1000000004" },
			script.Approved, []script.Difference{script.DiffPrescriber}, nil},
		{"approved for another patient", script.Approved, func(a *script.Response) { a.Patient.Born = rx.NewSecret("1999-01-01") },
			script.Approved, []script.Difference{script.DiffPatient}, script.RuleOtherPatient},
		{"approved without a medication", script.Approved, func(a *script.Response) { a.Medication = script.Medication{} },
			script.OutcomeUnknown, nil, script.RuleNoMedication},
		{"case and spaces are no difference", script.Approved, func(a *script.Response) {
			a.Medication.Prescription.Sig.Text = rx.NewSecret("TAKE 1 tablet  by mouth once daily")
		}, script.Approved, nil, nil},
		{"denied needs no medication", script.Denied, func(a *script.Response) { a.Medication = script.Medication{} }, script.OutcomeUnknown, nil, nil},
		{"no outcome", script.OutcomeUnknown, func(*script.Response) {}, script.OutcomeUnknown, nil, script.RuleUnknown},
		{"approved with the reason of a denial", script.Approved, func(a *script.Response) { a.Verdict.Denial = rx.NewSecret("not seen since May") },
			script.OutcomeUnknown, nil, script.RuleContradicts},
		{"approved in other words, and the old code", script.Approved, func(a *script.Response) {
			a.Medication.Prescription.Drug.Description = "Lisinopril 40 mg tablet"
		}, script.Replaced, []script.Difference{script.DiffDrug}, script.RuleApprovedDiffers},
		{"approved in the old words, with another code", script.Approved, func(a *script.Response) { a.Medication.Prescription.Drug.RxCUI = 314077 },
			script.Replaced, []script.Difference{script.DiffDrug}, script.RuleApprovedDiffers},
		{"approved in another form of the same kind", script.Approved, func(a *script.Response) { a.Medication.Details.FormCode = "C42927" },
			script.Replaced, []script.Difference{script.DiffForm}, script.RuleApprovedDiffers},
		{"approved on a schedule", script.Approved, func(a *script.Response) { a.Medication.Prescription.Drug.Schedule = drug.ScheduleIV },
			script.Replaced, []script.Difference{script.DiffSchedule}, script.RuleApprovedDiffers},
		{"approved from a later day on", script.Approved, func(a *script.Response) { a.Medication.Prescription.Effective = cal.Of(2027, time.January, 2) },
			script.Replaced, []script.Difference{script.DiffEffective}, script.RuleApprovedDiffers},
		{"approved with a note", script.Approved, func(a *script.Response) { a.Medication.Prescription.Note = rx.NewSecret("not before the visit") },
			script.Approved, []script.Difference{script.DiffNote}, script.RuleNote},
		{"approved with a note on the outcome", script.Approved, func(a *script.Response) { a.Verdict.Note = rx.NewSecret("not before the visit") },
			script.Approved, []script.Difference{script.DiffNote}, script.RuleNote},
		{"fewer refills and a note", script.ApprovedWithChanges, func(a *script.Response) {
			a.Medication.Prescription.Refills, a.Verdict.Note = rx.RefillCount(1), rx.NewSecret("not before the visit")
		}, script.ApprovedWithChanges, []script.Difference{script.DiffRefills, script.DiffNote}, script.RuleNote},
		{"approved without directions", script.Approved, func(a *script.Response) { a.Medication.Prescription.Sig.Text = rx.Secret{} },
			script.Replaced, []script.Difference{script.DiffSig}, script.RuleApprovedDiffers},
		{"approved with words beside the directions", script.Approved, func(a *script.Response) { a.Medication.Details.Sig.Clarifying = rx.NewSecret("only if needed") },
			script.Replaced, []script.Difference{script.DiffSig}, script.RuleApprovedDiffers},
		{"approved with a quantity that is no number", script.Approved, func(a *script.Response) {
			a.Medication.Prescription.Quantity = drug.Quantity{}
			a.Findings = []script.Finding{{Code: script.CodeSufficient}}
		}, script.Replaced, []script.Difference{script.DiffQuantity}, script.RuleApprovedDiffers},
		{"approved, and silent on the quantity and the form", script.Approved, func(a *script.Response) {
			a.Medication.Prescription.Quantity, a.Medication.Details.FormCode, a.Medication.Prescription.Drug.Form = drug.Quantity{}, "", drug.FormUnknown
		}, script.Approved, nil, nil},
		{"approved with no refills", script.Approved, func(a *script.Response) { a.Medication.Prescription.Refills = rx.RefillCount(0) },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, script.RuleNoRefills},
		{"changed to no refills", script.ApprovedWithChanges, func(a *script.Response) { a.Medication.Prescription.Refills = rx.RefillCount(0) },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, script.RuleNoRefills},
		{"replaced by one fill", script.Replaced, func(a *script.Response) { a.Medication.Prescription.Refills = rx.RefillCount(0) },
			script.ApprovedWithChanges, []script.Difference{script.DiffRefills}, nil},
		{"denied under the number of another request", script.Denied, func(a *script.Response) { a.Reference = "REQ-2" },
			script.OutcomeUnknown, nil, script.RuleOtherRequest},
		{"approved under the number of another prescription", script.Approved, func(a *script.Response) { a.RxNumber = "RX8" },
			script.OutcomeUnknown, nil, script.RuleOtherRequest},
		{"approved under the numbers of the request", script.Approved, func(a *script.Response) { a.Reference, a.RxNumber = "REQ-1", "RX7" },
			script.Approved, nil, nil},
		{"an answer to another kind", script.Approved, func(a *script.Response) { a.Kind = script.KindCancelRxResponse }, script.OutcomeUnknown, nil, script.RuleNotAsked},
	}
	seen := []reason.Code{script.RulePendingAgain.Code, script.RuleAfterFinal.Code} // in the test below
	for _, tt := range tests {
		asked, answer := renewal(t)
		answer.Verdict.Outcome = tt.outcome
		tt.change(&answer)
		j := script.Judge(asked, answer)
		require.Equal(t, tt.problem, j.Problem, tt.name)
		require.Equal(t, tt.differ, j.Differences, tt.name)
		require.Equal(t, tt.implied, j.Implied, tt.name)
		if tt.problem != nil {
			seen = append(seen, tt.problem.Code)
		}
	}
	reasontest.Check(t, script.Rules(), seen)
}

// TestARenewalApprovedWithNoRefillsIsForAPerson also where the number was left to the prescriber: nobody knows whether it
// means one fill or none.
func TestARenewalApprovedWithNoRefillsIsForAPerson(t *testing.T) {
	t.Parallel()
	asked, answer := renewal(t)
	asked.Dispensed.Details.RefillsRequested, answer.Medication.Prescription.Refills = rx.Refills{}, rx.RefillCount(0)
	require.Equal(t, script.RuleNoRefills, script.Judge(asked, answer).Problem)
	answer.Medication.Prescription.Refills = rx.RefillCount(1)
	require.Nil(t, script.Judge(asked, answer).Problem)
}

func TestPendingMayBeSaidOnceAndNothingFollowsAFinalAnswer(t *testing.T) {
	t.Parallel()
	asked, answer := renewal(t)
	require.Nil(t, script.Judge(asked, answer, script.Pending).Problem)
	require.Equal(t, script.RuleAfterFinal, script.Judge(asked, answer, script.Pending, script.Denied).Problem)
	answer.Verdict.Outcome = script.Pending
	require.Nil(t, script.Judge(asked, answer).Problem)
	require.Equal(t, script.RulePendingAgain, script.Judge(asked, answer, script.Pending).Problem)
}

func TestAPrescriberMayPickOneOfSeveralProposals(t *testing.T) {
	t.Parallel()
	asked, answer := renewal(t)
	asked.Kind, asked.Code, answer.Kind = script.KindRxChangeRequest, "T", script.KindRxChangeResponse
	asked.Prescribed.Prescription.Refills = answer.Medication.Prescription.Refills
	other := asked.Prescribed
	other.Prescription.Drug.RxCUI = 314077
	asked.Requested = []script.Medication{other, asked.Prescribed}
	require.Nil(t, script.Judge(asked, answer).Problem)
	answer.Medication.Prescription.Refills = rx.RefillCount(11)
	j := script.Judge(asked, answer)
	require.Equal(t, script.RuleApprovedDiffers, j.Problem, "the refills of a proposal are asked for")
	require.Equal(t, []script.Difference{script.DiffRefills}, j.Differences)
	asked.Requested = asked.Requested[:1]
	require.Equal(t, script.RuleApprovedDiffers, script.Judge(asked, answer).Problem)
}

func TestAnAcknowledgementCountsOnlyWithACodeThatMeansSuccess(t *testing.T) {
	t.Parallel()
	tests := []struct {
		inside           string
		accepted, failed bool
	}{
		{"<Status><Code>000</Code></Status>", true, false},
		{"<Status><Code>001</Code></Status>", true, false},
		{"<Status><Code>010</Code></Status>", true, false},
		{"<Verify><VerifyStatus><Code>010</Code></VerifyStatus></Verify>", true, false},
		{"<Verify><Code>010</Code></Verify>", true, false},
		{"<Status/>", false, false},
		{"<Status><Code>P001</Code></Status>", false, false},
		{"<Status><Code>900</Code></Status>", false, true},
		{"<Verify><Code>602</Code></Verify>", false, true},
		{"<Error><Code>900</Code></Error>", false, true},
		{"<Error><Code>010</Code></Error>", false, true},
		{"<Error/>", false, true},
		{"<Status><Code>000</Code><Code>900</Code></Status>", false, true},
		{"<Status><Code>000</Code><Error><Code>900</Code></Error></Status>", false, true},
		{"<Verify><Code>900</Code><VerifyStatus><Code>010</Code></VerifyStatus></Verify>", false, true},
	}
	for _, tt := range tests {
		a, err := parse(t, body(tt.inside)).Acknowledgement()
		require.NoError(t, err)
		require.Equal(t, tt.accepted, a.Accepted(), tt.inside)
		require.Equal(t, tt.failed, a.Failed, tt.inside)
	}
	a, err := parse(t, body("<Status><Code>P001</Code></Status>")).Acknowledgement()
	require.NoError(t, err)
	require.True(t, a.Accepted("P001"), "the host's own code")
	a, err = parse(t, body("<Error><Code>P001</Code></Error>")).Acknowledgement()
	require.NoError(t, err)
	require.False(t, a.Accepted("P001"), "an Error is never one")
}

func TestFillIndicatorsSayWhatToReport(t *testing.T) {
	t.Parallel()
	for _, text := range append(script.FillIndicators(), "all fill  statuses except transferred", "All except Transferred", "Cancel All") {
		_, known := script.Wants(text)
		require.True(t, known, text)
	}
	states, known := script.Wants("Not Dispensed and Transferred")
	require.True(t, known)
	require.Equal(t, []script.FillStatus{script.NotDispensed, script.Transferred}, states)
	for _, text := range []string{"", "sometimes"} {
		_, known = script.Wants(text)
		require.False(t, known, text)
	}
}

func TestAHostsOwnTableOfCodesComesFirst(t *testing.T) {
	t.Parallel()
	host := []script.Word{{Code: "AD", Text: "our words"}, {Code: "ZZ", Text: "licensed"}}
	require.Equal(t, "our words", script.Explain("AD", host, script.DenialReasons()))
	require.Equal(t, "licensed", script.Explain("ZZ", host, script.DenialReasons()))
	require.NotEmpty(t, script.Explain("AM", host, script.DenialReasons()))
	require.Empty(t, script.Explain("??", host, script.DenialReasons()))
	for _, table := range [][]script.Word{script.DenialReasons(), script.ChangeSubCodes(), script.AcknowledgementCodes(), script.QuantityQualifiers()} {
		seen := map[string]bool{}
		for _, w := range table {
			require.False(t, seen[w.Code], w.Code)
			require.NotEmpty(t, w.Text, w.Code)
			require.NotEmpty(t, w.Evidence, w.Code)
			seen[w.Code] = true
		}
	}
}

func TestAnAnswerIsDueWithin24Hours(t *testing.T) {
	t.Parallel()
	require.False(t, script.Overdue(sentAt, sentAt.Add(script.AnswerWithin)))
	require.True(t, script.Overdue(sentAt, sentAt.Add(script.AnswerWithin+1)))
}
