package formulary

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// term is one fact of a plan beside its drugs and costs: what it is of, what it says, and how a change of it is called.
type term struct {
	part   string
	words  string // empty: nothing stands there
	amount Known  // where it says an amount
	kinds  termKinds
}

// termKinds name a change of a term: an amount that rises or falls, a term that begins or ends, and any other change.
type termKinds struct{ up, down, begun, ended, changed ChangeKind }

var (
	ofDeductible = termKinds{DeductibleUp, DeductibleDown, DeductibleChanged, DeductibleChanged, DeductibleChanged}
	ofLimit      = termKinds{OutOfPocketUp, OutOfPocketDown, OutOfPocketChanged, OutOfPocketChanged, OutOfPocketChanged}
	ofProgram    = termKinds{begun: ProgramStarted, ended: ProgramEnded, changed: ProgramChanged}
	ofTier       = termKinds{begun: TierAdded, ended: TierRemoved, changed: Renamed}
)

// always is the kinds of a term whose changes have one name.
func always(k ChangeKind) termKinds { return termKinds{k, k, k, k, k} }

// terms compares the plans term by term, in the order of the names of their parts.
func (c *comparison) terms() {
	was, is := c.old.Plan.terms(c.new.Plan), c.new.Plan.terms(c.old.Plan)
	parts := make([]string, 0, len(was)+len(is))
	for _, t := range slices.Concat(was, is) {
		parts = append(parts, t.part)
	}
	slices.Sort(parts)
	for _, part := range slices.Compact(parts) {
		named := func(t term) bool { return t.part == part }
		var a, b term
		if at := slices.IndexFunc(was, named); at >= 0 {
			a = was[at]
		}
		if at := slices.IndexFunc(is, named); at >= 0 {
			b = is[at]
		}
		if a.words != b.words {
			c.out = append(c.out, Change{Kind: a.changeTo(b), Part: part, Was: a.words, Is: b.words})
		}
	}
}

func (t term) changeTo(u term) ChangeKind {
	kinds := t.kinds
	if t.part == "" {
		kinds = u.kinds
	}
	switch {
	case t.amount.Set && u.amount.Set && t.amount.Amount.Less(u.amount.Amount):
		return kinds.up
	case t.amount.Set && u.amount.Set:
		return kinds.down
	case t.words == "":
		return kinds.begun
	case u.words == "":
		return kinds.ended
	}
	return kinds.changed
}

// terms are the terms of the plan. Fees are said of channels that both plans price: what a channel costs that one has
// alone is told already.
func (p *Plan) terms(other *Plan) []term {
	plan := always(PlanChanged)
	out := []term{{part: "plan id", words: p.id, kinds: plan}, {part: "plan name", words: p.name, kinds: always(Renamed)},
		{part: "plan days", words: p.in.String(), kinds: plan}, {part: "mail benefit", words: yes(p.mail), kinds: plan},
		{part: "rows withheld", words: yes(p.suppressed), kinds: plan}, {part: "federal program", words: yes(p.benefit.federal), kinds: plan}}
	for _, t := range p.tiers {
		out = append(out, term{part: fmt.Sprintf("tier %d", t.number), words: t.name, kinds: ofTier})
	}
	for ch := range Channel(channelCount) {
		if p.priced[ch] && other.priced[ch] {
			out = append(out, amountTerm("dispensing fee, "+ch.String(), Dollars(p.fees[ch]), termKinds{up: FeeUp, down: FeeDown}))
		}
	}
	for i := range p.lists {
		l := &p.lists[i]
		if slices.ContainsFunc(other.lists, func(o list) bool { return o.id == l.id }) {
			out = append(out, term{part: "list " + l.id, words: l.name, kinds: always(Renamed)})
		}
	}
	return slices.Concat(out, p.benefit.amounts(), p.benefit.programs(p), p.benefit.policies(p), p.benefit.exceptions.terms(p),
		p.benefit.partD.terms())
}

func amountTerm(part string, k Known, kinds termKinds) term {
	t := term{part: part, amount: k, kinds: kinds}
	if k.Set {
		t.words = "$" + k.Amount.String()
	}
	return t
}

// amounts are the terms of deductible and out-of-pocket limit.
func (b *benefit) amounts() []term {
	d := &b.deductible
	out := []term{amountTerm("deductible of the member", d.individual, ofDeductible),
		amountTerm("deductible of the family", d.family, ofDeductible),
		amountTerm("out-of-pocket limit of the member", b.limit.individual, ofLimit),
		amountTerm("out-of-pocket limit of the family", b.limit.family, ofLimit)}
	if d.kind == noDeductible {
		return out
	}
	straddle, before := FullOnRest, ThenDeductible
	if d.prorated {
		straddle = Prorated
	}
	if d.copayOnly {
		before = CopayOnly
	}
	kinds := always(DeductibleChanged)
	said := [...]string{noDeductible: "", individually: string(IndividualDeductible), embedded: string(EmbeddedDeductible),
		aggregate: string(AggregateDeductible)}
	return append(out, term{part: "deductible, whose", words: said[d.kind], kinds: kinds},
		term{part: "deductible, a copay that crosses its end", words: string(straddle), kinds: kinds},
		term{part: "deductible, beside a copay before it", words: string(before), kinds: kinds},
		term{part: "deductible, medical claims move it", words: yes(d.integrated), kinds: kinds})
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// counts says which sums an amount moves.
func counts(toDeductible, toLimit bool) string {
	return "counts to " + strings.Replace(accrual(toDeductible, toLimit).String(), "none", "nothing", 1)
}

func percent(rate int64) string { return reason.Millionths.Format(rate) }
