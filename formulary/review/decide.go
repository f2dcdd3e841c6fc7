package review

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Decide says what follows from a command in a state. now carries the plan's zone, in which days are counted (C4). It
// never panics.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := &turn{s: s, by: c.By, at: now.UTC().Truncate(time.Microsecond), zone: now.Location(), wakes: s.wakes()}
	t.today = cal.In(now, t.zone)
	if open, ok := c.Do.(Open); ok {
		return t.open(open)
	}
	if s.Version == 0 {
		return t.refuse(ruleNoCase)
	}
	if who := mayDo(c.Do); who != nil && !slices.Contains(who, c.By.Role) {
		return t.refuse(ruleActor)
	}
	t.sweep()
	out := t.decide(c.Do)
	if out.Refusal != nil {
		return out // what the sweep found comes again with the timer
	}
	return t.done()
}

// decide puts a command to what knows it.
func (t *turn) decide(c stream.Named) stream.Outcome {
	switch c := c.(type) {
	case Submit:
		return t.submit(c)
	case Support:
		return t.support(c)
	case Supply:
		return t.supply(c)
	case Appeal:
		return t.appeal(c)
	case Withdraw:
		return t.withdraw()
	case NextShipment:
		return t.nextShipment(c)
	case DropOrder:
		return t.dropOrder()
	case Due:
		return t.out
	}
	return t.planDecides(c)
}

// planDecides puts a command of the plan, or of the reviewer above it, to what knows it.
func (t *turn) planDecides(c stream.Named) stream.Outcome {
	switch c := c.(type) {
	case Receive:
		return t.receive(c)
	case AskFor:
		return t.askFor(c)
	case Extend:
		return t.extend()
	case RefuseExpedite:
		return t.refuseExpedite()
	case Answer:
		return t.answer(c)
	case JudgeCause:
		return t.judgeCause(c)
	case ProveReceipt:
		return t.proveReceipt(c)
	case ForwardAnswer:
		return t.forwarded()
	case Effect:
		return t.effect()
	case End:
		return t.end(c)
	}
	return t.refuse(ruleCommand)
}

var (
	askers      = []pharmacy.Role{pharmacy.RoleMember, pharmacy.RoleCaregiver, pharmacy.RolePrescriber, pharmacy.RolePrescriberAgent}
	prescribers = []pharmacy.Role{pharmacy.RolePrescriber, pharmacy.RolePrescriberAgent, pharmacy.RolePlan, pharmacy.RoleSystem}
	answerers   = []pharmacy.Role{pharmacy.RolePlan, pharmacy.RoleSystem}
	staff       = []pharmacy.Role{pharmacy.RolePharmacist, pharmacy.RoleTechnician, pharmacy.RoleSystem}
	anybody     = []pharmacy.Role{pharmacy.RoleMember, pharmacy.RoleCaregiver, pharmacy.RolePrescriber, pharmacy.RolePrescriberAgent,
		pharmacy.RolePharmacist, pharmacy.RoleTechnician, pharmacy.RolePlan, pharmacy.RoleSystem}
)

// mayDo is the roles that may give a command; nil: whoever the machine is run by. The plan may write down a statement
// that it heard, the system hands on what came through a gateway.
func mayDo(c stream.Named) []pharmacy.Role {
	switch c.(type) {
	case Submit, Supply:
		return anybody
	case Appeal, Withdraw:
		return askers
	case Support:
		return prescribers
	case NextShipment, DropOrder:
		return staff
	case Receive, AskFor, Extend, RefuseExpedite, Answer, JudgeCause, ProveReceipt, ForwardAnswer, Effect, End:
		return answerers
	}
	return nil
}

// turn is one decision in the making: the state as its events leave it, and the outcome so far.
type turn struct {
	s     State
	by    pharmacy.Actor
	at    time.Time // now as events have it
	zone  *time.Location
	today cal.Date
	wakes time.Time // before the turn
	out   stream.Outcome
}

func (t *turn) emit(e stream.Named) {
	t.out.Events = append(t.out.Events, e)
	t.s = Evolve(t.s, e)
}

func (t *turn) work(w stream.Named) { t.out.Work = append(t.out.Work, stream.Work{Do: w}) }

func (t *turn) refuse(r *reason.Rule) stream.Outcome { return t.refuseWith(r, 0, 0, reason.None) }

func (t *turn) refuseWith(r *reason.Rule, a, b int64, u reason.Unit) stream.Outcome {
	return stream.Refuse(r, a, b, u, string(t.s.Status))
}

// done sets the stream's one timer where the turn moved it.
func (t *turn) done() stream.Outcome {
	if at := t.s.wakes(); !at.IsZero() && !at.Equal(t.wakes) {
		t.out.Work = append(t.out.Work, stream.Work{Do: Due{}, Due: at, Timer: true})
	}
	return t.out
}

// came is when something came, where a command says it: At, or now.
func (t *turn) came(at time.Time) time.Time {
	if at.IsZero() {
		return t.at
	}
	return at.UTC().Truncate(time.Microsecond)
}

// recount is the clock after a change to f, or the one that runs where no answer is waited for.
func (t *turn) recount(change func(*Filing)) Clock {
	if !t.s.Status.pending() {
		return t.s.Clock
	}
	f := t.s.filing()
	change(&f)
	if c, ok := f.Clock(t.zone); ok {
		return c
	}
	return t.s.Clock
}
