package refill

import (
	"math/bits"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// daySet is a set of the days of one measurement year, by their number from 0.
type daySet [6]uint64

// add puts the days from, from+1 … to-1 into the set, and ignores what lies outside it.
func (s *daySet) add(from, to int) {
	to = min(to, 64*len(s))
	for from < to {
		word, bit := from/64, from%64
		n := min(to-from, 64-bit)
		s[word] |= ^uint64(0) >> (64 - n) << bit
		from += n
	}
}

// below counts the days of the set before day n.
func (s *daySet) below(n int) int {
	count := 0
	for i := 0; i < n/64; i++ {
		count += bits.OnesCount64(s[i])
	}
	if n%64 > 0 {
		count += bits.OnesCount64(s[n/64] << (64 - n%64))
	}
	return count
}

// timeline is the days on which a member is measured: the days of a period without those of a stay in a hospital. A day
// is known by its place among the days that are left, so a supply that meets a stay goes on after it by itself.
type timeline struct {
	from   cal.Date
	length int // of the period
	away   daySet
	open   [8]running // ingredients and where their supply ends: n of them here, the rest in more
	n      int
	more   []running
}

// running is the day on which the supply of an ingredient ends.
type running struct {
	ingredient drug.RxCUI
	end        int
}

// set makes t the days of p less the stays; p has at most 366 days.
func (t *timeline) set(p cal.Period, stays []cal.Period) {
	t.from = p.From
	t.length, _ = p.Days()
	for _, stay := range stays {
		if common, ok := stay.Intersect(p); ok && stay.Valid() {
			t.away.add(common.From.Sub(p.From), common.To.Sub(p.From)+1)
		}
	}
}

// days is how many days are measured.
func (t *timeline) days() int { return t.length - t.away.below(t.length) }

// place is the place of day d: for a day in a stay, that of the first day after it.
func (t *timeline) place(d cal.Date) int {
	n := d.Sub(t.from)
	return n - t.away.below(n)
}

// use adds a supply to the covered days. A supply of the same ingredient waits for the one before it; one of another
// ingredient does not (R12.1).
func (t *timeline) use(s Supply, covered *daySet) {
	of := t.running(s.Ingredient)
	begin := max(t.place(s.Date), of.end)
	of.end = begin + s.Days
	covered.add(begin, of.end)
}

// running is the supply of an ingredient so far.
func (t *timeline) running(ingredient drug.RxCUI) *running {
	for i := range t.open[:t.n] {
		if t.open[i].ingredient == ingredient {
			return &t.open[i]
		}
	}
	for i := range t.more {
		if t.more[i].ingredient == ingredient {
			return &t.more[i]
		}
	}
	if t.n < len(t.open) {
		t.open[t.n].ingredient = ingredient
		t.n++
		return &t.open[t.n-1]
	}
	t.more = append(t.more, running{ingredient: ingredient})
	return &t.more[len(t.more)-1]
}
