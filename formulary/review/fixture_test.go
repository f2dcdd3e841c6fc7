package review_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var (
	member     = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "m-1"}
	prescriber = pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "1234567893"}
	pharmacist = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}
	plan       = pharmacy.Actor{Role: pharmacy.RolePlan, ID: "plan-1"}
	system     = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "timer"}
)

// zone is the plan's zone in these tests.
var zone = load("America/New_York")

func load(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

func d(s string) cal.Date {
	if s == "" {
		return cal.Date{}
	}
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

// at reads "2026-11-20 09:30" in the plan's zone; empty is the zero Time.
func at(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// said is an instant as a test names it: to the minute, or a day alone where it is the day's last microsecond.
func said(t time.Time) string {
	switch next := t.Add(time.Microsecond).In(zone); {
	case t.IsZero():
		return ""
	case next.Equal(cal.In(next, zone).Start(zone)):
		return cal.In(t, zone).String()
	}
	return t.In(zone).Format("2006-01-02 15:04")
}

// asked is a case like any other.
func asked(p review.Program, s review.Subject) review.Case {
	return review.Case{ID: "case-1", Member: "p-1", Rx: "rx-1", Drug: 90000001, Program: p, Subject: s,
		Order: stream.Derive("order", "o-1"), Wants: []string{"diagnosis", "tried"}}
}

// desk runs a case as the host does.
type desk struct {
	t     testing.TB
	s     review.State
	now   time.Time
	log   []stream.Named
	gave  []stream.Work // of the last command
	timer time.Time
}

// on sets the time.
func (k *desk) on(now string) *desk {
	k.now = at(now)
	return k
}

func (k *desk) do(by pharmacy.Actor, c stream.Named) stream.Outcome {
	k.t.Helper()
	out := review.Decide(k.s, stream.Command{By: by, Do: c}, k.now)
	require.NoError(k.t, out.Check())
	for _, e := range out.Events {
		k.s = review.Evolve(k.s, e)
		k.log = append(k.log, e)
	}
	k.gave = out.Work
	for _, w := range out.Work {
		if w.Timer {
			k.timer = w.Due
		}
	}
	return out
}

func (k *desk) ok(by pharmacy.Actor, c stream.Named) *desk {
	k.t.Helper()
	out := k.do(by, c)
	require.Nil(k.t, out.Refusal, out.Refusal.String())
	return k
}

func (k *desk) refused(by pharmacy.Actor, c stream.Named) string {
	k.t.Helper()
	before := k.s
	out := k.do(by, c)
	require.NotNil(k.t, out.Refusal, "%T at %s", c, k.s.Status)
	require.Equal(k.t, before, k.s)
	return string(out.Refusal.Step.Rule.Code)
}

// ring lets the timer go off.
func (k *desk) ring() *desk {
	k.t.Helper()
	require.False(k.t, k.timer.IsZero(), "no timer is set")
	k.now = k.timer.In(zone)
	return k.ok(system, review.Due{})
}

// status checks where the case stands.
func (k *desk) status(want review.Status) *desk {
	k.t.Helper()
	require.Equal(k.t, want, k.s.Status)
	return k
}

// due checks when the answer is due.
func (k *desk) due(want string) *desk {
	k.t.Helper()
	require.Equal(k.t, want, said(k.s.Clock.Due))
	return k
}

// told is the words of the last command to a party.
func (k *desk) told() (out []review.Tell) {
	for _, w := range k.gave {
		if t, ok := w.Do.(review.Tell); ok {
			out = append(out, t)
		}
	}
	return out
}

// handed is the work of one type of the last command.
func handed[T stream.Named](k *desk) (out []T) {
	for _, w := range k.gave {
		if t, ok := w.Do.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// opened is a draft.
func opened(t testing.TB, c review.Case, now string) *desk {
	t.Helper()
	k := &desk{t: t}
	return k.on(now).ok(pharmacist, review.Open{Case: c})
}

// sent is a case that the plan has had since now.
func sent(t testing.TB, c review.Case, track review.Track, now string) *desk {
	t.Helper()
	return opened(t, c, now).ok(member, review.Submit{Track: track}).ok(plan, review.Receive{})
}

// deny answers no.
func (k *desk) deny() *desk {
	k.t.Helper()
	return k.ok(plan, review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"})
}

// climb appeals at once, and the next level has it.
func (k *desk) climb(track review.Track) *desk {
	k.t.Helper()
	return k.ok(member, review.Appeal{Track: track, Reason: "disagree", Value: dollars(2500)}).ok(plan, review.Receive{})
}

func dollars(n int64) formulary.Known { return formulary.Dollars(money.Cents(n * 100)) }
