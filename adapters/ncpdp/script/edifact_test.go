package script_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func edifact(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/newrx-10.6.edi")
	require.NoError(t, err)
	return string(data)
}

func TestTheEDIFACTFormReadsIntoTheSameModel(t *testing.T) {
	t.Parallel()
	text := edifact(t)
	m := parse(t, text)
	require.Equal(t, script.KindNewRx, m.Kind())
	require.Equal(t, script.V10_6, m.Version())
	require.Equal(t, script.Envelope{EDIFACT: true}, m.Envelope())
	require.Equal(t, text, string(m.Raw()))
	h := m.Header()
	require.Equal(t, []string{"2699999", "6000000000001", "EX-20261102-0001", "EX-ORDER-1001", "2026-11-02T15:04:05"},
		[]string{h.To.ID, h.From.ID, h.MessageID, h.PrescriberOrderNumber, h.SentTime.Text})
	require.Equal(t, []script.Code{script.CodeSentTimeZone}, codesOf(m.Findings()))
	n, err := m.NewRx()
	require.NoError(t, err)
	p := n.Prescription
	require.Equal(t, "Lisinopril 10 mg tablet", p.Drug.Description)
	require.Equal(t, "68180-0513-01", p.Drug.NDC.String())
	require.Equal(t, drug.RxCUI(314076), p.Drug.RxCUI)
	require.Equal(t, drug.Units(90, drug.Tablet), p.Quantity)
	require.Equal(t, 90, p.DaysSupply)
	require.Equal(t, rx.RefillCount(1), p.Refills)
	require.Equal(t, rx.SubstitutionAllowed, p.Substitution)
	require.Equal(t, "Take 1 tablet by mouth once a day+no more.", p.Sig.Text.Reveal())
	require.Equal(t, "2026-11-02", p.Written.String())
	require.Equal(t, rx.NPI("1234567893"), p.Prescriber.NPI)
	require.Equal(t, "6145550198", p.Prescriber.Fax)
	require.Equal(t, "Sampleton", n.Patient.Last.Reveal())
	require.Equal(t, "2699999", n.Pharmacy.NCPDPID)
}

func codesOf(found []script.Finding) (codes []script.Code) {
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	return codes
}

func TestACancellationAndAnErrorInEDIFACTReadIntoTheirViews(t *testing.T) {
	t.Parallel()
	inside := edifact(t)
	inside = inside[strings.Index(inside, "PVD+PC"):strings.Index(inside, "UIT")]
	m := parse(t, edi("CANRX", inside))
	q, err := m.Request()
	require.NoError(t, err)
	require.Equal(t, script.KindCancelRx, q.Kind)
	require.Equal(t, "P1", q.OrderNumber)
	require.Equal(t, "Lisinopril 10 mg tablet", q.Prescribed.Prescription.Drug.Description)
	require.Equal(t, "Sampleton", q.Patient.Last.Reveal())
	a, err := parse(t, edi("ERROR", "STS+900+007*008+No such pharmacy'")).Acknowledgement()
	require.NoError(t, err)
	require.True(t, a.Failed)
	require.Equal(t, []string{"900", "007", "008", "M0"}, []string{a.Code, a.Details[0], a.Details[1], a.RelatesTo})
	require.Equal(t, "No such pharmacy", a.Description.Reveal())
	v, err := parse(t, edi("VERIFY", "STS+010'")).Acknowledgement()
	require.NoError(t, err)
	require.True(t, v.Accepted())
}

func TestSegmentsKeepEveryValueWithItsPlace(t *testing.T) {
	t.Parallel()
	text := edifact(t)
	all := parse(t, text).Segments()
	require.Len(t, all, 8)
	for _, s := range all {
		require.True(t, strings.HasPrefix(text[s.Start:s.End], s.Tag+"+"))
		require.Equal(t, byte('\''), text[s.End])
	}
	pvd := all[2]
	require.Equal(t, 2, pvd.Repeats(2))
	require.Equal(t, "HPI", pvd.Value(2, 2, 2))
	require.Equal(t, 9, pvd.Elements())
	require.Zero(t, pvd.Repeats(3)+pvd.Repeats(12))
	require.Empty(t, pvd.Value(12, 1, 1)+pvd.Value(2, 3, 1)+pvd.Value(2, 1, 3))
	require.Nil(t, parse(t, status).Segments())
}

// edi is a message of the kind with segments between.
func edi(kind, inside string) string {
	return "UNA:+./*'UIB+UNOA:0++M1:M0+++A:ZZZ+B:P+20130222:065442'UIH+SCRIPT:010:006:" + kind + "+R1+P1'" + inside + "UIT+R1+3'UIZ++1'"
}

func TestAMarkThatWasNotReleasedIsTakenAsTextAndTold(t *testing.T) {
	t.Parallel()
	m := parse(t, edi("ERROR", "STS+900+007*008+Missing 'Request=''"))
	require.Equal(t, script.KindError, m.Kind())
	body := m.BodyNode()
	require.Equal(t, "900", body.Find("Code").Text())
	require.Equal(t, "007", body.Find("DescriptionCode").Text())
	require.Equal(t, "008", body.Find("DescriptionCode").Next().Text())
	require.Equal(t, "Missing 'Request='", body.Find("Description").Text())
	require.Equal(t, "M0", m.Header().RelatesToMessageID)
	require.Equal(t, "R1", m.Header().RxReferenceNumber)
	require.Contains(t, m.Findings(), script.Finding{Code: script.CodeSegmentMark, Path: "/STS[1]",
		Text: "the mark that ends a segment stands unreleased inside a text, as it seems; it was taken as text"})
	require.True(t, script.CodeSegmentMark.Holds())
}

func TestOddSegmentsAreTold(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       script.Finding
	}{
		{"a wrong count", strings.Replace(edifact(t), "+7'", "+12'", 1), script.Finding{Code: script.CodeSegmentCount, Path: "/UIT[1]/2"}},
		{"another reference", strings.Replace(edifact(t), "UIT+900001", "UIT+1", 1), script.Finding{Code: script.CodeSegmentReference, Path: "/UIT[1]/1"}},
		{"a segment that no view has", edi("CANRX", "REQ++1++++C'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/REQ[1]"}},
		{"an element that no view has", edi("NEWRX", "DRU+P:X+++++++9'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/DRU[1]/8"}},
		{"another drug than the prescribed one", edi("NEWRX", "DRU+D:X'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/DRU[1]"}},
		{"another provider", edi("NEWRX", "PVD+SU+1:SPI'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/PVD[1]"}},
		{"an id of another kind", edi("NEWRX", "PVD+PC+1:XX'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/PVD[1]/2"}},
		{"a date of another kind", edi("NEWRX", "DRU+P:X+++99:20261102:102'"), script.Finding{Code: script.CodeSegmentUnread, Path: "/DRU[1]/4"}},
		{"two drugs", edi("NEWRX", "DRU+P:X'DRU+P:Y'"), script.Finding{Code: script.CodeDoubled, Path: "/Message/Body/NewRx/MedicationPrescribed[2]"}},
	}
	for _, tt := range tests {
		found := parse(t, tt.text).Findings()
		for i := range found {
			found[i].Text = ""
		}
		require.Contains(t, found, tt.want, tt.name)
	}
}

func TestCodedDirectionsInEDIFACTReadAsFarAsTheirPlacesAreKnown(t *testing.T) {
	t.Parallel()
	drug := "DRU+P:X++:Take one when told'"
	tests := []struct {
		name, sig string
		want      func(c script.CodedSig) string
		value     string
		unread    []string
	}{
		{"the time of day", "SIG+0:+20130731:14.01d+2:Take one when told++++++morning:1:73775008'",
			func(c script.CodedSig) string { return c.Instructions[0].Timings[0].Event.Text.Reveal() }, "morning", nil},
		{"an interval", "SIG+1:+:+:++++++::::::::::::::::8:hour:1:H'",
			func(c script.CodedSig) string {
				every := c.Instructions[0].Timings[0]
				return every.Means + every.Value + every.Unit.Text.Reveal()
			}, "Interval8hour", nil},
		{"versions of the lists", "SIG+1:+20130731:14.01d'", func(c script.CodedSig) string { return c.SNOMED + " " + c.FMT }, "20130731 14.01d", nil},
		{"a rate, whose place is not known", "SIG+1:+:+:++++++::::5'", func(c script.CodedSig) string { return "" }, "", []string{"/SIG[1]/9"}},
		{"a site, whose place is not known", "SIG+1:+:+:+++++left:1:7'", func(c script.CodedSig) string { return "" }, "", []string{"/SIG[1]/8"}},
		{"an element twice", "SIG+1:+:+:+1:take*1:chew'", func(c script.CodedSig) string { return c.Instructions[0].Method.Text.Reveal() }, "", nil},
		{"a released mark", "SIG+1:+:+2:Take one when told+1:ta/:ke/:'", func(c script.CodedSig) string { return c.Instructions[0].Method.Text.Reveal() }, "ta:ke:", nil},
	}
	for _, tt := range tests {
		n := newRx(t, edi("NEWRX", drug+tt.sig))
		require.Equal(t, "Take one when told", n.Prescription.Sig.Text.Reveal(), tt.name)
		require.Equal(t, tt.value, tt.want(n.Details.Sig), tt.name)
		require.Equal(t, tt.unread, unreadIn(t, edi("NEWRX", drug+tt.sig)), tt.name)
	}
	require.Equal(t, []string{"/SIG[1]"}, unreadIn(t, edi("NEWRX", "SIG+1:'"+drug)), "before the drug it belongs to none")
	require.Equal(t, []string{"/DRU[2]", "/SIG[1]"}, unreadIn(t, edi("NEWRX", drug+"DRU+D:Y'SIG+1:'")), "nor behind a drug that is not read")
	found := codesOf(parse(t, edi("NEWRX", drug+"SIG+1:+:+2:Take two'")).Findings())
	require.Contains(t, found, script.CodeSigDiffers)
}

// unreadIn are the places that were not carried over.
func unreadIn(t *testing.T, text string) (paths []string) {
	t.Helper()
	for _, f := range parse(t, text).Findings() {
		if f.Code == script.CodeSegmentUnread {
			paths = append(paths, f.Path)
		}
	}
	return paths
}

func TestBrokenEDIFACTIsRefused(t *testing.T) {
	t.Parallel()
	whole := edifact(t)
	tests := []struct {
		name, text string
		reason     error
	}{
		{"UNA alone", "UNA:+.", script.ErrMalformed},
		{"UNA with one character twice", "UNA::./*'" + whole[9:], script.ErrMalformed},
		{"UNA with a letter", "UNAA+./*'" + whole[9:], script.ErrMalformed},
		{"UNA without an end mark", "UNA:+./* " + whole[9:], script.ErrMalformed},
		{"no end", whole[:strings.Index(whole, "UIT")], script.ErrMalformed},
		{"another order", "UIB+A'UIH+B'UIZ++1'UIT+1'", script.ErrMalformed},
		{"a segment that was cut off", whole[:strings.Index(whole, "UIT")+4], script.ErrMalformed},
		{"no segment", "UIB+1'hello", script.ErrMalformed},
		{"a control character", strings.Replace(whole, "Take", "\x07", 1), script.ErrMalformed},
		{"bytes that are not UTF-8", strings.Replace(whole, "Take", "\xff", 1), script.ErrMalformed},
		{"two messages", edi("NEWRX", "UIH+SCRIPT:010:006:NEWRX'"), script.ErrNotOneMessage},
		{"two interchanges", whole + whole[10:], script.ErrNotOneMessage},
		{"another function", edi("RXHREQ", ""), script.ErrUnsupported},
	}
	for _, tt := range tests {
		_, err := script.Parse([]byte(tt.text), script.Limits{})
		require.ErrorIs(t, err, tt.reason, tt.name)
		require.NotContains(t, err.Error(), "Sampleton")
	}
	for _, lim := range []script.Limits{{Text: 50}, {Elements: 4}, {Bytes: 100}} {
		_, err := script.Parse([]byte(whole), lim)
		require.ErrorIs(t, err, script.ErrTooLarge)
	}
}

func TestEDIFACTIsNotEdited(t *testing.T) {
	t.Parallel()
	m := parse(t, edifact(t))
	_, err := m.Edit().SetText(m.HeaderNode().Find("MessageID"), "x").Bytes()
	require.ErrorIs(t, err, script.ErrUnwritable)
	same, err := m.Edit().Bytes()
	require.NoError(t, err)
	require.Equal(t, edifact(t), string(same))
}

func TestTheEDIFACTSampleEqualsItsXMLTwin(t *testing.T) {
	t.Parallel()
	xml := sample(t, "nist-erx/newrx-10.6-mailorder-structuredsig.xml")
	data, err := os.ReadFile(samplesFolder + "/nist-erx/newrx-10.6.edi")
	if err != nil {
		t.Skip("no sample messages here")
	}
	edi := newRx(t, string(data))
	require.Equal(t, xml.Prescription, edi.Prescription)
	require.Len(t, edi.Details.Sig.Instructions, 2)
	require.Equal(t, xml.Details.Sig, edi.Details.Sig, "the coded directions too")
	require.Equal(t, xml.Details.Diagnoses, edi.Details.Diagnoses)
	require.Equal(t, xml.Practice, edi.Practice)
	require.Equal(t, xml.Pharmacy, edi.Pharmacy)
	require.Equal(t, xml.Patient.Last.Reveal(), edi.Patient.Last.Reveal())
	require.Equal(t, xml.Patient.Born.Reveal(), edi.Patient.Born.Reveal())
	require.Equal(t, xml.Patient.ZIP.Reveal(), edi.Patient.ZIP.Reveal())
}

// envelopeDefects are messages that between them bear every finding about encoding, wrapper and segments.
func envelopeDefects(t *testing.T) []string {
	t.Helper()
	return []string{
		"<?xml version='1.0' encoding='utf-16'?>" + status,
		edi("ERROR", "STS+900+007+Missing 'Request=''"),
		strings.Replace(edifact(t), "UIT+900001+7", "UIT+1+12", 1),
		edi("CANRX", "REQ++1++++C'"),
		"<Message><Header/><Body><s:Status xmlns:s='urn:x'/></Body></Message>",
		"<s:Message><Header/><Body><Status/></Body></s:Message>",
		"<Message><Header/><Body><Status>a text<Code>000</Code></Status></Body></Message>",
	}
}
