package fedextest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheBooksOutliveTheServer(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "fedex.json")
	before := open(t, file)
	kept := before.buy(t, "k-1", fedex.HomeDelivery)
	gone := before.buy(t, "k-2", fedex.HomeDelivery)
	require.NoError(t, before.Carrier.Void(t.Context(), gone.ID))
	require.NoError(t, before.Server.Close())

	after := open(t, file)
	require.Equal(t, 1, after.Labels())
	require.Equal(t, 2, after.Purchases())
	found, err := after.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, kept.Tracking.Reveal(), found.Tracking.Reveal())
	next := after.buy(t, "k-3", fedex.HomeDelivery)
	require.NotEqual(t, gone.Tracking.Reveal(), next.Tracking.Reveal(), "a number is never given twice")

	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, piece := range []string{"Sampleton", "Madeup", "5550199"} {
		require.NotContains(t, string(text), piece)
	}
	leftovers, err := filepath.Glob(file + ".*")
	require.NoError(t, err)
	require.Empty(t, leftovers)
}

func TestBooksThatCannotBeReadAreAnError(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"no JSON of ours": "{", "version 7": `{"version":7}`} {
		file := filepath.Join(t.TempDir(), "fedex.json")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		_, err := fedextest.New(fedextest.Options{StateFile: file})
		require.ErrorContains(t, err, name)
	}
}

func TestALabelThatCannotBeWrittenDownIsNotSold(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "books")
	require.NoError(t, os.Mkdir(folder, 0o700))
	d := open(t, filepath.Join(folder, "fedex.json"))
	require.NoError(t, os.RemoveAll(folder))
	_, err := d.Buy(t.Context(), shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery})
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Zero(t, d.Labels())
}

func TestTwoRequestsAreTwoLabels(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	first, second := d.buy(t, "k-1", fedex.HomeDelivery), d.buy(t, "k-1", fedex.HomeDelivery)
	require.NotEqual(t, first.Tracking.Reveal(), second.Tracking.Reveal())
	require.Len(t, d.LabelsByReference("k-1"), 2)
	require.Equal(t, shipping.Key("k-1"), d.Reference(second.Tracking))
}
