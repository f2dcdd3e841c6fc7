package dhl_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestCapabilitiesAreTrue(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base, LabelFormat: "ZPL"})
	has := c.Capabilities()
	require.False(t, has.Domestic)
	require.False(t, has.Void)
	require.True(t, has.Abroad)
	require.Equal(t, shipping.FindsNumber, has.Find)
	carriercheck.Formats(t, carriercheck.Printer{Carrier: c, Site: server.Site, Purchase: purchase(nil),
		Formats: []string{"ZPL", "PDF", "EPL", "LP2"}, Other: "GIF"})
	found, err := c.FindLabel(t.Context(), "k-0")
	require.NoError(t, err)
	require.Empty(t, found.Image, "DHL gives no label again")
	var carrier any = c
	_, returns := carrier.(shipping.Returner)
	_, manifests := carrier.(shipping.Manifester)
	_, prepares := carrier.(shipping.Preparer)
	require.False(t, returns || manifests || prepares)
}

// What DHL does not carry is refused by quote, purchase and dry run alike, and reaches nobody.
func TestWhatIsNotCarriedIsNeverSent(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(p *shipping.Purchase)
		class  error
		only   bool // of a purchase, not of a quote
	}{
		"a parcel within the US": {func(p *shipping.Purchase) { p.Shipment = carriertest.Shipment() }, shipping.ErrUnsupported, false},
		"a parcel to Puerto Rico": {func(p *shipping.Purchase) {
			p.Shipment.To.Country, p.Shipment.To.State, p.Shipment.To.ZIP = "PR", "PR", secret.New("00901")
		}, shipping.ErrUnsupported, false},
		"a controlled drug":                    {func(p *shipping.Purchase) { p.Shipment.Controlled = true }, shipping.ErrRefused, false},
		"a post office box":                    {func(p *shipping.Purchase) { p.Shipment.To.Street1 = secret.New("PO Box 12") }, shipping.ErrUnsupported, false},
		"an aerosol":                           {func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol = true }, shipping.ErrUnsupported, false},
		"dry ice":                              {func(p *shipping.Purchase) { p.Shipment.Parcel.DryIceGrams = 100 }, shipping.ErrUnsupported, false},
		"an adult's signature":                 {func(p *shipping.Purchase) { p.Shipment.Signature = shipping.AdultSignature }, shipping.ErrUnsupported, false},
		"goods without a customs form":         {func(p *shipping.Purchase) { p.Shipment.Customs = nil }, shipping.ErrInvalid, false},
		"a parcel that is to be abandoned":     {func(p *shipping.Purchase) { p.Shipment.Customs.NoReturn = true }, shipping.ErrUnsupported, false},
		"a city that is too long":              {func(p *shipping.Purchase) { p.Shipment.To.City = long(46) }, shipping.ErrInvalid, false},
		"a postal code that is too long":       {func(p *shipping.Purchase) { p.Shipment.To.ZIP = long(13) }, shipping.ErrInvalid, false},
		"a street that is too long":            {func(p *shipping.Purchase) { p.Shipment.To.Street1 = long(60) }, shipping.ErrInvalid, true},
		"a member without a telephone":         {func(p *shipping.Purchase) { p.Shipment.To.Phone = secret.Text{} }, shipping.ErrInvalid, true},
		"a pharmacy without a telephone":       {func(p *shipping.Purchase) { p.Shipment.From.Phone = secret.Text{} }, shipping.ErrInvalid, true},
		"a format that DHL does not print":     {func(p *shipping.Purchase) { p.Format = "GIF" }, shipping.ErrUnsupported, true},
		"a service of another carrier":         {func(p *shipping.Purchase) { p.Service = "ups_ground" }, shipping.ErrUnsupported, true},
		"a service that the pharmacy left out": {func(p *shipping.Purchase) { p.Service = dhl.Express0900 }, shipping.ErrUnsupported, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, d := answeringAs(t, dhl.Config{Services: []shipping.Service{dhl.ExpressWorldwide}}, 500, "")
			p := purchase(tc.change)
			_, err := c.Buy(t.Context(), p)
			require.ErrorIs(t, err, tc.class)
			require.ErrorIs(t, c.DryRun(t.Context(), p), tc.class)
			if !tc.only {
				_, err = c.Quote(t.Context(), p.Shipment)
				require.ErrorIs(t, err, tc.class)
			}
			require.Empty(t, d.Sent())
			for _, piece := range []string{"Sampleton", "Madeup", "PO Box", "5550199"} {
				require.NotContains(t, err.Error(), piece)
			}
		})
	}
}

func long(n int) secret.Text {
	text := make([]byte, n)
	for i := range text {
		text[i] = 'x'
	}
	return secret.New(string(text))
}

func TestALongStreetIsFoldedIntoThreeLines(t *testing.T) {
	t.Parallel()
	c, d := answering(t, 400, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.To.Street1 = secret.New("1200 Example Boulevard of the Invented Provinces, East Wing")
		p.Shipment.To.Street2 = secret.New("Apt 4B")
		p.Shipment.To.Company = secret.New("Sampleton & Sons")
		p.Shipment.To.Residential = false
	}))
	body := d.Sent()[0].Body
	const to = "customerDetails.receiverDetails."
	require.Equal(t, "1200 Example Boulevard of the Invented", carriercheck.At(t, body, to+"postalAddress.addressLine1"))
	require.Equal(t, "Provinces, East Wing", carriercheck.At(t, body, to+"postalAddress.addressLine2"))
	require.Equal(t, "Apt 4B", carriercheck.At(t, body, to+"postalAddress.addressLine3"))
	require.Equal(t, "Sampleton & Sons", carriercheck.At(t, body, to+"contactInformation.companyName"))
	require.Equal(t, "Testa Sampleton", carriercheck.At(t, body, to+"contactInformation.fullName"))
	require.Equal(t, "business", carriercheck.At(t, body, to+"typeCode"))
}

func TestNothingIsVoidedAndNothingNeedsToBe(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.ErrorIs(t, c.Void(t.Context(), label.ID), shipping.ErrUnsupported)
	told, err := c.VoidLabel(t.Context(), label.ID)
	require.NoError(t, err)
	require.Equal(t, shipping.Voiding{Outcome: shipping.VoidNotNeeded}, told)
	_, err = c.VoidLabel(t.Context(), "none")
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Equal(t, 1, server.Labels(), "it is as alive as before")
	require.Len(t, server.URLs(), 1)
}

func TestTheInvoiceComesWithTheLabel(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	var all []dhl.Document
	var of shipping.Key
	c := carrier(t, dhl.Config{BaseURL: base, LabelFormat: "ZPL", Documents: func(k shipping.Key, d []dhl.Document) { of, all = k, d }})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, "ZPL", label.Format)
	require.Equal(t, shipping.Key("k-1"), of)
	require.Len(t, all, 1)
	require.Equal(t, dhl.CommercialInvoice, all[0].Kind)
	require.Equal(t, "PDF", all[0].Format)
	require.Equal(t, "%PDF", string(all[0].Image[:4]))
	require.NotContains(t, fmt.Sprintf("%v %+v", all, all[0]), "invoice 5350000014", "it is sealed")
}

func TestFindLabelTakesOneShipmentThatHasTheKey(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ body, want string }{
		"the lowest number of several":         {`{"shipments":[{"shipmentTrackingNumber":"5350000025","shipperReferences":[{"value":"k-1"}]},{"shipmentTrackingNumber":5350000014,"productCode":"Y","shipperReferences":{"value":"k-1"}}]}`, "5350000014"},
		"one without references":               {`{"shipments":[{"shipmentTrackingNumber":"5350000014","productCode":"Y"}]}`, "5350000014"},
		"none with another reference":          {`{"shipments":[{"shipmentTrackingNumber":"5350000014","shipperReferences":[{"value":"k-12"}]}]}`, ""},
		"the key among references":             {`{"shipments":[{"shipmentTrackingNumber":"5350000014","productCode":"Y","shipperReferences":[{"value":"other","typeCode":"FF"},{"value":"k-1","typeCode":"CU"}]}]}`, "5350000014"},
		"not the one with another, the second": {`{"shipments":[{"shipmentTrackingNumber":"5350000003","shipperReferences":[{"value":"k-12"}]},{"shipmentTrackingNumber":"5350000014","productCode":"Y"}]}`, "5350000014"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := answering(t, 200, tc.body)
			label, err := c.FindLabel(t.Context(), "k-1")
			if tc.want == "" {
				require.ErrorIs(t, err, shipping.ErrNotFound)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tc.want, label.Tracking.Reveal())
			require.Equal(t, tc.want, label.ID.Reveal())
			require.Equal(t, shipping.Key("k-1"), label.Key)
			require.Equal(t, dhl.Express1200, label.Service)
		})
	}
	c, d := answering(t, 200, "{}")
	_, err := c.FindLabel(t.Context(), "Testa Sampleton")
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Empty(t, d.Sent())
}

// A 404 that DHL did not write says nothing of a label: taken for a no it would lead to a second one.
func TestA404OfSomethingInBetweenIsNoAnswerToASearch(t *testing.T) {
	t.Parallel()
	for body, class := range map[string]error{
		`<html>no Route matched</html>`: shipping.ErrUnavailable,
		``:                              shipping.ErrUnavailable,
		`{}`:                            shipping.ErrUnavailable,
		`{"title":"Not data found","status":404}`: shipping.ErrNotFound,
	} {
		c, _ := answering(t, 404, body)
		_, err := c.FindLabel(t.Context(), "k-1")
		require.ErrorIs(t, err, class, body)
		_, err = c.Track(t.Context(), "5350000014")
		require.ErrorIs(t, err, class, body)
	}
}

func TestPlacesDocumentsAndPickups(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base})
	to := carriertest.ShipmentAbroad().To
	known, err := c.CheckAddress(t.Context(), to)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressAnswer{Codes: []string{"service_area.YVR"}}, known, "served, and nobody knows the street")
	to.ZIP = secret.New("00000")
	known, err = c.CheckAddress(t.Context(), to)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressUndeliverable, known.Verdict)
	to.Country = ""
	_, err = c.CheckAddress(t.Context(), to)
	require.ErrorIs(t, err, shipping.ErrInvalid)

	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	document, err := c.Document(t.Context(), label.Tracking, dhl.CommercialInvoice, cal.Of(2026, 11, 24))
	require.NoError(t, err)
	require.Equal(t, "PDF", document.Format)
	require.NotEmpty(t, document.Image)
	_, err = c.Document(t.Context(), "5350099999", dhl.Waybill, cal.Of(2026, 11, 24))
	require.ErrorIs(t, err, shipping.ErrNotFound)
	_, err = c.Document(t.Context(), label.Tracking, "photograph", cal.Of(2026, 11, 24))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	_, err = c.Document(t.Context(), label.Tracking, dhl.Waybill, cal.Date{})
	require.ErrorIs(t, err, shipping.ErrInvalid)

	pickup, err := c.SchedulePickup(t.Context(), collection())
	require.NoError(t, err)
	require.Equal(t, 1, server.Pickups())
	require.NoError(t, c.CancelPickup(t.Context(), pickup))
	require.NoError(t, c.CancelPickup(t.Context(), pickup), "one that is off already is success")
	require.Zero(t, server.Pickups())
	require.ErrorIs(t, c.CancelPickup(t.Context(), shipping.Pickup{ID: "Testa Sampleton"}), shipping.ErrInvalid)
	for _, u := range server.URLs() {
		require.NotContains(t, u, "ampleville")
	}
}

// Whatever DHL writes into a fault, nothing of a person comes out of it.
func TestAPersonInAFaultIsShownNowhere(t *testing.T) {
	t.Parallel()
	const echo = `{"title":"Testa Sampleton","message":"742 Madeup Terrace","detail":"Testa Sampleton: #/742 Madeup Terrace/Sampleville",
		"instance":"/x?cityName=Sampleville","additionalDetails":["Sampleton: 3145550199","#/content/Madeup"],"status":"%"}`
	for _, status := range []int{200, 201, 302, 400, 401, 403, 404, 422, 429, 500, 503} {
		c, _ := answering(t, status, echo)
		_, quote := c.Quote(t.Context(), carriertest.ShipmentAbroad())
		_, buy := c.Buy(t.Context(), purchase(nil))
		_, find := c.FindLabel(t.Context(), "k-1")
		_, track := c.Track(t.Context(), "5350000014")
		_, address := c.CheckAddress(t.Context(), carriertest.ShipmentAbroad().To)
		_, pickup := c.SchedulePickup(t.Context(), collection())
		for _, err := range []error{quote, buy, find, track, address, pickup, c.DryRun(t.Context(), purchase(nil))} {
			if err == nil {
				continue
			}
			for _, piece := range []string{"Testa", "Sampleton", "Madeup", "Sampleville", "3145550199"} {
				require.NotContains(t, err.Error(), piece)
			}
		}
	}
}

func TestALabelToldInAnotherCurrencyHasNoPrice(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 201, `{"shipmentTrackingNumber":"5350000014","documents":{"imageFormat":"PDF","content":"JVBERg=="},`+
		`"shipmentCharges":[{"currencyType":"BILLC","priceCurrency":"CAD","price":80},{"currencyType":"PULCL","priceCurrency":"USD","price":61}]}`)
	label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.Customs.Origin = place.US }))
	require.NoError(t, err)
	require.Equal(t, money.Amount{}, label.Price)
}
