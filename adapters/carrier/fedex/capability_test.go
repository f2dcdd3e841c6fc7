package fedex_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestEveryDeclaredFormatIsSoldAndNoOther(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base, LabelFormat: "ZPLII"})
	labels := carriercheck.Formats(t, carriercheck.Printer{Carrier: c, Site: server.Site, Purchase: purchase(nil),
		Formats: []string{"ZPLII", "PDF", "PNG", "EPL2"}, Other: "GIF"})
	for format, magic := range map[string]string{"ZPLII": "^XA", "PDF": "%PDF", "PNG": "\x89PNG", "EPL2": "N\n"} {
		require.True(t, bytes.HasPrefix(labels[format].Image, []byte(magic)), format)
	}
}

func TestAReturnLabelIsBoughtOnceAndFound(t *testing.T) {
	t.Parallel()
	label, sold := carriercheck.Returned(t, stand)
	require.Equal(t, fedex.HomeDelivery, label.Service, "as asked")
	require.Equal(t, "FEDEX_GROUND", sold.Service, "to the pharmacy, which is no home")
}

func TestADryRunBuysNothing(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base})
	alerts, err := c.DryRun(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, []fedex.Alert{{Code: "SHIPMENT.VALIDATION.SUCCESS"}}, alerts)
	_, err = c.DryRun(t.Context(), purchase(func(p *shipping.Purchase) { p.Service = "fedex_SMART_POST" }))
	require.ErrorIs(t, err, shipping.ErrRefused, "what Buy would say")
	_, err = c.DryRun(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.From.Phone, p.Shipment.To.Phone = secret.Text{}, secret.Text{}
	}))
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Zero(t, server.Purchases())
	require.Zero(t, server.Calls(imitation.Buy))
	broken, _ := answering(t, 200, "{}")
	_, err = broken.DryRun(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrUnavailable, "it may be repeated")
}

var collection = shipping.PickupRequest{
	Key: "pickup-1", On: cal.Of(2026, 11, 25), Ready: 14 * 60, Close: 17*60 + 30, Parcels: 12, Grams: 4_800, Service: fedex.Ground,
}

func TestAPickupIsPromisedOnceAndCalledOff(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base})
	r := collection
	r.From = purchase(nil).Shipment.From
	p, err := c.SchedulePickup(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, shipping.Pickup{ID: "STLA1", On: r.On, Version: "FDXG STLA"}, p)
	require.Equal(t, 1, server.Pickups())
	require.NoError(t, c.CancelPickup(t.Context(), p))
	require.NoError(t, c.CancelPickup(t.Context(), p))
	require.Zero(t, server.Pickups())

	server.DropAnswerAfterWork(imitation.Pickup, 1)
	_, err = c.SchedulePickup(t.Context(), r)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Equal(t, 1, server.Pickups(), "it is not asked twice")

	r.Parcels = 0
	_, err = c.SchedulePickup(t.Context(), r)
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.ErrorIs(t, c.CancelPickup(t.Context(), shipping.Pickup{}), shipping.ErrInvalid)
}

func TestAPickupIsWrittenInFedExsWords(t *testing.T) {
	t.Parallel()
	for service, want := range map[shipping.Service]string{"": "FDXE", fedex.TwoDay: "FDXE", fedex.Ground: "FDXG", fedex.HomeDelivery: "FDXG"} {
		c, server := answering(t, 200, `{"output":{"pickupConfirmationCode":3001,"location":"COSA"}}`)
		r := collection
		r.From, r.Service = purchase(nil).Shipment.From, service
		p, err := c.SchedulePickup(t.Context(), r)
		require.NoError(t, err)
		require.Equal(t, "3001", p.ID)
		body := server.Sent()[0].Body
		require.Equal(t, want, carriercheck.At(t, body, "carrierCode"))
		require.Equal(t, "2026-11-25T14:00:00Z", carriercheck.At(t, body, "originDetail.readyDateTimestamp"))
		require.Equal(t, "17:30:00", carriercheck.At(t, body, "originDetail.customerCloseTime"))
		require.NoError(t, c.CancelPickup(t.Context(), p))
		require.JSONEq(t, `{"associatedAccountNumber":{"value":"740561073"},"pickupConfirmationCode":"3001","carrierCode":"`+want+
			`","scheduledDate":"2026-11-25","location":"COSA"}`, server.Sent()[1].Body)
	}
}
