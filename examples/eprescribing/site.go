package main

import (
	"context"
	_ "embed"
	"errors"
	"sync"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

//go:embed plan.json
var planDocument []byte

// site is the pharmacy: the service, the gateway to the network, and what a host keeps beside them. Everything that it
// keeps in memory here belongs into the host's database.
type site struct {
	svc      *mailrx.Service
	gate     *gateway.Gateway
	vault    mailrx.Vault
	people   mailrx.People
	drugs    fake.Drugs
	clock    *fake.Clock
	zone     *time.Location
	book     *law.Book
	verifier script.Verifier
	members  roster
	offices  offices

	mu          sync.Mutex                  // the network calls from goroutines of its own
	file        []*entry                    // every prescription, oldest first
	desk        []*waiting                  // what a person has to look at
	numbers     int                         // given to prescriptions so far
	outbox      []*letter                   // messages of our own that have not left
	moves       map[rx.ID]*move             // transfers
	asked       map[string]wish             // what members asked us to ask for, by the message id of the request
	back        []back                      // cancellations of what was not on file
	heard       map[string][]script.Outcome // what was answered to a request, by its message id
	attachments []mailrx.DocumentID         // documents that came with answers
	notes       []string                    // codes of what was heard and changed no order, and of what has to be told
}

// morning is when the story begins: Monday, 2 November 2026, nine o'clock in St. Louis.
var morning = time.Date(2026, time.November, 2, 15, 0, 0, 0, time.UTC)

// openSite wires the pharmacy to a network.
func openSite(n *network, clock *fake.Clock) (*site, error) {
	zone, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return nil, err
	}
	s := &site{
		clock: clock, zone: zone, book: law.Standard(), drugs: catalogue(),
		members: members(), offices: prescribers(), moves: map[rx.ID]*move{}, heard: map[string][]script.Outcome{},
		asked: map[string]wish{},
	}
	s.verifier = verifier{offices: s.offices}
	s.gate, err = gateway.New(gateway.Config{
		URL: n.partner.URL(), Client: n.partner.Client(), Partner: profile(), Journal: &gateway.Memory{},
		Renewals: s.renewal, Receive: s.receive, Now: s.clock.Now, Elsewhere: &fake.Gateway{},
	})
	if err != nil {
		return nil, err
	}
	return s, s.serve()
}

// serve wires the service, on a store in memory.
func (s *site) serve() error {
	db := memstore.New()
	s.vault, s.people = db.Vault(), db.People()
	doc, err := formulary.ParseDocument(planDocument)
	if err != nil {
		return err
	}
	plan, err := formulary.Compile(doc)
	if err != nil {
		return err
	}
	bank, err := fake.OpenBank("")
	if err != nil {
		return err
	}
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{van{s.clock}}})
	if err != nil {
		return err
	}
	s.svc, err = mailrx.New(mailrx.Config{
		Site: pharmacy.Site{ID: "site-1", Name: us().Name, NCPDPID: us().NCPDPID, State: us().State, Zone: s.zone.String()},
		Zone: s.zone, From: dock(), Store: db, People: s.people, Vault: s.vault, Drugs: s.drugs,
		Coverage: mailrx.LocalCoverage{Plan: plan}, Payments: bank, Notifier: &fake.Notifier{}, Gateway: s.gate,
		Stock: &fake.Shelf{}, Licences: fake.Licences{"OH": {}}, Desk: desk, Clock: s.clock,
	})
	return err
}

// catalogue is the drug file, with a drug of schedule II. Its RxCUI is from memory, and its NDC is invented.
func catalogue() fake.Drugs {
	all := fake.Catalogue()
	opioid := all[0]
	ndc, err := drug.ParseNDC("99999-0901-30")
	if err != nil {
		panic(err) // a mistake in the line above
	}
	opioid.NDC, opioid.RxCUI, opioid.Ingredient = ndc, oxycodone, 7804
	opioid.Name, opioid.Strength = "oxycodone hydrochloride 5 mg oral tablet", "5 mg"
	opioid.Schedule, opioid.Maintenance = drug.ScheduleII, drug.No
	return append(all, opioid)
}

// product finds what to dispense; the zero product is one that the drug file does not have.
func (s *site) product(ctx context.Context, d rx.Drug) (drug.Product, error) {
	p, err := s.drugs.Product(ctx, d.NDC)
	if !errors.Is(err, mailrx.ErrNotFound) {
		return p, err
	}
	all, err := s.drugs.Products(ctx, d.RxCUI)
	if errors.Is(err, mailrx.ErrNotFound) {
		return drug.Product{}, nil
	}
	return all[0], err
}

// of is the product of an RxNorm number.
func (s *site) of(what drug.RxCUI) drug.Product { return find(s.drugs, what) }

// find is the product of an RxNorm number in a drug file; the zero product where it has none.
func find(drugs fake.Drugs, what drug.RxCUI) drug.Product {
	for _, p := range drugs {
		if p.RxCUI == what {
			return p
		}
	}
	return drug.Product{}
}

// dock is where parcels leave from.
func dock() shipping.Address {
	at := us()
	return shipping.Address{Company: secret.New(at.Name), Name: secret.New("Shipping"), Street1: secret.New(at.Street),
		City: secret.New(at.City), State: at.State, ZIP: secret.New(string(at.ZIP)), Country: place.US, Phone: secret.New(at.Phone)}
}
