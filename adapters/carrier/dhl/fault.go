package dhl

import (
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// dialect is how DHL says what went wrong: a problem {title, detail, message, status, additionalDetails}. A code stands
// only at the head of a detail ("7008: The requested …"), and a detail may repeat what was sent, so nothing of it but
// the code and the names of fields is read.
var dialect = &carrierhttp.Dialect{Carrier: shipping.DHL, Texts: faultTexts, Classes: faultClasses, Read: readFault}

func fault(op string, class error, text string) *shipping.Error {
	return dialect.Fault(op, class, text)
}

// unreadable is a success that is no answer.
func unreadable(o operation, text string) *shipping.Error {
	return dialect.Unreadable(o.call(), http.StatusOK, text)
}

func (o operation) call() carrierhttp.Call {
	return carrierhttp.Call{Op: o.op, Repeatable: o.repeatable}
}

// refusal is the error of an answer that is no success. A 404 that is no problem of DHL's is a page of something in
// between: it says nothing about a label or a parcel.
func refusal(o operation, resp *carrierhttp.Response) *shipping.Error {
	e := dialect.Refusal(o.call(), resp)
	switch {
	case e.Class == shipping.ErrNotFound && !isProblem(resp.Body):
		e.Class, e.Text = shipping.ErrUnavailable, "DHL has no such call for the moment"
	case e.Text != "":
	case e.HTTPStatus == http.StatusUnauthorized:
		e.Text = "the user name and password of the API app are not accepted"
	case e.HTTPStatus == http.StatusForbidden:
		e.Text = "the API app has no permission for this call or this account"
	}
	return e
}

func isProblem(body []byte) bool {
	root, _ := loosejson.Parse(body)
	return root.Get("title").Text() != "" || root.Get("detail").Text() != "" || root.Get("message").Text() != ""
}

// readFault finds the first code, and the first field, in the details of a problem.
func readFault(resp *carrierhttp.Response) (code, field string) {
	root, _ := loosejson.Parse(resp.Body)
	for _, name := range [...]string{"additionalDetails", "detail"} {
		for d := range root.Get(name).Elements() {
			text := d.Text()
			if code == "" {
				code = codeAt(text)
			}
			if field == "" {
				field = fieldIn(text)
			}
		}
	}
	return code, field
}

// codeAt is the number of three to six digits before the first colon.
func codeAt(detail string) string {
	head, _, found := strings.Cut(detail, ":")
	if !found || len(head) < 3 || len(head) > 6 || strings.Trim(head, "0123456789") != "" {
		return ""
	}
	return head
}

// fieldIn is the first JSON pointer in a detail, "/content/packages/0/weight", as far as it is made of names that we
// send: a detail comes from outside and may repeat an address.
func fieldIn(detail string) (field string) {
	_, pointer, _ := strings.Cut(detail, "#/")
	if end := strings.IndexFunc(pointer, func(r rune) bool { return r != '/' && !isAlphanumeric(r) }); end >= 0 {
		pointer = pointer[:end]
	}
	for depth, name := range strings.Split(pointer, "/") {
		if depth == maxDepth || !fieldNames[name] && !isIndex(name) {
			break
		}
		field += "/" + name
	}
	return field
}

const maxDepth = 10 // of a pointer into our requests

func isAlphanumeric(r rune) bool { return r < 0x80 && carrierhttp.IsAlphanumeric(byte(r)) }

func isIndex(s string) bool { return len(s) > 0 && len(s) <= 3 && strings.Trim(s, "0123456789") == "" }
