package usps_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
)

// stand is USPS and its imitation, for what every carrier of this module must show.
var stand = carriercheck.Stand{
	Purchase: purchase(nil),
	Open: func(t testing.TB) carriercheck.Opened {
		server, base := standIn(t, imitationOptions)
		return carriercheck.Opened{Site: server.Site, Base: base, Forget: server.ExpirePayments}
	},
	Carrier: func(t testing.TB, base string, l carriercheck.Limiter) carriercheck.Carrier {
		return carrier(t, usps.Config{BaseURL: base, Limiter: l})
	},
}

// A thousand purchases, each prepared once and bought under a random script of faults, with a restart of both sides in between: whatever
// happens, there is one live label in the books for each.
func TestAThousandFaultScriptsLeaveOneLabelAPurchase(t *testing.T) {
	t.Parallel()
	carriercheck.FaultScripts(t, stand)
}

// Every call under every fault: no error tells who the patient is. The URL of an address check does, and no error holds
// it.
func TestThePlantedPersonAppearsNowhere(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	var said strings.Builder
	for f := imitation.DropBeforeWork; f <= imitation.Down; f++ {
		if f == imitation.Hang {
			continue
		}
		for _, op := range []imitation.Op{imitation.Quote, imitation.Buy, imitation.Void, imitation.Track, imitation.Validate, imitation.Manifest, imitation.Pickup, imitation.Return} {
			server.Fail(op, f, 1000)
		}
		_, quote := c.Quote(t.Context(), carriertest.Shipment())
		_, buy := c.Buy(t.Context(), purchase(nil))
		_, back := c.BuyReturn(t.Context(), purchase(nil))
		_, address := c.CheckAddress(t.Context(), carriertest.Shipment().To)
		_, manifest := c.Manifest(t.Context(), manifestOf(label.Tracking))
		_, pickup := c.SchedulePickup(t.Context(), pickupRequest())
		_, track := c.Track(t.Context(), label.Tracking)
		void := c.Void(t.Context(), label.ID)
		for _, err := range []error{quote, buy, back, address, manifest, pickup, track, void} {
			require.Error(t, err, f)
			fmt.Fprintf(&said, "%v %+v %#v\n", err, err, err)
		}
	}
	for _, piece := range []string{"sampleton", "madeup", "5550199", "sampleville", "http://", "127.0.0.1"} {
		require.NotContains(t, strings.ToLower(said.String()), piece)
	}
}

func TestNothingIsLeftRunning(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsLeft(t, stand)
}
