package reason_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

func Example() {
	listed := &reason.Rule{
		Code: "plan.not_listed", Reject: "70", Who: reason.Prescriber,
		Text: "the plan does not list the drug", Passed: "the plan lists the drug",
	}
	tooSoon := &reason.Rule{
		Code: "refill.too_soon", Reject: "79", Who: reason.Member,
		Text:  "supply on hand lasts {a}, a refill may leave {b}",
		Facts: reason.Facts{A: "on hand", B: "limit"},
	}

	var t reason.Trace
	t.Pass(listed, 0, 0, reason.None)
	t.Fail(tooSoon, 30, 22, reason.Days)

	fmt.Print(t)
	fmt.Println("rejects:", t.Rejects())
	// Output:
	// plan.not_listed: the plan lists the drug
	// refill.too_soon: supply on hand lasts 30 days, a refill may leave 22 days (member can act, reject 79)
	// rejects: [79]
}

func ExampleStep_MarshalJSON() {
	rule := &reason.Rule{
		Code: "law.expired", Who: reason.Prescriber, Text: "the prescription ended on {a}",
		Facts: reason.Facts{A: "last day"},
	}
	step := reason.Step{Rule: rule, A: reason.DateFact(2026, time.November, 24), Unit: reason.Date, Failed: true}
	out, _ := json.MarshalIndent(step, "", "  ")
	fmt.Println(string(out))
	// Output:
	// {
	//   "code": "law.expired",
	//   "failed": true,
	//   "text": "the prescription ended on 2026-11-24",
	//   "who": "prescriber",
	//   "facts": [
	//     {
	//       "name": "last day",
	//       "value": 739944,
	//       "unit": "date",
	//       "text": "2026-11-24"
	//     }
	//   ]
	// }
}
