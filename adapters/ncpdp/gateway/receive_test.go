package gateway_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// acknowledged delivers a message and reads the answer.
func acknowledged(t *testing.T, w *world, message []byte) (int, *script.Message, script.Acknowledgement) {
	t.Helper()
	status, answer := scripttest.Deliver(w.Handler(), message)
	m := parsed(answer)
	a, err := m.Acknowledgement()
	require.NoError(t, err)
	return status, m, a
}

func TestAPrescriptionIsHandedOverAndAnsweredInItsSendersDialect(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	status, m, a := acknowledged(t, w, original())
	require.Equal(t, 200, status)
	require.Equal(t, parsed(original()).Dialect().Attrs, m.Dialect().Attrs)
	require.Equal(t, script.KindStatus, a.Kind)
	require.True(t, a.Accepted())
	require.Equal(t, "EX-20261102-0001", a.RelatesTo)
	require.Equal(t, "6000000000001", m.Header().To.ID)
	got := w.desk.heard()
	require.Len(t, got, 1)
	require.Equal(t, "D:6000000000001", got[0].Sender)
	require.Equal(t, original(), got[0].Message.Raw())
}

func TestASenderOf106IsAnsweredInThatRelease(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old, err := readSample("newrx-lisinopril-10.6.xml")
	require.NoError(t, err)
	_, m, a := acknowledged(t, w, old)
	require.True(t, a.Accepted())
	require.Equal(t, parsed(old).Dialect().Attrs, m.Dialect().Attrs)
}

func TestARepetitionGetsTheSameBytesAndIsNotHandedOver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, first := scripttest.Deliver(w.Handler(), original())
	w.clock.Advance(time.Hour)
	w.Gateway = w.open(t) // another process over the same journal
	again := changed(original(), "<SentTime>2026-11-02T15:04:05Z", "<SentTime>2026-11-02T16:00:00Z")
	_, second := scripttest.Deliver(w.Handler(), again)
	require.Equal(t, string(first), string(second))
	require.Len(t, w.desk.heard(), 1)
}

func TestManyDeliveriesAtOnceAreHandedOverOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var all sync.WaitGroup
	answers := make([]string, 8)
	for i := range answers {
		all.Go(func() {
			_, answer := scripttest.Deliver(w.Handler(), original())
			answers[i] = string(answer)
		})
	}
	all.Wait()
	require.Len(t, w.desk.heard(), 1)
	for _, each := range answers {
		require.Equal(t, answers[0], each)
	}
}

func TestAnotherBodyUnderTheSameIDIsRefusedAndTheFirstStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	scripttest.Deliver(w.Handler(), original())
	_, _, a := acknowledged(t, w, changed(original(), "<Value>90</Value>", "<Value>30</Value>"))
	require.True(t, a.Failed)
	require.Equal(t, script.AckRefused, a.Code)
	_, _, a = acknowledged(t, w, original())
	require.True(t, a.Accepted())
	require.Len(t, w.desk.heard(), 1)
	require.Equal(t, []error{gateway.ErrReusedID}, w.desk.told())
}

func TestTheSameIDOfAnotherSenderIsAnotherMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	scripttest.Deliver(w.Handler(), original())
	scripttest.Deliver(w.Handler(), changed(original(), ">6000000000001<", ">6000000000002<"))
	require.Len(t, w.desk.heard(), 2)
	require.NotEqual(t, w.desk.heard()[0].Key, w.desk.heard()[1].Key)
}

func TestTheReplyOfTheDeskIsWhatThePartnerHears(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply gateway.Reply
		kind  script.Kind
		code  string
	}{
		"nothing said is a status": {gateway.Reply{}, script.KindStatus, "000"},
		"words are a status":       {gateway.Reply{Text: "in review"}, script.KindStatus, "000"},
		"a verify":                 {gateway.Reply{Verify: true}, script.KindVerify, "010"},
		"a refusal is an error":    {gateway.Reply{Refuse: "900", Details: []string{"144"}, Text: "refills"}, script.KindError, "900"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.desk.reply = c.reply
			status, _, a := acknowledged(t, w, original())
			require.Equal(t, 200, status)
			require.Equal(t, c.kind, a.Kind)
			require.Equal(t, c.code, a.Code)
			require.Equal(t, c.reply.Details, a.Details)
		})
	}
}

func TestAFaultOfOursIsSaidAndTheMessageMayComeAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.desk.err = errors.New("the database rests")
	status, first, a := acknowledged(t, w, original())
	require.Equal(t, 503, status)
	require.Equal(t, script.AckSystemError, a.Code)
	require.ErrorIs(t, w.desk.faults[0], w.desk.err)
	w.desk.err = nil
	status, second, a := acknowledged(t, w, original())
	require.Equal(t, 200, status)
	require.True(t, a.Accepted())
	require.NotEqual(t, first.Header().MessageID, second.Header().MessageID, "another content bears another id")
}

func TestAPanicOfTheDeskTellsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.desk.panics = "Sampleton"
	status, answer := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, 503, status)
	require.NotContains(t, string(answer), "Sampleton")
	require.Len(t, w.desk.told(), 1)
	require.ErrorIs(t, w.desk.told()[0], gateway.ErrPanic)
}

func TestWhatTheProfileDoesNotAllowIsRefusedAndNotHandedOver(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		message []byte
		change  func(*gateway.Config)
	}{
		"a message to another pharmacy":   {changed(original(), `"P">2699999<`, `"P">2688888<`), func(*gateway.Config) {}},
		"a test":                          {changed(original(), "</MessageID>", "</MessageID><TestMessage>1</TestMessage>"), func(*gateway.Config) {}},
		"a kind that is not in the table": {original(), func(c *gateway.Config) { c.Partner.Takes = []script.Kind{script.KindCancelRx} }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, c.change)
			_, _, a := acknowledged(t, w, c.message)
			require.Equal(t, script.KindError, a.Kind)
			require.Empty(t, w.desk.heard())
			require.Len(t, w.desk.faults, 1)
		})
	}
}

func TestAFurtherIDOfThePharmacyAndATestThatIsAllowedAreTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.AnyOf, c.Partner.Tests = []string{"2688888"}, true })
	_, _, a := acknowledged(t, w, changed(original(), `"P">2699999<`, `"P">2688888<`, "</MessageID>", "</MessageID><TestMessage>1</TestMessage>"))
	require.True(t, a.Accepted())
	require.Len(t, w.desk.heard(), 1)
}

func TestWhatCannotBeAnsweredGetsAnHTTPStatusAndNoValueOfTheMessage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		message []byte
		status  int
	}{
		"no message":              {[]byte("Sampleton"), 400},
		"cut off":                 {original()[:1500], 400},
		"a document type":         {append([]byte(`<!DOCTYPE a [<!ENTITY s "Sampleton">]>`), original()...), 400},
		"no message id":           {changed(original(), "<MessageID>EX-20261102-0001</MessageID>", ""), 400},
		"too long":                {[]byte(strings.Repeat("Sampleton ", 200_000)), 413},
		"nobody sent it":          {changed(original(), `<From Qualifier="D">6000000000001</From>`, ""), 400},
		"two messages in a body":  {changed(original(), "</Body>", "<Status><Code>000</Code></Status></Body>"), 400},
		"a second body, hostile":  {changed(original(), "</Message>", "<Body/></Message>"), 400},
		"an empty message is one": {nil, 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			status, answer := scripttest.Deliver(w.Handler(), c.message)
			require.Equal(t, c.status, status)
			require.NotContains(t, string(answer), "Sampleton")
			require.Empty(t, w.desk.heard())
			for _, err := range w.desk.faults {
				require.NotContains(t, err.Error(), "Sampleton")
			}
		})
	}
}

func TestWithoutAReceiverNothingIsTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Receive = nil })
	status, answer := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, http.StatusNotImplemented, status)
	require.Empty(t, answer)
	require.ErrorIs(t, w.desk.told()[0], gateway.ErrUnsupported)
}

func TestOnlyAPostIsTaken(t *testing.T) {
	t.Parallel()
	rec := httptest.NewRecorder()
	newWorld(t).Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/", nil))
	require.Equal(t, http.StatusMethodNotAllowed, rec.Code)
}

func TestAnAcknowledgementIsTakenWhateverTheTableOfKindsSays(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Takes = []script.Kind{script.KindNewRx} })
	w.partner.Fail(scripttest.Late, 1)
	require.Error(t, w.ask(t, "k"))
	status, _ := scripttest.Deliver(w.Handler(), w.partner.Owed()[0])
	require.Equal(t, 204, status)
	require.Len(t, w.desk.heard(), 1)
}
