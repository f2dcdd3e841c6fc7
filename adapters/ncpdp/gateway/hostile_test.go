package gateway_test

import (
	"bytes"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

func reader(b []byte) io.Reader { return bytes.NewReader(b) }

// TestAServerThatWantsACertificateHearsNobodyElse: mutual TLS inwards, which is the server's to ask for.
func TestAServerThatWantsACertificateHearsNobodyElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	server := httptest.NewUnstartedServer(w.Handler())
	server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert, MinVersion: tls.VersionTLS12}
	server.Config.ErrorLog = silent()
	server.StartTLS()
	t.Cleanup(server.Close)
	_, err := server.Client().Post(server.URL, "application/xml", reader(original()))
	require.Error(t, err)
	require.Empty(t, w.desk.heard())
	known := server.Client().Transport.(*http.Transport).Clone()
	known.TLSClientConfig.Certificates = server.TLS.Certificates
	resp, err := (&http.Client{Transport: known}).Post(server.URL, "application/xml", reader(original()))
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, 200, resp.StatusCode)
	require.Len(t, w.desk.heard(), 1)
}

func TestABodyThatIsPackedIsRefused(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"gzip": {"gzip"}, "deflate": {"deflate"}, "br": {"br"}, "in capitals": {"GZIP"}, "in a list": {"identity, gzip"},
		"in a second line": {"identity", "gzip"}, "behind an empty one": {"", "gzip"}, "unknown": {"identity;q=1"},
	} {
		w := newWorld(t)
		require.Equal(t, http.StatusUnsupportedMediaType, encoded(w, lines), name)
		require.Empty(t, w.desk.heard())
		require.Len(t, w.desk.told(), 1)
	}
}

func TestABodyThatIsSaidToBePlainIsTaken(t *testing.T) {
	t.Parallel()
	for _, lines := range [][]string{nil, {""}, {"identity"}, {"IDENTITY"}, {" Identity "}, {"identity, identity"}, {"identity", "identity"}, {"identity,"}} {
		require.Equal(t, http.StatusOK, encoded(newWorld(t), lines), lines)
	}
}

// encoded delivers the NewRx under lines of Content-Encoding.
func encoded(w *world, lines []string) int {
	r := httptest.NewRequest(http.MethodPost, "/script", reader(original()))
	r.Header["Content-Encoding"] = lines
	rec := httptest.NewRecorder()
	w.Handler().ServeHTTP(rec, r)
	return rec.Code
}

// TestXMLGoesBackUnderTheNameThatItCameWith: and under no other that a sender makes up.
func TestXMLGoesBackUnderTheNameThatItCameWith(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for came, want := range map[string]string{
		"": "application/xml", "application/xml": "application/xml", "text/xml; charset=utf-8": "text/xml", "TEXT/XML": "text/xml",
		"application/soap+xml;action=x": "application/soap+xml", "text/html": "application/xml", "text/xml\r\nX: y": "application/xml", ";": "application/xml",
	} {
		r := httptest.NewRequest(http.MethodPost, "/script", reader(original()))
		r.Header["Content-Type"] = []string{came}
		rec := httptest.NewRecorder()
		w.Handler().ServeHTTP(rec, r)
		require.Equal(t, want, rec.Header().Get("Content-Type"), came)
	}
}

func TestOnlyAPostIsTakenAtAnyPath(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, method := range []string{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "post", "TRACE"} {
		rec := httptest.NewRecorder()
		w.Handler().ServeHTTP(rec, httptest.NewRequest(method, "/script", reader(original())))
		require.Equal(t, http.StatusMethodNotAllowed, rec.Code, method)
		require.Equal(t, "POST", rec.Header().Get("Allow"))
	}
	require.Empty(t, w.desk.heard())
	rec := httptest.NewRecorder()
	w.Handler().ServeHTTP(rec, httptest.NewRequest("POST", "/any/where?a=b", reader(original())))
	require.Equal(t, 200, rec.Code, "the path is the host's")
}

// TestPaddingAroundIDsChangesNothing: some feeds pad ids with spaces.
func TestPaddingAroundIDsChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	scripttest.Deliver(w.Handler(), original())
	padded := changed(original(), `"P">2699999<`, `"P ">2699999   <`, `"D">6000000000001<`, `" D">  6000000000001
	<`, ">EX-20261102-0001<", "> EX-20261102-0001 <")
	status, _, a := acknowledged(t, w, padded)
	require.Equal(t, 200, status)
	require.True(t, a.Accepted())
	require.Len(t, w.desk.heard(), 1, "a repetition, padded or not")
	require.Equal(t, "D:6000000000001", w.desk.heard()[0].Sender)
}

// TestAcknowledgementsUnderOneIDAreToldApartByWhatTheyRelateTo: some systems number none of them.
func TestAcknowledgementsUnderOneIDAreToldApartByWhatTheyRelateTo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.DropAfterWork, 2)
	for _, k := range []string{"k1", "k2"} {
		_, err := w.Send(t.Context(), streamKey(k), renewalOf)
		require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
	}
	for _, r := range w.partner.Received() {
		late, err := parsed(r.Raw).Answer("0", noon).Status(script.AckTaken, "")
		require.NoError(t, err)
		status, _ := scripttest.Deliver(w.Handler(), late)
		require.Equal(t, 204, status)
	}
	for _, k := range []string{"k1", "k2"} {
		_, err := w.Send(t.Context(), streamKey(k), renewalOf)
		require.NoError(t, err)
	}
	require.Len(t, w.partner.Received(), 2)
}

// TestAMessageAboutAnotherPrescriptionUnderAUsedIDIsNoRepetition: a cancellation says nothing of it in the body.
func TestAMessageAboutAnotherPrescriptionUnderAUsedIDIsNoRepetition(t *testing.T) {
	t.Parallel()
	for _, change := range [][2]string{
		{"</MessageID>", "</MessageID><RelatesToMessageID>EX-2</RelatesToMessageID>"},
		{"</SentTime>", "</SentTime><RxReferenceNumber>RX9</RxReferenceNumber>"},
	} {
		w := newWorld(t)
		scripttest.Deliver(w.Handler(), original())
		_, _, a := acknowledged(t, w, changed(original(), change[0], change[1]))
		require.True(t, a.Failed)
		require.Len(t, w.desk.heard(), 1)
		require.Len(t, w.desk.told(), 1)
		require.NotContains(t, w.desk.told()[0].Error(), "EX-")
	}
}

// TestIDsThatAreNoIDsAreRefused: they would become keys of a store.
func TestIDsThatAreNoIDsAreRefused(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("9", 256)
	for _, c := range [][2]string{
		{">6000000000001<", ">" + long + "<"}, {">2699999<", ">" + long + "<"}, {">EX-20261102-0001<", ">" + long + "<"},
		{`From Qualifier="D"`, `From Qualifier="` + long + `"`}, {">6000000000001<", "> <"}, {">EX-20261102-0001<", ">\n<"},
	} {
		w := newWorld(t)
		status, answer := scripttest.Deliver(w.Handler(), changed(original(), c[0], c[1]))
		require.Equal(t, 400, status)
		require.NotContains(t, string(answer), "999")
		require.Empty(t, w.desk.heard())
		require.ErrorIs(t, w.desk.told()[0], gateway.ErrNoIDs)
	}
}

// TestAMessageThatWasTooLongOrCutOffIsToldToFault: it was lost, and somebody has to know.
func TestAMessageThatWasTooLongOrCutOffIsToldToFault(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	scripttest.Deliver(w.Handler(), []byte(strings.Repeat("Sampleton ", 200_000)))
	rec := httptest.NewRecorder()
	w.Handler().ServeHTTP(rec, httptest.NewRequest("POST", "/", io.MultiReader(reader(original()[:900]), broken{})))
	require.Equal(t, 400, rec.Code)
	require.Len(t, w.desk.told(), 2)
	for _, err := range w.desk.told() {
		require.NotContains(t, err.Error(), "Sampleton")
	}
}
