package reasontest_test

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

func ExampleFaults() {
	table := []*reason.Rule{
		{Code: "plan.not_listed", Text: "the plan does not list the drug", Reject: "70"},
		{Code: "plan.too_many", Text: "the plan pays for {a}"},
	}
	for _, fault := range reasontest.Faults(table, []reason.Code{"plan.not_listed"}) {
		fmt.Println(fault)
	}
	// Output:
	// row 1, plan.too_many: a text has {a}, but Facts does not name it
	// row 1, plan.too_many: no golden case shows it
}
