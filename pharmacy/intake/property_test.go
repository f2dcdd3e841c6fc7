package intake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// sane checks what holds of every answer to every request.
func sane(t *testing.T, r intake.Request, out intake.Ruling) {
	t.Helper()
	require.NotEqual(t, law.Undecided, out.Outcome)
	require.Equal(t, out.Outcome != law.Allow, out.Trace.Failed(), "a refusal has a reason, and what is allowed has none")
	if out.Outcome != law.Allow {
		require.NotContains(t, out.Then, intake.NoticeOldAddress, "nothing follows from a change that is not made")
		return
	}
	require.Empty(t, out.Needs)
	require.Contains(t, append(intake.Channels(r.By, r.Act), pharmacy.ChannelWeb, pharmacy.ChannelApp), r.Channel)
	member := r.By == pharmacy.RoleMember || r.By == pharmacy.RoleCaregiver
	if member {
		require.GreaterOrEqual(t, r.Proof.Level(), intake.LevelOf(r.Act, r.Schedule))
		require.False(t, r.Proof.Wrong())
	}
	if member && r.Act != intake.General {
		require.False(t, r.Lock.Locked())
	}
	if r.Channel == pharmacy.ChannelFax {
		require.False(t, member, "a fax is a prescriber's")
		require.False(t, r.Fax.From == intake.SenderHome || r.Fax.From == intake.SenderWorkplace)
	}
	if r.Channel == pharmacy.ChannelPhone && r.Act == intake.NewRx {
		require.NotEqual(t, drug.ScheduleII, r.Schedule)
	}
}

// proofs are how much somebody may have shown, ever more.
var proofs = []intake.Proof{
	{}, {ZIP: drug.Yes}, {ZIP: drug.Yes, RxNumber: drug.Yes}, {ZIP: drug.Yes, RxNumber: drug.Yes, MemberNumber: drug.Yes, Card: drug.Yes},
	{ZIP: drug.Yes, RxNumber: drug.Yes, MemberNumber: drug.Yes, Card: drug.Yes, Login: drug.Yes},
	{ZIP: drug.Yes, RxNumber: drug.Yes, MemberNumber: drug.Yes, Card: drug.Yes, Login: drug.Yes, SecondFactor: drug.Yes},
}

// TestEveryRequestOfTheProductHasAnAnswer goes through act, role, channel, schedule and proof, numbers without a meaning
// too. Who shows more is never answered more strictly, and the sixth proof opens all that a member may ask by phone.
func TestEveryRequestOfTheProductHasAnAnswer(t *testing.T) {
	t.Parallel()
	allowed := 0
	for act := intake.ActUnknown; act <= intake.Withdraw+1; act++ {
		for role := pharmacy.RoleUnknown; role <= pharmacy.RoleSystem+1; role++ {
			for ch := pharmacy.ChannelUnknown; ch <= pharmacy.ChannelAuto+1; ch++ {
				for s := drug.ScheduleUnknown; s <= drug.ScheduleV+1; s++ {
					before := law.Deny
					for _, p := range proofs {
						r := intake.Request{Act: act, By: role, Channel: ch, On: d("2026-11-24"), Proof: p, Schedule: s, State: "MO",
							Subject: intake.Subject{Whose: intake.Own}, Authority: drug.Yes, Form: law.EPCS, Fax: intake.Fax{From: intake.SenderOffice}}
						out := intake.May(book, r)
						sane(t, r, out)
						require.LessOrEqual(t, out.Outcome, before, "%v by %v on %v", act, role, ch)
						before = out.Outcome
						if out.Outcome == law.Allow {
							allowed++
						}
					}
				}
			}
		}
	}
	require.Greater(t, allowed, 300, "the product reaches what is allowed")
}

func TestEveryRowOfTheMatrixCanBeAllowed(t *testing.T) {
	t.Parallel()
	forms := map[pharmacy.Channel]law.Form{pharmacy.ChannelERx: law.Electronic, pharmacy.ChannelMail: law.Paper}
	for _, row := range intake.Matrix() {
		for _, role := range row.Roles {
			for _, act := range row.Acts {
				r := intake.Request{Act: act, By: role, Channel: row.Channel, On: d("2026-11-24"), Proof: proofs[len(proofs)-1],
					Schedule: drug.NotControlled, State: "MO", Subject: intake.Subject{Whose: intake.Own}, Authority: drug.Yes,
					Form: forms[row.Channel], Fax: intake.Fax{From: intake.SenderOffice}}
				if row.Guest {
					r.Proof = proofs[3]
				}
				out := intake.May(book, r)
				require.Equal(t, law.Allow, out.Outcome, "%v by %v on %v: %s", act, role, row.Channel, out.Trace)
			}
		}
	}
	intake.Matrix()[0].Rule = nil
	require.NotNil(t, intake.Matrix()[0].Rule, "the slice is the caller's")
}

// FuzzMay reads any bytes as a request.
func FuzzMay(f *testing.F) {
	f.Add([]byte{4, 1, 4, 2, 2, 0, 0, 1, 1, 0, 0, 0, 3, 1, 2, 2, 6, 0, 0, 0, 1, 1, 1, 1}, "2008-02-29", int64(739_000), "MO")
	f.Add([]byte{2, 3, 5, 1}, "", int64(0), "")
	f.Fuzz(func(t *testing.T, b []byte, born string, day int64, state string) {
		next := func() uint8 {
			if len(b) == 0 {
				return 0
			}
			n := b[0]
			b = b[1:]
			return n
		}
		answer := func() drug.Answer { return drug.Answer(next()) }
		r := intake.Request{Act: intake.Act(next()), By: pharmacy.Role(next()), Channel: pharmacy.Channel(next())}
		r.Proof = intake.Proof{RxNumber: answer(), ZIP: answer(), Born: answer(), MemberNumber: answer(), Name: answer(), Address: answer(),
			Login: answer(), SecondFactor: answer(), Card: answer()}
		r.Subject = intake.Subject{Whose: intake.Whose(next()), Sensitive: answer(), StateShows: answer(), Born: rx.NewSecret(born)}
		r.Lock, r.Authority, r.Schedule, r.Form = intake.Lock{Failures: int(int8(next()))}, answer(), drug.Schedule(next()), law.Form(next())
		r.Fax = intake.Fax{From: intake.Sender(next()), Cover: answer(), CallBack: answer()}
		r.PaymentDue, r.CardOnFile, r.State = answer(), answer(), place.State(state)
		r.On = d("0001-01-01").AddDays(int(day % 4_000_000))
		r.Subject.LastFill = r.On.AddDays(-int(next()))
		sane(t, r, intake.May(book, r))
	})
}

// FuzzProve holds any texts against each other: what is the same proves, and nothing that was said is printed.
func FuzzProve(f *testing.F) {
	f.Add("123456789012", "63166", "Testa")
	f.Add("", "6316", "\xff")
	f.Fuzz(func(t *testing.T, number, zip, name string) {
		said := intake.Claim{RxNumber: rx.NewSecret(number), ZIP: rx.NewSecret(zip), First: rx.NewSecret(name), Last: rx.NewSecret(name)}
		p := intake.Prove(said, said)
		require.False(t, p.Wrong(), "who says what is kept is never wrong")
		require.Equal(t, intake.Match(said.First, said.First), p.Name)
		require.NotEqual(t, drug.Yes, intake.Prove(intake.Claim{}, said).Name)
		require.NotEqual(t, intake.SenderHome, intake.SenderOf(said.RxNumber, []string{zip}))
	})
}

// BenchmarkMayPhoneRefill is one answer: 143 ns, no allocation, on 2026-11-24, shared 2-core virtual machine, Go 1.26.
func BenchmarkMayPhoneRefill(b *testing.B) {
	r := intake.Request{Act: intake.Refill, By: pharmacy.RoleMember, Channel: pharmacy.ChannelPhone, On: d("2026-11-24"), Proof: proofs[2],
		Subject: intake.Subject{Whose: intake.Own}, Schedule: drug.NotControlled, PaymentDue: drug.No}
	b.ReportAllocs()
	for b.Loop() {
		if out := intake.May(book, r); out.Outcome != law.Allow {
			b.Fatal("not allowed")
		}
	}
}
