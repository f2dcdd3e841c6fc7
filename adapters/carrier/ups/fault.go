package ups

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// dialect is how UPS says what went wrong.
var dialect = &carrierhttp.Dialect{Carrier: shipping.UPS, Texts: faultTexts, Classes: faultClasses, Read: readFault}

func fault(op string, class error, text string) *shipping.Error {
	return dialect.Fault(op, class, text)
}

// unreadable is a 200 that is no answer.
func unreadable(o operation, text string) *shipping.Error {
	return dialect.Unreadable(o.call(), http.StatusOK, text)
}

func (o operation) call() carrierhttp.Call {
	return carrierhttp.Call{Op: o.op, Repeatable: o.repeatable}
}

// readFault finds the code in the body, or, where UPS sends a 404 or 405 with an empty body, in a header.
func readFault(resp *carrierhttp.Response) (code, field string) {
	if code = faultCode(resp.Body); code == "" {
		code = tidyCode(resp.Header.Get("errorcode"))
	}
	return code, ""
}

// faultCode is the code of the first error in an error body; "" where there is none.
func faultCode(body []byte) string {
	root, _ := loosejson.Parse(body)
	return tidyCode(root.Get("response", "errors", "code").Text())
}

// tidyCode keeps a code and drops anything else: an error shows it, and it comes from outside.
func tidyCode(s string) string {
	if len(s) > 16 || !postal.Alphanumeric(s) {
		return ""
	}
	return s
}
