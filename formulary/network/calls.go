package network

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Calls is what a help line counted over some time. All counts are of calls that came in.
type Calls struct {
	Offered     int           `json:"offered"` // all that came in
	Quick       int           `json:"quick"`   // of them answered within 30 seconds
	Dropped     int           `json:"dropped"` // of them disconnected before the end
	AverageHold time.Duration `json:"averageHold"`
	Interpreted int           `json:"interpreted"` // of them with an interpreter
	Interpreter time.Duration `json:"interpreter"` // the longest wait for one
}

// The targets of a help line (R9.7).
const (
	holdSeconds        = 120
	droppedPercent     = 5
	quickPercent       = 80
	interpreterSeconds = 8 * 60
)

// CheckCalls applies the targets of a plan's help line: an average hold of at most 2 minutes, at most 5 of 100 calls
// dropped, 80 of 100 answered within 30 seconds, an interpreter within 8 minutes. The last two are unconfirmed, as
// their rules say. Times are rounded up to the second. Without a call nothing is met or missed.
func CheckCalls(c Calls) (v Verdict) {
	if !c.valid() {
		v.Trace.Fail(RuleCallCounts, 0, 0, reason.None)
		return v
	}
	v.Answer = drug.Yes
	v.worsen(seconds(&v.Trace, RuleHold, c.AverageHold, holdSeconds))
	v.worsen(dropped(&v.Trace, c))
	v.worsen(share(&v.Trace, RuleAnswered, c.Quick, c.Offered, quickPercent))
	if c.Interpreted > 0 {
		v.worsen(seconds(&v.Trace, RuleInterpreter, c.Interpreter, interpreterSeconds))
	}
	return v
}

func (c Calls) valid() bool {
	for _, part := range []int{c.Quick, c.Dropped, c.Interpreted} {
		if part < 0 || part > c.Offered {
			return false
		}
	}
	return c.Offered > 0 && c.Offered <= mostMembers && c.AverageHold >= 0 && c.Interpreter >= 0
}

func seconds(t *reason.Trace, r *reason.Rule, d time.Duration, most int64) drug.Answer {
	n := int64((d-1)/time.Second) + 1
	if d == 0 {
		n = 0
	}
	if n > most {
		t.Fail(r, n, most, reason.Count)
		return drug.No
	}
	t.Pass(r, n, most, reason.Count)
	return drug.Yes
}

func dropped(t *reason.Trace, c Calls) drug.Answer {
	const million = 1_000_000
	a := int64(c.Dropped) * million / int64(c.Offered)
	if int64(c.Dropped)*100 > droppedPercent*int64(c.Offered) {
		t.Fail(RuleDropped, a, droppedPercent*million/100, reason.Millionths)
		return drug.No
	}
	t.Pass(RuleDropped, a, droppedPercent*million/100, reason.Millionths)
	return drug.Yes
}
