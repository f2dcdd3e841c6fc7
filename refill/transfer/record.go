package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Record is what each pharmacy keeps of a transfer: which way, on which day, and the data of both.
type Record struct {
	Direction Direction `json:"direction"`
	On        cal.Date  `json:"on"`
	Data      Data      `json:"data"`
}

// Mark is the word that the record gets (R1.8): the receiver writes "transfer", the sender "VOID" across paper and
// "transferred" in the record of an electronic prescription. Empty where the direction is unknown.
func (r Record) Mark() string {
	switch {
	case r.Direction == In:
		return "transfer"
	case r.Direction == Out && r.Data.Electronic == drug.Yes:
		return "transferred"
	case r.Direction == Out:
		return "VOID"
	}
	return ""
}

// Retention is the law's question on how long the record is kept (law.Book.KeepUntil): of a controlled drug two years from
// the last refill (21 CFR 1306.25(c)), or from the transfer where it moved before the first fill (1306.08(h)), and longer
// where a state or a plan wants it. lastFill is the last one of this pharmacy; unset: the last that the data name. st is
// the state asked about: ask for the pharmacy's and the patient's, and keep to the later day.
func (r Record) Retention(lastFill cal.Date, st place.State, partD drug.Answer) law.Record {
	last := cal.Max(cal.Max(r.On, lastFill), r.Data.FirstFill)
	for _, e := range r.Data.Earlier {
		last = cal.Max(last, e.On)
	}
	return law.Record{Class: law.TransferRecord, Schedule: r.Data.Rx.Schedule, State: st, PartD: partD, Last: last}
}
