package gateway

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Handler takes what the partner posts. Who may post is for the server to say, by the certificate of the caller; put a
// limit on connections there too.
//
//	200  an answer in SCRIPT, in the sender's dialect: Status, Verify or Error
//	204  an acknowledgement was taken
//	400  no SCRIPT message, or one that names no ids: line, column and what is wrong, in our words
//	405  not a POST
//	413  longer than Config.Limits.Bytes
//	415  a form that is read and cannot be answered (EDIFACT)
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
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(g.cfg.Timeout)) // of the connection: the wall's clock; where there is none, the server's limits count
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(g.cfg.Limits.Bytes)))
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	g.reply(ctx, w, raw)
}

func (g *Gateway) reply(ctx context.Context, w http.ResponseWriter, raw []byte) {
	res, err := g.take(ctx, raw)
	syntax := (*script.SyntaxError)(nil)
	switch {
	case errors.As(err, &syntax), errors.Is(err, ErrNoIDs):
		g.cfg.Fault(err)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, err.Error()) // of ours; it holds no value of the message
	case errors.Is(err, ErrUnsupported):
		g.cfg.Fault(err)
		w.WriteHeader(http.StatusUnsupportedMediaType)
	case err != nil:
		g.cfg.Fault(err)
		w.WriteHeader(http.StatusServiceUnavailable)
	default:
		res.writeTo(w)
	}
}

func (r result) writeTo(w http.ResponseWriter) {
	status := http.StatusOK
	switch {
	case r.fault:
		status = http.StatusServiceUnavailable
	case len(r.answer) == 0:
		status = http.StatusNoContent
	}
	if len(r.answer) > 0 {
		w.Header().Set("Content-Type", "application/xml")
	}
	w.WriteHeader(status)
	_, _ = w.Write(r.answer)
}
