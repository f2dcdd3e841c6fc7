package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
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

// Years that a record is kept, at the least.
const (
	KeepControlled = 2 // 21 CFR 1306.25(c), 1306.08(h)
	KeepOther      = 6 // our proposal where the state names none
)

// KeepThrough is the last day through which the record must be kept at the least, and the rule that says so: of a
// controlled drug two years from the last refill, or from the transfer where it moved before the first fill. lastFill
// is the last one of this pharmacy; unset: the last that the data name. Unset where no day is known. A plan, a state or a
// legal hold may want longer: the longest of all holds (R11.1).
func (r Record) KeepThrough(lastFill cal.Date) (cal.Date, *reason.Rule) {
	if r.Data.Rx.Schedule.Controlled() != drug.Yes {
		return r.On.AddMonths(12 * KeepOther), ruleKeepOther
	}
	if r.Data.Filled == drug.No && !lastFill.IsSet() {
		return r.On.AddMonths(12 * KeepControlled), ruleKeepInitial
	}
	last := cal.Max(lastFill, r.Data.FirstFill)
	for _, e := range r.Data.Earlier {
		last = cal.Max(last, e.On)
	}
	return last.AddMonths(12 * KeepControlled), ruleKeepRefill
}
