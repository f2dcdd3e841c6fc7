package script

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Letter is one message about to be written: to whom, in which dialect, under which ids. Message.Answer fills it for an
// answer; for the first message of an exchange the caller does. Its methods write the body and draw nothing from a clock
// or a die: the same letter and the same view give the same bytes, so a message that arrives twice is answered once.
type Letter struct {
	Dialect     Dialect
	To, From    Party
	MessageID   string    // of the letter itself: at most 35 characters, and never used for another content
	Sent        time.Time // written in UTC
	RelatesTo   string    // message id of what is answered
	RxNumber    string    // RxReferenceNumber, the pharmacy's
	OrderNumber string    // PrescriberOrderNumber, the prescriber's
	Mailbox     Mailbox
	Software    Software // of who writes
	SenderID    string   // tertiary ids of a network
	ReceiverID  string
	TestMessage string
	Token       Token // who the writing system is, where the receiver asks for it; the zero value is none

	answered Kind // what is answered; empty for a first message
}

// Answer begins an answer to m in its sender's dialect: To and From change places with their qualifiers, the message id
// becomes what the answer relates to, both reference numbers and the trace of the mailbox are echoed, and an answer to a
// test is marked as one. A reference number, a mailbox or a tertiary id that the dialect has no characters for is left out,
// and so is one that is longer than any id; without the three ids that name sender, receiver and message nothing is written,
// and the error says so. The id and the time are the caller's; AnswerID derives an id that a repetition derives again.
func (m *Message) Answer(id string, at time.Time) Letter {
	h := m.Header()
	l := Letter{
		Dialect:     m.Dialect(),
		To:          h.From,
		From:        h.To,
		MessageID:   id,
		Sent:        at,
		RelatesTo:   h.MessageID,
		RxNumber:    h.RxReferenceNumber,
		OrderNumber: h.PrescriberOrderNumber,
		Mailbox:     h.Mailbox,
		SenderID:    h.ReceiverID,
		ReceiverID:  h.SenderID,
		answered:    m.Kind(),
	}
	for _, id := range [...]*string{&l.RxNumber, &l.OrderNumber, &l.SenderID, &l.ReceiverID, &l.Mailbox.ID, &l.Mailbox.Delivered,
		&l.Mailbox.Trace, &l.Mailbox.Acknowledgement} {
		if !l.Dialect.holds(*id) {
			*id = "" // the message is known by RelatesTo
		}
	}
	if h.Test() {
		l.TestMessage = h.TestMessage
	}
	return l
}

// AnswerID derives a message id of 32 hexadecimal digits from who sent m under which id, and from what the answer is. The
// same message gives the same id again.
func AnswerID(m *Message, answer Kind) string {
	h := m.Header()
	sum := sha256.Sum256([]byte(strings.Join([]string{h.From.Qualifier, h.From.ID, h.To.Qualifier, h.To.ID, h.MessageID,
		string(m.Kind()), string(answer)}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// longestID is the length of a message id in the header.
const longestID = 35

// Write writes the letter with a body of that kind. The error is a *WriteError, or ErrNoAnswer for an acknowledgement of
// an acknowledgement. For most kinds there is a method that makes the tags. In the EDIFACT form Status, Error and Verify
// are written, and no other kind.
func (l Letter) Write(k Kind, tags ...Tag) ([]byte, error) {
	if l.answered.Acknowledges() && k.Acknowledges() {
		return nil, ErrNoAnswer
	}
	if fault := l.fault(k); fault != nil {
		return nil, fault
	}
	if l.Dialect.Envelope.EDIFACT {
		return l.edifact(l.Dialect.kind(k), tags)
	}
	body := Group("Body", Group(string(l.Dialect.kind(k)), tags...))
	return Build(l.Dialect.root(l.header(), body), l.Dialect.Envelope)
}

// take completes the letter by the ids that a view names, and refuses one that names another order, prescription or
// message than the letter.
func (l *Letter) take(order, rxNumber, relates string) error {
	for _, id := range [...]struct {
		name string
		to   *string
		from string
	}{
		{"PrescriberOrderNumber", &l.OrderNumber, order}, {"RxReferenceNumber", &l.RxNumber, rxNumber}, {"RelatesToMessageID", &l.RelatesTo, relates},
	} {
		*id.to = cmp.Or(*id.to, id.from)
		if id.from != "" && id.from != *id.to {
			return unwritable("/Message/Header/"+id.name, "the letter names another than what it says does")
		}
	}
	return nil
}

// fault tells what the header lacks.
func (l Letter) fault(k Kind) error {
	switch {
	case l.MessageID == "" || len(l.MessageID) > longestID:
		return unwritable("/Message/Header/MessageID", "a message id has 1 to 35 characters")
	case l.To.ID == "":
		return unwritable("/Message/Header/To", "nobody is named to whom it goes")
	case l.From.ID == "":
		return unwritable("/Message/Header/From", "nobody is named from whom it comes")
	case !l.Dialect.holds(l.To.ID), !l.Dialect.holds(l.To.Qualifier):
		return unwritable("/Message/Header/To", notHeld)
	case !l.Dialect.holds(l.From.ID), !l.Dialect.holds(l.From.Qualifier):
		return unwritable("/Message/Header/From", notHeld)
	case !l.Dialect.holds(l.RelatesTo):
		return unwritable("/Message/Header/RelatesToMessageID", notHeld)
	case l.Sent.IsZero():
		return unwritable("/Message/Header/SentTime", "no time is given")
	case l.RelatesTo == "" && answersSomething(k):
		return unwritable("/Message/Header/RelatesToMessageID", "what is answered has no message id, so nobody could match the answer")
	}
	return l.Token.fault()
}

const notHeld = "an id that is longer than any, or has a character that the dialect does not have"

// answersSomething tells the kinds that are of no use without the id of another message.
func answersSomething(k Kind) bool {
	return k.Acknowledges() || strings.HasSuffix(string(k), "Response") || k == KindNewRxResponseDenied || k == KindTransferConfirm
}

// header writes the elements in the order that the longest sample has.
func (l Letter) header() Tag {
	return Group("Header",
		l.To.tag("To"),
		l.From.tag("From"),
		Leaf("MessageID", l.MessageID),
		Leaf("RelatesToMessageID", l.RelatesTo),
		Leaf("SentTime", l.Sent.UTC().Format("2006-01-02T15:04:05Z")),
		Some("Security",
			l.Token.tag(),
			Some("Sender", Leaf("TertiaryIdentification", l.SenderID)),
			Some("Receiver", Leaf("TertiaryIdentification", l.ReceiverID))),
		Some("SenderSoftware",
			Leaf("SenderSoftwareDeveloper", l.Software.Developer),
			Leaf("SenderSoftwareProduct", l.Software.Product),
			Leaf("SenderSoftwareVersionRelease", l.Software.Release)),
		Some("Mailbox",
			Leaf("MailboxID", l.Mailbox.ID),
			Leaf("DeliveredID", l.Mailbox.Delivered),
			Leaf("AdditionalTraceNumber", l.Mailbox.Trace),
			Leaf("AcknowledgementID", l.Mailbox.Acknowledgement)),
		Leaf("TestMessage", l.TestMessage),
		Leaf("RxReferenceNumber", l.RxNumber),
		Leaf("PrescriberOrderNumber", l.OrderNumber),
	)
}

func (p Party) tag(name string) Tag { return Leaf(name, p.ID).With("Qualifier", p.Qualifier) }
