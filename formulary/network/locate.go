package network

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// ErrQuery says that a query lacks a fact or contradicts itself. It comes wrapped with what is wrong and never says
// where the member is.
var ErrQuery = errors.New("network: locate")

// Query asks for the pharmacies of a network near a place. Network, On and one of Limit and Within are required.
type Query struct {
	Network ID
	On      cal.Date
	Near    Point
	ZIP     place.ZIP // set where all that is known is a ZIP code, and Near is the centroid that the caller found for it
	Channel Channel   // unknown: Retail

	Within    float64   // miles; 0: however far
	Limit     int       // 0: all within
	Preferred bool      // only preferred pharmacies
	NinetyDay bool      // only those known to be approved for long supplies
	OpenAt    time.Time // only those known to be open then; zero: open or not
	Zones     Zones     // required with OpenAt; Directory.Zones names them
}

// Found is one pharmacy. A caller joins the price by its ID and Membership.
type Found struct {
	ID         PharmacyID
	Miles      float64 // great circle; see Distance
	Membership Membership
	Open       drug.Answer // at OpenAt; Unknown where that is zero
}

// Result is the answer to a Query, the nearest pharmacy first, those at one distance by ID.
type Result struct {
	Found []Found
	// Centroid is the ZIP code from whose centroid the distances are measured: they are rough. Empty: they are
	// measured from the place itself.
	Centroid place.ZIP
	// Unsure counts the pharmacies, no farther away than those found, that were left out because their hours or their
	// approval for long supplies are not known.
	Unsure int
	// Unplaced counts the pharmacies of the network and channel, on whatever terms, of which nobody knows where they
	// stand.
	Unplaced int
}

// Note is what a person is told about the distances.
func (r Result) Note() string {
	if r.Centroid == "" {
		return "Distances are straight lines."
	}
	return fmt.Sprintf("Distances are straight lines from the middle of ZIP code %s.", r.Centroid.Five())
}

// Locate finds the pharmacies of a network nearest to a place (R8.8). A filter keeps what is known to fit and counts
// what may fit. The error is ErrQuery.
func (d *Directory) Locate(q Query) (Result, error) {
	net, err := d.query(&q)
	if err != nil {
		return Result{}, err
	}
	s := search{d: d, q: &q, net: net, walls: d.walls(&q)}
	s.run()
	return Result{Found: s.found, Centroid: q.ZIP, Unsure: s.maybe(), Unplaced: d.unplaced(&q, net)}, nil
}

// query checks q and fills in what it leaves open.
func (d *Directory) query(q *Query) (net uint32, err error) {
	net, known := d.networkAt[q.Network]
	wrong := ""
	switch {
	case !known:
		wrong = "the directory has no such network"
	case !d.networks[net].days().Contains(q.On):
		wrong = "the day is missing, or the directory does not speak of it"
	case !q.Near.Valid():
		wrong = "the place is not on the earth"
	case q.ZIP != "" && !q.ZIP.Valid():
		wrong = "the ZIP code is malformed"
	case q.Channel != ChannelUnknown && !q.Channel.Known():
		wrong = "the channel is a number without a meaning"
	case !(q.Within >= 0) || q.Limit < 0 || q.Within == 0 && q.Limit == 0:
		wrong = "a limit or a distance above zero is needed"
	case !q.OpenAt.IsZero() && q.Zones == nil:
		wrong = "the time zones are missing"
	}
	if wrong != "" {
		return 0, fmt.Errorf("%w: %s", ErrQuery, wrong)
	}
	if q.Channel == ChannelUnknown {
		q.Channel = Retail
	}
	if q.Limit == 0 {
		q.Limit = math.MaxInt
	}
	if q.Within == 0 || q.Within > halfway {
		q.Within = halfway
	}
	return net, nil
}

// walls is the instant OpenAt on the wall clock of each zone of the directory; the zero wall where the zone is not
// known.
func (d *Directory) walls(q *Query) []wall {
	if q.OpenAt.IsZero() {
		return nil
	}
	out := make([]wall, len(d.zones))
	for i, name := range d.zones {
		if loc := q.Zones[name]; loc != nil && name != "" {
			out[i] = wallAt(q.OpenAt, loc)
		}
	}
	return out
}

// search is one run of Locate.
type search struct {
	d      *Directory
	q      *Query
	net    uint32
	walls  []wall
	found  []Found
	unsure []float64 // miles to those that may fit
	within float64   // how far the run has looked
}

// firstMiles is how far a run looks first; it looks twice as far until it has enough.
const firstMiles = 2

func (s *search) run() {
	for s.within = min(firstMiles, s.q.Within); ; s.within = min(2*s.within, s.q.Within) {
		s.found, s.unsure = s.found[:0], s.unsure[:0]
		s.d.near(s.q.Near, s.within, s.visit)
		if len(s.found) >= s.q.Limit || s.within >= s.q.Within {
			break
		}
	}
	slices.SortFunc(s.found, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.Miles, b.Miles), cmp.Compare(a.ID, b.ID))
	})
	if len(s.found) > s.q.Limit {
		s.found = s.found[:s.q.Limit]
	}
	if len(s.found) == s.q.Limit {
		s.within = s.found[s.q.Limit-1].Miles
	}
}

func (s *search) visit(row uint32) (stop bool) {
	f := s.d.find(row, s.net, s.q.Channel, s.q.On)
	if f.count == 0 || s.q.Preferred && f.in.standing != Preferred {
		return false
	}
	miles := Distance(s.q.Near, s.d.rows[row].Point)
	if miles > s.within {
		return false
	}
	open := s.open(row)
	fits := fit(s.q.NinetyDay, f.in.ninetyDay, fit(!s.q.OpenAt.IsZero(), open, drug.Yes))
	switch fits {
	case drug.Yes:
		s.found = append(s.found, Found{s.d.pharmacies[row].ID, miles, f.in.membership(), open})
	case drug.Unknown:
		s.unsure = append(s.unsure, miles)
	}
	return false
}

// fit joins an answer with those before: one "no" is enough, and one "unknown" is in doubt.
func fit(asked bool, answer, before drug.Answer) drug.Answer {
	switch {
	case !asked || answer == drug.Yes || before == drug.No:
		return before
	default:
		return answer
	}
}

func (s *search) open(row uint32) drug.Answer {
	r := &s.d.rows[row]
	if s.walls == nil || r.hours == 0 || !s.walls[r.zone].date.IsSet() {
		return drug.Unknown
	}
	return drug.AnswerOf(s.d.hoursOf(r.hours).open(s.walls[r.zone]))
}

// maybe counts those in doubt no farther away than the run has answered for.
func (s *search) maybe() (n int) {
	for _, miles := range s.unsure {
		if miles <= s.within {
			n++
		}
	}
	return n
}

func (d *Directory) unplaced(q *Query, net uint32) (n int) {
	for i := int(d.placed); i < len(d.pharmacies); i++ {
		if d.find(uint32(i), net, q.Channel, q.On).count > 0 {
			n++
		}
	}
	return n
}
