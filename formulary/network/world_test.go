package network_test

import (
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

func day(s string) cal.Date {
	d, err := cal.Parse(s)
	if err != nil {
		panic(err) // a typing mistake of a test
	}
	return d
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func zones(t testing.TB) network.Zones {
	t.Helper()
	return network.Zones{"America/New_York": zone(t, "America/New_York"), "America/Chicago": zone(t, "America/Chicago")}
}

// load is the two steps from bytes to directory.
func load(data []byte) (*network.Directory, error) {
	doc, err := network.ParseDocument(data)
	if err != nil {
		return nil, err
	}
	return network.Compile(doc)
}

// sample is testdata/directory.json.
func sample(t testing.TB) *network.Directory {
	t.Helper()
	data, err := os.ReadFile("testdata/directory.json")
	require.NoError(t, err)
	d, err := load(data)
	require.NoError(t, err)
	return d
}

// The fixed world of the benchmarks and the property: pharmacies around 400 towns of the 48 states, as dense in towns
// and thin between them as real ones, in four networks, one of them small.
const (
	big   network.ID = "big"
	small network.ID = "small" // one pharmacy of a hundred
)

func world(n int) network.Document {
	r := rand.New(rand.NewPCG(8, 8))
	doc := network.Document{Version: network.DocumentVersion, ID: "world", Hours: worldHours()}
	for _, id := range []network.ID{big, small, "third", "fourth"} {
		doc.Networks = append(doc.Networks, network.Network{ID: id, Name: string(id), From: day("2026-01-01"), To: day("2027-12-31")})
	}
	towns := make([]network.Point, 400)
	for i := range towns {
		towns[i] = network.Point{Lat: 25 + 24*r.Float64(), Lon: -124 + 57*r.Float64()}
	}
	for i := range n {
		p := near(r, towns[int(400*r.Float64()*r.Float64())])
		id := network.PharmacyID(1_000_001 + 97*i)
		doc.Pharmacies = append(doc.Pharmacies, network.Pharmacy{ID: id, Name: "Example Drug", Point: &p, Card: worldCard(i)})
		doc.Participations = append(doc.Participations, worldPeriods(r, id, i)...)
	}
	return doc
}

func near(r *rand.Rand, p network.Point) network.Point {
	return network.Point{Lat: p.Lat + 0.2*r.NormFloat64(), Lon: p.Lon + 0.2*r.NormFloat64()}
}

func worldHours() []network.NamedHours {
	line := network.OpenLine{Days: network.MonToFri, Opens: network.ClockAt(8, 0), Closes: network.ClockAt(20, 0)}
	all := network.OpenLine{Days: network.AllWeek, Closes: network.ClockAt(24, 0), Opens: network.ClockAt(0, 0)}
	return []network.NamedHours{{ID: "day", Hours: network.Hours{Lines: []network.OpenLine{line}}},
		{ID: "always", Hours: network.Hours{Lines: []network.OpenLine{all}}}}
}

func worldCard(i int) network.Card {
	switch i % 10 {
	case 0:
		return network.Card{} // hours are not known
	case 1:
		return network.Card{Zone: "America/Chicago", Hours: "always"}
	}
	return network.Card{Zone: "America/New_York", Hours: "day"}
}

func worldPeriods(r *rand.Rand, id network.PharmacyID, i int) []network.Participation {
	p := network.Participation{Network: big, Pharmacy: id, Channel: network.Retail, Standing: network.Standard,
		NinetyDay: drug.Answer(r.IntN(3))}
	if r.IntN(3) == 0 {
		p.Standing = network.Preferred
	}
	if r.IntN(10) == 0 {
		p.To = day("2026-06-30")
	}
	out := []network.Participation{p}
	if i%100 == 0 {
		out = append(out, network.Participation{Network: small, Pharmacy: id, Channel: network.Retail, Standing: network.Standard})
	}
	return out
}
