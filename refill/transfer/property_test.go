package transfer_test

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

// audit checks what holds on every path.
type audit struct {
	t     *testing.T
	k     *desk
	codec *stream.Codec
	ended int // how often the prescription became ours, or left
	tries int
}

func newAudit(t *testing.T) *audit {
	t.Helper()
	codec, err := stream.NewCodec(transfer.Rows())
	require.NoError(t, err)
	return &audit{t: t, k: &desk{t: t}, codec: codec}
}

func (a *audit) do(by pharmacy.Actor, c stream.Named, now time.Time) {
	a.t.Helper()
	before := a.k.s
	out := a.k.do(by, c, now)
	for _, e := range out.Events {
		a.survives(e)
		switch e := e.(type) {
		case transfer.MovedIn:
			a.moved(e.Record, c, now)
		case transfer.MovedOut:
			a.moved(e.Record, c, now)
			require.Equal(a.t, pharmacy.RolePharmacist, by.Role, "only a pharmacist releases")
		}
	}
	for _, w := range out.Work {
		a.survives(w.Do)
		switch w := w.Do.(type) {
		case transfer.AskPharmacy:
			a.tries++
			require.Equal(a.t, transfer.Contacting, a.k.s.Status, "nobody is asked once it is over")
			require.Equal(a.t, transfer.Means(w.Attempt), w.Means)
		case transfer.Tell:
			require.Equal(a.t, a.k.s.Status, w.Status)
			require.Equal(a.t, a.k.s.RunOut, w.RunOut, "every word says when supply runs out")
		}
	}
	a.never(before)
}

// moved holds a record: it is whole, the law allowed it, and it is the only one.
func (a *audit) moved(r transfer.Record, c stream.Named, now time.Time) {
	a.t.Helper()
	a.ended++
	require.Equal(a.t, 1, a.ended, "a prescription moves once")
	require.Empty(a.t, r.Data.Lacks())
	var ruling transfer.Ruling
	switch c := c.(type) {
	case transfer.Receive:
		ruling = c.Ruling
	case transfer.Release:
		ruling = c.Ruling
	}
	require.Equal(a.t, law.Allow, ruling.Outcome, "never without the law")
	require.Equal(a.t, cal.In(now, now.Location()), ruling.On, "nor by its word of another day")
}

// never is what no state may be.
func (a *audit) never(before transfer.State) {
	a.t.Helper()
	s := a.k.s
	require.LessOrEqual(a.t, s.Attempt, transfer.Attempts)
	require.LessOrEqual(a.t, s.Handed, s.Attempt)
	require.Equal(a.t, s.Status == transfer.Released, s.BarsFill() != nil, "our copy is closed when it has left, and not before")
	if before.Status == transfer.Released || before.Status == transfer.Completed {
		require.Equal(a.t, before.Status, s.Status, "what has moved stays moved")
	}
	waits := map[transfer.Status]bool{transfer.Contacting: true, transfer.ContactWrong: true, transfer.Incomplete: true}
	if waits[s.Status] || s.Status == transfer.ToRelease && !s.Overdue {
		require.True(a.t, s.By.IsSet() && !s.Timer.IsZero(), "who waits has a day on which it ends")
		require.Equal(a.t, s.Timer, a.k.timer)
	}
	if s.Direction == transfer.In {
		open := waits[s.Status] || s.Status == transfer.AtPrescriber
		require.False(a.t, !open && len(a.k.held) > 0, "a lock is given back at the end")
	}
}

// survives checks that a value comes back from the store as it went, and says no drug in its line.
func (a *audit) survives(n stream.Named) {
	a.t.Helper()
	name, schema, raw, err := a.codec.Encode(n)
	require.NoError(a.t, err)
	back, err := a.codec.Decode(name, schema, raw)
	require.NoError(a.t, err)
	require.Equal(a.t, n, back)
	for _, planted := range []string{"Examplol", "Corner", "vault-7", "Farah"} {
		require.NotContains(a.t, stream.Describe(n), planted)
	}
}

func (a *audit) replays() {
	a.t.Helper()
	var s transfer.State
	for _, e := range a.k.log {
		s = transfer.Evolve(s, e)
	}
	require.Equal(a.t, a.k.s, s)
	require.Len(a.t, a.k.log, s.Version)
}

func anyActor(r *rand.Rand) pharmacy.Actor {
	if r.Intn(3) == 0 {
		return pharmacy.Actor{Role: pharmacy.Role(r.Intn(10))}
	}
	return []pharmacy.Actor{member, pharmacist, technician, system}[r.Intn(4)]
}

func anyData(r *rand.Rand, out bool) transfer.Data {
	edits := []func(*transfer.Data){unfilled, moved, usedUp, shared, technical, unknownLaw,
		func(v *transfer.Data) { v.Left = rx.Refills{} }, func(v *transfer.Data) { v.Earlier = nil }}
	var chosen []func(*transfer.Data)
	for range r.Intn(3) {
		chosen = append(chosen, edits[r.Intn(len(edits))])
	}
	if out {
		return outOf(chosen...)
	}
	return data(drug.Schedule(1+r.Intn(5)), chosen...)
}

func step(r *rand.Rand, s transfer.State, now time.Time) stream.Named {
	day := cal.In(now, now.Location()).AddDays(-r.Intn(8) / 7).String() // now and then the law was asked on the day before
	all := transfer.Codes()
	switch r.Intn(14) {
	case 0:
		return askIn()
	case 1:
		return askOut()
	case 2:
		return transfer.Handed{Attempt: s.Attempt + r.Intn(3) - 1}
	case 3, 4:
		return transfer.Answer{Code: all[r.Intn(len(all))]}
	case 5:
		return receive(anyData(r, false), day)
	case 6:
		return release(anyData(r, true), day)
	case 7:
		return transfer.Decline{Code: all[r.Intn(len(all))]}
	case 8:
		return transfer.PrescriberAnswers{Code: append(all, "")[r.Intn(len(all)+1)]}
	case 9:
		return transfer.Correct{Other: transfer.Pharmacy{Name: "Other", Phone: []string{"", "555-0177"}[r.Intn(2)]}}
	case 10:
		if r.Intn(3) == 0 {
			return transfer.Cancel{}
		}
	}
	return transfer.Due{}
}

func TestNoPathOfCommandsBreaksThePromises(t *testing.T) {
	t.Parallel()
	moves, tries := 0, 0
	for seed := range int64(600) {
		r := rand.New(rand.NewSource(seed))
		a := newAudit(t)
		now := at("2026-11-20", 8, 0)
		a.do(member, []stream.Named{askIn(), askOut()}[r.Intn(2)], now)
		for range 40 {
			c := step(r, a.k.s, now)
			if _, due := c.(transfer.Due); due && a.k.timer.After(now) && r.Intn(2) == 0 {
				now = a.k.timer.In(now.Location())
			}
			a.do(anyActor(r), c, now)
			now = now.Add(time.Duration(r.Intn(20)) * time.Hour)
			if r.Intn(30) == 0 {
				now = now.In(time.FixedZone("far", (r.Intn(24)-12)*3600))
			}
		}
		a.replays()
		moves, tries = moves+a.ended, tries+a.tries
	}
	require.Greater(t, moves, 60, "the paths reach what the properties speak of")
	require.Greater(t, tries, 600)
}

// FuzzDecide reads any bytes as commands in JSON, one a line, hours apart.
func FuzzDecide(f *testing.F) {
	codec, err := stream.NewCodec(transfer.Rows())
	require.NoError(f, err)
	for _, c := range []stream.Named{receive(data(none), "2026-11-24"), release(outOf(), "2026-11-24"), askOut(), transfer.Correct{Other: corner()}} {
		name, _, raw, err := codec.Encode(c)
		require.NoError(f, err)
		f.Add(string(name)+" "+string(raw), false)
		f.Add(string(name)+" "+string(raw), true)
	}
	f.Add("transfer.due {}\ntransfer.answer {\"code\":\"NO_REFILLS\"}\ntransfer.prescriber_answers {}\ntransfer.cancel {}", false)
	f.Fuzz(func(t *testing.T, script string, out bool) {
		a := newAudit(t)
		now := at("2026-11-20", 8, 0)
		open := stream.Named(askIn())
		if out {
			open = askOut()
		}
		a.do(pharmacist, open, now)
		for i, line := range strings.Split(script, "\n") {
			name, raw, _ := strings.Cut(line, " ")
			c, err := a.codec.Decode(stream.Name(name), 1, []byte(raw))
			if err != nil {
				continue
			}
			now = now.Add(time.Duration(i*len(line)%300) * time.Hour)
			a.do(pharmacist, c, now)
		}
		a.replays()
	})
}
