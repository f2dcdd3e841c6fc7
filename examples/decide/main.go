// Command decide prices one prescription: is it covered by mail, what does the member pay, why, and what would it cost
// elsewhere. It is the code of the README.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

//go:embed plan.json
var planJSON []byte

func main() {
	if err := decide(planJSON); err != nil {
		log.Fatal(err)
	}
}

func decide(planJSON []byte) error {
	doc, err := formulary.ParseDocument(planJSON) // every mistake at once, each with its place
	if err != nil {
		return err
	}
	plan, err := formulary.Compile(doc)
	if err != nil {
		return err
	}
	claim := formulary.Request{
		Date: cal.Of(2026, time.November, 24), RxCUI: 314076, // lisinopril 10 mg tablet
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Channel: formulary.PreferredMail,
	}
	d := plan.Decide(&claim)
	fmt.Println(d.Status, d.Member) // covered 9.00
	for _, o := range plan.Compare(&claim) {
		fmt.Println(o.Channel, o.DaysSupply, "days", o.Decision.Status, o.Decision.Member) // standard-retail 90 days covered 45.00 …
	}
	return d.Explain(os.Stdout) // why, line by line
}
