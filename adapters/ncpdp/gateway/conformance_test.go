package gateway_test

import (
	"testing"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gatewaytest"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// wire steers the loopback partner in the words of the suite.
type wire struct{ *scripttest.Partner }

func (w wire) Fail(f gatewaytest.Fault, times int) { w.Partner.Fail(scripttest.Fault(f), times) }

func (w wire) Arrived() (ids []string) {
	for _, r := range w.Received() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (w wire) URLs() (urls []string) {
	for _, r := range w.Received() {
		urls = append(urls, r.Target)
	}
	return urls
}

func TestTheGatewayKeepsTheContractOfPrescriberGateway(t *testing.T) {
	gatewaytest.Run(t, gatewaytest.Harness{Open: func(t testing.TB) gatewaytest.Subject {
		w := newWorld(t)
		return gatewaytest.Subject{
			Gateway: w.Gateway,
			Open:    func() mailrx.PrescriberGateway { return w.open(t) },
			Wire:    wire{w.partner},
		}
	}})
}
