package script_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestTheHeaderNamesBothEndsAndTheMessage(t *testing.T) {
	t.Parallel()
	h := parse(t, with(t, file2017, "</Header>", "<RelatesToMessageID>M0</RelatesToMessageID><RxReferenceNumber>RX7</RxReferenceNumber></Header>")).Header()
	require.Equal(t, script.Party{Qualifier: "P", ID: "2699999"}, h.To)
	require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000001"}, h.From)
	require.Equal(t, "EX-20261102-0001", h.MessageID)
	require.Equal(t, "M0", h.RelatesToMessageID)
	require.Equal(t, "RX7", h.RxReferenceNumber)
	require.Equal(t, "EX-ORDER-1001", h.PrescriberOrderNumber)
	require.False(t, h.Test())
}

func TestSentTimeKeepsAnUnknownZoneUnknown(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text    string
		instant string // empty: unknown
		clock   string // empty: no time at all
	}{
		{"2026-11-02T15:04:05Z", "2026-11-02T15:04:05Z", "2026-11-02T15:04:05Z"},
		{"2026-11-02T15:04:05.1234567Z", "2026-11-02T15:04:05.1234567Z", "2026-11-02T15:04:05.1234567Z"},
		{"2026-11-02T10:04:05-05:00", "2026-11-02T15:04:05Z", "2026-11-02T15:04:05Z"},
		{"2026-11-02T10:04:05-0500", "2026-11-02T15:04:05Z", "2026-11-02T15:04:05Z"},
		{"2026-11-02T10:04:05", "", "2026-11-02T10:04:05Z"},
		{"2026-11-02T10:04:05.1234567", "", "2026-11-02T10:04:05.1234567Z"},
		{"2026-02-30T10:04:05", "", ""},
		{"soon", "", ""},
	}
	for _, tt := range tests {
		sent := parse(t, with(t, file2017, "2026-11-02T15:04:05Z", tt.text)).Header().SentTime
		require.Equal(t, tt.text, sent.Text)
		at, ok := sent.Instant()
		require.Equal(t, tt.instant != "", ok, tt.text)
		if ok {
			require.Equal(t, tt.instant, at.Format(time.RFC3339Nano))
		}
		require.Equal(t, tt.clock == "", sent.Clock.IsZero(), tt.text)
		if tt.clock != "" {
			require.Equal(t, tt.clock, sent.Clock.UTC().Format(time.RFC3339Nano))
		}
	}
}

func TestTestMessagesAreTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"1": true, "true": true, "Y": true, "0": false, "false": false, "": false} {
		m := parse(t, with(t, file2017, "</Header>", "<TestMessage>"+text+"</TestMessage></Header>"))
		require.Equal(t, want, m.Header().Test(), text)
		require.Equal(t, want || text == "", len(m.Findings()) == 1, "%q: an empty mark is told too, for it may be one", text)
	}
}

func TestTheVersionIsWeighedFromStampsAndElements(t *testing.T) {
	t.Parallel()
	old := "<Patient><Name/><Address><ZipCode/></Address></Patient>"
	later := "<Patient><HumanPatient/></Patient>"
	latest := "<Patient><HumanPatient><Names/></HumanPatient></Patient>"
	tests := []struct {
		stamp, body string
		want        script.Version
		code        script.Code
	}{
		{`version="010" release="006"`, old, script.V10_6, ""},
		{`version="10.6"`, old, script.V10_6, ""},
		{`version="010" release="006"`, later, script.V2017071, script.CodeVersionConflict},
		{`TransactionVersion="20170715"`, later, script.V2017071, ""},
		{`TransactionVersion="20170712"`, later, script.V2017071, ""},
		{`TransactionVersion="20170715"`, old, script.V10_6, script.CodeVersionConflict},
		{`TransactionVersion="20170715"`, latest, script.V2022071, script.CodeVersionConflict},
		{`TransactionVersion="2022071"`, latest, script.V2022071, ""},
		{`TransactionVersion="2023011"`, latest, script.V2023011, ""},
		{`TransactionVersion="2023011"`, later, script.V2023011, ""},
		{`TransactionVersion="2019071"`, later, "2019071", ""},
		{`TransactionVersion="TransactionVersion0"`, later, script.V2017071, script.CodeVersionByShape},
		{`TransactionVersion="TransactionVersion0"`, "", "", script.CodeVersionStamp},
		{`version="2017071"`, "", script.V2017071, ""},
		{`version="2017071"`, old + later, script.V2017071, script.CodeVersionMixed},
		{"", old, script.V10_6, script.CodeVersionByShape},
		{"", "", "", script.CodeVersionUnknown},
	}
	for _, tt := range tests {
		m := parse(t, "<Message "+tt.stamp+"><Header><MessageID>1</MessageID></Header><Body><CancelRx>"+tt.body+"</CancelRx></Body></Message>")
		require.Equal(t, tt.want, m.Version(), tt)
		require.Equal(t, tt.body == old+later, m.Evidence().Shape == script.ShapeMixed, tt)
		var codes []script.Code
		for _, f := range m.Findings() {
			codes = append(codes, f.Code)
		}
		if tt.code == "" {
			require.Empty(t, codes, tt)
			continue
		}
		require.Contains(t, codes, tt.code, tt)
	}
}
