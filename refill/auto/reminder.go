package auto

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Way is how a member changes the shipment that a reminder tells of. Texts are permanent.
type Way string

// The ways: the commands Confirm, Skip, Move, Pause and Stop.
const (
	WayConfirm Way = "confirm"
	WaySkip    Way = "skip"
	WayMove    Way = "move"
	WayPause   Way = "pause"
	WayStop    Way = "stop"
)

// Reminder is what a reminder says, as facts (R3.0: Call Letter for 2020, second-hand): the drug, the approximate day it
// ships, how to learn the cost, and how to cancel.
type Reminder struct {
	Drug    string       `json:"drug,omitempty"` // empty: behind the login, see Login
	Login   bool         `json:"login"`          // it points to a place behind the member's login, where the drug is named
	Ship    cal.Date     `json:"ship"`
	Arrives cal.Date     `json:"arrives"` // by the promise
	Cost    money.Amount `json:"cost"`    // last time's: a pointer and no promise
	Ways    []Way        `json:"ways"`
}

// Reminder is what a reminder of the shipment to come says. named is true where the member alone reads it, or has opted in
// to drug names by that medium; else the drug is not named, and the reminder points behind the login (R4.3).
func (s State) Reminder(named bool) Reminder {
	r := Reminder{Login: !named, Ship: s.Cycle.Ship, Arrives: s.Cycle.Arrives(), Cost: s.Paid,
		Ways: []Way{WaySkip, WayMove, WayPause, WayStop}}
	if named {
		r.Drug = s.Rx.DrugName
	}
	if s.Consent.Mode == PerShipment {
		r.Ways = append([]Way{WayConfirm}, r.Ways...)
	}
	return r
}

// Check lists what a reminder by a medium lacks, in one error; nil: nothing. named is as Reminder has it.
func (r Reminder) Check(named bool) error {
	var wrong []string
	note := func(bad bool, what string) {
		if bad {
			wrong = append(wrong, what)
		}
	}
	note(!r.Ship.IsSet(), "Ship is missing: about when it leaves")
	note(r.Drug == "" && !r.Login, "Drug is missing, and Login does not say where it is named")
	note(r.Drug != "" && !named, "Drug is named where others can read it, without the member's opt-in")
	note(!slices.Contains(r.Ways, WayStop), "Ways does not say how to cancel")
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("auto: reminder: %w", errors.New(strings.Join(wrong, "; ")))
}
