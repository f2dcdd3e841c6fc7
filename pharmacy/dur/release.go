package dur

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Release says whether a finding lets the fill go on, given what a pharmacist recorded about it (R6.3); o is nil where
// nobody did. Allow releases. Deny is for who may not decide, or for a result that cancels the line. Everything else
// holds: a Major finding until the prescriber was asked or an emergency is documented, a Moderate one until a reason is
// given. A record of another fill, or of other doses, releases nothing: Suppress says where an earlier one may. A fact that
// is missing is supplied, and never overridden.
func (f *Finding) Release(o *Override) law.Ruling {
	var r law.Ruling
	switch {
	case f.Outcome == law.NeedInfo:
		refuse(&r, law.NeedInfo, f.Rule)
	case f.Suppressed != "":
		pass(&r, ruleSuppressed)
	case f.Severity.Level() == Info:
		pass(&r, ruleShown)
	case o == nil:
		refuse(&r, law.Hold, ruleNotResolved)
	default:
		f.judge(&r, o)
		if o.fits(f) {
			check(&r, o.sameFill(f), law.Hold, ruleOtherFill)
		}
	}
	return r
}

// judge holds a record against what the severity asks for.
func (f *Finding) judge(r *law.Ruling, o *Override) {
	check(r, o.By.Role == pharmacy.RolePharmacist, law.Deny, ruleRole)
	check(r, o.fits(f), law.Hold, ruleOtherFinding)
	check(r, o.Validate() == nil, law.Hold, ruleIncomplete)
	if f.Severity.Level() == Blocking {
		check(r, o.asked() || o.Emergency != "", law.Hold, ruleMajor)
	} else {
		check(r, o.Note != "", law.Hold, ruleModerate)
	}
	switch o.Triple.Result.Effect() {
	case CancelLine:
		refuse(r, law.Deny, ruleCancelled)
	case NoEffect:
		refuse(r, law.Hold, ruleTherapyOnly)
	}
}

// Release says whether the fill goes on: every finding is released, each by itself or by a record of l that stands. The
// last record of this fill that fits a finding counts; l may hold records of other fills.
func (fs *Findings) Release(l Log) law.Ruling {
	out := law.Ruling{Outcome: law.Allow}
	standing := l.Standing()
	for i := range fs.List {
		f := &fs.List[i]
		r := f.Release(lastFor(f, standing, f.Fill))
		out.Outcome = max(out.Outcome, r.Outcome)
		for _, s := range r.Trace.Steps() {
			if s.Failed {
				out.Trace.Fail(s.Rule, s.A, s.B, s.Unit)
			} else {
				out.Trace.Pass(s.Rule, s.A, s.B, s.Unit)
			}
		}
	}
	return out
}

// lastFor is the last record that fits a finding: of one fill, or of any where fill is empty.
func lastFor(f *Finding, standing []Override, fill FillID) *Override {
	for i := len(standing) - 1; i >= 0; i-- {
		if o := &standing[i]; o.fits(f) && (fill == "" || o.Fill == fill) {
			return o
		}
	}
	return nil
}

// pass and refuse record one rule in a ruling; check does one or the other.
func pass(r *law.Ruling, rule *reason.Rule) {
	r.Outcome = max(r.Outcome, law.Allow)
	r.Trace.Pass(rule, 0, 0, reason.None)
}

func refuse(r *law.Ruling, o law.Outcome, rule *reason.Rule) {
	r.Outcome = max(r.Outcome, o)
	r.Trace.Fail(rule, 0, 0, reason.None)
}

func check(r *law.Ruling, ok bool, o law.Outcome, rule *reason.Rule) {
	if ok {
		pass(r, rule)
		return
	}
	refuse(r, o, rule)
}
