package scripttest_test

import (
	"bytes"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

func start(t *testing.T) (*scripttest.Partner, *fake.Clock) {
	t.Helper()
	clock := fake.NewClock(time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC))
	p := scripttest.Start(clock.Now)
	t.Cleanup(p.Close)
	return p, clock
}

func message(t *testing.T, id string) []byte {
	t.Helper()
	l := script.Letter{Dialect: script.DialectOf(script.V2017071), To: script.Party{Qualifier: "D", ID: "6"},
		From: script.Party{Qualifier: "P", ID: "2699999"}, MessageID: id, Sent: time.Unix(0, 0)}
	out, err := l.Request(script.Request{Kind: script.KindNewRxRequest})
	require.NoError(t, err)
	return out
}

func post(t *testing.T, p *scripttest.Partner, raw []byte) (int, []byte, error) {
	t.Helper()
	resp, err := p.Client().Post(p.URL(), "application/xml", bytes.NewReader(raw))
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return resp.StatusCode, answer, err
}

func acknowledgement(t *testing.T, raw []byte) script.Acknowledgement {
	t.Helper()
	m, err := script.Parse(raw, script.Limits{})
	require.NoError(t, err)
	a, err := m.Acknowledgement()
	require.NoError(t, err)
	return a
}

func TestAMessageIsTakenOnceUnderItsIDAndAcknowledgedEachTime(t *testing.T) {
	t.Parallel()
	p, clock := start(t)
	for range 2 {
		_, answer, err := post(t, p, message(t, "A-1"))
		require.NoError(t, err)
		require.True(t, acknowledgement(t, answer).Accepted())
		require.Equal(t, "A-1", acknowledgement(t, answer).RelatesTo)
		clock.Advance(time.Hour)
	}
	require.Equal(t, 1, p.Taken())
	require.Len(t, p.Received(), 2)
}

func TestAnswersBearTheTimeOfTheClock(t *testing.T) {
	t.Parallel()
	p, clock := start(t)
	clock.Advance(36 * time.Hour)
	_, answer, err := post(t, p, message(t, "A-1"))
	require.NoError(t, err)
	require.Contains(t, string(answer), "2026-11-26T00:00:00Z")
}

func TestFaultsComeInTheirOrderAndEnd(t *testing.T) {
	t.Parallel()
	p, _ := start(t)
	p.Fail(scripttest.DropBeforeWork, 1)
	p.Fail(scripttest.Down, 1)
	p.Fail(scripttest.Refuse, 1)
	_, _, err := post(t, p, message(t, "A-1"))
	require.Error(t, err)
	status, _, err := post(t, p, message(t, "A-1"))
	require.NoError(t, err)
	require.Equal(t, http.StatusServiceUnavailable, status)
	_, answer, err := post(t, p, message(t, "A-1"))
	require.NoError(t, err)
	require.True(t, acknowledgement(t, answer).Failed)
	require.Zero(t, p.Taken())
	_, answer, err = post(t, p, message(t, "A-1"))
	require.NoError(t, err)
	require.True(t, acknowledgement(t, answer).Accepted())
}

func TestALateAnswerIsOwedOnce(t *testing.T) {
	t.Parallel()
	p, _ := start(t)
	p.Fail(scripttest.Late, 1)
	status, answer, err := post(t, p, message(t, "A-1"))
	require.NoError(t, err)
	require.Equal(t, http.StatusAccepted, status)
	require.Empty(t, answer)
	owed := p.Owed()
	require.Len(t, owed, 1)
	require.Equal(t, "A-1", acknowledgement(t, owed[0]).RelatesTo)
	require.Empty(t, p.Owed())
}

func TestAMailboxKeepsWhatWasNotAcknowledgedAndGivesSeveralTogether(t *testing.T) {
	t.Parallel()
	p, _ := start(t)
	p.Together(2)
	for _, id := range []string{"B-1", "B-2", "B-3"} {
		p.Post(message(t, id))
	}
	l := script.Letter{To: script.Party{Qualifier: "D", ID: "6"}, From: script.Party{Qualifier: "P", ID: "2699999"},
		MessageID: "ASK-1", Sent: time.Unix(0, 0)}
	ask, err := l.GetMessage()
	require.NoError(t, err)
	_, answer, err := post(t, p, ask)
	require.NoError(t, err)
	var ids []string
	for m, err := range script.Stream(bytes.NewReader(answer), script.Limits{}) {
		require.NoError(t, err)
		ids = append(ids, m.Header().MessageID)
	}
	require.Equal(t, []string{"B-1", "B-2"}, ids)
	l.MessageID, l.RelatesTo = "ACK-1", "B-1"
	ack, err := l.Status(script.AckTaken, "")
	require.NoError(t, err)
	p.Fail(scripttest.Refuse, 1)
	_, answer, err = post(t, p, ack)
	require.NoError(t, err)
	require.True(t, acknowledgement(t, answer).Failed, "an acknowledgement may be refused too")
	require.Equal(t, 3, p.Waiting())
	status, _, err := post(t, p, ack)
	require.NoError(t, err)
	require.Equal(t, http.StatusNoContent, status)
	require.Equal(t, 2, p.Waiting())
	require.Zero(t, p.Taken())
}

func TestWhoHasNoCertificateIsNotHeard(t *testing.T) {
	t.Parallel()
	p, _ := start(t)
	_, err := p.Stranger().Post(p.URL(), "application/xml", bytes.NewReader(message(t, "A-1")))
	require.Error(t, err)
	require.Empty(t, p.Received())
}

func TestAPartnerMayBeClosedTwice(t *testing.T) {
	t.Parallel()
	p, _ := start(t) // which is closed once more at the end
	p.Close()
	require.NotPanics(t, p.Close)
}
