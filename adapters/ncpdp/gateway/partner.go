package gateway

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Partner is a profile: what one partner is called, writes and can do. It is data, made from the partner's papers.
type Partner struct {
	Them    script.Party   // the partner's own id, for a first message and for the mailbox
	Us      script.Party   // the id under which the partner knows the pharmacy
	Dialect script.Dialect // of a first message; zero: that of DialectOf(script.V2017071)

	Sends    []script.Kind  // which kinds of ours the partner takes, named as its release names them; what is not here is not sent
	Takes    []script.Kind  // which kinds the pharmacy takes from the partner; nil: all. Others are answered with an Error
	Accepted []string       // success codes of the partner's own, besides AcknowledgementCodes
	Repeats  []string       // codes, or codes of detail, of an Error that says "this message came before": a yes, for no other has its id
	Codes    []script.Word  // the partner's own codes of an Error, or those of a licensed list: they are told in a RefusedError
	Tests    bool           // messages that are marked as tests are handed over; otherwise they are answered with an Error
	AnyOf    []string       // further ids of the pharmacy; a message to nobody of Us and AnyOf is answered with an Error
	Between  []script.Party // whose acknowledgements count though they come by themselves, besides those of Them and of whom we wrote to

	// Renewals is what the partner counts in the numbers of a renewal; zero: refills after the first fill, as in a new
	// prescription. That any counts otherwise is unconfirmed.
	Renewals script.RefillCounting

	Mailbox    script.Mailbox // what names our mailbox in GetMessage
	Software   script.Software
	SenderID   string // tertiary ids of a network
	ReceiverID string
}

// Letter begins a first message to the partner: under the profile's ids, in its dialect.
func (p Partner) Letter(id string, at time.Time) script.Letter {
	d := p.Dialect
	if d.Version == "" && d.Shape == script.ShapeUnknown && len(d.Attrs) == 0 {
		d = script.DialectOf(script.V2017071)
	}
	return script.Letter{Dialect: d, To: p.Them, From: p.Us, MessageID: id, Sent: at, Software: p.Software,
		SenderID: p.SenderID, ReceiverID: p.ReceiverID}
}

// Answer begins an answer to a message of the partner's, now or later: by Message.Answer, with the profile's software.
func (p Partner) Answer(m *script.Message, id string, at time.Time) script.Letter {
	l := m.Answer(id, at)
	l.Software = p.Software
	return l
}

// Explain finds the words for a code of an Error: in the profile's own table, then in those of package script. Empty: in
// none.
func (p Partner) Explain(code string) string {
	return script.Explain(code, p.Codes, script.AcknowledgementCodes(), script.ErrorDetails())
}

func (p Partner) clone() Partner {
	p.Sends, p.Takes = slices.Clone(p.Sends), slices.Clone(p.Takes)
	p.Accepted, p.AnyOf = slices.Clone(p.Accepted), slices.Clone(p.AnyOf)
	p.Between = slices.Clone(p.Between)
	p.Repeats, p.Codes = slices.Clone(p.Repeats), slices.Clone(p.Codes)
	p.Dialect.Attrs = slices.Clone(p.Dialect.Attrs)
	return p
}
