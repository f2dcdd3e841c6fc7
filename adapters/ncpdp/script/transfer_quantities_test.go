package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// TestATransferTellsSeveralQuantitiesAtOnce: each is another fact, and of the same one twice none is taken.
func TestATransferTellsSeveralQuantitiesAtOnce(t *testing.T) {
	t.Parallel()
	as := func(value, qualifier string) string {
		return "<Quantity><Value>" + value + "</Value><CodeListQualifier>" + qualifier + "</CodeListQualifier></Quantity>"
	}
	for _, tt := range []struct {
		inside                string
		original, left, moved string
		odd                   []script.Code
	}{
		{as("90", "38") + as("60", "40") + as("30", "QT"), "90", "60", "30", nil},
		{as("60", "40") + as("90", ""), "90", "60", "", nil},
		{as("30", "QT"), "", "", "30", nil},
		{as("90", "38") + as("60", "40") + as("50", "40"), "90", "", "", []script.Code{script.CodeDoubled}},
		{as("90", "38") + as("80", "38") + as("60", "40"), "", "60", "", []script.Code{script.CodeDoubled}},
		{as("90", "38") + as("80", ""), "", "", "", []script.Code{script.CodeDoubled}},
	} {
		m := parse(t, body("<RxTransferResponse><Response><Approved/></Response><MedicationPrescribed>"+tt.inside+"</MedicationPrescribed></RxTransferResponse>"))
		x, err := m.Transfer()
		require.NoError(t, err)
		got := x.Medications[0]
		require.Equal(t, []string{tt.original, tt.left, tt.moved}, []string{got.Prescription.Quantity.String(), got.Details.Left.String(), got.Details.Moved.String()}, tt.inside)
		require.Equal(t, tt.odd, codesOf(x.Findings), tt.inside)
	}
}

// TestATransferWritesTheQuantitiesThatItRead in each release, and no other kind takes two.
func TestATransferWritesTheQuantitiesThatItRead(t *testing.T) {
	t.Parallel()
	one := script.Medication{Given: true}
	one.Prescription.Quantity, one.Details.Left, one.Details.Moved = drug.Units(90, drug.Tablet), drug.Units(60, drug.Tablet), drug.Units(30, drug.Tablet)
	for _, v := range dialects {
		want := script.Transfer{Kind: script.KindTransfer, Verdict: script.Verdict{Outcome: script.Approved}, Medications: []script.Medication{one}}
		out, err := letter(v).Transfer(want)
		got, err := written(t, out, err).Transfer()
		require.NoError(t, err)
		require.Equal(t, one.Prescription.Quantity, got.Medications[0].Prescription.Quantity, v)
		require.Equal(t, one.Details.Left, got.Medications[0].Details.Left, v)
		require.Equal(t, one.Details.Moved, got.Medications[0].Details.Moved, v)
		require.Empty(t, got.Findings)
	}
	_, err := letter(script.V2017071).Fill(script.Fill{Status: script.Dispensed, Dispensed: one})
	require.ErrorIs(t, err, script.ErrUnwritable)
}
