package intake

import (
	"errors"
	"slices"
)

// Act is what somebody asks for. The zero value is unknown. Numbers and texts are permanent: they are stored.
type Act uint8

// The acts.
const (
	ActUnknown    Act = iota
	General           // opening hours, forms, prices of the list: nothing about a person
	NewRx             // hands a prescription in
	AskPrescriber     // a member asks that we contact the prescriber for a prescription ("Request an Rx")
	Refill            // the next fill of a prescription that we hold
	Renew             // a prescriber grants a renewal, which is a prescription: its form counts. A no needs no ruling
	Transfer          // a prescription moves to us, or away
	Status            // where a prescription or an order stands
	Profile           // the list of drugs
	Cost              // what a member pays, and paid
	Address           // changes where parcels go
	Payment           // changes how is paid
	Consent           // agrees to automatic refills
	Withdraw          // takes consent back, or cancels what has not left
)

var actTexts = [...]string{"", "general", "new_rx", "ask_prescriber", "refill", "renew", "transfer", "status", "profile",
	"cost", "address", "payment", "consent", "withdraw"}

var errAct = errors.New("intake: the text names no act")

// Known reports whether a is one of the named acts.
func (a Act) Known() bool { return a > ActUnknown && int(a) < len(actTexts) }

// String is the text form, "ask_prescriber"; "unknown" for anything that is no act.
func (a Act) String() string {
	if !a.Known() {
		return "unknown"
	}
	return actTexts[a]
}

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (a Act) MarshalText() ([]byte, error) {
	if int(a) >= len(actTexts) {
		return nil, errAct
	}
	return []byte(actTexts[a]), nil
}

// UnmarshalText reads what MarshalText gives. The error does not repeat the text.
func (a *Act) UnmarshalText(text []byte) error {
	i := slices.Index(actTexts[:], string(text))
	if i < 0 {
		return errAct
	}
	*a = Act(i)
	return nil
}
