package network

import "math"

// EarthRadius is the radius, in statute miles, of the sphere on which distances are measured (R8.8): 6,371.0088 km,
// the mean radius of the WGS 84 ellipsoid. A great-circle distance is not the length of a drive.
const EarthRadius = 3958.7613

// Point is a place on the earth in degrees, north and east positive. Its zero value is a place in the sea off Africa
// and not "unknown": an unknown place is no Point.
type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Valid reports whether p is on the earth: latitude −90 to 90, longitude −180 to 180.
func (p Point) Valid() bool { return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 }

// Distance is the great-circle distance of two points in miles, by the haversine formula, which is exact enough for
// near points and loses some digits for those on opposite sides of the earth. It means nothing where a point is not
// Valid.
func Distance(a, b Point) float64 {
	lat := math.Sin(radians(b.Lat-a.Lat) / 2)
	lon := math.Sin(radians(b.Lon-a.Lon) / 2)
	h := lat*lat + math.Cos(radians(a.Lat))*math.Cos(radians(b.Lat))*lon*lon
	return 2 * EarthRadius * math.Asin(math.Sqrt(min(1, h)))
}

func radians(degrees float64) float64 { return degrees * (math.Pi / 180) }

func degrees(radians float64) float64 { return radians * (180 / math.Pi) }
