package main

import (
	"context"
	"errors"
	"strconv"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// entry is one prescription in the pharmacy's file.
type entry struct {
	facts     rx.Facts
	number    string          // ours, as labels and messages bear it
	sender    string          // of the message that it came by
	message   *script.Message // a NewRx, or the answer or transfer that brought it
	written   script.NewRx    // what it says
	orderID   stream.ID       // of the newest order; zero: on file, not ordered yet
	in        mailrx.Incoming // of the first fill
	dueOn     cal.Date        // of what is on file: the day on which the first fill is ordered
	aside     bool            // a new prescription whose first day has not come: it takes no other's place yet
	closed    string          // why nothing is filled from it any more: a code; empty: it is open
	next      rx.ID           // the prescription that took its place
	indicator string          // which fills the prescriber wants to be told of
	told      stream.Key      // of the last word on a fill: see tellFills
}

// medication is what was prescribed, as messages carry it.
func (e *entry) medication() script.Medication {
	return script.Medication{Prescription: e.written.Prescription, Details: e.written.Details, Given: true}
}

// rxID is our name of a prescription: of the sender's own number of the order where there is one, so that an order which
// comes again in another message is the same prescription; else of the message.
func rxID(in gateway.Incoming) rx.ID {
	h := in.Message.Header()
	if h.PrescriberOrderNumber != "" {
		return rx.ID(stream.Derive("rx", in.Sender, "order", h.PrescriberOrderNumber).Name)
	}
	return rx.ID(stream.Derive("rx", in.Sender, "message", h.MessageID).Name)
}

// add files a prescription, once. The caller holds the lock, as everywhere in this file.
func (s *site) add(e entry) *entry {
	if was := s.entry(e.facts.ID); was != nil {
		return was
	}
	if e.number == "" {
		e.number = s.number()
	}
	e.indicator = e.written.Details.FillIndicator
	s.file = append(s.file, &e)
	return &e
}

// number is the next one of ours, as labels and messages bear it.
func (s *site) number() string {
	s.numbers++
	return "RX-" + strconv.Itoa(7000+s.numbers)
}

func (s *site) entry(id rx.ID) *entry {
	return s.where(func(e *entry) bool { return e.facts.ID == id })
}

// where is the newest entry of which it is true; nil where there is none.
func (s *site) where(is func(*entry) bool) *entry {
	for i := len(s.file) - 1; i >= 0; i-- {
		if is(s.file[i]) {
			return s.file[i]
		}
	}
	return nil
}

// numbered finds a prescription by our number, as an answer echoes it.
func (s *site) numbered(number string) *entry {
	return s.where(func(e *entry) bool { return number != "" && e.number == number })
}

// open is what is filled from at present.
func (s *site) open() (fs []rx.Facts) {
	for _, e := range s.file {
		if e.closed == "" && !e.aside {
			fs = append(fs, e.facts)
		}
	}
	return fs
}

// document is a message as the Vault keeps it.
func document(m *script.Message) mailrx.Document {
	return mailrx.Document{Kind: "script." + string(m.Kind()), Bytes: m.Raw()}
}

// close ends a prescription: nothing is filled from it again, by hand or by automatic refill.
func (s *site) close(ctx context.Context, id rx.ID, why string, next rx.ID) error {
	e := s.entry(id)
	if e == nil || e.closed != "" {
		return nil
	}
	if _, err := s.svc.Refills.Stop(ctx, stream.Key("close/"+id), id, pharmacist.Actor(), auto.Stop{Reason: why}); err != nil {
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

// onFile files the prescription that an answer brought in the place of the old one. Its first fill is ordered when the
// supply of the old one goes to its end, not now: the member has the drug at home.
func (s *site) onFile(ctx context.Context, r response) error {
	in, old, p := r.in, r.about, r.says.Medication.Prescription
	p.Signed = s.verify(ctx, in.Message).Signed()
	p.ID, p.Patient = rx.ID(stream.Derive("rx", in.Sender, "message", in.Message.Header().MessageID).Name), old.facts.Patient
	if p.OrderNumber == "" {
		p.OrderNumber = in.Message.Header().PrescriberOrderNumber
	}
	prod, err := s.product(ctx, p.Drug)
	if err != nil {
		return err
	}
	n := old.written
	n.Prescription, n.Details = p, r.says.Medication.Details
	e := s.filed(in, n, checked{product: prod})
	e.message, e.dueOn = old.message, cal.Max(s.dueAfter(ctx, old), p.Effective)
	s.add(e)
	return s.close(ctx, old.facts.ID, "replaced", p.ID)
}

// dueAfter is the day on which the drug has to be ordered again: so many days before the supply runs out. Today, where
// nothing was dispensed.
func (s *site) dueAfter(ctx context.Context, old *entry) cal.Date {
	st, err := s.svc.Refills.Status(ctx, old.facts.ID)
	if err != nil || !st.RunOut().IsSet() {
		return s.today()
	}
	return st.RunOut().AddDays(-refill.DefaultLead)
}

// orderDue opens the first fill of what is on file and due.
func (s *site) orderDue(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.file {
		if e.orderID.IsSet() || e.closed != "" || s.today().Before(e.dueOn) {
			continue
		}
		if s.mayNot(e) {
			s.note("on_file.too_late")
			if err := s.close(ctx, e.facts.ID, "too_late", ""); err != nil {
				return err
			}
			continue
		}
		if err := s.orderFirst(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// orderFirst orders the first fill of one. Where another fill of the drug is on its way it is tried again tomorrow; where
// something is missing it is for a pharmacist.
func (s *site) orderFirst(ctx context.Context, e *entry) error {
	r, err := s.svc.Orders.Receive(ctx, stream.Key("due/"+e.facts.ID), e.in)
	taken, problems, unknown := (*mailrx.RefTaken)(nil), rx.Problems(nil), (*mailrx.UnknownDrug)(nil)
	switch {
	case errors.As(err, &taken):
		return nil
	case errors.As(err, &problems), errors.As(err, &unknown):
		s.note("on_file.incomplete")
		return nil
	case err != nil:
		return err
	}
	e.orderID = r.Stream
	if e.aside {
		e.aside = false
		return s.startsAnew(ctx, e.facts)
	}
	return nil
}

func (s *site) today() cal.Date { return cal.In(s.clock.Now(), s.zone) }
