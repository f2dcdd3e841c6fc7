package scripttest

import (
	"io"
	"log"
	"slices"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// next is the oldest message of the mailbox, or a Status that says that there is none.
func (p *Partner) next(m *script.Message) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.mailbox) > 0 {
		return p.mailbox[0]
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

// letter begins an answer to m. Its id is derived, so a repetition gets the same.
func (p *Partner) letter(m *script.Message) script.Letter {
	return m.Answer(script.AnswerID(m, script.KindStatus), p.clock.Now())
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
