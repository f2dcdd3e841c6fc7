package script_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// dialectsSeen are messages in the ways in which senders write.
func dialectsSeen() map[string][]byte {
	const inside = `<Header><To Qualifier="P">2699999</To><From Qualifier="D">6000000000001</From><MessageID>IN-1</MessageID>` +
		"<SentTime>2026-11-02T15:04:05Z</SentTime><PrescriberOrderNumber>EX-ORDER-1001</PrescriberOrderNumber></Header><Body><NewRx/></Body>"
	const six = `TransportVersion="%[1]s" DatatypesVersion="%[1]s" TransactionVersion="%[1]s" StructuresVersion="%[1]s"`
	plain := func(attrs string) string { return "<Message " + attrs + ">" + inside + "</Message>" }
	prefixed := func(prefix, attrs string) string {
		text := strings.NewReplacer("</", "</"+prefix+":", "<", "<"+prefix+":").Replace("<Message>" + inside + "</Message>")
		return strings.Replace(text, ":Message>", ":Message "+attrs+">", 1)
	}
	ten := `xmlns="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006"`
	all := map[string][]byte{
		"10.6":                       []byte(plain(ten)),
		"10.6 with a prefix":         []byte(prefixed("ns0", `xmlns:ns0="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006"`)),
		"a version attribute alone":  []byte(plain(`version="2017071"`)),
		"an odd stamp":               []byte(plain(fmt.Sprintf(six, "20170712"))),
		"a stamp that names nothing": []byte(plain(`TransactionVersion="TransactionVersion0"`)),
		"no stamp":                   []byte("<Message>" + inside + "</Message>"),
		"of a network":               []byte(plain(`xmlns="http://www.surescripts.com/messaging" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="transport.xsd" ` + fmt.Sprintf(six, "20170715"))),
		"with a mark":                []byte("\uFEFF" + plain(fmt.Sprintf(six, "20170715"))),
		"ISO-8859-1":                 []byte("<?xml version='1.0' encoding='ISO-8859-1'?>" + plain(fmt.Sprintf(six, "20170715"))),
		"Windows-1252":               []byte("<?xml version='1.0' encoding='windows-1252'?>" + plain(fmt.Sprintf(six, "20170715"))),
		"UTF-16":                     utf16Bytes(plain(ten), true),
		"UTF-16, the other order":    utf16Bytes(plain(fmt.Sprintf(six, "2023011")), false),
		"SOAP": []byte(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:m="http://www.ncpdp.org/schema/SCRIPT"><s:Body>` +
			prefixed("m", `xsi:noNamespaceSchemaLocation="transport.xsd" version="010" release="006"`) + "</s:Body></s:Envelope>"),
		"SOAP with a namespace for all": []byte(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://www.ncpdp.org/schema/SCRIPT"><s:Body>` +
			plain(`version="010" release="006"`) + "</s:Body></s:Envelope>"),
		"a string":                []byte(`<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(plain(fmt.Sprintf(six, "20170715"))) + "</string>"),
		"a string in ISO-8859-1":  []byte("<?xml version='1.0' encoding='ISO-8859-1'?><string><![CDATA[" + plain(ten) + "]]></string>"),
		"10.6 with later words":   []byte(strings.Replace(plain(ten), "<NewRx/>", "<NewRx><Patient><HumanPatient><Address><ZipCode>1</ZipCode></Address></HumanPatient></Patient></NewRx>", 1)),
		"2022071 with its shapes": []byte(strings.Replace(plain(fmt.Sprintf(six, "2022071")), "<NewRx/>", "<NewRx><Patient><HumanPatient><Names/></HumanPatient></Patient></NewRx>", 1)),
	}
	for _, stamp := range []string{"20170715", "2022071", "2023011", "2024011"} {
		all[stamp] = []byte(plain(fmt.Sprintf(six, stamp)))
	}
	return all
}

func utf16Bytes(text string, little bool) (out []byte) {
	for _, u := range utf16.Encode([]rune("\uFEFF" + text)) {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out
}

// TestEveryLetterInEveryDialectIsReadBackAsItWasMeant writes every kind with all that it can hold.
func TestEveryLetterInEveryDialectIsReadBackAsItWasMeant(t *testing.T) {
	t.Parallel()
	for name, data := range dialectsSeen() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := parse(t, string(data))
			old := m.Version() == script.V10_6
			for _, view := range everyLetter(old) {
				l := m.Answer("EX-OUT-1", sentAt)
				l.RxNumber = "RX7"
				out, err := say(l, view)
				require.NoError(t, err, "%T", view)
				again := parse(t, string(out))
				require.Equal(t, renamed(view, old), said(t, again), "%T:\n%s", view, out)
				sameDialect(t, m, again)
			}
		})
	}
}

func sameDialect(t *testing.T, m, again *script.Message) {
	t.Helper()
	require.Equal(t, m.Envelope(), again.Envelope())
	require.Equal(t, m.Dialect().Attrs, again.Dialect().Attrs)
	require.Equal(t, m.Dialect().Root, again.Dialect().Root)
	if m.Version() != "" {
		require.Equal(t, m.Version(), again.Version())
	}
	require.Equal(t, "IN-1", again.Header().RelatesToMessageID)
	for _, a := range again.Dialect().Attrs {
		prefix, _, prefixed := strings.Cut(a.Name, ":")
		_, bound := again.Root().Attr("xmlns:" + prefix)
		require.True(t, !prefixed || prefix == "xmlns" || bound, "nobody declares the prefix of %s", a.Name)
	}
	before := codesOf(m.Findings())
	for _, f := range again.Findings() {
		known := f.Code == script.CodeDoNotFill || f.Code == script.CodeSigClarified || slices.Contains(before, f.Code) ||
			m.Version() == "" && f.Code == script.CodeVersionByShape
		require.True(t, known, "a finding that the message did not have: %+v", f)
	}
}

// renamed is a view with the name that its kind has in 10.6.
func renamed(view any, old bool) any {
	switch v := view.(type) {
	case script.Request:
		if old && v.Kind == script.KindRxRenewalRequest {
			v.Kind = script.KindRefillRequest
		}
		return v
	case script.Response:
		if old && v.Kind == script.KindRxRenewalResponse {
			v.Kind = script.KindRefillResponse
		}
		return v
	}
	return view
}

// everyLetter is a view of each kind, full.
func everyLetter(old bool) []any {
	n := everything()
	if old {
		n = of10()
	}
	in := func(o rx.Origin) script.Medication {
		m := script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true}
		m.Prescription.Origin = o
		return m
	}
	unknown := in(rx.OriginUnknown)
	unknown.Prescription.Drug.Schedule, unknown.Details.Parts = drug.ScheduleIII, slices.Clone(n.Details.Parts) // of II no refill is asked for
	for i := range unknown.Details.Parts {
		unknown.Details.Parts[i].Schedule = drug.ScheduleUnknown
	}
	last := unknown
	last.Filled = true
	last.Details.RefillsRequested, last.Prescription.Refills = rx.RefillCount(3), rx.Refills{}
	stranger := n.Patient
	stranger.MemberID, stranger.GroupID = rx.Secret{}, rx.Secret{}
	all := []any{n}
	for _, k := range []script.Kind{script.KindRxRenewalRequest, script.KindRxChangeRequest, script.KindNewRxRequest, script.KindCancelRx} {
		all = append(all, script.Request{Kind: k, Reference: "REQ-1", Code: "U", SubCodes: []string{"A", "G"}, ReasonText: hidden("reason"),
			OrderNumber: "EX-ORDER-1001", RxNumber: "RX7", Patient: n.Patient, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber,
			Practice: n.Practice, FollowUp: n.FollowUp, Benefits: n.Benefits, Prescribed: unknown, Dispensed: last, Requested: []script.Medication{unknown, unknown}})
	}
	for _, k := range []script.Kind{script.KindRxRenewalResponse, script.KindRxChangeResponse, script.KindCancelRxResponse, script.KindNewRxResponseDenied} {
		all = append(all, script.Response{Kind: k, Reference: "REQ-1", OrderNumber: "EX-ORDER-1001", RxNumber: "RX7", Code: "U", Patient: stranger,
			Verdict:  script.Verdict{Outcome: script.Denied, Reasons: []string{"AD"}, Number: "N1", Denial: hidden("no"), Note: hidden("note"), More: true},
			Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber, Medication: in(rx.Electronic)})
	}
	all = append(all, script.Fill{Status: script.PartlyDispensed, Reasons: []string{"AA", ""}, Note: hidden("note"), Reference: "REQ-1", OrderNumber: "EX-ORDER-1001",
		RxNumber: "RX7", Patient: stranger, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber, Prescribed: unknown, Dispensed: last})
	left := in(rx.Transfer)
	left.Prescription.Quantity, left.Details.Left = drug.Quantity{}, drug.Units(45, drug.Tablet)
	return append(all, script.Transfer{Kind: script.KindTransfer, Stage: script.TransferAnswered, Reference: "REQ-1", RxNumber: "RX7", OrderNumber: "EX-ORDER-1001",
		Verdict: script.Verdict{Outcome: script.Approved}, Patient: stranger, Pharmacy: n.Pharmacy, Prescriber: n.Prescription.Prescriber,
		Medications: []script.Medication{in(rx.Transfer), left}, Dispensed: []script.Medication{last}})
}

func TestAnAnswerBringsTheDeclarationsThatStoodOnTheWrapper(t *testing.T) {
	t.Parallel()
	seen := dialectsSeen()
	attrs := func(name string) []script.Attr { return parse(t, string(seen[name])).Dialect().Attrs }
	require.Contains(t, attrs("SOAP"), script.Attr{Name: "xmlns:m", Value: "http://www.ncpdp.org/schema/SCRIPT"})
	require.Contains(t, attrs("SOAP"), script.Attr{Name: "xmlns:xsi", Value: "http://www.w3.org/2001/XMLSchema-instance"})
	require.Contains(t, attrs("SOAP with a namespace for all"), script.Attr{Name: "xmlns", Value: "http://www.ncpdp.org/schema/SCRIPT"})
}
