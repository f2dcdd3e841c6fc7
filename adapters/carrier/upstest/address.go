package upstest

import (
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

type addressIn struct {
	XAVRequest struct {
		AddressKeyFormat struct {
			AddressLine                                                many[string]
			PoliticalDivision2, PoliticalDivision1, PostcodePrimaryLow string
			CountryCode                                                string
		}
	}
}

// address answers for street and class: one candidate is an object, two are an array, as at UPS.
func (s *Server) address(r *http.Request) imitation.Answer {
	var in addressIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	key := in.XAVRequest.AddressKeyFormat
	if key.CountryCode == "" || len(key.AddressLine) == 0 {
		return refusal(http.StatusBadRequest, "9264027", "The address is incomplete")
	}
	street := strings.ToUpper(key.AddressLine[0])
	candidate := func(street string) object {
		return object{
			"AddressClassification": object{"Code": "2", "Description": "Residential"},
			"AddressKeyFormat": object{
				"AddressLine": street, "PoliticalDivision2": strings.ToUpper(key.PoliticalDivision2),
				"PoliticalDivision1": key.PoliticalDivision1, "PostcodePrimaryLow": key.PostcodePrimaryLow,
				"PostcodeExtendedLow": "0001", "CountryCode": key.CountryCode,
			},
		}
	}
	answer := object{"Response": responded(), "AddressClassification": object{"Code": "2", "Description": "Residential"}}
	switch {
	case strings.HasPrefix(street, "0 "):
		answer["NoCandidatesIndicator"] = ""
		answer["AddressClassification"] = object{"Code": "0", "Description": "UnClassified"}
	case strings.Contains(street, "AMBIGUOUS"):
		answer["AmbiguousAddressIndicator"] = ""
		answer["Candidate"] = []object{candidate(street + " N"), candidate(street + " S")}
	default:
		answer["ValidAddressIndicator"] = ""
		answer["Candidate"] = candidate(street)
	}
	return success(object{"XAVResponse": answer})
}
