package main

import (
	"bytes"
	"context"
	"errors"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func (t *story) arrives(ctx context.Context) error {
	message := t.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 1})
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

func (t *story) whoIsIt(ctx context.Context) error {
	ageless := func(n *script.NewRx) { n.Patient.Born = rx.Secret{} }
	if err := t.prescribe(ctx, chart{id: "N-2", number: "O-2", to: "mem-1005", product: metformin, days: 90, refills: 3}, ageless); err != nil {
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
		t.prescribe(ctx, chart{id: "N-3", number: "O-3", to: "mem-1002", product: metformin, days: 90, refills: 3}, empty),
		t.prescribe(ctx, chart{id: "N-4", number: "O-4", by: retired, to: "mem-1002", product: metformin, days: 90, refills: 3}),
		t.prescribe(ctx, chart{id: "N-5", number: "O-5", by: practitioner, to: "mem-1002", product: metformin, days: 90, refills: 3}),
	); err != nil {
		return err
	}
	t.waits()
	t.clear()
	return nil
}

func (t *story) signatures(ctx context.Context) error {
	plain := t.newRx(chart{id: "N-6", number: "O-6", to: "mem-1002", product: oxycodone, days: 5})
	signed := sign(t.newRx(chart{id: "N-7", number: "O-7", to: "mem-1003", product: oxycodone, days: 5}), t.offices[0])
	edited := sign(t.newRx(chart{id: "N-8", number: "O-8", to: "mem-1004", product: oxycodone, days: 5}), t.offices[0])
	edited = bytes.Replace(edited, []byte("<Value>5<"), []byte("<Value>50<"), 1)
	if err := errors.Join(t.bring(ctx, indicated(plain)), t.bring(ctx, signed), t.bring(ctx, edited)); err != nil {
		return err
	}
	t.waits()
	if _, err := t.decide(ctx, t.look()[1].in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No, cleared: lookedUp}); err != nil {
		return err
	}
	t.say("the pharmacist answers what the law asks: the signed one is ordered as %s; the other one waits for its signature", t.newest().number)
	t.clear()
	return nil
}

func (t *story) twice(ctx context.Context) error {
	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 30, refills: 1}
	other := c
	other.id = "N-9"
	return errors.Join(t.prescribe(ctx, c), t.prescribe(ctx, other))
}
