package law

import (
	"math/bits"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// TransferItems is a set of the facts that a transfer carries, as bits (R1.8). It says which are there, and holds none of
// them.
type TransferItems uint32

// The facts.
const (
	PatientName TransferItems = 1 << iota
	PatientBirth
	PatientAddress
	DrugName
	DrugStrength
	DrugForm
	QuantityWritten
	Directions
	PrescriberName
	PrescriberAddress
	PrescriberDEA
	IssueDate
	OriginalRefills
	FirstDispensed // day of the first dispensing
	RefillsLeftItem
	EarlierRefills // days and places of the refills so far
	SenderPharmacy // name and address
	SenderDEA
	SenderRxNumber
	ReceiverPharmacy
	ReceiverDEA
	ReceiverRxNumber
	SenderPharmacist
	ReceiverPharmacist
	TransferDate
	OriginalPharmacy // where it was transferred before

	// TransferRequest is what a patient asks with; the number of the prescription helps where it is known.
	TransferRequest = PatientName | PatientBirth | DrugName | SenderPharmacy
)

var transferNames = [...]string{"patient name", "patient birth date", "patient address", "drug name", "strength", "form",
	"quantity", "directions", "prescriber name", "prescriber address", "prescriber DEA number", "date of issue",
	"original refills", "date of first dispensing", "refills left", "dates and places of earlier refills",
	"sending pharmacy", "sending pharmacy's DEA number", "sending pharmacy's Rx number", "receiving pharmacy",
	"receiving pharmacy's DEA number", "receiving pharmacy's Rx number", "sending pharmacist", "receiving pharmacist",
	"transfer date", "original pharmacy"}

// String is the names of the facts, joined by commas: "refills left, transfer date". It names facts and holds none.
func (ts TransferItems) String() string {
	var names []string
	for i, name := range transferNames {
		if ts&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// TransferNeeds is what a transfer between pharmacies must carry (21 CFR 1306.25(b), read; 1306.08(f), second-hand). For a
// drug that is not controlled the same is asked but for DEA numbers: the common practice of the states, unconfirmed.
func TransferNeeds(q Move) TransferItems {
	needs := PatientName | PatientAddress | DrugName | DrugStrength | DrugForm | QuantityWritten | Directions |
		PrescriberName | PrescriberAddress | IssueDate | SenderPharmacy | SenderRxNumber | ReceiverPharmacy |
		ReceiverRxNumber | SenderPharmacist | ReceiverPharmacist | TransferDate
	add := func(is bool, items TransferItems) {
		if is {
			needs |= items
		}
	}
	add(q.Schedule != drug.NotControlled, PrescriberDEA|SenderDEA|ReceiverDEA)
	add(q.Schedule != drug.ScheduleII, OriginalRefills|RefillsLeftItem)
	add(q.Filled > 0, FirstDispensed)
	add(q.Filled > 1, EarlierRefills)
	add(q.Moved > 0, OriginalPharmacy)
	return needs
}

// TransferMissing is which of the needed facts are not there; the ruling is NeedInfo where some are. Missing is told once,
// for all of them.
func TransferMissing(needs, have TransferItems) (TransferItems, Ruling) {
	var r Ruling
	r.raise(Allow)
	missing := needs &^ have
	if n := bits.OnesCount32(uint32(missing)); n > 0 {
		r.stop(NeedInfo, ruleTransferData, int64(n), 0, reason.Count)
	}
	return missing, r
}

// TransferSilenceDays is after how many days without an answer from the other pharmacy, or from a prescriber, a transfer
// is taken for unanswered: six (the catalogue of a mail pharmacy, second-hand).
const TransferSilenceDays = 6

// TransferSilent is the last day on which an answer is in time, and the first instant at which there is none: the patient
// is told on that day. The zone is the patient's; it must be given.
func TransferSilent(asked cal.Date, zone *time.Location) (last cal.Date, sweep time.Time) {
	return cal.Within(asked, TransferSilenceDays, zone)
}
