package usps

import "github.com/mailrx/mailrx/shipping"

// Codes of USPS that we act on.
const (
	codeOnScanForm    = "160174"
	codeNotVoidable   = "160184"
	codeOrderNotFound = "160185"
	codeAlreadyVoided = "160186"
	codeReturnLabel   = "160187"
	codePickupGone    = "020015"
	codeManyAddresses = "010006"
)

// faultTexts are our words for codes of USPS (its list of API error codes and its documents as read 2026-06). USPS's
// own words stay out of an error: they may repeat the input, and the input is an address.
var faultTexts = map[string]string{
	// the token service, whose words are those of RFC 6749
	"invalid_client":         "the client id or its secret is not known to USPS",
	"unauthorized_client":    "the application may not ask for a token this way",
	"invalid_request":        "the token request lacks its credentials",
	"invalid_grant":          "the credentials are not accepted",
	"unsupported_grant_type": "the application may not ask for a token this way",
	"invalid_scope":          "the application is not approved for this API",
	"invalid_token":          "the token is not accepted",
	"access_denied":          "the application is not approved for this API",

	"401": "the token is not accepted, or the application is not approved for this API",
	"403": "the application may not do this",
	"404": "USPS has nothing there",
	"429": "too many calls",
	"503": "USPS is closed for a while",

	"010001": "the address is not valid", "010002": "the ZIP code is not valid", "010003": "the state is not valid",
	"010004": "the city is not valid", "010005": "USPS knows no such address", codeManyAddresses: "several addresses match",

	"020001": "a collection is scheduled for this address already", "020015": "USPS knows no such collection",
	"020016": "the day of the collection is past", "020018": "USPS does not collect on that day", "020009": "the day of the collection is past",
	"020011": "USPS does not collect on that day", "020006": "the telephone number is not valid",

	"030001": "no price between these places", "030002": "no price for this parcel", "030004": "the weight does not fit the service",
	"030008": "the parcel is too large for the service", "030012": "the declared value is above what USPS insures",
	"030020": "no price for this parcel", "040001": "no service runs between these places",

	"100001": "USPS knows no such payment account", "100002": "the payment account is not active",
	"100003": "the payment account has no means of payment", "100004": "the means of payment is not active",
	"100005": "the means of payment cannot be checked for a while", "100006": "the means of payment is not accepted",
	"100007": "the payment account lacks funds",

	"150001": "USPS has no status of the parcel yet", "150002": "USPS does not know the number, or not yet",
	"150003": "USPS has no status of the parcel yet", "150004": "USPS shows nothing of this parcel",
	"150009": "USPS has no status of the parcel yet", "150010": "the number may belong to another shipper",
	"150011": "the number is that of a collection", "150012": "the parcel was sent with false postage",

	"160001": "the mailing date is past, or more than 45 days ahead", "160023": "a customs form wants a company as its sender",
	"160025": "insurance above $500 is not sold to military addresses", "160026": "adult signatures are not sold to military addresses",
	"160055": "a customs form wants a tariff number", "160120": "a military address wants a customs form",
	"160130": "signatures are not sold to military addresses", "160135": "this hazardous material cannot go where a customs form is needed",
	"160140": "this ZIP code wants a customs form", "160154": "contract prices want a payment account",
	"160155": "the service is not sold with these extra services", "160156": "an extra service is not sold to military addresses",
	"160157":       "an extra service is not sold to military addresses",
	codeOnScanForm: "the label is on a SCAN form, and stays", codeNotVoidable: "the label can no longer be voided",
	codeOrderNotFound: "USPS has no such label", codeAlreadyVoided: "the label is void already",
	codeReturnLabel: "labels for the way back are not voided",
	"160247":        "hazardous material wants its own code", "160257": "the service does not run to this ZIP code",
	"160258": "the service does not run from this ZIP code", "160261": "only one hazardous material goes into a parcel",
	"160276": "the label was manifested, and is not refunded", "160277": "the label was manifested, and is not refunded",
	"160288": "the service does not run between these places", "160301": "the label is not refunded here",
	"160302": "the account is not enrolled for labels", "160303": "the account is not enrolled for return labels",
	"160304": "the account is not enrolled for return labels", "160320": "the address is not one that USPS delivers to",
	"160369": "the payment token names no payer",

	"160034": "the mailing date is past, or more than 30 days ahead", "160037": "no label fits this SCAN form",
	"160039": "USPS has no such label", "160040": "a label is on another SCAN form already",
	"160160": "a label cannot go on a SCAN form", "160397": "a label is void", "160398": "a label was manifested already",
}

// faultClasses are the codes whose class is another than that of their status, which is 400 for almost all of them.
var faultClasses = classes(map[error][]string{
	shipping.ErrAuth: {
		"invalid_client", "unauthorized_client", "invalid_request", "invalid_grant", "unsupported_grant_type",
		"invalid_scope", "invalid_token", "access_denied", "100001", "100002", "100003", "100004", "100006",
		"160302", "160303", "160304", "160305", "160259", "160369", "160383",
	},
	shipping.ErrUnavailable: {"100005"},
	shipping.ErrNotFound: {
		"150001", "150002", "150003", "150004", "150009", "150010", "150011",
		codeOrderNotFound, "160179", "160037", "160039", "160361", "160378", codePickupGone,
	},
	shipping.ErrRefused: {
		"020001", "020011", "020018", "030001", "030002", "030004", "030008", "030009", "030012", "030013", "030020",
		"040001", "100007", "150006", "150007", "150008", "150012", "150013", "160025", "160026", "160027", "160028",
		"160040", "160067", "160071", "160127", "160130", "160135", "160155", "160156", "160157", "160158", "160159",
		"160160", "160163", "160164", "160166", codeOnScanForm, codeNotVoidable, codeAlreadyVoided, codeReturnLabel,
		"160257", "160258", "160262", "160276", "160277", "160278", "160280", "160288", "160301", "160320", "160362",
		"160363", "160377", "160379", "160380", "160381", "160382", "160384", "160397", "160398",
	},
})

func classes(rows map[error][]string) map[string]error {
	table := map[string]error{}
	for class, codes := range rows {
		for _, code := range codes {
			table[code] = class
		}
	}
	return table
}
