package ups

import "github.com/mailrx/mailrx/shipping"

// Codes of UPS that we act on.
const (
	codeNotFound      = "TW0001"
	codeAlreadyVoided = "190117"
	codeNoReference   = "300007"
)

// faultTexts are our words for codes of UPS (error guides and documents as read 2026-07). UPS's own words stay out of
// an error: they may repeat the input, and the input is an address.
var faultTexts = map[string]string{
	"10400":           "the token request lacks its credentials",
	"10401":           "the client id is not known to UPS",
	"10429":           "too many calls",
	"20001":           "a fault within UPS",
	"111210":          "no service runs between these places",
	"120001":          "a fault within UPS",
	"120021":          "UPS has made this shipment already",
	"120100":          "the shipper number is missing or wrong",
	"120124":          "no service runs between these places",
	"190001":          "voiding is closed for a while",
	"190002":          "the shipments cannot be read for a while",
	"190101":          "the time to void has passed",
	"190102":          "UPS has no such shipment that may be voided",
	codeAlreadyVoided: "the shipment is void already",
	"250002":          "the token or the credentials are not accepted",
	"250003":          "the credentials are not accepted",
	"250006":          "the user is locked out",
	"250007":          "the user is locked out",
	"250050":          "the credentials cannot be checked for a while",
	"300000":          "label recovery is closed for a while",
	"300002":          "UPS no longer has an image of the label",
	"300006":          "UPS no longer keeps the label",
	codeNoReference:   "UPS has no label under this reference",
	codeNotFound:      "UPS does not know the number, or not yet",
	"TV1002":          "the number is no tracking number",
}

var faultClasses = map[string]error{
	"10400": shipping.ErrAuth, "10401": shipping.ErrAuth, "250002": shipping.ErrAuth, "250003": shipping.ErrAuth,
	"250006": shipping.ErrAuth, "250007": shipping.ErrAuth,

	"10429": shipping.ErrThrottled,

	"20001": shipping.ErrUnavailable, "120001": shipping.ErrUnavailable, "190001": shipping.ErrUnavailable,
	"190002": shipping.ErrUnavailable, "250050": shipping.ErrUnavailable, "300000": shipping.ErrUnavailable,

	"190102": shipping.ErrNotFound, codeNoReference: shipping.ErrNotFound, codeNotFound: shipping.ErrNotFound,

	"111210": shipping.ErrRefused, "120124": shipping.ErrRefused,
	"190101": shipping.ErrRefused, codeAlreadyVoided: shipping.ErrRefused, "300002": shipping.ErrRefused,
	"300006": shipping.ErrRefused,

	// A label stands already, and who is told so has not got it: that is no promise that nothing was bought.
	"120021": shipping.ErrOutcomeUnknown,

	"120100": shipping.ErrInvalid, "TV1002": shipping.ErrInvalid,
}
