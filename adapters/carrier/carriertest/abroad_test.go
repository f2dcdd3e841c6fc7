package carriertest

import (
	"context"
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

// exporter is a carrier that takes no parcel within the US, so that a case with the wrong parcel fails.
type exporter struct{ *pigeon }

func (e exporter) refuse(op string, s shipping.Shipment) error {
	if s.To.Country.Domestic() || s.Customs == nil {
		return &shipping.Error{Carrier: e.Code(), Op: op, Class: shipping.ErrUnsupported}
	}
	return nil
}

func (e exporter) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	if err := e.refuse("quote", s); err != nil {
		return nil, err
	}
	return e.pigeon.Quote(ctx, s)
}

func (e exporter) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	if err := e.refuse("buy", p.Shipment); err != nil {
		return shipping.Label{}, err
	}
	return e.pigeon.Buy(ctx, p)
}

func TestACarrierThatExportsPassesEveryCaseWithAParcelAbroad(t *testing.T) {
	h := harness(none)
	open := h.Open
	h.Shipment = ShipmentAbroad
	h.Open = func(t testing.TB) Subject {
		s := open(t)
		s.Carrier, s.Stranger = exporter{s.Carrier.(*pigeon)}, exporter{s.Stranger.(*pigeon)}
		return s
	}
	Run(t, h)
	h.Shipment = nil
	for _, k := range Cases() {
		if k.Name == "a quote has a price" && len(play(t, h, k, Patience)) == 0 {
			t.Error("a parcel within the US was quoted")
		}
	}
}
