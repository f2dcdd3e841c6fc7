package upstest

import (
	"encoding/json"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// What is read of the requests. UPS takes one element as an object or as an array of one.

type many[T any] []T

// UnmarshalJSON reads one thing or a list of them, as UPS takes both.
func (m *many[T]) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '[' {
		return json.Unmarshal(data, (*[]T)(m))
	}
	var one T
	err := json.Unmarshal(data, &one)
	*m = many[T]{one}
	return err
}

type rateIn struct {
	RateRequest struct {
		Shipment struct {
			shipmentIn
			DeliveryTimeInformation struct{ Pickup struct{ Date string } }
		}
	}
}

type shipIn struct {
	ShipmentRequest struct {
		Shipment           shipmentIn
		LabelSpecification struct{ LabelImageFormat struct{ Code string } }
	}
}

type shipmentIn struct {
	Shipper struct{ ShipperNumber string }
	ShipTo  struct {
		Name    string
		Address struct {
			AddressLine                                      many[string]
			City, StateProvinceCode, PostalCode, CountryCode string
		}
	}
	Service       struct{ Code string }
	ReturnService struct{ Code string }
	Package       many[packageIn]
}

type packageIn struct {
	PackageWeight         struct{ Weight string }
	ReferenceNumber       many[struct{ Value string }]
	PackageServiceOptions struct {
		DeliveryConfirmation struct{ DCISType string }
	}
}

type recoveryIn struct {
	LabelRecoveryRequest struct {
		TrackingNumber  string
		ReferenceValues struct {
			ReferenceNumber struct{ Value string }
			ShipperNumber   string
		}
	}
}

// check gives a refusal for a shipment that UPS would refuse.
func (s *shipmentIn) check() (refused imitation.Answer, bad bool) {
	to := s.ShipTo.Address
	switch {
	case len(s.Shipper.ShipperNumber) != 6:
		return refusal(http.StatusBadRequest, "120100", "Missing or invalid shipper number"), true
	case len(s.Package) == 0:
		return refusal(http.StatusBadRequest, "9120500", "Missing or invalid package"), true
	case to.City == "" || to.PostalCode == "" || to.CountryCode == "" || len(to.AddressLine) == 0:
		return refusal(http.StatusBadRequest, "120802", "Address Validation Error on ShipTo address"), true
	}
	return imitation.Answer{}, false
}

func notJSON() imitation.Answer {
	return refusal(http.StatusBadRequest, "9999999", "The request is not well formed")
}
