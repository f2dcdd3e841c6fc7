package review_test

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
)

// audit checks what holds on every path.
type audit struct {
	*desk
	codec  *stream.Codec
	table  *streamtest.Table // takes what came of each command; nil: nothing does
	levels []review.Level
}

func newAudit(t testing.TB, c review.Case) *audit {
	t.Helper()
	codec, err := stream.NewCodec(review.Rows())
	require.NoError(t, err)
	a := &audit{&desk{t: t}, codec, nil, review.Ladder(c.Program, c.Subject, c.Second)}
	a.on("2026-11-20 08:00")
	return a
}

func (a *audit) step(by pharmacy.Actor, c stream.Named) {
	a.t.Helper()
	before := a.s
	out := a.do(by, c)
	a.note(before.Status, c, out)
	for _, e := range out.Events {
		a.survives(e)
		a.event(before, e)
		before = review.Evolve(before, e)
	}
	for _, w := range out.Work {
		a.survives(w.Do)
	}
	a.state()
}

// note puts what came of a command into the table, where it is one.
func (a *audit) note(from review.Status, c stream.Named, out stream.Outcome) {
	a.t.Helper()
	name := strings.TrimPrefix(string(c.Name()), "review.")
	if a.table == nil || out.Refusal != nil && out.Refusal.Step.Rule.Code == "review.command_unknown" {
		return
	}
	came := letter(a.s.Status)
	switch {
	case out.Refusal != nil:
		came = "x"
	case len(out.Events) == 0:
		came = "."
	}
	a.table.Note(name, letter(from), came)
}

// event checks one event against the state before it.
func (a *audit) event(before review.State, e stream.Named) {
	switch e := e.(type) {
	case review.Answered:
		require.False(a.t, slices.ContainsFunc(before.Answers, func(x review.Answered) bool { return x.Level == e.Level }),
			"never two answers at a level")
		require.Equal(a.t, before.Level, e.Level)
		if !e.Late && !before.Clock.Due.IsZero() {
			require.False(a.t, e.At.After(before.Clock.Due), "a late answer says so")
		}
	case review.Missed:
		require.True(a.t, e.At.After(e.Due), "no deadline is missed before its time")
	case review.Asked:
		for _, code := range e.Codes {
			require.NotContains(a.t, before.Asked, code, "the same thing is never asked twice")
			require.False(a.t, slices.ContainsFunc(before.Items, func(i review.Item) bool { return i.Code == code }), "nor what is on file")
		}
	case review.Appealed:
		require.NotEqual(a.t, review.Court, before.Level, "never a level after court")
		require.Equal(a.t, slices.Index(a.levels, before.Level)+1, slices.Index(a.levels, e.Level), "one level up")
	}
}

func (a *audit) state() {
	s := a.s
	if s.Version == 0 {
		return
	}
	require.Contains(a.t, review.Statuses(), s.Status)
	require.Contains(a.t, a.levels, s.Level)
	if !s.Clock.Due.IsZero() {
		require.False(a.t, s.Clock.Due.Before(s.Received), "no deadline before receipt")
	}
	if pending := s.Status == review.InReview || s.Status == review.AwaitingStatement; pending && !s.Clock.Due.IsZero() {
		require.False(a.t, a.timer.After(s.Clock.Due.Add(time.Microsecond)), "the timer is set to the deadline, or before it")
	}
	if s.Approval.To.IsSet() {
		require.True(a.t, s.Approval.From.IsSet())
	}
	sum := s.Summary(review.StreamOf(s.Case.ID))
	require.Equal(a.t, sum.Hold == "", sum.Owner == 0 && sum.Hold == "")
}

// survives checks that a value comes back from the store as it went, and that its line names nobody.
func (a *audit) survives(n stream.Named) {
	a.t.Helper()
	name, schema, data, err := a.codec.Encode(n)
	require.NoError(a.t, err)
	back, err := a.codec.Decode(name, schema, data)
	require.NoError(a.t, err)
	_, _, again, err := a.codec.Encode(back)
	require.NoError(a.t, err)
	require.Equal(a.t, string(data), string(again))
	for _, secret := range []string{"p-1", "doc-", "rx-1", "Testa"} {
		require.NotContains(a.t, stream.Describe(n), secret)
	}
}

func (a *audit) replays() {
	a.t.Helper()
	var s review.State
	for _, e := range a.log {
		s = review.Evolve(s, e)
	}
	require.Equal(a.t, a.s, s)
	require.Len(a.t, a.log, s.Version)
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.Intn(len(of))] }

// next is a command that may come at any time, more often one that fits.
func next(r *rand.Rand, s review.State) (pharmacy.Actor, stream.Named) {
	day := func() cal.Date { return d("2026-11-01").AddDays(r.Intn(900)) }
	track := pick(r, s.First, s.First, s.First, review.Standard, review.Expedited, "soon")
	code := pick(r, "diagnosis", "tried", "labs", "weight", "Testa Sampleton")
	switch r.Intn(16) {
	case 0:
		return member, review.Submit{Track: pick(r, review.Standard, review.Expedited, review.Payment, ""), Jeopardy: r.Intn(2) == 0}
	case 1:
		return prescriber, review.Support{Says: []review.Sentence{pick(r, review.PatientPrefers, review.AllAdverse, review.RequiredHarmful, review.LimitIneffective)}, Document: "doc-1"}
	case 2:
		return prescriber, review.Supply{Items: []review.Item{{Code: code, Document: pick(r, "doc-1", "doc-2", "")}}, At: pick(r, time.Time{}, time.Time{}, s.Updated.Add(-time.Duration(r.Intn(99))*time.Hour))}
	case 3, 4:
		return member, review.Appeal{Track: track, Reason: "disagree", Value: pick(r, dollars(5000), dollars(100), formulary.Known{}), Cause: pick(r, "", "illness")}
	case 5:
		return pick(r, plan, member), review.AskFor{Codes: []string{code, "tried"}}
	case 6:
		return plan, pick[stream.Named](r, review.Extend{}, review.RefuseExpedite{}, review.JudgeCause{Good: r.Intn(3) > 0})
	case 7, 8, 9:
		return plan, review.Answer{Outcome: pick(r, review.Denied, review.Denied, review.Denied, review.PartiallyApproved, review.Approved, review.Dismissed, ""),
			Reason: "criteria_not_met", To: pick(r, cal.Date{}, day()), Notice: pick(r, cal.Date{}, day()), Findings: pick(r, nil, []review.Finding{{Code: "tried", Met: drug.Answer(r.Intn(3))}})}
	case 10:
		return plan, review.ProveReceipt{On: day(), Document: pick(r, "", "doc-3")}
	case 11:
		return system, pick[stream.Named](r, review.ForwardAnswer{}, review.Effect{}, review.DropOrder{}, review.End{On: day(), Reason: "recall"})
	case 12:
		return system, review.NextShipment{On: day(), RefillsLeft: r.Intn(4) - 1}
	case 13:
		return member, pick[stream.Named](r, review.Due{}, review.Due{}, review.Due{}, review.Withdraw{}, review.Missed{})
	}
	return plan, review.Receive{}
}

// fitting is a command that moves the case on, so that walks reach the upper levels.
func fitting(r *rand.Rand, s review.State) (pharmacy.Actor, stream.Named) {
	switch s.Status {
	case review.Submitted, review.AutoForwarded:
		if s.Cause == review.CausePending {
			return plan, review.JudgeCause{Good: true}
		}
		return plan, review.Receive{}
	case review.Denied, review.PartiallyApproved:
		return member, review.Appeal{Track: s.First, Reason: "disagree", Value: dollars(5000)}
	case review.DeadlineMissed:
		return system, review.ForwardAnswer{}
	case review.InReview, review.AwaitingStatement:
		return plan, review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"}
	}
	return next(r, s)
}

func TestNoPathOfCommandsBreaksThePromises(t *testing.T) {
	t.Parallel()
	walk(t, nil)
}

// walk goes random paths, checks the promises on each, and puts what comes of each command into a table, where there is
// one.
func walk(t *testing.T, table *streamtest.Table) {
	t.Helper()
	seen := map[review.Level]int{}
	status := map[review.Status]int{}
	for seed := range int64(900) {
		r := rand.New(rand.NewSource(seed))
		c := asked(pick(r, review.PartD, review.PartD, review.ERISA, review.Marketplace, review.Medicaid),
			pick(r, review.PriorAuthorization, review.FormularyException, review.StepException, review.QuantityException))
		c.Second, c.Contract, c.Deemed = r.Intn(2) == 0, review.ContractHours{Standard: pick(r, 0, 48)}, drug.Answer(r.Intn(3))
		a := newAudit(t, c)
		a.table = table
		a.step(pharmacist, review.Open{Case: c})
		a.step(member, review.Submit{Track: pick(r, review.Standard, review.Standard, review.Expedited, review.Payment)})
		for range 60 {
			if r.Intn(4) == 0 && a.timer.After(a.now) {
				a.now = a.timer.In(zone)
				a.step(system, review.Due{})
			}
			if seed%3 == 0 && r.Intn(3) > 0 {
				a.step(fitting(r, a.s))
			} else {
				a.step(next(r, a.s))
			}
			a.now = a.now.Add(time.Duration(r.Intn(30)) * time.Hour)
			switch r.Intn(40) {
			case 0:
				a.now = a.now.AddDate(0, r.Intn(4), 0)
			case 1:
				a.now = a.now.Add(-time.Duration(r.Intn(48)) * time.Hour) // a clock that is set back
			case 2:
				a.now = a.now.In(time.FixedZone("far", (r.Intn(24)-12)*3600))
			}
			status[a.s.Status]++
		}
		a.replays()
		seen[a.s.Level]++
	}
	for _, l := range slices.Concat(review.Ladder(review.PartD, review.StepException, false),
		review.Ladder(review.ERISA, review.StepException, true)) {
		require.Positive(t, seen[l], "no path ends at %s", l)
	}
	for _, s := range review.Statuses()[1:] {
		require.Positive(t, status[s], "no path comes by %s", s)
	}
}

// FuzzDecide reads any bytes as commands in JSON, one a line, hours apart.
func FuzzDecide(f *testing.F) {
	f.Add("review.submit {\"track\":\"standard\"}\nreview.receive {}\nreview.answer {\"outcome\":\"denied\",\"reason\":\"x\"}\nreview.appeal {\"track\":\"standard\",\"reason\":\"y\"}")
	f.Add("review.submit {\"track\":\"expedited\",\"jeopardy\":true}\nreview.receive {\"at\":\"0001-01-01T00:00:00Z\"}\nreview.due {}\nreview.next_shipment {\"on\":\"9999-12-31\"}")
	f.Add("review.submit {\"track\":\"payment\"}\nreview.receive {}\nreview.answer {\"outcome\":\"approved\",\"to\":\"9999-12-31\"}\nreview.end {\"on\":\"0001-01-01\",\"reason\":\"r\"}")
	f.Fuzz(func(t *testing.T, script string) {
		c := asked(review.PartD, review.StepException)
		if len(script)%2 == 0 {
			c = asked(review.ERISA, review.PriorAuthorization)
		}
		a := newAudit(t, c)
		a.step(pharmacist, review.Open{Case: c})
		for i, line := range strings.Split(script, "\n") {
			name, data, _ := strings.Cut(line, " ")
			do, err := a.codec.Decode(stream.Name(name), 1, []byte(data))
			if err != nil {
				continue
			}
			a.now = a.now.Add(time.Duration(i*len(line)%300) * time.Hour)
			a.step(pick(rand.New(rand.NewSource(int64(len(line)))), plan, system, member, prescriber), do)
		}
		a.replays()
	})
}

// FuzzClock puts any instants to the clocks: they never panic, and no deadline lies before receipt.
func FuzzClock(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(0), uint8(0), int64(1795000000), int64(0), int64(0), int16(48))
	f.Add(uint8(1), uint8(0), uint8(1), uint8(0), int64(1795000000), int64(90000), int64(3600), int16(0))
	f.Add(uint8(3), uint8(1), uint8(0), uint8(10), int64(253402300700), int64(-5), int64(1<<40), int16(-1))
	f.Fuzz(func(t *testing.T, program, subject, track, level uint8, received, asked, answered int64, hours int16) {
		instant := func(s int64) time.Time { return time.Unix(s%(1<<38), 0) }
		programs := []review.Program{review.PartD, review.ERISA, review.Marketplace, review.Medicaid, ""}
		subjects := []review.Subject{review.PriorAuthorization, review.StepException, review.FormularyException, ""}
		tracks := []review.Track{review.Standard, review.Expedited, review.Payment, ""}
		f := review.Filing{
			Program: programs[int(program)%len(programs)], Subject: subjects[int(subject)%len(subjects)],
			Track: tracks[int(track)%len(tracks)], Level: review.Determination, Second: level%2 == 0,
			Received: instant(received), Asked: instant(asked), Answered: instant(answered), Statement: instant(answered),
			CourseEnds: instant(asked), Extended: cal.In(instant(asked), zone), Contract: review.ContractHours{Standard: int(hours), Expedited: int(hours)},
		}
		if all := review.Ladder(f.Program, f.Subject, f.Second); len(all) > 0 {
			f.Level = all[int(level)%len(all)]
		}
		c, ok := f.Clock(zone)
		if ok && !c.Due.IsZero() {
			require.False(t, c.Due.Before(f.Received), "%+v", f)
		}
		by, ok := f.EffectBy(f.Received, zone)
		require.True(t, !ok || by.IsZero() || !by.Before(f.Received))
		last, ok := review.Adverse{Program: f.Program, To: f.Level, Track: f.Track, Notice: cal.In(f.Received, zone), Proved: f.Extended}.FileBy()
		require.True(t, !ok || !last.IsSet() || !last.Before(cal.In(f.Received, zone)))
	})
}
