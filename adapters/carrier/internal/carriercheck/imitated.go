package carriercheck

import (
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

// Imitated is an imitation of a carrier, as its tests set it up.
type Imitated struct {
	Purchase  shipping.Purchase // one that succeeds; its key is k-1
	Delivered string            // the day on which a parcel of it arrives that is bought at the Clock's first hour: "2026-11-30"
	Lives     []Life            // of parcels, by the calendar
	Rates     string            // the path that prices are asked at
	NoVoid    bool              // the carrier voids nothing

	// Open gives one that is started, with its books in file, or in memory where file is empty; and an adapter that waits
	// for nothing. Both go by the clock, in Central, and close with the test.
	Open func(t testing.TB, clock *Clock, file string) Desk

	// Books opens the books in file and no more.
	Books func(file string) error
}

// Life is that of a parcel of Service, bought and looked at in a minute of Central.
type Life struct {
	Name, Bought, Seen string
	Service            shipping.Service
	Scans              []string // "2026-11-24 18:00 PU accepted"
}

func (i Imitated) desk(t testing.TB, file string) Desk {
	t.Helper()
	return i.Open(t, &Clock{}, file)
}

// under is the purchase under another key.
func (i Imitated) under(key shipping.Key) shipping.Purchase {
	p := i.Purchase
	p.Key = key
	return p
}

// Imitation shows that an imitation has the behaviour of package imitation: its calendar, its books and its wire.
func Imitation(t *testing.T, i Imitated) {
	t.Helper()
	for _, c := range []struct {
		name string
		run  func(testing.TB, Imitated)
		not  bool
	}{
		{"buying a little later the same morning changes nothing", sameMorning, false},
		{"the status moves with the clock", moves, false},
		{"a parcel on its way is not voided", notVoidedOnItsWay, i.NoVoid},
		{"the books outlive the server", outlives, false},
		{"books that cannot be read are an error", unreadable, false},
		{"a label that cannot be written down is not sold", unwritable, false},
		{"two requests are two labels", twoLabels, false},
		{"a lost answer leaves a label in the books", lostAnswer, false},
		{"hung answers end with the server", hungAnswers, false},
		{"Retry-After is as set", retryAfter, false},
		{"starting twice is an error", startsOnce, false},
	} {
		if c.not {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.run(t, i)
		})
	}
	for _, life := range i.Lives {
		t.Run("a parcel's life follows the calendar: "+life.Name, func(t *testing.T) {
			t.Parallel()
			follows(t, i, life)
		})
	}
}
