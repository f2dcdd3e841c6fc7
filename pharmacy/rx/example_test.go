package rx_test

import (
	"encoding/json"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Everything that is missing, by who can supply it: one call to the prescriber, not three.
func ExamplePrescription_Validate() {
	p := rx.Prescription{
		Drug:       rx.Drug{Description: "Zolpidem 5 mg tablet", Strength: "5 mg", Form: drug.FormTablet, Schedule: drug.ScheduleIV},
		Sig:        rx.Sig{Text: rx.NewSecret("Take 1 tablet at bedtime")},
		Written:    cal.Of(2026, 11, 20),
		Prescriber: rx.Prescriber{Last: "Jesterly", DEA: "MJ3614511", Street: "200 Practice Rd", City: "Samplecity", State: "MO", ZIP: "63166"},
		Signed:     drug.Yes,
	}
	patient := rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton")}

	problems := p.Validate(patient)
	fmt.Println("prescriber:", problems.By(reason.Prescriber))
	fmt.Println("pharmacist:", problems.By(reason.Pharmacist))
	// Output:
	// prescriber: rx: 1 problem: quantity: no quantity; ask what was meant (prescriber)
	// pharmacist: rx: 1 problem: patient.address: a controlled drug needs the patient's street, city, state and ZIP; a pharmacist may add them (pharmacist)
}

// A patient may be printed anywhere.
func ExampleNewSecret() {
	patient := rx.Patient{First: rx.NewSecret("Testa"), State: "MO"}
	out, _ := json.Marshal(patient)
	fmt.Println(string(out))
	fmt.Println(patient.First, patient.First.Reveal())
	// Output:
	// {"first":"[redacted]","state":"MO"}
	// [redacted] Testa
}

// What a machine stores: no patient text, and absent facts left out.
func ExamplePrescription_Facts() {
	p := rx.Prescription{
		ID: "rx-1", Patient: "person-1", Drug: rx.Drug{Description: "Lisinopril 10 mg tablet"},
		Sig: rx.Sig{Text: rx.NewSecret("Take 1 tablet daily")}, Quantity: drug.Units(90, drug.Tablet), Refills: rx.PRN(),
	}
	facts := p.Facts(drug.Product{RxCUI: 314076, Ingredient: 29046, Schedule: drug.NotControlled, Maintenance: drug.Yes})
	out, _ := json.Marshal(facts)
	fmt.Println(string(out))
	// Output:
	// {"id":"rx-1","patient":"person-1","rxcui":"314076","ingredient":"29046","schedule":"none","maintenance":"yes","quantity":{"value":"90","unit":"C48542"},"refills":"PRN"}
}

func ExampleParseNPI() {
	_, err := rx.ParseNPI("1234567890")
	fmt.Println(err)
	// Output: rx: NPI: the check digit does not fit
}

// A wrong shape is an error; a wrong check digit is for a pharmacist to verify.
func ExampleParseDEA() {
	d, _ := rx.ParseDEA("ab1234567")
	fmt.Println(d, d.CheckDigitOK())

	d, _ = rx.ParseDEA("RW0184159")
	for _, note := range d.Notes('S') {
		fmt.Println(note.Text)
	}
	// Output:
	// AB1234567 false
	// P and R are the first letters of distributors, not of prescribers
	// the second letter is not the first one of the prescriber's last name
}

// No number stands in for "as needed", or for a word that was not given.
func ExampleRefills() {
	var absent rx.Refills
	for _, r := range []rx.Refills{absent, rx.RefillCount(0), rx.PRN()} {
		n, ok := r.Count()
		fmt.Printf("%q %d %t\n", r, n, ok)
	}
	// Output:
	// "" 0 false
	// "0" 0 true
	// "PRN" 0 false
}

func ExampleDAW() {
	d, _ := rx.ParseDAW("2")
	fmt.Println(d, d.Meaning())
	// Output: 2 the member asks for the brand
}
