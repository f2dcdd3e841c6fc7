package auto_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

var update = flag.Bool("update", false, "rewrite the table of states in doc.go")

// stage is a stream brought to a status. A status has several where the same command comes to different ends.
type stage struct {
	status auto.Status
	reach  func(t *testing.T) *desk
}

func stages() []stage {
	after := func(from func(t *testing.T) *desk, do ...func(k *desk)) func(t *testing.T) *desk {
		return func(t *testing.T) *desk {
			k := from(t)
			for _, step := range do {
				step(k)
			}
			return k
		}
	}
	optIn := func(t *testing.T) *desk { return reminded(t, auto.OptInWithReminders) }
	perShipment := func(t *testing.T) *desk { return reminded(t, auto.PerShipment) }
	asks := func(t *testing.T) *desk { return asking(t, auto.OptInWithReminders) }
	first := func(t *testing.T) *desk {
		k := &desk{t: t}
		k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
		return k
	}
	ring := func(k *desk) { k.ring() }
	gone := func(k *desk) { k.ok(system, lost("1"), k.s.Updated.In(central)) }
	stop := func(k *desk) { k.ok(member, auto.Stop{}, k.s.Updated.In(central)) }
	end := func(e auto.End) func(k *desk) {
		return func(k *desk) { k.ok(system, auto.EndConsent{End: e}, k.s.Updated.In(central)) }
	}
	answered := func(k *desk) {
		k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn}, k.s.Updated.In(central))
	}
	return []stage{
		{"", func(t *testing.T) *desk { return &desk{t: t} }},
		{auto.NotEnrolled, first}, {auto.NotEnrolled, func(t *testing.T) *desk { return byHand(t, "2026-09-01") }}, {auto.NotEnrolled, after(first, gone)},
		{auto.Enrolled, func(t *testing.T) *desk { return enrolled(t, auto.PerShipment) }},
		{auto.Enrolled, func(t *testing.T) *desk { return unheard(t, 1) }}, {auto.Held, after(func(t *testing.T) *desk { return unheard(t, 2) }, ring)},
		{auto.Enrolled, optIn}, {auto.Enrolled, perShipment}, {auto.Enrolled, asks},
		{auto.Checking, after(asks, ring)},
		{auto.Held, after(perShipment, ring)}, {auto.Held, after(optIn, gone)}, {auto.Held, after(asks, ring, ring)},
		{auto.Held, after(asks, ring, answered)}, {auto.Held, after(optIn, ring, ring)},
		{auto.Ordered, after(optIn, ring)},
		{auto.Stopped, after(optIn, stop)}, {auto.Stopped, after(optIn, ring, stop)}, {auto.Stopped, after(optIn, end(auto.Deceased))},
		{auto.ConsentNeeded, after(optIn, end(auto.PlanChanged))}, {auto.ConsentNeeded, after(optIn, ring, end(auto.DoseChanged))},
		{auto.LastFilled, func(t *testing.T) *desk { return lastFilled(t, true) }},
		{auto.LastFilled, func(t *testing.T) *desk { return lastFilled(t, false) }}, {auto.LastFilled, contacted},
	}
}

// unheard is a stream with n reminders out and no answer to them.
func unheard(t *testing.T, n int) *desk {
	t.Helper()
	k := enrolled(t, auto.OptInWithReminders)
	for range n {
		k.ring()
	}
	return k
}

// said is every command, with what makes a difference to it.
func said(s auto.State) []stream.Named {
	again, last, other := fillAgain("7", "2026-11-16"), fillAgain("8", "2026-11-16"), fillAgain("9", "2026-11-16")
	last.Rx.Refills, other.Rx.ID = rx.RefillCount(0), "rx-2"
	word, known := consent(auto.OptInWithReminders), allKnown()
	sent := stream.Derive("order", "2")
	if len(s.Shipments) > 0 {
		sent = s.Shipments[len(s.Shipments)-1].Order
	}
	return []stream.Named{
		again, last, other, lost("1"), lost("2"), auto.DropFill{},
		auto.Enroll{Consent: word}, auto.Enroll{Consent: word, Standing: &known}, auto.Enroll{}, auto.Confirm{}, auto.Skip{},
		auto.Move{To: d("2027-01-20")}, auto.Move{}, auto.Pause{Until: d("2027-01-20")}, auto.Pause{}, auto.Stop{},
		auto.EndConsent{End: auto.PlanChanged}, auto.EndConsent{End: auto.Recalled}, auto.EndConsent{}, auto.Due{},
		auto.Reminded{Cycle: s.Cycle.No, No: 1, Delivered: true}, auto.Reminded{Cycle: s.Cycle.No, No: 1}, auto.Release{},
		auto.ReleaseAnswers{Cycle: s.Cycle.No, On: s.AskedOn, Answers: clearDay()}, auto.ReleaseAnswers{Cycle: s.Cycle.No, On: s.AskedOn, Answers: auto.Answers{Stock: drug.No}},
		auto.LastAsked{}, auto.AnswerLast{Outreach: true, Keep: true}, auto.AnswerLast{},
		auto.ReportUnwanted{Order: sent, Program: auto.PartD}, auto.ReportUnwanted{},
	}
}

// TestEveryCommandInEveryState is the full product: each pair comes to a status, to nothing or to a refusal that names
// its rule and its stage; and doc.go has the table of what came.
func TestEveryCommandInEveryState(t *testing.T) {
	t.Parallel()
	cells := map[string]map[auto.Status][]string{}
	reached := map[auto.Status]bool{}
	for _, stage := range stages() {
		reached[stage.status] = true
		for i := range said(auto.State{}) {
			for _, by := range []pharmacy.Actor{member, system} {
				k := stage.reach(t)
				require.Equal(t, stage.status, k.s.Status)
				do, now := said(k.s)[i], k.s.Timer.In(central)
				if now.Before(k.s.Updated) {
					now = k.s.Updated.In(central)
				}
				if k.s.Status == auto.Checking && do.Name() != (auto.Due{}).Name() { // before the timer
					now = k.s.Updated.In(central)
				}
				if k.s.Version == 0 {
					now = at("2026-09-01", 15)
				}
				came := outcome(t, k, stream.Command{By: by, Do: do}, now)
				note(cells, strings.TrimPrefix(string(do.Name()), "auto."), stage.status, came)
			}
		}
	}
	for _, s := range auto.Statuses() {
		require.True(t, reached[s], "no stage shows %s", s)
	}
	for _, name := range commandNames(t) {
		require.Contains(t, cells, name, "no row says what %s does", name)
	}
	tableStandsIn(t, "doc.go", drawn(cells))
}

// outcome gives one command and says in a letter what came: the status it led to, "." nothing, "x" a refusal.
func outcome(t *testing.T, k *desk, c stream.Command, now time.Time) string {
	t.Helper()
	before := k.s
	out := k.do(c.By, c.Do, now)
	switch {
	case out.Refusal != nil:
		require.Equal(t, before, k.s)
		require.Equal(t, string(before.Status), out.Refusal.Stage)
		require.Contains(t, auto.Rules(), out.Refusal.Step.Rule)
		return "x"
	case len(out.Events) == 0:
		require.Equal(t, before, k.s)
		return "."
	}
	return letter(k.s.Status)
}

// letter is a status in the table: its initial, and A for the one where consent is asked.
func letter(s auto.Status) string {
	switch s {
	case "":
		return "-"
	case auto.ConsentNeeded:
		return "A"
	}
	return strings.ToUpper(string(s)[:1])
}

func note(cells map[string]map[auto.Status][]string, row string, column auto.Status, came string) {
	if cells[row] == nil {
		cells[row] = map[auto.Status][]string{}
	}
	if !slices.Contains(cells[row][column], came) {
		cells[row][column] = append(cells[row][column], came)
	}
}

// commandNames are the commands among the rows of the codec: all that Decide does not call unknown.
func commandNames(t *testing.T) []string {
	t.Helper()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	var names []string
	for _, row := range auto.Rows() {
		do, err := codec.Decode(row.Name, 1, []byte("{}"))
		require.NoError(t, err)
		out := auto.Decide(auto.State{}, stream.Command{By: member, Do: do}, at("2026-09-01", 15))
		if out.Refusal == nil || out.Refusal.Step.Rule.Code != "auto.command_unknown" {
			names = append(names, strings.TrimPrefix(string(row.Name), "auto."))
		}
	}
	require.Len(t, names, 16)
	return names
}

// drawn is the table as doc.go has it.
func drawn(cells map[string]map[auto.Status][]string) string {
	var b strings.Builder
	columns := append([]auto.Status{""}, auto.Statuses()...)
	fmt.Fprintf(&b, "//\t%-16s", "command")
	for _, s := range columns {
		fmt.Fprintf(&b, " %-4s", letter(s))
	}
	rows := make([]string, 0, len(cells))
	for row := range cells {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	for _, row := range rows {
		line := fmt.Sprintf("\n//\t%-16s", row)
		for _, s := range columns {
			came := cells[row][s]
			slices.Sort(came)
			line += fmt.Sprintf(" %-4s", strings.Join(came, ""))
		}
		b.WriteString(strings.TrimRight(line, " "))
	}
	lines := strings.Split(b.String(), "\n")
	lines[0] = strings.TrimRight(lines[0], " ")
	return strings.Join(lines, "\n") + "\n"
}

// tableStandsIn holds the file's table, between its two marker lines, to what the code does; with -update it is rewritten.
func tableStandsIn(t *testing.T, file, want string) {
	t.Helper()
	const begin, end = "// The table is generated from the code:\n//\n", "//\n// Here the table ends."
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	head, rest, found := strings.Cut(string(src), begin)
	require.True(t, found, "the first marker line")
	have, tail, found := strings.Cut(rest, end)
	require.True(t, found, "the second marker line")
	if *update && have != want {
		require.NoError(t, os.WriteFile(file, []byte(head+begin+want+end+tail), 0o644))
		return
	}
	require.Equal(t, want, have, "go test ./refill/... -run InEveryState -update")
}

func TestWhatIsNoCommandIsRefusedInEveryState(t *testing.T) {
	t.Parallel()
	for _, stage := range stages() {
		for _, do := range []stream.Named{nil, notice.Notice{}, auto.TimerSet{}, auto.Remind{}, auto.ConsentGiven{}, &auto.Due{}} {
			require.Equal(t, "auto.command_unknown", stage.reach(t).refused(member, do, at("2026-11-16", 9)))
		}
	}
}
