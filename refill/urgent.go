package refill

import "github.com/mailrx/mailrx/pharmacy/drug"

// Option is a way to supply that is offered to a member. The zero value is none.
type Option uint8

// The options of R5.7, in its order, and those of R2.5 and R5.6.
const (
	NoOption        Option = iota
	CallEmergency          // 911: there is danger now
	Expedite               // faster shipping, paid for
	SameDay                // delivery today by a partner in the area
	LocalFill              // a short prescription, or a transfer, to a local pharmacy of the network
	NewPrescription        // a new prescription from the prescriber to a local pharmacy
	EmergencySupply        // by a pharmacist without a prescriber, where the state allows it (R1.17)
	TransitionFill         // a plan's temporary fill for a new member (R7.9)
	NextNearest            // the next nearest pharmacy of the network
	LongerSupply           // ask for the longest supply that mail gives: a longer one leaves time for mail
)

// String is the option in words, as a member may read them.
func (o Option) String() string {
	switch o {
	case CallEmergency:
		return "call 911"
	case Expedite:
		return "faster shipping"
	case SameDay:
		return "same-day delivery"
	case LocalFill:
		return "a fill at a local pharmacy"
	case NewPrescription:
		return "a new prescription to a local pharmacy"
	case EmergencySupply:
		return "an emergency supply from a pharmacist"
	case TransitionFill:
		return "a transition fill"
	case NextNearest:
		return "the next nearest pharmacy of the network"
	case LongerSupply:
		return "a prescription for a longer supply"
	}
	return "none"
}

// Urgent is a need that cannot wait for ordinary mail.
type Urgent struct {
	Left        int         // days of supply on hand, from OnHand
	FastDays    int         // days that the fastest shipping takes; 0: there is none
	Clean       bool        // nothing is open on the order: it can leave today
	Partner     drug.Answer // a same-day partner serves the area
	Schedule    drug.Schedule
	LawSupplies drug.Answer // the state lets a pharmacist give an emergency supply; Unknown: a pharmacist is asked
	Transition  bool        // the plan owes a transition fill
	Danger      bool        // the member tells of clinical danger
}

// Options is what to offer, in order (R5.7). Danger comes before everything (our proposal). A schedule II drug has one
// way: a new prescription to a local pharmacy; an unknown schedule is taken as that. It is never empty.
func (u Urgent) Options() []Option {
	var offer []Option
	add := func(ok bool, o Option) {
		if ok {
			offer = append(offer, o)
		}
	}
	add(u.Danger, CallEmergency)
	if u.Schedule == drug.ScheduleII || u.Schedule.Controlled() == drug.Unknown {
		return append(offer, NewPrescription)
	}
	add(u.Clean && u.FastDays > 0 && u.Left >= u.FastDays, Expedite)
	add(u.Partner == drug.Yes, SameDay)
	add(true, LocalFill)
	add(u.mayAskPharmacist(), EmergencySupply)
	add(u.Transition, TransitionFill)
	return offer
}

// mayAskPharmacist is false for a controlled drug unless the state is known to allow it.
func (u Urgent) mayAskPharmacist() bool {
	if u.Schedule != drug.NotControlled {
		return u.LawSupplies == drug.Yes
	}
	return u.LawSupplies != drug.No
}
