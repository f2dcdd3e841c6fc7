package mailrx_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// A Config that lacks something names all that it lacks.
func ExampleNew() {
	_, err := mailrx.New(mailrx.Config{Zone: time.UTC, Drugs: fake.Catalogue(), Clock: fake.NewClock(time.Time{})})
	fmt.Println(err)
	// Output:
	// mailrx: Config lacks Site.ID, From, Store, People, Vault, Coverage, Payments, Notifier, Gateway, Stock, Licences, Desk
}

// A message that is delivered twice opens one order; a prescription that lacks things is told all of them at once, each
// with who can supply it.
func ExampleOrders_Receive() {
	ctx := context.Background()
	svc, err := open(fake.NewClock(time.Date(2026, time.November, 2, 15, 0, 0, 0, time.UTC)))
	if err != nil {
		log.Fatal(err)
	}
	first, err := svc.Orders.Receive(ctx, "key-1", incoming())
	if err != nil {
		log.Fatal(err)
	}
	again, err := svc.Orders.Receive(ctx, "key-2", incoming())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("one order:", first.Stream == again.Stream, "repeated:", again.Repeated)

	bad := incoming()
	bad.MessageID, bad.Rx.Sig, bad.Rx.Prescriber = "0002", rx.Sig{}, rx.Prescriber{}
	_, err = svc.Orders.Receive(ctx, "key-3", bad)
	var problems rx.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Println(p)
		}
	}

	second := incoming()
	second.MessageID = "0003"
	_, err = svc.Orders.Receive(ctx, "key-4", second)
	var taken *mailrx.RefTaken
	fmt.Println("another fill of the drug is open:", errors.As(err, &taken) && taken.Holder == first.Stream)
	// Output:
	// one order: true repeated: true
	// sig: no directions to the patient (prescriber)
	// prescriber.name: the prescriber's name is needed (pharmacist)
	// another fill of the drug is open: true
}

// What the plan pays, why, and what the same prescription costs elsewhere, before anything is ordered.
func ExampleLocalCoverage() {
	doc, err := formulary.ParseDocument([]byte(planJSON))
	if err != nil {
		log.Fatal(err)
	}
	compiled, err := formulary.Compile(doc)
	if err != nil {
		log.Fatal(err)
	}
	payer := mailrx.LocalCoverage{Plan: compiled}
	a, err := payer.Quote(context.Background(), mailrx.Claim{RxCUI: 314076, Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90,
		Date: cal.Of(2026, time.November, 2)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: the member pays $%s, the plan $%s of $%s\n", a.Status, a.Member, a.Plan, a.Price)
	for _, o := range a.Offers {
		fmt.Printf("%s, %d days: $%s\n", o.Channel, o.Days, o.Member)
	}
	// Output:
	// covered: the member pays $9.00, the plan $48.30 of $57.30
	// preferred-mail, 90 days: $9.00
	// standard-retail, 90 days: $45.00
	// standard-retail, 30 days: $15.00
}
