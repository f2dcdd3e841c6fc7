package script_test

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// TestATextAndAUnitOfAnotherNatureAreForAPerson has what senders write, and a finding only where the two exclude each other.
func TestATextAndAUnitOfAnotherNatureAreForAPerson(t *testing.T) {
	t.Parallel()
	const form = "<DrugCoded><Strength><StrengthForm><Code>C42998</Code></StrengthForm></Strength></DrugCoded>"
	for _, tt := range []struct {
		text, more string
		unit       drug.Unit
		holds      bool
	}{
		{"Amoxicillin 500 MG Oral Capsule", "", drug.Milliliter, true},
		{"AMOXICILLIN 500MG CAPSULES", "", drug.Milliliter, true},
		{"Sample 8 mg Tab, Disintegrating", "", drug.Milliliter, true},
		{"Sample 10 mg (tablet)", "", drug.Milliliter, true},
		{"Sample 10 mg", form, drug.Milliliter, true},
		{"Amoxicillin 250 MG/5ML Oral Suspension", "", drug.Tablet, true},
		{"Sample cough syrup", "", drug.Capsule, true},

		{"Amoxicillin 500 MG Oral Capsule", "", drug.Capsule, false},
		{"Amoxicillin 500 MG Oral Capsule", "", drug.Each, false},
		{"Amoxicillin 500 MG Oral Capsule", "", "C62412", false},
		{"Amoxicillin 500 MG Oral Capsule", "", drug.Tablet, false}, // both are counted
		{"Amoxicillin 250 MG/5ML Oral Suspension", "", drug.Milliliter, false},
		{"Sample 25 MG Tablet for Oral Suspension", "", drug.Tablet, false},
		{"Sample 25 MG Tablet for Oral Suspension", form, drug.Milliliter, false},
		{"Sample 2 MG/ML in a vial with a cap", "", drug.Milliliter, false},
		{"Tab-A-Vite drops", "", drug.Milliliter, false},
		{"Absolution gel", "", drug.Tablet, false},
		{"Sample capsule contents in a base", "<CompoundInformation/>", drug.Milliliter, false},
		{"Sample 10 MG Oral Tablet", "", "", false},
		{"", "", drug.Milliliter, false},
	} {
		n := newRx(t, set("MedicationPrescribed", "<DrugDescription>"+tt.text+"</DrugDescription>"+tt.more+
			"<Quantity><Value>150</Value><CodeListQualifier>38</CodeListQualifier><QuantityUnitOfMeasure><Code>"+string(tt.unit)+"</Code></QuantityUnitOfMeasure></Quantity>", 1))
		require.Equal(t, tt.holds, slices.Contains(codesOf(n.Findings), script.CodeUnitContradicts), "%s %s", tt.text, tt.unit)
		require.Equal(t, tt.unit, n.Prescription.Quantity.Unit(), "both stay as sent")
	}
	require.True(t, script.CodeUnitContradicts.Holds())
}

func TestNoSampleHasAUnitAgainstItsDrug(t *testing.T) {
	t.Parallel()
	if os.Getenv("MAILRX_SAMPLES") != "" {
		t.Skip("another folder of samples is named")
	}
	for name, data := range samples(t) {
		if m, err := script.Parse(data, script.Limits{}); err == nil {
			require.NotContains(t, codesOf(m.Findings()), script.CodeUnitContradicts, name)
		}
	}
}
