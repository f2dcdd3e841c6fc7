package script_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// segmented is an inbound message in the EDIFACT form with the marks of una: component, element, decimal, release,
// repetition, end.
func segmented(una, function string) string {
	text := "UIB+UNOA:0++IN-1:OUT-0+++6000000000001:D::EXMPL+2699999:P::EXMAI+20261102:150405'UIH+SCRIPT:010:006:" + function +
		"+RX7+EX-ORDER-1001'STS+000'UIT+RX7+3'UIZ++1'"
	usual := strings.NewReplacer(":", una[:1], "+", una[1:2], "'", una[5:])
	return "UNA" + una + usual.Replace(text)
}

func TestAnEDIFACTMessageIsAcknowledgedInItsOwnForm(t *testing.T) {
	t.Parallel()
	for _, function := range []string{"NEWRX", "CANRX"} {
		for _, una := range []string{":+./*'", ":+.?*'", "^|,\\~#", ":+. *'", ":+./ '"} {
			m := parse(t, strings.Replace(segmented(una, function), "STS"+una[1:2]+"000"+una[5:], "", 1))
			data, err := m.Answer("EX-ANSWER-1", sentAt).Acknowledge()
			answer := written(t, data, err)
			require.Equal(t, una[:2]+una[3:], string(data[3:5])+string(data[6:9]), "the sender's own marks")
			require.Equal(t, script.Envelope{EDIFACT: true}, answer.Envelope())
			require.Equal(t, m.Version(), answer.Version())
			require.Equal(t, m.Dialect(), answer.Dialect())
			h := answer.Header()
			require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000001"}, h.To)
			require.Equal(t, script.Party{Qualifier: "P", ID: "2699999"}, h.From)
			require.Equal(t, []string{"EX-ANSWER-1", "IN-1", "EX-ORDER-1001", "EXMAI", "EXMPL"},
				[]string{h.MessageID, h.RelatesToMessageID, h.PrescriberOrderNumber, h.SenderID, h.ReceiverID})
			require.Equal(t, "2026-11-24T15:00:00", h.SentTime.Text)
			ack, err := answer.Acknowledgement()
			require.NoError(t, err)
			require.True(t, ack.Accepted())
			require.Equal(t, map[bool]string{true: "000", false: "010"}[function == "NEWRX"], ack.Code)
			require.Equal(t, []script.Code{script.CodeSentTimeZone}, codesOf(answer.Findings()), "the form has no zone")
		}
	}
	for _, function := range []string{"STATUS", "ERROR", "VERIFY"} {
		_, err := parse(t, segmented(":+./*'", function)).Answer("A1", sentAt).Acknowledge()
		require.ErrorIs(t, err, script.ErrNoAnswer, function)
	}
}

// The bytes are those of the sample of an Error, but for its ids and for the marks that it forgot to release.
func TestAnErrorInEDIFACTHasTheSegmentsOfTheSample(t *testing.T) {
	t.Parallel()
	l := script.Letter{
		Dialect: script.Dialect{Version: script.V10_6, Envelope: script.Envelope{EDIFACT: true}},
		To:      script.Party{Qualifier: "ZZZ", ID: "EXMPL"}, From: script.Party{Qualifier: "ZZZ", ID: "EXMAI"},
		MessageID: "M1", RelatesTo: "M0", Sent: time.Date(2013, time.February, 22, 6, 54, 42, 0, time.UTC),
	}
	out, err := l.Error("900", []string{"007"}, "Missing 'Request='")
	require.NoError(t, err)
	require.Equal(t, "UNA:+./*'UIB+UNOA:0++M1:M0+++EXMAI:ZZZ+EXMPL:ZZZ+20130222:065442'UIH+SCRIPT:010:006:ERROR'"+
		"STS+900+007+Missing /'Request=/''UIT++3'UIZ++1'", string(out))
	require.Empty(t, parse(t, string(out)).Header().RxReferenceNumber)
}

func TestHostileTextInAnEDIFACTAnswerIsReleasedOrRefused(t *testing.T) {
	t.Parallel()
	hostile := "a+b:c'd*e/f?g'UIT+X+9'UIZ++1'//"
	for _, una := range []string{":+./*'", ":+.?*'", "^|,\\~#"} {
		m := parse(t, segmented(una, "NEWRX"))
		l := m.Answer("ID+1:'/", sentAt)
		l.RxNumber, l.OrderNumber, l.From.ID = "RX'7", "O:'1", "P+1'"
		for kind, write := range map[script.Kind]func() ([]byte, error){
			script.KindError:  func() ([]byte, error) { return l.Error("900", []string{"4010", "1+44", ""}, hostile) },
			script.KindStatus: func() ([]byte, error) { return l.Status("010", hostile) },
			script.KindVerify: func() ([]byte, error) { return l.Verify("010", hostile) },
		} {
			data, err := write()
			answer := written(t, data, err)
			require.Equal(t, kind, answer.Kind())
			ack, err := answer.Acknowledgement()
			require.NoError(t, err)
			require.Equal(t, hostile, ack.Description.Reveal(), string(data))
			if kind == script.KindError {
				require.Equal(t, []string{"4010", "1+44"}, ack.Details)
			}
			h := answer.Header()
			require.Equal(t, []string{"ID+1:'/", "RX'7", "O:'1", "P+1'"}, []string{h.MessageID, h.RxReferenceNumber, h.PrescriberOrderNumber, h.From.ID})
			require.Equal(t, []script.Code{script.CodeSentTimeZone}, codesOf(answer.Findings()))
		}
	}
	plain := parse(t, segmented(":+. *'", "NEWRX")).Answer("A1", sentAt)
	for name, text := range map[string]string{"a mark without a release": "a'b", "a line": "a\nb", "a letter beyond ASCII": "é", "no UTF-8": "\xff"} {
		_, err := plain.Error("900", nil, text)
		require.ErrorIs(t, err, script.ErrUnwritable, name)
		require.NotContains(t, err.Error(), text, name)
	}
	once := parse(t, segmented(":+./ '", "NEWRX")).Answer("A1", sentAt)
	_, err := once.Error("900", []string{"1", "2"}, "")
	require.ErrorIs(t, err, script.ErrUnwritable, "two details, and no mark between repetitions")
}

func TestWhatTheEDIFACTFormHasNoPlaceForIsRefused(t *testing.T) {
	t.Parallel()
	m := parse(t, edifact(t))
	for name, change := range map[string]func(l *script.Letter){
		"a test mark": func(l *script.Letter) { l.TestMessage = "1" },
		"a mailbox":   func(l *script.Letter) { l.Mailbox.ID = "BOX" },
		"a token":     func(l *script.Letter) { l.Token = token() },
	} {
		l := m.Answer("A1", sentAt)
		change(&l)
		_, err := l.Acknowledge()
		require.ErrorIs(t, err, script.ErrUnwritable, name)
	}
	l := m.Answer("A1", sentAt)
	_, err := l.Response(script.Request{}.Cancelled("never dispensed"))
	require.ErrorContains(t, err, "EDIFACT")
	require.ErrorIs(t, err, script.ErrUnwritable, "no message of that kind was seen in this form")
	_, err = l.Write(script.KindStatus, script.Leaf("Code", "010"), script.Leaf("Odd", "x"))
	require.ErrorIs(t, err, script.ErrUnwritable)
}

func TestTheEDIFACTSamplesAreAcknowledged(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{"newrx-10.6.edi": "000", "cancelrx-10.6.edi": "010"} {
		data, err := os.ReadFile(samplesFolder + "/nist-erx/" + name)
		if err != nil {
			t.Skip("no sample messages here")
		}
		m := parse(t, string(data))
		out, err := m.Answer("EX-ANSWER-1", sentAt).Acknowledge()
		answer := written(t, out, err)
		ack, err := answer.Acknowledgement()
		require.NoError(t, err)
		require.Equal(t, []string{code, "77777777", "ORDMU201"}, []string{ack.Code, ack.RelatesTo, answer.Header().PrescriberOrderNumber})
		require.True(t, strings.HasPrefix(string(out), "UNA:+./*'"), "as the sample begins")
	}
}

// A prescription in the EDIFACT form of 10.6 is acknowledged in that form, with the sender's own marks.
func ExampleLetter_Acknowledge_edifact() {
	m := must("UNA:+./*'UIB+UNOA:0++M1+++6000000000001:D+2699999:P+20261124:150000'UIH+SCRIPT:010:006:NEWRX+1+EX-ORDER-1001'" +
		"DRU+P:Lisinopril 10 mg tablet'UIT+1+3'UIZ++1'")
	out, err := m.Answer("EX-ANSWER-1", time.Date(2026, time.November, 24, 15, 0, 5, 0, time.UTC)).Acknowledge()
	fmt.Println(strings.ReplaceAll(string(out), "'", "'\n"), err)
	// Output:
	// UNA:+./*'
	// UIB+UNOA:0++EX-ANSWER-1:M1+++2699999:P+6000000000001:D+20261124:150005'
	// UIH+SCRIPT:010:006:STATUS++EX-ORDER-1001'
	// STS+000'
	// UIT++3'
	// UIZ++1'
	//  <nil>
}
