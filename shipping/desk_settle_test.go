package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

func TestALookHearsWhatTheCarrierKnows(t *testing.T) {
	t.Parallel()
	ups, dhl := full(), finder{&carrier{code: "dhl", label: label()}}
	ups.found = []shipping.Label{withID("a", nil), withID("b", nil)}
	d, now := desk(t, ups, dhl, bare()), sentAt.Add(time.Minute)

	doubt, err := d.Doubt("ups", "k3q9-1", sentAt)
	require.NoError(t, err)
	require.Equal(t, everything, doubt.Capabilities)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	s := doubt.Settle(now)
	require.Equal(t, shipping.LabelID("a"), s.Adopt.ID)
	require.Equal(t, []shipping.LabelID{"b"}, s.Strays)

	doubt, err = d.Doubt("dhl", "k3q9-1", sentAt)
	require.NoError(t, err)
	require.Equal(t, shipping.FindsLabel, doubt.Capabilities.Find, "a carrier that declares nothing shows it")
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	require.Equal(t, shipping.SettleAdopt, doubt.Settle(now).Step)

	dhl.err = of(shipping.ErrNotFound)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err, "a no is an answer")
	require.Equal(t, shipping.SettleLook, doubt.Settle(now).Step)
	dhl.err = of(shipping.ErrUnavailable)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.Equal(t, shipping.SettleByPerson, doubt.Settle(now.Add(time.Hour)).Step)
	dhl.err = nil
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	require.False(t, doubt.Failed, "an answer ends the silence")

	doubt, err = d.Doubt("pigeon", "k3q9-1", sentAt)
	require.NoError(t, err)
	doubt.Capabilities.Find = shipping.FindsLabel // it says so, and cannot
	doubt, err = d.Look(t.Context(), doubt, now)
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Equal(t, shipping.SettleByPerson, doubt.Settle(now).Step)
}

func TestADeskTellsWhatItsCarriersHave(t *testing.T) {
	t.Parallel()
	d := desk(t, full(), finder{&carrier{code: "dhl"}}, bare())
	for c, want := range map[shipping.CarrierCode]shipping.Capabilities{
		"ups": everything, "dhl": {Find: shipping.FindsLabel}, "pigeon": {},
	} {
		have, err := d.Capabilities(c)
		require.NoError(t, err)
		require.Equal(t, want, have, "%s", c)
	}
	_, err := d.Capabilities("fedex")
	require.ErrorIs(t, err, shipping.ErrUnsupported)
}
