package order_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// One order from the prescription to the door. In a program package mailrx does what the comments say is done outside.
func Example() {
	ndc, _ := drug.ParseNDC("99999-0101-90")
	rx1 := rx.Facts{ID: "rx-1", Patient: "mem-1", NDC: ndc, Ingredient: 29046, Schedule: drug.NotControlled,
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90}
	pharmacist := pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "rph-7"}
	host := pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "host"}
	now := time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC)
	today, arrival := cal.In(now, time.UTC), now.Add(50*time.Hour)

	var o order.State
	do := func(by pharmacy.Actor, c stream.Named) {
		out := order.Decide(o, stream.Command{By: by, Do: c}, now)
		for _, e := range out.Events {
			o = order.Evolve(o, e)
			fmt.Println(stream.Describe(e))
		}
	}
	do(pharmacist, order.Open{Order: stream.ID{Kind: order.Kind, Name: "k3q"}, Kind: order.NewFill, Channel: pharmacy.ChannelERx,
		Member: "mem-1", ShipTo: rx.ShipTo{Person: "mem-1", Version: 1}, Lines: []order.Asked{{Rx: rx1}}})
	do(pharmacist, order.Review{Line: 1, Verdict: order.Approve})
	do(host, order.StockAnswer{Line: 1, OK: true}) // the shelf was asked,
	do(host, order.ClaimAnswer{Line: 1, Claim: order.Adjudication{Claim: "claim-1", Status: "covered", Date: today, Priced: true,
		Price: money.Cents(5730), Member: money.Cents(900), Plan: money.Cents(4830)}}) // the payer,
	do(host, order.PaymentAnswer{Line: 1, Payment: "pay-1"}) // and the bank
	do(pharmacist, order.Dispense{Line: 1, Product: ndc})
	do(host, order.ServiceAnswer{Carrier: "ups", Service: "ups_ground", Price: money.Cents(912)}) // the desk chose
	do(host, order.LabelAnswer{Outcome: order.LabelBought, LabelID: "L-1", Tracking: "1Z999AA10000000012"})
	now = arrival
	do(host, order.TrackAnswer{Status: "delivered", Scans: []order.Scan{
		{Status: "accepted", At: arrival.Add(-46 * time.Hour)}, {Status: "delivered", At: arrival}}})
	do(host, order.MoneyAnswer{Line: 1, Done: order.Captured}) // the bank has paid
	// Output:
	// new order by electronic message: 90 tablets for 90 days; delivery promised by 2026-12-04
	// reviewed and approved
	// set aside on the shelf
	// covered: the member pays $9.00, the plan $48.30 of $57.30
	// payment of $9.00 authorized
	// dispensed and packed
	// goes by ups ground for $9.12
	// label bought for $9.12, tracking number ending in 0012
	// handed to the carrier on 2026-11-23
	// parcel accepted
	// parcel delivered
	// delivered on 2026-11-25
	// payment captured
}

// A refusal is an answer: by which rule, who can act, and how far the line has come.
func ExampleDecide() {
	member := pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}
	now := time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC)
	out := order.Decide(order.State{}, stream.Command{By: member, Do: order.Cancel{Reason: "not_wanted"}}, now)
	fmt.Println(out.Refusal)
	// Output: order.unknown: there is no such order (host can act)
}

func ExampleHolds() {
	for _, h := range order.Holds()[:3] {
		fmt.Printf("%s: %s; next: %s\n", h.Reason, h.Text, h.Owner)
	}
	// Output:
	// prescriber_clarification: the prescriber is asked to make the prescription clear; next: pharmacist
	// prior_authorization: the plan wants to authorize this drug first; next: plan
	// coverage: the plan does not cover this fill as asked; next: plan
}

func ExampleStatus_Next() {
	fmt.Println(order.Packed.Next(), order.Cancelled.Next())
	// Output: [shipped on_hold] []
}
