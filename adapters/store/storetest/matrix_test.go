package storetest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
)

// mutants brings the store in memory with a bug planted in it.
func mutants(plant func(m *mutant)) Harness {
	return Harness{
		Open: func(testing.TB) Subject {
			m := newMutant()
			plant(m)
			return m.subject()
		},
		Reopen: func(_ testing.TB, s Subject) Subject { return s.Store.(*mutant).reopen(s) },
	}
}

func TestAStoreThatIsRightPassesEveryCase(t *testing.T) { Run(t, mutants(func(*mutant) {})) }

// plain is a store without extras.
type plain struct{ mailrx.Store }

func TestAStoreThatDeclaresWhatItLacksPassesTheRest(t *testing.T) {
	Run(t, Harness{
		Open:     func(testing.TB) Subject { return Subject{Store: plain{memstore.New()}} },
		Features: Features{NoGrouper: true, NoLister: true, NoPeople: true, NoVault: true, NotDurable: true},
	})
}

// recorder is a testing.TB that keeps its failures to itself.
type recorder struct {
	testing.TB
	failed int
}

func (r *recorder) Errorf(string, ...any) { r.failed++ }

func TestAFeatureIsDeclaredMissingWhereItIsMissing(t *testing.T) {
	t.Parallel()
	h := mutants(func(*mutant) {})
	h.Features = Features{NoGrouper: true, NoLister: true, NoPeople: true, NoVault: true}
	r := &recorder{TB: t}
	if honest(r, h); r.failed != 4 {
		t.Errorf("%d of 4 features that are there, and are declared missing, were found", r.failed)
	}
	r = &recorder{TB: t}
	if honest(r, Harness{Open: func(testing.TB) Subject { return Subject{Store: plain{memstore.New()}} }}); r.failed != 4 {
		t.Errorf("%d of 4 features that are missing, and are not declared, were found", r.failed)
	}
}

// matrixPatience is short: a bug that blocks is seen by it.
const matrixPatience = 20 * time.Second

// TestEveryBugIsCaughtAndEveryCaseCatchesOne prints the matrix: a row for each bug, a column for each case.
func TestEveryBugIsCaughtAndEveryCaseCatchesOne(t *testing.T) {
	t.Parallel()
	cases, bugs := Cases(), slices.Concat(appendBugs, taskBugs, readBugs, roomBugs)
	caught := caughtBy(t, cases, bugs)
	t.Log("\n" + drawn(cases, bugs, caught))
	for i, b := range bugs {
		j := slices.IndexFunc(cases, func(k Case) bool { return k.Name == b.caught })
		if j < 0 || !caught[i][j] {
			t.Errorf("%q is not caught by the case that is meant for it, %q", b.name, b.caught)
		}
	}
	for j, k := range cases {
		if !slices.ContainsFunc(caught, func(row []bool) bool { return row[j] }) {
			t.Errorf("the case %q catches no bug", k.Name)
		}
	}
}

// caughtBy plays every case against every bug: caught[bug][case].
func caughtBy(t *testing.T, cases []Case, bugs []bug) [][]bool {
	caught := make([][]bool, len(bugs))
	var wg sync.WaitGroup
	turns := make(chan struct{}, 8)
	for i, b := range bugs {
		caught[i] = make([]bool, len(cases))
		for j, k := range cases {
			wg.Go(func() {
				turns <- struct{}{}
				defer func() { <-turns }()
				caught[i][j] = len(play(t, mutants(b.plant), k, matrixPatience)) > 0
			})
		}
	}
	wg.Wait()
	return caught
}

func drawn(cases []Case, bugs []bug, caught [][]bool) string {
	var b strings.Builder
	for i, k := range cases {
		fmt.Fprintf(&b, "%3d %s\n", i+1, k.Name)
	}
	for _, digits := range []string{"hundreds", "tens", "ones"} {
		fmt.Fprintf(&b, "\n%-52s", "")
		for i := range cases {
			n := fmt.Sprintf("%3d", i+1)
			b.WriteByte(n[slices.Index([]string{"hundreds", "tens", "ones"}, digits)])
		}
	}
	for i, row := range caught {
		fmt.Fprintf(&b, "\n%-52s", bugs[i].name)
		for _, hit := range row {
			b.WriteString(map[bool]string{true: "x", false: "."}[hit])
		}
	}
	return b.String()
}

func TestNoTwoCasesShareANameAndEachHasARule(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, k := range Cases() {
		if k.Name == "" || k.Rule == "" || seen[k.Name] {
			t.Errorf("the case %q has the rule %q, or its name is taken", k.Name, k.Rule)
		}
		seen[k.Name] = true
	}
	if len(seen) < 90 {
		t.Errorf("there are %d cases", len(seen))
	}
}
