package formulary_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// decisionNames map our codes to the names of the vectors, in the order in which formulary 6.1 asks. What is not
// named is unknown.
var decisionNames = []struct {
	rule *reason.Rule
	name string
}{
	{formulary.RuleCoverageBegun, "no_benefit_in_force"}, {formulary.RuleCoverageEnded, "no_benefit_in_force"},
	{formulary.RuleYear, "year_not_supported"}, {formulary.RuleSuppressed, "unknown"},
	{formulary.RuleDrugResolved, "unknown"}, {formulary.RuleListed, "not_covered"}, {formulary.RuleRowInForce, "not_covered"},
	{formulary.RuleOutOfNetwork, "pharmacy_not_in_network"}, {formulary.RuleChannel, "channel_not_offered"},
	{formulary.RuleNoMailBenefit, "channel_not_offered"}, {formulary.RuleByMail, "channel_not_offered"},
	{formulary.RuleTierOffered, "channel_not_offered"}, {formulary.RuleShareAmbiguous, "ambiguous"},
	{formulary.RuleDaysLimit, "days_supply_not_offered"}, {formulary.RuleDaysOffered, "days_supply_not_offered"},
	{formulary.RuleFirstFills, "days_supply_limit_%d"}, {formulary.RuleSplitDays, "days_supply_limit_%d"},
	{formulary.RuleQuantityScaled, "quantity_limit_exceeded"}, {formulary.RuleQuantityRolling, "quantity_limit_exceeded"},
	{formulary.RuleQuantityDaily, "quantity_limit_exceeded"}, {formulary.RuleRetailAllowance, "not_covered_use_mail"},
	{formulary.RuleExclusive, "not_covered_use_mail_or_approved_retail"}, {formulary.RuleChosenMail, "not_covered_use_mail"},
	{formulary.RuleChoice, "not_covered_choice_required"},
}

func decisionName(d *formulary.Decision) string {
	if d.Status == formulary.Covered {
		return "covered"
	}
	for _, named := range decisionNames {
		for _, s := range d.Reasons() {
			if s.Rule == named.rule && named.name == "days_supply_limit_%d" {
				return fmt.Sprintf(named.name, s.B)
			} else if s.Rule == named.rule {
				return named.name
			}
		}
	}
	return "unknown"
}

// ledger keeps the sums of a family between claims.
type ledger struct {
	plan    *vectorPlan
	members map[string]*formulary.Accumulators
	family  formulary.Accumulators
	card    money.Amount
}

func newLedger(in *vectorInput) *ledger {
	s := &in.State
	l := &ledger{plan: &in.Plan, members: map[string]*formulary.Accumulators{}}
	l.family.FamilyDeductible = formulary.Dollars(cents(s.FamilyDeductibleMet))
	l.family.FamilyOutOfPocket = formulary.Dollars(cents(s.FamilyOOPMet))
	l.join("A", s.vectorSums)
	l.members["A"].TrueOutOfPocket = formulary.Dollars(cents(s.TrOOP))
	l.members["A"].LowIncome = medicare.LowIncome(s.LISCategory)
	for name, sums := range s.Members {
		l.join(name, sums)
	}
	if in.Plan.Card != nil {
		l.card = cents(in.Plan.Card.Balance)
	}
	return l
}

func (l *ledger) join(name string, sums vectorSums) {
	l.members[name] = &formulary.Accumulators{Deductible: formulary.Dollars(cents(sums.DeductibleMet)),
		OutOfPocket: formulary.Dollars(cents(sums.OOPMet)), TrueOutOfPocket: formulary.Dollars(money.Amount{})}
}

// sums is what a member's request says.
func (l *ledger) sums(name string) formulary.Accumulators {
	if l.members[name] == nil {
		l.join(name, vectorSums{})
	}
	a := *l.members[name]
	a.FamilyDeductible, a.FamilyOutOfPocket = l.family.FamilyDeductible, l.family.FamilyOutOfPocket
	return a
}

func (l *ledger) post(name string, d *formulary.Decision) {
	*l.members[name] = l.members[name].After(d)
	l.family = l.family.After(d)
	l.card = l.card.Sub(d.Part(formulary.PartCard))
}

// left is what is left of an optional amount.
func left(of *string, met money.Amount) (money.Amount, bool) {
	if of == nil {
		return money.Amount{}, false
	}
	return money.Max(cents(*of).Sub(met), money.Amount{}), true
}

func (l *ledger) spendingLeft(name string) string {
	if l.plan.OutOfPocket == nil {
		return ""
	}
	a := l.sums(name)
	own, one := left(l.plan.OutOfPocket.Individual, a.OutOfPocket.Amount)
	family, two := left(l.plan.OutOfPocket.Family, a.FamilyOutOfPocket.Amount)
	if one && two {
		return money.Min(own, family).String()
	} else if two {
		return family.String()
	}
	return own.String()
}

// through reports whether the deductible is met.
func (l *ledger) through(name string, d *formulary.Decision) bool {
	if l.plan.PartD != nil {
		return d.Phase > medicare.Deductible
	}
	of, a := l.plan.Deductible, l.sums(name)
	if of == nil {
		return true
	}
	own, one := left(of.Individual, a.Deductible.Amount)
	family, two := left(of.Family, a.FamilyDeductible.Amount)
	switch of.Kind {
	case "aggregate":
		return family.IsZero()
	case "embedded":
		return one && own.IsZero() || two && family.IsZero()
	}
	return own.IsZero()
}

// results collects what the claims of a vector come to.
type results struct {
	out                      obj
	members, plans, applied  []string
	total                    money.Amount
	paid                     int
	deductible, catastrophic any
}

func answerClaims(t *testing.T, in *vectorInput) obj {
	t.Helper()
	text, drugs := documentOf(in)
	doc, err := formulary.ParseDocument(text)
	require.NoError(t, err, string(text))
	plan, err := formulary.Compile(doc)
	require.NoError(t, err, string(text))
	l, res := newLedger(in), &results{out: obj{}}
	for i := range in.Claims {
		c := &in.Claims[i]
		for n := range max(1, c.RepeatMonthly) {
			r := requestOf(t, c, n, l, drugs)
			d := plan.Decide(&r)
			checkVector(t, &d)
			res.add(l, c, &r, &d)
		}
	}
	a := l.sums("A")
	res.out["members"], res.out["plans"], res.out["deductibles_applied"] = res.members, res.plans, res.applied
	res.out["year_total"], res.out["paid_fills"] = res.total, res.paid
	res.out["deductible_met_month"], res.out["catastrophic_month"] = res.deductible, res.catastrophic
	res.out["troop_total"], res.out["family_deductible_met"] = a.TrueOutOfPocket.Amount, a.FamilyDeductible.Amount
	return res.out
}

// checkVector holds the parts of a decision against its price.
func checkVector(t *testing.T, d *formulary.Decision) {
	t.Helper()
	sum := money.Amount{}
	for _, p := range d.Parts() {
		sum = sum.Add(p.Amount)
	}
	require.Equal(t, d.Price, sum)
}

func (res *results) add(l *ledger, c *vectorClaim, r *formulary.Request, d *formulary.Decision) {
	name := decisionName(d)
	res.out["decision"] = name
	for _, s := range d.Trace.Steps() {
		res.fact(s)
	}
	if name != "covered" {
		res.members, res.plans, res.applied = append(res.members, name), append(res.plans, name), append(res.applied, name)
		return
	}
	l.post(c.member(), d)
	res.members = append(res.members, d.Member.String())
	res.plans = append(res.plans, d.Plan.String())
	res.applied = append(res.applied, d.Deltas.Deductible.String())
	res.total = res.total.Add(d.Member)
	if d.Member.Sign() > 0 {
		res.paid++
	}
	_, month, _ := r.Date.Split()
	if res.deductible == nil && l.through(c.member(), d) {
		res.deductible = int(month)
	}
	if res.catastrophic == nil && d.Phase == medicare.Catastrophic {
		res.catastrophic = int(month)
	}
	out := res.out
	out["member"], out["plan"], out["deductible_applied"] = d.Member, d.Plan, d.Deltas.Deductible
	out["oop_added"], out["oop_remaining_after"] = d.Deltas.OutOfPocket, l.spendingLeft(c.member())
	out["penalty"], out["troop_added"] = d.Part(formulary.PartDifference), d.Deltas.TrueOutOfPocket
	out["phase_after"], out["lis_subsidy"] = d.Phase, d.Part(formulary.PartLowIncome)
}

// fact keeps what a step of the trace says.
func (res *results) fact(s reason.Step) {
	switch s.Rule {
	case formulary.RuleDailyRate:
		res.out["daily"] = money.Cents(s.A)
	case formulary.RuleQuantityScaled, formulary.RuleQuantityRolling, formulary.RuleQuantityDaily:
		most, err := drug.Thousandths(s.B, drug.Tablet)
		if err == nil {
			res.out["max_quantity"] = most.Decimal()
		}
	case formulary.RuleShareAmbiguous:
		res.out["candidates"] = s.A
	}
}

func (c *vectorClaim) member() string {
	if c.Member == "" {
		return "A"
	}
	return c.Member
}

// requestOf is a claim, n months on.
func requestOf(t *testing.T, c *vectorClaim, n int, l *ledger, drugs map[string]int) formulary.Request {
	t.Helper()
	var channel formulary.Channel
	require.NoError(t, channel.UnmarshalText([]byte(channelOf(c.Channel, c.Network))))
	retail := 0
	if c.Channel == "retail" {
		retail = n
	}
	rxcui := drug.RxCUI(drugs[drugKey(&c.Drug)])
	r := formulary.Request{Date: day(c.Date).AddMonths(n), RxCUI: rxcui, DaysSupply: c.Days, Channel: channel,
		Price: formulary.Dollars(cents(c.Price)), Usual: given(c.UC), MaximumFair: given(c.MFP), MaximumFairMonth: given(c.MFPMonth),
		Accumulators: l.sums(c.member()), PriorFills: formulary.CountOf(c.PriorFills + n),
		PriorRetailFills: formulary.CountOf(c.PriorRetailFills + retail), HistoryKnown: true,
		Approved90: drug.AnswerOf(c.Approved90), SplitPart: c.SplitPart, DAW: c.DAW, GenericPrice: given(c.GenericPrice),
		DAWException: c.Exception}
	r.Quantity = quantityOf(t, c.Quantity)
	for _, f := range c.History {
		r.History = append(r.History, formulary.Fill{Date: day(f.Date), RxCUI: rxcui, Quantity: quantityOf(t, f.Quantity)})
	}
	if e := c.Election; e != nil {
		r.Election = formulary.Election{Choice: formulary.Choice(e.Choice), From: day(e.From), To: day(e.To)}
	}
	if l.plan.Card != nil {
		r.Card.Balance = formulary.Dollars(l.card)
	}
	if c.Drug.Formulary == "unknown" { // a package that the plan does not know, and no drug
		r.RxCUI, r.NDC = 0, ndc(t, "99999-9999-99")
	}
	return r
}

func given(s string) formulary.Known {
	if s == "" {
		return formulary.Known{}
	}
	return formulary.Dollars(cents(s))
}

// quantityOf is a quantity in tablets; where none is said no limit is asked for, and the least that there is will do.
func quantityOf(t *testing.T, s string) drug.Quantity {
	t.Helper()
	if s == "" {
		s = "0.001"
	}
	q, err := drug.ParseQuantity(s, drug.Tablet)
	require.NoError(t, err)
	return q
}
