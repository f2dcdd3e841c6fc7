package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/shipping"
)

// hired is a carrier of the story: its imitation, and how the adapter that speaks to it is made once it has an address.
type hired struct {
	imitation *imitation.Site
	adapter   func(url string) (shipping.Carrier, error)
}

// carriers are the carriers that the story can ship by, each hired with its books in a file.
var carriers = map[string]func(s *site, books string) (hired, error){
	"usps": hireUSPS, "ups": hireUPS, "fedex": hireFedEx, "dhl": hireDHL,
}

func carrierNames() string { return strings.Join(slices.Sorted(maps.Keys(carriers)), ", ") }

func hireUSPS(s *site, books string) (hired, error) {
	srv, err := uspstest.New(uspstest.Options{Now: s.clock.Now, Zone: s.zone, StateFile: books, ClientID: "sample", ClientSecret: "sample"})
	if err != nil {
		return hired{}, err
	}
	return hired{srv.Site, func(url string) (shipping.Carrier, error) {
		return usps.New(usps.Config{BaseURL: url, ClientID: "sample", ClientSecret: "sample", CRID: "12345678", MID: "900000001",
			Account: "1000000001", Now: s.clock.Now, Zone: s.zone, Limiter: uspstest.Unlimited{}})
	}}, nil
}

func hireUPS(s *site, books string) (hired, error) {
	srv, err := upstest.New(upstest.Options{Now: s.clock.Now, Zone: s.zone, StateFile: books, ClientID: "sample", ClientSecret: "sample"})
	if err != nil {
		return hired{}, err
	}
	return hired{srv.Site, func(url string) (shipping.Carrier, error) {
		return ups.New(ups.Config{BaseURL: url, ClientID: "sample", ClientSecret: "sample", Account: "A1B2C3", Now: s.clock.Now, Zone: s.zone})
	}}, nil
}

func hireFedEx(s *site, books string) (hired, error) {
	srv, err := fedextest.New(fedextest.Options{Now: s.clock.Now, Zone: s.zone, StateFile: books, ClientID: "sample", ClientSecret: "sample"})
	if err != nil {
		return hired{}, err
	}
	return hired{srv.Site, func(url string) (shipping.Carrier, error) {
		return fedex.New(fedex.Config{BaseURL: url, ClientID: "sample", ClientSecret: "sample", Account: "700000001", Now: s.clock.Now, Zone: s.zone})
	}}, nil
}

func hireDHL(s *site, books string) (hired, error) {
	srv, err := dhltest.New(dhltest.Options{Now: s.clock.Now, Zone: s.zone, StateFile: books, Username: "sample", Password: "sample"})
	if err != nil {
		return hired{}, err
	}
	return hired{srv.Site, func(url string) (shipping.Carrier, error) {
		return dhl.New(dhl.Config{Enabled: true, BaseURL: url, Username: "sample", Password: "sample", Account: "900000001", Now: s.clock.Now, Zone: s.zone})
	}}, nil
}

// hire serves a carrier's imitation on loopback and gives the adapter that speaks to it.
func (s *site) hire(name, books string) (shipping.Carrier, error) {
	how, ok := carriers[name]
	if !ok {
		return nil, fmt.Errorf("-carrier %s: the carriers are %s", name, carrierNames())
	}
	h, err := how(s, books)
	if err != nil {
		return nil, err
	}
	url, err := h.imitation.Start()
	if err != nil {
		return nil, err
	}
	s.imitation = h.imitation
	s.closers = append(s.closers, h.imitation.Close)
	return h.adapter(url)
}
