package carriertest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// harness brings the carrier in memory, with a bug planted in it.
func harness(b bug) Harness {
	return Harness{
		Service: "pigeon_ground",
		Open: func(t testing.TB) Subject {
			w := newWorld()
			t.Cleanup(func() { close(w.closed) })
			return Subject{
				Carrier:  newPigeon(w, "open sesame", b),
				Stranger: newPigeon(w, "guess", b),
				Wire:     w, Books: w,
			}
		},
	}
}

func TestACarrierThatIsRightPassesEveryCase(t *testing.T) { Run(t, harness(none)) }

// plain is a carrier that cannot look labels up and voids nothing.
type plain struct{ shipping.Carrier }

func (plain) Void(ctx context.Context, id shipping.LabelID) error {
	return &shipping.Error{Carrier: "pigeon", Op: "void", Class: shipping.ErrUnsupported}
}

func TestACarrierThatDeclaresWhatItLacksPassesTheRest(t *testing.T) {
	h := harness(none)
	h.Features = Features{NoFindLabel: true, NoPrepare: true, NoVoid: true, NoReference: true, NoRetryAfter: true}
	open := h.Open
	h.Open = func(t testing.TB) Subject {
		s := open(t)
		s.Carrier, s.Stranger = plain{s.Carrier}, plain{s.Stranger}
		return s
	}
	Run(t, h)
}

// recorder is a testing.TB that keeps its failures to itself.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Error(...any)          { r.failed = true }
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestAFeatureDeclaredMissingThatIsThereFailsTheRun(t *testing.T) {
	t.Parallel()
	for _, f := range []Features{{NoFindLabel: true}, {NoPrepare: true}, {NoVoid: true}} {
		h := harness(none)
		h.Features = f
		r := &recorder{TB: t}
		if honest(r, h); !r.failed {
			t.Errorf("%+v was believed", f)
		}
	}
}

// matrixPatience is short: a bug that hangs is seen by it, and a bug that is taken for one by a slow machine is a
// bug that another case sees anyway.
const matrixPatience = time.Second

// TestEveryBugIsCaughtAndEveryCaseCatchesOne prints the matrix: a row for each bug, a column for each case.
func TestEveryBugIsCaughtAndEveryCaseCatchesOne(t *testing.T) {
	t.Parallel()
	cases := Cases()
	caught := caughtBy(t, cases)
	t.Log("\n" + drawn(cases, caught))
	meant := map[string]bool{}
	for b := none + 1; b < bugCount; b++ {
		if len(bugs[b].caught) == 0 {
			t.Errorf("%q: no case is meant to catch it", bugs[b].name)
		}
		for _, name := range bugs[b].caught {
			meant[name] = true
			i := slices.IndexFunc(cases, func(k Case) bool { return k.Name == name })
			if i < 0 || !caught[b][i] {
				t.Errorf("%q is not caught by the case %q", bugs[b].name, name)
			}
		}
	}
	for _, k := range cases {
		if !meant[k.Name] {
			t.Errorf("the case %q is meant for no bug", k.Name)
		}
	}
}

// caughtBy plays every case against every bug: caught[bug][case].
func caughtBy(t *testing.T, cases []Case) [bugCount][]bool {
	var caught [bugCount][]bool
	var wg sync.WaitGroup
	turns := make(chan struct{}, 8)
	for b := none + 1; b < bugCount; b++ {
		caught[b] = make([]bool, len(cases))
		for i, k := range cases {
			wg.Go(func() {
				turns <- struct{}{}
				defer func() { <-turns }()
				caught[b][i] = len(play(t, harness(b), k, matrixPatience)) > 0
			})
		}
	}
	wg.Wait()
	return caught
}

func drawn(cases []Case, caught [bugCount][]bool) string {
	var b strings.Builder
	for i, k := range cases {
		fmt.Fprintf(&b, "%2d %s\n", i+1, k.Name)
	}
	fmt.Fprintf(&b, "\n%-58s", "")
	for i := range cases {
		fmt.Fprintf(&b, "%2d", (i+1)%100)
	}
	for row := none + 1; row < bugCount; row++ {
		fmt.Fprintf(&b, "\n%-58s", bugs[row].name)
		for _, hit := range caught[row] {
			b.WriteString(map[bool]string{true: " x", false: " ."}[hit])
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
	if len(seen) < 60 {
		t.Errorf("there are %d cases", len(seen))
	}
}

func TestThePlantedPersonIsFoundInClearAndEscaped(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"for Testa Sampleton":    "sampleton",
		"/a?n=Testa+Sampleton":   "sampleton",
		"742%20MADEUP%20Terrace": "madeup",
		"call " + PlantedPhone:   PlantedPhone,
		"Saint Louis":            "",
		"ct-1234-1":              "",
	} {
		if got := leak(text); got != want {
			t.Errorf("in %q it found %q, want %q", text, got, want)
		}
	}
}
