package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/formulary"
)

var update = flag.Bool("update", false, "write the golden timeline")

// world is what survives a process: the database, the bank, and the carrier's books.
type world struct {
	in   mailrx.Incoming
	plan *formulary.Plan
	db   *memstore.Store
	bank *fake.Bank

	carrier, books string
}

func newWorld(t *testing.T) *world { return worldOf(t, "ups") }

func worldOf(t *testing.T, carrier string) *world {
	t.Helper()
	in, err := prescription("", options{carrier: carrier}.sample())
	require.NoError(t, err)
	plan, err := compile("")
	require.NoError(t, err)
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	return &world{in: in, plan: plan, db: memstore.New(), bank: bank, carrier: carrier,
		books: filepath.Join(t.TempDir(), "books.json")}
}

// live runs the story in a process of its own, which dies at point at (0: never), and gives the points that it passed
// and what it printed.
func (w *world) live(t *testing.T, at int) (points int, printed string) {
	t.Helper()
	wire := &tripwire{at: at}
	s, err := build(w.plan, rooms{w.db, w.db.People(), w.db.Vault()}, w.bank, w.carrier, w.books, wire)
	require.NoError(t, err)
	defer func() { require.NoError(t, s.close()) }()
	if err := s.play(context.Background(), w.in); at != 0 {
		require.ErrorIs(t, err, errDead)
		return wire.n, ""
	} else {
		require.NoError(t, err)
	}
	var out bytes.Buffer
	require.NoError(t, s.print(context.Background(), &out))
	return wire.n, out.String()
}

// story is the timeline without the audit log behind it, which tells of crashes too.
func story(printed string) string {
	before, _, _ := strings.Cut(printed, "\nAudit log")
	return before
}

func TestTheWholeStoryIsTheGoldenTimeline(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, printed := w.live(t, 0)
	file := filepath.Join("testdata", "timeline.golden")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(story(printed)), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), story(printed))
	require.Equal(t, 4, strings.Count(printed, "records holds"), "two orders, an enrolment and a renewal, each chain checked")
	w.ends(t)
}

func TestASecondRunChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, first := w.live(t, 0)
	_, second := w.live(t, 0)
	require.Equal(t, first, second)
	w.ends(t)
}

// TestKilledAtEveryPointItEndsTheSame stops the story dead at each of its points and runs it again: one label for each
// fill, one capture for each payment, and the same timeline. With -short it is a spread of points.
func TestKilledAtEveryPointItEndsTheSame(t *testing.T) {
	t.Parallel()
	killedAt(t, "ups", 1, 17)
}

// TestByOtherCarriersItEndsTheSame: USPS has keys of its own and is sent what was stored; FedEx finds a number without an
// image, so the label is given back and another is bought.
func TestByOtherCarriersItEndsTheSame(t *testing.T) {
	t.Parallel()
	for _, carrier := range []string{"usps", "fedex"} {
		t.Run(carrier, func(t *testing.T) {
			t.Parallel()
			killedAt(t, carrier, 3, 41)
		})
	}
}

// TestByDHLAParcelGoesAbroad. DHL voids no label and gives no image again, so a lost answer there is a person's.
func TestByDHLAParcelGoesAbroad(t *testing.T) {
	t.Parallel()
	w := worldOf(t, "dhl")
	_, printed := w.live(t, 0)
	require.Contains(t, printed, "delivered on")
	w.ends(t)
}

// killedAt stops the story at every so many of its points, or of so many with -short.
func killedAt(t *testing.T, carrier string, every, short int) {
	points, want := worldOf(t, carrier).live(t, 0)
	require.Greater(t, points, 100)
	t.Logf("%d points", points)
	if testing.Short() {
		every = short
	}
	for n := 1; n <= points; n += every {
		w := worldOf(t, carrier)
		passed, printed := w.live(t, n)
		require.Equal(t, n, passed)
		require.Empty(t, printed, "point %d: it lived on", n)
		_, printed = w.live(t, 0)
		require.Equal(t, unnumbered(want), unnumbered(printed), "killed at point %d of %d", n, points)
		w.ends(t)
	}
}

// unnumbered is the timeline without the ends of tracking numbers: a label that was bought again has another.
func unnumbered(printed string) string { return numbers.ReplaceAllString(story(printed), "") }

var numbers = regexp.MustCompile(`, tracking number ending in \w+`)

// ends checks the books of the carrier and the bank, which are theirs and not ours.
func (w *world) ends(t *testing.T) {
	t.Helper()
	balanced(t, booksOf(t, w.books), w.bank)
}

// booksOf opens the books of whichever carrier.
func booksOf(t *testing.T, file string) *imitation.Site {
	t.Helper()
	site, err := imitation.New(imitation.Config{Name: "books", StateFile: file, Transit: func(string) int { return 1 }})
	require.NoError(t, err)
	return site
}

// balanced is one label, one payment and one capture for each of the two fills.
func balanced(t *testing.T, books *imitation.Site, bank *fake.Bank) {
	t.Helper()
	require.Equal(t, 2, books.Labels(), "one live label for each fill")
	ps := bank.Payments()
	require.Len(t, ps, 2, "one payment for each fill")
	for id, p := range ps {
		require.Equal(t, 1, p.Captures, id)
		require.Equal(t, p.Amount, p.Captured, id)
		require.False(t, p.Refunded, id)
	}
}
