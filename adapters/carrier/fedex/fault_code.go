package fedex

import "github.com/mailrx/mailrx/shipping"

// Codes of FedEx that we act on.
const (
	codeNoNumber    = "TRACKING.TRACKINGNUMBER.NOTFOUND"
	codeNoReference = "TRACKING.REFERENCENUMBER.NOTFOUND"
	codeNoAddress   = "STANDARDIZED.ADDRESS.NOTFOUND"
	codeFuture      = "TRACKING.SHIPDATEEND.FUTURE"
	codeRange       = "TRACKING.SHIPDATERANGE.ERROR"
	codeThrottled   = "TOO.MANY.REQUESTS" // ours to look at; FedEx documents the status 429 and no code
)

// alreadyVoid are codes that FedEx has for a label that is dead: a success, though it answers with an error
// (FedEx's list of ship errors, second-hand, 2026-09; the last is seen in clients of others).
var alreadyVoid = map[string]bool{
	"CANCELSHIPMENT.TRACKINGNUMBER.DELETED": true, "MASTERTRACKINGID.TRACKINGNUMBER.CANCELLED": true,
	"SHIPMENT.CANCELEDWITHOUTPICKUP.SUCCESS": true, "SHIPMENT.ALREADY.CANCELLED": true,
}

// faultRow is one code: its class and our words. FedEx's own words stay out of an error: they may repeat the input,
// and the input is an address.
type faultRow struct {
	code  string
	class error
	text  string
}

// faultRows are from the documents of FedEx as read 2025-10, and from its list of tracking errors, second-hand. A code
// that is not here has the class of its HTTP status.
var faultRows = []faultRow{
	{"NOT.AUTHORIZED.ERROR", shipping.ErrAuth, "the token or the credentials are not accepted"},
	{"AUTHENTICATION.TOKEN.INVALID", shipping.ErrAuth, "the token is not accepted"},
	{"LOGIN.REAUTHENTICATE.ERROR", shipping.ErrAuth, "the token is not accepted"},
	{"USER.RELOGIN.REQUIRED", shipping.ErrAuth, "the token is not accepted"},
	{"FORBIDDEN.ERROR", shipping.ErrAuth, "the project has no right to this call"},
	{"UNAUTHORIZED.USAGE", shipping.ErrAuth, "the project has no right to this call"},
	{"SHIPMENT.USER.UNAUTHORIZED", shipping.ErrAuth, "the project has no right to this shipment"},
	{"ACCOUNT.NUMBER.MISMATCH", shipping.ErrAuth, "the account is not one of the project's"},
	{"ACCOUNTNUMBER.REGISTRATION.REQUIRED", shipping.ErrAuth, "the account is not registered with the project"},
	{"CUSTOMER.REVOKE.REQUIRED", shipping.ErrAuth, "the right to see the shipment is withdrawn"},
	{"CUSTOMER.USAGE.LOCKED", shipping.ErrAuth, "the account is locked"},

	{codeThrottled, shipping.ErrThrottled, "too many calls"},

	{"INTERNAL.SERVER.ERROR", shipping.ErrUnavailable, "a fault within FedEx"},
	{"SERVICE.UNAVAILABLE", shipping.ErrUnavailable, "this call is closed for a while"},
	{"SERVICE.UNAVAILABLE.ERROR", shipping.ErrUnavailable, "this call is closed for a while"},
	{"TRACKING.DATA.NOTFOUND", shipping.ErrUnavailable, "the tracking data cannot be read for a while"},

	{"NOT.FOUND.ERROR", shipping.ErrNotFound, "FedEx has no such thing, or no such call"},
	{codeNoNumber, shipping.ErrNotFound, "FedEx does not know the number, or not yet"},
	{codeNoReference, shipping.ErrNotFound, "FedEx has no label under this reference, or does not show it yet"},
	{"TRACKING.TCN.NOTFOUND", shipping.ErrNotFound, "FedEx does not know the control number"},
	{"NOTIFICATION.TRACKINGNBR.NOTFOUND", shipping.ErrNotFound, "FedEx does not know the number, or not yet"},
	{"TRACKINGDOCUMENT.DOCUMENT.UNAVAILABLE", shipping.ErrNotFound, "there is no proof of delivery yet"},
	{codeNoAddress, shipping.ErrNotFound, "FedEx does not know the address"},

	{"TRACKING.DATA.NOTUNIQUE", shipping.ErrRefused, "several parcels have this number or reference: a person must choose"},
	{"TRACKINGIDS.TRACKINGNUMBER.CLOSED", shipping.ErrRefused, "the day of the shipment is closed: it is voided no more"},
	{"CANCELSHIPMENT.TRACKINGNUMBER.DELETED", shipping.ErrRefused, "the shipment is void already"},
	{"MASTERTRACKINGID.TRACKINGNUMBER.CANCELLED", shipping.ErrRefused, "the shipment is void already"},
	{"SHIPMENT.CANCELEDWITHOUTPICKUP.SUCCESS", shipping.ErrRefused, "the shipment is void already"},
	{"SHIPMENT.ALREADY.CANCELLED", shipping.ErrRefused, "the shipment is void already"},
	{"PICKUP.NUMBER.EXPIRED", shipping.ErrRefused, "the day of the pickup is over"},
	{"SERVICETYPE.NOT.ALLOWED", shipping.ErrRefused, "this service does not run between these places"},
	{"SERVICE.TYPE.NOTAVAILABLE", shipping.ErrRefused, "this service does not run between these places"},
	{"SERVICE.LOCATION.UNAVAILABLE", shipping.ErrRefused, "no service runs between these places"},
	{"FEDEXSERVICE.NOT.AVAILABLE", shipping.ErrRefused, "no service runs between these places"},
	{"SERVICE.PACKAGECOMBINATION.INVALID", shipping.ErrRefused, "this service does not take such a package"},
	{"RATING.QUOTE.NOTAVAILABLE", shipping.ErrRefused, "the account has no rates between these places"},

	{"TRACKING.TRACKINGNUMBER.EMPTY", shipping.ErrInvalid, "a tracking number is missing"},
	{"TRACKING.TRACKINGNUMBER.INVALID", shipping.ErrInvalid, "the number is no tracking number"},
	{"TRACKINGNUMBER.ENTERED.INVALID", shipping.ErrInvalid, "the number is no tracking number"},
	{"TRACKING.REFERENCETYPE.INVALID", shipping.ErrInvalid, "the kind of reference is not one of FedEx's"},
	{codeFuture, shipping.ErrInvalid, "FedEx does not search days to come"},
	{codeRange, shipping.ErrInvalid, "FedEx does not search this range of days"},
	{"PICKUP.REQUESTED.PREVIOUS.DAY", shipping.ErrInvalid, "the day of the pickup is over"},
	{"PICKUP.POSTALCODE.MISSING", shipping.ErrInvalid, "a postal code is missing"},
	{"ORIGIN.POSTAL.REQUIRED", shipping.ErrInvalid, "a postal code is missing"},
	{"PACKAGE.NULLOREMPTY.REQUIRED", shipping.ErrInvalid, "the packaging is missing"},
	{"CURRENCYTYPE.PACKAGES.MUST", shipping.ErrInvalid, "amounts are in several currencies"},
	{"RECIPIENTCONTACT.PHONENUMBER.INVALID", shipping.ErrInvalid, "the telephone number is missing or wrong"},
}

var faultTexts, faultClasses = tables(faultRows)

func tables(rows []faultRow) (texts map[string]string, classes map[string]error) {
	texts, classes = map[string]string{}, map[string]error{}
	for _, row := range rows {
		texts[row.code], classes[row.code] = row.text, row.class
	}
	return texts, classes
}
