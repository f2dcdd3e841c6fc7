package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// PartBSupply is a shipment of supplies under Medicare Part B, such as test strips.
type PartBSupply struct {
	End      cal.Date    // the expected end of the supply on hand
	Wanted   drug.Answer // the member's answer to the contact; Unknown: none came
	Answered cal.Date    // the day of that answer
	Ship     cal.Date    // the day of shipment, which is the date of service
}

// PartB is the ruling on a shipment of Part B supplies (R2.10). The member must say yes in the 30 days before the end of
// supply, and nothing leaves earlier than 10 days before it. Nothing is shipped without an answer, and one that came after
// the shipment is none. Refill too soon has no part in it, for that is an edit of drug plans.
func PartB(q PartBSupply) law.Ruling {
	f := found()
	f.ask(q.End.IsSet() && q.Ship.IsSet(), law.NeedInfo, bare(rulePartBDates))
	f.ask(q.Wanted == drug.Yes, law.Hold, bare(rulePartBAnswer))
	contact, ok1 := NumberOn(PartBContact, q.Ship)
	ship, ok2 := NumberOn(PartBShip, q.Ship)
	if !ok1 || !ok2 || !q.End.IsSet() {
		f.Outcome = max(f.Outcome, law.NeedInfo)
		return f.Ruling
	}
	if q.Wanted == drug.Yes {
		from := q.End.AddDays(-contact)
		f.ask(!q.Answered.Before(from), law.Deny, dates(rulePartBEarly, q.Answered, from))
		last := cal.Min(q.End, q.Ship)
		f.ask(!q.Answered.After(last), law.Deny, dates(rulePartBLate, q.Answered, last))
	}
	from := q.End.AddDays(-ship)
	f.ask(!q.Ship.Before(from), law.Deny, dates(rulePartBShip, q.Ship, from))
	return f.Ruling
}
