package network_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
)

// A document is read or refused with faults; what is read survives writing and reading, and compiles or is refused
// with faults that have a place and a rule.
func FuzzDocument(f *testing.F) {
	files, err := filepath.Glob("testdata/golden/*/document.json")
	require.NoError(f, err)
	for _, file := range append(files, "testdata/directory.json") {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := network.ParseDocument(data)
		if err != nil {
			require.NotEmpty(t, lines(t, err))
			return
		}
		written, err := json.Marshal(doc)
		require.NoError(t, err)
		again, err := network.ParseDocument(written)
		require.NoError(t, err)
		require.Equal(t, doc, again)
		d, err := network.Compile(doc)
		if err != nil {
			require.NotEmpty(t, lines(t, err))
			return
		}
		checkSound(t, d, doc)
	})
}

func checkSound(t *testing.T, d *network.Directory, doc network.Document) {
	t.Helper()
	for _, p := range doc.Participations {
		n, ok := d.Network(p.Network)
		require.True(t, ok)
		from := p.From
		if !from.IsSet() {
			from = n.From
		}
		require.Equal(t, network.InNetwork, d.In(p.Network, p.Pharmacy, p.Channel, from).Status)
		r, err := d.Locate(network.Query{Network: p.Network, On: from, Near: boston, Channel: p.Channel, Limit: 1})
		require.NoError(t, err)
		require.Equal(t, 1, max(len(r.Found), min(1, r.Unplaced)))
	}
}

// Whatever the coordinates: a distance is none, or the same both ways and no more than half around the earth; and a
// pharmacy is found within its distance and not within less.
func FuzzCoordinates(f *testing.F) {
	f.Add(42.3601, -71.0589, 42.3736, -71.1097)
	f.Add(90.0, 0.0, -90.0, 180.0)
	f.Add(0.0, 180.0, 0.0, -180.0)
	f.Add(89.9999999, 10.0, 89.9999999, -170.0)
	f.Add(math.NaN(), 1.0, math.Inf(1), 1e300)
	f.Fuzz(func(t *testing.T, lat1, lon1, lat2, lon2 float64) {
		a, b := network.Point{Lat: lat1, Lon: lon1}, network.Point{Lat: lat2, Lon: lon2}
		doc := world(1)
		doc.Pharmacies[0].Point = &b
		doc.Participations[0].To = day("2026-12-31")
		d, err := network.Compile(doc)
		if !b.Valid() || b == (network.Point{}) {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		q := network.Query{Network: big, On: day("2026-06-01"), Near: a, Limit: 1}
		r, err := d.Locate(q)
		if !a.Valid() {
			require.ErrorIs(t, err, network.ErrQuery)
			return
		}
		require.NoError(t, err)
		require.Len(t, r.Found, 1)
		checkDistance(t, d, q, a, b)
	})
}

func checkDistance(t *testing.T, d *network.Directory, q network.Query, a, b network.Point) {
	t.Helper()
	miles := network.Distance(a, b)
	require.InDelta(t, miles, network.Distance(b, a), 1e-6)
	require.GreaterOrEqual(t, miles, 0.0)
	require.LessOrEqual(t, miles, network.EarthRadius*math.Pi)
	if miles == 0 {
		return
	}
	q.Within = miles
	r, err := d.Locate(q)
	require.NoError(t, err)
	require.Len(t, r.Found, 1)
	if q.Within = miles / 2; q.Within > 0 {
		r, err = d.Locate(q)
		require.NoError(t, err)
		require.Empty(t, r.Found)
	}
}

// A text of hours is refused or survives.
func FuzzHoursTexts(f *testing.F) {
	for _, s := range []string{"08:00", "24:00", "10-01", "02-29", "mon-fri", "mon,wed-fri,sun", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := network.ParseClock(s); err == nil {
			require.Equal(t, s, c.String())
		}
		if d, err := network.ParseMonthDay(s); err == nil {
			require.Equal(t, s, d.String())
		}
		if p, err := network.ParsePharmacyID(s); err == nil {
			require.Equal(t, s, p.String())
		}
		if w, err := network.ParseWeekdays(s); err == nil {
			again, err := network.ParseWeekdays(w.String())
			require.NoError(t, err)
			require.Equal(t, w, again)
		}
	})
}
