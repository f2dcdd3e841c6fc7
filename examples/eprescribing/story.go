package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// story tells what happens on both sides.
type story struct {
	*site
	*outside
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

// prescribe is a new prescription that comes in.
func (t *story) prescribe(ctx context.Context, c chart, edits ...func(*script.NewRx)) error {
	return t.bring(ctx, t.newRx(c, edits...))
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
	if _, err := t.fill(ctx, e.orderID); err != nil {
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
