package network_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

var boston = network.Point{Lat: 42.3601, Lon: -71.0589}

func TestR8_8_Distance(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to  network.Point
		want, off float64
	}{
		"T1 from Boston to Cambridge":  {boston, network.Point{Lat: 42.3736, Lon: -71.1097}, 2.756, 0.0005},
		"T2 from Boston to Worcester":  {boston, network.Point{Lat: 42.2626, Lon: -71.8023}, 38.58, 0.005},
		"T3 a degree of the equator":   {network.Point{}, network.Point{Lon: 1}, 69.09, 0.005},
		"a degree over the date line":  {network.Point{Lon: 179.5}, network.Point{Lon: -179.5}, 69.09, 0.01},
		"from one pole to the other":   {network.Point{Lat: 90}, network.Point{Lat: -90}, network.EarthRadius * math.Pi, 0.001},
		"from a place to the same one": {boston, boston, 0, 0},
	} {
		require.InDelta(t, c.want, network.Distance(c.from, c.to), c.off, name)
	}
}

func TestPointIsOnTheEarth(t *testing.T) {
	t.Parallel()
	for _, p := range []network.Point{{Lat: 90.001}, {Lat: -91}, {Lon: 180.5}, {Lat: math.NaN()}, {Lon: math.Inf(1)}} {
		require.False(t, p.Valid(), "%v", p)
	}
	require.True(t, network.Point{Lat: -90, Lon: 180}.Valid())
}

func names(r network.Result) (out []network.PharmacyID) {
	for _, f := range r.Found {
		out = append(out, f.ID)
	}
	return out
}

func TestR8_8_Locate(t *testing.T) {
	t.Parallel()
	d := sample(t)
	tuesday := time.Date(2026, 11, 24, 22, 0, 0, 0, zone(t, "America/New_York"))
	q := network.Query{Network: "sample-choice", On: day("2026-11-24"), Near: boston, Limit: 10}
	ids := func(all ...network.PharmacyID) []network.PharmacyID { return all }
	for name, c := range map[string]struct {
		change           func(*network.Query)
		want             []network.PharmacyID
		unsure, unplaced int
	}{
		"stores of the network, the nearest first": {func(*network.Query) {}, ids(9900011, 9900033, 9900022, 9900044), 0, 1},
		"at most two":                                 {func(q *network.Query) { q.Limit = 2 }, ids(9900011, 9900033), 0, 1},
		"within three miles":                          {func(q *network.Query) { q.Limit, q.Within = 0, 3 }, ids(9900011, 9900033, 9900022), 0, 1},
		"within a step, there is none":                {func(q *network.Query) { q.Within = 0.01 }, nil, 0, 1},
		"preferred":                                   {func(q *network.Query) { q.Preferred = true }, ids(9900011), 0, 1},
		"preferred, in the new year":                  {func(q *network.Query) { q.Preferred, q.On = true, day("2027-01-01") }, ids(9900011, 9900022), 0, 1},
		"ninety days, one does not say":               {func(q *network.Query) { q.NinetyDay = true }, ids(9900011, 9900044), 1, 1},
		"the one that does not say is farther away":   {func(q *network.Query) { q.NinetyDay, q.Limit = true, 1 }, ids(9900011), 0, 1},
		"open at ten in the evening":                  {func(q *network.Query) { q.OpenAt, q.Zones = tuesday, zones(t) }, ids(9900022), 1, 1},
		"without the zone no hours are known":         {func(q *network.Query) { q.OpenAt, q.Zones = tuesday, network.Zones{} }, nil, 4, 1},
		"the mail pharmacy with a place is none here": {func(q *network.Query) { q.Channel = network.Mail }, ids(9900077), 0, 1},
		"in summer one has not joined":                {func(q *network.Query) { q.On = day("2026-06-30") }, ids(9900011, 9900022, 9900044), 0, 1},
		"limited distribution (R8.6 T1, referral)":    {func(q *network.Query) { q.Network, q.Channel = "sample-limited", network.Specialty }, ids(9900077), 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := q
			c.change(&q)
			r, err := d.Locate(q)
			require.NoError(t, err)
			require.Equal(t, c.want, names(r))
			require.Equal(t, c.unsure, r.Unsure)
			require.Equal(t, c.unplaced, r.Unplaced)
		})
	}
}

func TestLocateByZIPSaysThatItMeasuresFromTheCentroid(t *testing.T) {
	t.Parallel()
	d := sample(t)
	q := network.Query{Network: "sample-choice", On: day("2026-11-24"), Near: boston, Limit: 1}
	r, err := d.Locate(q)
	require.NoError(t, err)
	require.Equal(t, "Distances are straight lines.", r.Note())
	q.ZIP = "02108-1234"
	r, err = d.Locate(q)
	require.NoError(t, err)
	require.EqualValues(t, "02108-1234", r.Centroid)
	require.Equal(t, "Distances are straight lines from the middle of ZIP code 02108.", r.Note())
}

func TestLocateSortsEqualDistancesByID(t *testing.T) {
	t.Parallel()
	doc := world(0)
	for id, lon := range map[network.PharmacyID]float64{30: -91, 20: -89, 10: -89} { // a degree west and east
		doc.Pharmacies = append(doc.Pharmacies, network.Pharmacy{ID: id, Name: "Example", Point: &network.Point{Lat: 40, Lon: lon}})
		doc.Participations = append(doc.Participations,
			network.Participation{Network: big, Pharmacy: id, Channel: network.Retail, Standing: network.Standard})
	}
	d, err := network.Compile(doc)
	require.NoError(t, err)
	middle := network.Point{Lat: 40, Lon: -90}
	r, err := d.Locate(network.Query{Network: big, On: day("2026-11-24"), Near: middle, Limit: 3})
	require.NoError(t, err)
	require.Equal(t, []network.PharmacyID{10, 20, 30}, names(r))
	require.Equal(t, r.Found[0].Miles, r.Found[2].Miles)
}

func TestLocateRefusesABadQueryWithoutSayingWhereTheMemberIs(t *testing.T) {
	t.Parallel()
	d := sample(t)
	good := network.Query{Network: "sample-choice", On: day("2026-11-24"), Near: boston, Limit: 3}
	for want, change := range map[string]func(*network.Query){
		"no such network": func(q *network.Query) { q.Network = "other" },
		"does not speak":  func(q *network.Query) { q.On = day("2028-01-01") },
		"day is missing":  func(q *network.Query) { q.On = day("2026-01-01").AddDays(-1 << 40) },
		"not on the":      func(q *network.Query) { q.Near.Lat = 142.3601 },
		"ZIP code":        func(q *network.Query) { q.ZIP = "2108" },
		"channel":         func(q *network.Query) { q.Channel = 99 },
		"a limit":         func(q *network.Query) { q.Limit = 0 },
		"above zero":      func(q *network.Query) { q.Within = math.NaN() },
		"time zones":      func(q *network.Query) { q.OpenAt = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
	} {
		q := good
		change(&q)
		_, err := d.Locate(q)
		require.ErrorIs(t, err, network.ErrQuery)
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "42.3601")
		require.NotContains(t, err.Error(), "2108")
	}
}

// The grid gives what looking at every pharmacy gives, near poles and the date line too.
func TestLocateAgreesWithLookingAtEveryPharmacy(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	doc := world(1500)
	for i := range 300 { // anywhere on earth, many of them around the poles and the date line
		p := network.Point{Lat: 180*r.Float64() - 90, Lon: 360*r.Float64() - 180}
		switch i % 4 {
		case 0:
			p.Lat = math.Copysign(90-r.Float64(), p.Lat)
		case 1:
			p.Lon = math.Copysign(180-r.Float64(), p.Lon)
		}
		doc.Pharmacies[i].Point = &p
	}
	d, err := network.Compile(doc)
	require.NoError(t, err)
	for range 2000 {
		q := randomQuery(t, r, doc)
		got, err := d.Locate(q)
		require.NoError(t, err)
		want, unsure := everyPharmacy(t, d, doc, q)
		require.Equal(t, want, got.Found, "%+v", q)
		require.Equal(t, unsure, got.Unsure, "%+v", q)
	}
}

func randomQuery(t *testing.T, r *rand.Rand, doc network.Document) network.Query {
	q := network.Query{Network: []network.ID{big, small}[r.IntN(2)], On: day("2026-01-01").AddDays(r.IntN(400)),
		Near: *doc.Pharmacies[r.IntN(len(doc.Pharmacies))].Point, Limit: r.IntN(8), Within: 60 * r.Float64() * r.Float64(),
		Preferred: r.IntN(4) == 0, NinetyDay: r.IntN(4) == 0}
	if r.IntN(3) == 0 {
		q.Near = network.Point{Lat: 180*r.Float64() - 90, Lon: 360*r.Float64() - 180}
	}
	switch r.IntN(8) {
	case 0:
		q.Within *= 300
	case 1:
		q.Within, q.Limit = 0, q.Limit+1
	}
	if r.IntN(3) == 0 {
		q.OpenAt, q.Zones = time.Date(2026, 11, 24, r.IntN(24), 0, 0, 0, time.UTC), zones(t)
		if r.IntN(3) == 0 {
			delete(q.Zones, "America/Chicago")
		}
	}
	return q
}

// everyPharmacy is Locate without a grid, over the document and the answers of In and Open.
func everyPharmacy(t *testing.T, d *network.Directory, doc network.Document, q network.Query) (found []network.Found, unsure int) {
	t.Helper()
	var maybe []float64
	for _, p := range doc.Pharmacies {
		a := d.In(q.Network, p.ID, network.Retail, q.On)
		miles := network.Distance(q.Near, *p.Point)
		if a.Status != network.InNetwork || q.Within > 0 && miles > q.Within ||
			q.Preferred && a.Membership.Standing != network.Preferred {
			continue
		}
		f := network.Found{ID: p.ID, Miles: miles, Membership: a.Membership}
		asked := []drug.Answer{drug.Yes}
		if q.NinetyDay {
			asked = append(asked, a.Membership.NinetyDay)
		}
		if !q.OpenAt.IsZero() {
			f.Open = d.Open(p.ID, q.OpenAt, q.Zones)
			asked = append(asked, f.Open)
		}
		switch {
		case slices.Contains(asked, drug.No):
		case slices.Contains(asked, drug.Unknown):
			maybe = append(maybe, miles)
		default:
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b network.Found) int {
		return cmp.Or(cmp.Compare(a.Miles, b.Miles), cmp.Compare(a.ID, b.ID))
	})
	far := math.Inf(1)
	if q.Limit > 0 && len(found) >= q.Limit {
		found = found[:q.Limit]
		far = found[q.Limit-1].Miles
	}
	for _, miles := range maybe {
		if miles <= far {
			unsure++
		}
	}
	return found, unsure
}
