package ups_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func collection() shipping.PickupRequest {
	return shipping.PickupRequest{Key: "pickup-1", From: carriertest.Shipment().From, On: cal.Of(2026, 11, 25), Ready: 14 * 60,
		Close: 17*60 + 30, Parcels: 12, Grams: 4_800, Service: ups.SecondDayAir}
}

func TestAPickupIsPromisedOnceAndCalledOff(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: base})
	p, err := c.SchedulePickup(t.Context(), collection())
	require.NoError(t, err)
	require.Equal(t, shipping.Pickup{ID: "2929AONCALL01", On: cal.Of(2026, 11, 25)}, p)
	require.Equal(t, 1, server.Pickups())
	require.NoError(t, c.CancelPickup(t.Context(), p))
	require.Zero(t, server.Pickups())

	for f := imitation.DropBeforeWork; f <= imitation.Down; f++ {
		if f == imitation.Hang || f == imitation.Throttle {
			continue
		}
		before := server.Calls(imitation.Pickup)
		server.Fail(imitation.Pickup, f, 1)
		_, err = c.SchedulePickup(t.Context(), collection())
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, f)
		require.Equal(t, before+1, server.Calls(imitation.Pickup), "it is not asked twice")
	}
}

func TestAPickupIsWrittenInUPSsWords(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, `{"PickupCreationResponse":{"PRN":"2929AONCALL02"}}`)
	_, err := c.SchedulePickup(t.Context(), collection())
	require.NoError(t, err)
	require.NoError(t, func() error {
		c, _ := answering(t, 200, `{"PickupCancelResponse":{"Response":[{"ResponseStatus":{"Code":1}}]}}`)
		return c.CancelPickup(t.Context(), shipping.Pickup{ID: "2929AONCALL02"})
	}())
	sent := server.Sent()[0]
	require.Equal(t, "/api/pickupcreation/v2409/pickup", sent.Path)
	for path, want := range map[string]any{
		"PickupDateInfo.ReadyTime": "1400", "PickupDateInfo.CloseTime": "1730", "PickupDateInfo.PickupDate": "20261125",
		"PickupPiece.0.ServiceCode": "002", "PickupPiece.0.Quantity": "12", "TotalWeight.Weight": "10.6", "OverweightIndicator": "N",
		"Shipper.Account.AccountNumber": "A1B2C3", "PaymentMethod": "01", "ReferenceNumber": "pickup-1",
		"PickupAddress.AddressLine.0": "100 Example St", "PickupAddress.ContactName": "Example Mail Pharmacy",
	} {
		require.Equal(t, want, carriercheck.At(t, sent.Body, "PickupCreationRequest."+path), path)
	}
}

func TestAPickupThatCannotBeSentIsRefusedBeforeAnyByte(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	for field, change := range map[string]func(*shipping.PickupRequest){
		"service":      func(r *shipping.PickupRequest) { r.Service = "ups_no_such_service" },
		"parcels":      func(r *shipping.PickupRequest) { r.Parcels = 1000 },
		"from.phone":   func(r *shipping.PickupRequest) { r.From.Phone = secret.Text{} },
		"from.street1": func(r *shipping.PickupRequest) { r.From.Street2 = secret.New(strings.Repeat("x ", 40)) },
		"from.city":    func(r *shipping.PickupRequest) { r.From.City = secret.New(strings.Repeat("x", 51)) },
	} {
		r := collection()
		change(&r)
		_, err := c.SchedulePickup(t.Context(), r)
		var fault *shipping.Error
		require.ErrorAs(t, err, &fault, field)
		require.Equal(t, field, fault.Field)
	}
	for _, id := range []string{"", "../x", strings.Repeat("9", 27)} {
		require.ErrorIs(t, c.CancelPickup(t.Context(), shipping.Pickup{ID: id}), shipping.ErrInvalid)
	}
	require.Empty(t, server.Sent())
	_, err := c.SchedulePickup(t.Context(), collection())
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, "an answer without a number")
}
