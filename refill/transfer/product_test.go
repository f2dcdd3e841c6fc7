package transfer_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

var update = flag.Bool("update", false, "write the table of the package documentation anew")

// said is one way of saying a command.
type said struct {
	by pharmacy.Actor
	do stream.Named
}

// commands is everything that can be said to a transfer, each command in all its kinds.
func commands() []struct {
	name string
	all  []said
} {
	var answers, declines, prescribers []said
	for _, c := range transfer.Codes() {
		answers = append(answers, said{system, transfer.Answer{Code: c}})
		declines = append(declines, said{pharmacist, transfer.Decline{Code: c}})
		prescribers = append(prescribers, said{system, transfer.PrescriberAnswers{Code: c}})
	}
	another := corner()
	another.Phone = "555-0199"
	const day = "2026-12-20"
	return []struct {
		name string
		all  []said
	}{
		{"ask in", []said{{member, askIn()}}},
		{"ask out", []said{{technician, askOut()}}},
		{"due", []said{{system, transfer.Due{}}}},
		{"handed", []said{{system, transfer.Handed{Attempt: 1}}}},
		{"answer", answers},
		{"receive", []said{{pharmacist, receive(data(none), day)}, {system, transfer.Receive{Data: transfer.Data{}}},
			{pharmacist, receive(data(none, usedUp), day)}, {pharmacist, transfer.Receive{Data: data(none), Ruling: transfer.Ruling{Outcome: law.Deny}}}}},
		{"correct", []said{{member, transfer.Correct{Other: another}}}},
		{"prescriber answers", append(prescribers, said{system, transfer.PrescriberAnswers{}})},
		{"release", []said{{pharmacist, release(outOf(), day)}}},
		{"decline", declines},
		{"cancel", []said{{member, transfer.Cancel{}}}},
	}
}

// states are those of reach_test.go in the order of a life, and the stream that does not exist yet.
var states = []string{"", "contacting", "contact_wrong", "incomplete", "at_prescriber", "completed", "replaced", "no_response", "failed",
	"to_release", "released", "declined", "cancelled", "cancelled out"}

func reach(t *testing.T, name string) *desk {
	if name == "" {
		return &desk{t: t}
	}
	return reached[name](t)
}

// TestEveryCommandInEveryStateIsDefined goes through the whole product: an outcome that no machine may give is found by
// Check, a refusal is of the table of rules, and nothing that was refused has happened.
func TestEveryCommandInEveryStateIsDefined(t *testing.T) {
	t.Parallel()
	require.Len(t, states, len(reached)+1)
	pairs := 0
	for _, name := range states {
		for _, c := range commands() {
			for _, way := range c.all {
				k := reach(t, name)
				before := k.s
				out := k.do(way.by, way.do, at("2026-12-20", 9, 0)) // checks the outcome
				if out.Refusal != nil {
					require.Contains(t, transfer.Rules(), out.Refusal.Step.Rule, "%s: %s", name, c.name)
					require.Equal(t, string(before.Status), out.Refusal.Stage)
				}
				if len(out.Events) == 0 {
					require.Equal(t, before, k.s)
				}
				pairs++
			}
		}
		k := reach(t, name)
		want := "transfer.command_unknown"
		if name == "" {
			want = "transfer.unknown"
		}
		for _, stranger := range []stream.Named{nil, transfer.MovedOut{}, transfer.Tell{}} {
			require.Equal(t, want, k.refused(member, stranger, at("2026-12-20", 9, 0)), "what is no command is refused")
		}
	}
	t.Logf("transfer: %d states, %d commands, %d pairs in all their kinds", len(states), len(commands()), pairs)
}

// TestTheDocumentationShowsTheStates keeps the table in doc.go equal to what the machine does.
func TestTheDocumentationShowsTheStates(t *testing.T) {
	t.Parallel()
	const begin, end = "// states begin\n", "// states end\n"
	text, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	head, rest, ok := strings.Cut(string(text), begin)
	require.True(t, ok)
	_, tail, ok := strings.Cut(rest, end)
	require.True(t, ok)
	whole := head + begin + statesText(t) + end + tail
	if *update {
		require.NoError(t, os.WriteFile("doc.go", []byte(whole), 0o644))
		return
	}
	require.Equal(t, whole, string(text), "run the test with -update")
}

// statesText is the table: for each state the commands of its direction, and where each leads.
func statesText(t *testing.T) string {
	var b strings.Builder
	b.WriteString("//\n")
	for _, name := range states {
		title := name
		switch name {
		case "":
			title = "(none)"
		case "cancelled out":
			title = "cancelled (out)"
		}
		for _, c := range commands() {
			line := cell(t, name, c.all)
			if line == "refused: unknown" || line == "refused: other_direction" {
				continue
			}
			fmt.Fprintf(&b, "//\t%-16s %-19s %s\n", title, c.name, line)
			title = ""
		}
	}
	b.WriteString("//\n")
	return b.String()
}

// cell is where a command leads from a state, in all its kinds, early and late; or the code of its refusal where every kind
// is refused.
func cell(t *testing.T, name string, all []said) string {
	var leads, codes []string
	for _, way := range all {
		for _, day := range []string{"2026-11-24", "2026-12-20"} {
			k := reach(t, name)
			out := k.do(way.by, way.do, at(day, 9, 0))
			switch {
			case out.Refusal != nil:
				codes = append(codes, strings.TrimPrefix(string(out.Refusal.Step.Rule.Code), "transfer."))
			case len(out.Events) == 0:
				leads = append(leads, "-")
			default:
				leads = append(leads, string(k.s.Status))
			}
		}
	}
	if leads == nil {
		return "refused: " + inOrder(slices.DeleteFunc(codes, func(c string) bool { return c == "code_unknown" }))
	}
	return inOrder(leads)
}

// inOrder is each word once, in order of the alphabet.
func inOrder(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), ", ")
}
