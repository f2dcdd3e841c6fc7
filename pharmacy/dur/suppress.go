package dur

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// Suppress marks findings that a pharmacist has decided already (R6.3, a proposal): the same pair by the same rule, the
// same prescriber, doses that are known and unchanged, no graver than then, released, and at most 180 days ago. An emergency
// alone speaks for its own fill: a major finding needs the prescriber's word. A suppressed finding stays in the list with
// the record's ID, so that it is logged and not hidden. loc is the pharmacy's zone, in which the day of a record is read.
func (fs *Findings) Suppress(k *Knowledge, l Log, asOf cal.Date, loc *time.Location) {
	days, ok := k.Number(SuppressDays, asOf)
	if !ok || loc == nil {
		return // no rule in force: everything fires
	}
	standing := l.Standing()
	for i := range fs.List {
		f := &fs.List[i]
		if o := lastFor(f, standing, ""); f.Outcome == law.Hold && o != nil && o.speaksFor(f, int(days), asOf, loc) {
			f.Suppressed, f.Outcome = o.ID, law.Allow
		}
	}
}

// speaksFor reports whether an earlier record decides this finding too.
func (o *Override) speaksFor(f *Finding, days int, asOf cal.Date, loc *time.Location) bool {
	at := cal.In(o.At, loc)
	age := asOf.Sub(at)
	return at.IsSet() && age >= 0 && age <= days &&
		o.Prescriber != "" && o.Prescriber == f.Prescriber &&
		o.sameDoses(f) && f.Severity <= o.Severity && (f.Severity.Level() != Blocking || o.asked()) &&
		f.judged(o) == law.Allow
}

// judged is what a record comes to by itself, whatever fill it was made for.
func (f *Finding) judged(o *Override) law.Outcome {
	var r law.Ruling
	f.judge(&r, o)
	return r.Outcome
}

// sameDoses is true of doses that are known on both sides; a finding without a second drug has no second dose.
func (o *Override) sameDoses(f *Finding) bool {
	return f.DoseA > 0 && f.DoseA == o.DoseA && (f.B == 0 || f.DoseB > 0) && f.DoseB == o.DoseB
}
