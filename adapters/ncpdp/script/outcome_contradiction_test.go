package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAYesWithAReasonOfADenialIsForAPerson goes through what an outcome may hold beside its name.
func TestAYesWithAReasonOfADenialIsForAPerson(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		inside string
		holds  bool
	}{
		{"<Approved/>", false},
		{"<Approved><Note>as asked</Note><ReferenceNumber>1</ReferenceNumber></Approved>", false},
		{"<Approved><DenialReason/><ReasonCode/></Approved>", false},
		{"<Approved><ReasonCode>ZZ</ReasonCode></Approved>", false}, // of a list that we do not have
		{"<Denied><ReasonCode>AA</ReasonCode><DenialReason>unknown here</DenialReason></Denied>", false},
		{"<Pending><ReasonCode>HQ</ReasonCode></Pending>", false},
		{"<Approved><DenialReason>seen last year</DenialReason></Approved>", true},
		{"<Approved><ReasonCode>AA</ReasonCode></Approved>", true},
		{"<ApprovedWithChanges><ReasonCode>ZZ</ReasonCode><ReasonCode>AM</ReasonCode></ApprovedWithChanges>", true},
	} {
		a := response(t, body("<RxRenewalResponse><Response>"+tt.inside+"</Response></RxRenewalResponse>"))
		require.Equal(t, tt.holds, len(a.Findings) > 0, tt.inside)
		problem := script.Judge(script.Request{Kind: script.KindRxRenewalRequest}, a).Problem
		require.Equal(t, tt.holds, problem == script.RuleContradicts, tt.inside)
		if tt.holds {
			require.Equal(t, script.CodeOutcomeContradicts, a.Findings[0].Code)
			require.True(t, a.Findings[0].Code.Holds())
		}
	}
	a := response(t, body("<RxRenewalResponse><Response><Approved><DenialReasonCode>ZZ</DenialReasonCode></Approved></Response></RxRenewalResponse>"))
	require.Equal(t, []script.Code{script.CodeOutcomeContradicts}, codesOf(a.Findings), "the name says what the code is of")
	require.True(t, script.CodeOutcomeMissing.Holds(), "silence is no answer")
}

// TestAMedicationMayStandInsideTheOutcome has the places in which an answer may hold the new prescription.
func TestAMedicationMayStandInsideTheOutcome(t *testing.T) {
	t.Parallel()
	const drug = "<MedicationPrescribed><DrugDescription>Sample 10 mg tablet</DrugDescription></MedicationPrescribed>"
	for _, tt := range []struct {
		inside string
		want   string
		codes  []script.Code
	}{
		{"<Response><Approved/></Response>" + drug, "Sample 10 mg tablet", nil},
		{"<Response><Approved>" + drug + "</Approved></Response>", "Sample 10 mg tablet", nil},
		{"<Response><Denied/></Response>", "", nil},
		{"<Response><Approved>" + drug + "</Approved></Response>" + drug, "", []script.Code{script.CodeDoubled}},
		{"<Response><Approved>" + drug + drug + "</Approved></Response>", "", []script.Code{script.CodeDoubled}},
		{"<Response><Approved/></Response>" + drug + drug, "", []script.Code{script.CodeDoubled}},
	} {
		a := response(t, body("<RxRenewalResponse>"+tt.inside+"</RxRenewalResponse>"))
		require.Equal(t, tt.want, a.Medication.Prescription.Drug.Description, tt.inside)
		require.Equal(t, tt.want != "", a.Medication.Given, tt.inside)
		require.Equal(t, tt.codes, codesOf(a.Findings), tt.inside)
	}
}
