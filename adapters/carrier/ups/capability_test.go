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
	carriercheck.Formats(t, carriercheck.Printer{Carrier: c, Site: server.Site, Purchase: purchase(nil),
		Formats: []string{"ZPL", "GIF", "EPL", "SPL"}, Other: "PDF"})
}

func TestAReturnLabelIsBoughtOnceAndFound(t *testing.T) {
	t.Parallel()
	carriercheck.Returned(t, stand)
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
