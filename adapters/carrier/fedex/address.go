package fedex

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

// CheckAddress asks whether FedEx knows the street address, and whether it is a home. A post office box is a known
// address that FedEx does not deliver to.
func (c *Carrier) CheckAddress(ctx context.Context, a shipping.Address) (shipping.AddressAnswer, error) {
	o := operation{op: "address", family: "address", method: http.MethodPost, path: "/address/v1/addresses/resolve", repeatable: true}
	if err := a.Validate(); err != nil {
		return shipping.AddressAnswer{}, err
	}
	answer, err := c.ask(ctx, o, addressRequestOf(a))
	var e *shipping.Error
	if errors.As(err, &e) && e.Code == codeNoAddress {
		return shipping.AddressAnswer{Verdict: shipping.AddressUndeliverable, Codes: []string{codeNoAddress}}, nil
	}
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	known, err := decodeAddress(answer, a)
	if err != nil {
		return shipping.AddressAnswer{}, unreadable(o, "the answer says nothing of the address")
	}
	return known, nil
}

// addressRequest is that of address-validation-v1 (read 2025-10).
type addressRequest struct {
	AddressesToValidate []addressAsked `json:"addressesToValidate"`
}

type addressAsked struct {
	Address streetAddress `json:"address"`
}

type streetAddress struct {
	StreetLines         []string `json:"streetLines"`
	City                string   `json:"city"`
	StateOrProvinceCode string   `json:"stateOrProvinceCode,omitempty"`
	PostalCode          string   `json:"postalCode"`
	CountryCode         string   `json:"countryCode"`
}

func addressRequestOf(a shipping.Address) addressRequest {
	p := placeOf(a)
	return addressRequest{[]addressAsked{{streetAddress{
		StreetLines: streetOf(a), City: p.City,
		StateOrProvinceCode: p.StateOrProvinceCode, PostalCode: p.PostalCode, CountryCode: p.CountryCode,
	}}}}
}

var errNoVerdict = errors.New("fedex: the answer says nothing of the address")

// decodeAddress reads the flags of an address, each a boolean or a word. Those that decided are its codes.
func decodeAddress(body []byte, asked shipping.Address) (shipping.AddressAnswer, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	resolved := root.Get("output", "resolvedAddresses")
	flags := map[string]bool{}
	for name, v := range resolved.Get("attributes").Members() {
		switch v.Text() {
		case "true":
			flags[string(name)] = true
		case "false":
			flags[string(name)] = false
		}
	}
	if len(flags) == 0 {
		return shipping.AddressAnswer{}, errNoVerdict
	}
	known := shipping.AddressAnswer{Residential: residential(resolved.Get("classification").Text())}
	known.Verdict, known.Codes = verdict(flags, messages(resolved))
	if known.Verdict == shipping.AddressUndeliverable {
		return known, nil
	}
	suggested := addressOf(resolved, asked)
	known.Suggested = []shipping.Address{suggested}
	if known.Verdict == shipping.AddressDeliverable && !postal.SameAddress(suggested, asked) {
		known.Verdict = shipping.AddressCorrected
	}
	return known, nil
}

// verdict: DPV is a delivery point that the post office knows. An address that is resolved without one lies in a
// street that is known, and nobody says that the house is there.
func verdict(flags map[string]bool, said []string) (shipping.AddressVerdict, []string) {
	for _, name := range [...]string{"SuiteRequiredButMissing", "InvalidSuiteNumber"} {
		if flags[name] {
			return shipping.AddressUnit, append(said, name)
		}
	}
	switch {
	case flags["POBox"]:
		return shipping.AddressUndeliverable, append(said, "POBox")
	case flags["MultipleMatches"]:
		return shipping.AddressAmbiguous, append(said, "MultipleMatches")
	case flags["Resolved"] && flags["DPV"]:
		return shipping.AddressDeliverable, append(said, "Resolved", "DPV")
	case flags["Resolved"]:
		return shipping.AddressUnknown, append(said, "Resolved")
	}
	return shipping.AddressUndeliverable, said
}

// messages are the codes of the customer messages: an object with a code, or the code alone.
func messages(resolved loosejson.Value) (codes []string) {
	for _, name := range [...]string{"customerMessages", "customerMessage"} {
		for m := range resolved.Get(name).Elements() {
			code := m.Get("code").Text()
			if code == "" {
				code = m.Text()
			}
			if code = tidyCode(code); code != "" && len(codes) < maxAlerts {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// residential reads the classification; MIXED and UNKNOWN tell nothing.
func residential(class string) drug.Answer {
	switch class {
	case "BUSINESS":
		return drug.No
	case "RESIDENTIAL":
		return drug.Yes
	}
	return drug.Unknown
}

// addressOf is what FedEx resolved, with the name, company and telephone that were asked about.
func addressOf(v loosejson.Value, asked shipping.Address) shipping.Address {
	a := asked
	var lines []string
	for line := range v.Get("streetLinesToken").Elements() {
		lines = append(lines, line.Text())
	}
	if len(lines) > 0 {
		a.Street1, a.Street2 = secret.New(lines[0]), secret.New(strings.Join(lines[1:], " "))
	}
	zip := v.Get("parsedPostalCode", "base").Text()
	if more := v.Get("parsedPostalCode", "addOn").Text(); zip != "" && more != "" {
		zip += "-" + more
	}
	if zip != "" {
		a.ZIP = secret.New(zip)
	}
	if city := v.Get("city").Text(); city != "" {
		a.City = secret.New(city)
	}
	if state := v.Get("stateOrProvinceCode").Text(); state != "" {
		a.State = place.State(state)
	}
	return a
}
