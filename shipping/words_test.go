package shipping_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

func TestNumbersHaveWords(t *testing.T) {
	t.Parallel()
	require.Equal(t, "unknown", (shipping.AddressUndeliverable + 1).String())
	require.Equal(t, "undeliverable", shipping.AddressUndeliverable.String())
	require.Equal(t, "refund asked", shipping.VoidRefund.String())
	require.Equal(t, "unknown", (shipping.VoidNotNeeded + 1).String())
}

func TestTheDefaultFormatIsAlwaysThere(t *testing.T) {
	t.Parallel()
	c := shipping.Capabilities{Formats: []string{"ZPL"}}
	require.True(t, c.HasFormat(""))
	require.True(t, c.HasFormat("ZPL"))
	require.False(t, c.HasFormat("GIF"))
}

func TestACustomsFormTellsItsFaults(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		form shipping.Customs
		want []string
	}{
		"a value and no tariff":   {shipping.Customs{Value: money.Cents(1)}, nil},
		"a tariff of six":         {shipping.Customs{Value: money.Cents(1), Tariff: "300490"}, nil},
		"a tariff of ten":         {shipping.Customs{Value: money.Cents(1), Tariff: "3004900000"}, nil},
		"no value":                {shipping.Customs{}, []string{"customs.value"}},
		"a tariff of five":        {shipping.Customs{Value: money.Cents(1), Tariff: "30049"}, []string{"customs.tariff"}},
		"a tariff of eleven":      {shipping.Customs{Value: money.Cents(1), Tariff: "30049000000"}, []string{"customs.tariff"}},
		"a tariff with a point":   {shipping.Customs{Value: money.Cents(1), Tariff: "3004.90"}, []string{"customs.tariff"}},
		"a tariff that is a word": {shipping.Customs{Value: money.Cents(1), Tariff: "insulin"}, []string{"customs.tariff"}},
	} {
		s := shipment()
		s.Customs = &c.form
		require.Equal(t, c.want, fields(t, s.Validate()), name)
	}
}

func TestDryIceWeighsNoMoreThanItsParcel(t *testing.T) {
	t.Parallel()
	for ice, want := range map[int64][]string{0: nil, 400: nil, 401: {"parcel.dry_ice_grams"}, -1: {"parcel.dry_ice_grams"}} {
		s := shipment()
		s.Parcel.DryIceGrams = ice
		require.Equal(t, want, fields(t, s.Validate()), ice)
	}
}

func TestARequestToTheDockTellsItsFaults(t *testing.T) {
	t.Parallel()
	require.NoError(t, manifestRequest().Validate())
	require.NoError(t, pickupRequest().Validate())
	require.Equal(t, []string{"key", "on", "from.name", "from.street1", "from.city", "from.country", "parcels"},
		fields(t, shipping.ManifestRequest{}.Validate()))
	require.Equal(t, []string{"key", "from.name", "from.street1", "from.city", "from.country", "on", "ready", "parcels", "grams"},
		fields(t, shipping.PickupRequest{}.Validate()))
	late := pickupRequest()
	late.Close = 24 * 60
	require.Equal(t, []string{"ready"}, fields(t, late.Validate()))
}
