package renewal

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// WindowDays is how long after a prescription's last date a renewal of it may still be asked (second-hand: practice of
// the Veterans Affairs pharmacies). Later the request is for an ordinary new prescription.
const WindowDays = 120

// Need is what "does this prescription need a renewal?" depends on (R4.1). It is asked when a fill has been processed,
// and when the member asks for a refill.
type Need struct {
	AsOf         cal.Date
	RunOut       cal.Date // first day without supply
	LastDate     cal.Date // last day to fill, by law and as written (R1.1); unset: unknown
	RefillsLeft  int
	RefillsKnown bool // false: no number limits them (PRN)
	Automatic    bool // the member is in automatic refill
}

// Trigger is the answer. Its failed steps are the reasons for a renewal, or say what is not known.
type Trigger struct {
	Needed  drug.Answer // Unknown: nothing known asks for it, and the last date is not known
	NewRx   bool        // past the window: an ordinary new prescription is requested
	Contact cal.Date    // when the member is asked, where it is needed
	Trace   reason.Trace
}

// Trigger decides. Every rule is evaluated. A renewal makes a new prescription; it never extends the old one.
func (n Need) Trigger() Trigger {
	var t Trigger
	known, dated := n.AsOf.IsSet() && n.RunOut.IsSet(), n.AsOf.IsSet() && n.LastDate.IsSet()
	note(&t.Trace, ruleDays, known, 0, 0, reason.None)
	left := !n.RefillsKnown || n.RefillsLeft > 0
	if n.RefillsKnown {
		note(&t.Trace, ruleNoRefills, left, int64(n.RefillsLeft), 0, reason.Count)
	}
	if dated {
		note(&t.Trace, ruleExpired, !n.AsOf.After(n.LastDate), day(n.LastDate), day(n.AsOf), reason.Date)
	}
	if dated && known {
		ship := n.RunOut.AddDays(-refill.ShipLead)
		note(&t.Trace, ruleEndsFirst, !n.LastDate.Before(ship), day(n.LastDate), day(ship), reason.Date)
	}
	note(&t.Trace, ruleLastDateUnknown, n.LastDate.IsSet(), 0, 0, reason.None)
	t.Needed = n.needed(known, left && !(dated && n.AsOf.After(n.LastDate)), t.Trace.Failed())
	if t.Needed == drug.Yes && n.AsOf.IsSet() {
		t.Contact = refill.RenewalContact(n.RunOut, n.AsOf, n.Automatic)
		t.NewRx = !open(n.LastDate, n.AsOf)
	}
	return t
}

// needed tells a reason for a renewal from a fact that is missing. alive is false where no refill is left or the
// prescription has ended, which is so whatever else is not known.
func (n Need) needed(known, alive, failed bool) drug.Answer {
	switch {
	case !alive:
		return drug.Yes
	case !known || !n.LastDate.IsSet():
		return drug.Unknown
	}
	return drug.AnswerOf(failed)
}

// open reports whether a renewal may be asked on day d of a prescription whose last date is end. Where end is not known
// the prescriber is asked as for a renewal.
func open(end, d cal.Date) bool { return !end.IsSet() || refill.RenewalOpen(end, d) }

func note(t *reason.Trace, r *reason.Rule, ok bool, a, b int64, u reason.Unit) {
	if ok {
		t.Pass(r, a, b, u)
		return
	}
	t.Fail(r, a, b, u)
}

// day is a date as the fact of a step.
func day(d cal.Date) int64 { return reason.DateFact(d.Split()) }
