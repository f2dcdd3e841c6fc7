package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// story tells what happens on both sides.
type story struct {
	*site
	net *network
	out io.Writer
	got int // messages of the pharmacy that were told of
}

func (t *story) say(format string, values ...any) { fmt.Fprintf(t.out, "  "+format+"\n", values...) }

// bring delivers a message and says what the pharmacy answered, in the words of the answer that are ours.
func (t *story) bring(ctx context.Context, message []byte) error {
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		return err
	}
	_, answer, err := t.net.deliver(ctx, message)
	if err != nil {
		return err
	}
	said, err := script.Parse(answer, script.Limits{})
	if err != nil {
		return err
	}
	a, err := said.Acknowledgement()
	if err != nil {
		return err
	}
	words := ""
	if text := a.Description.Reveal(); text != "" {
		words = ": " + text // written by us, and without a patient's data
	}
	t.say("in   %s %s -> %s %s%s", m.Kind(), m.Header().MessageID, a.Kind, a.Code, words)
	return t.leave(ctx)
}

// leave sends what waits, and says what the network got.
func (t *story) leave(ctx context.Context) error {
	if err := t.flush(ctx); err != nil {
		return err
	}
	all := t.net.partner.Received()
	for _, r := range all[t.got:] {
		m, err := script.Parse(r.Raw, script.Limits{})
		if err != nil {
			return err
		}
		if m.Kind() != script.KindGetMessage && !m.Kind().Acknowledges() { // those of the mailbox
			t.say("out  %s to %s%s%s", m.Kind(), m.Header().To.ID, relation(m), outcome(m))
		}
	}
	t.got = len(all)
	return nil
}

func relation(m *script.Message) string {
	if id := m.Header().RelatesToMessageID; id != "" {
		return ", about " + id
	}
	return ""
}

// outcome is what an answer of ours says, with the words that we wrote.
func outcome(m *script.Message) string {
	v := script.Verdict{}
	if a, err := m.Response(); err == nil {
		v = a.Verdict
	}
	if a, err := m.Transfer(); err == nil {
		v = a.Verdict
	}
	if f, err := m.Fill(); err == nil {
		return ": " + f.Status.String()
	}
	if v.Outcome == script.OutcomeUnknown {
		return ""
	}
	words := strings.TrimSpace(v.Note.Reveal() + v.Denial.Reveal())
	if words != "" {
		words = " (" + words + ")"
	}
	return ": " + v.Outcome.String() + words
}

// whole takes a prescription all the way to the member's door.
func (t *story) whole(ctx context.Context, c chart) (*entry, error) {
	if _, _, err := t.net.deliver(ctx, t.newRx(c)); err != nil {
		return nil, err
	}
	e := t.newest()
	if _, err := t.fill(ctx, e.order); err != nil {
		return nil, err
	}
	return e, nil
}

func (t *story) newest() *entry {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.file[len(t.file)-1]
}

// waits says what lies on the desk.
func (t *story) waits() {
	for _, w := range t.look() {
		who := ""
		for _, c := range w.candidates {
			who += " " + string(c)
		}
		t.say("desk %s waits: %s%s", w.in.Message.Header().MessageID, strings.Join(w.why, ", "), who)
	}
}

// clear empties the desk: what lies there is not told of again.
func (t *story) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.desk = nil
}

func (t *story) arrives(ctx context.Context) error {
	message := t.newRx(t.chart("N-1", "O-1", physician, "mem-1001", lisinopril, 90, 1))
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		return err
	}
	var described bytes.Buffer
	if err := script.Describe(&described, m, script.DescribeOptions{}); err != nil {
		return err
	}
	for _, line := range folded(described.String(), 120) {
		t.say("     %s", line)
	}
	if err := t.bring(ctx, message); err != nil {
		return err
	}
	_, first, err := t.net.deliver(ctx, message)
	if err != nil {
		return err
	}
	_, again, err := t.net.deliver(ctx, message)
	if err != nil {
		return err
	}
	rows, err := t.svc.Orders.List(ctx, mailrx.Filter{})
	if err != nil {
		return err
	}
	t.say("delivered again, and again: the same answer: %t, and %d order: %s of %s, %s", bytes.Equal(first, again), len(rows), t.newest().number,
		t.newest().facts.Patient, rows[0].Status)
	if err := t.bring(ctx, t.clinicalInfo("C-1", []byte("a clinic's note"))); err != nil {
		return err
	}
	return t.kept(ctx, document(m).ID(), t.attachments[0])
}

// kept shows what the Vault has.
func (t *story) kept(ctx context.Context, ids ...mailrx.DocumentID) error {
	for _, id := range ids {
		d, err := t.vault.Get(ctx, id)
		if err != nil {
			return err
		}
		t.say("the Vault has %s as %.12s", d.Kind, id)
	}
	return nil
}

// folded puts lines side by side, as many as fit.
func folded(text string, width int) (rows []string) {
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if n := len(rows); n > 0 && len(rows[n-1])+len(line) < width {
			rows[n-1] += " | " + line
			continue
		}
		rows = append(rows, line)
	}
	return rows
}

func (t *story) whoIsIt(ctx context.Context) error {
	ageless := func(n *script.NewRx) { n.Patient.Born = rx.Secret{} }
	if err := t.bring(ctx, t.newRx(t.chart("N-2", "O-2", physician, "mem-1005", metformin, 90, 3), ageless)); err != nil {
		return err
	}
	t.waits()
	if _, err := t.decide(ctx, t.look()[0].in.Key, word{by: pharmacist, member: "mem-1006"}); err != nil {
		return err
	}
	t.say("the pharmacist called the office: it is %s, and %s is ordered", t.newest().facts.Patient, t.newest().number)
	return nil
}

func (t *story) lacks(ctx context.Context) error {
	empty := func(n *script.NewRx) {
		n.Prescription.Quantity, n.Prescription.Sig, n.Prescription.Prescriber.NPI = drug.Quantity{}, rx.Sig{}, physician
	}
	if err := errors.Join(
		t.bring(ctx, t.newRx(t.chart("N-3", "O-3", physician, "mem-1002", metformin, 90, 3), empty)),
		t.bring(ctx, t.newRx(t.chart("N-4", "O-4", retired, "mem-1002", metformin, 90, 3))),
		t.bring(ctx, t.newRx(t.chart("N-5", "O-5", practitioner, "mem-1002", metformin, 90, 3))),
	); err != nil {
		return err
	}
	t.waits()
	t.clear()
	return nil
}

func (t *story) signatures(ctx context.Context) error {
	plain := t.newRx(t.chart("N-6", "O-6", physician, "mem-1002", oxycodone, 5, 0))
	signed := sign(t.newRx(t.chart("N-7", "O-7", physician, "mem-1003", oxycodone, 5, 0)), t.offices[0])
	edited := bytes.Replace(sign(t.newRx(t.chart("N-8", "O-8", physician, "mem-1004", oxycodone, 5, 0)), t.offices[0]), []byte("<Value>5<"), []byte("<Value>50<"), 1)
	if err := errors.Join(t.bring(ctx, indicated(plain)), t.bring(ctx, signed), t.bring(ctx, edited)); err != nil {
		return err
	}
	t.waits()
	if _, err := t.decide(ctx, t.look()[1].in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No}); err != nil {
		return err
	}
	t.say("the pharmacist answers what the law asks: the signed one is ordered as %s; the other one waits for its signature", t.newest().number)
	t.clear()
	return nil
}

func (t *story) twice(ctx context.Context) error {
	c := t.chart("N-1", "O-1", physician, "mem-1001", lisinopril, 30, 1)
	other := c
	other.id = "N-9"
	return errors.Join(t.bring(ctx, t.newRx(c)), t.bring(ctx, t.newRx(other)))
}
