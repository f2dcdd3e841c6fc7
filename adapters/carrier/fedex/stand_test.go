package fedex_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
)

// stand is FedEx and its imitation, for what every carrier of this module must show.
var stand = carriercheck.Stand{
	Purchase: purchase(nil),
	Open: func(t testing.TB) carriercheck.Opened {
		server, base := standIn(t, imitationOptions)
		return carriercheck.Opened{Site: server.Site, Base: base}
	},
	Carrier: func(t testing.TB, base string, l carriercheck.Limiter) carriercheck.Carrier {
		return carrier(t, fedex.Config{BaseURL: base, Limiter: l})
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
	carriercheck.Quotas(t, stand, "fedex:token", "fedex:rate:740561073", "fedex:ship:740561073", "fedex:track:740561073",
		"fedex:track:740561073", "fedex:ship:740561073", "fedex:address:740561073")
}

func TestNothingIsLeftRunning(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsLeft(t, stand)
}
