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
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

var update = flag.Bool("update", false, "rewrite the table of states in doc.go")

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
