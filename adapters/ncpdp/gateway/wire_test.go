package gateway_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// wrapped is the sample inside a SOAP Envelope of that namespace.
func wrapped(namespace string) []byte {
	_, bare, _ := bytes.Cut(original(), []byte("<Message"))
	return []byte(`<s:Envelope xmlns:s="` + namespace + `"><s:Body><Message` + string(bare) + `</s:Body></s:Envelope>`)
}

// TestSOAPGoesOutUnderTheMediaTypeOfItsRelease: those of 1.1 and 1.2 are two, and a client of one refuses the other.
func TestSOAPGoesOutUnderTheMediaTypeOfItsRelease(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ namespace, came, want string }{
		{"http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8", "application/soap+xml"},
		{"http://www.w3.org/2003/05/soap-envelope", "", "application/soap+xml"},
		{"http://www.w3.org/2003/05/soap-envelope", "application/xml", "application/soap+xml"},
		{"http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8", "text/xml"},
		{"http://schemas.xmlsoap.org/soap/envelope/", "", "text/xml"},
	} {
		w := newWorld(t)
		r := httptest.NewRequest(http.MethodPost, "/script", bytes.NewReader(wrapped(c.namespace)))
		r.Header.Set("Content-Type", c.came)
		rec := httptest.NewRecorder()
		w.Handler().ServeHTTP(rec, r)
		require.Equal(t, 200, rec.Code)
		require.Equal(t, c.want, rec.Header().Get("Content-Type"), c.came)
		require.NotEqual(t, script.Bare, parsed(rec.Body.Bytes()).Envelope().Wrapper)
		w.partner.Post(changed(wrapped(c.namespace), "EX-20261102-0001", "EX-20261102-0002"))
		_, err := w.Poll(t.Context())
		require.NoError(t, err)
		require.Equal(t, c.want, w.partner.Received()[1].Type, "what is posted too")
	}
}

// TestEDIFACTIsToldByItsFormThoughItNamesNoMarks: a host may write it without the first segment.
func TestEDIFACTIsToldByItsFormThoughItNamesNoMarks(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) {
		c.Partner.Sends = []script.Kind{script.KindVerify}
		c.Token = func() (script.Token, error) {
			return script.Token{Username: "EXMAI", Password: secret.New("not-a-password")}, nil
		}
	})
	_, _ = w.Send(t.Context(), "k", func(id string, at time.Time) ([]byte, error) {
		l := profile().Letter(id, at)
		l.Dialect, l.RelatesTo = script.Dialect{Version: script.V10_6, Envelope: script.Envelope{EDIFACT: true}}, "EX-1"
		out, err := l.Verify(script.AckTaken, "")
		return out[bytes.Index(out, []byte("UIB")):], err
	})
	require.Len(t, w.partner.Received(), 1)
	require.Equal(t, "application/EDIFACT", w.partner.Received()[0].Type)
}
