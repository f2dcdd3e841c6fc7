package shipping_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// TestStandardShippingIsFreeAndFasterIsPriced is feature 99 and R10.9.
func TestStandardShippingIsFreeAndFasterIsPriced(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*shipping.UpgradeAsk)
		want   int64
	}{
		"T1: standard":                          {func(a *shipping.UpgradeAsk) { a.Speed, a.Accepted = shipping.StandardSpeed, money.Amount{} }, 0},
		"next day":                              {func(*shipping.UpgradeAsk) {}, 21_00},
		"two days, of a higher price accepted":  {func(a *shipping.UpgradeAsk) { a.Speed = shipping.TwoDay }, 14_00},
		"T2: the second parcel of an order":     {func(a *shipping.UpgradeAsk) { a.Charged = true }, 0},
		"T3: to make good a delay of ours":      {func(a *shipping.UpgradeAsk) { a.OurDelay, a.Accepted = true, money.Amount{} }, 0},
		"a replacement, whatever was accepted":  {func(a *shipping.UpgradeAsk) { a.Replacement = true }, 0},
		"T4: a price that rose charges nothing": {func(a *shipping.UpgradeAsk) { a.Accepted = money.Cents(1) }, 0},
	} {
		require.Equal(t, money.Cents(c.want), charged(c.change).Pays, name)
	}
}

// TestACostlyOrControlledDrugIsSignedFor is feature 106.
func TestACostlyOrControlledDrugIsSignedFor(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		changes []change
		want    shipping.Signature
	}{
		"an ordinary parcel":                {nil, shipping.NoSignature},
		"$500.00":                           {[]change{worth(500_00)}, shipping.NoSignature},
		"$500.01":                           {[]change{worth(500_01)}, shipping.AnySignature},
		"$500.01 with an adult's already":   {[]change{worth(500_01), adult}, shipping.AdultSignature},
		"a controlled drug":                 {[]change{controlled}, shipping.AdultSignature},
		"before the policy":                 {[]change{worth(500_01), func(s *shipping.Shipment) { s.ShipOn = cal.Of(2024, 1, 1) }}, shipping.NoSignature},
		"what is asked already is not less": {[]change{signed}, shipping.AnySignature},
	} {
		require.Equal(t, c.want, shipping.StandardSignature.Ask(changed(c.changes)), name)
	}
	require.Equal(t, shipping.NoSignature, shipping.SignaturePolicy{}.Ask(changed([]change{worth(9_000_00)})))
	require.True(t, changed([]change{controlled}).DirectOnly())
	require.True(t, changed([]change{adult}).DirectOnly())
	require.False(t, changed([]change{signed}).DirectOnly())
}

func TestAValueIsSplitToTheCent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		value, most int64
		want        []int64
	}{
		"within the cap":           {5_000_00, 5_000_00, []int64{5_000_00}},
		"a cent more":              {5_000_01, 5_000_00, []int64{2_500_01, 2_500_00}},
		"in three, larger first":   {10, 4, []int64{4, 3, 3}},
		"nothing to split":         {0, 4, nil},
		"no cap to split by":       {10, 0, nil},
		"more than a hundred":      {101, 1, nil},
		"a hundred is still taken": {100, 1, repeated(1, 100)},
	} {
		var got []int64
		for _, share := range shipping.SplitInsured(money.Cents(c.value), money.Cents(c.most)) {
			got = append(got, share.Cents())
		}
		require.Equal(t, c.want, got, name)
	}
	_, known := shipping.InsuredCap("pigeon")
	require.False(t, known)
}

func repeated(v int64, n int) (vs []int64) {
	for range n {
		vs = append(vs, v)
	}
	return vs
}

// FuzzSplitInsured: the shares sum to the value, and none is above the cap.
func FuzzSplitInsured(f *testing.F) {
	f.Add(int64(5_000_01), int64(5_000_00))
	f.Fuzz(func(t *testing.T, value, most int64) {
		value, most = value%1e12, most%1e12
		shares := shipping.SplitInsured(money.Cents(value), money.Cents(most))
		if shares == nil {
			return
		}
		require.Equal(t, money.Cents(value), money.Sum(shares...))
		for _, s := range shares {
			require.True(t, s.Sign() > 0 && !money.Cents(most).Less(s))
		}
	})
}
