package carriertest

import (
	"net/url"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// The planted person, invented. No error, URL or log line may hold a piece of it.
const (
	PlantedName   = "Testa Sampleton"
	PlantedStreet = "742 Madeup Terrace"
	PlantedPhone  = "3145550199"
)

// pieces of the planted person that appear nowhere by chance.
var pieces = [...]string{"sampleton", "testa ", "madeup", PlantedPhone, "555-0199", "sampleville"}

// Shipment is the parcel of every case, where Harness names no other: 400 g from a pharmacy to the planted person, both in Missouri, no signature.
func Shipment() shipping.Shipment {
	return shipping.Shipment{
		From: shipping.Address{
			Company: secret.New("Example Mail Pharmacy"), Street1: secret.New("100 Example St"),
			City: secret.New("Saint Louis"), State: "MO", ZIP: secret.New("63101"), Country: place.US,
			Phone: secret.New("3145550100"),
		},
		To: shipping.Address{
			Name: secret.New(PlantedName), Street1: secret.New(PlantedStreet),
			City: secret.New("Sampleville"), State: "MO", ZIP: secret.New("65101"), Country: place.US,
			Phone: secret.New(PlantedPhone), Residential: true,
		},
		Parcel: shipping.Parcel{Grams: 400, LengthMM: 200, WidthMM: 150, HeightMM: 80},
	}
}

// ShipmentAbroad is the same parcel to the planted person in Canada, with what a customs form says of it.
func ShipmentAbroad() shipping.Shipment {
	s := Shipment()
	s.To.State, s.To.ZIP, s.To.Country = "", secret.New("V6B 1A1"), "CA"
	s.Customs = &shipping.Customs{Value: money.Cents(40_00), Origin: place.US, Tariff: "300490"}
	return s
}

// leak gives the piece of the planted person that text holds, in clear or escaped for a URL; "" where it holds none.
func leak(text string) string {
	forms := []string{strings.ToLower(text)}
	if plain, err := url.QueryUnescape(text); err == nil {
		forms = append(forms, strings.ToLower(plain))
	}
	for _, form := range forms {
		for _, piece := range pieces {
			if strings.Contains(form, piece) {
				return piece
			}
		}
	}
	return ""
}
