package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// quarterInPartD asks 25 % in a plan that has a daily rate.
func quarterInPartD(d *formulary.Document) {
	quarter := money.Percent(25)
	d.From, d.PartD = day("2026-01-01"), &formulary.PartD{Year: 2026, Benefit: formulary.EnhancedAlternative, DailyRate: true}
	d.CostShares[0].Copay, d.CostShares[0].Coinsurance, d.Drugs[0].SolidOral = formulary.Known{}, &quarter, drug.Yes
}

// A coinsurance has no daily rate: it is taken of the smaller price.
func TestR2_7_T4_ACoinsuranceHasNoDailyRate(t *testing.T) {
	t.Parallel()
	p, r := plain(t, quarterInPartD), fill(1, retail, 10, 4000)
	d := p.Decide(&r)
	require.Equal(t, formulary.Covered, d.Status, d.Trace)
	require.False(t, passes(&d, formulary.RuleDailyRate))
}

// R7.0 T4: what is wrong is said at once, in the order in which it is resolved; each step takes the first reason away and
// leaves the others as they are.
func TestReasonsAreResolvedInTheirOrder(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.Drugs[0].PriorAuth = true
		d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
		d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(30)}
	})
	r := fill(1, retail, 30, 8000)
	r.Quantity, r.HistoryKnown = tablets(45), true
	for _, step := range []struct {
		name    string
		resolve func()
		left    []*reason.Rule
	}{
		{"R7.0 T4 all are reported", func() {}, []*reason.Rule{formulary.RuleAuthorization, formulary.RuleStep, formulary.RuleQuantityLimit}},
		{"R7.0 T4 the authorization is there", func() { r.Authorizations = []formulary.Authorization{{}} },
			[]*reason.Rule{formulary.RuleStep, formulary.RuleQuantityLimit}},
		{"R7.0 T4 then the step drug was filled", func() {
			r.History = []formulary.Fill{{Date: r.Date.AddDays(-20), RxCUI: 7}}
		}, []*reason.Rule{formulary.RuleQuantityLimit}},
		{"R7.0 T4 then the quantity is lowered", func() { r.Quantity = tablets(30) }, nil},
	} {
		step.resolve()
		d := p.Decide(&r)
		require.Equal(t, step.left, rulesOf(&d), "%s: %s", step.name, d.Trace)
		require.Equal(t, len(step.left) == 0, d.Status == formulary.Covered, step.name)
		require.Len(t, d.Remedies(), len(step.left), step.name)
		require.Equal(t, money.Cents(1000), d.Member, step.name)
	}
}

// Mail cannot be mandatory in Part D: a plan that says so is no plan.
func TestR8_5_T1_APartDPlanWithCourtesyFillsIsAFault(t *testing.T) {
	t.Parallel()
	for pointer, change := range map[string]func(*formulary.Document){
		"/homeDelivery": exclusive,
		"/retailAllowance": func(d *formulary.Document) {
			d.RetailAllowance = &formulary.RetailAllowance{Fills: formulary.CountOf(2), After: formulary.NotAllowed}
		},
	} {
		var doc formulary.Document
		plain(t, func(d *formulary.Document) { doc = *d })
		doc.From, doc.PartD = day("2026-01-01"), &formulary.PartD{Year: 2026, Benefit: formulary.BasicAlternative}
		_, err := formulary.Compile(doc)
		require.NoError(t, err, "without the program it is one")
		change(&doc)
		requireFault(t, doc, pointer, formulary.DocContradiction, pointer)
	}
}

// The mail mark is taken away: a refill by mail is refused, and who takes the drug must be told before (R7.10).
func TestR8_9_T3_AMailMarkThatIsTakenAwayIsTold(t *testing.T) {
	t.Parallel()
	old := plain(t, keep)
	now := plain(t, func(d *formulary.Document) { d.Drugs[0].Mail = drug.No })
	r := fill(1, mail, 90, 9000)
	d := now.Decide(&r)
	require.Equal(t, []*reason.Rule{formulary.RuleByMail}, rulesOf(&d))
	told := formulary.Notices(formulary.Diff(old, now), formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2026-12-31"),
		Today: day("2026-11-24")}, []formulary.ActiveDrug{{RxCUI: 1}})
	require.Len(t, told, 1)
	require.Equal(t, formulary.MailLost, told[0].Change.Kind)
	require.Equal(t, drug.Yes, told[0].Due)
	require.Equal(t, day("2026-12-01"), told[0].By)
}

// A change that begins within the year is told before its own day, not before that of the version.
func TestR7_10_AChangeOfALaterDayIsToldBeforeThatDay(t *testing.T) {
	t.Parallel()
	old := plain(t, keep)
	now := plain(t, func(d *formulary.Document) {
		second := d.Drugs[0]
		d.Drugs[0].To, second.From, second.PriorAuth = day("2026-06-30"), day("2026-07-01"), true
		d.Drugs = append(d.Drugs, second)
	})
	a := formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2026-03-01"), Today: day("2026-02-20")}
	told := formulary.Notices(formulary.Diff(old, now), a, []formulary.ActiveDrug{{RxCUI: 1}})
	require.Len(t, told, 1)
	require.Equal(t, formulary.NewAuthorization, told[0].Change.Kind)
	require.Equal(t, day("2026-06-01"), told[0].By, "30 days before 1 July")
	require.False(t, told[0].MonthSupply)
	a.Effective = day("2026-08-01")
	told = formulary.Notices(formulary.Diff(old, now), a, []formulary.ActiveDrug{{RxCUI: 1}})
	require.Equal(t, day("2026-07-02"), told[0].By, "the version itself comes later")
}

// Row 20: the grace fills at retail before mail is required, counted: the letter of the second, the refusal of the third.
func TestRow20_GraceFillsAtRetailBeforeMailIsRequired(t *testing.T) {
	t.Parallel()
	p := plain(t, exclusive)
	for before, c := range map[int]struct {
		status formulary.Status
		left   int64
	}{0: {formulary.Covered, 2}, 1: {formulary.Covered, 1}, 2: {formulary.NotCovered, 0}, 9: {formulary.NotCovered, 0}} {
		r := fill(1, retail, 30, 9000)
		r.PriorRetailFills, r.Approved90 = formulary.CountOf(before), drug.No
		d := p.Decide(&r)
		require.Equal(t, c.status, d.Status, before)
		require.Equal(t, c.left > 0, passes(&d, formulary.RuleCourtesyFills), before)
		if c.status == formulary.NotCovered {
			byMail := r
			byMail.Channel, byMail.DaysSupply, byMail.Quantity = mail, 90, tablets(90)
			m := p.Decide(&byMail)
			require.Equal(t, formulary.Covered, m.Status, "what would make it payable: mail")
			require.NotEmpty(t, d.Remedies())
		}
	}
	r := fill(1, retail, 30, 9000)
	d := p.Decide(&r)
	require.Equal(t, formulary.Unknown, d.Status, "a count that nobody gives is not zero")
}

// Bad input is refused with its field, its value and its rule, and never guessed.
func TestEachBadInputIsRefusedByItsRule(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*formulary.Request)
		status formulary.Status
		rule   *reason.Rule
		text   string
	}{
		"a quantity of zero":     {func(r *formulary.Request) { r.Quantity = tablets(0) }, formulary.Unknown, formulary.RuleQuantityZero, "the quantity is 0, it must be above zero"},
		"no quantity":            {func(r *formulary.Request) { r.Quantity = drug.Quantity{} }, formulary.Unknown, formulary.RuleQuantityMissing, "the request has no quantity"},
		"no date":                {func(r *formulary.Request) { r.Date = day("0001-01-01").AddDays(-1) }, formulary.Unknown, formulary.RuleDateMissing, "the request has no date of service"},
		"a day of another year":  {dated("2027-01-01"), formulary.NotCovered, formulary.RuleCoverageEnded, "the date of service 2027-01-01 is after the plan ends, 2026-12-31"},
		"a day before the plan":  {dated("2024-12-31"), formulary.NotCovered, formulary.RuleCoverageBegun, "the date of service 2024-12-31 is before the plan begins, 2025-01-01"},
		"days below zero":        {func(r *formulary.Request) { r.DaysSupply = -30 }, formulary.Unknown, formulary.RuleDaysInvalid, "the days' supply is -30 days, it must be above zero"},
		"no days":                {func(r *formulary.Request) { r.DaysSupply = 0 }, formulary.Unknown, formulary.RuleDaysMissing, "the request has no days' supply"},
		"no channel":             {func(r *formulary.Request) { r.Channel = 0 }, formulary.Unknown, formulary.RuleChannelMissing, "the request does not say what kind of pharmacy fills it"},
		"a channel that is none": {func(r *formulary.Request) { r.Channel = 77 }, formulary.Unknown, formulary.RuleChannelMissing, "the request does not say what kind of pharmacy fills it"},
		"no drug":                {func(r *formulary.Request) { r.RxCUI = 0 }, formulary.Unknown, formulary.RuleDrugMissing, "the request names no drug: give an NDC or an RxCUI"},
		"a price below zero":     {func(r *formulary.Request) { r.Price.Amount = money.Cents(-1) }, formulary.Unknown, formulary.RuleAmountNegative, "an amount of the request is -$0.01, below zero"},
	} {
		p := plain(t, keep)
		r := fill(1, retail, 30, 9000)
		c.change(&r)
		d := p.Decide(&r)
		require.Equal(t, c.status, d.Status, name)
		require.Contains(t, rulesOf(&d), c.rule, name)
		for _, s := range d.Reasons() {
			if s.Rule == c.rule {
				require.Equal(t, c.text, s.Text(), name)
			}
		}
	}
	_, err := drug.ParseQuantity("-1", drug.Tablet)
	require.Error(t, err, "no request can be made with a quantity below zero")
	_, err = drug.Thousandths(-1000, drug.Tablet)
	require.Error(t, err)
}

// An unknown tier in a row, a row of another year, a plan of a year that is not known: Compile says where.
func TestEachBadPlanIsRefusedAtItsPlace(t *testing.T) {
	t.Parallel()
	for pointer, c := range map[string]struct {
		change func(*formulary.Document)
		rule   *reason.Rule
		says   string
	}{
		"/drugs/0/tier": {func(d *formulary.Document) { d.Drugs[0].Tier = 9 }, formulary.DocOrphan, "tier 9 is not among the tiers"},
		"/drugs/0": {func(d *formulary.Document) { d.Drugs[0].From, d.Drugs[0].To = day("2027-01-01"), day("2027-12-31") },
			formulary.DocDates, "the plan's days are 2025-01-01..2026-12-31"},
		"/partD/year": {func(d *formulary.Document) {
			d.From, d.PartD = day("2026-01-01"), &formulary.PartD{Year: 2027, Benefit: formulary.BasicAlternative}
		}, formulary.DocContradiction, "are not of the year 2027"},
		"/daw/genericTier": {func(d *formulary.Document) {
			d.DAW = selection(formulary.CountOf(2))
			d.DAW.GenericTier = 1
		}, formulary.DocContradiction, "for the base generic"},
		"/costShares/0/copay": {func(d *formulary.Document) { d.CostShares[0].Copay.Amount = money.Cents(-1) }, formulary.DocRange, "an amount from $0.00"},
	} {
		var doc formulary.Document
		plain(t, func(d *formulary.Document) { doc = *d })
		c.change(&doc)
		_, err := formulary.Compile(doc)
		var faults formulary.Faults
		require.ErrorAs(t, err, &faults, pointer)
		require.Equal(t, pointer, faults[0].Pointer)
		require.Same(t, c.rule, faults[0].Rule, pointer)
		require.Contains(t, faults[0].Detail, c.says)
	}
}
