package main

import (
	"context"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// checked is what was found out about a NewRx before it becomes an order.
type checked struct {
	product    drug.Product // what to dispense
	member     rx.PatientRef
	candidates []rx.PatientRef
	back       []fault       // what the prescriber has to mend: all of it at once, as an Error
	why        []string      // what keeps it on our desk
	duties     []intake.Duty // what has to be done about it, where it goes on
	doubts     []string      // for whoever reviews the order
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

// check asks every question at once: is it signed, who is it, can it be read for sure, does all that it says fit together,
// may it be filled yet, is it complete, could this prescriber write it. The prescription gets what we know of it: the drug's
// schedule, and whether the signature holds.
func (s *site) check(ctx context.Context, m *script.Message, n *script.NewRx, said word) (c checked, err error) {
	if c.product, err = s.product(ctx, n.Prescription.Drug); err != nil {
		return c, err
	}
	state := s.verify(ctx, m)
	n.Prescription.Signed = state.Signed()
	n.Prescription = n.Prescription.ScheduledAs(c.product)
	c.who(s, *n, said)
	c.unsure(said, codes(script.Holding(m.Findings()))...)
	c.named(n.Prescription.Drug, said)
	s.inTime(&c, n.Prescription, n.Patient.State, said)
	c.complete(n.Prescription.Validate(n.Patient))
	c.duties = intake.CheckNew(n.Prescription, n.Patient, pharmacy.RolePrescriber, pharmacy.ChannelERx).Then
	c.ruled(intake.May(s.book, s.handsIn(m, *n)))
	c.ruled(intake.CheckPrescriber(s.book, s.credentials(*n), s.authority(*n, said)))
	c.signature(n.Prescription.Drug.Schedule, state)
	return c, nil
}

// who looks for the member whom the message names, unless a pharmacist has said who it is.
func (c *checked) who(s *site, n script.NewRx, said word) {
	c.member, c.candidates = s.members.find(n.Patient)
	if said.member != "" {
		c.member, c.candidates = said.member, nil
		c.doubts = append(c.doubts, "patient.chosen_by_pharmacist")
	}
	switch {
	case len(c.candidates) > 0:
		c.why = append(c.why, "patient.ambiguous")
	case c.member == "":
		c.why = append(c.why, "patient.unknown")
	}
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

// handsIn asks whether the sender may hand a prescription, or the grant of a renewal, in by this channel and in this form. A
// controlled one has to be signed (21 CFR 1311); whether it is, is looked at by itself.
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
