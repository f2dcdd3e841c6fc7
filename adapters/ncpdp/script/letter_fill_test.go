package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

func TestAFillThatWouldMisleadThePrescriberIsNotWritten(t *testing.T) {
	t.Parallel()
	named := script.Medication{Given: true}
	named.Prescription.Drug.Description = "Lisinopril 10 mg tablet"
	counted := named
	counted.Prescription.Quantity = drug.Units(30, drug.Tablet)
	tests := []struct {
		name string
		f    script.Fill
		ok   bool
	}{
		{"partly, and nothing dispensed", script.Fill{Status: script.PartlyDispensed, Prescribed: counted}, false},
		{"partly, and not how much", script.Fill{Status: script.PartlyDispensed, Dispensed: named}, false},
		{"not dispensed, and something dispensed", script.Fill{Status: script.NotDispensed, Prescribed: named, Dispensed: counted}, false},
		{"transferred, and no drug", script.Fill{Status: script.Transferred}, false},
		{"partly, thirty", script.Fill{Status: script.PartlyDispensed, Dispensed: counted}, true},
		{"not dispensed", script.Fill{Status: script.NotDispensed, Prescribed: named}, true},
		{"not dispensed, and no drug", script.Fill{Status: script.NotDispensed}, true},
		{"transferred", script.Fill{Status: script.Transferred, Prescribed: named}, true},
		{"dispensed as ordered", script.Fill{Status: script.Dispensed}, true},
	}
	for _, tt := range tests {
		out, err := letter(script.V2017071).Fill(tt.f)
		if !tt.ok {
			require.ErrorIs(t, err, script.ErrUnwritable, tt.name)
			continue
		}
		require.Empty(t, codesOf(written(t, out, err).Findings()), tt.name)
	}
}

// TestNotDispensedWithAMedicationDispensedIsForAPerson: one of the two is wrong.
func TestNotDispensedWithAMedicationDispensedIsForAPerson(t *testing.T) {
	t.Parallel()
	f, err := parse(t, body("<RxFill><FillStatus><NotDispensed/></FillStatus>"+filled+"</RxFill>")).Fill()
	require.NoError(t, err)
	require.Equal(t, []script.Code{script.CodeFillContradicts}, codesOf(f.Findings))
	require.True(t, script.CodeFillContradicts.Holds())
}
