package transfer_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

// A member asks that a drug be moved to home delivery, and the other pharmacy never answers.
func ExampleDecide() {
	zone := time.FixedZone("CST", -6*3600) // the pharmacy's
	var state transfer.State
	act := func(now time.Time, role pharmacy.Role, c stream.Named) {
		out := transfer.Decide(state, stream.Command{By: pharmacy.Actor{Role: role}, Do: c}, now)
		for _, e := range out.Events {
			state = transfer.Evolve(state, e)
			fmt.Println(cal.In(now, zone), stream.Describe(e))
		}
	}
	act(time.Date(2026, 11, 20, 10, 0, 0, 0, zone), pharmacy.RoleMember, transfer.Ask{
		Direction: transfer.In, Named: drug.Yes, Born: drug.Yes,
		Rx:    rx.Facts{ID: "rx-1", Patient: "p-1", DrugName: "Examplol 10 mg", Schedule: drug.NotControlled},
		Other: transfer.Pharmacy{Name: "Corner Pharmacy", Phone: "555-0150"},
	})
	for state.Status == transfer.Contacting {
		act(state.Timer.In(zone), pharmacy.RoleSystem, transfer.Due{})
	}
	fmt.Println(state.Code.Rule().Text)
	// Output:
	// 2026-11-20 a transfer to home delivery is asked for
	// 2026-11-20 the other pharmacy is asked (attempt 1, electronic) and has until 2026-11-26 to answer
	// 2026-11-23 the other pharmacy is asked (attempt 2, phone) and has until 2026-11-26 to answer
	// 2026-11-24 the other pharmacy is asked (attempt 3, fax) and has until 2026-11-26 to answer
	// 2026-11-27 ended: no_response (PHARMACY_NO_RESPONSE)
	// the other pharmacy did not answer: call it, ask the prescriber for a new prescription, or fill it there once more
}

// Another pharmacy takes a prescription over: our pharmacist releases it, and our copy is closed.
func ExampleState_BarsFill() {
	zone := time.FixedZone("CST", -6*3600)
	monday := time.Date(2026, 11, 23, 9, 0, 0, 0, zone)
	book := law.Standard()
	carried := outOf() // everything that a transfer must carry
	var state transfer.State
	for _, c := range []stream.Named{
		transfer.Ask{Direction: transfer.Out, Rx: carried.Rx, Other: carried.To.Pharmacy},
		transfer.Release{Data: carried, Ruling: transfer.Judge(book, carried, cal.In(monday, zone))},
	} {
		out := transfer.Decide(state, stream.Command{By: pharmacy.Actor{Role: pharmacy.RolePharmacist}, Do: c}, monday)
		for _, e := range out.Events {
			state = transfer.Evolve(state, e)
		}
	}
	fmt.Println(state.Status, state.Record.Mark(), state.Record.Data.Left, "refills follow")
	fmt.Println(state.BarsFill().Text)
	// Output:
	// released VOID 3 refills follow
	// the prescription has moved: this copy is closed, and nothing is filled or moved from it
}

func ExampleRoute() {
	wish := transfer.Wish{
		Law: law.Allow, Left: rx.RefillCount(5), Filled: drug.Yes, // 30 days with 5 refills at the corner
		DaysSupply: 30, Joins: drug.No, MailDays: 90, MailLeast: 35,
	}
	way, trace := transfer.Route(wish)
	fmt.Println(way)
	for _, s := range trace.Reasons() {
		fmt.Println(s.Text())
	}
	// Output:
	// new_rx
	// a fill is 30 days, and mail fills 35 days at the least: ask for a new prescription of the full supply plus refills
}

// The other pharmacy's answer, as its pharmacist gave it on the phone: one thing was not said.
func ExampleData_Lacks() {
	corner := transfer.Pharmacy{Name: "Corner Pharmacy", Street: "1 Corner St", City: "Exampleton", State: "IL", ZIP: "62701"}
	home := transfer.Pharmacy{Name: "Home Delivery", Street: "1 Parcel Way", City: "Exampleton", State: "MO", ZIP: "63166"}
	answer := transfer.Data{
		Rx: rx.Facts{ID: "rx-1", Patient: "p-1", DrugName: "Examplol 10 mg", Schedule: drug.NotControlled,
			Written: cal.Of(2026, time.October, 3), Refills: rx.RefillCount(5)},
		Elements: drug.Yes, Electronic: drug.No, Partly: drug.No, Moved: drug.No, PatientState: "MO",
		Filled: drug.Yes, FirstFill: cal.Of(2026, time.October, 3),
		Earlier: []transfer.Earlier{{On: cal.Of(2026, time.October, 26), Place: "Corner Pharmacy"}},
		From:    transfer.Side{Pharmacy: corner, Pharmacist: "Farah Mazist", Role: pharmacy.RolePharmacist, RxNumber: "vault-7"},
		To:      transfer.Side{Pharmacy: home, Pharmacist: "Pharis Tester", Role: pharmacy.RolePharmacist, RxNumber: "vault-8"},
	}
	fmt.Println(answer.Lacks())

	answer.Left = rx.RefillCount(4)
	fmt.Println(answer.Lacks(), answer.Facts("rx-1", "p-1").Refills) // our first fill is one of the four
	// Output:
	// [left]
	// [] 3
}

func ExampleJudge() {
	v := outOf()
	v.Left, v.Rx.Refills = rx.RefillCount(0), rx.RefillCount(2)
	ruling := transfer.Judge(law.Standard(), v, cal.Of(2026, time.November, 24))
	fmt.Println(ruling.Outcome, ruling.Code, ruling.Why[0].Code)
	// Output: deny NO_REFILLS law.none_left
}

func ExampleRecord_Retention() {
	record := transfer.Record{Direction: transfer.Out, On: cal.Of(2026, time.November, 24), Data: outOf()}
	question := record.Retention(cal.Of(2026, time.December, 1), "MO", drug.Yes)
	last, _ := law.Standard().KeepUntil(question, cal.Of(2026, time.December, 1))
	fmt.Println(last) // ten years from the end of the plan year
	// Output: 2036-12-31
}
