package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

func TestCompareSetsMailAgainstRetail(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	offers := p.Compare(&r)
	type line struct {
		channel formulary.Channel
		days    int
		member  int64
	}
	var got []line
	for _, o := range offers {
		got = append(got, line{o.Channel, o.DaysSupply, o.Decision.Member.Cents()})
	}
	require.Equal(t, []line{
		{formulary.StandardMail, 90, 900},
		{formulary.StandardRetail, 90, 3000},
		{formulary.StandardRetail, 30, 1000},
	}, got)
	fills, cost := offers[2].Over(90)
	require.Equal(t, 3, fills)
	require.Equal(t, formulary.Dollars(money.Cents(3000)), cost)
}

func TestCompareAgreesWithDecide(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	for _, r := range claims(200) {
		for _, o := range p.Compare(&r) {
			if o.Channel == r.Channel && o.DaysSupply == r.DaysSupply {
				d := p.Decide(&r)
				require.True(t, d.Equal(&o.Decision))
			}
		}
	}
}

func TestCompareUsesAGivenPriceForItsOwnFillAlone(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.Price = formulary.Dollars(money.Cents(500))
	r.Usual = formulary.Dollars(money.Cents(400))
	for _, o := range p.Compare(&r) {
		if o.Channel == formulary.StandardMail {
			require.Equal(t, money.Cents(400), o.Decision.Price)
			continue
		}
		require.Greater(t, o.Decision.Price.Cents(), int64(500))
	}
}

func TestCompareDoesNotGuessAQuantity(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.DaysSupply, r.Quantity = 84, tablets(100)
	offers := p.Compare(&r)
	last := offers[len(offers)-1]
	require.Equal(t, 30, last.DaysSupply)
	require.Equal(t, formulary.Unknown, last.Decision.Status)
	require.Same(t, formulary.RuleQuantityMissing, last.Decision.Reasons()[0].Rule)
	fills, cost := last.Over(84)
	require.Equal(t, 3, fills)
	require.False(t, cost.Set)
}

func TestComparePutsWhatIsNotCoveredLast(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.RxCUI, r.Quantity = 90000002, drug.Units(90, drug.Capsule)
	r.Price = formulary.Dollars(money.Cents(2000))
	r.Channel = formulary.StandardRetail
	offers := p.Compare(&r)
	require.Equal(t, formulary.Covered, offers[0].Decision.Status)
	for _, o := range offers[1:] {
		require.NotEqual(t, formulary.Covered, o.Decision.Status)
	}
}

func TestThirtyDaysAreNotComparedTwice(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.DaysSupply, r.Quantity = 30, tablets(30)
	require.Len(t, p.Compare(&r), 2)
	r.DaysSupply = 0
	require.Len(t, p.Compare(&r), 2)
	zero := formulary.Offer{}
	fills, _ := zero.Over(90)
	require.Zero(t, fills)
}
