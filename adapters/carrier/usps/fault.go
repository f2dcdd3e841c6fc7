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

// fieldRoots are the first names of the fields that we send. A field that begins with none of them is not shown.
var fieldRoots = map[string]bool{
	"toAddress": true, "fromAddress": true, "packageDescription": true, "imageInfo": true, "customsForm": true,
	"trackingNumber": true, "mailingDate": true, "shipment": true, "pickupDate": true, "pickupAddress": true,
	"packages": true, "estimatedWeight": true, "originZIPCode": true, "destinationZIPCode": true, "pricingOptions": true,
	"roles": true, "streetAddress": true, "secondaryAddress": true, "city": true, "state": true, "ZIPCode": true,
	"entryFacilityZIPCode": true, "accountType": true,
}

// tidyField keeps the path of a field: letters, digits, points and brackets under a root that is ours.
func tidyField(s string) string {
	root, _, _ := strings.Cut(s, ".")
	if len(s) > carrierhttp.MaxCode || !fieldRoots[root] {
		return ""
	}
	for i := range len(s) {
		if c := s[i]; !carrierhttp.IsAlphanumeric(c) && c != '.' && c != '[' && c != ']' {
			return ""
		}
	}
	return s
}

// during names the operation that a fault of the input belongs to.
func during(op string, err error) error {
	if e, ok := err.(*shipping.Error); ok {
		e.Op = op
	}
	return err
}
