package order

import (
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Decide answers a command: what happens, what must be done outside, or a refusal. It reads no clock: now is the
// instant, in the pharmacy's zone.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := turn{state: s, by: c.By, now: now}
	do, opens := c.Do.(Open)
	switch {
	case !c.By.IsSet():
		t.refuse(ruleActor, 0)
	case opens:
		t.open(do)
	case s.Version == 0:
		t.refuse(ruleNoOrder, 0)
	case ofHost(c.Do) && c.By.Role != pharmacy.RoleSystem:
		t.refuse(ruleHost, 0)
	case ofHost(c.Do):
		t.answer(c.Do)
	default:
		t.command(c.Do)
	}
	return t.out
}

// command does what people ask.
func (t *turn) command(do stream.Named) {
	switch do := do.(type) {
	case Review:
		t.review(do)
	case Dispense:
		t.dispense(do)
	case Cancel:
		t.cancel(do)
	case Resume:
		t.resume(do)
	default:
		t.refuse(ruleCommand, 0)
	}
}

// ofHost reports whether only the host may give a command: nobody else can say that a payer has paid.
func ofHost(do stream.Named) bool {
	switch do.(type) {
	case StockAnswer, ClaimAnswer, PaymentAnswer, ServiceAnswer, LabelPrepared, LabelAnswer, TrackAnswer, MoneyAnswer, Wake, Stuck:
		return true
	}
	return false
}

// answer takes what the host brings.
func (t *turn) answer(do stream.Named) {
	switch do := do.(type) {
	case StockAnswer:
		t.stock(do)
	case ClaimAnswer:
		t.claim(do)
	case PaymentAnswer:
		t.payment(do)
	case ServiceAnswer:
		t.service(do)
	case LabelPrepared:
		t.prepared(do)
	case LabelAnswer:
		t.label(do)
	case TrackAnswer:
		t.track(do)
	case MoneyAnswer:
		t.money(do)
	case Wake:
		t.wake(do)
	case Stuck:
		t.stuck(do)
	}
}

// turn is one decision being made. Events are folded as they are recorded, so that what follows sees their effect.
type turn struct {
	state State
	by    pharmacy.Actor
	now   time.Time
	out   stream.Outcome
}

func (t *turn) today() cal.Date { return cal.In(t.now, t.now.Location()) }

// instant is now as events keep it.
func (t *turn) instant() time.Time { return stored(t.now) }

// stored is an instant as it survives storage: UTC, whole microseconds.
func stored(at time.Time) time.Time { return at.UTC().Truncate(time.Microsecond) }

// record adds an event and folds it. The moment it closes the parcel, a carrier is chosen.
func (t *turn) record(e stream.Named) {
	closed := t.state.Parcel.Closed
	t.state = Evolve(t.state, e)
	t.out.Events = append(t.out.Events, e)
	if t.state.Parcel.Closed && !closed {
		t.choose()
	}
}

func (t *turn) do(w stream.Named) { t.out.Work = append(t.out.Work, stream.Work{Do: w}) }
func (t *turn) later(w stream.Named, at time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: w, Due: at})
}

// refuse drops whatever was prepared: a refusal stands alone, and names the stage that the line, or with line 0 the
// order, has reached.
func (t *turn) refuse(r *reason.Rule, line int) {
	t.refuseFor(r, int64(line), int64(len(t.state.Lines)), reason.Count, line)
}

func (t *turn) refuseFor(r *reason.Rule, a, b int64, u reason.Unit, line int) {
	t.out = stream.Refuse(r, a, b, u, string(t.state.stage(line)))
}

// stage is how far a line has come; without such a line, the one that speaks for the order. A parcel that is held is
// still packed.
func (s State) stage(line int) Status {
	l, ok := s.Line(line)
	if !ok {
		l = s.speaker()
	}
	if l.Status == OnHold && l.inBox() {
		return Packed
	}
	return l.Status
}

// line gives a line that is at one of the stages, or refuses.
func (t *turn) line(no int, stages ...Status) (Line, bool) {
	l, ok := t.known(no)
	if !ok {
		return l, false
	}
	for _, s := range stages {
		if l.Status == s {
			return l, true
		}
	}
	t.refuse(ruleStage, no)
	return l, false
}

// known gives a line that is there, or refuses.
func (t *turn) known(no int) (Line, bool) {
	l, ok := t.state.Line(no)
	if !ok {
		t.refuse(ruleNoLine, no)
	}
	return l, ok
}

// tell hands out a notice about a line.
func (t *turn) tell(k notice.Kind, l Line, n notice.Notice) {
	n.Kind, n.Member, n.About, n.Rx = k, t.state.Member, t.state.ID, l.Rx.ID
	t.do(n)
}

// isCode keeps sentences out of reasons: they are where a name or a drug slips in.
func isCode(s string) bool {
	const most = 64
	stranger := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r))
	}
	return s != "" && len(s) <= most && !strings.ContainsFunc(s, stranger)
}
