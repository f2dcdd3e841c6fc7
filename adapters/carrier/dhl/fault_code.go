package dhl

import (
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// faultRows are codes of DHL that we act on, with our words: DHL's may repeat the input. They are those of the examples
// that the document of 3.1.1 prints; DHL publishes no list. A code without a row goes by its HTTP status.
var faultRows = []struct {
	code  string
	class error
	text  string
}{
	{"998", shipping.ErrInvalid, "the day and time of handing over are not well formed"},
	{"999", shipping.ErrUnavailable, "a fault within DHL"},
	{"1504", shipping.ErrNotFound, "DHL keeps no such document, or not yet"},
	{"3501", shipping.ErrAuth, "the API app may not ask for this"},
	{"5030", shipping.ErrNotFound, "DHL has no such list"},
	{"5556", shipping.ErrRefused, "another account has asked for the pickup"},
	{"5560", shipping.ErrInvalid, "a shipment number is wrong"},
	{"7008", shipping.ErrRefused, "an additional service does not run between these places"},
	{"7096", shipping.ErrInvalid, "the shipment number is wrong"},
	{"7099", shipping.ErrInvalid, "account and reference are missing"},
	{"7120", shipping.ErrInvalid, "an invoice is missing"},
	{"7127", shipping.ErrInvalid, "a country is wrong"},
	{"7163", shipping.ErrNotFound, "DHL has no such shipment, or not yet"},
	{"8003", shipping.ErrAuth, "the account may not use this service"},
	{"8007", shipping.ErrAuth, "the shipper account is not accepted"},
}

var faultTexts, faultClasses = tables()

func tables() (texts map[string]string, classes map[string]error) {
	texts, classes = map[string]string{}, map[string]error{}
	for _, row := range faultRows {
		texts[row.code], classes[row.code] = row.text, row.class
	}
	return texts, classes
}

// fieldNames are the names of fields in our requests: an error shows no other.
var fieldNames = names(`accounts addressLine1 addressLine2 addressLine3 cityName closeTime commodityCodes companyName
	contactInformation content countryCode currency customerDetails customerReferences declaredValue declaredValueCurrency
	description dimensions encodingFormat estimatedDeliveryDate exportDeclaration exportReasonType fullName getRateEstimates
	grossValue height imageOptions incoterm invoice invoiceType isCustomsDeclarable isRequested languageCode length lineItems
	locationType manufacturerCountry monetaryAmount netValue nextBusinessDay number outputImageProperties packages phone
	pickup plannedPickupDateAndTime plannedShippingDateAndTime postalAddress postalCode price productCode provinceCode
	quantity receiverDetails serviceCode shipmentDetails shipmentType shipperDetails templateName typeCode unitOfMeasurement
	value valueAddedServices weight width date`)

func names(text string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(text) {
		set[name] = true
	}
	return set
}
