package ups

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/mailrx/mailrx/shipping"
)

// Track gives a parcel's story. A number that UPS does not know, or not yet, is ErrNotFound, though UPS answers 200
// with warning TW0001: a new label may take hours to show.
func (c *Carrier) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	o := operation{op: "track", family: "track", method: http.MethodGet, repeatable: true,
		query: url.Values{"locale": {"en_US"}, "returnSignature": {"false"}, "returnMilestones": {"false"}, "returnPOD": {"false"}}}
	if !isNumber(n.Reveal()) {
		return shipping.Tracking{}, malformed(o.op, "tracking")
	}
	o.path = "/api/track/v1/details/" + n.Reveal()
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return shipping.Tracking{}, err
	}
	t, err := decodeTrack(answer, n, c.zone)
	if errors.Is(err, errNotYet) {
		e := fault(o.op, shipping.ErrNotFound, faultTexts[codeNotFound])
		e.Code, e.HTTPStatus = codeNotFound, http.StatusOK
		return shipping.Tracking{}, e
	}
	if err != nil {
		return shipping.Tracking{}, unreadable(o, "the answer holds no parcel")
	}
	return t, nil
}
