package review

import (
	"fmt"
	"strconv"
)

const minute = "2006-01-02 15:04 MST"

// until is the end of a clock in words, in UTC.
func (c Clock) until() string {
	if c.Due.IsZero() {
		return "no time is set"
	}
	return "due " + c.Due.Format(minute)
}

// Describe is one line without patient data.
func (e Opened) Describe() string {
	return fmt.Sprintf("%s begun under %s", words(string(e.Case.Subject)), words(string(e.Case.Program)))
}

// Describe is one line without patient data.
func (e Sent) Describe() string { return fmt.Sprintf("sent to the plan, %s", e.Track) }

// Describe is one line without patient data.
func (e Received) Describe() string {
	if e.Awaits {
		return "received; the prescriber's statement is awaited, " + e.Clock.until()
	}
	return "received, " + e.Clock.until()
}

// Describe is one line without patient data.
func (e Supported) Describe() string {
	if e.Clock.Due.IsZero() {
		return "the prescriber supports it"
	}
	return "the prescriber supports it, " + e.Clock.until()
}

// Describe is one line without patient data.
func (e Asked) Describe() string {
	return fmt.Sprintf("%s asked for, %s", count(len(e.Codes), "item"), e.Clock.until())
}

// Describe is one line without patient data.
func (e Supplied) Describe() string {
	if e.Complete {
		return fmt.Sprintf("%s supplied, nothing is missing, %s", count(len(e.Items), "item"), e.Clock.until())
	}
	return count(len(e.Items), "item") + " supplied"
}

// Describe is one line without patient data.
func (e Extended) Describe() string { return "the plan takes its extension, " + e.Clock.until() }

// Describe is one line without patient data.
func (e ExpediteRefused) Describe() string { return "not expedited, " + e.Clock.until() }

// Describe is one line without patient data.
func (e Missed) Describe() string {
	if e.ForwardBy.IsZero() {
		return fmt.Sprintf("no answer at the %s in time", words(string(e.Level)))
	}
	return fmt.Sprintf("no answer at the %s in time: to be forwarded by %s", words(string(e.Level)), e.ForwardBy.Format(minute))
}

// Describe is one line without patient data.
func (e Forwarded) Describe() string { return "forwarded to the independent review entity" }

// Describe is one line without patient data.
func (e Answered) Describe() string {
	line := fmt.Sprintf("%s at the %s", words(string(e.Answer.Outcome)), words(string(e.Level)))
	if e.Answer.Outcome.favourable() {
		line += fmt.Sprintf(", %s through %s", e.Answer.From, e.Answer.To)
	}
	if e.Deemed {
		line += ", by state law for want of an answer"
	}
	return line
}

// Describe is one line without patient data.
func (e Proved) Describe() string { return fmt.Sprintf("the notice was received on %s", e.On) }

// Describe is one line without patient data.
func (e Appealed) Describe() string {
	line := fmt.Sprintf("%s asked for, %s", words(string(e.Level)), e.Track)
	switch {
	case e.Late:
		return line + fmt.Sprintf("; it was to be filed by %s: good cause is to be judged", e.FileBy)
	case e.FileBy.IsSet():
		return line + fmt.Sprintf("; in time until %s", e.FileBy)
	}
	return line
}

// Describe is one line without patient data.
func (e CauseJudged) Describe() string {
	if e.Good {
		return "late with good cause"
	}
	return "late without good cause: dismissed"
}

// Describe is one line without patient data.
func (e WithdrawnByAsker) Describe() string { return "withdrawn" }

// Describe is one line without patient data.
func (e OrderDropped) Describe() string { return "the order was cancelled; the case goes on" }

// Describe is one line without patient data.
func (e Effected) Describe() string { return "carried out" }

// Describe is one line without patient data.
func (e Overdue) Describe() string {
	switch e.What {
	case overdueForward:
		return "not forwarded in time"
	case overdueContract:
		return "the plan's own promise is not kept; by law " + e.Clock.until()
	}
	return "not carried out in time"
}

// Describe is one line without patient data.
func (e Ended) Describe() string { return fmt.Sprintf("the approval ends after %s", e.On) }

// Describe is one line without patient data.
func (e RenewalPlanned) Describe() string {
	if e.Begin.IsZero() {
		return "no new request is needed"
	}
	return fmt.Sprintf("the approval does not reach the parcel of %s: a new request is planned", e.On)
}

// Describe is one line without patient data.
func (e RenewalBegun) Describe() string {
	return "a new request is begun; the approval is used while it lives"
}

// words is a code as words: "prior authorization".
func words(code string) string {
	b := []byte(code)
	for i := range b {
		if b[i] == '_' {
			b[i] = ' '
		}
	}
	return string(b)
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
