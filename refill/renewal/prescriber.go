package renewal

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// maxCode is the longest reason code of a prescriber.
const maxCode = 16

// ask makes attempt n today.
func (t *turn) ask(n int) {
	first := t.s.AskedOn
	if n == 1 {
		first = t.today
	}
	timer := t.acts(AttemptOn(n+1, first, t.today), first)
	newRx := !t.s.renewable(t.today)
	t.emit(PrescriberAsked{At: t.at, On: t.today, Attempt: n, Means: Means(n), Timer: timer, NewRx: newRx})
	t.out.Work = append(t.out.Work, stream.Work{Do: AskPrescriber{
		Rx: t.s.Rx, RunOut: t.s.RunOut, Attempt: n, Means: Means(n), Round: t.s.Round, NewRx: newRx,
	}})
	t.timer(timer)
}

// acts is when to act next: on the day of the next attempt, or, where next is unset, at the sweep after the last day.
func (t *turn) acts(next, first cal.Date) time.Time {
	if !next.IsSet() {
		return first.AddDays(AnswerDays).End(t.now.Location())
	}
	year, month, day := next.Split()
	return time.Date(year, month, day, Hour, 0, 0, 0, t.now.Location()).UTC()
}

// handed records what became of an attempt; the member hears of the first that reached somebody. What was reached stays
// reached.
func (t *turn) handed(c Asked) stream.Outcome {
	reach := cmp.Or(c.Reach, Handed)
	switch {
	case !reach.Known():
		return t.refuse(ruleReach)
	case c.Round != 0 && c.Round != t.s.Round: // of a round that is over
		return stream.Outcome{}
	case c.Attempt > t.s.Attempt:
		return t.refuse(ruleNotAsked)
	case c.Attempt < 1:
		return stream.Outcome{}
	}
	if was := t.s.Tries[c.Attempt-1].Reach; was.Reached() || was == reach {
		return stream.Outcome{}
	}
	if !reach.Reached() {
		t.emit(AttemptFailed{At: t.at, Attempt: c.Attempt, Reach: reach})
		return t.out
	}
	first := t.s.Handed == 0
	t.emit(RequestHanded{At: t.at, Attempt: c.Attempt, Reach: c.Reach})
	if first && t.s.Status == Requested {
		t.tell(notice.RenewalAsked, "", false)
	}
	return t.out
}

// silence is what the member is told of no answer: nobody was reached, or somebody was and is silent.
func (s State) silence() *reason.Rule {
	if s.reached() {
		return ruleNoResponse
	}
	return ruleUnreached
}

// answers are the outcomes that a prescriber's word can have.
var answers = []Status{Approved, ApprovedWithChanges, Denied, NeedsAppointment, WrongPrescriber}

// answer takes the prescriber's word, at any time after the request, also after NoResponse. A no may still turn into an
// approval; an approval stands.
func (t *turn) answer(c PrescriberAnswers) stream.Outcome {
	outcome := meant(c.Outcome, c.Code)
	switch {
	case !slices.Contains(answers, c.Outcome):
		return t.refuse(ruleOutcome)
	case !wellFormed(c.Code):
		return stream.Refuse(ruleCode, int64(len(c.Code)), maxCode, reason.Count, string(t.s.Status))
	case t.s.Attempt == 0:
		return t.refuse(ruleNotAsked)
	case t.s.Status == Cancelled:
		return t.refuse(ruleDeclined)
	case !approval(outcome) && c.From != "" && c.From != cmp.Or(t.s.Rx.PrescriberNPI, c.From):
		return t.refuse(ruleNotAsked) // a no of somebody who is not asked any more
	case meant(t.s.Status, t.s.Code) == outcome && t.s.Code == c.Code:
		return stream.Outcome{}
	case approval(t.s.Status):
		return t.refuse(ruleAnswered)
	}
	t.emit(PrescriberAnswered{At: t.at, Outcome: outcome, Code: c.Code})
	t.tell(notice.RenewalAnswered, t.s.answer(), !approval(outcome))
	return t.out
}

// answer is the prescriber's answer in a word: the approval, or what a no asks of the member.
func (s State) answer() string {
	if approval(s.Status) {
		return string(s.Status)
	}
	return string(s.denial().Code)
}

// approval reports whether a status brings a new prescription.
func approval(s Status) bool { return s == Approved || s == ApprovedWithChanges }

// wellFormed keeps free text, which may hold patient data, out of events and notices.
func wellFormed(code string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
	return len(code) <= maxCode && strings.Trim(code, plain) == ""
}
