package script

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// DescribeOptions say what Describe prints. The zero value prints nothing of the patient's.
type DescribeOptions struct {
	// Patient asks for what is the patient's: name, birth, address, and the free texts (directions, notes, reasons), which
	// may name the patient. What is printed then belongs in no log.
	Patient bool
}

// Describe prints any message for a pharmacist, on lines: what it is, who sent it to whom, the medications, what was
// answered, the signature, and every finding. Without DescribeOptions.Patient the words of the sender that are printed are
// ids, codes, names of prescriber and pharmacy, and the name of the drug. The error is that of w.
func Describe(w io.Writer, m *Message, o DescribeOptions) error {
	if !m.exists() {
		_, err := io.WriteString(w, m.String()+"\n")
		return err
	}
	d := describer{m: m, asked: o.Patient}
	d.envelope()
	d.people()
	d.about()
	d.medications(m.body)
	d.answer()
	if s := m.Signature(); s != SignatureAbsent {
		d.line("signature: %s", s)
	}
	d.findings()
	_, err := io.WriteString(w, d.b.String())
	return err
}

// describer reads views again without their findings, which are printed once.
type describer struct {
	m     *Message
	asked bool
	r     reader
	b     strings.Builder
}

// line prints one line, whatever stands in the values.
func (d *describer) line(format string, values ...any) {
	d.b.WriteString(strings.Map(printable, fmt.Sprintf(format, values...)))
	d.b.WriteByte('\n')
}

func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Cf) {
		return ' '
	}
	return r
}

// some prints a line where there is a value.
func (d *describer) some(name, value string) {
	if value != "" {
		d.line("%s: %s", name, value)
	}
}

// private prints a text that may be the patient's, or that there is one.
func (d *describer) private(name string, s rx.Secret) {
	switch {
	case s.Reveal() == "":
	case d.asked:
		d.line("%s: %s", name, s.Reveal())
	default:
		d.line("%s: withheld", name)
	}
}

func (d *describer) envelope() {
	m := d.m
	name := string(m.Kind())
	if !m.Kind().Known() {
		name = "a message of unknown kind"
	}
	d.line("%s: %s", name, d.meaning())
	version := string(m.Version())
	if version == "" {
		version = "unknown"
	}
	d.line("SCRIPT %s, %s%s", version, m.env.Encoding, m.env.around())
	h := readHeader(&d.r, m.header)
	d.some("message", h.MessageID)
	d.some("answers", h.RelatesToMessageID)
	d.some("sent", h.SentTime.Text)
	d.some("from", joined(h.From.Qualifier, " ", h.From.ID))
	d.some("to", joined(h.To.Qualifier, " ", h.To.ID))
	d.some("prescriber's order", h.PrescriberOrderNumber)
	d.some("pharmacy's number", h.RxReferenceNumber)
	d.some("mailbox", list(h.Mailbox.ID, labelled("delivered", h.Mailbox.Delivered)))
	d.some("order group", h.OrderGroup.told())
	d.some("pharmacy's group", h.ReferenceGroup.told())
	if h.Test() {
		d.line("a test: not to be filled")
	}
}

func (g OrderGroup) told() string {
	return list(labelled("no.", g.Number), joined(g.Item, " of ", g.Total))
}

// around says in what the message stood.
func (e Envelope) around() string {
	switch {
	case e.EDIFACT:
		return ", EDIFACT"
	case e.Wrapper != Bare:
		return ", in a wrapper (" + e.Wrapper.String() + ")"
	}
	return ""
}

func (d *describer) findings() {
	found := d.m.Findings()
	if len(found) == 0 {
		d.line("findings: none")
		return
	}
	d.line("findings: %d", len(found))
	for _, f := range found {
		hold := ""
		if f.Code.Holds() {
			hold = " [a person has to look]"
		}
		d.line("  %s at %s: %s%s", f.Code, f.Path, f.Text, hold)
	}
}
