package law_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The last day on which a prescription may be filled, and whose rule it is.
func ExampleBook_LastDate() {
	book := law.Standard() // compile once, and keep it
	last, r := book.LastDate(law.Validity{
		Schedule: drug.ScheduleIV, State: "MO", Issued: cal.Of(2026, time.October, 3),
	})
	fmt.Println(last, r.Outcome)
	for _, step := range r.Trace.Steps() {
		fmt.Printf("%s (%s, %s)\n", step.Text(), step.Rule.Source, step.Rule.Evidence)
	}
	// Output:
	// 2027-04-03 allow
	// federal: may be filled after its issue for: 6 months (21 CFR 1306.22(a), read)
}

// A fact is asked for where it would change the answer.
func ExampleBook_MayFill() {
	book := law.Standard()
	q := law.Validity{Schedule: drug.NotControlled, State: "MA", Issued: cal.Of(2026, time.January, 31)}
	for _, on := range []cal.Date{cal.Of(2026, time.March, 2), cal.Of(2026, time.March, 3)} {
		r := book.MayFill(q, on)
		fmt.Println(on, r.Outcome)
		for _, why := range r.Trace.Reasons() {
			fmt.Println("  ", why)
		}
	}
	// Output:
	// 2026-03-02 allow
	// 2026-03-03 need_info
	//    law.prescriber_state_unknown: the state of the prescriber is not known (pharmacy can act)
}

func ExampleBook_RefillsLeft() {
	book := law.Standard()
	n, r := book.RefillsLeft(law.Refilling{
		Validity: law.Validity{Schedule: drug.ScheduleIV, State: "MO", Issued: cal.Of(2026, time.October, 3)},
		Written:  11, Dispensed: 5, DaysSupply: 30,
	}, cal.Of(2027, time.March, 20))
	fmt.Println(n, r.Outcome)
	fmt.Println(r.Trace.Reasons()[0])
	// Output:
	// 0 deny
	// law.none_left: no refill is left (prescriber can act)
}

// A schedule IV prescription moved before is moved again only between pharmacies that share a database.
func ExampleBook_Transfer() {
	moves := func(in law.Scope, id string) law.Row {
		return law.Row{ID: id, Kind: law.KindTransferRefill, In: in, Schedules: law.CIIItoV,
			Value: law.Value{Outcome: law.Allow}, Citation: "read by our counsel, 2026-11-20", Evidence: reason.Read}
	}
	house := law.Pack{ID: "house", Version: "1", Rules: []law.Row{moves("MO", "house.mo.transfer"), moves("IL", "house.il.transfer")}}
	book, err := law.Compile(law.Federal(), law.States(), house)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := law.Move{
		Validity: law.Validity{Schedule: drug.ScheduleIV, State: "IL", Issued: cal.Of(2026, time.November, 1)},
		From:     "MO", To: "IL", Filled: 1, RefillsLeft: 3, RefillsKnown: true, Moved: 1, Pharmacists: drug.Yes,
	}
	for _, shared := range []drug.Answer{drug.Unknown, drug.No, drug.Yes} {
		q.SharedDatabase = shared
		fmt.Println(shared, book.Transfer(q, cal.Of(2026, time.November, 24)).Outcome)
	}
	// Output:
	// unknown need_info
	// no deny
	// yes allow
}

// What is still missing from a transfer, in one list.
func ExampleTransferMissing() {
	q := law.Move{Validity: law.Validity{Schedule: drug.NotControlled}}
	have := law.TransferNeeds(q) &^ (law.RefillsLeftItem | law.TransferDate)
	missing, r := law.TransferMissing(law.TransferNeeds(q), have)
	fmt.Println(r.Outcome, "-", missing)
	// Output:
	// need_info - refills left, transfer date
}

// A host knows its state's rule better, and adds one of its own: controlled drugs by EPCS alone.
func ExampleCompile() {
	states := law.States().With(law.Row{
		ID: "state.il.expiry", Kind: law.KindExpiry, In: "IL", Schedules: law.NonControlled, Value: law.Value{Months: 12},
		Citation: "read by our counsel, 2026-11-20", Evidence: reason.Read,
	})
	states.Version = "2026-11-24 house"
	house := law.Pack{ID: "house", Version: "3", Rules: []law.Row{{
		ID: "house.paper", Kind: law.KindPaper, In: law.Country, Schedules: law.CIItoV, Value: law.Value{Outcome: law.Deny},
		Citation: "policy 12: controlled drugs by EPCS alone", Evidence: reason.Proposal,
	}}}
	book, err := law.Compile(law.Federal(), states, house)
	if err != nil {
		fmt.Println(err)
		return
	}
	last, _ := book.LastDate(law.Validity{Schedule: drug.NotControlled, State: "IL", Issued: cal.Of(2026, time.January, 31)})
	r := book.Accepts(law.FormQuestion{Form: law.Paper, Schedule: drug.ScheduleIV, State: "IL", Received: cal.Of(2026, time.November, 24)})
	fmt.Println(last, r.Outcome)
	// Output:
	// 2027-01-31 deny
}

// Every fault is told, with its pack, row and field.
func ExampleCompile_faults() {
	_, err := law.Compile(law.Federal(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
		{ID: "house.expiry", Kind: law.KindExpiry, In: "QQ", Schedules: law.NonControlled, Value: law.Value{Months: 12},
			Evidence: reason.Read},
		{ID: "house.permit", Kind: law.KindPermit, In: "TX", Value: law.Value{Months: 12}, Citation: "x", Evidence: reason.Read},
	}})
	fmt.Println(err)
	// Output:
	// law: pack house, row house.expiry, In: unknown state
	// law: pack house, row house.expiry, Citation: missing
	// law: pack house, row house.permit, Schedules: missing
	// law: pack house, row house.permit, Value: exactly one is needed of Outcome
	// law: pack house, row house.permit, Value: a rule of this kind has no Months
}

// A rule that has ended fails closed, and says so.
func ExampleBook_MayPrescribe() {
	book := law.Standard()
	q := law.Authority{
		Schedule: drug.ScheduleIV, State: "MO", Licensed: drug.Yes, Individual: drug.Yes, Excluded: drug.No,
		DEACovers: drug.Yes, StateCovers: drug.Yes, Purpose: drug.Yes, Remote: drug.Yes, Buprenorphine: drug.No,
	}
	for _, q.Issued = range []cal.Date{cal.Of(2026, time.December, 31), cal.Of(2027, time.January, 1)} {
		r := book.MayPrescribe(q)
		fmt.Println(q.Issued, r.Outcome)
		for _, why := range r.Trace.Reasons() {
			fmt.Println("  ", why)
		}
	}
	// Output:
	// 2026-12-31 allow
	// 2027-01-01 deny
	//    law.rule_ended: the rule ended on 2026-12-31, and none in force is known (host can act)
}

// Three days of a tablet without the prescriber, in a state whose rule the host brings.
func ExampleBook_EmergencySupply() {
	book, err := law.Compile(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{{
		ID: "house.mo.emergency", Kind: law.KindEmergency, In: "MO", Schedules: law.NonControlled, Value: law.Value{Hours: 72},
		Citation: "read by our counsel, 2026-11-20", Evidence: reason.Read,
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	q := law.Emergency{
		Schedule: drug.NotControlled, State: "MO", On: cal.Of(2026, time.November, 24), LastFill: cal.Of(2026, time.August, 20),
		Used: drug.No, PerDay: drug.Units(1, drug.Tablet),
	}
	amount, days, r := book.EmergencySupply(q)
	fmt.Println(r.Outcome, r.Trace.Reasons()[0].Text())

	q.Attempts = 2
	amount, days, r = book.EmergencySupply(q)
	fmt.Println(r.Outcome, amount.Words(), days)
	// Output:
	// need_info no attempt to reach the prescriber is logged
	// allow 3 tablets 3
}

// How long a record is kept: the longest of all rules.
func ExampleBook_KeepUntil() {
	book := law.Standard()
	q := law.Record{Class: law.RxRecord, Schedule: drug.ScheduleIV, State: "MO", PartD: drug.Yes, Last: cal.Of(2026, time.November, 24)}
	keep, r := book.KeepUntil(q, cal.Of(2034, time.January, 1))
	fmt.Println(keep, "purge:", r.Outcome)
	q.LegalHold = true
	_, r = book.KeepUntil(q, cal.Of(2050, time.January, 1))
	fmt.Println("under a legal hold, purge:", r.Outcome)
	// Output:
	// 2036-12-31 purge: deny
	// under a legal hold, purge: deny
}

// The rest of a schedule II fill after a short stock: 72 hours of elapsed time.
func ExampleBook_RestBy() {
	book := law.Standard()
	by, r := book.RestBy(law.PartialFill{
		Validity: law.Validity{Schedule: drug.ScheduleII, State: "NY", Issued: cal.Of(2026, time.October, 1)},
		Cause:    law.ShortStock, First: time.Date(2026, time.October, 1, 18, 5, 0, 0, time.UTC),
	})
	fmt.Println(by.At.Format(time.RFC3339), r.Outcome)
	// Output:
	// 2026-10-04T18:05:00Z allow
}

// The pharmacy has 20 of 60 tablets of a schedule II prescription. The rest is owed, and lapses after 72 hours.
func ExampleBook_MayFillPart() {
	book := law.Standard()
	at := time.Date(2026, time.October, 1, 18, 5, 0, 0, time.UTC)
	part := law.PartialFill{
		Validity: law.Validity{Schedule: drug.ScheduleII, State: "NY", Issued: cal.Of(2026, time.October, 1)},
		Total:    drug.Units(60, drug.Tablet), Dispensed: drug.Units(0, drug.Tablet), Now: drug.Units(20, drug.Tablet),
		Cause: law.ShortStock, First: at, At: at, Zone: time.UTC,
	}
	by, _ := book.RestBy(part)
	fmt.Println(book.MayFillPart(part).Outcome, "- owed:", part.Owed().Words(), "by", by.At.Format(time.RFC3339))

	part.Dispensed, part.Now, part.At = drug.Units(20, drug.Tablet), part.Owed(), at.Add(73*time.Hour)
	late := book.MayFillPart(part)
	fmt.Println(late.Outcome, late.Trace.Reasons()[0].Rule.Code)
	// Output:
	// allow - owed: 40 tablets by 2026-10-04T18:05:00Z
	// deny law.rest_void
}

// A site ships to a state in which it is licensed on the day.
func ExampleBook_SiteFor() {
	book := law.Standard()
	licensed := func(to cal.Date) []law.Licence {
		return []law.Licence{{Kind: law.Dispensing, State: "DE", Period: cal.Period{From: cal.Of(2024, time.January, 1), To: to}}}
	}
	sites := [][]law.Licence{licensed(cal.Of(2026, time.November, 30)), licensed(cal.Of(2027, time.December, 31))}
	q := law.Delivery{Schedule: drug.NotControlled, To: "DE", Ships: cal.Of(2026, time.December, 1), POBox: drug.No}
	q.Signature = drug.No
	i, r := book.SiteFor(sites, q)
	fmt.Println("site", i, r.Outcome, "- notice in the parcel:", book.Notice(q.To, q.Ships) != nil)
	// Output:
	// site 1 allow - notice in the parcel: true
}
