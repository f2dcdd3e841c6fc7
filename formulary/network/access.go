package network

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Area is the kind of place where a member lives, as CMS sorts ZIP codes by density. The zero value is unknown.
// Numbers and texts are permanent.
type Area uint8

// The kinds of area.
const (
	AreaUnknown Area = iota
	Urban
	Suburban
	Rural
)

var areas = words{"area", []string{"", "urban", "suburban", "rural"}}

// String is the text form, "suburban"; "unknown" for the zero value.
func (a Area) String() string { return areas.name(uint8(a)) }

// MarshalText gives the text form, empty for the zero value; a number without a meaning is an error.
func (a Area) MarshalText() ([]byte, error) { return areas.write(uint8(a)) }

// UnmarshalText reads what MarshalText gives.
func (a *Area) UnmarshalText(text []byte) error { return areas.read(text, (*uint8)(a)) }

// standard is one line of the access standard of Part D: so many of a hundred members of an area live within so many
// miles of a store of the network.
type standard struct {
	area    Area
	percent int
	miles   float64
	rule    *reason.Rule
}

// standards is 42 CFR 423.120(a)(1) (R8.7), since the first plan year of Part D. Nothing is known to end it.
var (
	standardsIn = cal.Period{From: cal.Of(2006, 1, 1)}
	standards   = [...]standard{{Urban, 90, 2, RuleUrban}, {Suburban, 90, 5, RuleSuburban}, {Rural, 70, 15, RuleRural}}
)

// AreaCount is members of one kind of area: how many there are, and how many of them live near enough.
type AreaCount struct {
	Near  int `json:"near"`
	Total int `json:"total"`
}

// AccessCounts is members by kind of area. Unknown is those whose area or home is not known.
type AccessCounts struct {
	Urban    AreaCount `json:"urban,omitzero"`
	Suburban AreaCount `json:"suburban,omitzero"`
	Rural    AreaCount `json:"rural,omitzero"`
	Unknown  int       `json:"unknown,omitzero"`
}

func (c *AccessCounts) of(a Area) *AreaCount {
	switch a {
	case Urban:
		return &c.Urban
	case Suburban:
		return &c.Suburban
	case Rural:
		return &c.Rural
	}
	return nil
}

// Verdict answers a question of yes or no, and says why. It is Unknown where the facts do not say.
type Verdict struct {
	Answer drug.Answer  `json:"answer,omitzero"`
	Trace  reason.Trace `json:"trace"`
}

// worsen keeps the worst answer: No, then Unknown, then Yes.
func (v *Verdict) worsen(a drug.Answer) {
	if v.Answer != drug.No && a != drug.Yes {
		v.Answer = a
	}
}

// CheckAccess applies the access standard of Part D to counts of members (R8.7): 90 of 100 urban members within 2
// miles of a store of the network, 90 of 100 suburban ones within 5, 70 of 100 rural ones within 15. A kind of area
// in which nobody lives has nothing to meet. Shares are compared as whole numbers; those in the trace are cut to six
// digits. Mail pharmacies never count: see CountAccess.
func CheckAccess(on cal.Date, c AccessCounts) (v Verdict) {
	if !on.IsSet() || !standardsIn.Contains(on) {
		v.Trace.Fail(RuleAccessDays, fact(on), fact(standardsIn.From), reason.Date)
		return v
	}
	if !c.valid() {
		v.Trace.Fail(RuleAccessCounts, 0, 0, reason.None)
		return v
	}
	v.Answer = drug.Yes
	if c.Unknown > 0 {
		v.Trace.Fail(RuleAccessUnknown, int64(c.Unknown), 0, reason.Count)
		v.worsen(drug.Unknown)
	}
	for _, s := range standards {
		if n := c.of(s.area); n.Total > 0 {
			v.worsen(share(&v.Trace, s.rule, n.Near, n.Total, s.percent))
		}
	}
	return v
}

// mostMembers keeps a share in six digits inside an int64.
const mostMembers = 1_000_000_000_000

func (c AccessCounts) valid() bool {
	sum := 0
	for _, n := range []AreaCount{c.Urban, c.Suburban, c.Rural} {
		if n.Near < 0 || n.Near > n.Total || n.Total > mostMembers {
			return false
		}
		sum += n.Total
	}
	return c.Unknown >= 0 && sum > 0
}

// share records whether part is at least so many of a hundred of the whole.
func share(t *reason.Trace, r *reason.Rule, part, whole, percent int) drug.Answer {
	const million = 1_000_000
	a, b := int64(part)*million/int64(whole), int64(percent)*million/100
	if int64(part)*100 < int64(percent)*int64(whole) {
		t.Fail(r, a, b, reason.Millionths)
		return drug.No
	}
	t.Pass(r, a, b, reason.Millionths)
	return drug.Yes
}

// Home is where one member lives. It names nobody; still, whose home it is can be found out, so keep it out of logs.
type Home struct {
	Area  Area
	Point *Point // nil: not known
}

// CountAccess counts members by whether a store of the network is near enough on a day. Mail, specialty and
// long-term-care pharmacies do not count. ok is false where the directory does not speak of the network on that day.
func (d *Directory) CountAccess(n ID, on cal.Date, homes []Home) (c AccessCounts, ok bool) {
	net, known := d.networkAt[n]
	if !known || !d.networks[net].days().Contains(on) {
		return AccessCounts{}, false
	}
	for _, h := range homes {
		area := c.of(h.Area)
		if area == nil || h.Point == nil || !h.Point.Valid() {
			c.Unknown++
			continue
		}
		area.Total++
		if d.anyStore(net, on, *h.Point, standards[h.Area-1].miles) {
			area.Near++
		}
	}
	return c, true
}

func (d *Directory) anyStore(net uint32, on cal.Date, p Point, miles float64) (found bool) {
	d.near(p, miles, func(row uint32) bool {
		found = d.find(row, net, Retail, on).count > 0 && Distance(p, d.rows[row].Point) <= miles
		return found
	})
	return found
}
