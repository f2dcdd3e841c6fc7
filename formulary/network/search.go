package network

import (
	"cmp"
	"math"
	"slices"
)

// halfway is farther than any two places on earth are from each other.
const halfway = EarthRadius*math.Pi + 1

// near calls visit for every placed row within miles of p, and for some a little farther away; it stops where visit
// reports true. Bands of latitude are the grid: in each the rows lie by longitude, so a box is one piece of a band,
// or two where it goes over the date line.
func (d *Directory) near(p Point, miles float64, visit func(row uint32) (stop bool)) {
	lat, lon := box(p, miles)
	first, last := band(max(-90, p.Lat-lat)), band(min(90, p.Lat+lat))
	for b := first; b <= last; b++ {
		from, to := d.bands[b], d.bands[b+1]
		if from == to {
			continue
		}
		if d.piece(from, to, p.Lon-lon, p.Lon+lon, visit) ||
			lon < 180 && p.Lon-lon < -180 && d.piece(from, to, p.Lon-lon+360, 180, visit) ||
			lon < 180 && p.Lon+lon > 180 && d.piece(from, to, -180, p.Lon+lon-360, visit) {
			return
		}
	}
}

func (d *Directory) piece(from, to uint32, west, east float64, visit func(uint32) bool) (stop bool) {
	rows := d.rows[from:to]
	i, _ := slices.BinarySearchFunc(rows, west, func(r row, lon float64) int { return cmp.Compare(r.Lon, lon) })
	for ; i < len(rows) && rows[i].Lon <= east; i++ {
		if visit(from + uint32(i)) {
			return true
		}
	}
	return false
}

// box is how many degrees of latitude and longitude a circle of so many miles reaches from p, with a little to spare
// for rounding. Where the circle holds a pole it reaches every longitude.
func box(p Point, miles float64) (lat, lon float64) {
	const spare = 1e-5
	angle := miles / EarthRadius
	lat = degrees(angle) + spare
	if math.Abs(p.Lat)+lat >= 90 {
		return lat, 360
	}
	return lat, degrees(math.Asin(math.Sin(angle)/math.Cos(radians(p.Lat)))) + spare
}
