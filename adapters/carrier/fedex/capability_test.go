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
	has := c.Capabilities()
	require.Equal(t, []string{"ZPLII", "PDF", "PNG", "EPL2"}, has.Formats, "the default first")
	magic := map[string]string{"ZPLII": "^XA", "PDF": "%PDF", "PNG": "\x89PNG", "EPL2": "N\n"}
	for i, format := range append(has.Formats, "") {
		label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Format, p.Key = format, shipping.Key("k-"+string(rune('a'+i)))
		}))
		require.NoError(t, err, format)
		if format == "" {
			format = "ZPLII"
		}
		require.Equal(t, format, label.Format)
		require.True(t, bytes.HasPrefix(label.Image, []byte(magic[format])), format)
	}
	_, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Format = "GIF" }))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Equal(t, 5, server.Purchases(), "nothing was sent for it")
}

func TestAReturnLabelIsBoughtOnceAndFound(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base})
	p := purchase(func(p *shipping.Purchase) {
		p.Key, p.Shipment.From, p.Shipment.To = "back-1", p.Shipment.To, p.Shipment.From
	})
	label, err := c.BuyReturn(t.Context(), p)
	require.NoError(t, err)
	require.Equal(t, fedex.HomeDelivery, label.Service, "as asked")
	sold := server.LabelsByReference("back-1")
	require.Len(t, sold, 1)
	require.True(t, sold[0].Return)
	require.Equal(t, "FEDEX_GROUND", sold[0].Service, "to the pharmacy, which is no home")
	found, err := c.FindLabel(t.Context(), "back-1")
	require.NoError(t, err)
	require.Equal(t, label.Tracking, found.Tracking)

	server.DropAnswerAfterWork(imitation.Buy, 1)
	p.Key = "back-2"
	_, err = c.BuyReturn(t.Context(), p)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.LabelsByReference("back-2"), 1)
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
