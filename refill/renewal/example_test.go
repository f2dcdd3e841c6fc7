package renewal_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

func ExampleDecide() {
	zone := time.FixedZone("CST", -6*3600) // the pharmacy's
	var state renewal.State
	act := func(now time.Time, role pharmacy.Role, c stream.Named) {
		out := renewal.Decide(state, stream.Command{By: pharmacy.Actor{Role: role}, Do: c}, now)
		for _, e := range out.Events {
			state = renewal.Evolve(state, e)
			fmt.Println(cal.In(now, zone), stream.Describe(e))
		}
	}
	act(time.Date(2026, 11, 20, 8, 0, 0, 0, zone), pharmacy.RoleSystem, renewal.Start{
		Rx: rx.Facts{ID: "rx-1", Schedule: drug.NotControlled}, RunOut: cal.Of(2026, time.December, 15)})
	act(time.Date(2026, 11, 20, 10, 0, 0, 0, zone), pharmacy.RoleMember, renewal.MemberAnswers{Yes: true})
	for state.Status == renewal.Requested {
		act(state.Timer.In(zone), pharmacy.RoleSystem, renewal.Due{})
	}
	act(time.Date(2026, 12, 1, 9, 0, 0, 0, zone), pharmacy.RolePrescriber, renewal.PrescriberAnswers{Outcome: renewal.Approved})
	// Output:
	// 2026-11-20 no refill is left and supply runs out on 2026-12-15: the member is asked about a renewal, and has until 2026-11-30 to answer
	// 2026-11-20 agreed: the prescriber is to be asked
	// 2026-11-20 prescriber asked for a new prescription (attempt 1, electronic)
	// 2026-11-23 prescriber asked for a new prescription (attempt 2, fax)
	// 2026-11-24 prescriber asked for a new prescription (attempt 3, phone)
	// 2026-11-27 prescriber silent for 6 days
	// 2026-12-01 prescriber answered: approved
}

func ExampleAttemptOn() {
	thanksgiving := cal.Of(2026, time.November, 26)
	fax := renewal.AttemptOn(2, thanksgiving, thanksgiving) // day 2 is a Saturday
	phone := renewal.AttemptOn(3, thanksgiving, fax)        // day 4 is taken
	fmt.Println(fax, phone)
	// Output: 2026-11-30 2026-12-01
}

func ExampleNeed_Trigger() {
	asked := renewal.Need{
		AsOf:     cal.Of(2026, time.November, 11),
		RunOut:   cal.Of(2026, time.December, 15),
		LastDate: cal.Of(2026, time.November, 10), RefillsLeft: 2, RefillsKnown: true,
	}.Trigger()
	fmt.Println("needed:", asked.Needed, "- ask the member on", asked.Contact)
	for _, step := range asked.Trace.Reasons() {
		fmt.Println(step)
	}
	// Output:
	// needed: yes - ask the member on 2026-11-15
	// renewal.expired: the prescription could be filled through 2026-11-10; 2026-11-11 is too late (prescriber can act)
	// renewal.ends_first: the prescription ends on 2026-11-10, before the next shipment on 2026-12-01 (prescriber can act)
}

func ExampleState_Message() {
	state := renewal.State{Status: renewal.NoResponse, RunOut: cal.Of(2026, time.December, 15),
		Rx: rx.Facts{DrugName: "Lisinopril 10 mg", Schedule: drug.NotControlled}}
	text := state.Message(renewal.SMS, drug.No) // not opted in
	fmt.Printf("%q runs out on %s: %v\n", text.Drug, text.RunOut, text.Options)
	behindLogin := state.Message(renewal.Portal, drug.No)
	fmt.Printf("%q\n", behindLogin.Drug)

	text.Drug = "Lisinopril 10 mg"
	fmt.Println(text.Check(renewal.SMS, drug.No))
	// Output:
	// "" runs out on 2026-12-15: [call_prescriber other_prescriber local_bridge]
	// "Lisinopril 10 mg"
	// renewal: message: Drug is named by a medium that others can read, without the member's opt-in
}
