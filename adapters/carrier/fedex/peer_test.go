package fedex

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestScansMeanWhatAnotherLibraryReads(t *testing.T) {
	t.Parallel()
	carriercheck.PeerScans(t, shipping.FedEx, func(code string) shipping.Status { return event{code: code}.meaning() }, nil)
}
