package renewal

import (
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
	timer := t.after(n, first, t.today)
	t.emit(PrescriberAsked{At: t.at, On: t.today, Attempt: n, Means: Means(n), Timer: timer})
	t.out.Work = append(t.out.Work, stream.Work{Do: AskPrescriber{
		Rx: t.s.Rx, RunOut: t.s.RunOut, Attempt: n, Means: Means(n),
	}})
	t.timer(timer)
}

// after is when to act next once attempt n was made on last: the next attempt, or the sweep after the last day.
func (t *turn) after(n int, first, last cal.Date) time.Time {
	next := AttemptOn(n+1, first, last)
	if !next.IsSet() {
		return first.AddDays(AnswerDays).End(t.now.Location())
	}
	year, month, day := next.Split()
	return time.Date(year, month, day, Hour, 0, 0, 0, t.now.Location()).UTC()
}

// handed records that an attempt was handed over; the member hears of the first.
func (t *turn) handed(n int) stream.Outcome {
	if n > t.s.Attempt {
		return t.refuse(ruleNotAsked)
	}
	if n <= t.s.Handed {
		return stream.Outcome{}
	}
	first := t.s.Handed == 0
	t.emit(RequestHanded{At: t.at, Attempt: n})
	if first && t.s.Status == Requested {
		t.tell(notice.RenewalAsked, "", false)
	}
	return t.out
}

// answer takes the prescriber's word, at any time after the request, also after NoResponse. A denial may still turn
// into an approval; an approval stands.
func (t *turn) answer(c PrescriberAnswers) stream.Outcome {
	switch {
	case c.Outcome != Approved && c.Outcome != ApprovedWithChanges && c.Outcome != Denied:
		return t.refuse(ruleOutcome)
	case !wellFormed(c.Code):
		return stream.Refuse(ruleCode, int64(len(c.Code)), maxCode, reason.Count, string(t.s.Status))
	case t.s.Attempt == 0:
		return t.refuse(ruleNotAsked)
	case t.s.Status == Cancelled:
		return t.refuse(ruleDeclined)
	case t.s.Status == c.Outcome && t.s.Code == c.Code:
		return stream.Outcome{}
	case t.s.Status == Approved || t.s.Status == ApprovedWithChanges:
		return t.refuse(ruleAnswered)
	}
	t.emit(PrescriberAnswered{At: t.at, Outcome: c.Outcome, Code: c.Code})
	t.tell(notice.RenewalAnswered, t.s.answer(), c.Outcome == Denied)
	return t.out
}

// answer is the prescriber's answer in a word: the outcome, or what a denial asks of the member.
func (s State) answer() string {
	if s.Status == Denied {
		return string(s.denial().Code)
	}
	return string(s.Status)
}

// wellFormed keeps free text, which may hold patient data, out of events and notices.
func wellFormed(code string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
	return len(code) <= maxCode && strings.Trim(code, plain) == ""
}
