package network

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Kind is what changed for one pharmacy of a network. The zero value is no change. Numbers and texts are permanent.
type Kind uint8

// The kinds of change.
const (
	KindNone      Kind = iota
	Joins              // it was not in the network
	Leaves             // it is not in the network any more
	Rises              // it was standard and is preferred
	Falls              // it was preferred and is standard
	GainsApproval      // it is approved for long supplies and was not known to be
	LosesApproval      // it was approved for long supplies and is not known to be
)

var kinds = words{"kind", []string{"", "joins", "leaves", "rises", "falls", "gains-approval", "loses-approval"}}

// String is the text form, "leaves"; "unknown" for the zero value.
func (k Kind) String() string { return kinds.name(uint8(k)) }

// MarshalText gives the text form, empty for the zero value; a number without a meaning is an error.
func (k Kind) MarshalText() ([]byte, error) { return kinds.write(uint8(k)) }

// UnmarshalText reads what MarshalText gives.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.read(text, (*uint8)(k)) }

// Change is one difference of a network between two views, for one pharmacy and channel.
type Change struct {
	Pharmacy PharmacyID `json:"pharmacy"`
	Channel  Channel    `json:"channel"`
	Kind     Kind       `json:"kind"`
	On       cal.Date   `json:"on"` // the first day on which it holds: of a pharmacy that leaves, the first day outside
}

// View is a directory as of a day: two editions, or one edition on two days, are compared alike.
type View struct {
	Directory *Directory
	On        cal.Date
}

// Changes is what changed in a network from one view to a later one, by pharmacy, channel and kind. On is the day that
// the later directory gives, or its view's day where it gives none after the day of the earlier view. ok is false where
// one of the views does not speak of the network: then nothing is known to have changed.
func Changes(was, is View, n ID) (out []Change, ok bool) {
	before, ok := was.members(n)
	after, ok2 := is.members(n)
	if !ok || !ok2 {
		return nil, false
	}
	since := func(d cal.Date) cal.Date {
		if d.After(was.On) && !d.After(is.On) {
			return d
		}
		return is.On
	}
	for k, p := range before {
		if q, stays := after[k]; !stays {
			out = append(out, Change{k.pharmacy, k.channel, Leaves, since(is.left(n, k))})
		} else {
			out = append(out, differences(k, p, q, since(q.from))...)
		}
	}
	for k, q := range after {
		if _, there := before[k]; !there {
			out = append(out, Change{k.pharmacy, k.channel, Joins, since(q.from)})
		}
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Pharmacy, b.Pharmacy), cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Kind, b.Kind))
	})
	return out, true
}

// member is what may join or leave.
type member struct {
	pharmacy PharmacyID
	channel  Channel
}

func (v View) members(n ID) (map[member]*period, bool) {
	d := v.Directory
	net, known := d.networkAt[n]
	if !known || !d.networks[net].days().Contains(v.On) {
		return nil, false
	}
	out := map[member]*period{}
	for i := range d.pharmacies {
		for j := d.rows[i].first; j < d.rows[i+1].first; j++ {
			if p := &d.periods[j]; p.network == net && !p.from.After(v.On) && !p.to.Before(v.On) {
				out[member{d.pharmacies[i].ID, p.channel}] = p
			}
		}
	}
	return out, true
}

// left is the first day on which k is outside: the day after its last one, unset where the directory does not know it.
func (v View) left(n ID, k member) cal.Date {
	row, ok := v.Directory.row(k.pharmacy)
	if !ok {
		return cal.Date{}
	}
	return v.Directory.find(row, v.Directory.networkAt[n], k.channel, v.On).ended.AddDays(1)
}

func differences(k member, was, is *period, on cal.Date) (out []Change) {
	add := func(kind Kind) { out = append(out, Change{k.pharmacy, k.channel, kind, on}) }
	switch {
	case was.standing < is.standing:
		add(Rises)
	case was.standing > is.standing:
		add(Falls)
	}
	a, b := was.ninetyDay == drug.Yes, is.ninetyDay == drug.Yes
	switch {
	case !a && b:
		add(GainsApproval)
	case a && !b:
		add(LosesApproval)
	}
	return out
}
