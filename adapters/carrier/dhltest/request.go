package dhltest

import (
	"encoding/json"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// What is read of the requests.

type placeIn struct{ PostalCode, CityName, CountryCode, AddressLine1 string }

type partyIn struct {
	PostalAddress      placeIn
	ContactInformation struct{ Phone, CompanyName, FullName string }
}

type packageIn struct {
	Weight float64 // kg; of an imitation, so a float will do
}

type rateIn struct {
	CustomerDetails struct{ ShipperDetails, ReceiverDetails placeIn }
	Accounts        []struct{ TypeCode, Number string }
	Packages        []packageIn
}

type shipIn struct {
	PlannedShippingDateAndTime string
	ProductCode                string
	GetRateEstimates           bool
	Accounts                   []struct{ TypeCode, Number string }
	OutputImageProperties      struct{ EncodingFormat string }
	CustomerReferences         []struct{ Value, TypeCode string }
	CustomerDetails            struct{ ShipperDetails, ReceiverDetails partyIn }
	Content                    struct {
		Packages            []packageIn
		IsCustomsDeclarable bool
		DeclaredValue       json.Number
		ExportDeclaration   *struct {
			LineItems []struct{ Description string }
		}
		Description string
	}
}

const noProduct = "The requested product(s) are not available between this origin and destination"

// check gives a refusal for a shipment that DHL would refuse.
func (s *shipIn) check() (refused imitation.Answer, wrong bool) {
	from, to := s.CustomerDetails.ShipperDetails, s.CustomerDetails.ReceiverDetails
	switch {
	case len(s.Accounts) == 0 || s.Accounts[0].Number == "":
		return bad("The account number is not found or invalid. Please check the account number and retry."), true
	case len(s.Content.Packages) == 0:
		return schema("#/content/packages: expected minimum item count: 1, found: 0"), true
	case to.PostalAddress.AddressLine1 == "" || to.PostalAddress.CityName == "":
		return schema("#/customerDetails/receiverDetails/postalAddress: required key [addressLine1] not found"), true
	case to.ContactInformation.Phone == "" || from.ContactInformation.Phone == "":
		return schema("#/customerDetails/receiverDetails/contactInformation/phone: expected minLength: 1, actual: 0"), true
	case from.PostalAddress.CountryCode == to.PostalAddress.CountryCode:
		return bad(noProduct), true
	case !s.Content.IsCustomsDeclarable || s.Content.ExportDeclaration == nil:
		return bad("Missing export declaration of a dutiable shipment in #/content/exportDeclaration"), true
	}
	return imitation.Answer{}, false
}

func schema(detail string) imitation.Answer {
	return problem(422, "Validation error", detail)
}

// number is an amount as a JSON number, exact.
func number(a money.Amount) json.Number { return json.Number(a.String()) }
