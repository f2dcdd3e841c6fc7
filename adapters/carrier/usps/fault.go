package usps

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// dialect is how USPS says what went wrong.
var dialect = &carrierhttp.Dialect{Carrier: shipping.USPS, Texts: faultTexts, Classes: faultClasses,
	Read: func(resp *carrierhttp.Response) (code, field string) { return readFault(resp.Body) }}

func fault(op string, class error, text string) *shipping.Error {
	return dialect.Fault(op, class, text)
}

func fieldFault(op string, class error, field, text string) *shipping.Error {
	return dialect.FieldFault(op, class, field, text)
}

// unreadable is a success that is no answer.
func unreadable(o operation, text string) *shipping.Error {
	return dialect.Unreadable(o.call(), 200, text)
}

// readFault finds the code and the field of the first error in an error body: {error: {code, errors: [{code, source:
// {parameter}}]}}, or {error: "invalid_client"} of the token service. What USPS writes for people is read nowhere.
func readFault(body []byte) (code, field string) {
	root, _ := loosejson.Parse(body)
	return faultIn(root.Get("error"))
}

func faultIn(e loosejson.Value) (code, field string) {
	if word := e.Text(); word != "" {
		return tidyCode(word), ""
	}
	first := e.Get("errors").First()
	if code = tidyCode(first.Get("code").Text()); code == "" {
		code = tidyCode(e.Get("code").Text())
	}
	return code, tidyField(first.Get("source", "parameter").Text())
}

// tidyCode keeps what can be a code of USPS, digits with a few capitals ("160186", "00000XX") or a word of OAuth that
// we know, and drops anything else: an error shows it, and it comes from outside.
func tidyCode(s string) string {
	if _, known := faultTexts[s]; known {
		return s
	}
	if len(s) < 3 || len(s) > 7 || strings.Trim(s[:3], "0123456789") != "" || strings.Trim(s, "0123456789X") != "" {
		return ""
	}
	return s
}

// fieldNames are the names of USPS for what we send. A field with any other name in its path is not shown.
var fieldNames = setOf("toAddress fromAddress firstName lastName firm streetAddress secondaryAddress city state ZIPCode ZIPPlus4 " +
	"phone ignoreBadAddress packageDescription mailClass rateIndicator weight length width height processingCategory " +
	"mailingDate destinationEntryFacilityType extraServices customerReference referenceNumber packageOptions packageValue " +
	"contentType nonDeliveryOption imageInfo imageType labelType receiptOption customsForm customsContentType contents " +
	"itemDescription itemQuantity itemTotalValue itemTotalWeight HSTariffNumber countryofOrigin trackingNumber trackingNumbers " +
	"shipment pickupDate pickupAddress address contact cellNumber packages packageType packageCount estimatedWeight pickupLocation " +
	"packageLocation originZIPCode destinationZIPCode pricingOptions priceType paymentAccount accountType accountNumber roles " +
	"entryFacilityZIPCode overwriteMailingDate form permitNumber permitZIP")

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}

// tidyField keeps the path of a field whose every name is one of ours, with or without an index; "" for anything else.
func tidyField(s string) string {
	if len(s) > carrierhttp.MaxCode {
		return ""
	}
	for part := range strings.SplitSeq(s, ".") {
		name, index, _ := strings.Cut(part, "[")
		if !fieldNames[name] || strings.Trim(index, "0123456789]") != "" {
			return ""
		}
	}
	return s
}
