package fedex

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// The services that we name. A service with another code keeps it: "fedex_SMART_POST" is code SMART_POST.
const (
	Ground            shipping.Service = "fedex_ground" // to a home it is bought as HomeDelivery, as FedEx wants it
	HomeDelivery      shipping.Service = "fedex_home_delivery"
	ExpressSaver      shipping.Service = "fedex_express_saver"
	TwoDay            shipping.Service = "fedex_2_day"
	TwoDayAM          shipping.Service = "fedex_2_day_am"
	StandardOvernight shipping.Service = "fedex_standard_overnight"
	PriorityOvernight shipping.Service = "fedex_priority_overnight"
	FirstOvernight    shipping.Service = "fedex_first_overnight"
)

const (
	codeGround       = "FEDEX_GROUND"
	codeHomeDelivery = "GROUND_HOME_DELIVERY"
)

// services are those of FedEx, by their codes (serviceType in its documents, read 2025-10).
var services = postal.Services{Prefix: "fedex_", IsCode: isServiceCode, Codes: map[shipping.Service]string{
	Ground: codeGround, HomeDelivery: codeHomeDelivery, ExpressSaver: "FEDEX_EXPRESS_SAVER",
	TwoDay: "FEDEX_2_DAY", TwoDayAM: "FEDEX_2_DAY_AM", StandardOvernight: "STANDARD_OVERNIGHT",
	PriorityOvernight: "PRIORITY_OVERNIGHT", FirstOvernight: "FIRST_OVERNIGHT",
}}

// isServiceCode reports whether s is capitals, digits and underscores, 1 to 40.
func isServiceCode(s string) bool {
	return s != "" && len(s) <= 40 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

// offers reports whether a service is sold here. Who offers ground offers it to homes.
func (c *Carrier) offers(s shipping.Service) bool {
	sold := c.cfg.Services
	return len(sold) == 0 || slices.Contains(sold, s) || s == HomeDelivery && slices.Contains(sold, Ground)
}

// wireCode is the code that FedEx takes for a service to an address: ground to a home is Home Delivery and nothing
// else, and Home Delivery goes to homes only.
func wireCode(code string, home bool) string {
	if home && code == codeGround {
		return codeHomeDelivery
	}
	return code
}
