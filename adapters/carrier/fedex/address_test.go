package fedex_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

func TestAnAddressIsKnownUnitlessAmbiguousOrNowhere(t *testing.T) {
	t.Parallel()
	carriercheck.Streets(t, stand, map[string]carriercheck.Found{
		"742 Madeup Terrace":    {Verdict: shipping.AddressDeliverable, Suggested: 1, Home: drug.Yes},
		"742   madeup  terrace": {Verdict: shipping.AddressDeliverable, Suggested: 1, Home: drug.Yes},
		"0 Nowhere Rd":          {Verdict: shipping.AddressUndeliverable, Suggested: 0, Home: drug.Yes},
		"5 Ambiguous Ave":       {Verdict: shipping.AddressAmbiguous, Suggested: 1, Home: drug.Yes},
		"9 Tower Plaza":         {Verdict: shipping.AddressUnit, Suggested: 1, Home: drug.Yes},
	})
}

func TestFlagsOfAnAddressAreBooleansOrWords(t *testing.T) {
	t.Parallel()
	for flags, want := range map[string]shipping.AddressVerdict{
		`"Resolved":true,"DPV":true`:                                     shipping.AddressCorrected,
		`"Resolved":"true","DPV":"true"`:                                 shipping.AddressCorrected,
		`"Resolved":"true","DPV":"false"`:                                shipping.AddressUnknown,
		`"Resolved":false,"DPV":"false"`:                                 shipping.AddressUndeliverable,
		`"Resolved":true,"DPV":true,"POBox":"true"`:                      shipping.AddressUndeliverable,
		`"Resolved":true,"DPV":true,"MultipleMatches":true`:              shipping.AddressAmbiguous,
		`"Resolved":true,"DPV":true,"SuiteRequiredButMissing":"true"`:    shipping.AddressUnit,
		`"Resolved":true,"DPV":true,"InvalidSuiteNumber":true`:           shipping.AddressUnit,
		`"Resolved":"false","InvalidSuiteNumber":"false","DPV":"banana"`: shipping.AddressUndeliverable,
	} {
		c, canned := answering(t, 200, `{"output":{"resolvedAddresses":[{"streetLinesToken":["742 MADEUP TER","APT 4"],"city":"SAMPLEVILLE",
			"stateOrProvinceCode":"MO","parsedPostalCode":{"base":"65101","addOn":"4616"},"classification":"BUSINESS",
			"customerMessages":[{"code":"SOME.CODE","message":"742 Madeup Ter"}],"attributes":{`+flags+`}}]}}`)
		answer, err := c.CheckAddress(t.Context(), carriertest.Shipment().To)
		require.NoError(t, err)
		require.Equal(t, want, answer.Verdict, flags)
		require.Equal(t, "SOME.CODE", answer.Codes[0])
		require.Equal(t, drug.No, answer.Residential)
		if want == shipping.AddressCorrected {
			got := answer.Suggested[0]
			require.Equal(t, "742 MADEUP TER|APT 4|SAMPLEVILLE|MO|65101-4616|Testa Sampleton", fmt.Sprintf("%s|%s|%s|%s|%s|%s",
				got.Street1.Reveal(), got.Street2.Reveal(), got.City.Reveal(), got.State, got.ZIP.Reveal(), got.Name.Reveal()))
		}
		require.Equal(t, "742 Madeup Terrace", carriercheck.At(t, canned.Sent()[0].Body, "addressesToValidate.0.address.streetLines.0"))
		require.NotContains(t, canned.Sent()[0].Body, "Sampleton", "an address needs no name")
	}
}

func TestAnAddressThatFedExHasNoStandardForIsAnAnswer(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 400, `{"errors":[{"code":"STANDARDIZED.ADDRESS.NOTFOUND","message":"742 Madeup Terrace"}]}`)
	answer, err := c.CheckAddress(t.Context(), carriertest.Shipment().To)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressUndeliverable, answer.Verdict)
}

func TestAnAnswerWithoutAVerdictIsNone(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{}`, `{"output":{}}`, `{"output":{"resolvedAddresses":[{"attributes":{"AddressType":"RAW"}}]}}`, `<html>`, `[]`} {
		c, _ := answering(t, 200, body)
		_, err := c.CheckAddress(t.Context(), carriertest.Shipment().To)
		require.ErrorIs(t, err, shipping.ErrUnavailable, body)
	}
	c, canned := answering(t, 200, `{}`)
	_, err := c.CheckAddress(t.Context(), shipping.Address{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Empty(t, canned.Sent(), "nothing was sent")
}
