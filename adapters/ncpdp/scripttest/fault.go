package scripttest

import (
	"io"
	"net/http"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Fault is what happens to a message, or to its answer.
type Fault string

// The faults. "Taken" is a message that stands in the partner's books.
const (
	DropBeforeWork Fault = "drop before work" // not taken; the connection is closed without an answer
	DropAfterWork  Fault = "drop after work"  // taken; the connection is closed without an answer
	Hang           Fault = "hang"             // taken; no answer until the client goes away
	Down           Fault = "down"             // not taken; 503 without a body
	HTML           Fault = "html"             // taken; 200 with an HTML page
	Empty          Fault = "empty"            // taken; 200 without a body
	Truncate       Fault = "truncate"         // taken; half the answer
	WrongRelation  Fault = "wrong relation"   // taken; the answer relates to another message
	UnknownCode    Fault = "unknown code"     // taken; a Status with a code that nobody knows
	YesIn500       Fault = "yes in 500"       // taken; a Status that says yes, under HTTP status 500
	Refuse         Fault = "refuse"           // not taken; an Error, 900
	RefuseNothing  Fault = "refuse nothing"   // not taken; an Error, 900, that relates to "0"
	Busy           Fault = "busy"             // not taken; an Error, 602: the partner's own trouble
	Late           Fault = "late"             // taken; 202 without a body, and the Status is owed: see Owed
	Twice          Fault = "twice"            // taken; answered at once, and the same Status is owed
	Redirect       Fault = "redirect"         // not taken; 307 to another path
)

// takes tells the faults under which a message is taken all the same.
func (f Fault) takes() bool {
	switch f {
	case DropBeforeWork, Down, Refuse, RefuseNothing, Busy, Redirect:
		return false
	}
	return true
}

// answer plays a fault, or none. m is what came.
func (p *Partner) answer(w http.ResponseWriter, r *http.Request, m *script.Message, f Fault) {
	switch f {
	case DropBeforeWork, DropAfterWork:
		panic(http.ErrAbortHandler)
	case Hang:
		select {
		case <-r.Context().Done():
		case <-p.closed:
		}
		panic(http.ErrAbortHandler)
	case Down:
		w.WriteHeader(http.StatusServiceUnavailable)
	case HTML:
		_, _ = io.WriteString(w, "<html><body>Service is resting</body></html>")
	case Empty:
	case Late:
		p.owe(p.acknowledge(m))
		w.WriteHeader(http.StatusAccepted)
	case YesIn500:
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = w.Write(p.acknowledge(m))
	case Redirect:
		http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
	default:
		_, _ = w.Write(p.text(m, f))
	}
}

// text is the answer of the faults that have one.
func (p *Partner) text(m *script.Message, f Fault) []byte {
	l := p.letter(m)
	switch f {
	case Truncate:
		all := p.acknowledge(m)
		return all[:len(all)/2]
	case WrongRelation:
		l.RelatesTo = "ANOTHER-1"
		return must(l.Status(script.AckTaken, ""))
	case UnknownCode:
		return must(l.Status("777", ""))
	case RefuseNothing:
		l.RelatesTo = "0"
		return must(l.Error(script.AckRefused, nil, ""))
	case Refuse:
		return must(l.Error(script.AckRefused, []string{"4010"}, "unknown drug for "+careless(m)))
	case Busy:
		return must(l.Error(script.AckSystemError, nil, "try again"))
	case Twice:
		p.owe(p.acknowledge(m))
	}
	return p.acknowledge(m)
}
