package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// checked is what was found out about a NewRx before it becomes an order.
type checked struct {
	member     rx.PatientRef
	candidates []rx.PatientRef
	back       []fault       // what the prescriber has to mend: all of it at once, as an Error
	why        []string      // what keeps it on our desk
	duties     []intake.Duty // what has to be done about it, where it goes on
}

// fault is one thing that the prescriber has to mend: its code, and in words without a patient's data.
type fault struct{ code, text string }

// texts are the words for an Error.
func (c *checked) texts() string {
	var all []string
	for _, f := range c.back {
		all = append(all, f.text)
	}
	return strings.Join(all, "; ")
}

// codes are all of it, for who looks at it here.
func (c *checked) codes() []string {
	all := slices.Clone(c.why)
	for _, f := range c.back {
		all = append(all, f.code)
	}
	return all
}

// takeNewRx makes a NewRx an order, gives it back to the prescriber, or lays it on the desk. said is a pharmacist's word
// where one has looked already.
func (s *site) takeNewRx(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	n, err := in.Message.NewRx()
	if err != nil {
		return gateway.Reply{}, err
	}
	n.Prescription.ID = rxID(in)
	if was := s.entry(n.Prescription.ID); was != nil {
		return known(was, in), nil
	}
	prod, err := s.product(ctx, n.Prescription.Drug)
	if err != nil {
		return gateway.Reply{}, err
	}
	state := s.verify(ctx, in.Message)
	n.Prescription.Signed = signed(state)
	n.Prescription = n.Prescription.ScheduledAs(prod)
	c := s.check(in.Message, n, prod, said)
	c.signature(n.Prescription.Drug.Schedule, state)
	switch {
	case len(c.back) > 0:
		return refuse(c.texts()), nil
	case len(c.why) > 0:
		return s.hold(in, c.why, c.candidates), nil
	}
	n.Prescription.Patient = c.member
	s.owe(c.duties)
	return s.order(ctx, in, n, prod, said)
}

// known answers for a prescription that is on file: the same message changes nothing, another one is refused.
func known(was *entry, in gateway.Incoming) gateway.Reply {
	if was.message.Header().MessageID == in.Message.Header().MessageID {
		return gateway.Reply{}
	}
	return refuse(duplicate)
}

const duplicate = "a prescription with this prescriber's order number came before, in another message; nothing was filled from this one"

// check asks every question at once: who is it, is it complete, could this prescriber write it.
func (s *site) check(m *script.Message, n script.NewRx, prod drug.Product, said word) (c checked) {
	c.member, c.candidates = s.members.find(n.Patient)
	if said.member != "" {
		c.member, c.candidates = said.member, nil
	}
	switch {
	case len(c.candidates) > 0:
		c.why = append(c.why, "patient.ambiguous")
	case c.member == "":
		c.why = append(c.why, "patient.unknown")
	}
	if prod.Name == "" {
		c.why = append(c.why, "drug.unknown")
	}
	c.complete(n.Prescription.Validate(n.Patient))
	c.duties = intake.CheckNew(n.Prescription, n.Patient, pharmacy.RolePrescriber, pharmacy.ChannelERx).Then
	c.ruled(intake.May(s.book, s.handsIn(m, n)))
	c.ruled(intake.CheckPrescriber(s.book, s.credentials(n), s.authority(n, said)))
	return c
}

// complete sorts problems by who can mend them: the prescriber is asked once, for everything.
func (c *checked) complete(ps rx.Problems) {
	for _, p := range ps {
		switch {
		case p.Rule == rx.SignatureUnknown || p.Rule == rx.Unsigned: // said by signature
		case p.Rule.Who == reason.Prescriber:
			c.back = append(c.back, fault{string(p.Rule.Code), p.String()})
		default:
			c.why = append(c.why, string(p.Rule.Code))
		}
	}
}

// ruled takes a ruling of the law or of intake. What is denied goes back; what is not known is for our pharmacist.
func (c *checked) ruled(r intake.Ruling) {
	for _, step := range r.Trace.Reasons() {
		if r.Outcome == law.Deny {
			c.back = append(c.back, fault{string(step.Rule.Code), step.Text()})
			continue
		}
		if code := string(step.Rule.Code); !slices.Contains(c.why, code) {
			c.why = append(c.why, code)
		}
	}
}

// handsIn asks whether the sender may hand a prescription, or the grant of a renewal, in by this channel and in this form. A controlled one has to
// be signed (21 CFR 1311); whether it is, is looked at by itself.
func (s *site) handsIn(m *script.Message, n script.NewRx) intake.Request {
	form := law.Electronic
	if n.Prescription.Drug.Schedule != drug.NotControlled {
		form = law.EPCS
	}
	act := intake.Renew
	if m.Kind() == script.KindNewRx {
		act = intake.NewRx
	}
	return intake.Request{Act: act, By: sender(m.Header().From), Channel: pharmacy.ChannelERx, On: s.today(),
		Schedule: n.Prescription.Drug.Schedule, Form: form, State: n.Patient.State}
}

// sender is the role of who sends, by the qualifier of the address; unknown where it tells none.
func sender(from script.Party) pharmacy.Role {
	switch from.Qualifier {
	case "D", "C":
		return pharmacy.RolePrescriber
	case "P":
		return pharmacy.RolePharmacist
	}
	return pharmacy.RoleUnknown
}

// credentials are what the registries say of the prescriber.
func (s *site) credentials(n script.NewRx) intake.Credentials {
	o := s.offices.by(n.Prescription.Prescriber.NPI)
	return intake.Credentials{NPI: n.Prescription.Prescriber.NPI, Licence: o.licence, Supervision: o.supervision,
		Supervised: drug.AnswerOf(n.Supervisor.NPI.Valid())}
}

func (s *site) authority(n script.NewRx, said word) law.Authority {
	o := s.offices.by(n.Prescription.Prescriber.NPI)
	return law.Authority{
		Schedule: n.Prescription.Drug.Schedule, State: n.Patient.State, PrescriberState: n.Prescription.Prescriber.State,
		Issued: n.Prescription.Written, Individual: o.individual, Excluded: o.excluded, DEACovers: o.controlled, StateCovers: o.controlled,
		Purpose: said.purpose, Remote: said.remote,
	}
}

// order opens the order, and files the prescription.
func (s *site) order(ctx context.Context, in gateway.Incoming, n script.NewRx, prod drug.Product, said word) (gateway.Reply, error) {
	opens := s.incoming(in, n.Prescription)
	if said.member != "" {
		opens.Doubts = append(opens.Doubts, "patient.chosen_by_pharmacist") // whoever reviews the order sees it
	}
	r, err := s.svc.Orders.Receive(ctx, keyOf(in, "order"), opens)
	if err != nil {
		return s.notOpened(ctx, in, n.Prescription.ID, err)
	}
	facts := n.Prescription.Facts(prod)
	beside, duties := intake.StartsAnew(facts, s.open())
	for _, old := range beside {
		if err := s.close(ctx, old, "replaced", facts.ID); err != nil {
			return gateway.Reply{}, err
		}
	}
	s.owe(duties)
	if err := s.fulfil(ctx, in, facts); err != nil {
		return gateway.Reply{}, err
	}
	s.add(entry{facts: facts, sender: in.Sender, message: in.Message, written: n, order: r.Stream, in: opens}) // last: see known
	return gateway.Reply{}, nil
}

// incoming is the prescription as the service takes it. The parcel goes to the address that we have of the member.
func (s *site) incoming(in gateway.Incoming, p rx.Prescription) mailrx.Incoming {
	return mailrx.Incoming{
		By: prescriberOf(in), Channel: pharmacy.ChannelERx, Sender: in.Sender, MessageID: in.Message.Header().MessageID,
		Source: document(in.Message), Doubts: codes(in.Message), Rx: p, Patient: s.members.of(p.Patient).who,
	}
}

// notOpened tells the refusals of Orders.Receive apart. Anything else is our own trouble, and the message may come again.
func (s *site) notOpened(ctx context.Context, in gateway.Incoming, id rx.ID, err error) (gateway.Reply, error) {
	taken, problems, unknown := (*mailrx.RefTaken)(nil), rx.Problems(nil), (*mailrx.UnknownDrug)(nil)
	switch {
	case errors.As(err, &taken):
		o, err := s.svc.Orders.Status(ctx, taken.Holder)
		if err != nil {
			return gateway.Reply{}, err
		}
		if o.Lines[0].Rx.ID == id {
			return refuse(duplicate), nil
		}
		return s.hold(in, []string{"fill.open"}, nil), nil // another prescription of the drug is on its way to the member
	case errors.As(err, &problems), errors.As(err, &unknown):
		return s.hold(in, []string{"prescription.incomplete"}, nil), nil
	case errors.Is(err, mailrx.ErrKeyReuse):
		return refuse("another message came under this message id"), nil
	}
	return gateway.Reply{}, err
}

// close ends a prescription: nothing is filled from it again, by hand or by automatic refill.
func (s *site) close(ctx context.Context, id rx.ID, why string, next rx.ID) error {
	e := s.entry(id)
	if e == nil || e.closed != "" {
		return nil
	}
	if _, err := s.svc.Refills.Stop(ctx, stream.Key("close/"+id), id, pharmacist.Actor(), autoStop(why)); err != nil {
		return err
	}
	e.closed, e.next = why, next
	return nil
}

// note keeps a code of what was heard and changed no order.
func (s *site) note(code string) { s.notes = append(s.notes, code) }

// owe keeps what has to be done or told.
func (s *site) owe(duties []intake.Duty) {
	for _, d := range duties {
		s.note(string(d))
	}
}
