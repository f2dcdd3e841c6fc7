package script

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Header is the envelope that names sender, receiver and message. The zero value of each field is absent. Nothing in it
// is a patient's, but ids are the networks' own: log them with care.
type Header struct {
	To, From              Party
	MessageID             string // the sender's id of this message: key against repetitions
	RelatesToMessageID    string // the message that this one answers
	SentTime              Time
	PrescriberOrderNumber string // the prescriber's own number of the order; echoed in answers
	RxReferenceNumber     string // the pharmacy's number of the prescription; echoed in answers
	TestMessage           string // as sent; any text but "0" or "false" marks a test that must not be filled

	Mailbox         Mailbox
	OrderGroup      OrderGroup // of the prescriber's orders that belong together: ship together
	ReferenceGroup  OrderGroup // of the pharmacy's numbers that belong together
	Software        Software
	SenderID        string // the sender's tertiary id, which networks give
	ReceiverID      string // the receiver's
	ThirdIdentifier string // TertiaryIdentifier, as sent

	// SenderSecondary and ReceiverSecondary are SecondaryIdentification of Security. Samples set a password there, so they
	// never print, and no letter writes them.
	SenderSecondary, ReceiverSecondary rx.Secret

	Token Token // of Security
}

// Mailbox is the trace of a message that a mailbox kept: echoed in the acknowledgement.
type Mailbox struct {
	ID, Delivered, Trace, Acknowledgement string
}

// OrderGroup says that several messages belong together. Counts are as sent.
type OrderGroup struct {
	Number      string
	Item, Total string // the how manieth of how many
	Reason      string
}

// Software is what wrote the message.
type Software struct {
	Developer, Product, Release string
}

// Test tells whether the sender marked the message as a test. An empty mark is no answer: CodeTest tells of it too.
func (h Header) Test() bool {
	switch h.TestMessage {
	case "", "0", "false", "FALSE", "False", "N":
		return false
	}
	return true
}

// Party is one end of a message: P a pharmacy (its NCPDP id), D a prescriber (SPI), C a clinic, M a mailbox, ZZZ what
// both agreed on.
type Party struct {
	Qualifier string
	ID        string
}

// Time is a time as a sender wrote it. Many write no zone; then the instant is unknown and stays so.
type Time struct {
	Text  string    // as sent; empty: absent
	Clock time.Time // what the text shows; in UTC where there is no zone; zero where the text is no time
	Zoned bool      // the text says how far Clock is from UTC
}

// Instant is the moment, in UTC; ok is false where the text has no zone or is no time.
func (t Time) Instant() (at time.Time, ok bool) {
	if !t.Zoned {
		return time.Time{}, false
	}
	return t.Clock.UTC(), true
}

// layouts with a zone, then without. time.Parse takes any number of digits of a second after each.
var (
	zoned   = [...]string{time.RFC3339, "2006-01-02T15:04:05-0700"}
	unzoned = [...]string{"2006-01-02T15:04:05", "2006-01-02 15:04:05"}
)

// parseTime reads a SCRIPT time; ok is false where the text is none.
func parseTime(text string) (t Time, ok bool) {
	t.Text = text
	for _, layout := range zoned {
		if at, err := time.Parse(layout, text); err == nil {
			t.Clock, t.Zoned = at, true
			return t, true
		}
	}
	for _, layout := range unzoned {
		if at, err := time.Parse(layout, text); err == nil {
			t.Clock = at
			return t, true
		}
	}
	return t, false
}

// Header reads the header.
func (m *Message) Header() Header {
	var r reader
	return readHeader(&r, m.HeaderNode().e)
}

func readHeader(r *reader, e element) Header {
	if !e.exists() {
		r.found = append(r.found, finding(CodeHeaderMissing, "/Message"))
		return Header{}
	}
	h := Header{
		To:                    readParty(r.one(e, "To")),
		From:                  readParty(r.one(e, "From")),
		MessageID:             r.text(e, "MessageID"),
		RelatesToMessageID:    r.text(e, "RelatesToMessageID"),
		SentTime:              readSentTime(r, r.one(e, "SentTime")),
		PrescriberOrderNumber: r.text(e, "PrescriberOrderNumber"),
		RxReferenceNumber:     r.text(e, "RxReferenceNumber"),
		TestMessage:           readTest(r, e),
	}
	each(e, headerRest, func(name string) { h.rest(r, e, name) })
	if h.MessageID == "" {
		r.note(CodeMessageID, e)
	}
	if mark := e.child("TestMessage"); h.Test() || mark.exists() && mark.text() == "" {
		r.note(CodeTest, mark)
	}
	return h
}

// readTest reads the mark of a test. Of two, one that says so counts: nobody fills what may be a test.
func readTest(r *reader, header element) string {
	text := r.text(header, "TestMessage")
	for c := header.first(); text == "" && c.exists(); c = c.next() {
		if c.name() == "TestMessage" && (Header{TestMessage: c.text()}).Test() {
			text = c.text()
		}
	}
	return text
}

var headerRest = []string{"Mailbox", "PrescriberOrderGroup", "RxReferenceOrderGroup", "SenderSoftware", "Security", "TertiaryIdentifier"}

// rest reads what not every header has.
func (h *Header) rest(r *reader, header element, name string) {
	switch name {
	case "Mailbox":
		e := r.one(header, name)
		h.Mailbox = Mailbox{r.text(e, "MailboxID"), r.text(e, "DeliveredID"), r.text(e, "AdditionalTraceNumber"), r.text(e, "AcknowledgementID")}
	case "PrescriberOrderGroup":
		h.OrderGroup = readOrderGroup(r, r.one(header, name))
	case "RxReferenceOrderGroup":
		h.ReferenceGroup = readOrderGroup(r, r.one(header, name))
	case "SenderSoftware":
		e := r.one(header, name)
		h.Software = Software{r.text(e, "SenderSoftwareDeveloper"), r.text(e, "SenderSoftwareProduct"), r.text(e, "SenderSoftwareVersionRelease")}
	case "Security":
		e := r.one(header, name)
		sender, receiver := r.one(e, "Sender"), r.one(e, "Receiver")
		h.SenderID, h.SenderSecondary = r.text(sender, "TertiaryIdentification"), r.secret(sender, "SecondaryIdentification")
		h.ReceiverID, h.ReceiverSecondary = r.text(receiver, "TertiaryIdentification"), r.secret(receiver, "SecondaryIdentification")
		h.Token = readToken(r, r.one(e, "UsernameToken"))
	case "TertiaryIdentifier":
		h.ThirdIdentifier = r.text(header, name)
	}
}

func readOrderGroup(r *reader, e element) OrderGroup {
	return OrderGroup{
		Number: r.text(e, "OrderGroupNumber"),
		Item:   r.text(e, "ItemCountInOrderGroup"),
		Total:  r.text(e, "TotalCountForOrderGroup"),
		Reason: r.text(e, "OrderGroupReason"),
	}
}

func readParty(e element) Party {
	qualifier, _ := e.attr("Qualifier")
	return Party{Qualifier: qualifier, ID: e.text()}
}

func readSentTime(r *reader, e element) Time {
	text := e.text()
	if text == "" {
		return Time{}
	}
	t, ok := parseTime(text)
	switch {
	case !ok:
		r.note(CodeSentTime, e)
	case !t.Zoned:
		r.note(CodeSentTimeZone, e)
	}
	return t
}
