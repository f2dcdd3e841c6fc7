package dhl

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// CheckAddress asks whether DHL delivers to the place: country and postal code, or the city where the country has no
// codes. It knows no street, so a place that is served is AddressUnknown, with DHL's service area as its code
// ("service_area.YVR"), and never deliverable; a place that is not served is AddressUndeliverable by DHL. A city stands
// in the URL only where there is no postal code; nothing else of the address does.
func (c *Carrier) CheckAddress(ctx context.Context, a shipping.Address) (shipping.AddressAnswer, error) {
	o := operation{op: "address", family: "address", method: http.MethodGet, path: "/address-validate", repeatable: true}
	if err := a.Validate(); err != nil {
		return shipping.AddressAnswer{}, err
	}
	at, err := placeOf(a, "to")
	if err != nil {
		return shipping.AddressAnswer{}, carrierhttp.During(o.op, err)
	}
	o.query = url.Values{"type": {"delivery"}, "countryCode": {at.CountryCode}, "strictValidation": {"true"}}
	if at.PostalCode != "" {
		o.query.Set("postalCode", at.PostalCode)
	} else {
		o.query.Set("cityName", at.CityName)
	}
	answer, err := c.ask(ctx, o, nil)
	if errors.Is(err, shipping.ErrNotFound) {
		return shipping.AddressAnswer{Verdict: shipping.AddressUndeliverable}, nil
	}
	if err != nil {
		return shipping.AddressAnswer{}, err
	}
	known, err := decodeAddress(answer)
	if err != nil {
		return shipping.AddressAnswer{}, unreadable(o, "the answer says nothing of the place")
	}
	return known, nil
}

var errNoVerdict = errors.New("dhl: the answer says nothing of the place")

// decodeAddress reads the places that DHL serves; an empty list is none.
func decodeAddress(body []byte) (known shipping.AddressAnswer, err error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return known, err
	}
	places := 0
	for p := range root.Get("address").Elements() {
		if len(p.Get("countryCode").Text()) != 2 {
			return shipping.AddressAnswer{}, errNoVerdict
		}
		places++
		if area := p.Get("serviceArea", "code").Text(); len(area) <= 8 && postal.Alphanumeric(area) {
			known.Codes = append(known.Codes, "service_area."+strings.ToUpper(area))
		}
	}
	switch {
	case places > 0:
		return known, nil
	case root.Get("address") == nil && root.Get("warnings") == nil:
		return known, errNoVerdict
	}
	known.Verdict = shipping.AddressUndeliverable
	return known, nil
}
