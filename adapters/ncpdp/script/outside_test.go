package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestABenefitCheckIsKeptAndWrittenAndHasNoView(t *testing.T) {
	t.Parallel()
	text := `<RTPBMessage RTPBVersion="13"><RTPBHeader><MessageID>EX-1</MessageID></RTPBHeader><RTPBBody><RTPBRequest/></RTPBBody></RTPBMessage>`
	m := parse(t, text)
	require.Equal(t, script.KindRTPBRequest, m.Kind())
	require.Empty(t, m.Version())
	require.Empty(t, m.Findings())
	out, err := m.Edit().SetText(m.HeaderNode().Find("MessageID"), "EX-2").Bytes()
	require.NoError(t, err)
	require.Equal(t, strings.Replace(text, "EX-1", "EX-2", 1), string(out))
}

func TestWhatASegmentHasBeyondTheModelIsAFinding(t *testing.T) {
	t.Parallel()
	for inside, path := range map[string]string{
		"STS+601+210+Field + is missing":                          "/STS[1]/4",
		"STS+601+210+Time 10:15 is wrong":                         "/STS[1]/3",
		"PVD+PC+1234567893:HPI++207Q+Exampleman:Demi":             "/PVD[1]/4",
		"PTT+1+19610228+Sampleton:Testa+F++1 St:City:OH:43004:US": "/PTT[1]/6",
		"DRU+P:Lisinopril++:Take one:daily:with food":             "/DRU[1]/3",
	} {
		text := "UNA:+./*'UIB+UNOA:0++EX1:EX0+++A:D+B:P+20261120:101112'UIH+SCRIPT:010:006:ERROR+1+2'" + inside + "'UIT+1+4'UIZ++1'"
		var paths []string
		for _, f := range parse(t, text).Findings() {
			if f.Code == script.CodeSegmentUnread {
				paths = append(paths, f.Path)
			}
		}
		require.Equal(t, []string{path}, paths, inside)
	}
}

func TestADenialWithoutAResponseElementKeepsItsReasons(t *testing.T) {
	t.Parallel()
	a, err := parse(t, body("<NewRxResponseDenied><ReasonCode>AM</ReasonCode><DenialReason>visit first</DenialReason></NewRxResponseDenied>")).Response()
	require.NoError(t, err)
	require.Equal(t, script.Denied, a.Verdict.Outcome)
	require.Equal(t, []string{"AM"}, a.Verdict.Reasons)
	require.Equal(t, "visit first", a.Verdict.Denial.Reveal())
}

func TestTheOutcomeOfARiskProgrammeIsRead(t *testing.T) {
	t.Parallel()
	s, err := parse(t, body("<REMSResponse><Response><Denied/></Response></REMSResponse>")).REMS()
	require.NoError(t, err)
	require.Equal(t, script.Denied, s.Outcome)
}

func TestRefillsWithoutANumberAreAFinding(t *testing.T) {
	t.Parallel()
	n := newRx(t, body("<NewRx><MedicationPrescribed><Refills><Qualifier>R</Qualifier></Refills></MedicationPrescribed></NewRx>"))
	require.False(t, n.Prescription.Refills.IsSet())
	require.Contains(t, codesOf(n.Findings), script.CodeRefills)
}

func TestTelephoneNumbersOf4_20AreRead(t *testing.T) {
	t.Parallel()
	n := newRx(t, body("<NewRx><Patient><PhoneNumbers><Phone><Number>6145550123</Number><Qualifier>TE</Qualifier></Phone></PhoneNumbers></Patient></NewRx>"))
	require.Equal(t, "6145550123", n.Patient.Phone.Reveal())
}
