package ups_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/shipping"
)

func TestEveryDeclaredFormatIsSoldAndNoOther(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: base, LabelFormat: "ZPL"})
	has := c.Capabilities()
	require.Equal(t, []string{"ZPL", "GIF", "EPL", "SPL"}, has.Formats, "the default first")
	for i, format := range append(has.Formats, "") {
		label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Format, p.Key = format, shipping.Key("k-"+string(rune('a'+i)))
		}))
		require.NoError(t, err, format)
		if format == "" {
			format = "ZPL"
		}
		require.Equal(t, format, label.Format)
	}
	_, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Format = "PDF" }))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Equal(t, 5, server.Purchases(), "nothing was sent for it")
}

func TestAReturnLabelIsBoughtOnceAndFound(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: base})
	p := purchase(func(p *shipping.Purchase) {
		p.Key, p.Shipment.From, p.Shipment.To = "back-1", p.Shipment.To, p.Shipment.From
	})
	label, err := c.BuyReturn(t.Context(), p)
	require.NoError(t, err)
	sold := server.LabelsByReference("back-1")
	require.Len(t, sold, 1)
	require.True(t, sold[0].Return)
	found, err := c.FindLabel(t.Context(), "back-1")
	require.NoError(t, err)
	require.Equal(t, label.Tracking, found.Tracking)

	server.DropAnswerAfterWork("buy", 1)
	p.Key = "back-2"
	_, err = c.BuyReturn(t.Context(), p)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.LabelsByReference("back-2"), 1)
}

func TestDryIceIsDeclaredForMedicalUse(t *testing.T) {
	t.Parallel()
	c, canned := answering(t, 400, `{}`)
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.Parcel.DryIceGrams = 300 }))
	body := canned.Sent()[0].Body
	const ice = "ShipmentRequest.Shipment.Package.0.PackageServiceOptions.DryIce."
	require.Equal(t, "0.7", carriercheck.At(t, body, ice+"DryIceWeight.Weight"))
	require.Equal(t, "01", carriercheck.At(t, body, ice+"DryIceWeight.UnitOfMeasurement.Code"))
	require.Equal(t, "CFR", carriercheck.At(t, body, ice+"RegulationSet"))
	require.Contains(t, body, "MedicalUseIndicator")
}
