package script_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAnExtensionMayStandBehindTheNumber has the forms in which people write one.
func TestAnExtensionMayStandBehindTheNumber(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		inside, want string
		code         script.Code
	}{
		{"<Number>6145550177</Number>", "6145550177", ""},
		{"<Number>6145550177</Number><Extension>12</Extension>", "6145550177x12", ""},
		{"<Number>6145550177x12</Number>", "6145550177x12", ""},
		{"<Number>6145550177 X 12</Number>", "6145550177x12", ""},
		{"<Number>(614) 555-0177 ext 4</Number>", "(614) 555-0177x4", ""},
		{"<Number>614.555.0177, Ext. 4</Number>", "614.555.0177x4", ""},
		{"<Number>614-555-0177 extension #12</Number>", "614-555-0177x12", ""},
		{"<Number>6145550177 ext 4</Number><Extension>4</Extension>", "6145550177x4", ""},
		{"<Number>6145550177 ext 4</Number><Extension>5</Extension>", "", script.CodeDoubled},
		{"<Number>6145550177 ext</Number>", "", script.CodePhone},
		{"<Number>6145550177 ext four</Number>", "", script.CodePhone},
		{"<Number>6145550177 after six</Number>", "", script.CodePhone},
		{"<Number>x12</Number>", "", script.CodePhone},
		{"<Number>123x4567</Number>", "", script.CodePhone},
	} {
		n := newRx(t, set("Prescriber", "<CommunicationNumbers><PrimaryTelephone>"+tt.inside+"</PrimaryTelephone></CommunicationNumbers>", 1))
		require.Equal(t, tt.want, n.Prescription.Prescriber.Phone, tt.inside)
		if tt.code != "" {
			require.Contains(t, codesOf(n.Findings), tt.code, tt.inside)
		} else {
			require.NotContains(t, codesOf(n.Findings), script.CodePhone, tt.inside)
		}
	}
}

func TestRefillsThatMayBeAllDispensingsAreForAPerson(t *testing.T) {
	t.Parallel()
	n := newRx(t, set("MedicationPrescribed", "<Refills><Qualifier>A</Qualifier><Value>4</Value></Refills>", 0))
	require.False(t, n.Prescription.Refills.IsSet())
	require.Contains(t, codesOf(n.Findings), script.CodeRefills)
	require.True(t, script.CodeRefills.Holds())
	require.True(t, script.CodeRefills99.Holds())
}

// TestASecondaryIdentificationIsReadAndNeverPrinted: samples have a password in it.
func TestASecondaryIdentificationIsReadAndNeverPrinted(t *testing.T) {
	t.Parallel()
	m := parse(t, strings.Replace(body("<NewRx/>"), "</Header>", "<Security><Sender><SecondaryIdentification>EXPASS1</SecondaryIdentification></Sender>"+
		"<Receiver><SecondaryIdentification>EXPASS2</SecondaryIdentification></Receiver></Security></Header>", 1))
	h := m.Header()
	require.Equal(t, "EXPASS1", h.SenderSecondary.Reveal())
	require.Equal(t, "EXPASS2", h.ReceiverSecondary.Reveal())
	require.NotContains(t, fmt.Sprintf("%+v %#v", h, h)+described(t, string(m.Raw()), script.DescribeOptions{Patient: true}), "EXPASS")
}
