package script_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestATextOfAnotherStrengthIsForAPerson has what the two say, and a finding only where they exclude each other.
func TestATextOfAnotherStrengthIsForAPerson(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, value, unit string
		holds             bool
	}{
		{"Lisinopril 10 mg tablet", "100", "C28253", true},
		{"Lisinopril 10MG tablet", "100 mg", "", true},
		{"LISINOPRIL 40 MG", "10", "C28253", true},
		{"Levothyroxine 50 MCG Oral Tablet", "50", "C28253", true},
		{"Metformin 1 g tablet", "500", "C28253", true},
		{"Sample 1,000 mg tablet", "100", "C28253", true},
		{"Sample XL 30 MG 24 HR tablet", "60", "C28253", true},
		{"Digoxin 0.0625 mg tablet", "62.6", "C48152", true}, // exact, also behind the third place

		{"Lisinopril 10 mg tablet", "10", "C28253", false},
		{"Lisinopril 10 mg tablet", "10 mg", "C28253", false},
		{"Lisinopril 10 mg tablet", "10.0", "C28253", false},
		{"Lisinopril 10 mg tablet", "100", "", false}, // of what?
		{"Lisinopril 10 mg tablet", "100", "C28254", false},
		{"Lisinopril", "100", "C28253", false},
		{"Levothyroxine 50 MCG Oral Tablet", "0.05", "C28253", false},
		{"Levothyroxine 50 MCG Oral Tablet", "50", "C48152", false},
		{"Metformin 1 g tablet", "1000", "C28253", false},
		{"Digoxin 0.0625 mg tablet", "62.5", "C48152", false},
		{"Sample 12345678 mg tablet", "5", "C28253", false}, // no strength that we can be sure of
		{"Sample 1,000 mg tablet", "1000", "C28253", false},
		{"Amoxicillin 250 MG/5ML suspension", "50", "C28253", false},
		{"Hydrocodone-acetaminophen 5-325 mg tablet", "5", "C28253", false},
		{"Sample 875 MG / 125 MG Oral Tablet", "875", "C28253", false},
		{"Sample 0.1 % cream 15 g", "1", "C28253", false},
		{"Sample 2 mg per 3 mL pen", "0.5", "C28253", false},
		{"Sample cream 15 g", "20", "C28253", false},
		{"Sample 10 mg tablet", "5 mg/5 mL", "", false},
	} {
		unit := ""
		if tt.unit != "" {
			unit = "<StrengthUnitOfMeasure><Code>" + tt.unit + "</Code></StrengthUnitOfMeasure>"
		}
		n := medication(t, "<DrugDescription>"+tt.text+"</DrugDescription><DrugCoded><Strength><StrengthValue>"+tt.value+"</StrengthValue>"+unit+"</Strength></DrugCoded>")
		require.Equal(t, tt.holds, slices.Contains(codesOf(n.Findings), script.CodeStrengthContradicts), "%+v", tt)
		require.Equal(t, tt.text, n.Prescription.Drug.Description, "both stay as sent")
	}
	require.True(t, script.CodeStrengthContradicts.Holds())
}

func TestAUnitInWordsAndInCodeIsSaidOnce(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{"5": "5 mg", "5 mg": "5 mg", "5MG": "5MG", "mg": "mg mg"} {
		n := medication(t, "<DrugCoded><Strength>"+value+"</Strength><StrengthSourceCode>AB</StrengthSourceCode><StrengthCode>C28253</StrengthCode></DrugCoded>")
		require.Equal(t, want, n.Prescription.Drug.Strength)
	}
}
