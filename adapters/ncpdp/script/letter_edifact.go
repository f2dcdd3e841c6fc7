package script

import (
	"slices"
	"strings"
)

// The EDIFACT form of 10.6 is written for Status, Error and Verify, so that everything that comes in it is acknowledged in
// it. The shape is that of two messages of others: an Error of a network, and an Error in the tests of an open program.
// Status and Verify have the same segments, which is unconfirmed. The form has no place that we know for a test mark, a
// mailbox and a token, and such a letter is refused; who wrote the software is left out. How long a text in STS may be is
// unconfirmed too: keep it short.

// seen are the marks that every message of 10.6 that we have names in its UNA.
var seen = marks{component: ':', element: '+', release: '/', repeat: '*', end: '\''}

// edifact writes an acknowledgement from the tags that the XML form would have.
func (l Letter) edifact(k Kind, tags []Tag) ([]byte, error) {
	status, err := statusOf(k, tags)
	if err != nil {
		return nil, err
	}
	if fault := l.unsaid(); fault != nil {
		return nil, fault
	}
	w := segmentWriter{marks: l.Dialect.segmentMarks()}
	version, release := l.Dialect.release()
	at := l.Sent.UTC()
	w.una()
	w.segment("UIB", [][]string{{"UNOA", "0"}, nil, {l.MessageID, l.RelatesTo}, nil, nil,
		{l.From.ID, l.From.Qualifier, "", l.SenderID}, {l.To.ID, l.To.Qualifier, "", l.ReceiverID}, {at.Format("20060102"), at.Format("150405")}})
	w.segment("UIH", [][]string{{"SCRIPT", version, release, strings.ToUpper(string(k))}, {l.RxNumber}, {l.OrderNumber}})
	w.repeating("STS", [][][]string{{{status.Code}}, components1(status.Details), {{status.Description.Reveal()}}})
	w.segment("UIT", [][]string{{l.RxNumber}, {"3"}}) // UIH, STS, UIT: the count holds both ends
	w.segment("UIZ", [][]string{nil, {"1"}})
	if w.fault != "" {
		return nil, unwritable("", w.fault)
	}
	return []byte(w.b.String()), nil
}

// unsaid refuses what the form has no place for.
func (l Letter) unsaid() error {
	switch {
	case l.TestMessage != "":
		return unwritable("/Message/Header/TestMessage", noPlace)
	case l.Mailbox != Mailbox{}:
		return unwritable("/Message/Header/Mailbox", noPlace)
	case l.Token.IsSet():
		return unwritable(tokenPath, noPlace)
	}
	return nil
}

const noPlace = "the EDIFACT form has no place for it that we know"

// statusOf takes from the tags of an acknowledgement what STS holds.
func statusOf(k Kind, tags []Tag) (a Acknowledgement, err error) {
	if !k.Acknowledges() {
		return a, unwritable("/Message/Body", "in the EDIFACT form only Status, Error and Verify are written")
	}
	if k == KindVerify && len(tags) == 1 && tags[0].Name == "VerifyStatus" {
		tags = tags[0].Tags
	}
	for _, t := range tags {
		switch t.Name {
		case "":
		case "Code":
			a.Code = t.Text.Reveal()
		case "DescriptionCode":
			a.Details = append(a.Details, t.Text.Reveal())
		case "Description":
			a.Description = t.Text
		default:
			return a, unwritable("/Message/Body/"+string(k), noPlace)
		}
	}
	return a, nil
}

// components1 makes each text a repetition of one component.
func components1(texts []string) (all [][]string) {
	for _, each := range texts {
		if each != "" {
			all = append(all, []string{each})
		}
	}
	return all
}

// segmentMarks are the sender's own, where the dialect is one that was received.
func (d Dialect) segmentMarks() marks {
	if d.marks == (marks{}) {
		return seen
	}
	return d.marks
}

// release is the version and the release in UIH, as the sender writes them.
func (d Dialect) release() (version, release string) {
	version, release = "010", "006"
	for _, a := range d.Attrs {
		switch a.Name {
		case "version":
			version = a.Value
		case "release":
			release = a.Value
		}
	}
	return version, release
}

// segmentWriter writes segments. The first fault stays and names no value.
type segmentWriter struct {
	b     strings.Builder
	marks marks
	fault string
}

// una names the marks. The decimal mark, which nothing here uses, is the usual one unless it has another purpose.
func (w *segmentWriter) una() {
	m := w.marks
	decimal := byte('.')
	if slices.Contains([]byte{m.component, m.element, m.release, m.repeat, m.end}, decimal) {
		decimal = ','
	}
	w.b.WriteString("UNA")
	w.b.Write([]byte{m.component, m.element, decimal, m.release, m.repeat, m.end})
}

// segment writes elements that do not repeat.
func (w *segmentWriter) segment(tag string, elements [][]string) {
	all := make([][][]string, len(elements))
	for i, each := range elements {
		all[i] = [][]string{each}
	}
	w.repeating(tag, all)
}

// repeating writes elements, their repetitions and their components; what is empty at the end of each is left out.
func (w *segmentWriter) repeating(tag string, elements [][][]string) {
	texts := []string{tag}
	for _, repetitions := range elements {
		var each []string
		for _, components := range repetitions {
			each = append(each, w.joined(w.marks.component, w.released(components)))
		}
		texts = append(texts, w.joined(w.marks.repeat, each))
	}
	w.b.WriteString(w.joined(w.marks.element, texts))
	w.b.WriteByte(w.marks.end)
}

func (w *segmentWriter) joined(mark byte, texts []string) string {
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	if len(texts) > 1 && mark == ' ' {
		w.fail("an element that repeats, and the UNA of this partner names no character for that")
	}
	return strings.Join(texts, string(mark))
}

func (w *segmentWriter) released(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = w.release(text)
	}
	return all
}

// release sets the release character before each mark in a text.
func (w *segmentWriter) release(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c > '~':
			w.fail("a character beyond the printable ones of ASCII, which the EDIFACT form does not have")
		case w.marks.is(c) && w.marks.release == ' ':
			w.fail("a mark inside a text, and the UNA of this partner names no character to release it")
		case w.marks.is(c):
			b.WriteByte(w.marks.release)
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// is tells the characters that have a purpose; a space is none.
func (m marks) is(c byte) bool {
	return c != ' ' && (c == m.component || c == m.element || c == m.release || c == m.repeat || c == m.end)
}

func (w *segmentWriter) fail(text string) {
	if w.fault == "" {
		w.fault = text
	}
}
