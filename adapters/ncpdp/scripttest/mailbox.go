package scripttest

import (
	"bytes"
	"io"
	"log"
	"slices"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// next is the oldest message of the mailbox, or as many as are given together, one behind the other; a Status says that
// there is none.
func (p *Partner) next(m *script.Message) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := min(len(p.mailbox), max(p.together, 1)); n > 0 {
		return bytes.Join(p.mailbox[:n], []byte("\n"))
	}
	return p.acknowledge(m)
}

// release takes the message that is acknowledged out of the mailbox. The caller holds the lock.
func (p *Partner) release(id string) {
	p.mailbox = slices.DeleteFunc(p.mailbox, func(raw []byte) bool {
		m, err := script.Parse(raw, script.Limits{})
		return err == nil && m.Header().MessageID == id
	})
}

func (p *Partner) owe(message []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.owed = append(p.owed, message)
}

// letter begins an answer to m, also to an acknowledgement: a partner may refuse one. Its id is derived, so a repetition
// gets the same.
func (p *Partner) letter(m *script.Message) script.Letter {
	l := m.Answer(script.AnswerID(m, script.KindStatus), p.now())
	if m.Kind().Acknowledges() { // which Message.Answer does not write to
		l = script.Letter{Dialect: l.Dialect, To: l.To, From: l.From, RelatesTo: l.RelatesTo, MessageID: l.MessageID, Sent: l.Sent}
	}
	return l
}

func (p *Partner) acknowledge(m *script.Message) []byte {
	return must(p.letter(m).Status(script.AckTaken, ""))
}

// careless is a word of the patient's that a careless partner repeats: who passes the text of its Error on leaks it.
func careless(m *script.Message) string {
	q, err := m.Request()
	if err != nil {
		return "somebody"
	}
	return q.Patient.Last.Reveal()
}

// must is for answers whose parts stand here: that one cannot be written is a fault of the imitation.
func must(out []byte, err error) []byte {
	if err != nil {
		panic("scripttest: the answer cannot be written: " + err.Error())
	}
	return out
}

// quiet keeps what the server says of clients that went away out of the test's output.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
