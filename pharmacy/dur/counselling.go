package dur

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Reply is what the member made of an offer of counselling. None of them blocks a shipment.
type Reply uint8

// The replies.
const (
	ReplySilent   Reply = iota // nothing was heard
	ReplyRefused               // recorded
	ReplyCallBack              // a pharmacist is to call
)

// Counsel asks whether a parcel may leave as far as counselling goes (R6.8).
type Counsel struct {
	New          bool // a new prescription; false is a refill
	State        place.State
	On           cal.Date
	ByDrug       drug.Answer // an opioid or a benzodiazepine, where the state asks by drug
	Delivered    bool        // by mail or messenger, and not handed over
	TollFree     drug.Answer // the toll-free number is on each container's label
	WrittenOffer drug.Answer // the written offer is in the parcel
	Reply        Reply
	Held         drug.Answer // the pharmacist holds the parcel until the call; Unknown is No
}

// CounselGate is the answer: the ruling, whether an offer is due, and whether a call is to be made.
type CounselGate struct {
	law.Ruling
	Due  bool // counselling is offered
	Call bool // a task for a pharmacist: call the member
}

// Counselling rules on a parcel. An offer is due on every new prescription, and on a refill where the state says so or has
// no row (a proposal: an offer too many does no harm). A delivered drug needs the toll-free number on the label of each
// container, a refill too, and the written offer in the parcel where an offer is due.
func Counselling(b *law.Book, q Counsel) CounselGate {
	g := CounselGate{Due: q.New || onRefills(b.Counselling(q.State, q.On), q.ByDrug), Call: q.Reply == ReplyCallBack}
	if q.Delivered {
		mustHave(&g.Ruling, q.TollFree, ruleTollFree, ruleTollFreeUnknown)
	}
	switch {
	case !g.Due:
		pass(&g.Ruling, ruleOfferNotDue)
	case q.Delivered:
		mustHave(&g.Ruling, q.WrittenOffer, ruleWrittenOffer, ruleWrittenOfferUnknown)
	default:
		pass(&g.Ruling, ruleOfferDue)
	}
	if g.Call && q.Held == drug.Yes {
		refuse(&g.Ruling, law.Hold, ruleHeldForCall)
	}
	return g
}

// onRefills reports whether a duty reaches beyond new prescriptions.
func onRefills(d law.Duty, byDrug drug.Answer) bool {
	switch d {
	case law.Never, law.FirstOnly:
		return false
	case law.ByDrug:
		return byDrug != drug.No
	}
	return true
}

// MayCounsel rules on who counsels: a pharmacist alone.
func MayCounsel(by pharmacy.Role) law.Ruling {
	var r law.Ruling
	check(&r, by == pharmacy.RolePharmacist, law.Deny, ruleRole)
	return r
}
