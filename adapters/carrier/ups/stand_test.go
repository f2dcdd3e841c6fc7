package ups_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
)

// stand is UPS and its imitation, for what every carrier of this module must show.
var stand = carriercheck.Stand{
	Purchase: purchase(nil),
	Open: func(t testing.TB) carriercheck.Opened {
		server, base := standIn(t, imitationOptions)
		return carriercheck.Opened{Site: server.Site, Base: base}
	},
	Carrier: func(t testing.TB, base string, l carriercheck.Limiter) carriercheck.Carrier {
		return carrier(t, ups.Config{BaseURL: base, Limiter: l})
	},
}

// A thousand purchases, each bought under a random script of faults, with a restart of both sides in between: whatever
// happens, there is one live label in the books for each.
func TestAThousandFaultScriptsLeaveOneLabelAPurchase(t *testing.T) {
	t.Parallel()
	carriercheck.FaultScripts(t, stand)
}

func TestStraysUnderOneKeyAreVoidedAndOneIsKept(t *testing.T) {
	t.Parallel()
	carriercheck.Strays(t, stand)
}

func TestFiveHundredCallersWithAnExpiredTokenMakeOneTokenCall(t *testing.T) {
	t.Parallel()
	carriercheck.OneToken(t, stand)
}

func TestQuotasAreOfCarrierFamilyAndAccount(t *testing.T) {
	t.Parallel()
	carriercheck.Quotas(t, stand, "ups:token", "ups:rating:A1B2C3", "ups:shipping:A1B2C3", "ups:track:A1B2C3",
		"ups:labels:A1B2C3", "ups:shipping:A1B2C3", "ups:address:A1B2C3")
}

func TestALabelInZPL(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, upstest.Options{StateFile: filepath.Join(t.TempDir(), "ups.json")})
	c := carrier(t, ups.Config{BaseURL: base, LabelFormat: "ZPL"})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, "ZPL", label.Format)
	require.Equal(t, "^XA", string(label.Image[:3]))
}

func TestNothingIsLeftRunning(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsLeft(t, stand)
}
