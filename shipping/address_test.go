package shipping_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// fields are the fields that err finds fault with, in order.
func fields(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var invalid *shipping.Invalid
	require.ErrorAs(t, err, &invalid)
	require.ErrorIs(t, err, shipping.ErrInvalid)
	var names []string
	for _, f := range invalid.Faults {
		names = append(names, f.Field)
	}
	return names
}

func TestAnAddressTellsAllItsFaultsAtOnce(t *testing.T) {
	t.Parallel()
	require.NoError(t, home().Validate())
	require.NoError(t, pharmacy().Validate())
	require.Equal(t, []string{"name", "street1", "city", "country"}, fields(t, shipping.Address{}.Validate()))
	for name, c := range map[string]struct {
		change func(*shipping.Address)
		want   []string
	}{
		"a street of spaces":               {func(a *shipping.Address) { a.Street1 = secret.New("  ") }, []string{"street1"}},
		"no state and no ZIP":              {func(a *shipping.Address) { a.State, a.ZIP = "", secret.Text{} }, []string{"state", "zip"}},
		"a state that is none":             {func(a *shipping.Address) { a.State = "ZZ" }, []string{"state"}},
		"a ZIP of four digits":             {func(a *shipping.Address) { a.ZIP = secret.New("6510") }, []string{"zip"}},
		"a ZIP+4 is fine":                  {func(a *shipping.Address) { a.ZIP = secret.New("65101-0001") }, nil},
		"a country that is none":           {func(a *shipping.Address) { a.Country = "XX" }, []string{"country"}},
		"Puerto Rico as a country":         {func(a *shipping.Address) { a.Country, a.State = "PR", "" }, nil},
		"Canada has no US state or ZIP":    {func(a *shipping.Address) { a.Country, a.State, a.ZIP = "CA", "", secret.Text{} }, nil},
		"a name that breaks a label":       {func(a *shipping.Address) { a.Name = secret.New("Testa\nSampleton") }, []string{"name"}},
		"a street that is not UTF-8":       {func(a *shipping.Address) { a.Street2 = secret.New("\xff") }, []string{"street2"}},
		"a city of more than a label line": {func(a *shipping.Address) { a.City = secret.New(strings.Repeat("x", 101)) }, []string{"city"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := home()
			c.change(&a)
			require.Equal(t, c.want, fields(t, a.Validate()))
		})
	}
}

func TestAPostOfficeBoxIsKnownByItsStreet(t *testing.T) {
	t.Parallel()
	for street, want := range map[string]bool{
		"PO Box 12": true, "P.O. Box 12": true, "p o box 12": true, "POBox 12": true, "P. O. B. 12": true, "POB 12": true,
		"Post Office Box 12": true, "Apartado 12": true, "Box 12": true, "c/o Sam, PO BOX 12": true, "Postal Box 1": true,
		"Drawer A": true, "Lockbox 7": true, "Lock Box 7": true, "Firm Caller 12": true, "Caller 12": true, "Bin 4": true, "PO Drawer 7": true,
		"Box Hill Rd": false, "Drawer Ln 4": false, "Caller Ave": false, "P.O.B.": true,
		"RR 2 Box 7": false, "HC 3 Box 1": false, "12 Boxwood Rd": false, "742 Madeup Terrace": false, "": false,
		"12 Depot Boxer St": false, "Box": false, "4 Pobst Ave": false, "PMB 12, 100 Example St": false,
	} {
		a := home()
		a.Street1 = secret.New(street)
		require.Equalf(t, want, a.POBox(), "%q", street)
		a.Street1, a.Street2 = secret.New("100 Example St"), secret.New(street)
		require.Equalf(t, want, a.POBox(), "%q on the second line", street)
	}
}

func TestOneSignOfAMilitaryAddressIsEnough(t *testing.T) {
	t.Parallel()
	require.False(t, home().Military())
	for name, change := range map[string]func(*shipping.Address){
		"state AE":           func(a *shipping.Address) { a.State = "AE" },
		"city APO":           func(a *shipping.Address) { a.City = secret.New("apo ") },
		"ZIP of Europe":      func(a *shipping.Address) { a.ZIP = secret.New("09012") },
		"ZIP of the Pacific": func(a *shipping.Address) { a.ZIP = secret.New("96201-1234") },
		"ZIP of the south":   func(a *shipping.Address) { a.ZIP = secret.New("34001") },
	} {
		a := home()
		change(&a)
		require.True(t, a.Military(), name)
	}
	hawaii := home()
	hawaii.State, hawaii.ZIP = "HI", secret.New("96701")
	require.False(t, hawaii.Military())
}

func TestAShipmentTellsTheFaultsOfAllItsParts(t *testing.T) {
	t.Parallel()
	require.NoError(t, shipment().Validate())
	s := shipment()
	s.From.City, s.To.Street1 = secret.Text{}, secret.Text{}
	s.Parcel = shipping.Parcel{LengthMM: 10}
	s.Signature, s.DeliverBy, s.Insured = 9, s.ShipOn.AddDays(-1), money.Cents(-1)
	require.Equal(t, []string{"from.city", "to.street1", "parcel.grams", "parcel.width_mm", "parcel.height_mm", "signature", "insured", "deliver_by"},
		fields(t, s.Validate()))
	require.Equal(t, "adult", shipping.AdultSignature.String())
	require.Equal(t, "signature(9)", s.Signature.String())
	s = shipment()
	s.Parcel.Grams = 70_000
	require.EqualError(t, s.Validate(), "shipping: invalid input: parcel.grams is above 68038, the heaviest parcel")
}

func TestAPurchaseTellsTheFaultsOfItsKeyAndServiceToo(t *testing.T) {
	t.Parallel()
	require.NoError(t, purchase().Validate())
	p := shipping.Purchase{Key: "Rx 1234567", Shipment: shipment()}
	p.Shipment.Parcel.Grams = 0
	require.Equal(t, []string{"key", "service", "shipment.parcel.grams"}, fields(t, p.Validate()))
	require.NotContains(t, p.Validate().Error(), "1234567")
}

func FuzzAddress(f *testing.F) {
	f.Add(plantedName, plantedStreet, "Sampleville", "MO", "65101", "US")
	f.Add("", "P.O.B. 1", "APO", "AE", "09012", "US")
	f.Fuzz(func(t *testing.T, name, street, city, state, zip, country string) {
		a := shipping.Address{
			Name: secret.New(name), Street1: secret.New(street), City: secret.New(city),
			State: place.State(state), ZIP: secret.New(zip), Country: place.Country(country),
		}
		s := shipment()
		s.To = a
		_, _ = shipping.Check(shipping.UPS, s), a.Military()
		var invalid *shipping.Invalid
		if err := a.Validate(); err != nil && (!errors.As(err, &invalid) || len(invalid.Faults) == 0) {
			t.Fatalf("%T", err)
		}
	})
}
