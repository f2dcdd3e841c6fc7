package script_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

var sentAt = time.Date(2026, time.November, 24, 10, 0, 0, 0, time.FixedZone("", -5*3600))

var dialects = []script.Version{script.V10_6, script.V2017071, script.V2022071, script.V2023011}

// letter is the first message of a pharmacy to a prescriber.
func letter(v script.Version) script.Letter {
	return script.Letter{
		Dialect: script.DialectOf(v), To: script.Party{Qualifier: "D", ID: "6000000000001"}, From: script.Party{Qualifier: "P", ID: "2699999"},
		MessageID: "EX-OUT-1", Sent: sentAt, RelatesTo: "EX-20261102-0001", RxNumber: "RX7", OrderNumber: "EX-ORDER-1001",
	}
}

// written parses what a letter wrote, and wants nothing odd in it.
func written(t *testing.T, data []byte, err error) *script.Message {
	t.Helper()
	require.NoError(t, err)
	m, err := script.Parse(data, script.Limits{})
	require.NoError(t, err, string(data))
	return m
}

// inbound is a message of any kind with a header to answer to, in the form of a release.
func inbound(v script.Version, k script.Kind) string {
	attributes := map[script.Version]string{
		script.V10_6:    `xmlns="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006"`,
		script.V2017071: `TransportVersion="20170715" TransactionVersion="20170715"`,
		script.V2022071: `TransportVersion="2022071" TransactionVersion="2022071"`,
		script.V2023011: `TransportVersion="2023011" TransactionVersion="2023011"`,
	}
	return "<Message " + attributes[v] + `><Header><To Qualifier="P">2699999</To><From Qualifier="D">6000000000001</From>` +
		"<MessageID>IN-1</MessageID><RelatesToMessageID>OUT-0</RelatesToMessageID><SentTime>2026-11-02T15:04:05Z</SentTime>" +
		"<Security><Sender><TertiaryIdentification>EXMPL</TertiaryIdentification></Sender><Receiver><TertiaryIdentification>EXMAI</TertiaryIdentification></Receiver></Security>" +
		"<Mailbox><MailboxID>BOX</MailboxID><DeliveredID>D9</DeliveredID></Mailbox>" +
		"<RxReferenceNumber>RX7</RxReferenceNumber><PrescriberOrderNumber>EX-ORDER-1001</PrescriberOrderNumber></Header><Body><" +
		string(k) + "/></Body></Message>"
}

func TestEveryInboundKindIsAcknowledgedInItsOwnDialect(t *testing.T) {
	t.Parallel()
	for _, v := range dialects {
		for _, k := range script.Kinds() {
			m := parse(t, inbound(v, k))
			data, err := m.Answer(script.AnswerID(m, script.KindStatus), sentAt).Acknowledge()
			if k.Acknowledges() {
				require.ErrorIs(t, err, script.ErrNoAnswer, k)
				continue
			}
			answer := written(t, data, err)
			require.Equal(t, script.KindStatus, answer.Kind())
			require.Equal(t, v, answer.Version(), k)
			require.Equal(t, m.Dialect().Attrs, answer.Dialect().Attrs, k)
			h := answer.Header()
			require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000001"}, h.To)
			require.Equal(t, script.Party{Qualifier: "P", ID: "2699999"}, h.From)
			require.Equal(t, "IN-1", h.RelatesToMessageID)
			require.Equal(t, "RX7", h.RxReferenceNumber)
			require.Equal(t, "EX-ORDER-1001", h.PrescriberOrderNumber)
			require.Equal(t, script.Mailbox{ID: "BOX", Delivered: "D9"}, h.Mailbox)
			require.Equal(t, "EXMAI", h.SenderID)
			require.Equal(t, "EXMPL", h.ReceiverID)
			require.Equal(t, "2026-11-24T15:00:00Z", h.SentTime.Text)
			ack, err := answer.Acknowledgement()
			require.NoError(t, err)
			require.True(t, ack.Accepted(), k)
			require.Equal(t, map[bool]string{true: "000", false: "010"}[k == script.KindNewRx], ack.Code, k)
		}
	}
}

func TestAMessageThatArrivesTwiceIsAnsweredWithTheSameBytes(t *testing.T) {
	t.Parallel()
	answer := func(text string) string {
		m := parse(t, text)
		data, err := m.Answer(script.AnswerID(m, script.KindStatus), sentAt).Acknowledge()
		require.NoError(t, err)
		return string(data)
	}
	first := inbound(script.V2017071, script.KindNewRx)
	require.Equal(t, answer(first), answer(first))
	require.NotEqual(t, answer(first), answer(strings.Replace(first, "IN-1", "IN-2", 1)), "another message has another answer")
	m := parse(t, first)
	require.NotEqual(t, script.AnswerID(m, script.KindStatus), script.AnswerID(m, script.KindError))
	require.Len(t, script.AnswerID(m, script.KindStatus), 32)
}

func TestAnAnswerToATestIsATest(t *testing.T) {
	t.Parallel()
	m := parse(t, with(t, file2017, "</Header>", "<TestMessage>1</TestMessage></Header>"))
	data, err := m.Answer("A1", sentAt).Acknowledge()
	require.True(t, written(t, data, err).Header().Test())
}

func TestALetterWithoutAnAddressIsRefused(t *testing.T) {
	t.Parallel()
	good := letter(script.V2017071)
	for name, spoil := range map[string]func(l *script.Letter){
		"MessageID": func(l *script.Letter) { l.MessageID = strings.Repeat("1", 36) }, "To": func(l *script.Letter) { l.To.ID = "" },
		"From": func(l *script.Letter) { l.From = script.Party{} }, "SentTime": func(l *script.Letter) { l.Sent = time.Time{} },
		"RelatesToMessageID": func(l *script.Letter) { l.RelatesTo = "" },
	} {
		l := good
		spoil(&l)
		_, err := l.Status("010", "")
		var fault *script.WriteError
		require.ErrorAs(t, err, &fault, name)
		require.Equal(t, "/Message/Header/"+name, fault.Path)
	}
}

func TestANewRxIsWrittenInEachReleaseAndReadBack(t *testing.T) {
	t.Parallel()
	for name, data := range ours(t) {
		want := newRx(t, string(data))
		want.Findings = nil
		want.Supervisor = rx.Prescriber{NPI: "1234567893", First: "Supra", Last: "Exampleman", Phone: "6145550199"}
		want.Practice.Agent = script.Person{First: "Assista", Last: "Sampleman"}
		want.Details.Diagnoses = []script.Diagnosis{{Source: "1", Primary: script.Term{Code: rx.NewSecret("I10"), Qualifier: "ABF"}}}
		want.Details.LastFill = cal.Of(2026, time.August, 1)
		for _, v := range dialects {
			out, err := letter(v).NewRx(want)
			m := written(t, out, err)
			require.Equal(t, v, m.Version(), string(out))
			got, err := m.NewRx()
			require.NoError(t, err)
			require.Equal(t, want, got, "%s in %s:\n%s", name, v, out)
		}
	}
}

func TestALateSenderIsAnsweredInLateShapes(t *testing.T) {
	t.Parallel()
	m := parse(t, string(ours(t)[file2022]))
	n, err := m.NewRx()
	require.NoError(t, err)
	out, err := m.Answer("A1", sentAt).Request(script.RenewalOf(n, "REQ-1", script.Medication{}))
	answer := written(t, out, err)
	require.Equal(t, script.Shape2022, answer.Evidence().Shape)
	q, err := answer.Request()
	require.NoError(t, err)
	n.Prescription.Origin = rx.OriginUnknown
	require.Equal(t, n.Prescription, q.Prescribed.Prescription)
	require.Equal(t, n.Patient, q.Patient)
}

func TestRequestsAreWrittenInEachReleaseAndReadBack(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	dispensed := script.Medication{Given: true}
	dispensed.Prescription.Drug.Description = "Lisinopril 10 mg tablet"
	dispensed.Prescription.Quantity = drug.Units(90, drug.Tablet)
	dispensed.Prescription.DaysSupply = 90
	dispensed.Prescription.Prescriber, dispensed.Prescription.OrderNumber = n.Prescription.Prescriber, n.Prescription.OrderNumber
	dispensed.Details.LastFill = cal.Of(2026, time.November, 20)
	dispensed.Details.RefillsRequested = rx.RefillCount(3)
	for _, v := range dialects {
		for _, k := range []script.Kind{script.KindRxRenewalRequest, script.KindRxChangeRequest, script.KindNewRxRequest, script.KindCancelRx} {
			want := script.RenewalOf(n, "REQ-1", dispensed)
			want.Kind, want.OrderNumber, want.RxNumber, want.RelatesTo = k, "EX-ORDER-1001", "RX7", "EX-20261102-0001"
			want.Prescribed.Prescription.Origin = rx.OriginUnknown // a request proves none
			if k == script.KindRxChangeRequest {
				want.Code, want.SubCodes = "U", []string{"A", "G"}
				want.ReasonText = rx.NewSecret("no licence on file")
				want.Requested = []script.Medication{want.Prescribed}
			}
			out, err := letter(v).Request(want)
			m := written(t, out, err)
			require.Equal(t, v, m.Version(), string(out))
			got, err := m.Request()
			require.NoError(t, err)
			if v == script.V10_6 && k == script.KindRxRenewalRequest {
				want.Kind = script.KindRefillRequest
			}
			require.Equal(t, want, got, "%s in %s:\n%s", k, v, out)
		}
	}
}

func TestResponsesAreWrittenInEachReleaseAndReadBack(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	for _, v := range dialects {
		for _, k := range []script.Kind{script.KindRxRenewalResponse, script.KindRxChangeResponse, script.KindCancelRxResponse, script.KindNewRxResponseDenied} {
			want := script.Response{
				Kind: k, Reference: "REQ-1", RelatesTo: "EX-20261102-0001", OrderNumber: "EX-ORDER-1001", RxNumber: "RX7",
				Verdict: script.Verdict{Outcome: script.Denied, Reasons: []string{"AD", "AM"}, Denial: rx.NewSecret("too soon"), Number: "N1", Note: rx.NewSecret("call us")},
				Patient: n.Patient, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber,
				Medication: script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true},
			}
			want.Patient.MemberID, want.Patient.GroupID = rx.Secret{}, rx.Secret{}
			out, err := letter(v).Response(want)
			m := written(t, out, err)
			got, err := m.Response()
			require.NoError(t, err)
			if v == script.V10_6 && k == script.KindRxRenewalResponse {
				want.Kind = script.KindRefillResponse
			}
			require.Equal(t, want, got, "%s in %s:\n%s", k, v, out)
		}
	}
}

func TestFillsAndTransfersAreWrittenInEachReleaseAndReadBack(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	n.Patient.MemberID, n.Patient.GroupID = rx.Secret{}, rx.Secret{}
	m := script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true}
	m.Prescription.Origin = rx.OriginUnknown
	moved := m
	moved.Prescription.Origin = rx.Transfer
	left := moved
	left.Prescription.Quantity, left.Details.Left = drug.Quantity{}, drug.Units(45, drug.Tablet)
	for _, v := range dialects {
		for _, status := range []script.FillStatus{script.Dispensed, script.PartlyDispensed, script.NotDispensed, script.Transferred} {
			want := script.Fill{Status: status, Note: rx.NewSecret("shipped"), Reasons: []string{"AA"}, Reference: "REQ-1", OrderNumber: "EX-ORDER-1001",
				RxNumber: "RX7", Patient: n.Patient, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber, Prescribed: m}
			if status != script.NotDispensed {
				want.Dispensed = m
			}
			out, err := letter(v).Fill(want)
			if v == script.V10_6 && status == script.Transferred {
				require.ErrorIs(t, err, script.ErrUnwritable, "10.6 has no word for it")
				continue
			}
			got, err := written(t, out, err).Fill()
			require.NoError(t, err)
			require.Equal(t, want, got, "%s in %s", status, v)
		}
		for _, k := range []script.Kind{script.KindTransferRequest, script.KindTransferResponse, script.KindTransferConfirm, script.KindTransferInitiation, script.KindTransfer} {
			want := script.Transfer{Kind: k, Reference: "REQ-1", RelatesTo: "EX-20261102-0001", OrderNumber: "EX-ORDER-1001", RxNumber: "RX7",
				Patient: n.Patient, Pharmacy: n.Pharmacy,
				Prescriber: n.Prescription.Prescriber, Medications: []script.Medication{moved, left}}
			switch k {
			case script.KindTransferRequest, script.KindTransferInitiation:
				want.Stage = script.TransferAsked
			case script.KindTransferConfirm:
				want.Stage = script.TransferConfirmed
			default:
				want.Stage, want.Verdict.Outcome = script.TransferAnswered, script.Approved
			}
			require.Equal(t, k, script.TransferKind(want.Stage, k), "the family of names is kept")
			out, err := letter(v).Transfer(want)
			got, err := written(t, out, err).Transfer()
			require.NoError(t, err)
			require.Equal(t, want, got, "%s in %s", k, v)
		}
	}
}

func TestAResponseWithoutAnOutcomeOfItsKindIsNotWritten(t *testing.T) {
	t.Parallel()
	for _, o := range []script.Outcome{script.OutcomeUnknown, script.Validated, script.Pending} {
		_, err := letter(script.V2017071).Response(script.Response{Kind: script.KindCancelRxResponse, Verdict: script.Verdict{Outcome: o}})
		require.ErrorIs(t, err, script.ErrUnwritable, o)
	}
}
