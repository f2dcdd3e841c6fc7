package script_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// TestAnElementThatRepeatsAndMayNotIsReadAsAbsent repeats one element after the other of the sample. Neither the first nor
// the last value is known to be meant.
func TestAnElementThatRepeatsAndMayNotIsReadAsAbsent(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, old, with, path string
		absent                func(m *script.Message, n script.NewRx) bool
	}{
		{"refills", "+R:1'", "+R:1*R:9'", "/DRU[1]/6", func(_ *script.Message, n script.NewRx) bool { return n.Prescription.Refills == (rx.Refills{}) }},
		{"substitution", "+0+R:1'", "+0*1+R:1'", "/DRU[1]/5", func(_ *script.Message, n script.NewRx) bool {
			return n.Prescription.Substitution == rx.SubstitutionAbsent
		}},
		{"quantity", ":90:38:AC:C48542", ":90:38:AC:C48542*:10:38:AC:C48542", "/DRU[1]/2", func(_ *script.Message, n script.NewRx) bool { return n.Prescription.Quantity == (drug.Quantity{}) }},
		{"directions", "day/+no more/.", "day*:Take 9", "/DRU[1]/3", func(_ *script.Message, n script.NewRx) bool { return n.Prescription.Sig.Text.Reveal() == "" }},
		{"drug", "C28253+", "C28253*P:Other drug+", "/DRU[1]/1", func(_ *script.Message, n script.NewRx) bool { return n.Prescription.Drug.Description == "" }},
		{"patient", "Sampleton:Testa:Q", "Sampleton:Testa:Q*Other:Person", "/PTT[1]/3", func(_ *script.Message, n script.NewRx) bool { return n.Patient.Last.Reveal() == "" }},
		{"order number", "EX-ORDER-1001", "EX-ORDER-1001*EX-2", "/UIH[1]/3", func(m *script.Message, _ script.NewRx) bool { return m.Header().PrescriberOrderNumber == "" }},
		{"sender", "6000000000001:D", "6000000000001:D*666:D", "/UIB[1]/6", func(m *script.Message, _ script.NewRx) bool { return m.Header().From.ID == "" }},
		{"message id", "EX-20261102-0001", "EX-20261102-0001*EX-2", "/UIB[1]/3", func(m *script.Message, _ script.NewRx) bool { return m.Header().MessageID == "" }},
	}
	for _, tt := range tests {
		text := strings.Replace(edifact(t), tt.old, tt.with, 1)
		require.NotEqual(t, edifact(t), text, tt.name)
		m := parse(t, text)
		n, err := m.NewRx()
		require.NoError(t, err)
		require.True(t, tt.absent(m, n), tt.name)
		require.True(t, bears(m.Findings(), script.CodeDoubled, tt.path), tt.name)
	}
	m := parse(t, edi("NEWRX", "DRU+P:X++:Take one'SIG+1:+:+:+1:take*1:chew'"))
	require.True(t, bears(m.Findings(), script.CodeDoubled, "/SIG[1]/4"))
}

func bears(found []script.Finding, c script.Code, path string) bool {
	for _, f := range found {
		if f.Code == c && f.Path == path {
			return true
		}
	}
	return false
}

func TestWhatTheFrameOfAnInterchangeHasBesideItsIdsIsTold(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, old, with, path string }{
		{"a duplicate indicator", ":150405'", ":150405+Y'", "/UIB[1]/9"},
		{"a dialogue", "UNOA:0++", "UNOA:0+5+", "/UIB[1]/2"},
		{"a password", "6000000000001:D+", "6000000000001:D:secret+", "/UIB[1]/6"},
		{"a time in UIH", "EX-ORDER-1001'", "EX-ORDER-1001++20261102:101010'", "/UIH[1]/5"},
		{"an end with more", "UIZ++1'", "UIZ++1+9'", "/UIZ[1]/3"},
		{"a tail with more", "UIT+900001+7'", "UIT+900001+7+9'", "/UIT[1]/3"},
		{"an element beyond all", "UIZ++1'", "UIZ++1" + strings.Repeat("+", 40) + "9'", "/UIZ[1]/33"},
	}
	for _, tt := range tests {
		text := strings.Replace(edifact(t), tt.old, tt.with, 1)
		require.NotEqual(t, edifact(t), text, tt.name)
		require.Contains(t, unreadIn(t, text), tt.path, tt.name)
	}
	test := parse(t, strings.Replace(edifact(t), ":150405'", ":150405++1'", 1))
	require.True(t, bears(test.Findings(), script.CodeTest, "/UIB[1]/10"), "a test indicator holds the message")
	require.NotEmpty(t, script.Holding(test.Findings()))
}

func TestAnUnreadElementOfADrugHoldsTheMessage(t *testing.T) {
	t.Parallel()
	m := parse(t, strings.Replace(edifact(t), "+0+R:1'", "+0+R:1+++XX+a word to the pharmacy'", 1))
	require.True(t, bears(script.Holding(m.Findings()), script.CodeMedicationElement, "/DRU[1]/10"))
	require.Empty(t, script.Holding(parse(t, edi("CANRX", "REQ++1++++C'")).Findings()), "what is no drug is told alone")
}

func TestUnreadElementsDoNotHideWhatHolds(t *testing.T) {
	t.Parallel()
	m := parse(t, edi("NEWRX", strings.Repeat("ABC+1'", 100)+"DRU+P:X+++++R:1*R:9'"))
	require.NotEmpty(t, script.Holding(m.Findings()))
}

// TestElementsOfTheEDIFACTFormAreCountedWhileTheyAreSetOut wants the place of the segment that passed the limit.
func TestElementsOfTheEDIFACTFormAreCountedWhileTheyAreSetOut(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, inside string }{
		{"many drugs", strings.Repeat("\nDRU+P:a'", 40_000)},
		{"many steps of directions", "DRU+P:a'" + strings.Repeat("\nSIG+1:2:3:4+1:2'", 30_000)},
		{"an element that repeats", "PVD+PC+1:DH'\nPVD+PC+" + strings.Repeat("1:DH*", 100_000) + "'"},
	}
	for _, tt := range tests {
		_, err := script.Parse([]byte(edi("NEWRX", tt.inside)), script.Limits{})
		var fault *script.SyntaxError
		require.True(t, errors.As(err, &fault), tt.name)
		require.ErrorIs(t, err, script.ErrTooLarge, tt.name)
		require.Greater(t, fault.Line, 1, tt.name)
		require.Less(t, fault.Line, 40_000, tt.name)
		require.Equal(t, 1, fault.Column, tt.name)
	}
	_, err := script.Parse([]byte(edi("NEWRX", "DRU+P:a'")), script.Limits{Depth: 2})
	var fault *script.SyntaxError
	require.True(t, errors.As(err, &fault))
	require.Equal(t, 1, fault.Line)
	require.Less(t, fault.Column, 90, "inside the bytes received")
	parse(t, edi("NEWRX", "DRU+P:"+strings.Repeat(">", 400_000)+"'"))
}
