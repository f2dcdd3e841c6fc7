package medicare

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// A Maker is how far the manufacturer's discount on an applicable drug has phased in (42 USC 1395w-114c(g)(4)). CMS
// publishes which labelers are which. The zero value is the whole discount: a maker is named as one of the others only
// for a drug that was on the market on 16 August 2022.
type Maker uint8

// The makers.
const (
	WholeDiscount       Maker = iota // 10 % before the threshold, 20 % past it
	SpecifiedMaker                   // phases in for members with the low-income subsidy, the others have the whole discount
	SpecifiedSmallMaker              // phases in for every member
)

// String is "whole", "specified" or "specified_small".
func (m Maker) String() string { return makers.name(uint8(m)) }

// MarshalText writes the maker's word.
func (m Maker) MarshalText() ([]byte, error) { return makers.write(uint8(m)) }

// UnmarshalText reads what MarshalText writes.
func (m *Maker) UnmarshalText(text []byte) error { return makers.read(text, (*uint8)(m)) }

// A PhaseIn is the discount of specified and specified small manufacturers in one calendar year: the manufacturer's part
// of the price.
type PhaseIn struct {
	Year         int
	Initial      money.Rate // before the out-of-pocket threshold
	Catastrophic money.Rate // past it
	Source       string     // citation
	Evidence     reason.Evidence
}

const citePhaseIn = "42 USC 1395w-114c(g)(4)(B)-(C) (SSA 1860D-14C); CMS Manufacturer Discount Program Final Guidance, 2023-11-17"

// phaseIn is the schedule, in percent, in order; from 2031 the discount is whole. Past the years of [Of] it is data for
// forecasts alone. Where the discount is less the plan's remainder is more: CMS reinsures 20 % of an applicable drug
// whatever the discount (unconfirmed).
var phaseIn = [...]struct {
	year  int
	split [Catastrophic + 1]others
}{
	{2025, [...]others{Initial: {manufacturer: 1}, Catastrophic: {manufacturer: 1, cms: 20}}},
	{2026, [...]others{Initial: {manufacturer: 2}, Catastrophic: {manufacturer: 2, cms: 20}}},
	{2027, [...]others{Initial: {manufacturer: 5}, Catastrophic: {manufacturer: 5, cms: 20}}},
	{2028, [...]others{Initial: {manufacturer: 8}, Catastrophic: {manufacturer: 8, cms: 20}}},
	{2029, [...]others{Initial: {manufacturer: 10}, Catastrophic: {manufacturer: 10, cms: 20}}},
	{2030, [...]others{Initial: {manufacturer: 10}, Catastrophic: {manufacturer: 15, cms: 20}}},
	{2031, [...]others{Initial: {manufacturer: 10}, Catastrophic: {manufacturer: 20, cms: 20}}},
}

// PhaseIns is the schedule, year by year, second-hand; the slice is the caller's.
func PhaseIns() []PhaseIn {
	out := make([]PhaseIn, len(phaseIn))
	for i, row := range phaseIn {
		out[i] = PhaseIn{row.year, money.Percent(row.split[Initial].manufacturer), money.Percent(row.split[Catastrophic].manufacturer),
			citePhaseIn, reason.SecondHand}
	}
	return out
}

// others is what manufacturer and CMS pay of a fill in each phase; nil where class or maker is none, and where the
// schedule lacks the year.
func (y *Year) others(f *Fill, class DrugClass) *[Catastrophic + 1]others {
	switch {
	case class < Applicable || class > Selected || f.Maker > SpecifiedSmallMaker:
		return nil
	case class != Applicable || f.Maker == WholeDiscount || f.Maker == SpecifiedMaker && !f.LowIncome:
		return &liability[class]
	}
	for i := range phaseIn {
		if phaseIn[i].year == y.number {
			return &phaseIn[i].split
		}
	}
	return nil
}
