package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

const ordered = "<MedicationPrescribed><DrugDescription>Oxycodone 5 mg tablet</DrugDescription><Quantity><Value>30</Value>" +
	"<CodeListQualifier>38</CodeListQualifier></Quantity></MedicationPrescribed>"

const filled = "<MedicationDispensed><DrugDescription>Lisinopril 10 mg tablet</DrugDescription><Quantity><Value>90</Value>" +
	"<CodeListQualifier>87</CodeListQualifier></Quantity></MedicationDispensed>"

// TestATransferKeepsWhatWasPrescribedFromWhatWasDispensed: what another pharmacy filled is no prescription to fill from.
func TestATransferKeepsWhatWasPrescribedFromWhatWasDispensed(t *testing.T) {
	t.Parallel()
	for _, inside := range []string{ordered + filled, filled + ordered} {
		m := parse(t, body("<RxTransferResponse><Response><Approved/></Response>"+inside+"</RxTransferResponse>"))
		x, err := m.Transfer()
		require.NoError(t, err)
		require.Len(t, x.Medications, 1)
		require.Equal(t, "Oxycodone 5 mg tablet", x.Medications[0].Prescription.Drug.Description)
		require.Equal(t, rx.Transfer, x.Medications[0].Prescription.Origin)
		require.Len(t, x.Dispensed, 1)
		require.Equal(t, "Lisinopril 10 mg tablet", x.Dispensed[0].Prescription.Drug.Description)
		require.Equal(t, rx.OriginUnknown, x.Dispensed[0].Prescription.Origin, "nothing to fill from")
		for _, v := range dialects {
			x.RelatesTo, x.OrderNumber = "EX-20261102-0001", ""
			out, err := letter(v).Transfer(x)
			require.Contains(t, string(out), "</MedicationPrescribed>")
			again, err := written(t, out, err).Transfer()
			require.NoError(t, err)
			require.Equal(t, said(t, m).(script.Transfer).Dispensed[0].Prescription.Drug, again.Dispensed[0].Prescription.Drug, v)
			require.Len(t, again.Medications, 1)
			require.True(t, again.Dispensed[0].Filled)
		}
	}
}

// TestAQuantityDispensedIsWrittenAsOne: 87 is what left the pharmacy, 38 what was ordered.
func TestAQuantityDispensedIsWrittenAsOne(t *testing.T) {
	t.Parallel()
	for qualifier, want := range map[string]bool{"87": true, "38": false, "": false} {
		f, err := parse(t, body("<RxFill><FillStatus><Dispensed/></FillStatus><MedicationDispensed><Quantity><Value>30</Value>"+
			"<CodeListQualifier>"+qualifier+"</CodeListQualifier></Quantity></MedicationDispensed></RxFill>")).Fill()
		require.NoError(t, err)
		require.Equal(t, want, f.Dispensed.Filled, qualifier)
		f.OrderNumber = ""
		for _, v := range dialects {
			out, err := letter(v).Fill(f)
			again, err := written(t, out, err).Fill()
			require.NoError(t, err)
			require.Equal(t, want, again.Dispensed.Filled, v)
			require.Equal(t, f.Dispensed.Prescription.Quantity, again.Dispensed.Prescription.Quantity)
		}
	}
	f, err := parse(t, body("<RxFill><FillStatus><Dispensed/></FillStatus><MedicationDispensed><Quantity><Value>some</Value>"+
		"<CodeListQualifier>87</CodeListQualifier></Quantity></MedicationDispensed></RxFill>")).Fill()
	require.NoError(t, err)
	require.False(t, f.Dispensed.Filled, "there is no quantity that was dispensed")
	wrong := script.Medication{Given: true, Filled: true}
	wrong.Prescription.Quantity = drug.Units(30, drug.Tablet)
	_, err = letter(script.V2017071).Fill(script.Fill{Status: script.Dispensed, Prescribed: wrong, Dispensed: wrong})
	require.ErrorIs(t, err, script.ErrUnwritable, "what was ordered was not dispensed by that")
}

// TestAnElectronicPrescriptionOfAControlledDrugIsTransferredUnaltered: a copy of the element is written as it came, with what
// no view holds.
func TestAnElectronicPrescriptionOfAControlledDrugIsTransferredUnaltered(t *testing.T) {
	t.Parallel()
	m := parse(t, body("<NewRx>"+strings.Replace(ordered, "</Quantity>", "</Quantity><Unseen at=\"1\"> as it came </Unseen>", 1)+"</NewRx>"))
	as := script.Copy(m.BodyNode().Find("MedicationPrescribed"))
	l := letter(script.V2017071)
	out, err := l.Write(script.KindTransfer, script.Group("Response", script.Group("Approved")), as)
	moved := written(t, out, err)
	require.Equal(t, as, script.Copy(moved.BodyNode().Find("MedicationPrescribed")))
	x, err := moved.Transfer()
	require.NoError(t, err)
	require.Equal(t, "Oxycodone 5 mg tablet", x.Medications[0].Prescription.Drug.Description)
}
