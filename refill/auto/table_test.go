package auto_test

import (
	"flag"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
	"github.com/mailrx/mailrx/refill/auto"
)

var update = flag.Bool("update", false, "rewrite the table of states in doc.go")

// TestEveryCommandInEveryState is the full product, and the random paths beside it: each pair comes to a status, to nothing or to a refusal that names
// its rule and its stage; and doc.go has the table of what came.
func TestEveryCommandInEveryState(t *testing.T) {
	t.Parallel()
	table := streamtest.Table{Columns: columns()}
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
				for range 2 { // and said again
					from := k.s.Status
					came := outcome(t, k, stream.Command{By: by, Do: do}, now)
					table.Note(strings.TrimPrefix(string(do.Name()), "auto."), letter(from), came)
				}
			}
		}
	}
	for _, s := range auto.Statuses() {
		require.True(t, reached[s], "no stage shows %s", s)
	}
	for _, name := range commandNames(t) {
		require.Contains(t, table.Commands(), name, "no row says what %s does", name)
	}
	walk(t, &table)
	table.StandsIn(t, "doc.go", *update)
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

// columns are the states of the table.
func columns() []string {
	list := []string{"-"}
	for _, s := range auto.Statuses() {
		list = append(list, letter(s))
	}
	return list
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

func TestWhatIsNoCommandIsRefusedInEveryState(t *testing.T) {
	t.Parallel()
	for _, stage := range stages() {
		for _, do := range []stream.Named{nil, notice.Notice{}, auto.TimerSet{}, auto.Remind{}, auto.ConsentGiven{}, &auto.Due{}} {
			require.Equal(t, "auto.command_unknown", stage.reach(t).refused(member, do, at("2026-11-16", 9)))
		}
	}
}
