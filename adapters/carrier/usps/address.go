package usps

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// CheckAddress asks USPS about one address of the US. USPS takes it in the query of a URL, so the URL of this call
// holds personal data: it is written to no log and stands in no error, and a proxy that logs URLs must not stand in
// between. An address abroad is ErrUnsupported.
func (c *Carrier) CheckAddress(ctx context.Context, a shipping.Address) (shipping.AddressAnswer, error) {
	o := operation{op: "validate", family: "addresses", method: http.MethodGet, path: "/addresses/v3/address", repeatable: true}
	if err := a.Validate(); err != nil {
		return shipping.AddressAnswer{}, err
	}
	if !a.Country.Domestic() {
		return shipping.AddressAnswer{}, fieldFault(o.op, shipping.ErrUnsupported, "country", "USPS knows addresses of the US only")
	}
	lines, err := addressOf(a, "address")
	if err != nil {
		return shipping.AddressAnswer{}, carrierhttp.During(o.op, err)
	}
	o.query = lines.query()
	answer, err := c.ask(ctx, o, nil)
	if errors.Is(err, shipping.ErrNotFound) || errors.Is(err, shipping.ErrInvalid) {
		return unknownAddress(err)
	}
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	out, ok := decodeAddress(answer.Body, a)
	if !ok {
		return shipping.AddressAnswer{}, unreadable(o, "the answer holds no address")
	}
	return out, nil
}

func (a address) query() url.Values {
	q := url.Values{"streetAddress": {a.StreetAddress}, "city": {a.City}, "state": {a.State}, "ZIPCode": {a.ZIPCode}}
	for name, text := range map[string]string{"secondaryAddress": a.SecondaryAddress, "ZIPPlus4": a.ZIPPlus4, "firm": a.Firm} {
		if text != "" {
			q.Set(name, text)
		}
	}
	return q
}

// unknownAddress is the answer behind a refusal: several addresses, or none. A refusal about the request itself stays
// one.
func unknownAddress(err error) (shipping.AddressAnswer, error) {
	var e *shipping.Error
	if !errors.As(err, &e) {
		return shipping.AddressAnswer{}, err
	}
	switch {
	case e.Code == codeManyAddresses:
		return shipping.AddressAnswer{Verdict: shipping.AddressAmbiguous, Codes: []string{e.Code}}, nil
	case strings.HasPrefix(e.Code, "01000"), e.HTTPStatus == http.StatusNotFound:
		return shipping.AddressAnswer{Verdict: shipping.AddressUndeliverable, Codes: []string{e.Code}}, nil
	}
	return shipping.AddressAnswer{}, err
}

// Codes of corrections and matches that say more than the delivery point does (addresses.yaml 3.2.3, read 2026-06).
const (
	codeNeedsUnit = "32" // the default address was found, and more is needed
	codeMultiple  = "22" // several answers
)

// decodeAddress reads the verdict. DPVConfirmation is the machine's word: Y is delivered to, D and S are a house whose
// unit is missing or wrong, N is none.
func decodeAddress(body []byte, asked shipping.Address) (out shipping.AddressAnswer, ok bool) {
	root, err := loosejson.Parse(body)
	v := root.Get("address")
	if err != nil || v.Get("streetAddress").Text() == "" && root.Get("additionalInfo", "DPVConfirmation").Text() == "" {
		return out, false
	}
	info := root.Get("additionalInfo")
	dpv := info.Get("DPVConfirmation").Text()
	for _, code := range [...]string{dpv} {
		out.Codes = appendCode(out.Codes, code)
	}
	for _, list := range [...]string{"corrections", "matches"} {
		for e := range root.Get(list).Elements() {
			out.Codes = appendCode(out.Codes, e.Get("code").Text())
		}
	}
	out.Residential = residential(info.Get("business").Text())
	suggested := suggestedAddress(v, asked)
	out.Verdict = verdict(dpv, out.Codes, sameAddress(suggested, asked))
	if out.Verdict == shipping.AddressCorrected || out.Verdict == shipping.AddressUnit {
		out.Suggested = []shipping.Address{suggested}
	}
	return out, true
}

func appendCode(codes []string, code string) []string {
	if code = tidyID(code); code == "" || len(code) > 4 {
		return codes
	}
	return append(codes, code)
}

func verdict(dpv string, codes []string, same bool) shipping.AddressVerdict {
	has := func(code string) bool {
		for _, c := range codes[min(1, len(codes)):] {
			if c == code {
				return true
			}
		}
		return false
	}
	switch {
	case dpv == "N":
		return shipping.AddressUndeliverable
	case dpv == "D", dpv == "S", has(codeNeedsUnit):
		return shipping.AddressUnit
	case has(codeMultiple):
		return shipping.AddressAmbiguous
	case dpv != "Y":
		return shipping.AddressUnknown
	case same:
		return shipping.AddressDeliverable
	}
	return shipping.AddressCorrected
}

func residential(business string) drug.Answer {
	switch business {
	case "Y":
		return drug.No
	case "N":
		return drug.Yes
	}
	return drug.Unknown
}

// suggestedAddress is the address as USPS writes it, with the person who was asked about.
func suggestedAddress(v loosejson.Value, asked shipping.Address) shipping.Address {
	a := asked
	a.Street1, a.Street2 = text(v.Get("streetAddress")), text(v.Get("secondaryAddress"))
	a.City = text(v.Get("city"))
	if state, err := place.ParseState(v.Get("state").Text()); err == nil {
		a.State = state
	}
	zip := v.Get("ZIPCode").Text()
	if plus4 := v.Get("ZIPPlus4").Text(); plus4 != "" {
		zip += "-" + plus4
	}
	a.ZIP = secret.New(zip)
	return a
}

func text(v loosejson.Value) secret.Text {
	if s := tidy(v.Text()); s != "" {
		return secret.New(s)
	}
	return secret.Text{}
}

// sameAddress compares what a label shows, but for capitals, points and the four digits that USPS adds.
func sameAddress(a, b shipping.Address) bool {
	return sameLine(a.Street1, b.Street1) && sameLine(a.Street2, b.Street2) && sameLine(a.City, b.City) &&
		stateOf(a) == stateOf(b) && firstFive(a) == firstFive(b)
}

func sameLine(a, b secret.Text) bool {
	bare := func(t secret.Text) string { return tidy(strings.NewReplacer(".", "", ",", " ").Replace(t.Reveal())) }
	return strings.EqualFold(bare(a), bare(b))
}

func firstFive(a shipping.Address) string {
	zip, _ := place.ParseZIP(a.ZIP.Reveal())
	return zip.Five()
}
