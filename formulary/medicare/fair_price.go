package medicare

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// A FairPrice is the maximum fair price (MFP) of a selected drug: what Medicare negotiated, for days on which it is in
// force.
type FairPrice struct {
	Drug     string       // the name as CMS lists it: "Eliquis"
	NDC      drug.NDC     // of the package; unset in [PublishedFairPrices], which knows names only
	Month    money.Amount // for 30 days
	Period   cal.Period   // effective and end date, both included; both are set
	Source   string
	Evidence reason.Evidence
}

// ForDays is the maximum fair price of a supply: the month's, by the day, rounded half up once. The error is that of
// money where the price leaves its bounds.
func (f FairPrice) ForDays(days int) (money.Amount, error) {
	whole, err := f.Month.Times(int64(max(days, 0)))
	if err != nil {
		return money.Amount{}, err
	}
	return divide(whole, MonthDays), nil
}

// FairPrices is a host's table of maximum fair prices by NDC, as CMS publishes them. It is immutable and safe to
// share. The nil table is empty.
type FairPrices struct{ byNDC map[drug.NDC][]FairPrice }

// NewFairPrices makes a table of rows, in any order. A row without NDC, price or both dates, and two rows of one NDC
// that share a day, are an *InputError.
func NewFairPrices(rows []FairPrice) (*FairPrices, error) {
	t := &FairPrices{byNDC: make(map[drug.NDC][]FairPrice, len(rows))}
	for i, row := range rows {
		if why := row.fault(); why != "" {
			return nil, &InputError{fmt.Sprintf("rows[%d]", i), why}
		}
		for _, other := range t.byNDC[row.NDC] {
			if other.Period.Overlaps(row.Period) {
				return nil, &InputError{fmt.Sprintf("rows[%d]", i), "shares a day with another row of NDC " + row.NDC.String()}
			}
		}
		t.byNDC[row.NDC] = append(t.byNDC[row.NDC], row)
	}
	for _, of := range t.byNDC {
		slices.SortFunc(of, func(a, b FairPrice) int { return a.Period.From.Compare(b.Period.From) })
	}
	return t, nil
}

func (f *FairPrice) fault() string {
	return cmp.Or(
		when(!f.NDC.IsSet(), "has no NDC"),
		when(f.Month.Sign() <= 0, "has no price"),
		when(!f.Period.From.IsSet() || !f.Period.To.IsSet(), "has no effective or no end date"),
		when(!f.Period.Valid(), "ends before it begins"))
}

func when(bad bool, why string) string {
	if bad {
		return why
	}
	return ""
}

// On is the price of a package that is in force on the day of the fill. ok is false where there is none; that a drug
// is not selected on that day is a fact only as far as the table is complete. It allocates nothing.
func (t *FairPrices) On(n drug.NDC, day cal.Date) (f FairPrice, ok bool) {
	if t == nil {
		return FairPrice{}, false
	}
	for _, row := range t.byNDC[n] {
		if row.Period.Contains(day) {
			return row, true
		}
	}
	return FairPrice{}, false
}
