package carriercheck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

func outlives(t testing.TB, i Imitated) {
	file := filepath.Join(t.TempDir(), "books.json")
	before := i.desk(t, file)
	j := of(t, before)
	kept, other := before.sell(t, i.Purchase), before.sell(t, i.under("k-2"))
	live := 2
	if !i.NoVoid {
		j.fine(before.Void(t.Context(), other.ID), "void")
		live = 1
	}
	j.fine(before.Close(), "close")

	after := i.desk(t, file)
	j.same(after.Labels(), live, "live labels after a restart")
	j.same(after.Purchases(), 2, "labels sold after a restart")
	j.same(after.Reference(kept.Tracking), i.Purchase.Key, "the reference of a label after a restart")
	if finder, ok := after.Carrier.(shipping.LabelFinder); ok {
		found, err := finder.FindLabel(t.Context(), i.Purchase.Key)
		j.fine(err, "find")
		j.same(found.Tracking.Reveal(), kept.Tracking.Reveal(), "the label found after a restart")
	}
	next := after.sell(t, i.under("k-3")).Tracking.Reveal()
	if next == kept.Tracking.Reveal() || next == other.Tracking.Reveal() {
		j.fails("the number %s is given twice", next)
	}
	holdNobody(j, file)
}

// holdNobody fails where the books hold a piece of the planted person, or left a file behind them.
func holdNobody(j judge, file string) {
	j.Helper()
	text, err := os.ReadFile(file)
	j.fine(err, "read the books")
	j.without(string(text), "the file of the books", person...)
	leftovers, err := filepath.Glob(file + ".*")
	j.fine(err, "look for leftovers")
	j.same(len(leftovers), 0, "files left beside the books")
}

func unreadable(t testing.TB, i Imitated) {
	for says, text := range map[string]string{"no JSON of ours": "{", "version 7": `{"version":7}`} {
		file := filepath.Join(t.TempDir(), "books.json")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := i.Books(file); err == nil || !strings.Contains(err.Error(), says) {
			t.Fatalf("%s: books of %s gave %v, want an error that says %q", i.Purchase.Service, text, err, says)
		}
	}
}

func unwritable(t testing.TB, i Imitated) {
	folder := filepath.Join(t.TempDir(), "books")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d := i.desk(t, filepath.Join(folder, "books.json"))
	j := of(t, d)
	j.fine(os.RemoveAll(folder), "remove the folder")
	_, err := d.Buy(t.Context(), i.Purchase)
	j.is(err, shipping.ErrOutcomeUnknown, "a purchase that cannot be written down")
	j.same(d.Labels(), 0, "live labels")
}

func twoLabels(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	j := of(t, d)
	first, second := d.sell(t, i.Purchase), d.sell(t, i.Purchase)
	if first.Tracking.Reveal() == second.Tracking.Reveal() {
		j.fails("two requests are one label, %s", first.Tracking.Reveal())
	}
	j.same(len(d.LabelsByReference(i.Purchase.Key)), 2, "labels under one key")
	j.same(d.Reference(second.Tracking), i.Purchase.Key, "the reference of the second")
}
