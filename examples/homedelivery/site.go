package main

import (
	"errors"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// site is the pharmacy of the story with everything around it.
type site struct {
	svc       *mailrx.Service
	clock     *fake.Clock
	zone      *time.Location
	bank      *fake.Bank
	imitation *imitation.Site // of the carrier
	plan      *formulary.Plan
	closers   []func() error
}

// rooms is what a database brings.
type rooms struct {
	store interface {
		mailrx.Store
		mailrx.Lister
	}
	people mailrx.People
	vault  mailrx.Vault
}

// morning is when the story begins: Monday, 2 November 2026, nine o'clock in St. Louis.
var morning = time.Date(2026, time.November, 2, 15, 0, 0, 0, time.UTC)

// build wires a site. Every room and port is behind the tripwire.
func build(plan *formulary.Plan, r rooms, bank *fake.Bank, carrier, books string, wire *tripwire) (*site, error) {
	zone, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return nil, err
	}
	s := &site{clock: fake.NewClock(morning), zone: zone, bank: bank, plan: plan}
	hired, err := s.hire(carrier, books)
	if err != nil {
		return nil, err
	}
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{tripped(hired, wire)}})
	if err != nil {
		return nil, err
	}
	home := pharmacy.Site{ID: "site-1", Name: "Sample Mail Pharmacy", State: "MO", Zone: zone.String()}
	s.svc, err = mailrx.New(mailrx.Config{
		Site: home, Zone: zone, From: dock(), Store: trippedStore{r.store, wire}, People: trippedPeople{r.people, wire},
		Vault: trippedVault{r.vault, wire}, Drugs: trippedDrugs{fake.Catalogue(), wire},
		Coverage: trippedCoverage{mailrx.LocalCoverage{Plan: plan}, wire}, Payments: trippedPayments{bank, wire},
		Notifier: trippedNotifier{&fake.Notifier{}, wire}, Gateway: trippedGateway{&fake.Gateway{}, wire},
		Stock: trippedStock{&fake.Shelf{}, wire}, Desk: desk, Clock: s.clock,
		Licences: trippedLicences{fake.Licences{"OH": {}, "MO": {}, abroad: {}}, wire}, Customs: customs,
	})
	return s, err
}

// abroad is no state: the story takes it that the site may send the supply of a member abroad.
const abroad place.State = ""

// customs values every box at what the sample drug costs a wholesaler.
func customs([]order.Packing) shipping.Customs { return shipping.Customs{Value: money.Cents(2400)} }

// dock is where parcels leave from.
func dock() shipping.Address {
	return shipping.Address{Company: secret.New("Sample Mail Pharmacy"), Name: secret.New("Shipping"), Street1: secret.New("1 Sample Way"),
		City: secret.New("Saint Louis"), State: "MO", ZIP: secret.New("63166"), Country: place.US, Phone: secret.New("3145550100")}
}

func (s *site) close() error {
	var errs []error
	for _, c := range s.closers {
		errs = append(errs, c())
	}
	return errors.Join(errs...)
}
