package renewal_test

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
	"github.com/mailrx/mailrx/refill/renewal"
)

// audit checks what holds on every path.
type audit struct {
	t     *testing.T
	k     *desk
	codec *stream.Codec
	table *streamtest.Table // takes what came of each command; nil: nothing does
	asked map[int]int       // attempt → handed out since the member's last yes
	total int
}

func newAudit(t *testing.T) *audit {
	t.Helper()
	codec, err := stream.NewCodec(renewal.Rows(), notice.Rows())
	require.NoError(t, err)
	return &audit{t: t, k: &desk{t: t}, codec: codec, asked: map[int]int{}}
}

func (a *audit) do(by pharmacy.Actor, c stream.Named, now time.Time) {
	a.t.Helper()
	from := a.k.s.Status
	out := a.k.do(by, c, now)
	a.note(from, c, out)
	for _, e := range out.Events {
		a.survives(e)
		switch e.(type) {
		case renewal.MemberAgreed, renewal.Reopened:
			clear(a.asked)
		}
	}
	for _, w := range out.Work {
		a.survives(w.Do)
		switch w := w.Do.(type) {
		case renewal.AskPrescriber:
			a.asked[w.Attempt]++
			a.total++
			require.Equal(a.t, 1, a.asked[w.Attempt], "no attempt doubled")
			require.Equal(a.t, renewal.Requested, a.k.s.Status, "never without the member's yes")
			require.Equal(a.t, renewal.Means(w.Attempt), w.Means)
			require.NotContains(a.t, []drug.Schedule{drug.ScheduleII, drug.ScheduleUnknown}, w.Rx.Schedule)
		case notice.Notice:
			require.Equal(a.t, a.k.s.RunOut, w.Date, "R4.3: every notice says when supply runs out")
			require.NoError(a.t, w.Validate(), "and has what its kind needs")
		}
	}
	if a.k.s.Version > 0 {
		require.NoError(a.t, a.k.s.Message(renewal.SMS, drug.Unknown).Check(renewal.SMS, drug.Unknown), "the member can always be told")
	}
	require.LessOrEqual(a.t, a.k.s.Attempt, renewal.Attempts)
	require.LessOrEqual(a.t, a.k.s.Handed, a.k.s.Attempt)
}

// note puts what came of a command into the table, where it is one.
func (a *audit) note(from renewal.Status, c stream.Named, out stream.Outcome) {
	a.t.Helper()
	name := strings.TrimPrefix(string(c.Name()), "renewal.")
	if a.table == nil || out.Refusal != nil && out.Refusal.Step.Rule.Code == "renewal.command_unknown" {
		return
	}
	came := letters[a.k.s.Status]
	switch {
	case out.Refusal != nil:
		came = "x"
	case len(out.Events) == 0:
		came = "."
	}
	a.table.Note(name, letters[from], came)
}

// survives checks that a value comes back from the store as it went, and says no drug in its line.
func (a *audit) survives(n stream.Named) {
	a.t.Helper()
	name, schema, data, err := a.codec.Encode(n)
	require.NoError(a.t, err)
	back, err := a.codec.Decode(name, schema, data)
	require.NoError(a.t, err)
	require.Equal(a.t, n, back)
	require.NotContains(a.t, stream.Describe(n), "Lisinopril")
}

func (a *audit) replays() {
	a.t.Helper()
	var s renewal.State
	for _, e := range a.k.log {
		s = renewal.Evolve(s, e)
	}
	require.Equal(a.t, a.k.s, s)
	require.Len(a.t, a.k.log, s.Version)
}

func step(r *rand.Rand, s renewal.State) (pharmacy.Actor, stream.Named) {
	switch r.Intn(10) {
	case 0:
		return system, renewal.Start{Rx: lisinopril(), RunOut: d("2027-01-31")}
	case 1, 2:
		return member, renewal.MemberAnswers{Yes: r.Intn(4) > 0}
	case 3:
		return pharmacy.Actor{Role: pharmacy.Role(r.Intn(10))}, renewal.MemberAnswers{Yes: true}
	case 4:
		outcomes := append(renewal.Statuses(), renewal.Denied, renewal.Denied, "")
		outcome := outcomes[r.Intn(len(outcomes))]
		if r.Intn(3) > 0 {
			return system, renewal.Due{}
		}
		return office, renewal.PrescriberAnswers{Outcome: outcome, Code: []string{"", "AM", "AA", "AG", "no good"}[r.Intn(5)]}
	case 5:
		reach := []renewal.Reach{"", renewal.Handed, renewal.LeftMessage, renewal.Undeliverable, renewal.NoPickup, "lost"}[r.Intn(6)]
		return system, renewal.Asked{Attempt: s.Attempt + r.Intn(3) - 1, Reach: reach, Round: r.Intn(2) * (s.Round - r.Intn(2))}
	case 6:
		if r.Intn(4) == 0 {
			return system, renewal.MemberSilent{} // no command
		}
		facts := []renewal.Fact{renewal.OtherPrescriber, renewal.VisitMade, renewal.NewContact, ""}
		return member, renewal.NewFacts{Fact: facts[r.Intn(4)], PrescriberNPI: []rx.NPI{other, "1234567893", "", "1"}[r.Intn(4)]}
	}
	return system, renewal.Due{}
}

func TestNoPathOfCommandsBreaksThePromises(t *testing.T) {
	t.Parallel()
	walk(t, nil)
}

// walk goes random paths, checks the promises on each, and puts what comes of each command into a table, where there is
// one.
func walk(t *testing.T, table *streamtest.Table) {
	t.Helper()
	total := 0
	for seed := range int64(400) {
		r := rand.New(rand.NewSource(seed))
		a := newAudit(t)
		a.table = table
		f := lisinopril()
		f.Schedule = drug.Schedule(r.Intn(6))
		now := at("2026-11-20", 8, 0)
		a.do(system, renewal.Start{Rx: f, RunOut: d("2026-12-15")}, now)
		for range 60 {
			by, c := step(r, a.k.s)
			if _, due := c.(renewal.Due); due && a.k.timer.After(now) && r.Intn(2) == 0 {
				now = a.k.timer.In(now.Location())
			}
			a.do(by, c, now)
			now = now.Add(time.Duration(r.Intn(20)) * time.Hour)
			if r.Intn(30) == 0 {
				now = now.In(time.FixedZone("far", (r.Intn(24)-12)*3600))
			}
			if r.Intn(60) == 0 {
				now = now.Add(time.Duration(r.Intn(800)-200) * time.Hour) // a clock that jumps, also back
			}
		}
		a.replays()
		total += a.total
	}
	require.Greater(t, total, 400, "the paths reach the attempts that the properties speak of")
}

// FuzzDecide reads any bytes as commands in JSON, one a line, hours apart.
func FuzzDecide(f *testing.F) {
	f.Add("renewal.member_answers {\"yes\":true}\nrenewal.due {}\nrenewal.asked_answer {\"attempt\":1}")
	f.Add("renewal.due {}\nrenewal.prescriber_answers {\"outcome\":\"denied\",\"code\":\"AM\"}")
	f.Add("renewal.member_answers {\"yes\":true}\nrenewal.asked_answer {\"attempt\":-1,\"reach\":\"no_pickup\"}\nrenewal.new_facts {\"fact\":\"other_prescriber\",\"prescriber_npi\":\"1987654328\"}")
	f.Add("renewal.start {\"rx\":{\"id\":\"x\"},\"run_out\":\"9999-12-31\"}")
	f.Fuzz(func(t *testing.T, script string) {
		a := newAudit(t)
		now := at("2026-11-20", 8, 0)
		a.do(system, renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}, now)
		for i, line := range strings.Split(script, "\n") {
			name, data, _ := strings.Cut(line, " ")
			c, err := a.codec.Decode(stream.Name(name), 1, []byte(data))
			if err != nil {
				continue
			}
			now = now.Add(time.Duration(i*len(line)%300) * time.Hour)
			a.do(member, c, now)
		}
		a.replays()
	})
}

func TestTheCodecKnowsEveryCommand(t *testing.T) {
	t.Parallel()
	a := newAudit(t)
	for _, n := range []stream.Named{
		renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}, renewal.MemberAnswers{Yes: true}, renewal.Due{},
		renewal.Asked{Attempt: 2}, renewal.Asked{Attempt: 2, Reach: renewal.NoPickup, Round: 2}, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other},
		renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15"), LastDate: d("2027-08-20"), Automatic: true, Late: at("2026-12-01", 4, 0).UTC()},
		renewal.AskPrescriber{Rx: lisinopril(), RunOut: d("2026-12-15"), Attempt: 1, Means: renewal.Electronic, NewRx: true},
		renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "AM", From: other}, renewal.TimerSet{},
	} {
		a.survives(n)
		require.True(t, strings.HasPrefix(string(n.Name()), "renewal."), n.Name())
	}
	require.Equal(t, renewal.State{}, renewal.Evolve(renewal.State{}, renewal.Due{}), "what is no event changes nothing")
}
