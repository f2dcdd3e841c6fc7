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

// services are the products of DHL, by their global codes. P is in the document of 3.1.1; the others are second-hand.
var services = postal.Services{Prefix: "dhl_", IsCode: isProduct, Codes: map[shipping.Service]string{
	ExpressWorldwide: "P", Express1200: "Y", Express1030: "M", Express0900: "E", EconomySelect: "H",
}}

// isProduct reports whether s can be a product code: one to three letters and digits, in capitals.
func isProduct(s string) bool {
	return len(s) <= 3 && postal.Alphanumeric(s) && s == strings.ToUpper(s)
}

// isNumber reports whether s can be a waybill or piece number of DHL: 8 to 35 letters and digits.
func isNumber(s string) bool { return len(s) >= 8 && len(s) <= 35 && postal.Alphanumeric(s) }
