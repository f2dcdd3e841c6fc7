package gateway

import (
	"encoding/hex"
	"errors"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// write makes the answer in the sender's dialect. Its id is derived, so nothing else ever bears it. Words that cannot be
// written there, as letters with accents in EDIFACT, are left out: the code is what counts.
func (g *Gateway) write(m *script.Message, r Reply) ([]byte, error) {
	if m.Kind().Acknowledges() {
		return nil, nil
	}
	answer, err := g.said(m, r)
	if errors.Is(err, script.ErrUnwritable) && r.Text != "" {
		r.Text = ""
		return g.said(m, r)
	}
	return answer, err
}

// answerable says before anything is done whether an answer can go back. ErrUnanswerable is for the sender to mend, another
// error for us.
func (g *Gateway) answerable(m *script.Message) error {
	if m.Kind().Acknowledges() {
		return nil
	}
	_, err := g.said(m, Reply{})
	if err == nil {
		return nil
	}
	if _, theirs := m.Answer(script.AnswerID(m, script.KindStatus), g.cfg.Now()).Acknowledge(); theirs != nil {
		return ErrUnanswerable
	}
	return err
}

func (g *Gateway) said(m *script.Message, r Reply) ([]byte, error) {
	letter := func(k script.Kind) script.Letter {
		return g.cfg.Partner.Answer(m, script.AnswerID(m, k), g.cfg.Now())
	}
	switch {
	case r.Refuse != "":
		return letter(script.KindError).Error(r.Refuse, r.Details, r.Text)
	case r.Verify:
		return letter(script.KindVerify).Verify(script.AckTaken, r.Text)
	case r.Text != "":
		code := script.AckTaken
		if m.Kind() == script.KindNewRx {
			code = script.AckAccepted
		}
		return letter(script.KindStatus).Status(code, r.Text)
	}
	return letter(script.KindStatus).Acknowledge()
}

// trouble answers that the fault is ours. Nothing is kept, so the message may come again.
func (g *Gateway) trouble(m *script.Message, cause error) (result, error) {
	g.cfg.Fault(cause)
	r, err := g.aside(m, script.AckSystemError, "the receiver could not handle the message; send it again")
	r.fault = true
	return r, err
}

// refuse answers with an Error that is the sender's to mend, or the profile's.
func (g *Gateway) refuse(m *script.Message, why string) (result, error) {
	r, err := g.aside(m, script.AckRefused, why)
	r.refused = true
	return r, err
}

// aside answers with an Error that is not kept. Its id holds the time, for the next one is another message.
func (g *Gateway) aside(m *script.Message, code, text string) (result, error) {
	if m.Kind().Acknowledges() {
		return result{}, nil
	}
	now := g.cfg.Now()
	id := script.AnswerID(m, script.Kind(code+hex.EncodeToString([]byte(now.UTC().Format(time.RFC3339Nano)))))
	answer, err := g.cfg.Partner.Answer(m, id, now).Error(code, nil, text)
	return result{answer: answer}, err
}
