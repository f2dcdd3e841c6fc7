package ups

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// CheckAddress asks address validation whether UPS knows the street address, and whether it is a home. UPS knows
// addresses in the US and Puerto Rico.
func (c *Carrier) CheckAddress(ctx context.Context, a shipping.Address) (shipping.AddressAnswer, error) {
	o := operation{op: "address", family: "address", method: http.MethodPost, path: "/api/addressvalidation/v2/3", repeatable: true}
	if err := a.Validate(); err != nil {
		return shipping.AddressAnswer{}, err
	}
	answer, err := c.ask(ctx, o, addressRequestOf(a))
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	known, err := decodeAddress(answer, a)
	if err != nil {
		return shipping.AddressAnswer{}, unreadable(o, "the answer says nothing of the address")
	}
	return known, nil
}

var errNoVerdict = errors.New("ups: the answer says nothing of the address")

// addressRequest is that of AddressValidation.yaml (read 2026-07).
type addressRequest struct {
	XAVRequest struct{ AddressKeyFormat addressKey }
}

type addressKey struct {
	AddressLine         []string
	PoliticalDivision2  string // city
	PoliticalDivision1  string `json:",omitempty"` // state
	PostcodePrimaryLow  string `json:",omitempty"`
	PostcodeExtendedLow string `json:",omitempty"`
	CountryCode         string
}

func addressRequestOf(a shipping.Address) (r addressRequest) {
	zip := postal.Code(a.ZIP.Reveal())
	key := addressKey{
		AddressLine: streetOf(a), PoliticalDivision2: postal.Cut(a.City.Reveal(), maxCity),
		PoliticalDivision1: string(a.State), PostcodePrimaryLow: zip, CountryCode: string(a.Country),
	}
	if len(zip) == 9 {
		key.PostcodePrimaryLow, key.PostcodeExtendedLow = zip[:5], zip[5:]
	}
	r.XAVRequest.AddressKeyFormat = key
	return r
}

// decodeAddress reads which of three flags is there; what stands in it is nothing.
func decodeAddress(body []byte, asked shipping.Address) (shipping.AddressAnswer, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	answer := root.Get("XAVResponse")
	known := shipping.AddressAnswer{Residential: residential(answer.Get("AddressClassification", "Code").Text())}
	for candidate := range answer.Get("Candidate").Elements() {
		if known.Residential == drug.Unknown {
			known.Residential = residential(candidate.Get("AddressClassification", "Code").Text())
		}
		known.Suggested = append(known.Suggested, addressOf(candidate.Get("AddressKeyFormat"), asked))
	}
	for name := range answer.Members() {
		if verdict, ok := indicators[string(name)]; ok {
			known.Verdict, known.Codes = verdict, []string{string(name)}
		}
	}
	if known.Codes == nil {
		return shipping.AddressAnswer{}, errNoVerdict
	}
	if known.Verdict == shipping.AddressDeliverable && len(known.Suggested) > 0 && !postal.SameAddress(known.Suggested[0], asked) {
		known.Verdict = shipping.AddressCorrected
	}
	return known, nil
}

var indicators = map[string]shipping.AddressVerdict{
	"ValidAddressIndicator":     shipping.AddressDeliverable,
	"AmbiguousAddressIndicator": shipping.AddressAmbiguous,
	"NoCandidatesIndicator":     shipping.AddressUndeliverable,
}

// residential reads the classification: 0 is unknown, 1 commercial, 2 residential.
func residential(code string) drug.Answer {
	switch code {
	case "1":
		return drug.No
	case "2":
		return drug.Yes
	}
	return drug.Unknown
}

// addressOf is a candidate with the name, company and telephone that were asked about.
func addressOf(v loosejson.Value, asked shipping.Address) shipping.Address {
	a := asked
	var lines []string
	for line := range v.Get("AddressLine").Elements() {
		lines = append(lines, line.Text())
	}
	a.Street1, a.Street2 = secret.Text{}, secret.Text{}
	if len(lines) > 0 {
		a.Street1, a.Street2 = secret.New(lines[0]), secret.New(strings.Join(lines[1:], " "))
	}
	zip := v.Get("PostcodePrimaryLow").Text()
	if more := v.Get("PostcodeExtendedLow").Text(); more != "" {
		zip += "-" + more
	}
	a.City, a.ZIP = secret.New(v.Get("PoliticalDivision2").Text()), secret.New(zip)
	a.State, a.Country = place.State(v.Get("PoliticalDivision1").Text()), place.Country(v.Get("CountryCode").Text())
	return a
}
