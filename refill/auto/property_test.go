package auto_test

import (
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// audit watches everything a stream hands out, and remembers what the properties need.
type audit struct {
	t         *testing.T
	k         *desk
	codec     *stream.Codec
	reminders map[[2]int]int // cycle and number → handed out
	delivered map[[2]int]bool
	yes       map[int]bool // cycle → confirmed
	opened    map[int]int
	renewals  int
	fills     map[stream.ID]refill.Fill // every fill that was taken, by its order
	dropped   map[stream.ID]bool
	stopped   bool // the last word on consent was a stop
}

func newAudit(t *testing.T) *audit {
	t.Helper()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	return &audit{t: t, k: &desk{t: t}, codec: codec, reminders: map[[2]int]int{}, delivered: map[[2]int]bool{},
		yes: map[int]bool{}, opened: map[int]int{},
		fills: map[stream.ID]refill.Fill{}, dropped: map[stream.ID]bool{}}
}

// do gives the stream a command and checks every property on what comes out.
func (a *audit) do(by pharmacy.Actor, c stream.Named, now time.Time) {
	a.t.Helper()
	before := a.k.s
	out := a.k.do(by, c, now)
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
	case auto.Enroll:
		a.stopped = false
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
		require.NotContains(a.t, []auto.Status{auto.Enrolled, auto.Held, auto.Ordered}, a.k.s.Status, "stopped is stopped")
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
		require.Contains(a.t, []auto.Status{auto.Enrolled, auto.Held}, before.Status, "never without consent")
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
	case notice.Notice:
		require.NoError(a.t, w.Validate())
	case auto.NeedRenewal:
		a.renewals++
		require.Equal(a.t, 1, a.renewals, "one renewal")
	}
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

// step is one random command. Most are what a host would do; some make no sense.
func step(r *rand.Rand, a *audit, now time.Time) (pharmacy.Actor, stream.Named) {
	s := a.k.s
	day := cal.In(now, now.Location())
	switch r.Intn(16) {
	case 0:
		if s.Status == auto.Enrolled && r.Intn(3) > 0 {
			return system, auto.Due{} // let most cycles run their course
		}
		f := lisinopril()
		f.Refills = []rx.Refills{rx.RefillCount(r.Intn(4)), rx.RefillCount(12), rx.PRN(), {}}[r.Intn(4)]
		f.Schedule = []drug.Schedule{drug.NotControlled, drug.NotControlled, drug.NotControlled, drug.ScheduleIV}[r.Intn(4)]
		if s.Version > 0 {
			f = s.Rx
		}
		order := stream.Derive("order", string(rune('a'+r.Intn(26))))
		policy := []refill.Policy{{}, {}, {Percent: 60}, {Percent: 90, NoCarryOver: true}}[r.Intn(4)]
		return system, auto.RecordFill{Rx: f, Order: order, Paid: money.Cents(900), Policy: policy, LeadDays: 7 * r.Intn(4),
			Fill: refill.Fill{Date: day.AddDays(r.Intn(3) - 1), Days: []int{90, 90, 84, 30, 0}[r.Intn(5)]}}
	case 1, 2:
		mode := []auto.Mode{auto.PerShipment, auto.OptInWithReminders, auto.OptInWithReminders, auto.Off}[r.Intn(4)]
		return member, auto.Enroll{Consent: consent(mode)}
	case 3:
		if r.Intn(3) > 0 {
			return member, auto.Confirm{}
		}
		return member, []stream.Named{auto.Skip{}, auto.Stop{}, auto.Release{}, auto.Confirm{}}[r.Intn(4)]
	case 4:
		return pharmacy.Actor{Role: pharmacy.Role(r.Intn(10))}, auto.Confirm{}
	case 5, 6, 7, 8:
		return system, auto.Reminded{Cycle: s.Cycle.No - r.Intn(8)/7, No: max(1, s.Cycle.Asked) - r.Intn(2), Delivered: r.Intn(5) > 0}
	case 9:
		return system, auto.Release{}
	case 10:
		return system, auto.TimerSet{} // no command
	case 11:
		drop := auto.DropFill{Order: stream.Derive("order", string(rune('a'+r.Intn(26)))), Reason: "lost"} // known or not
		if n := len(s.Orders); n > 0 && r.Intn(4) > 0 {
			drop.Order = s.Orders[r.Intn(n)]
		}
		if r.Intn(3) > 0 {
			return system, auto.Due{}
		}
		return system, drop
	}
	return system, auto.Due{}
}

func TestNoPathOfCommandsBreaksThePromises(t *testing.T) {
	t.Parallel()
	opened, dropped, reopened := 0, 0, 0
	for seed := range int64(400) {
		r := rand.New(rand.NewSource(seed))
		a := newAudit(t)
		a.do(system, firstFill(lisinopril()), at("2026-09-01", 15))
		now := at("2026-09-02", 8)
		for range 150 {
			by, c := step(r, a, now)
			if _, due := c.(auto.Due); due && a.k.timer.After(now) && r.Intn(2) == 0 {
				now = a.k.timer.In(now.Location()) // the host waits for the timer
			}
			a.do(by, c, now)
			now = now.Add(time.Duration(r.Intn(30)) * time.Hour)
			if r.Intn(40) == 0 {
				now = now.In(time.FixedZone("far", (r.Intn(24)-12)*3600))
			}
		}
		a.replays()
		opened += len(a.opened)
		for _, e := range a.k.log {
			switch e.(type) {
			case auto.FillDropped:
				dropped++
			case auto.RefillsReopened:
				reopened++
			}
		}
	}
	require.Greater(t, opened, 400, "the paths reach the shipments that the properties speak of")
	require.Greater(t, dropped, 400)
	require.Greater(t, reopened, 40)
}

// FuzzDecide reads any bytes as commands in JSON, one a line, with the hours that pass before each.
func FuzzDecide(f *testing.F) {
	f.Add("0 auto.enroll {\"consent\":{\"by\":{\"role\":\"member\",\"id\":\"m\"},\"channel\":\"web\",\"script\":\"1\",\"mode\":\"per_shipment\"}}\n2000 auto.due {}\n96 auto.due {}")
	f.Add("9 auto.record_fill {\"rx\":{\"id\":\"rx-1\"},\"order\":{\"Kind\":\"order\",\"Name\":\"x\"},\"fill\":{\"date\":\"9999-12-30\",\"days\":999}}\n1 auto.skip {}")
	f.Add("1 auto.drop_fill {\"order\":{\"Kind\":\"order\",\"Name\":\"x\"}}\n9 auto.record_fill {\"rx\":{\"id\":\"rx-1\"},\"order\":{\"Kind\":\"order\",\"Name\":\"x\"},\"fill\":{\"date\":\"2026-09-09\",\"days\":9}}")
	f.Add("5000000 auto.confirm {}\n-99 auto.stop {\"reason\":\"\"}\n1 auto.release {}\n0 auto.reminded {\"cycle\":1,\"no\":-3}")
	f.Fuzz(func(t *testing.T, script string) {
		a := newAudit(t)
		a.do(system, firstFill(lisinopril()), at("2026-09-01", 15))
		now := at("2026-09-05", 8)
		for _, line := range strings.Split(script, "\n") {
			hours, rest, _ := strings.Cut(line, " ")
			name, data, _ := strings.Cut(rest, " ")
			c, err := a.codec.Decode(stream.Name(name), 1, []byte(data))
			if err != nil {
				continue
			}
			now = now.Add(time.Duration(int16(len(hours)*997+len(data))) * time.Hour)
			out := auto.Decide(a.k.s, stream.Command{By: member, Do: c}, now)
			require.NoError(t, out.Check())
			for _, e := range out.Events {
				a.k.s = auto.Evolve(a.k.s, e)
				a.k.log = append(a.k.log, e)
			}
		}
		a.replays()
	})
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

func TestTheCodecKnowsEveryCommandEventAndWork(t *testing.T) {
	t.Parallel()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	for _, n := range []stream.Named{
		firstFill(lisinopril()), lost("1"), auto.Enroll{Consent: consent(auto.PerShipment)}, auto.Skip{}, auto.Stop{Reason: "moving"},
		auto.Confirm{}, auto.Due{}, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, auto.Release{},
		auto.Remind{Rx: "rx-1", Cycle: 1, No: 1, Ship: d("2026-11-16"), Cost: money.Cents(0)},
		auto.OpenRefill{Rx: lisinopril(), FillNo: 2, Cycle: 1}, auto.NeedRenewal{Rx: lisinopril(), RunOut: d("2026-11-30")},
	} {
		name, schema, data, err := codec.Encode(n)
		require.NoError(t, err)
		require.Equal(t, 1, schema)
		require.True(t, strings.HasPrefix(string(name), "auto."), name)
		back, err := codec.Decode(name, schema, data)
		require.NoError(t, err)
		require.Equal(t, n, back)
		require.Equal(t, reflect.Struct, reflect.TypeOf(back).Kind())
	}
}
