package fedex

import (
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// dialect is how FedEx says what went wrong.
var dialect = &carrierhttp.Dialect{Carrier: shipping.FedEx, Texts: faultTexts, Classes: faultClasses, Read: readFault}

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

// coded is a fault that FedEx tells by a code inside a 200.
func coded(op, code string) *shipping.Error {
	e := fault(op, dialect.ClassOf(code, http.StatusOK), faultTexts[code])
	e.Code, e.HTTPStatus = code, http.StatusOK
	return e
}

// readFault finds the first code in the body, and the parameter that it names.
func readFault(resp *carrierhttp.Response) (code, field string) {
	root, _ := loosejson.Parse(resp.Body)
	return faultCode(resp.Body), tidyCode(root.Get("errors", "parameterList", "key").Text())
}

// faultCode is the code of the first error in a body; "" where there is none. Some gateways of FedEx answer with one
// member "error" in place of the list.
func faultCode(body []byte) string {
	root, _ := loosejson.Parse(body)
	if code := root.Get("errors", "code").Text(); code != "" {
		return tidyCode(code)
	}
	return tidyCode(root.Get("error").Text())
}

// tidyCode keeps a code in capitals and drops anything else: an error shows it, and it comes from outside.
func tidyCode(s string) string {
	if s != strings.ToUpper(s) {
		return ""
	}
	return carrierhttp.TidyCode(s)
}
