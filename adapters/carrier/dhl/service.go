package dhl

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// The products that we name: those for goods, not for documents. A product with another code keeps it: "dhl_N" is code N.
const (
	ExpressWorldwide shipping.Service = "dhl_express_worldwide"
	Express1200      shipping.Service = "dhl_express_12_00"
	Express1030      shipping.Service = "dhl_express_10_30"
	Express0900      shipping.Service = "dhl_express_9_00"
	EconomySelect    shipping.Service = "dhl_economy_select"
)

// serviceCodes are the global product codes of DHL. P is in the document of 3.1.1; the others are second-hand.
var serviceCodes = []struct {
	service shipping.Service
	code    string
}{
	{ExpressWorldwide, "P"}, {Express1200, "Y"}, {Express1030, "M"}, {Express0900, "E"}, {EconomySelect, "H"},
}

const servicePrefix = "dhl_"

// serviceOf names a code of DHL; ok is false for what is no code.
func serviceOf(code string) (s shipping.Service, ok bool) {
	for _, row := range serviceCodes {
		if row.code == code {
			return row.service, true
		}
	}
	return shipping.Service(servicePrefix + code), isProduct(code)
}

// codeOf is the code of a service, the other way round.
func codeOf(s shipping.Service) (code string, ok bool) {
	for _, row := range serviceCodes {
		if row.service == s {
			return row.code, true
		}
	}
	code, ok = strings.CutPrefix(string(s), servicePrefix)
	return code, ok && isProduct(code)
}

// isProduct reports whether s can be a product code: one to three letters and digits, in capitals.
func isProduct(s string) bool {
	return len(s) <= 3 && postal.Alphanumeric(s) && s == strings.ToUpper(s)
}

// isNumber reports whether s can be a waybill or piece number of DHL: 8 to 35 letters and digits.
func isNumber(s string) bool { return len(s) >= 8 && len(s) <= 35 && postal.Alphanumeric(s) }
