package auto_test

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// step is one random command. Most are what a host would do; some make no sense.
func step(r *rand.Rand, a *audit, now time.Time) (pharmacy.Actor, stream.Named) {
	s := a.k.s
	day := cal.In(now, now.Location())
	if s.Status == auto.Checking && r.Intn(2) == 0 || r.Intn(16) == 0 {
		return choice(r, s, day)
	}
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
		return system, auto.RecordFill{Rx: f, Order: order, Paid: money.Cents(900), Policy: policy, LeadDays: 7 * r.Intn(4), OrderBy: r.Intn(2) == 0,
			Fill: refill.Fill{Date: day.AddDays(r.Intn(3) - 1), Days: []int{90, 90, 84, 30, 0}[r.Intn(5)]}}
	case 1, 2:
		mode := []auto.Mode{auto.PerShipment, auto.OptInWithReminders, auto.OptInWithReminders, auto.Off}[r.Intn(4)]
		known := allKnown()
		return member, auto.Enroll{Consent: consent(mode), Standing: []*auto.Standing{nil, nil, nil, &known, &known, {}}[r.Intn(6)]}
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

// choice is one of the member's choices, of the ends of a consent, or of the host's answers.
func choice(r *rand.Rand, s auto.State, day cal.Date) (pharmacy.Actor, stream.Named) {
	switch r.Intn(12) {
	case 0:
		return member, auto.Move{To: day.AddDays(r.Intn(120) - 10)}
	case 1:
		return member, auto.Pause{Until: day.AddDays(r.Intn(60) - 10)}
	case 2:
		ends := auto.Ends()
		end := ends[r.Intn(len(ends))].End
		if end == auto.Deceased && r.Intn(4) > 0 {
			end = auto.DoseChanged
		}
		return system, auto.EndConsent{End: end}
	case 3:
		return system, auto.LastAsked{}
	case 4:
		return member, auto.AnswerLast{Outreach: r.Intn(2) == 0, Keep: r.Intn(2) == 0}
	case 5, 6, 7:
		do := auto.ReportUnwanted{Program: []auto.Program{auto.PartD, auto.PartD, auto.Commercial, ""}[r.Intn(4)]}
		if n := len(s.Shipments); n > 0 {
			do.Order = s.Shipments[r.Intn(n)].Order
		}
		return member, do
	}
	a := clearDay()
	if r.Intn(3) == 0 {
		a = auto.Answers{Coverage: drug.Answer(r.Intn(3)), Card: drug.Yes}
	}
	return system, auto.ReleaseAnswers{Cycle: s.Cycle.No, On: s.AskedOn, Answers: a}
}

func TestNoPathOfCommandsBreaksThePromises(t *testing.T) {
	t.Parallel()
	walk(t, nil)
}

// walk goes random paths, checks the promises on each, and puts what comes of each command into a table, where there is
// one.
func walk(t *testing.T, table *streamtest.Table) {
	t.Helper()
	opened, dropped, reopened, asked, refunded := 0, 0, 0, 0, 0
	for seed := range int64(400) {
		r := rand.New(rand.NewSource(seed))
		a := newAudit(t)
		a.table = table
		a.do(system, firstFill(lisinopril()), at("2026-09-01", 15))
		now := at("2026-09-02", 8)
		for range 280 {
			by, c := step(r, a, now)
			if _, due := c.(auto.Due); due && a.k.timer.After(now) && r.Intn(2) == 0 {
				now = a.k.timer.In(now.Location()) // the host waits for the timer
			}
			a.do(by, c, now)
			now = now.Add(time.Duration(r.Intn(30)) * time.Hour)
			if r.Intn(40) == 0 {
				now = now.In(time.FixedZone("far", (r.Intn(24)-12)*3600))
			}
			if r.Intn(150) == 0 {
				now = now.Add(time.Duration(r.Intn(3000)-500) * time.Hour) // a clock that jumps, also back
			}
		}
		a.replays()
		opened, refunded = opened+len(a.opened), refunded+len(a.refunded)
		for _, e := range a.k.log {
			switch e.(type) {
			case auto.FillDropped:
				dropped++
			case auto.RefillsReopened:
				reopened++
			case auto.ReleaseAsked:
				asked++
			}
		}
	}
	require.Greater(t, opened, 300, "the paths reach the shipments that the properties speak of")
	require.Greater(t, dropped, 400)
	require.Greater(t, reopened, 40)
	require.Greater(t, asked, 100)
	require.Greater(t, refunded, 15)
}

// FuzzDecide reads any bytes as commands in JSON, one a line, with the hours that pass before each.
func FuzzDecide(f *testing.F) {
	f.Add("0 auto.enroll {\"consent\":{\"by\":{\"role\":\"member\",\"id\":\"m\"},\"channel\":\"web\",\"script\":\"1\",\"mode\":\"per_shipment\"}}\n2000 auto.due {}\n96 auto.due {}")
	f.Add("9 auto.record_fill {\"rx\":{\"id\":\"rx-1\"},\"order\":{\"Kind\":\"order\",\"Name\":\"x\"},\"fill\":{\"date\":\"9999-12-30\",\"days\":999}}\n1 auto.skip {}")
	f.Add("1 auto.drop_fill {\"order\":{\"Kind\":\"order\",\"Name\":\"x\"}}\n9 auto.record_fill {\"rx\":{\"id\":\"rx-1\"},\"order\":{\"Kind\":\"order\",\"Name\":\"x\"},\"fill\":{\"date\":\"2026-09-09\",\"days\":9}}")
	f.Add("5000000 auto.confirm {}\n-99 auto.stop {\"reason\":\"\"}\n1 auto.release {}\n0 auto.reminded {\"cycle\":1,\"no\":-3}")
	f.Add("1 auto.move {\"to\":\"2026-12-01\"}\n1 auto.pause {\"until\":\"0001-01-01\"}\n1 auto.end_consent {\"end\":\"deceased\"}\n1 auto.last_asked {\"late\":\"9999-12-31T23:59:59Z\"}")
	f.Add("1 auto.release_answers {\"cycle\":1,\"answers\":{\"price\":\"-1.00\",\"limit\":\"0\"}}\n1 auto.report_unwanted {\"order\":{\"Kind\":\"order\",\"Name\":\"x\"}}\n1 auto.answer_last {}")
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
