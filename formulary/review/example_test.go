package review_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var eastern, _ = time.LoadLocation("America/New_York") // the plan's zone

// host keeps a case and prints what happens to it.
type host struct{ state review.State }

func (h *host) do(now string, role pharmacy.Role, c stream.Named) {
	at, _ := time.ParseInLocation("2006-01-02 15:04", now, eastern)
	out := review.Decide(h.state, stream.Command{By: pharmacy.Actor{Role: role}, Do: c}, at)
	if out.Refusal != nil {
		fmt.Println(now, "refused:", out.Refusal.Step.Text())
	}
	for _, e := range out.Events {
		h.state = review.Evolve(h.state, e)
		fmt.Println(now, stream.Describe(e))
	}
}

func exampleCase(p review.Program, s review.Subject) review.Open {
	return review.Open{Case: review.Case{ID: "case-1", Member: "p-1", Drug: 90000001, Program: p, Subject: s, Wants: []string{"diagnosis"}}}
}

// A claim is refused with 75; the pharmacist opens a case, and the approval is what the next claim takes.
func ExampleDecide() {
	h := &host{}
	h.do("2026-11-20 09:00", pharmacy.RolePharmacist, exampleCase(review.PartD, review.PriorAuthorization))
	h.do("2026-11-20 09:10", pharmacy.RolePharmacist, review.Submit{Track: review.Standard})
	h.do("2026-11-20 09:30", pharmacy.RolePlan, review.Receive{})
	h.do("2026-11-20 11:00", pharmacy.RolePlan, review.AskFor{Codes: []string{"diagnosis"}})
	h.do("2026-11-21 08:00", pharmacy.RolePrescriber, review.Supply{Items: []review.Item{{Code: "diagnosis", Document: "doc-1"}}})
	h.do("2026-11-21 09:00", pharmacy.RolePlan, review.AskFor{Codes: []string{"diagnosis"}})
	h.do("2026-11-22 10:00", pharmacy.RolePlan, review.Answer{Outcome: review.Approved, To: cal.Of(2027, time.November, 21)})
	a, ok := h.state.Authorization()
	fmt.Println(a.Kind, a.From, a.To, ok)
	// Output:
	// 2026-11-20 09:00 prior authorization begun under part d
	// 2026-11-20 09:10 sent to the plan, standard
	// 2026-11-20 09:30 received, due 2026-11-23 14:30 UTC
	// 2026-11-20 11:00 1 item asked for, due 2026-11-23 14:30 UTC
	// 2026-11-21 08:00 1 item supplied, nothing is missing, due 2026-11-23 14:30 UTC
	// 2026-11-21 09:00 refused: all 1 are on file or were asked for before
	// 2026-11-22 10:00 approved at the determination, 2026-11-22 through 2027-11-21
	// prior-authorization 2026-11-22 2027-11-21 true
}

// A Part D plan lets 72 hours pass: the case goes to the independent review entity.
func ExampleDecide_deadlineMissed() {
	h := &host{}
	h.do("2026-11-20 09:00", pharmacy.RolePrescriber, exampleCase(review.PartD, review.PriorAuthorization))
	h.do("2026-11-20 09:10", pharmacy.RolePrescriber, review.Submit{Track: review.Standard})
	h.do("2026-11-20 09:30", pharmacy.RolePlan, review.Receive{})
	h.do("2026-11-23 09:31", pharmacy.RoleSystem, review.Due{})
	h.do("2026-11-24 08:00", pharmacy.RoleSystem, review.ForwardAnswer{})
	h.do("2026-11-24 08:00", pharmacy.RoleSystem, review.Receive{})
	fmt.Println(h.state.Level, h.state.Breaches[0].What, "late")
	// Output:
	// 2026-11-20 09:00 prior authorization begun under part d
	// 2026-11-20 09:10 sent to the plan, standard
	// 2026-11-20 09:30 received, due 2026-11-23 14:30 UTC
	// 2026-11-23 09:31 no answer at the determination in time: to be forwarded by 2026-11-24 14:30 UTC
	// 2026-11-24 08:00 forwarded to the independent review entity
	// 2026-11-24 08:00 received, due 2026-12-02 04:59 UTC
	// reconsideration answer late
}

// A drug that is not on the list, with the prescriber's letter: the statement starts the clock.
func ExampleSupport() {
	h := &host{}
	h.do("2026-11-02 09:00", pharmacy.RolePrescriber, exampleCase(review.PartD, review.FormularyException))
	h.do("2026-11-02 09:30", pharmacy.RolePrescriber, review.Submit{Track: review.Standard})
	h.do("2026-11-02 10:00", pharmacy.RolePlan, review.Receive{})
	h.do("2026-11-05 10:00", pharmacy.RolePrescriber, review.Support{Says: []review.Sentence{review.PatientPrefers}, Document: "letter-1"})
	h.do("2026-11-09 15:00", pharmacy.RolePrescriber, review.Support{Says: []review.Sentence{review.AllAdverse}, Document: "letter-2"})
	fmt.Println(h.state.Clock.Due.In(eastern).Format("2006-01-02 15:04"), h.state.Clock.Figure)
	// Output:
	// 2026-11-02 09:00 formulary exception begun under part d
	// 2026-11-02 09:30 sent to the plan, standard
	// 2026-11-02 10:00 received; the prescriber's statement is awaited, due 2026-11-19 15:00 UTC
	// 2026-11-05 10:00 refused: this does not say what such an exception is based on
	// 2026-11-09 15:00 the prescriber supports it, due 2026-11-12 20:00 UTC
	// 2026-11-12 15:00 part_d.determination.standard
}

// Each denial names the next level and its last day; a hearing needs $200 in dispute.
func ExampleState_Recourse() {
	h := &host{}
	h.do("2026-11-02 09:00", pharmacy.RolePharmacist, exampleCase(review.PartD, review.PriorAuthorization))
	h.do("2026-11-02 09:00", pharmacy.RolePharmacist, review.Submit{Track: review.Standard})
	deny := review.Answer{Outcome: review.Denied, Reason: "step_not_met", Alternatives: []drug.RxCUI{314076}}
	appeal := review.Appeal{Track: review.Standard, Reason: "disagree", Documents: []string{"letter-1"},
		Value: formulary.Dollars(money.Cents(180_00))}
	for _, day := range []string{"2026-11-02 10:00", "2026-11-09 10:00", "2026-11-16 10:00"} {
		h.do(day, pharmacy.RolePlan, review.Receive{})
		h.do(day, pharmacy.RolePlan, deny)
		r, _ := h.state.Recourse()
		fmt.Println("  why:", r.Reason, "covered:", r.Alternatives, "missing:", r.Missing, "next:", r.Next, "by", r.By)
		h.do(day, pharmacy.RoleMember, appeal)
	}
	// Output:
	// 2026-11-02 09:00 prior authorization begun under part d
	// 2026-11-02 09:00 sent to the plan, standard
	// 2026-11-02 10:00 received, due 2026-11-05 15:00 UTC
	// 2026-11-02 10:00 denied at the determination
	//   why: step_not_met covered: [314076] missing: [diagnosis] next: redetermination by 2027-01-06
	// 2026-11-02 10:00 redetermination asked for, standard; in time until 2027-01-06
	// 2026-11-09 10:00 received, due 2026-11-17 04:59 UTC
	// 2026-11-09 10:00 denied at the redetermination
	//   why: step_not_met covered: [314076] missing: [diagnosis] next: reconsideration by 2027-01-13
	// 2026-11-09 10:00 reconsideration asked for, standard; in time until 2027-01-13
	// 2026-11-16 10:00 received, due 2026-11-24 04:59 UTC
	// 2026-11-16 10:00 denied at the reconsideration
	//   why: step_not_met covered: [314076] missing: [diagnosis] next: hearing by 2027-01-20
	// 2026-11-16 10:00 refused: $180.00 is in dispute, $200.00 is needed
}

// A commercial plan asks for what is missing on day 8: the clock stands still until the answer, and 22 of 30 days are left.
func ExampleFiling_Clock() {
	f := review.Filing{
		Program: review.ERISA, Subject: review.PriorAuthorization, Level: review.Determination, Track: review.Standard,
		Received: time.Date(2026, time.November, 2, 9, 0, 0, 0, eastern),
	}
	c, _ := f.Clock(eastern)
	fmt.Println(cal.In(c.Due, eastern), c.Figure)
	f.Asked = time.Date(2026, time.November, 10, 10, 0, 0, 0, eastern)
	f.Answered = time.Date(2026, time.November, 25, 10, 0, 0, 0, eastern)
	c, _ = f.Clock(eastern)
	fmt.Println(cal.In(c.Due, eastern), c.Figure)
	// Output:
	// 2026-11-17 erisa.determination.standard
	// 2026-12-17 erisa.determination.standard
}

// An exception lasts to the end of the year, and the next parcel leaves after it.
func ExampleNextShipment() {
	h := &host{}
	h.do("2026-11-19 09:00", pharmacy.RolePharmacist, exampleCase(review.PartD, review.StepException))
	h.do("2026-11-19 09:00", pharmacy.RolePrescriber, review.Support{Says: []review.Sentence{review.RequiredHarmful}, Oral: true})
	h.do("2026-11-19 09:00", pharmacy.RolePharmacist, review.Submit{Track: review.Standard})
	h.do("2026-11-19 10:00", pharmacy.RolePlan, review.Receive{})
	h.do("2026-11-20 10:00", pharmacy.RolePlan, review.Answer{Outcome: review.Approved})
	h.do("2026-11-20 11:00", pharmacy.RoleSystem, review.NextShipment{On: cal.Of(2027, time.January, 10), RefillsLeft: 3})
	h.do("2026-12-01 00:00", pharmacy.RoleSystem, review.Due{})
	// Output:
	// 2026-11-19 09:00 step exception begun under part d
	// 2026-11-19 09:00 the prescriber supports it
	// 2026-11-19 09:00 sent to the plan, standard
	// 2026-11-19 10:00 received, due 2026-11-22 15:00 UTC
	// 2026-11-20 10:00 approved at the determination, 2026-11-20 through 2026-12-31
	// 2026-11-20 11:00 the approval does not reach the parcel of 2027-01-10: a new request is planned
	// 2026-12-01 00:00 a new request is begun; the approval is used while it lives
}

// Two tablets a day, and Medicaid's answer is awaited: three days' supply now.
func ExampleEmergency_Supply() {
	supply, ruling := review.Emergency{
		Program: review.Medicaid, State: "TX", On: cal.Of(2026, time.November, 20), Pending: drug.Yes, Repeat: drug.No,
		Daily: drug.Units(2, drug.Tablet),
	}.Supply()
	fmt.Println(supply.Quantity.Words(), supply.Days, supply.ClaimType, supply.ClaimNumber)
	fmt.Println(ruling.Trace.Steps()[0].Text())
	// Output:
	// 6 tablets 3 8 801
	// an emergency supply of 3 days
}

// A reject 569 that the pharmacy cannot mend: the member is told of the Medicare rights in 72 hours.
func ExampleRefused_Notice() {
	duty := review.Refused{
		Program: review.PartD, Reject: "569", Resolved: drug.No, Setting: review.ByMail, Prefers: pharmacy.ChannelApp,
		At: time.Date(2026, time.November, 20, 15, 0, 0, 0, eastern),
	}.Notice(eastern)
	fmt.Println(duty.Owed, duty.Way, duty.By.In(eastern).Format("Mon 15:04"))
	// Output: yes app Mon 15:00
}
