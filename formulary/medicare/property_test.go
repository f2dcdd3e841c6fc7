package medicare_test

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/stretchr/testify/require"
)

const rounds = 200_000

// chance is a fixed sequence, so that a failure can be had again.
func chance(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2026)) }

// anyYear, anyPrice and anyTrOOP dwell on the edges: $0, a cent, the deductible, the threshold.
func anyYear(t testing.TB, r *rand.Rand) *medicare.Year { return year(t, 2025+r.IntN(3)) }

func anyPrice(r *rand.Rand) money.Amount {
	return money.Cents([]int64{0, 1, r.Int64N(100), r.Int64N(100_00), r.Int64N(1_000_00), r.Int64N(20_000_00)}[r.IntN(6)])
}

func anyTrOOP(y *medicare.Year, r *rand.Rand) money.Amount {
	near := []money.Amount{{}, y.Deductible(), y.Threshold(), money.Cents(r.Int64N(y.Threshold().Cents()))}[r.IntN(4)]
	return money.Max(near.Add(money.Cents(r.Int64N(5)-2)), money.Amount{})
}

// standard is the defined standard share in exact fractions, rounded half up at the end.
func standard(y *medicare.Year, price, troop money.Amount) int64 {
	p, met := price.Cents(), troop.Cents()
	in := min(p, max(0, y.Deductible().Cents()-met))
	share := new(big.Rat).SetFrac64((p-in)*int64(y.Coinsurance()), 1_000_000)
	share.Add(share, new(big.Rat).SetFrac64(2*in+1, 2))
	whole := new(big.Int).Quo(share.Num(), share.Denom()).Int64()
	return min(whole, max(0, y.Threshold().Cents()-met))
}

func TestTheStandardShareIsExact(t *testing.T) {
	t.Parallel()
	r := chance(1)
	for range rounds {
		y := anyYear(t, r)
		price, troop := anyPrice(r), anyTrOOP(y, r)
		if got := y.Standard(price, troop).Cents(); got != standard(y, price, troop) {
			t.Fatalf("%d: a price of %s at %s: %d, in fractions %d", y.Number(), price, troop, got, standard(y, price, troop))
		}
	}
}

func TestTheStandardShareRisesWithThePriceAndFallsWithTheTrOOP(t *testing.T) {
	t.Parallel()
	r := chance(2)
	for range rounds {
		y := anyYear(t, r)
		price, troop := anyPrice(r), anyTrOOP(y, r)
		more := money.Cents(1 + r.Int64N(500))
		share := y.Standard(price, troop)
		if y.Standard(price.Add(more), troop).Less(share) || share.Less(y.Standard(price, troop.Add(more))) {
			t.Fatalf("%d: a price of %s at %s, and %s more", y.Number(), price, troop, more)
		}
	}
}

// TestAFillThatCrossesPhasesIsTheSumOfItsPieces prices the pieces of a fill one after the other.
func TestAFillThatCrossesPhasesIsTheSumOfItsPieces(t *testing.T) {
	t.Parallel()
	r := chance(3)
	for range rounds {
		y := anyYear(t, r)
		price, troop, class := anyPrice(r), anyTrOOP(y, r), medicare.DrugClass(1+r.IntN(3))
		pieces := y.Cut(price, troop)
		if pieces.Total() != price || pieces.Deductible.Sign() < 0 || pieces.Initial.Sign() < 0 || pieces.Catastrophic.Sign() < 0 {
			t.Fatalf("%d: a price of %s at %s is cut into %v", y.Number(), price, troop, pieces)
		}
		f := medicare.Fill{Benefit: medicare.DefinedStandard, TrOOP: troop, Price: price, Share: y.Standard(price, troop)}
		whole, _ := y.Liability(&f, class, y.Settle(&f))
		a, _ := y.Split(medicare.Deductible, class, pieces.Deductible)
		b, _ := y.Split(medicare.Initial, class, pieces.Initial)
		c, _ := y.Split(medicare.Catastrophic, class, pieces.Catastrophic)
		if sum := plus(plus(a, b), c); whole != sum {
			t.Fatalf("%d: %s at %s, %s: whole %v, sum of pieces %v", y.Number(), price, troop, class, split(whole), split(sum))
		}
	}
}

func plus(p, q medicare.Parts) medicare.Parts {
	return medicare.Parts{Member: p.Member.Add(q.Member), Subsidy: p.Subsidy.Add(q.Subsidy), Plan: p.Plan.Add(q.Plan),
		Manufacturer: p.Manufacturer.Add(q.Manufacturer), CMS: p.CMS.Add(q.CMS)}
}

// anyFill is a fill of any kind in any plan.
func anyFill(y *medicare.Year, r *rand.Rand) medicare.Fill {
	f := medicare.Fill{Kind: medicare.Kind(r.IntN(4)), Maker: medicare.Maker(r.IntN(3)), Benefit: medicare.Benefit(1 + r.IntN(4)), TrOOP: anyTrOOP(y, r),
		Price: anyPrice(r), Share: anyPrice(r), LowIncome: r.IntN(3) == 0, Copay: money.Cents(r.Int64N(15_00))}
	f.Deductible = money.Cents(r.Int64N(f.Share.Cents() + 1))
	f.InsulinCap = y.InsulinCap(f.Price, money.Cents(r.Int64N(200_00)), r.IntN(4))
	return f
}

func TestWhatAFillMovesStaysWithinItsBounds(t *testing.T) {
	t.Parallel()
	r := chance(4)
	for range rounds {
		y := anyYear(t, r)
		f := anyFill(y, r)
		c := y.Settle(&f)
		paid := c.Member.Add(c.Subsidy)
		good := c.Member.Sign() >= 0 && c.Subsidy.Sign() >= 0 && c.TrOOP.Sign() >= 0 && c.Deductible.Sign() >= 0 &&
			!f.Price.Less(paid) && !y.Room(f.TrOOP).Less(c.TrOOP) && !paid.Less(c.Deductible)
		if f.Kind != medicare.Supplemental {
			good = good && !y.Room(f.TrOOP).Less(paid) && !c.TrOOP.Less(paid)
		}
		if f.Kind == medicare.Insulin {
			good = good && !f.InsulinCap.Less(paid)
		}
		if !good {
			t.Fatalf("%d: %+v costs %+v", y.Number(), f, c)
		}
		p, ok := y.Liability(&f, medicare.DrugClass(1+r.IntN(3)), c)
		if !ok || p.Total() != f.Price || p.Member != c.Member || p.Subsidy != c.Subsidy || negative(p) {
			t.Fatalf("%d: %+v is paid by %v", y.Number(), f, split(p))
		}
	}
}

func negative(p medicare.Parts) bool {
	return p.Member.Sign() < 0 || p.Subsidy.Sign() < 0 || p.Plan.Sign() < 0 || p.Manufacturer.Sign() < 0 || p.CMS.Sign() < 0
}

// TestAYearNeverCostsMoreThanItsThreshold carries fills forward, as a plan year does.
func TestAYearNeverCostsMoreThanItsThreshold(t *testing.T) {
	t.Parallel()
	r := chance(5)
	for range rounds / 100 {
		y := anyYear(t, r)
		var troop, paid money.Amount
		for range 24 {
			f := anyFill(y, r)
			f.TrOOP = troop
			c := y.Settle(&f)
			if f.Kind != medicare.Supplemental {
				paid = paid.Add(c.Member).Add(c.Subsidy)
			}
			troop = troop.Add(c.TrOOP)
		}
		require.LessOrEqual(t, troop.Cents(), y.Threshold().Cents())
		require.LessOrEqual(t, paid.Cents(), troop.Cents())
	}
}

func TestThePaymentPlanBillsEveryCentOnce(t *testing.T) {
	t.Parallel()
	r := chance(6)
	for range rounds / 10 {
		y := anyYear(t, r)
		in := medicare.PlanInput{First: time.Month(1 + r.IntN(12)), Before: anyTrOOP(y, r)}
		sum := in.Before
		for range r.IntN(int(time.December-in.First) + 2) {
			in.Costs = append(in.Costs, anyPrice(r))
			sum = sum.Add(in.Costs[len(in.Costs)-1])
		}
		b, err := y.PaymentPlan(in)
		require.NoError(t, err)
		due := money.Max(money.Min(sum, y.Threshold()).Sub(in.Before), money.Amount{})
		require.Equal(t, due, b.Total(), "%d: %+v: %v", y.Number(), in, b.Months())
		require.Len(t, b.Months(), int(time.December-in.First)+1)
		for _, bill := range b.Months() {
			require.GreaterOrEqual(t, bill.Sign(), 0)
		}
	}
}
