package review_test

import (
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
)

var update = flag.Bool("update", false, "rewrite the table of states in doc.go")

// stage is a case brought to a status. A status has several where the same command comes to different ends.
type stage struct {
	status review.Status
	reach  func(t *testing.T) *desk
}

func stages() []stage {
	in := func(p review.Program, s review.Subject, track review.Track) func(*testing.T) *desk {
		return func(t *testing.T) *desk { return sent(t, asked(p, s), track, "2026-11-20 09:30") }
	}
	pa, quick := in(review.PartD, review.PriorAuthorization, review.Standard), in(review.PartD, review.PriorAuthorization, review.Expedited)
	step := in(review.PartD, review.StepException, review.Standard)
	work, market := in(review.ERISA, review.PriorAuthorization, review.Standard), in(review.Marketplace, review.FormularyException, review.Standard)
	state := in(review.Medicaid, review.PriorAuthorization, review.Standard)
	then := func(from func(*testing.T) *desk, do ...func(*desk)) func(*testing.T) *desk {
		return func(t *testing.T) *desk {
			k := from(t)
			for _, one := range do {
				one(k)
			}
			return k
		}
	}
	deny, ring := func(k *desk) { k.deny() }, func(k *desk) { k.ring() }
	climb := func(k *desk) { k.climb(review.Standard) }
	say := func(by pharmacy.Actor, c stream.Named) func(*desk) { return func(k *desk) { k.ok(by, c) } }
	up := say(member, review.Appeal{Track: review.Standard, Reason: "disagree"})
	yes := say(plan, review.Answer{Outcome: review.Approved, To: d("2027-06-01")})
	part := say(plan, review.Answer{Outcome: review.PartiallyApproved, Reason: "quantity_lowered", To: d("2027-06-01")})
	wait := func(k *desk) { k.now = k.now.AddDate(0, 4, 0) }
	return []stage{
		{"", func(t *testing.T) *desk { return (&desk{t: t}).on("2026-11-20 09:30") }},
		{review.Draft, func(t *testing.T) *desk {
			return opened(t, asked(review.PartD, review.StepException), "2026-11-20 09:30")
		}},
		{review.Submitted, then(func(t *testing.T) *desk {
			return opened(t, asked(review.PartD, review.StepException), "2026-11-20 09:30")
		}, say(member, review.Submit{Track: review.Standard}))},
		{review.Submitted, then(pa, deny, up)}, {review.Submitted, then(pa, deny, wait, up)},
		{review.AwaitingStatement, step}, {review.AwaitingStatement, in(review.PartD, review.StepException, review.Expedited)},
		{review.InReview, pa}, {review.InReview, quick}, {review.InReview, work}, {review.InReview, market},
		{review.InReview, in(review.ERISA, review.StepException, review.Standard)}, {review.InReview, then(state, deny, climb)},
		{review.InReview, then(pa, deny, wait, up, say(plan, review.Receive{}))},
		{review.InReview, then(work, say(plan, review.AskFor{Codes: []string{"tried"}}))},
		{review.Approved, then(pa, yes)}, {review.Approved, then(pa, deny, climb, yes)},
		{review.PartiallyApproved, then(pa, part)}, {review.PartiallyApproved, then(pa, deny, climb, part)}, {review.Denied, then(pa, deny)}, {review.Denied, then(market, deny, climb, deny)},
		{review.Denied, then(pa, deny, climb, deny, climb, deny)},
		{review.DeadlineMissed, then(pa, ring)}, {review.DeadlineMissed, then(work, ring)}, {review.DeadlineMissed, then(pa, deny, climb, deny, climb, ring)},
		{review.AutoForwarded, then(pa, ring, say(plan, review.ForwardAnswer{}))},
		{review.Withdrawn, then(pa, say(member, review.Withdraw{}))},
		{review.Dismissed, then(pa, say(plan, review.Answer{Outcome: review.Dismissed, Reason: "no_authority"}))},
	}
}

// word is a command of who may give it.
type word struct {
	by pharmacy.Actor
	do stream.Named
}

// words is every command, with what makes a difference to it.
func words(now time.Time) []word {
	return []word{
		{pharmacist, review.Open{Case: asked(review.PartD, review.StepException)}}, {pharmacist, review.Open{}},
		{member, review.Submit{Track: review.Standard}}, {member, review.Submit{Track: review.Expedited}}, {member, review.Submit{}},
		{prescriber, review.Support{Says: []review.Sentence{review.RequiredHarmful}}}, {prescriber, review.Support{}},
		{prescriber, review.Supply{Items: []review.Item{{Code: "tried", Document: "doc-9"}}}}, {member, review.Supply{}},
		{member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(5000)}}, {member, review.Appeal{}},
		{member, review.Withdraw{}},
		{system, review.NextShipment{On: d("2027-08-01"), RefillsLeft: 2}}, {system, review.NextShipment{On: d("2026-12-01"), RefillsLeft: 2}},
		{system, review.DropOrder{}},
		{plan, review.Receive{}}, {plan, review.Receive{At: at("2031-01-01 00:00")}},
		{plan, review.AskFor{Codes: []string{"labs"}}}, {plan, review.AskFor{}},
		{plan, review.Extend{}}, {plan, review.RefuseExpedite{}},
		{plan, review.Answer{Outcome: review.Approved, To: d("2027-12-31")}}, {plan, review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"}},
		{plan, review.Answer{Outcome: review.PartiallyApproved, Reason: "quantity_lowered", To: d("2027-12-31")}},
		{plan, review.Answer{Outcome: review.Dismissed, Reason: "no_authority"}}, {plan, review.Answer{Outcome: review.Draft}},
		{plan, review.JudgeCause{Good: true}}, {plan, review.JudgeCause{}},
		{plan, review.ProveReceipt{On: cal.In(now, zone), Document: "doc-8"}}, {system, review.ForwardAnswer{}},
		{plan, review.Effect{}}, {plan, review.End{On: d("2026-12-01"), Reason: "market_withdrawal"}},
		{system, review.Due{}},
	}
}

// TestEveryCommandInEveryState is the full product, and the random paths beside it: each pair comes to a status, to nothing, or to a refusal that names
// its rule and its stage; and doc.go has the table of what came.
func TestEveryCommandInEveryState(t *testing.T) {
	t.Parallel()
	table := streamtest.Table{Columns: columns()}
	reached := map[review.Status]bool{}
	for _, stage := range stages() {
		reached[stage.status] = true
		for i := range words(time.Time{}) {
			for _, later := range []time.Duration{0, 400 * 24 * time.Hour} {
				k := stage.reach(t)
				require.Equal(t, stage.status, k.s.Status)
				w := words(k.now)[i]
				k.now = k.now.Add(later)
				_, due := w.do.(review.Due)
				for range 2 { // and said again
					from := k.s.Status
					if came := outcome(t, k, w); later == 0 || due {
						table.Note(strings.TrimPrefix(string(w.do.Name()), "review."), letter(from), came)
					}
				}
			}
		}
	}
	for _, s := range review.Statuses() {
		require.True(t, reached[s], "no stage shows %s", s)
	}
	require.Len(t, table.Commands(), len(commandNames(t)), "each command has a row")
	walk(t, &table)
	table.StandsIn(t, "doc.go", *update)
}

// outcome gives one command and says in a letter what came: the status it led to, "." nothing, "x" a refusal.
func outcome(t *testing.T, k *desk, w word) string {
	t.Helper()
	before := k.s
	out := k.do(w.by, w.do)
	switch {
	case out.Refusal != nil:
		require.Equal(t, before, k.s)
		require.Contains(t, review.Rules(), out.Refusal.Step.Rule)
		require.NotEqual(t, "review.command_unknown", string(out.Refusal.Step.Rule.Code))
		return "x"
	case len(out.Events) == 0:
		require.Equal(t, before, k.s)
		return "."
	}
	require.Contains(t, review.Statuses(), k.s.Status)
	return letter(k.s.Status)
}

// letter is a status in the table.
func letter(s review.Status) string {
	i := slices.Index(review.Statuses(), s)
	if i < 0 {
		return "-"
	}
	return "DSWRAPNMFOZ"[i : i+1]
}

// columns are the states of the table.
func columns() []string {
	list := []string{"-"}
	for _, s := range review.Statuses() {
		list = append(list, letter(s))
	}
	return list
}

// commandNames are the commands among the rows of the codec: all that Decide does not call unknown.
func commandNames(t *testing.T) (names []stream.Name) {
	t.Helper()
	codec, err := stream.NewCodec(review.Rows())
	require.NoError(t, err)
	for _, row := range review.Rows() {
		do, err := codec.Decode(row.Name, 1, []byte("{}"))
		require.NoError(t, err)
		k := opened(t, asked(review.PartD, review.StepException), "2026-11-20 09:30")
		out := k.do(pharmacy.Actor{Role: pharmacy.RoleUnknown}, do)
		if out.Refusal == nil || out.Refusal.Step.Rule.Code != "review.command_unknown" {
			names = append(names, row.Name)
		}
	}
	return names
}

func TestWhatIsNoCommandIsRefusedInEveryState(t *testing.T) {
	t.Parallel()
	for _, stage := range stages() {
		for _, do := range []stream.Named{nil, review.Tell{}, review.Missed{}, review.Answered{}, &review.Due{}} {
			code := stage.reach(t).refused(member, do)
			require.Contains(t, []string{"review.command_unknown", "review.unknown"}, code)
			require.Equal(t, stage.status == "", code == "review.unknown")
		}
	}
}

// whoMay is who may give each command that not everybody may.
var whoMay = map[stream.Name]string{
	"review.open": "all", "review.submit": "all", "review.supply": "all",
	"review.appeal": "member caregiver prescriber prescriber_agent", "review.withdraw": "member caregiver prescriber prescriber_agent",
	"review.support":       "prescriber prescriber_agent plan system",
	"review.next_shipment": "pharmacist technician system", "review.drop_order": "pharmacist technician system",
}

func TestEachRoleMayDoWhatIsItsOwn(t *testing.T) {
	t.Parallel()
	for _, w := range words(at("2026-11-20 09:30")) {
		for role := pharmacy.RoleUnknown; role <= pharmacy.RoleSystem+1; role++ {
			allowed, listed := whoMay[w.do.Name()]
			if !listed {
				allowed = "plan system"
			}
			may := w.do.Name() == "review.due" || role.Known() && (allowed == "all" || slices.Contains(strings.Fields(allowed), role.String()))
			k := opened(t, asked(review.PartD, review.StepException), "2026-11-20 09:30")
			if _, open := w.do.(review.Open); open {
				k = (&desk{t: t}).on("2026-11-20 09:30")
			}
			out := k.do(pharmacy.Actor{Role: role, ID: "x"}, w.do)
			require.Equal(t, may, out.Refusal == nil || out.Refusal.Step.Rule.Code != "review.actor", "%s by %s", w.do.Name(), role)
		}
	}
}

func TestLaddersEndWhereTheyShould(t *testing.T) {
	t.Parallel()
	require.Equal(t, []review.Level{review.Determination, review.Redetermination, review.Reconsideration, review.Hearing,
		review.Council, review.Court}, review.Ladder(review.PartD, review.TieringException, true))
	require.Equal(t, []review.Level{review.Determination, review.InternalAppeal, review.SecondAppeal, review.ExternalReview},
		review.Ladder(review.ERISA, review.PriorAuthorization, true))
	require.Equal(t, []review.Level{review.Determination, review.InternalAppeal, review.ExternalReview},
		review.Ladder(review.Marketplace, review.PriorAuthorization, false))
	require.Equal(t, []review.Level{review.Determination, review.ExternalException},
		review.Ladder(review.Marketplace, review.FormularyException, true))
	require.Equal(t, []review.Level{review.Determination, review.ManagedCareAppeal},
		review.Ladder(review.Medicaid, review.PriorAuthorization, false))
	require.Nil(t, review.Ladder("", review.PriorAuthorization, false))
	require.Nil(t, review.Ladder(review.PartD, "", false))
	review.Ladder(review.PartD, review.StepException, false)[0] = "changed"
	require.Equal(t, review.Determination, review.Ladder(review.PartD, review.StepException, false)[0])
	require.Equal(t, drug.Unknown, review.Case{}.Deemed)
}

// TestNamesArePermanent holds the names that stores keep: they are added, never changed.
func TestNamesArePermanent(t *testing.T) {
	t.Parallel()
	var names []string
	for _, row := range review.Rows() {
		require.Equal(t, 1, row.Schema)
		names = append(names, strings.TrimPrefix(string(row.Name), "review."))
	}
	slices.Sort(names)
	require.Equal(t, strings.Fields(`answer answered appeal appealed ask_for asked cause_judged drop_order due effect effected end
		ended expedite_refused extend extended forward_answer forward_case forwarded judge_cause missed next_shipment open opened
		order_dropped overdue prove_receipt proved receive received refuse_expedite renew renewal_begun renewal_planned reprice
		send_request sent submit supplied supply support supported tell withdraw withdrawn`), names)
}
