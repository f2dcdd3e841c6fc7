package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/stretchr/testify/require"
)

// engine is the smallest benefit engine that can call this package: it takes the row of a claim and follows doc.go.
type engine struct {
	plan  vectorPlan
	state vectorState
	year  *medicare.Year
	got   results
}

// results collect what the vectors may ask for.
type results struct {
	members, plans, deductibles []money.Amount
	total                       money.Amount
	metIn, catastrophicIn       time.Month
	last                        map[string]any
}

func (e *engine) run(t *testing.T, claims []vectorClaim) map[string]any {
	t.Helper()
	for i := range claims {
		for n := range max(1, claims[i].Repeat) {
			_, month, _ := claims[i].Date.AddMonths(n).Split()
			e.claim(t, &claims[i], month)
		}
	}
	out := e.got.last
	out["members"], out["plans"], out["deductibles_applied"] = e.got.members, e.got.plans, e.got.deductibles
	out["year_total"], out["troop_total"] = e.got.total, e.state.TrOOP
	out["deductible_met_month"], out["catastrophic_month"] = month(e.got.metIn), month(e.got.catastrophicIn)
	out["decision"] = "covered"
	return out
}

func month(m time.Month) any {
	if m == 0 {
		return nil
	}
	return int(m)
}

func (e *engine) deemed() bool { return e.plan.PartD.NoDeemed == nil || *e.plan.PartD.NoDeemed }

func (e *engine) left() money.Amount {
	return e.year.DeductibleLeft(e.plan.Deductible.Individual, e.state.DeductibleMet, e.state.TrOOP, e.deemed())
}

func (e *engine) claim(t *testing.T, c *vectorClaim, in time.Month) {
	t.Helper()
	price := c.Price
	if c.MFP != nil {
		price = *c.MFP
	}
	row := e.row(t, c, e.plan.Rows)
	f := medicare.Fill{Benefit: e.plan.PartD.Benefit, TrOOP: e.state.TrOOP, Price: price}
	daily := e.share(c, row, &f)
	if e.state.LISCategory != medicare.NotLowIncome {
		f.Copay, f.LowIncome = e.year.LowIncomeCopay(e.state.LISCategory, c.Drug.LISClass)
		require.True(t, f.LowIncome)
	}
	cost := e.year.Settle(&f)
	e.state.DeductibleMet = e.state.DeductibleMet.Add(cost.Deductible)
	e.state.TrOOP = e.state.TrOOP.Add(cost.TrOOP)
	e.note(&f, cost, in)
	e.got.last["daily"] = daily
}

// share is step 2: the plan's own share of the fill, as if there were neither threshold nor subsidy.
func (e *engine) share(c *vectorClaim, row *vectorRow, f *medicare.Fill) (daily money.Amount) {
	left := e.left()
	switch {
	case c.Drug.Vaccine:
		f.Kind, left = medicare.Vaccine, money.Amount{}
	case c.Drug.Insulin:
		f.Kind, left = medicare.Insulin, money.Amount{}
		f.InsulinCap = e.year.InsulinCap(f.Price, c.MFPMonth, medicare.Months(c.Days, row.MonthDays))
		if own := e.find(c, e.plan.InsulinRows, ""); own != nil {
			row = own
		}
	case row.Option == "" || row.Option == "charge": // the tier skips the deductible
		if own := e.find(c, e.plan.Rows, "deductible"); own != nil && left.Sign() > 0 {
			row = own
		}
		left = money.Amount{}
	}
	f.Deductible = money.Min(left, f.Price)
	rest := f.Price.Sub(f.Deductible)
	share := rest
	if row.Rate != nil {
		share, _ = rest.Mul(*row.Rate, money.HalfUp)
	}
	if row.Copay != nil {
		copay := *row.Copay
		solid := c.Drug.SolidOral == nil || *c.Drug.SolidOral
		if e.plan.DailyRate && medicare.DailyApplies(drug.AnswerOf(solid), drug.AnswerOf(c.Drug.DailyRateExempt)) == drug.Yes {
			daily, copay = medicare.Daily(copay, c.Days, row.MonthDays)
		}
		share = money.Min(share, copay)
	}
	f.Share = f.Deductible.Add(money.Min(rest, share))
	return daily
}

func (e *engine) note(f *medicare.Fill, c medicare.Cost, in time.Month) {
	g := &e.got
	g.members, g.plans = append(g.members, c.Member), append(g.plans, f.Price.Sub(c.Member))
	g.deductibles = append(g.deductibles, c.Deductible)
	g.total = g.total.Add(c.Member)
	phase := e.year.PhaseAt(e.left(), e.state.TrOOP)
	if g.metIn == 0 && e.left().IsZero() {
		g.metIn = in
	}
	if g.catastrophicIn == 0 && phase == medicare.Catastrophic {
		g.catastrophicIn = in
	}
	g.last = map[string]any{"member": c.Member, "plan": f.Price.Sub(c.Member), "deductible_applied": c.Deductible,
		"troop_added": c.TrOOP, "phase_after": phase, "lis_subsidy": c.Subsidy}
}

func (e *engine) row(t *testing.T, c *vectorClaim, rows []vectorRow) *vectorRow {
	t.Helper()
	row := e.find(c, rows, "")
	require.NotNil(t, row)
	return row
}

// find is the row of a claim's tier, channel, network, bucket and level; nil where there is none.
func (e *engine) find(c *vectorClaim, rows []vectorRow, level string) *vectorRow {
	for i := range rows {
		r := &rows[i]
		same := r.Tier == c.Drug.Tier && r.Channel == c.Channel && network(r.Network) == network(c.Network)
		if same && r.Days == e.bucket(c.Days) && initial(r.Level) == initial(level) {
			return r
		}
	}
	return nil
}

func network(s string) string {
	if s == "" {
		return "standard"
	}
	return s
}

func initial(s string) string {
	if s == "" {
		return "initial"
	}
	return s
}

func (e *engine) bucket(days int) int {
	buckets := e.plan.Buckets
	if buckets == nil {
		buckets = []int{30, 60, 90}
	}
	for _, end := range buckets {
		if days <= end {
			return end
		}
	}
	return 0
}
