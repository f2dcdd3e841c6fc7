package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/transfer"
)

func (t *story) memberAsks(ctx context.Context) error {
	if err := errors.Join(
		t.request("wish-1", wish{member: "mem-1002", drug: t.of(sertraline), from: physician}),
		t.request("wish-2", wish{member: "mem-1002", drug: t.of(atorvastatin), from: physician}), t.leave(ctx)); err != nil {
		return err
	}
	yes, no := gateway.MessageID("wish-1"), gateway.MessageID("wish-2")
	c := chart{id: "N-10", number: "O-10", to: "mem-1002", product: sertraline, days: 90, refills: 3}
	c.answers = yes
	if err := errors.Join(t.prescribe(ctx, c),
		t.bring(ctx, t.answer(t.net.sent(no), "D-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AM"}}, nil))); err != nil {
		return err
	}
	code := t.asked[no].denied
	t.say("the first wish became %s; the second was denied: %s, %s", t.newest().number, code, script.Explain(code, script.DenialReasons()))
	return nil
}

func (t *story) longer(ctx context.Context) error {
	if err := t.prescribe(ctx, chart{id: "N-11", number: "O-11", to: "mem-1003", product: metformin, days: 30, refills: 5}); err != nil {
		return err
	}
	short := t.newest()
	if err := errors.Join(t.askLonger(ctx, short.facts.ID), t.leave(ctx)); err != nil {
		return err
	}
	asked := t.net.last(script.KindRxChangeRequest)
	if err := errors.Join(t.bring(ctx, t.answer(asked, "CH-1", script.Verdict{Outcome: script.Approved}, nil)), t.orderDue(ctx)); err != nil {
		return err
	}
	long := t.newest()
	stage, err := t.stage(ctx, short.orderID)
	if err != nil {
		return err
	}
	t.say("%s, %d days, is %s; %s has %d days and %s refills",
		short.number, short.facts.DaysSupply, stage, long.number, long.facts.DaysSupply, long.facts.Refills)
	return nil
}

func (t *story) takenBack(ctx context.Context) error {
	early := chart{id: "N-12", number: "O-12", to: "mem-1003", product: atorvastatin, days: 90, refills: 3}
	if err := errors.Join(t.prescribe(ctx, early), t.bring(ctx, t.cancelRx(early, "X-1"))); err != nil {
		return err
	}
	late := chart{id: "N-13", number: "O-13", to: "mem-1004", product: sertraline, days: 90}
	if _, err := t.whole(ctx, late); err != nil {
		return err
	}
	rest := chart{id: "N-14", number: "O-14", to: "mem-1004", product: metformin, days: 90, refills: 2}
	if _, err := t.whole(ctx, rest); err != nil {
		return err
	}
	return errors.Join(t.days(ctx, 1), t.bring(ctx, t.cancelRx(late, "X-2")), t.bring(ctx, t.cancelRx(rest, "X-3")))
}

func (t *story) anew(ctx context.Context) error {
	t.mu.Lock()
	old := t.file[0]
	t.mu.Unlock()
	if _, err := t.fill(ctx, old.orderID); err != nil {
		return err
	}
	if err := errors.Join(t.days(ctx, 1),
		t.prescribe(ctx, chart{id: "N-15", number: "O-15", to: "mem-1001", product: lisinopril, days: 90, refills: 3})); err != nil {
		return err
	}
	fresh := t.newest()
	_, _, err := t.refill(ctx, "refill", old.facts.ID, pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1001"})
	t.say("%s has its own %s refills; %s is closed (%s), and a refill of it is refused: %t",
		fresh.number, fresh.facts.Refills, old.number, old.closed, errors.Is(err, errClosed))
	return nil
}

// usedUp: three members, three answers. One comes by the mailbox.
func (t *story) usedUp(ctx context.Context) error {
	refs := []rx.PatientRef{"mem-1002", "mem-1003", "mem-1004"}
	var old []*entry
	for i, ref := range refs {
		c := chart{id: fmt.Sprint("N-", 16+i), number: fmt.Sprint("O-", 16+i), to: ref, product: lisinopril, days: 90}
		e, err := t.whole(ctx, c)
		if err != nil {
			return err
		}
		old = append(old, e)
	}
	asked, err := t.ask(ctx, old, refs)
	if err != nil {
		return err
	}
	t.net.partner.Post(t.answer(asked[0], "R-1", script.Verdict{Outcome: script.Approved}, nil))
	if _, err := t.gate.Poll(ctx); err != nil {
		return err
	}
	t.say("in   RxRenewalResponse R-1 from the mailbox")
	stronger := func(p *rx.Prescription) { p.Drug = prescribed(t.of(lisinopril20)) }
	if err := errors.Join(t.bring(ctx, t.answer(asked[1], "R-2", script.Verdict{Outcome: script.Denied, Reasons: []string{"AM"}}, nil)),
		t.bring(ctx, t.answer(asked[2], "R-3", script.Verdict{Outcome: script.Replaced}, stronger))); err != nil {
		return err
	}
	for _, e := range old {
		st, err := t.svc.Renewals.Status(ctx, e.facts.ID)
		if err != nil {
			return err
		}
		t.say("%s: %s%s", e.number, st.Status, t.became(e))
	}
	return nil
}

// ask lets days pass until each member has been asked, and says yes for them; then the prescriber is asked.
func (t *story) ask(ctx context.Context, old []*entry, refs []rx.PatientRef) (asked []*script.Message, err error) {
	last := old[len(old)-1]
	for range 120 {
		if _, err := t.svc.Renewals.Status(ctx, last.facts.ID); err == nil {
			break
		}
		if err := t.days(ctx, 1); err != nil {
			return nil, err
		}
	}
	t.say("%s: the members are asked whether their prescriber should be", t.today())
	for i, e := range old {
		if _, err := t.agree(ctx, e.facts.ID, refs[i]); err != nil {
			return nil, err
		}
		if err := errors.Join(t.tend(ctx), t.leave(ctx)); err != nil {
			return nil, err
		}
		asked = append(asked, t.net.last(script.KindRxRenewalRequest))
	}
	return asked, nil
}

func (t *story) became(old *entry) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.entry(old.next)
	if e == nil {
		return ""
	}
	return "; " + e.number + ", " + e.facts.DrugName + ", is on file and ordered on " + e.dueOn.String()
}

func (t *story) movesIn(ctx context.Context) error {
	id, no := t.transferIn("mem-1004", t.of(amlodipine), corner())
	if no != nil {
		return errors.New(no.String())
	}
	if err := t.leave(ctx); err != nil {
		return err
	}
	m := t.moves[id]
	if err := t.bring(ctx, t.released(t.net.last(script.KindTransferRequest), "T-1", 3, 3)); err != nil {
		return err
	}
	t.say("%s: the message does not say %v", m.state.Status, m.state.Missing)
	if no, err := t.complete(id, heard); err != nil || no != nil {
		return errors.Join(err, errors.New(no.String()))
	}
	if err := errors.Join(t.leave(ctx), t.orderDue(ctx)); err != nil {
		return err
	}
	t.say("%s: the pharmacist called; of 3 refills left our first fill uses one: %s has %s", m.state.Status, m.number, m.state.Rx.Refills)
	return nil
}

// heard is what the other pharmacist said on the telephone.
func heard(d *transfer.Data) {
	d.Electronic, d.Partly, d.Moved, d.SharedDatabase = drug.Yes, drug.No, drug.No, drug.No
	d.From.Pharmacist, d.From.Role = "Farah Mazist", pharmacy.RolePharmacist
}

func (t *story) movesOut(ctx context.Context) error {
	e, err := t.whole(ctx, chart{id: "N-20", number: "O-20", to: "mem-1001", product: amlodipine, days: 90, refills: 3})
	if err != nil {
		return err
	}
	if err := errors.Join(t.days(ctx, 1), t.bring(ctx, t.wants(e, "TQ-1"))); err != nil {
		return err
	}
	to := transfer.Side{Pharmacy: corner(), Pharmacist: "Farah Mazist", Role: pharmacy.RolePharmacist, RxNumber: "told-by-phone"}
	no, err := t.release(ctx, e.facts.ID, to)
	if err != nil || no != nil {
		return errors.Join(err, errors.New(no.String()))
	}
	if err := t.leave(ctx); err != nil {
		return err
	}
	m := t.moves[e.facts.ID]
	t.say("%s is closed (%s, marked %q), and %s refills go along", e.number, e.closed, m.state.Record.Mark(), m.state.Record.Data.Left)
	return t.bring(ctx, t.confirms(t.net.last(script.KindTransferResponse), "TC-1"))
}

func (t *story) releases(ctx context.Context) error {
	for i, v := range []script.Version{script.V10_6, script.V2017071, script.V2023011} {
		c := chart{id: fmt.Sprint("N-", 21+i), number: fmt.Sprint("O-", 21+i), to: members()[2*i].ref, product: sertraline, days: 90, refills: 3, release: v}
		_, answer, err := t.net.deliver(ctx, t.newRx(c))
		if err != nil {
			return err
		}
		said, err := script.Parse(answer, script.Limits{})
		if err != nil {
			return err
		}
		f := t.newest().facts
		t.say("%-8s -> %s in %s; %s, %s, %d days, %s refills", v, said.Kind(), said.Version(), f.DrugName, f.Quantity, f.DaysSupply, f.Refills)
	}
	t.say("taken from this network: %s, and %d of PA and REMS", names(takes[:len(takes)-len(observed())]), len(observed()))
	return nil
}

func names(kinds []script.Kind) string {
	var all []string
	for _, k := range kinds {
		all = append(all, string(k))
	}
	return strings.Join(all, ", ")
}
