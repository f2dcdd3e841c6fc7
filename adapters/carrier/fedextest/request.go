package fedextest

import (
	"encoding/json"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// What is read of the requests.

type accountIn struct{ Value string }

type partyIn struct {
	Address struct {
		StreetLines                                        []string
		City, StateOrProvinceCode, PostalCode, CountryCode string
		Residential                                        bool
	}
	Contact struct{ PersonName, CompanyName, PhoneNumber string }
}

type packageIn struct {
	Weight struct {
		Units string
		Value json.Number
	}
	CustomerReferences     []struct{ CustomerReferenceType, Value string }
	PackageSpecialServices struct{ SignatureOptionType string }
}

type rateIn struct {
	AccountNumber     accountIn
	RequestedShipment struct {
		Recipient                 partyIn
		ShipDateStamp             string
		RequestedPackageLineItems []packageIn
	}
}

type shipIn struct {
	AccountNumber     accountIn
	RequestedShipment struct {
		Recipients                []partyIn
		ServiceType               string
		ShipmentSpecialServices   struct{ ReturnShipmentDetail struct{ ReturnType string } }
		LabelSpecification        struct{ ImageType string }
		RequestedPackageLineItems []packageIn
	}
}

// check gives a refusal for a shipment that FedEx would refuse, and the tariff of one that it would not.
func (in *shipIn) check() (t tariff, refused imitation.Answer, bad bool) {
	s := &in.RequestedShipment
	if len(s.Recipients) == 0 || len(s.RequestedPackageLineItems) == 0 || in.AccountNumber.Value == "" {
		return t, refusal(http.StatusBadRequest, "PACKAGE.NULLOREMPTY.REQUIRED", "Something is missing"), true
	}
	to := s.Recipients[0]
	switch {
	case len(to.Address.StreetLines) == 0 || to.Address.City == "" || to.Address.PostalCode == "":
		return t, refusal(http.StatusBadRequest, "RECIPIENT.ADDRESS.INVALID", "The address is incomplete"), true
	case to.Contact.PhoneNumber == "":
		return t, refusal(http.StatusBadRequest, "RECIPIENTCONTACT.PHONENUMBER.INVALID", "A phone number is required"), true
	}
	t, ok := tariffOf(s.ServiceType)
	if !ok || !t.runsTo(to.Address.Residential) {
		return t, refusal(http.StatusBadRequest, "SERVICETYPE.NOT.ALLOWED", "The service is not allowed between these places"), true
	}
	return t, imitation.Answer{}, false
}
