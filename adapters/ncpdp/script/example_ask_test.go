package script_test

import (
	"fmt"
	"os"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// thirtyDays is a prescription for a month, as it came.
func thirtyDays() (*script.Message, script.NewRx) {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		panic("the message of an example is not there")
	}
	m := must(string(data))
	n, err := m.NewRx()
	if err != nil {
		panic("the message of an example is no NewRx")
	}
	n.Prescription.Quantity, n.Prescription.DaysSupply, n.Prescription.Refills = drug.Units(30, drug.Tablet), 30, rx.RefillCount(0)
	return m, n
}

// A member wants by mail what another pharmacy filled for 30 days: the prescriber is asked for 90 days and three refills.
func ExampleNewRxRequestOf() {
	_, n := thirtyDays()
	q := script.NewRxRequestOf(n, "REQ-1")
	supply := &q.Requested[0].Prescription
	supply.Quantity, supply.DaysSupply, supply.Refills = drug.Units(90, drug.Tablet), 90, rx.RefillCount(3)
	l := script.Letter{
		Dialect: script.DialectOf(script.V2017071), MessageID: "EX-REQ-1", Sent: time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC),
		To: script.Party{Qualifier: "D", ID: "6000000000001"}, From: script.Party{Qualifier: "P", ID: "2699999"},
	}
	out, err := l.Request(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	asked, err := must(string(out)).Request()
	if err != nil {
		fmt.Println(err)
		return
	}
	p := asked.Requested[0].Prescription
	fmt.Println(asked.Kind, asked.Reference, "from", asked.Pharmacy.Name)
	fmt.Println(p.Drug.Description, p.Quantity, p.DaysSupply, "days, refills:", p.Refills, "written:", p.Written.IsSet())
	// Output:
	// NewRxRequest REQ-1 from Mail Order Pharmacy
	// Lisinopril 10 mg tablet 90 tablet 90 days, refills: 3 written: false
}

// A prescription for 30 days is cheaper as one for 90: the prescriber may approve that, and a yes is held against it.
func ExampleChangeOf() {
	m, n := thirtyDays()
	longer := script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true}
	longer.Prescription.Quantity, longer.Prescription.DaysSupply, longer.Prescription.Refills = drug.Units(90, drug.Tablet), 90, rx.RefillCount(3)
	q := script.ChangeOf(n, "REQ-1", "S", longer)
	out, err := m.Answer("EX-REQ-1", time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC)).Request(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	asked, err := must(string(out)).Request()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(asked.Kind, asked.Code, asked.Prescribed.Prescription.DaysSupply, "days into", asked.Requested[0].Prescription.DaysSupply)
	answer := script.Response{Kind: script.KindRxChangeResponse, Verdict: script.Verdict{Outcome: script.Approved}, Medication: longer}
	fmt.Println(script.Judge(asked, answer).Implied)
	answer.Medication.Prescription.Refills = rx.RefillCount(1)
	j := script.Judge(asked, answer)
	fmt.Println(j.Implied, j.Differences, "-", j.Problem.Text)
	// Output:
	// RxChangeRequest S 30 days into 90
	// approved
	// approved with changes [refills] - approved means: the refills asked for, and nothing else changed
}
