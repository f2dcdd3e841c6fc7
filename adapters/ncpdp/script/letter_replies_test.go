package script_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// asked is what a reply of the Department of Veterans Affairs answers, in the dialect of that reply.
func asked(t *testing.T, reply *script.Message, k script.Kind) *script.Message {
	t.Helper()
	h := reply.Header()
	l := script.Letter{Dialect: reply.Dialect(), To: h.From, From: h.To, MessageID: h.RelatesToMessageID, Sent: sentAt, RxNumber: h.RxReferenceNumber,
		OrderNumber: h.PrescriberOrderNumber, SenderID: h.ReceiverID, ReceiverID: h.SenderID, RelatesTo: "EX-0"}
	out, err := l.Write(k)
	return written(t, out, err)
}

// TestTheRepliesOfTheDepartmentOfVeteransAffairsAreReproduced writes each sample of a reply from what it answers: element
// for element, attribute for attribute. The time is written in UTC.
func TestTheRepliesOfTheDepartmentOfVeteransAffairsAreReproduced(t *testing.T) {
	t.Parallel()
	history, missing := "First Fill:01/05/26, Last fill:01/07/26, Refills remaining:3", "Rx not canceled - Rx not found in pharmacy system."
	tests := map[string]struct {
		answers script.Kind
		write   func(l script.Letter) ([]byte, error)
	}{
		"va-erx-hub/status-000-newrx.xml":     {script.KindNewRx, script.Letter.Acknowledge},
		"va-erx-hub/status-010-non-newrx.xml": {script.KindCancelRx, func(l script.Letter) ([]byte, error) { return l.Status("010", "Message Received.") }},
		"va-erx-hub/error-602-xsd.xml":        {script.KindNewRx, func(l script.Letter) ([]byte, error) { return l.Error("602", nil, "XSD Validation Error") }},
		"va-erx-hub/error-900-signature.xml": {script.KindNewRx, func(l script.Letter) ([]byte, error) {
			return l.Error("900", nil, "Digital Signature Verification Failure")
		}},
		"va-vista/error-900-descriptioncode.xml": {script.KindNewRx, func(l script.Letter) ([]byte, error) {
			return l.Error("900", []string{"500"}, "Patient not eligible at this pharmacy")
		}},
		"va-vista/verify-010-accepted-by-pharmacy.xml": {script.KindNewRx, func(l script.Letter) ([]byte, error) { return l.Verify("010", "Accepted By Pharmacy.") }},
		"va-vista/cancelrxresponse-approved-note.xml": {script.KindCancelRx, func(l script.Letter) ([]byte, error) {
			return l.Response(script.Request{}.Cancelled(history))
		}},
		"va-vista/cancelrxresponse-denied.xml": {script.KindCancelRx, func(l script.Letter) ([]byte, error) {
			return l.Response(script.Request{}.NotCancelled(missing))
		}},
	}
	for name, tt := range tests {
		reply := read(t, name)
		at, ok := reply.Header().SentTime.Instant()
		require.True(t, ok, name)
		l := asked(t, reply, tt.answers).Answer(reply.Header().MessageID, at)
		l.Software = reply.Header().Software
		out, err := tt.write(l)
		require.Equal(t, inUTC(t, reply), plainly(script.Copy(written(t, out, err).Root())), name)
	}
}

// inUTC is the sample as text with its time in UTC.
func inUTC(t *testing.T, m *script.Message) string {
	t.Helper()
	at, _ := m.Header().SentTime.Instant()
	changed, err := m.Edit().SetText(m.HeaderNode().Find("SentTime"), at.Format(time.RFC3339)).Message()
	require.NoError(t, err)
	return plainly(script.Copy(changed.Root()))
}

// plainly is a tag with all that it holds, in order.
func plainly(tag script.Tag) string {
	var b strings.Builder
	b.WriteString("<" + tag.Name)
	for _, a := range tag.Attrs {
		b.WriteString(" " + a.Name + "=" + a.Value)
	}
	b.WriteString(">" + tag.Text.Reveal())
	for _, each := range tag.Tags {
		b.WriteString(plainly(each))
	}
	return b.String() + "</>"
}

func TestAVerdictOfAnAcknowledgementFitsItsKind(t *testing.T) {
	t.Parallel()
	l := letter(script.V2017071)
	for name, write := range map[string]func() ([]byte, error){
		"a status without a code": func() ([]byte, error) { return l.Status(" ", "") },
		"a status that says no":   func() ([]byte, error) { return l.Status("900", "") },
		"a verify that says no":   func() ([]byte, error) { return l.Verify("602", "") },
		"an error that says yes":  func() ([]byte, error) { return l.Error("010", nil, "") },
		"an error without a code": func() ([]byte, error) { return l.Error("", nil, "what is wrong") },
		"another order than named": func() ([]byte, error) {
			return l.Fill(script.Fill{Status: script.Dispensed, OrderNumber: "EX-ORDER-2"})
		},
	} {
		_, err := write()
		require.ErrorIs(t, err, script.ErrUnwritable, name)
	}
	_, err := l.Status("P001", "")
	require.NoError(t, err, "a code that we do not know may be a network's own")
	answered := parse(t, inbound(script.V2017071, script.KindStatus)).Answer("A1", sentAt)
	_, err = answered.Write(script.KindStatus, script.Leaf("Code", "010"))
	require.ErrorIs(t, err, script.ErrNoAnswer, "by hand neither")
}

// TestWhatNoReaderCouldTakeAsMeantIsNotWritten: each change alone makes a good letter one that is refused, with the path.
func TestWhatNoReaderCouldTakeAsMeantIsNotWritten(t *testing.T) {
	t.Parallel()
	tests := map[string]func(n *script.NewRx){
		"MedicationPrescribed/DrugDescription":     func(n *script.NewRx) { n.Prescription.Drug.Description = strings.Repeat("é", 106) },
		"MedicationPrescribed/DaysSupply":          func(n *script.NewRx) { n.Prescription.DaysSupply = 1000 },
		"MedicationPrescribed/NumberOfRefills":     func(n *script.NewRx) { n.Prescription.Refills = rx.RefillCount(99) },
		"MedicationPrescribed/Quantity":            func(n *script.NewRx) { n.Details.Left = n.Prescription.Quantity },
		"MedicationPrescribed/OtherMedicationDate": func(n *script.NewRx) { n.Details.Dates[0].Means = "EffectiveDate" },
		"MedicationPrescribed/Sig":                 func(n *script.NewRx) { n.Details.Sig.Instructions[0].Timings[0].Means = "Sometimes" },
		"MedicationPrescribed/PriorAuthorization":  func(n *script.NewRx) { n.Details.AuthorizationKind = "G1" },
		"AllergyOrAdverseEvent":                    func(n *script.NewRx) { n.Allergies.NoneKnown++ },
		"Patient/Identification":                   func(n *script.NewRx) { n.PatientDetails.IDs[0].Kind = "" },
		"Pharmacy/CommunicationNumbers":            func(n *script.NewRx) { n.Pharmacy.Numbers[0].Use = "" },
	}
	for path, spoil := range tests {
		n := everything()
		spoil(&n)
		_, err := letter(script.V2017071).NewRx(n)
		var fault *script.WriteError
		require.ErrorAs(t, err, &fault, path)
		require.Equal(t, "/Message/Body/NewRx/"+path, fault.Path)
	}
	n := everything()
	n.Prescription.Drug.Description = strings.Repeat("é", 105)
	_, err := letter(script.V2017071).NewRx(n)
	require.NoError(t, err)
}

// TestHostileTextNeverMakesMalformedXML: what XML has no character for is refused, in each kind of place, and never quoted.
func TestHostileTextNeverMakesMalformedXML(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"evil\x00", "evil\x1b[2J", "evil\uFFFE", "evil\xff", "\x08evil"} {
		for place, spoil := range map[string]func(l *script.Letter, n *script.NewRx){
			"a text":        func(_ *script.Letter, n *script.NewRx) { n.Prescription.Note = rx.NewSecret(bad) },
			"a name":        func(_ *script.Letter, n *script.NewRx) { n.Patient.Last = rx.NewSecret(bad) },
			"a code":        func(_ *script.Letter, n *script.NewRx) { n.Details.Sig.Instructions[0].Method.Qualifier = bad },
			"an id":         func(l *script.Letter, _ *script.NewRx) { l.MessageID = bad },
			"an attribute":  func(l *script.Letter, _ *script.NewRx) { l.To.Qualifier = bad },
			"a kind of id":  func(_ *script.Letter, n *script.NewRx) { n.PatientDetails.IDs[0].Kind = "SSN><x" },
			"a use":         func(_ *script.Letter, n *script.NewRx) { n.Practice.Numbers[0].Use = "x y" },
			"a namespace":   func(l *script.Letter, _ *script.NewRx) { l.Dialect.Attrs[0].Value = bad },
			"a root":        func(l *script.Letter, _ *script.NewRx) { l.Dialect.Root = "Mess age" },
			"the name of a": func(l *script.Letter, _ *script.NewRx) { l.Dialect.Attrs[0].Name = "a b" },
		} {
			l, n := letter(script.V2017071), everything()
			spoil(&l, &n)
			_, err := l.NewRx(n)
			require.ErrorIs(t, err, script.ErrUnwritable, "%s: %q", place, bad)
			require.NotContains(t, err.Error(), "evil", place)
		}
	}
}
