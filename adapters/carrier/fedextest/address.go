package fedextest

import (
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

type addressIn struct {
	AddressesToValidate []partyIn
}

// address answers for street and class. Some flags are booleans and some are words, as at FedEx.
func (s *Server) address(r *http.Request) imitation.Answer {
	var in addressIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	if len(in.AddressesToValidate) == 0 || len(in.AddressesToValidate[0].Address.StreetLines) == 0 {
		return refusal(http.StatusBadRequest, "STANDARDIZED.ADDRESS.NOTFOUND", "Standardized address is not found.")
	}
	a := in.AddressesToValidate[0].Address
	street := strings.ToUpper(strings.Join(a.StreetLines, " "))
	nowhere := strings.HasPrefix(street, "0 ")
	word := map[bool]string{true: "true", false: "false"}
	resolved := object{
		"streetLinesToken": []string{strings.Join(strings.Fields(street), " ")}, "city": strings.ToUpper(a.City),
		"stateOrProvinceCode": a.StateOrProvinceCode, "countryCode": a.CountryCode,
		"parsedPostalCode": object{"base": a.PostalCode[:min(5, len(a.PostalCode))], "addOn": "0001"},
		"classification":   "RESIDENTIAL", "customerMessages": []object{},
		"attributes": object{
			"POBox": false, "Resolved": word[!nowhere], "DPV": !nowhere, "Matched": word[!nowhere],
			"MultipleMatches": word[strings.Contains(street, "AMBIGUOUS")], "SuiteRequiredButMissing": strings.Contains(street, "TOWER"),
			"InvalidSuiteNumber": "false", "AddressType": "STANDARDIZED",
		},
	}
	return success(object{"resolvedAddresses": []object{resolved}})
}
