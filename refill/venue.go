package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Therapy is what the advice on where to fill depends on.
type Therapy struct {
	AsOf        cal.Date
	Total       int         // days that the treatment lasts, refills included; 0: unknown
	Maintenance drug.Answer // the drug is one that is taken for long
	NeededBy    cal.Date    // the first dose; unset: no hurry
	ArrivesBy   cal.Date    // of a mail order placed now; unset: unknown
}

// Advise says where a drug is better filled (feature 61): what is taken for long by mail, a short course at a local
// pharmacy. Allow is by mail; otherwise the failed steps say why it is better fetched. It is advice and bars nothing:
// Hold asks the member, NeedInfo what is not known.
func (t Therapy) Advise() law.Ruling {
	f := found()
	least, inForce := NumberOn(MaintenanceLeast, t.AsOf)
	f.ask(inForce, law.NeedInfo, bare(ruleDay))
	f.answer(t.Maintenance, law.Hold, bare(ruleShortTerm))
	f.ask(t.Total > 0, law.NeedInfo, bare(ruleCourseOpen))
	if t.Total > 0 && inForce {
		f.ask(t.Total >= least, law.Hold, fact(ruleCourseShort, t.Total, least, reason.Days))
	}
	if t.NeededBy.IsSet() {
		f.ask(t.ArrivesBy.IsSet(), law.NeedInfo, bare(ruleArrivalOpen))
		f.ask(!t.ArrivesBy.After(t.NeededBy), law.Hold, dates(ruleNeededSooner, t.ArrivesBy, t.NeededBy))
	}
	return f.Ruling
}
