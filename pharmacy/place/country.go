package place

import (
	"errors"
	"strings"
)

// ErrCountry is the error of ParseCountry. Like ErrState it does not repeat the text.
var ErrCountry = errors.New("place: not a two-letter country code of ISO 3166-1")

// Country is an ISO 3166-1 alpha-2 code. The zero value is unknown, never "US" by default.
type Country string

// US is the United States. Territories have codes of their own (PR, GU …), which some systems send as the country.
const US Country = "US"

// ParseCountry reads a two-letter code in either case, spaces around it ignored. A code that ISO has not assigned is
// ErrCountry; so is the empty text.
func ParseCountry(s string) (Country, error) {
	code := Country(capitals(s))
	if !code.Valid() {
		return "", ErrCountry
	}
	return code, nil
}

// Valid reports whether c is an assigned code. The zero value is not.
func (c Country) Valid() bool {
	return len(c) == 2 && !strings.Contains(string(c), " ") && strings.Contains(countries, string(c))
}

// Domestic reports whether mail to c is domestic for the USPS: the United States, its territories and the freely
// associated states, by their country codes (Domestic Mail Manual 608.2, unconfirmed). Unknown is not domestic. Military
// addresses are in the US.
func (c Country) Domestic() bool {
	switch c {
	case US, "AS", "GU", "MP", "PR", "VI", "FM", "MH", "PW":
		return true
	}
	return false
}

// UnmarshalText reads a code as ParseCountry does; the empty text is the unknown country.
func (c *Country) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*c = ""
		return nil
	}
	*c, err = ParseCountry(string(text))
	return err
}

// countries is every assigned alpha-2 code of ISO 3166-1, a space after each: two letters in a row are a code.
const countries = "" +
	"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT " +
	"MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW "
