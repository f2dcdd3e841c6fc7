package mailrx_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// van is a carrier of our own: it sells one service and has driven every parcel home the day before yesterday.
type van struct{ clock mailrx.Clock }

func (van) Code() shipping.CarrierCode { return "van" }

func (van) Quote(_ context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	return []shipping.Quote{{Carrier: "van", Service: "van_ground", Price: money.Cents(495), Arrives: s.ShipOn.AddDays(2)}}, nil
}

func (van) Buy(_ context.Context, p shipping.Purchase) (shipping.Label, error) {
	return shipping.Label{ID: "L-00001", Key: p.Key, Tracking: "VAN00001", Price: money.Cents(495), Format: "ZPL"}, nil
}

func (van) Void(context.Context, shipping.LabelID) error { return nil }

func (v van) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	at := v.clock.Now()
	home := shipping.Scan{At: at, Day: cal.In(at, time.UTC), Status: shipping.Delivered}
	return shipping.Tracking{Number: n, Status: shipping.Delivered, Scans: []shipping.Scan{home}}, nil
}

const plan = `{
  "version": 1, "id": "sample-2026", "name": "Sample Plan", "from": "2026-01-01", "to": "2026-12-31",
  "mailBenefit": "yes", "outOfNetwork": "not-covered", "tiers": [{"tier": 1, "name": "Generic"}],
  "costShares": [{"tier": 1, "channel": "preferred-mail", "days": "1-90", "copay": "9.00"}],
  "drugs": [{"rxcui": "314076", "name": "lisinopril 10 mg tablet", "tier": 1, "source": "generic", "mail": "yes"}],
  "prices": [{"rxcui": "314076", "unitPrice": "0.62", "unit": "C48542"}],
  "fees": [{"channel": "preferred-mail", "fee": "1.50"}]
}`

// open makes a pharmacy in memory.
func open(clock mailrx.Clock) (*mailrx.Service, error) {
	doc, err := formulary.ParseDocument([]byte(plan))
	if err != nil {
		return nil, err
	}
	compiled, err := formulary.Compile(doc)
	if err != nil {
		return nil, err
	}
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{van{clock}}})
	if err != nil {
		return nil, err
	}
	bank, err := fake.OpenBank("")
	if err != nil {
		return nil, err
	}
	dock := shipping.Address{Company: secret.New("Sample Pharmacy"), Street1: secret.New("1 Sample Way"), City: secret.New("Saint Louis"),
		State: "MO", ZIP: secret.New("63166"), Country: place.US}
	db := memstore.New()
	return mailrx.New(mailrx.Config{
		Site: pharmacy.Site{ID: "site-1"}, Zone: time.UTC, From: dock, Desk: desk, Clock: clock,
		Store: db, People: db.People(), Vault: db.Vault(), Drugs: fake.Catalogue(),
		Coverage: mailrx.LocalCoverage{Plan: compiled}, Payments: bank, Notifier: &fake.Notifier{}, Gateway: &fake.Gateway{},
		Stock: &fake.Shelf{}, Licences: fake.Licences{"OH": {}},
	})
}

// incoming is a prescription as a reader of messages gives it (adapters/ncpdp/script).
func incoming() mailrx.Incoming {
	return mailrx.Incoming{
		By:      pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "npi-1234567893"},
		Channel: pharmacy.ChannelERx, Sender: "clinic-1", MessageID: "0001",
		Rx: rx.Prescription{
			Patient: "mem-1", Drug: rx.Drug{RxCUI: 314076, Description: "lisinopril 10 mg tablet"},
			Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Sig: rx.Sig{Text: rx.NewSecret("one tablet daily")},
			Refills: rx.RefillCount(3), Written: cal.Of(2026, time.November, 2), Prescriber: rx.Prescriber{Last: "Exampleman"},
		},
		Patient: rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton"), Street1: rx.NewSecret("100 Example St"),
			City: rx.NewSecret("Samplesburg"), State: "OH", ZIP: rx.NewSecret("43004"), Country: place.US},
	}
}

// A pharmacy in one file: a prescription goes to the door. A pharmacist reviews it and checks the product; all else is
// done by the queue.
func Example() {
	ctx := context.Background()
	clock := fake.NewClock(time.Date(2026, time.November, 2, 15, 0, 0, 0, time.UTC))
	svc, err := open(clock)
	if err != nil {
		log.Fatal(err)
	}
	r, err := svc.Orders.Receive(ctx, "newrx/0001", incoming())
	if err != nil {
		log.Fatal(err)
	}
	tell := func() order.Line {
		if err := svc.Queue.Drain(ctx); err != nil { // a host runs svc.Queue.Run beside everything else
			log.Fatal(err)
		}
		o, err := svc.Orders.Status(ctx, r.Stream)
		if err != nil {
			log.Fatal(err)
		}
		l := o.Lines[0]
		fmt.Printf("%s: the member pays $%s of $%s, captured: %t\n", l.Status, l.Claim.Member, l.Claim.Price, l.Captured)
		return l
	}

	tell()
	rph := pharmacy.Staff{ID: "rph-7", Role: pharmacy.RolePharmacist}
	if _, err := svc.Orders.Review(ctx, "review/1", r.Stream, rph, order.Review{Line: 1, Verdict: order.Approve}); err != nil {
		log.Fatal(err)
	}
	l := tell()
	if _, err := svc.Orders.Dispense(ctx, "check/1", r.Stream, rph, order.Dispense{Line: 1, Product: l.Rx.NDC}); err != nil {
		log.Fatal(err)
	}
	tell()
	clock.Advance(24 * time.Hour)
	tell()
	// Output:
	// received: the member pays $0.00 of $0.00, captured: false
	// filling: the member pays $9.00 of $57.30, captured: false
	// packed: the member pays $9.00 of $57.30, captured: false
	// delivered: the member pays $9.00 of $57.30, captured: true
}
