package script_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// TestADoseFormIsReadAndItsCodeKept: a capsule of a controlled drug has a form, as a tablet has.
func TestADoseFormIsReadAndItsCodeKept(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]drug.Form{
		"C42998": drug.FormTablet, "C42931": drug.FormTablet, "C42927": drug.FormTablet, "C25158": drug.FormCapsule,
		"C42986": drug.FormLiquid, "C42994": drug.FormLiquid, "C42996": drug.FormLiquid, "C28944": drug.FormTopical,
		"C42966": drug.FormTopical, "C42934": drug.FormTopical, "C42960": drug.FormInhaler, "C42945": drug.FormInjection,
		"C42968": drug.FormOther, "C99999": drug.FormUnknown,
	} {
		for _, shape := range []string{
			"<DrugCoded><Strength><StrengthForm><Code>%s</Code></StrengthForm></Strength></DrugCoded>",
			"<Product><DrugCoded><Strength><StrengthForm><Code>%s</Code></StrengthForm></Strength></DrugCoded></Product>",
			"<DrugCoded><FormSourceCode>AA</FormSourceCode><FormCode>%s</FormCode></DrugCoded>",
		} {
			n := medication(t, fmt.Sprintf(shape, code))
			require.Equal(t, want, n.Prescription.Drug.Form, code)
			require.Equal(t, code, n.Details.FormCode, shape)
		}
	}
}

func TestALetterWritesTheDoseFormThatWasSent(t *testing.T) {
	t.Parallel()
	for _, v := range dialects {
		n := newRx(t, string(ours(t)[file2017]))
		n.Details.FormCode = "C42931"
		out, err := letter(v).NewRx(n)
		require.NoError(t, err)
		require.Equal(t, "C42931", newRx(t, string(out)).Details.FormCode, v)

		n.Details.FormCode = "" // a capsule has a code of its own
		n.Prescription.Drug.Form = drug.FormCapsule
		out, err = letter(v).NewRx(n)
		require.NoError(t, err)
		require.Equal(t, "C25158", newRx(t, string(out)).Details.FormCode, v)

		n.Details.FormCode = "C42998"
		_, err = letter(v).NewRx(n)
		require.ErrorContains(t, err, "two dose forms")
	}
}

// TestNotToBeFilledIsSeenInEveryView: an approval that is for the file is none to fill.
func TestNotToBeFilledIsSeenInEveryView(t *testing.T) {
	t.Parallel()
	const mark = "<MedicationPrescribed><DoNotFill>E</DoNotFill></MedicationPrescribed>"
	details := map[string]func(m *script.Message) (script.Details, []script.Finding){
		"<NewRx>" + mark + "</NewRx>": func(m *script.Message) (script.Details, []script.Finding) {
			n, _ := m.NewRx()
			return n.Details, n.Findings
		},
		"<RxRenewalResponse><Response><Approved/></Response>" + mark + "</RxRenewalResponse>": answeredDetails,
		"<RxChangeResponse><Response><Approved/></Response>" + mark + "</RxChangeResponse>":   answeredDetails,
		"<RxTransfer>" + mark + "</RxTransfer>": func(m *script.Message) (script.Details, []script.Finding) {
			v, _ := m.Transfer()
			return v.Medications[0].Details, v.Findings
		},
	}
	for text, read := range details {
		m := parse(t, body(text))
		d, found := read(m)
		require.Equal(t, "E", d.DoNotFill, text)
		require.Contains(t, codesOf(found), script.CodeDoNotFill, text)
		require.Contains(t, codesOf(m.Findings()), script.CodeDoNotFill, text)
		var b strings.Builder
		require.NoError(t, script.Describe(&b, m, script.DescribeOptions{}))
		require.Contains(t, b.String(), "not to be filled now", text)
	}
	require.True(t, script.CodeDoNotFill.Holds())
}

func answeredDetails(m *script.Message) (script.Details, []script.Finding) {
	a, _ := m.Response()
	return a.Medication.Details, a.Findings
}
