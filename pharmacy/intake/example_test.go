package intake_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// A member calls for a refill and has the prescription number at hand, but not the ZIP.
func ExampleMay() {
	request := intake.Request{
		Act: intake.Refill, By: pharmacy.RoleMember, Channel: pharmacy.ChannelPhone, On: cal.Of(2026, time.November, 24),
		Proof:   intake.Proof{RxNumber: drug.Yes, Born: drug.Yes}, // what the caller gave, and it was right
		Subject: intake.Subject{Whose: intake.Own}, Schedule: drug.NotControlled, PaymentDue: drug.No,
	}
	ruling := intake.May(law.Standard(), request)
	fmt.Println(ruling.Outcome, ruling.Needs)

	request.Proof.ZIP = drug.Yes
	ruling = intake.May(law.Standard(), request)
	fmt.Println(ruling.Outcome)

	request.Act = intake.Address // the same caller now wants the parcels elsewhere
	ruling = intake.May(law.Standard(), request)
	fmt.Println(ruling.Outcome, ruling.Needs)
	// Output:
	// need_info [zip]
	// allow
	// deny [login second_factor]
}

func ExampleChannels() {
	fmt.Println(intake.Channels(pharmacy.RolePrescriber, intake.NewRx))
	fmt.Println(intake.Channels(pharmacy.RoleMember, intake.NewRx))
	// Output:
	// [erx phone fax]
	// [mail]
}

func ExampleProve() {
	kept := intake.Claim{RxNumber: rx.NewSecret("123456789012"), ZIP: rx.NewSecret("63166-9967")}
	proof := intake.Prove(intake.Claim{RxNumber: rx.NewSecret("1234 5678 9012"), ZIP: rx.NewSecret("63166")}, kept)
	fmt.Println(proof.Level())

	var lock intake.Lock
	for range intake.MaxFailures {
		wrong := intake.Prove(intake.Claim{ZIP: rx.NewSecret("10001")}, kept)
		lock = lock.After(wrong)
	}
	fmt.Println(lock.Locked())
	// Output:
	// L1
	// true
}

func ExampleJudgeFax() {
	from := intake.SenderOf(rx.NewSecret("+1 555 555 0111"), []string{"(555) 555-0111"})
	clinic := intake.JudgeFax(intake.Fax{From: from})
	newNumber := intake.JudgeFax(intake.Fax{Cover: drug.Yes})
	employer := intake.JudgeFax(intake.Fax{From: intake.SenderWorkplace})
	fmt.Println(clinic.Outcome)
	fmt.Println(newNumber.Outcome, newNumber.Then)
	fmt.Println(employer.Outcome, employer.Then)
	// Output:
	// allow
	// hold [call_back]
	// deny [tell_sender]
}

// One form came for two people, and a question of it is blank.
func ExampleCheckForm() {
	form := intake.MailForm{
		Members: []rx.PatientRef{"p-1", "p-2"}, MemberID: rx.NewSecret("M-100"), Signed: drug.Yes,
		Conditions: intake.Answered{None: true}, OTC: intake.Answered{Text: rx.NewSecret("ibuprofen")},
		Bill:    intake.Bill{Method: drug.Yes, Balance: new(money.Amount)},
		Scripts: []intake.Script{{Form: law.Paper, Schedule: drug.NotControlled}},
	}
	for _, person := range intake.CheckForm(law.Standard(), form, "MO", cal.Of(2026, time.November, 24)) {
		fmt.Println(person.Member, person.Ruling.Outcome, person.Ruling.Needs, person.Ruling.Then)
	}
	// Output:
	// p-1 need_info [allergies] [return_form]
	// p-2 deny [] [send_own_form]
}

func ExamplePays() {
	due, open := money.Cents(14_999), money.Cents(0)
	ruling := intake.Pays(intake.Bill{Due: &due, Balance: &open})
	fmt.Println(ruling.Outcome, ruling.Then)
	// Output: allow [send_invoice]
}

func ExampleCheckNew() {
	p := rx.Prescription{
		Drug:     rx.Drug{Description: "Examplol 10 mg tablet", Schedule: drug.NotControlled},
		Sig:      rx.Sig{Text: rx.NewSecret("one a day")},
		Written:  cal.Of(2026, time.November, 20),
		Origin:   rx.Phone,
		Quantity: drug.Quantity{}, // nobody said how many
		Prescriber: rx.Prescriber{
			NPI: "1234567893", Last: "Bringwell",
		},
	}
	who := rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton")}
	ruling := intake.CheckNew(p, who, pharmacy.RolePrescriber, pharmacy.ChannelPhone)
	fmt.Println(ruling.Outcome, ruling.Needs)
	fmt.Println(ruling.Trace.Reasons()[0])
	// Output:
	// hold [quantity]
	// rx.quantity_missing: no quantity; ask what was meant (prescriber can act)
}

func ExampleStartsAnew() {
	old := []rx.Facts{{ID: "rx-1", Patient: "p-1", Ingredient: 29046}}
	beside, then := intake.StartsAnew(rx.Facts{ID: "rx-2", Patient: "p-1", Ingredient: 29046}, old)
	fmt.Println(beside, then)
	// Output: [rx-1] [tell_no_carry_over]
}

func ExampleCheckPrescriber() {
	issued := cal.Of(2026, time.November, 20)
	ruling := intake.CheckPrescriber(law.Standard(), intake.Credentials{
		NPI: "1234567893", Supervision: drug.No,
		Licence: cal.Period{From: cal.Of(2020, time.January, 1), To: cal.Of(2026, time.October, 31)},
	}, law.Authority{Schedule: drug.NotControlled, State: "MO", Issued: issued, Individual: drug.Yes, Excluded: drug.No})
	fmt.Println(ruling.Outcome)
	fmt.Println(ruling.Trace.Reasons()[0].Text())
	// Output:
	// deny
	// the prescriber's licence was not active on the day of issue
}
