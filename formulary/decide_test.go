package formulary_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The promise of the product: a $9 generic for 90 days by mail, against three 30-day copays at retail.
func TestNineDollarsFor90DaysByMailAgainst30AtRetail(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	mail := p.Decide(&r)
	require.Equal(t, formulary.Covered, mail.Status)
	require.Equal(t, money.Cents(900), mail.Member)
	id, name := mail.FlatList()
	require.Equal(t, "nine-dollar", id)
	require.Equal(t, "$9 generics by mail", name)

	r.Channel, r.DaysSupply, r.Quantity = formulary.StandardRetail, 30, tablets(30)
	retail := p.Decide(&r)
	require.Equal(t, money.Cents(1000), retail.Member)
	id, _ = retail.FlatList()
	require.Empty(t, id)
}

func TestDecide(t *testing.T) {
	t.Parallel()
	p := sample(t)
	for name, c := range map[string]struct {
		change  func(*formulary.Request)
		status  formulary.Status
		member  money.Amount
		rejects []reason.Reject
	}{
		"the last day of the plan is covered":  {func(r *formulary.Request) { r.Date = day("2027-12-31") }, formulary.Covered, money.Cents(900), nil},
		"the first day of the plan is covered": {func(r *formulary.Request) { r.Date = day("2026-01-01") }, formulary.Covered, money.Cents(900), nil},
		"the day after the plan is not": {func(r *formulary.Request) { r.Date = day("2028-01-01") },
			formulary.NotCovered, money.Amount{}, []reason.Reject{"68"}},
		"61 days are in the band of the list": {func(r *formulary.Request) { r.DaysSupply = 61 },
			formulary.Covered, money.Cents(900), nil},
		"60 days are not": {func(r *formulary.Request) { r.DaysSupply = 60 },
			formulary.Covered, money.Cents(2000), nil},
		"91 days are over the limit, not in the next band": {func(r *formulary.Request) { r.DaysSupply = 91 },
			formulary.NotCovered, money.Amount{}, []reason.Reject{"AG"}},
		"a refill on the first allowed day is not too soon": {func(r *formulary.Request) { r.NotBefore = r.Date },
			formulary.Covered, money.Cents(900), nil},
		"a refill a day earlier is, and still has its price": {func(r *formulary.Request) { r.NotBefore = r.Date.AddDays(1) },
			formulary.NotCovered, money.Cents(900), []reason.Reject{"79"}},
		"a price of zero is not a missing price": {func(r *formulary.Request) { r.Price = formulary.Dollars(money.Amount{}) },
			formulary.Covered, money.Amount{}, nil},
		"a price below the copay is what the member pays": {func(r *formulary.Request) { r.Price = formulary.Dollars(money.Cents(363)) },
			formulary.Covered, money.Cents(363), nil},
		"a usual and customary price of zero counts": {func(r *formulary.Request) { r.Usual = formulary.Dollars(money.Amount{}) },
			formulary.Covered, money.Amount{}, nil},
		"the NDC alone is enough where the plan knows it": {func(r *formulary.Request) {
			r.NDC, r.RxCUI = ndc(t, "99999-0101-90"), 0
		}, formulary.Covered, money.Cents(900), nil},
		"a strange NDC beside a listed RxCUI does no harm": {func(r *formulary.Request) { r.NDC = ndc(t, "99999-8888-01") },
			formulary.Covered, money.Cents(900), nil},
		"mail outside the network is not covered": {func(r *formulary.Request) { r.Channel = formulary.OutOfNetwork },
			formulary.NotCovered, money.Amount{}, []reason.Reject{"40"}},
		"a channel that is no channel is unknown": {func(r *formulary.Request) { r.Channel = 99 },
			formulary.Unknown, money.Amount{}, nil},
		"an authorization alone": {func(r *formulary.Request) { r.RxCUI = exampril },
			formulary.NeedsAuthorization, money.Cents(7000), []reason.Reject{"75"}},
		"an authorization and a missing quantity are unknown": {func(r *formulary.Request) {
			r.RxCUI, r.Quantity = exampril, drug.Quantity{}
		}, formulary.Unknown, money.Amount{}, []reason.Reject{"E7", "75"}},
		"an authorization and a refill too soon are not covered": {func(r *formulary.Request) {
			r.RxCUI, r.NotBefore = exampril, day("2027-01-01")
		}, formulary.NotCovered, money.Cents(7000), []reason.Reject{"79", "75"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := byMail()
			c.change(&r)
			d := p.Decide(&r)
			require.Equal(t, c.status, d.Status, d.Trace)
			require.Equal(t, c.member, d.Member)
			require.Equal(t, c.rejects, d.Rejects())
			checkSound(t, p, &r, &d)
		})
	}
}

func TestAPackageNamedByALaterRowFindsTheEarlierRowOfItsDrug(t *testing.T) {
	t.Parallel()
	doc, r := sampleDocument(t), byMail()
	doc.Drugs[8].NDCs = append(doc.Drugs[8].NDCs, ndc(t, "99999-0505-01"))
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	r.NDC, r.RxCUI = ndc(t, "99999-0505-01"), 0
	for date, tier := range map[string]uint8{"2026-03-01": 3, "2026-08-01": 0, "2027-03-01": 2} {
		r.Date = day(date)
		d := p.Decide(&r)
		require.Equal(t, tier, d.Tier, date)
	}
}

func TestPriceIsRoundedOnceWithHalfACentUp(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.NDC, r.RxCUI = ndc(t, "99999-0101-10"), 0 // $0.38125 a tablet
	for tablet, want := range map[int64]int64{1: 38, 2: 76, 4: 153, 12: 458, 90: 3431} {
		r.Quantity = tablets(tablet)
		d := p.Decide(&r)
		require.Equal(t, money.Cents(want), d.Price, tablet)
	}
}

func ndc(t *testing.T, s string) drug.NDC {
	t.Helper()
	n, err := drug.ParseNDC(s)
	require.NoError(t, err)
	return n
}

// checkSound is what holds of every decision.
func checkSound(t *testing.T, p *formulary.Plan, r *formulary.Request, d *formulary.Decision) {
	t.Helper()
	require.NotEqual(t, formulary.StatusNone, d.Status)
	require.Equal(t, d.Status == formulary.Covered, !d.Trace.Failed(), "covered is: no reason against it")
	require.False(t, d.Status == formulary.Covered && !d.Priced, "what is covered has a price")
	require.Zero(t, d.Trace.Dropped())
	sum := money.Amount{}
	for _, part := range d.Parts() {
		require.False(t, part.Amount.Sign() < 0)
		sum = sum.Add(part.Amount)
	}
	if d.Priced {
		require.Equal(t, d.Price, sum, "parts sum to the price")
		require.Equal(t, d.Price, d.Member.Add(d.Plan))
	} else {
		require.Empty(t, d.Parts())
	}
	require.False(t, d.Member.Sign() < 0)
	require.False(t, d.Price.Less(d.Member), "never more than the price")

	again := p.Decide(r)
	require.True(t, d.Equal(&again))
	first, err := json.Marshal(d)
	require.NoError(t, err)
	second, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(first), string(second), "the same question has the same bytes")
	require.NoError(t, d.Explain(&bytes.Buffer{}))
}

func TestDecisionsOfTheWorldAreSound(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	statuses := map[formulary.Status]int{}
	for _, r := range claims(1500) {
		d := p.Decide(&r)
		statuses[d.Status]++
		checkSound(t, p, &r, &d)
	}
	require.Positive(t, statuses[formulary.Covered])
	require.Positive(t, statuses[formulary.NotCovered])
	require.Positive(t, statuses[formulary.NeedsAuthorization])
}

func TestDecideIntoForgetsWhatTheDecisionHeld(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	var d formulary.Decision
	p.DecideInto(&r, &d)
	refused := r
	refused.RxCUI = 90009999
	p.DecideInto(&refused, &d)
	fresh := p.Decide(&refused)
	require.True(t, d.Equal(&fresh))
	require.Empty(t, d.Parts())
	require.Empty(t, d.DrugName())
}

func TestEqualSeesEveryDifference(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	d := p.Decide(&r)
	for name, change := range map[string]func(*formulary.Request){
		"the day":      func(r *formulary.Request) { r.Date = r.Date.AddDays(1) },
		"the drug":     func(r *formulary.Request) { r.RxCUI = 861007 },
		"the quantity": func(r *formulary.Request) { r.Quantity = tablets(91) },
		"the days":     func(r *formulary.Request) { r.DaysSupply = 89 },
		"the channel":  func(r *formulary.Request) { r.Channel = formulary.StandardRetail },
		"the price":    func(r *formulary.Request) { r.Price = formulary.Dollars(money.Cents(3599)) },
	} {
		other := byMail()
		change(&other)
		e := p.Decide(&other)
		require.False(t, d.Equal(&e), name)
	}
	doc := sampleDocument(t)
	doc.Name += " II"
	q, err := formulary.Compile(doc)
	require.NoError(t, err)
	e := q.Decide(&r)
	require.False(t, d.Equal(&e), "the plan")
}

func TestRefusedFillSaysWhenItCanBeAskedAgain(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.Date, r.NotBefore = day("2025-12-20"), day("2025-12-28")
	d := p.Decide(&r)
	require.Equal(t, day("2026-01-01"), d.Next, "the later of two days")
	r = byMail()
	r.RxCUI, r.Date = 90000005, day("2026-08-01")
	d = p.Decide(&r)
	require.Equal(t, day("2027-01-01"), d.Next)
	r.Date = day("2027-01-01")
	d = p.Decide(&r)
	require.Equal(t, uint8(2), d.Tier, "the row of that day")
	require.False(t, d.Next.IsSet())
}

func TestDecidingAllocatesNothing(t *testing.T) {
	p := sample(t)
	requests := []formulary.Request{byMail(), byMail(), byMail(), {}}
	requests[1].RxCUI = exampril
	requests[2].NDC, requests[2].RxCUI = ndc(t, "99999-0101-10"), 0
	for i := range requests {
		var d formulary.Decision
		require.Zero(t, testing.AllocsPerRun(100, func() { p.DecideInto(&requests[i], &d) }))
		require.Zero(t, testing.AllocsPerRun(100, func() { d = p.Decide(&requests[i]) }))
	}
}

func TestDecisionFitsInOneKilobyte(t *testing.T) {
	t.Parallel()
	require.LessOrEqual(t, unsafe.Sizeof(formulary.Decision{}), uintptr(1024))
}

func TestPlanIsSafeForManyReaders(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	want := p.Decide(&r)
	var wg sync.WaitGroup
	same := make([]bool, 8)
	for i := range same {
		wg.Go(func() {
			d := p.Decide(&r)
			same[i] = d.Equal(&want)
		})
	}
	wg.Wait()
	require.False(t, slices.Contains(same, false))
}

func TestZeroDecisionIsNoDecision(t *testing.T) {
	t.Parallel()
	var d formulary.Decision
	require.Equal(t, formulary.StatusNone, d.Status)
	require.Zero(t, d.PlanDigest())
	require.Empty(t, d.DrugName())
	var b bytes.Buffer
	require.NoError(t, d.Explain(&b))
	require.Contains(t, b.String(), "No decision")
	_, err := json.Marshal(d)
	require.NoError(t, err)
}
