package network

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Membership is on what terms a pharmacy is in a network. Channel and Standing together are the column of a plan's
// cost table: standard retail, preferred mail. The zero value is no membership.
type Membership struct {
	Channel   Channel     `json:"channel,omitzero"`
	Standing  Standing    `json:"standing,omitzero"`
	NinetyDay drug.Answer `json:"ninetyDay,omitzero"` // approved for long supplies
	Days      cal.Period  `json:"days,omitzero"`      // from the first to the last, both known and counted
}

// Answer says whether a pharmacy is in a network on a day, on what terms, and why.
type Answer struct {
	Status     Status       `json:"status"`
	Membership Membership   `json:"membership,omitzero"` // zero but for InNetwork
	Trace      reason.Trace `json:"trace"`
}

// In answers whether pharmacy p is in network n for channel c on the day of service. Without a channel the one in
// which the pharmacy takes part is found; where there are several the answer is Unknown, for they differ in terms.
// It allocates nothing.
func (d *Directory) In(n ID, p PharmacyID, c Channel, on cal.Date) (a Answer) {
	t := &a.Trace
	net, ok := d.ask(n, on, t)
	row, known := d.row(p)
	if record(t, RulePharmacyKnown, known); !ok || !known {
		return a
	}
	f := d.find(row, net, c, on)
	switch {
	case f.count > 1, c != ChannelUnknown && !c.Known():
		t.Fail(RuleChannel, int64(f.count), 0, reason.Count)
	case f.count == 1:
		a.Status, a.Membership = InNetwork, f.in.membership()
		t.Pass(RuleContract, fact(f.in.from), fact(f.in.to), reason.Date)
	default:
		a.Status = f.out(on, t)
		if c == Mail {
			t.Fail(RuleMailOutside, 0, 0, reason.None)
		}
	}
	return a
}

// ask records whether the question can be answered at all.
func (d *Directory) ask(n ID, on cal.Date, t *reason.Trace) (net uint32, ok bool) {
	if !on.IsSet() {
		t.Fail(RuleDateMissing, 0, 0, reason.None)
	}
	net, known := d.networkAt[n]
	if record(t, RuleNetworkKnown, known); !known || !on.IsSet() {
		return 0, false
	}
	days := d.networks[net].days()
	if !days.Contains(on) {
		t.Fail(RuleNetworkDays, fact(on), fact(days.From), reason.Date)
		return 0, false
	}
	t.Pass(RuleNetworkDays, fact(on), fact(days.From), reason.Date)
	return net, true
}

func (n *Network) days() cal.Period { return cal.Period{From: n.From, To: n.To} }

func record(t *reason.Trace, r *reason.Rule, ok bool) {
	if ok {
		t.Pass(r, 0, 0, reason.None)
		return
	}
	t.Fail(r, 0, 0, reason.None)
}

func fact(d cal.Date) int64 { return reason.DateFact(d.Split()) }

// finding is what the periods of one pharmacy say of a network, a channel and a day.
type finding struct {
	in     *period  // in force; the last where there are several
	count  int      // in force
	ended  cal.Date // last day of the latest one that is over; unset: none is
	begins cal.Date // first day of the next one; unset: none follows
}

// find looks at channel c, or at all where it is unknown.
func (d *Directory) find(row, net uint32, c Channel, on cal.Date) (f finding) {
	periods := d.periodsOf(row)
	for i := range periods {
		p := &periods[i]
		switch {
		case p.network != net || c != ChannelUnknown && p.channel != c:
		case p.to.Before(on):
			f.ended = cal.Max(f.ended, p.to)
		case p.from.After(on):
			f.begins = cal.Min(f.begins, p.from)
		default:
			f.in = p
			f.count++
		}
	}
	return f
}

// out records why the pharmacy is not in the network. Between two contracts both reasons are given, and the status
// is that of the one to come.
func (f *finding) out(on cal.Date, t *reason.Trace) Status {
	status := NotInNetwork
	if f.ended.IsSet() {
		t.Fail(RuleNoLonger, fact(on), fact(f.ended), reason.Date)
		status = NoLonger
	}
	if f.begins.IsSet() {
		t.Fail(RuleNotYet, fact(on), fact(f.begins), reason.Date)
		status = NotYet
	}
	if status == NotInNetwork {
		t.Fail(RuleContract, 0, 0, reason.None)
	}
	return status
}

func (p *period) membership() Membership {
	return Membership{p.channel, p.standing, p.ninetyDay, cal.Period{From: p.from, To: p.to}}
}
