package openapi_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// shipments are the parcels that make an adapter write every field that it has.
func shipments() map[string]func(s *shipping.Shipment) {
	return map[string]func(s *shipping.Shipment){
		"plain":           func(*shipping.Shipment) {},
		"signed":          func(s *shipping.Shipment) { s.Signature = shipping.AnySignature },
		"controlled":      func(s *shipping.Shipment) { s.Controlled, s.Signature = true, shipping.AdultSignature },
		"insured":         func(s *shipping.Shipment) { s.Insured = money.Cents(123_456) },
		"measured":        func(s *shipping.Shipment) { s.Parcel.LengthMM, s.Parcel.WidthMM, s.Parcel.HeightMM = 305, 229, 102 },
		"dated":           func(s *shipping.Shipment) { s.ShipOn = cal.Of(2026, 11, 24) },
		"to a home":       func(s *shipping.Shipment) { s.To.Residential = true },
		"heavy":           func(s *shipping.Shipment) { s.Parcel.Grams = 12_345 },
		"with ZIP+4":      func(s *shipping.Shipment) { s.To.ZIP = secret.New("63101-1234") },
		"with a company":  func(s *shipping.Shipment) { s.To.Company = secret.New("Sampleton & Sons") },
		"a second line":   func(s *shipping.Shipment) { s.To.Street2 = secret.New("Apt 4B") },
		"without a phone": func(s *shipping.Shipment) { s.To.Phone = secret.Text{} },
		"with dry ice":    func(s *shipping.Shipment) { s.Parcel.DryIceGrams = 200 },
		"an aerosol":      func(s *shipping.Shipment) { s.Parcel.Aerosol = true },
	}
}

// everyShipment quotes, buys, tracks and voids each of them at a desk. What a carrier cannot carry is refused, and
// that is no fault here.
func everyShipment(t *testing.T, c shipping.Carrier, service shipping.Service) {
	t.Helper()
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{c}})
	require.NoError(t, err)
	n := 0
	for name, change := range shipments() {
		s := carriertest.Shipment()
		change(&s)
		n++
		_, err := desk.Quotes(t.Context(), s)
		fine(t, name, err)
		label, err := desk.Buy(t.Context(), c.Code(), shipping.Purchase{Key: shipping.Key(fmt.Sprintf("parcel-%d", n)), Shipment: s, Service: service})
		fine(t, name, err)
		if err != nil {
			continue
		}
		_, err = desk.Track(t.Context(), c.Code(), label.Tracking)
		fine(t, name, err)
		fine(t, name, desk.Void(t.Context(), c.Code(), label.ID))
	}
}

// fine fails for an error that does not say that the carrier does not carry this.
func fine(t *testing.T, name string, err error) {
	t.Helper()
	if errors.Is(err, shipping.ErrUnsupported) || errors.Is(err, shipping.ErrRefused) {
		return
	}
	require.NoError(t, err, name)
}
