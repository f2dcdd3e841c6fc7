package gatewaytest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

type bug int

const (
	none bug = iota
	neverSends
	oneEver
	forgets
	forgetsAtRestart
	newIDs
	racingIDs
	gaveUp
	silentSecond
	believesSilence
	believesHTML
	believesAnyRelation
	believesNo
	noIsError
	asksAgain
	forgetsNoAtRestart
	believesTrouble
	noToAll
	faxIsError
	saysNothing
	errorAndAnswer
	oneAtATime
	deafBefore
	deafDuring
	patientInURL
	quotes
	bugCount
)

// bugs names each bug and the case that is meant to catch it.
var bugs = [bugCount]struct{ name, caught string }{
	neverSends:          {"says yes and sends nothing", "a request is handed over"},
	oneEver:             {"takes every key for one", "two keys ask twice"},
	forgets:             {"sends again under a key that was answered", "a key asks once"},
	forgetsAtRestart:    {"forgets its keys with the process", "another process knows the key"},
	newIDs:              {"draws a new message id for a repetition", "after a lost answer the same message goes out"},
	racingIDs:           {"sends a message for each of many callers", "many at once under one key ask once"},
	gaveUp:              {"keeps a lost answer as final", "a request that never arrived is an error"},
	silentSecond:        {"says yes to every second call", "a final no is an answer"},
	believesSilence:     {"takes silence for a yes", "a lost answer is an error"},
	believesHTML:        {"takes a web page for a yes", "a web page is no answer"},
	believesAnyRelation: {"takes an answer to another message", "an answer to another message is none"},
	believesNo:          {"takes an Error for a yes", "a final no is an answer"},
	noIsError:           {"makes a fault of a final no", "a final no is an answer"},
	asksAgain:           {"asks again after a final no", "a final no is an answer"},
	forgetsNoAtRestart:  {"forgets a no with the process", "another process knows the no"},
	noToAll:             {"refuses everything after a no", "a no is the no of its key"},
	faxIsError:          {"makes a fault of a means that it lacks", "a means that is not there is an answer"},
	saysNothing:         {"gives neither an answer nor an error", "a request is handed over"},
	errorAndAnswer:      {"says handed beside an error", "a lost answer is an error"},
	oneAtATime:          {"lets one call at a time pass", "no key waits for another"},
	believesTrouble:     {"takes every no for final", "trouble of the partner's is an error"},
	deafBefore:          {"sends though the context has ended", "a context that ended sends nothing"},
	deafDuring:          {"waits though the context has ended", "a context that ends frees the caller"},
	patientInURL:        {"puts the patient into the URL", "no error and no URL names the patient"},
	quotes:              {"passes on what the partner wrote", "no error and no URL names the patient"},
}

// slow are the bugs that show in nothing but time: their cases run into its end, those of all others never do.
var slow = []bug{oneAtATime, deafDuring}

func TestAGatewayThatIsRightPassesEveryCase(t *testing.T) { Run(t, harness(none)) }

// TestEveryBugIsCaughtAndEveryCaseCatchesOne prints the matrix: a row for each bug, a column for each case. A complaint
// that came only because time ran out counts for the slow alone.
func TestEveryBugIsCaughtAndEveryCaseCatchesOne(t *testing.T) {
	t.Parallel()
	cases := Cases()
	caught := caughtBy(t, cases)
	t.Log("\n" + drawn(cases, caught))
	meant := map[string]bool{}
	for b := none + 1; b < bugCount; b++ {
		meant[bugs[b].caught] = true
		i := slices.IndexFunc(cases, func(k Case) bool { return k.Name == bugs[b].caught })
		if i < 0 || len(caught[b][i].complaints) == 0 || caught[b][i].late != slices.Contains(slow, b) {
			t.Errorf("%q is not caught by the case %q", bugs[b].name, bugs[b].caught)
		}
	}
	for _, k := range cases {
		if !meant[k.Name] || k.Rule == "" {
			t.Errorf("the case %q is meant for no bug, or has no rule", k.Name)
		}
	}
}

// caughtBy plays every case against every bug: caught[bug][case]. Only the slow are given little time.
func caughtBy(t *testing.T, cases []Case) [bugCount][]verdict {
	var caught [bugCount][]verdict
	var all sync.WaitGroup
	for b := none + 1; b < bugCount; b++ {
		patience := Patience
		if slices.Contains(slow, b) {
			patience = time.Second
		}
		caught[b] = make([]verdict, len(cases))
		for i, k := range cases {
			all.Go(func() { caught[b][i] = play(t, harness(b), k, patience) })
		}
	}
	all.Wait()
	return caught
}

func drawn(cases []Case, caught [bugCount][]verdict) string {
	var b strings.Builder
	for i, k := range cases {
		fmt.Fprintf(&b, "%2d %s\n", i+1, k.Name)
	}
	fmt.Fprintf(&b, "\n%-48s", "")
	for i := range cases {
		fmt.Fprintf(&b, "%3d", i+1)
	}
	for row := none + 1; row < bugCount; row++ {
		fmt.Fprintf(&b, "\n%-48s", bugs[row].name)
		for _, v := range caught[row] {
			b.WriteString("  " + v.mark())
		}
	}
	return b.String()
}

// mark is x for a complaint, t for one whose time ran out, and a dot for none.
func (v verdict) mark() string {
	switch {
	case len(v.complaints) == 0:
		return "."
	case v.late:
		return "t"
	}
	return "x"
}
