package auto

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Gate is the release gate on a day (R3.4), as far as this machine knows: consent with its reminders or its yes, a fill
// that the member has, the consent rule in force where the enrolment told whose it is, the prescriber's last date, refills left, too soon, and that this cycle's refill was not handed out yet. The first failed
// step names the hold. The refill's own order asks the rest: coverage, authorization, screening, stock, address, card.
func (s State) Gate(today cal.Date) reason.Trace {
	var t reason.Trace
	note(&t, ruleNotEnrolled, s.live())
	note(&t, ruleFirstFill, len(s.Fills) > 0)
	s.checkConsent(&t)
	if s.Asks {
		s.Terms.check(&t, s.Consent.Mode, today)
	}
	s.checkDates(&t, today)
	note(&t, ruleOverdue, !s.Cycle.Opened)
	return t
}

func (s State) checkConsent(t *reason.Trace) {
	switch s.Consent.Mode {
	case PerShipment:
		note(t, ruleNoYes, s.Cycle.Confirmed)
	case OptInWithReminders:
		record(t, ruleReminders, s.Cycle.Sent >= Reminders, int64(s.Cycle.Sent), Reminders, reason.Count)
	default:
		note(t, ruleMode, false)
	}
}

func (s State) checkDates(t *reason.Trace, today cal.Date) {
	if end := s.Rx.Expires; end.IsSet() {
		record(t, ruleExpired, !today.After(end), day(today), day(end), reason.Date)
	}
	s.checkRefills(t)
	earliest := s.earliest(today)
	record(t, ruleTooSoon, !today.Before(earliest), day(today), day(earliest), reason.Date)
}

func record(t *reason.Trace, r *reason.Rule, ok bool, a, b int64, u reason.Unit) {
	if ok {
		t.Pass(r, a, b, u)
		return
	}
	t.Fail(r, a, b, u)
}

// day is a date as the fact of a step.
func day(d cal.Date) int64 { return reason.DateFact(d.Split()) }

// Answers is what the host finds out on ship day and this machine cannot know (R3.4). The zero value of each field is
// unknown: it holds the shipment, under a reason that says so.
type Answers struct {
	LastDate      cal.Date      `json:"last_date,omitzero"`     // last day to fill by law (R1.1); what was written may be earlier
	Coverage      drug.Answer   `json:"coverage,omitzero"`      // the member is covered
	Authorization drug.Answer   `json:"authorization,omitzero"` // none is needed, or one stands on this day
	Screening     drug.Answer   `json:"screening,omitzero"`     // nothing stands against it in the drug review
	Stock         drug.Answer   `json:"stock,omitzero"`         // the quantity is on the shelf
	Balance       drug.Answer   `json:"balance,omitzero"`       // the account has no open balance that holds shipments (R10.2)
	Card          drug.Answer   `json:"card,omitzero"`          // the payment method was authorized
	Price         *money.Amount `json:"price,omitempty"`        // what the member would pay; nil: unknown
	Limit         *money.Amount `json:"limit,omitempty"`        // what the member lets be charged without asking; nil: unknown
	NoLimit       bool          `json:"no_limit,omitempty"`     // the member has set no limit
	Address       drug.Answer   `json:"address,omitzero"`       // unchanged since the reminders, or confirmed again
	Licensed      drug.Answer   `json:"licensed,omitzero"`      // the site may send there (R1.12)
}

// GateWith is the whole release gate on a day (R3.4), in its order: what Gate asks, then the host's answers. Allow, Hold,
// or NeedInfo where all that fails is an answer that is missing. The first failed step names the reason of the hold.
func (s State) GateWith(today cal.Date, a Answers) law.Ruling {
	if a.LastDate.IsSet() {
		s.Rx.Expires = cal.Min(s.Rx.Expires, a.LastDate)
	}
	t := s.Gate(today)
	note(&t, ruleLastDateUnknown, s.Rx.Expires.IsSet())
	answer(&t, ruleCoverage, ruleCoverageUnknown, a.Coverage, drug.Yes)
	answer(&t, ruleAuthorization, ruleAuthorizationUnknown, a.Authorization, drug.Yes)
	answer(&t, ruleScreening, ruleScreeningUnknown, a.Screening, drug.Yes)
	answer(&t, ruleStock, ruleStockUnknown, a.Stock, drug.Yes)
	answer(&t, ruleBalance, ruleBalanceUnknown, a.Balance, drug.Yes)
	answer(&t, ruleCard, ruleCardUnknown, a.Card, drug.Yes)
	a.checkPrice(&t)
	answer(&t, ruleMoved, ruleMovedUnknown, a.Address, drug.Yes)
	answer(&t, ruleRoute, ruleRouteUnknown, a.Licensed, drug.Yes)
	return ruling(t, law.Hold)
}

// checkPrice holds the member's part against what may be charged without asking.
func (a Answers) checkPrice(t *reason.Trace) {
	switch {
	case a.NoLimit:
		note(t, rulePrice, true)
	case a.Price == nil || a.Limit == nil:
		note(t, rulePriceUnknown, false)
	default:
		record(t, rulePrice, !a.Limit.Less(*a.Price), a.Price.Cents(), a.Limit.Cents(), reason.Cents)
	}
}
