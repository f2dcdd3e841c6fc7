package gateway

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Handler takes what the partner posts. Who may post is for the server to say, by the certificate of the caller; put a
// limit on connections there too.
//
//	200  an answer in SCRIPT, in the sender's dialect and form (XML or EDIFACT): Status, Verify or Error
//	204  an acknowledgement was taken
//	400  no SCRIPT message, one cut off, or one that names no ids or that no answer can be written to: line, column and what
//	     is wrong, in our words
//	403  Config.Allow says no
//	405  not a POST
//	408  the message did not come whole within Config.Timeout
//	413  longer than Config.Limits.Bytes
//	415  a Content-Encoding other than identity
//	501  there is no Config.Receive
//	503  our own trouble: an Error in SCRIPT where one can be written; send it again
func (g *Gateway) Handler() http.Handler { return http.HandlerFunc(g.serve) }

func (g *Gateway) serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), g.cfg.Timeout)
	defer cancel()
	// A connection goes by the wall's clock. One that takes no deadline has the server's limits alone.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(g.cfg.Timeout))
	raw, status, err := g.body(w, r)
	if err != nil {
		g.cfg.Fault(err)
		w.WriteHeader(status)
		return
	}
	m, err := script.Parse(raw, g.cfg.Limits)
	var res result
	if err == nil {
		res, err = g.taken(ctx, r, m)
	}
	if err != nil {
		g.cfg.Fault(err)
		refuse(w, err)
		return
	}
	res.writeTo(w, r.Header.Get("Content-Type"))
}

// What is wrong with a body.
var (
	errEncoded = errors.New("gateway: a message with a Content-Encoding was refused; the sender has to send it plain")
	errTooLong = errors.New("gateway: a message longer than Limits.Bytes was refused")
	errSlow    = errors.New("gateway: a message did not come whole within Config.Timeout")
	errCut     = errors.New("gateway: a message was cut off on its way")
)

// body reads the bytes. An error of net/http may hold an address, so none is passed on.
func (g *Gateway) body(w http.ResponseWriter, r *http.Request) (raw []byte, status int, err error) {
	if packed(r.Header) {
		return nil, http.StatusUnsupportedMediaType, errEncoded
	}
	raw, err = io.ReadAll(http.MaxBytesReader(w, r.Body, int64(g.cfg.Limits.Bytes)))
	tooLong := (*http.MaxBytesError)(nil)
	switch {
	case errors.As(err, &tooLong):
		return nil, http.StatusRequestEntityTooLarge, errTooLong
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, http.StatusRequestTimeout, errSlow
	case err != nil:
		return nil, http.StatusBadRequest, errCut
	}
	return raw, http.StatusOK, nil
}

// packed tells a Content-Encoding other than identity, in whichever line it stands.
func packed(h http.Header) bool {
	for _, coding := range strings.Split(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if c := strings.TrimSpace(coding); c != "" && !strings.EqualFold(c, "identity") {
			return true
		}
	}
	return false
}

// taken asks Allow, and takes the message.
func (g *Gateway) taken(ctx context.Context, r *http.Request, m *script.Message) (result, error) {
	if g.cfg.Allow != nil {
		switch err := g.cfg.Allow(r, m.Header()); {
		case errors.Is(err, ErrPanic):
			return result{}, err
		case err != nil:
			return result{}, forbidden{err}
		}
	}
	return g.take(ctx, m)
}

// refuse answers what cannot be answered in SCRIPT.
func refuse(w http.ResponseWriter, err error) {
	syntax, no := (*script.SyntaxError)(nil), forbidden{}
	switch {
	case errors.As(err, &no):
		w.WriteHeader(http.StatusForbidden)
	case errors.As(err, &syntax), errors.Is(err, ErrNoIDs), errors.Is(err, ErrUnanswerable):
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, err.Error()) // of ours; it holds no value of the message
	case errors.Is(err, ErrUnsupported):
		w.WriteHeader(http.StatusNotImplemented)
	default:
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func (r result) writeTo(w http.ResponseWriter, asked string) {
	status := http.StatusOK
	switch {
	case r.fault:
		status = http.StatusServiceUnavailable
	case len(r.answer) == 0:
		status = http.StatusNoContent
	}
	if len(r.answer) > 0 {
		w.Header().Set("Content-Type", contentType(r.answer, asked))
	}
	w.WriteHeader(status)
	_, _ = w.Write(r.answer)
}
