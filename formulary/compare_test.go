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
		{formulary.StandardRetail, 60, 2000},
		{formulary.StandardMail, 60, 2000},
		{formulary.StandardRetail, 30, 1000},
		{formulary.StandardMail, 30, 1200},
	}, got)
	fills, cost := offers[4].Over(90)
	require.Equal(t, 3, fills)
	require.Equal(t, formulary.Dollars(money.Cents(3000)), cost)
}

func TestCompareAgreesWithDecide(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	var offers []formulary.Offer
	for _, r := range claims(2000) {
		offers = p.CompareInto(&r, offers)
		require.Len(t, offers, 12)
		own := 0
		for i := range offers {
			o := &offers[i]
			q := r
			if o.Channel == r.Channel && o.DaysSupply == r.DaysSupply {
				own++
			} else {
				q.Price, q.Usual, q.GenericPrice = formulary.Known{}, formulary.Known{}, formulary.Known{}
				q.Channel, q.DaysSupply = o.Channel, o.DaysSupply
				q.Quantity, err = drug.Thousandths(r.Quantity.Thousandths()*int64(o.DaysSupply)/int64(r.DaysSupply), drug.Tablet)
				require.NoError(t, err)
			}
			d := p.Decide(&q)
			require.True(t, d.Equal(&o.Decision), "%v\n%v", d, o.Decision)
		}
		require.Equal(t, 1, own)
	}
}

func TestCompareIntoForgetsWhatTheRoomHeld(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	var room []formulary.Offer
	for _, r := range claims(50) {
		room = p.CompareInto(&r, room)
		fresh := p.Compare(&r)
		require.Len(t, room, len(fresh))
		for i := range fresh {
			require.Equal(t, fresh[i].Channel, room[i].Channel)
			require.Equal(t, fresh[i].DaysSupply, room[i].DaysSupply)
			require.True(t, fresh[i].Decision.Equal(&room[i].Decision))
		}
	}
}

// Not parallel: allocations are counted for the whole program.
func TestCompareIntoAllocatesNothingWhereThereIsRoom(t *testing.T) {
	p, r := sample(t), byMail()
	room := p.Compare(&r)
	require.Zero(t, testing.AllocsPerRun(10, func() { room = p.CompareInto(&r, room) }))
}

func TestTheCheapestADayComesFirst(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	for _, r := range claims(500) {
		offers, last := p.Compare(&r), false
		for i, o := range offers {
			paid := o.Decision.Status == formulary.Covered && o.Decision.Priced
			require.False(t, paid && last, "what is not covered comes last")
			last = !paid
			if paid && i > 0 {
				before := offers[i-1]
				require.LessOrEqual(t, before.Decision.Member.Cents()*int64(o.DaysSupply), o.Decision.Member.Cents()*int64(before.DaysSupply))
			}
		}
	}
}

func TestDaysBeyondTheBandsAreComparedForTheirReasons(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.DaysSupply, r.Quantity = 120, tablets(120)
	offers := p.Compare(&r)
	require.Len(t, offers, 8)
	for _, o := range offers[6:] {
		require.Equal(t, 120, o.DaysSupply)
		require.Equal(t, formulary.NotCovered, o.Decision.Status)
	}
}

func TestCompareUsesAGivenPriceForItsOwnFillAlone(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.Price = formulary.Dollars(money.Cents(500))
	r.Usual = formulary.Dollars(money.Cents(400))
	for _, o := range p.Compare(&r) {
		if o.Channel == formulary.StandardMail && o.DaysSupply == 90 {
			require.Equal(t, money.Cents(400), o.Decision.Price)
			continue
		}
		require.NotContains(t, []int64{400, 500}, o.Decision.Price.Cents())
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

func TestTheDaysAskedForStandInTheirBand(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.DaysSupply, r.Quantity = 84, tablets(84)
	var days []int
	for _, o := range p.Compare(&r) {
		days = append(days, o.DaysSupply)
	}
	require.ElementsMatch(t, []int{84, 84, 60, 60, 30, 30}, days)
	r.DaysSupply = 0
	require.Len(t, p.Compare(&r), 2)
	zero := formulary.Offer{}
	fills, _ := zero.Over(90)
	require.Zero(t, fills)
}
