package main

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// post is Balloon Post on loopback. The books, the clock, the faults and the counts are imitation.Site's; what is written
// here are the carrier's own calls and codes.
type post struct{ *imitation.Site }

type postOptions struct {
	Now    func() time.Time
	APIKey string
}

// days are business days from pickup to the door.
var days = map[string]int{string(Calm): 4, string(Windy): 2}

var cents = map[string]int64{string(Calm): 610, string(Windy): 1490}

func newPost(o postOptions) (*post, error) {
	site, err := imitation.New(imitation.Config{
		Name: "balloon post", Now: o.Now, Transit: func(service string) int { return days[service] },
		Accepts:   func(r *http.Request) bool { return r.Header.Get("Api-Key") == o.APIKey },
		Refused:   says(http.StatusUnauthorized, "unknown key"),
		Throttled: says(http.StatusTooManyRequests, "no wind"),
	})
	if err != nil {
		return nil, err
	}
	p := &post{site}
	p.Handle("POST /quotes", p.Serve(imitation.Quote, p.quote))
	p.Handle("POST /labels", p.Serve(imitation.Buy, p.sell))
	p.Handle("GET /labels/by-reference/{reference}", p.Serve(imitation.Find, p.find))
	p.Handle("DELETE /labels/{number}", p.Serve(imitation.Void, p.void))
	p.Handle("GET /parcels/{number}", p.Serve(imitation.Track, p.track))
	return p, nil
}

func says(status int, text string) imitation.Answer {
	return imitation.JSON(status, imitation.Object{"error": text})
}

func (p *post) quote(r *http.Request) imitation.Answer {
	var o order
	if !imitation.ReadJSON(r, &o) {
		return says(http.StatusBadRequest, "no order")
	}
	day := o.ShipOn
	if !day.IsSet() {
		day = cal.In(p.Now(), p.Zone())
	}
	var prices []imitation.Object
	for _, service := range []shipping.Service{Calm, Windy} {
		prices = append(prices, imitation.Object{"Service": service, "Price": money.Cents(cents[string(service)]),
			"Arrives": cal.AddBusinessDays(cal.OnOrAfterBusinessDay(day), days[string(service)])})
	}
	return imitation.JSON(http.StatusOK, imitation.Object{"Prices": prices})
}

func (p *post) sell(r *http.Request) imitation.Answer {
	var o order
	if !imitation.ReadJSON(r, &o) || days[o.Service] == 0 {
		return says(http.StatusBadRequest, "no such service")
	}
	l := imitation.Label{Reference: shipping.Key(o.Reference), Service: o.Service, Bought: p.Now().UTC(), Paid: money.Cents(cents[o.Service])}
	err := p.Change(func(s *imitation.State) error {
		s.Sequence++
		l.Tracking = shipping.TrackingNumber(fmt.Sprintf("BALLOON%06d", s.Sequence))
		s.Labels = append(s.Labels, l)
		return nil
	})
	if err != nil {
		return says(http.StatusInternalServerError, "the books cannot be written")
	}
	return printed(&l)
}

func printed(l *imitation.Label) imitation.Answer {
	return imitation.JSON(http.StatusOK, sold{Number: l.Tracking, Price: l.Paid, Image: []byte("^XA^FD" + l.Tracking.Reveal() + "^FS^XZ")})
}

func (p *post) find(r *http.Request) imitation.Answer {
	for _, l := range p.LabelsByReference(shipping.Key(r.PathValue("reference"))) {
		if l.Live() {
			return printed(&l)
		}
	}
	return says(http.StatusNotFound, "no label under this reference")
}

var (
	errNoLabel = errors.New("no such label")
	errFlying  = errors.New("the balloon flies already")
)

func (p *post) void(r *http.Request) imitation.Answer {
	err := p.Change(func(s *imitation.State) error {
		l := s.Find(r.PathValue("number"))
		switch {
		case l == nil:
			return errNoLabel
		case !l.Live():
			return nil
		case len(p.Story(l)) > 1:
			return errFlying
		}
		l.Voided = p.Now().UTC()
		return nil
	})
	switch {
	case errors.Is(err, errNoLabel):
		return says(http.StatusNotFound, err.Error())
	case err != nil:
		return says(http.StatusConflict, err.Error())
	}
	return imitation.JSON(http.StatusOK, imitation.Object{"Void": true})
}

func (p *post) track(r *http.Request) imitation.Answer {
	var scans []imitation.Object
	p.Read(func(s *imitation.State) {
		if l := s.Find(r.PathValue("number")); l != nil {
			for _, e := range p.Story(l) {
				scans = append(scans, imitation.Object{"At": e.At, "Day": cal.In(e.At, p.Zone()), "Code": codeOf(e.Status)})
			}
		}
	})
	if scans == nil {
		return says(http.StatusNotFound, "no such parcel")
	}
	return imitation.JSON(http.StatusOK, imitation.Object{"Scans": scans})
}

func codeOf(s shipping.Status) string {
	for code, status := range statuses {
		if status == s {
			return code
		}
	}
	return "B?"
}
