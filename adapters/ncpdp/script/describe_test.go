package script_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func described(t *testing.T, text string, o script.DescribeOptions) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, script.Describe(&b, parse(t, text), o))
	return b.String()
}

func ExampleDescribe() {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		panic(err)
	}
	msg, err := script.Parse(data, script.Limits{})
	if err != nil {
		panic(err)
	}
	if err := script.Describe(os.Stdout, msg, script.DescribeOptions{}); err != nil {
		panic(err)
	}
	// Output:
	// NewRx: a new prescription
	// SCRIPT 2017071, UTF-8
	// message: EX-20261102-0001
	// sent: 2026-11-02T15:04:05Z
	// from: D 6000000000001
	// to: P 2699999
	// prescriber's order: EX-ORDER-1001
	// patient: withheld
	// prescriber: Demi Exampleman, NPI 1234567893, 6145550177x12
	// pharmacy: Mail Order Pharmacy, NCPDP 2699999
	// prescribed: Lisinopril 10 mg tablet, NDC 68180-0513-01
	//   quantity: 90 tablet, 90 days
	//   refills: 1
	//   substitution: allowed
	//   written: 2026-11-02
	//   directions: withheld
	//   note: withheld
	// findings: none
}

func TestDescribeWithholdsThePatientUnlessAsked(t *testing.T) {
	t.Parallel()
	text := with(t, file2017, "<Note>", "<Note>Testa Sampleton calls. ")
	closed, open := described(t, text, script.DescribeOptions{}), described(t, text, script.DescribeOptions{Patient: true})
	for _, value := range patientValues(t, []byte(text)) {
		require.NotContains(t, closed, value)
	}
	require.NotContains(t, closed, "Sampleton")
	require.Contains(t, closed, "patient: withheld")
	require.Contains(t, closed, "  note: withheld")
	require.Contains(t, open, "patient: Testa Sampleton, born 1961-02-28, F, 100 Example St, Unit 2B, Samplesburg, OH 43004, 6145550123")
	require.Contains(t, open, "  note: Testa Sampleton calls. ")
}

func TestDescribeTellsAnswersAndFindings(t *testing.T) {
	t.Parallel()
	denied := described(t, `<Message TransactionVersion="20170715"><Header><MessageID>M2</MessageID><RelatesToMessageID>M1</RelatesToMessageID></Header>
		<Body><CancelRxResponse><Response><Denied><ReasonCode>AA</ReasonCode><DenialReason>no Sampleton here</DenialReason></Denied></Response></CancelRxResponse></Body></Message>`,
		script.DescribeOptions{})
	require.Contains(t, denied, "CancelRxResponse: whether a prescription could still be taken back\n")
	require.Contains(t, denied, "answers: M1\n")
	require.Contains(t, denied, "outcome: denied, AA\n  reason: withheld\n")
	refused := described(t, edi("ERROR", "STS+900+007+Missing 'Request=''"), script.DescribeOptions{})
	require.Contains(t, refused, "Error: refused\nSCRIPT 10.6, UTF-8, EDIFACT\n")
	require.Contains(t, refused, "code: 900, 007\ndescription: withheld\n")
	require.Contains(t, refused, "  edifact.mark at /STS[1]: ")
	require.Contains(t, refused, "[a person has to look]")
	odd := described(t, "<Message><Header><MessageID>a\nb\u202ec</MessageID></Header><Body><Sampleton/></Body></Message>", script.DescribeOptions{})
	require.Contains(t, odd, "a message of unknown kind: kept as it is\nSCRIPT unknown, UTF-8\nmessage: a b c\n")
	require.NotContains(t, odd, "Sampleton")
}

type closedWriter struct{}

func (closedWriter) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestDescribeGivesTheErrorOfTheWriter(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, script.Describe(closedWriter{}, parse(t, status), script.DescribeOptions{}), errors.ErrUnsupported)
}
