package refill

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Area is where a declaration holds: whole states, and ZIP codes by their five digits.
type Area struct {
	States []place.State `json:"states,omitempty"`
	ZIPs   []place.ZIP   `json:"zips,omitempty"`
}

// Home is where a member is, as far as an area needs it. It is patient data: never log it.
type Home struct {
	State place.State
	ZIP   place.ZIP
}

// Holds says whether h lies in the area. It is Unknown where the state or the ZIP code that decides is not known.
func (a Area) Holds(h Home) drug.Answer {
	if slices.Contains(a.States, h.State) && h.State.Valid() || a.zip(h.ZIP) {
		return drug.Yes
	}
	if len(a.States) > 0 && !h.State.Valid() || len(a.ZIPs) > 0 && !h.ZIP.Valid() {
		return drug.Unknown
	}
	return drug.No
}

func (a Area) zip(z place.ZIP) bool {
	five := z.Five()
	return five != "" && slices.ContainsFunc(a.ZIPs, func(other place.ZIP) bool { return other.Five() == five })
}

// Declaration is a declared emergency as data. Who declares it, and where the text stands, is the host's to keep with ID.
type Declaration struct {
	ID      string   `json:"id"`
	Area    Area     `json:"area"`
	From    cal.Date `json:"from"`
	Ends    cal.Date `json:"ends,omitzero"`    // last day, as declared; unset: no end is given
	Health  bool     `json:"health,omitempty"` // a public health emergency, which lapses unless renewed
	Renewed cal.Date `json:"renewed,omitzero"` // of a public health emergency: its last renewal
	Closed  bool     `json:"closed,omitempty"` // carriers do not deliver into the area
}

// Period is the days on which the declaration helps a member of a plan (R2.6). A public health emergency lapses after the
// 90 days that begin with its last determination. Any other without an end helps through undated days after its start,
// where the plan has such a rule (30 days, UndatedDisaster); with undated 0 it is open. ok is false where it has no start,
// or no rule for its length is in force.
func (d Declaration) Period(undated int) (p cal.Period, ok bool) {
	p = cal.Period{From: d.From, To: d.Ends}
	switch {
	case d.Health:
		days, inForce := NumberOn(HealthEmergency, d.From)
		p.To = cal.Min(d.Ends, cal.Max(d.From, d.Renewed).AddDays(days-1))
		return p, inForce && p.Valid()
	case !d.Ends.IsSet() && undated > 0:
		p.To = d.From.AddDays(undated)
	}
	return p, d.From.IsSet() && p.Valid()
}

// Relief is what a declaration gives a member on a day: the refill-too-soon edit is off, the longest supply may be asked
// for, and pharmacies outside the network are open. The zero value is none.
type Relief struct {
	ID   string   // of the declaration
	From cal.Date // set where there is relief
	To   cal.Date // last day; unset: open
}

// Covers reports whether there is relief on day d.
func (r Relief) Covers(d cal.Date) bool {
	return r.From.IsSet() && cal.Period{From: r.From, To: r.To}.Contains(d)
}

// ReliefFor looks for a declaration that covers a home on a day, the first in order. The answer is Unknown where one may
// cover it and the state or ZIP code that decides is not known.
func ReliefFor(ds []Declaration, h Home, on cal.Date, undated int) (Relief, drug.Answer) {
	answer := drug.No
	for _, d := range ds {
		p, ok := d.Period(undated)
		if !ok || !p.Contains(on) {
			continue
		}
		switch d.Area.Holds(h) {
		case drug.Yes:
			return Relief{ID: d.ID, From: p.From, To: p.To}, drug.Yes
		case drug.Unknown:
			answer = drug.Unknown
		}
	}
	return Relief{}, answer
}

// ShipInto is the ruling on a parcel to a home on a day: Hold where the area is closed (R2.6), so that the parcel waits or
// goes elsewhere. It is never a refusal of the refill.
func ShipInto(ds []Declaration, h Home, on cal.Date, undated int) law.Ruling {
	f := found()
	for _, d := range ds {
		p, ok := d.Period(undated)
		if !d.Closed || !ok || !p.Contains(on) {
			continue
		}
		closed := d.Area.Holds(h)
		f.answer(closed.Not(), law.Hold, dates(ruleClosedArea, p.From, cal.Date{}))
	}
	return f.Ruling
}
