package auto_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// audit watches everything a stream hands out, and remembers what the properties need.
type audit struct {
	t         *testing.T
	k         *desk
	codec     *stream.Codec
	table     *streamtest.Table // takes what came of each command; nil: nothing does
	reminders map[[2]int]int    // cycle and number → handed out
	delivered map[[2]int]bool
	yes       map[int]bool // cycle → confirmed
	opened    map[int]int
	renewals  int
	fills     map[stream.ID]refill.Fill // every fill that was taken, by its order
	dropped   map[stream.ID]bool
	stopped   bool // the last word on consent was a stop or an end
	last      stream.Named
	refunded  map[stream.ID]int
	deceased  bool
}

func newAudit(t *testing.T) *audit {
	t.Helper()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	return &audit{t: t, k: &desk{t: t}, codec: codec, reminders: map[[2]int]int{}, delivered: map[[2]int]bool{},
		yes: map[int]bool{}, opened: map[int]int{},
		fills: map[stream.ID]refill.Fill{}, dropped: map[stream.ID]bool{}, refunded: map[stream.ID]int{}}
}

// do gives the stream a command and checks every property on what comes out.
func (a *audit) do(by pharmacy.Actor, c stream.Named, now time.Time) {
	a.t.Helper()
	before := a.k.s
	a.last = c
	out := a.k.do(by, c, now)
	a.note(before.Status, c, out)
	if out.Refusal == nil {
		a.heard(c)
	}
	for _, e := range out.Events {
		a.survives(e)
		switch e := e.(type) {
		case auto.ReminderAnswered:
			if e.Delivered {
				a.delivered[[2]int{e.Cycle, e.No}] = true
			}
		case auto.ShipmentConfirmed:
			a.yes[e.Cycle] = true
		}
	}
	for _, w := range out.Work {
		a.work(before, w.Do, now)
	}
	require.Len(a.t, a.k.s.Orders, len(a.k.s.Fills))
	require.Equal(a.t, a.k.s.Hold != "", a.k.s.Status == auto.Held)
	a.counts()
}

// note puts what came of a command into the table, where it is one.
func (a *audit) note(from auto.Status, c stream.Named, out stream.Outcome) {
	a.t.Helper()
	name := strings.TrimPrefix(string(c.Name()), "auto.")
	if a.table == nil || out.Refusal != nil && out.Refusal.Step.Rule.Code == "auto.command_unknown" {
		return
	}
	came := letter(a.k.s.Status)
	switch {
	case out.Refusal != nil:
		came = "x"
	case len(out.Events) == 0:
		came = "."
	}
	a.table.Note(name, letter(from), came)
}

// heard keeps what a command that was taken says of fills and consent.
func (a *audit) heard(c stream.Named) {
	switch c := c.(type) {
	case auto.RecordFill:
		if _, known := a.fills[c.Order]; !known {
			a.fills[c.Order] = c.Fill
		}
	case auto.DropFill:
		a.dropped[c.Order] = true
	case auto.Stop:
		a.stopped = true
	case auto.EndConsent:
		a.stopped, a.deceased = true, a.deceased || c.End == auto.Deceased
	case auto.Enroll:
		a.stopped = false
		require.False(a.t, a.deceased, "no consent is taken of who has died")
	}
}

// counts checks that exactly the fills that were taken and not dropped are supply, in whatever turn the two came.
func (a *audit) counts() {
	a.t.Helper()
	var want []refill.Fill
	for order, f := range a.fills {
		if !a.dropped[order] {
			want = append(want, f)
			require.Contains(a.t, a.k.s.Orders, order)
		}
	}
	require.ElementsMatch(a.t, want, a.k.s.Fills)
	require.Equal(a.t, refill.RunOut(want), a.k.s.RunOut())
	if a.stopped {
		require.NotContains(a.t, []auto.Status{auto.Enrolled, auto.Checking, auto.Held, auto.Ordered}, a.k.s.Status, "stopped is stopped")
	}
	if len(want) == 0 {
		require.NotEqual(a.t, auto.Enrolled, a.k.s.Status, "nothing is planned without a fill")
	}
}

func (a *audit) work(before auto.State, w stream.Named, now time.Time) {
	a.t.Helper()
	switch w := w.(type) {
	case auto.Remind:
		a.reminders[[2]int{w.Cycle, w.No}]++
		require.Equal(a.t, 1, a.reminders[[2]int{w.Cycle, w.No}], "never a reminder doubled")
	case auto.OpenRefill:
		a.opened[w.Cycle]++
		require.Equal(a.t, 1, a.opened[w.Cycle], "never twice for a cycle")
		require.Contains(a.t, []auto.Status{auto.Enrolled, auto.Checking, auto.Held}, before.Status, "never without consent")
		require.False(a.t, a.stopped, "never after a stop")
		require.True(a.t, before.Consents[len(before.Consents)-1].EndedAt.IsZero(), "never under a consent that has ended")
		a.answered(before)
		require.NotEmpty(a.t, before.Fills, "never before the initial fill")
		switch before.Consent.Mode {
		case auto.OptInWithReminders:
			require.True(a.t, a.delivered[[2]int{w.Cycle, 1}] && a.delivered[[2]int{w.Cycle, 2}], "two delivered reminders")
		case auto.PerShipment:
			require.True(a.t, a.yes[w.Cycle], "a yes for this shipment")
		default:
			a.t.Fatal("opened while the plan allows nothing")
		}
		today := cal.In(now, now.Location())
		require.False(a.t, today.Before(refill.Earliest(before.Fills, today, auto.TooSoon(before.Policy, before.Rx.Schedule))), "never too soon")
		require.Equal(a.t, drug.NotControlled, w.Rx.Schedule)
		require.False(a.t, today.Before(before.Paused), "never within a pause")
	case auto.RemindToOrder:
		require.True(a.t, w.OrderBy.IsSet() && w.RunOut.IsSet())
		require.NotContains(a.t, []auto.Status{auto.Enrolled, auto.Checking, auto.Held, auto.Ordered, auto.LastFilled}, before.Status,
			"who orders by hand, alone")
	case auto.RefundShipment:
		a.refunded[w.Order]++
		require.Equal(a.t, 1, a.refunded[w.Order], "one refund for an order")
	case notice.Notice:
		require.NoError(a.t, w.Validate())
	case auto.NeedRenewal:
		a.renewals++
		require.Equal(a.t, 1, a.renewals, "one renewal")
	}
}

// answered checks that a host that answers on ship day has, with nothing against the shipment.
func (a *audit) answered(before auto.State) {
	a.t.Helper()
	if !before.Asks {
		return
	}
	said, ok := a.last.(auto.ReleaseAnswers)
	require.True(a.t, ok, "never without the host's answers")
	require.Equal(a.t, clearDay(), said.Answers)
}

// survives checks that an event comes back from the store as it went, and says one line without the drug.
func (a *audit) survives(e stream.Named) {
	a.t.Helper()
	name, schema, data, err := a.codec.Encode(e)
	require.NoError(a.t, err)
	back, err := a.codec.Decode(name, schema, data)
	require.NoError(a.t, err)
	require.Equal(a.t, e, back)
	line := stream.Describe(e)
	require.NotEmpty(a.t, line)
	require.NotContains(a.t, line, "Lisinopril")
	require.NotContains(a.t, line, "\n")
}

// replays checks that the events alone give the state.
func (a *audit) replays() {
	a.t.Helper()
	var s auto.State
	for _, e := range a.k.log {
		s = auto.Evolve(s, e)
	}
	require.Equal(a.t, a.k.s, s)
	require.Len(a.t, a.k.log, s.Version)
}

func TestEvolveLeavesTheStateItWasGivenAsItWas(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-16", 9))
	k.ok(system, fillAgain("3", "2027-02-10"), at("2027-02-10", 9)) // three of a slice that has room for four
	before := k.s
	one := auto.Evolve(before, auto.FillRecorded{Order: stream.Derive("order", "x")})
	two := auto.Evolve(before, auto.FillRecorded{Order: stream.Derive("order", "y")})
	require.Len(t, before.Orders, 3)
	require.NotEqual(t, one.Orders[3], two.Orders[3], "states share no memory")
	orders, fills := slices.Clone(before.Orders), slices.Clone(before.Fills)
	for n := range 3 {
		drop := auto.FillDropped{Order: before.Orders[n]}
		require.Len(t, auto.Evolve(before, drop).Orders, 2)
		require.Len(t, auto.Evolve(auto.Evolve(before, drop), auto.FillDropped{Order: stream.Derive("order", "x")}).Early, 1)
	}
	require.Equal(t, orders, before.Orders, "nothing moved in the slices of the state that was given")
	require.Equal(t, fills, before.Fills)
	answer := auto.ReminderAnswered{Cycle: before.Cycle.No, No: 1, Delivered: true}
	require.Equal(t, 1, auto.Evolve(auto.Evolve(before, answer), answer).Cycle.Sent, "one reminder counts once")
	require.Equal(t, before, auto.Evolve(before, auto.Due{}), "what is no event changes nothing")
}
