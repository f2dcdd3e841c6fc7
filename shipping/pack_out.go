package shipping

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of a cold parcel's way (C14).
var (
	RuleColdUnknown = &reason.Rule{
		Code: "shipping.cold_unknown", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "nobody can say how long the parcel is on its way: a refrigerated one does not leave",
		Passed: "handover and arrival are known",
		Source: "unknown is not short",
	}
	RuleColdWeekend = &reason.Rule{
		Code: "shipping.cold_weekend", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "handed over on {a} by a service without Saturday delivery, a cold parcel may lie over the weekend: hold it to {b}",
		Passed: "handed over on {a}, by {b} a weekend is no risk",
		Facts:  reason.Facts{A: "handover", B: "next safe handover"},
		Source: "practice of mail-order pharmacies, secondary pages read 2026-11 (rivals C14)",
	}
	RuleColdShort = &reason.Rule{
		Code: "shipping.cold_short", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the way takes {a} hours with the margin, the longest pack-out of season and lane protects {b}",
		Passed: "the way takes {a} hours with the margin, the pack-out protects {b}",
		Facts:  reason.Facts{A: "hours needed", B: "hours of protection"},
		Source: "USP <1079>: a pack-out is qualified for hours, lane and season; second-hand 2026-11-24",
	}
)

// Season of the way. The zero value fits every day.
type Season uint8

// The seasons for which pack-outs are qualified.
const (
	AnySeason Season = iota
	Summer
	Winter
)

// SeasonOf is Summer from May to September, else Winter: a proposal, for a pack-out's own study names its months.
func SeasonOf(d cal.Date) Season {
	if _, m, _ := d.Split(); m >= time.May && m <= time.September {
		return Summer
	}
	return Winter
}

// Lane of the way. The zero value fits every destination.
type Lane uint8

// The lanes.
const (
	AnyLane Lane = iota
	Mainland
	Offshore // Alaska, Hawaii, the territories and the freely associated states
)

// LaneOf is the lane to an address.
func LaneOf(a Address) Lane {
	if offshore(a) {
		return Offshore
	}
	return Mainland
}

// PackOut is a qualified way to keep a parcel cold: a box with its packs, and the hours it was shown to protect.
type PackOut struct {
	Code        string // the site's own name
	Hours       int    // of protection, by the study
	Season      Season
	Lane        Lane
	DryIceGrams int64    // declared to the carrier; zero: none
	From, To    cal.Date // of the qualification, both counted; unset: no limit
	Study       string   // where the qualification is kept
}

func (p PackOut) fits(d cal.Date, l Lane) bool {
	return (p.Season == AnySeason || p.Season == SeasonOf(d)) && (p.Lane == AnyLane || p.Lane == l) && within(d, p.From, p.To)
}

// ColdTrip is a cold parcel's way.
type ColdTrip struct {
	HandedOver time.Time
	Zone       *time.Location // of the site
	Arrives    cal.Date       // by the carrier's date, or counted by the carrier's calendar: weekends and holidays are in it
	By         TimeOfDay      // when the day's deliveries end at the door; zero: 20:00
	Door       *time.Location // of the door; nil: Zone
	Margin     time.Duration  // on top of the way; zero: DefaultColdMargin
	Service    Service
	Lane       Lane
}

// DefaultColdMargin is the margin of a cold trip, and endOfDay the end of the day's deliveries: our proposals.
const (
	DefaultColdMargin           = 12 * time.Hour
	endOfDay          TimeOfDay = 20 * 60
)

// Hours are the whole hours of protection that the way needs, with the margin, rounded up; false where handover or
// arrival is not known, or the arrival is before the handover.
func (t ColdTrip) Hours() (int, bool) {
	door, by, margin := t.Door, t.By, t.Margin
	if door == nil {
		door = t.Zone
	}
	if door == nil || t.HandedOver.IsZero() || !t.Arrives.IsSet() {
		return 0, false
	}
	if by == 0 {
		by = endOfDay
	}
	if margin == 0 {
		margin = DefaultColdMargin
	}
	end := t.Arrives.Start(door).Add(time.Duration(by) * time.Minute)
	way := end.Sub(t.HandedOver)
	return int((way + margin + time.Hour - 1) / time.Hour), way > 0
}
