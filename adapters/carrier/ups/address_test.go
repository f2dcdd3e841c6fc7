package ups_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

func TestAnAddressIsKnownCorrectedAmbiguousOrNowhere(t *testing.T) {
	t.Parallel()
	carriercheck.Streets(t, stand, map[string]carriercheck.Found{
		"742 Madeup Terrace":    {Verdict: shipping.AddressDeliverable, Suggested: 1, Home: drug.Yes},
		"0 Nowhere Rd":          {Verdict: shipping.AddressUndeliverable, Suggested: 0, Home: drug.Unknown},
		"5 Ambiguous Ave":       {Verdict: shipping.AddressAmbiguous, Suggested: 2, Home: drug.Yes},
		"742   madeup  terrace": {Verdict: shipping.AddressDeliverable, Suggested: 1, Home: drug.Yes},
	})
}

func TestACandidateThatDiffersIsACorrection(t *testing.T) {
	t.Parallel()
	c, canned := answering(t, 200, `{"XAVResponse":{"ValidAddressIndicator":"","Candidate":{"AddressClassification":{"Code":"1"},
		"AddressKeyFormat":{"AddressLine":["742 MADEUP TER","APT 4"],"PoliticalDivision2":"SAMPLEVILLE","PoliticalDivision1":"MO",
		"PostcodePrimaryLow":"65101","PostcodeExtendedLow":"4616","CountryCode":"US"}}}}`)
	answer, err := c.CheckAddress(t.Context(), carriertest.Shipment().To)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressCorrected, answer.Verdict)
	require.Equal(t, drug.No, answer.Residential)
	require.Equal(t, []string{"ValidAddressIndicator"}, answer.Codes)
	got := answer.Suggested[0]
	require.Equal(t, "742 MADEUP TER|APT 4|SAMPLEVILLE|MO|65101-4616|Testa Sampleton", fmt.Sprintf("%s|%s|%s|%s|%s|%s",
		got.Street1.Reveal(), got.Street2.Reveal(), got.City.Reveal(), got.State, got.ZIP.Reveal(), got.Name.Reveal()))
	require.Equal(t, "742 Madeup Terrace", carriercheck.At(t, canned.Sent()[0].Body, "XAVRequest.AddressKeyFormat.AddressLine.0"))
}

func TestAnAnswerWithoutAVerdictIsNone(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{}`, `{"XAVResponse":{}}`, `{"XAVResponse":{"Candidate":{}}}`, `<html>`, `[]`} {
		c, _ := answering(t, 200, body)
		_, err := c.CheckAddress(t.Context(), carriertest.Shipment().To)
		require.ErrorIs(t, err, shipping.ErrUnavailable, body)
	}
	c, canned := answering(t, 200, `{}`)
	_, err := c.CheckAddress(t.Context(), shipping.Address{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Empty(t, canned.Sent(), "nothing was sent")
}
