package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

// FuzzAdherence asks every measure about any history: a share of days lies from 0 to 1, and covered days and gaps make
// up the period. Four bytes are a supply: two its day, one its days' supply, which may be none, one its ingredient.
func FuzzAdherence(f *testing.F) {
	f.Add(2026, []byte{0, 0, 90, 1, 0, 79, 90, 1, 0, 190, 90, 2})
	f.Add(2025, []byte{1, 0, 0, 0, 0, 5, 200, 9})
	f.Fuzz(func(t *testing.T, year int, data []byte) {
		q := refill.PDCQuestion{Year: year, Born: d("1950-05-05"), Hospice: drug.No, ESRD: drug.No, OtherDrug: drug.No,
			Stays: []cal.Period{{From: d("2025-03-01"), To: d("2025-03-20")}}}
		var fills []refill.Fill
		for ; len(data) >= 4; data = data[4:] {
			s := supply("2024-06-01", 4*int(data[2]), drug.RxCUI(data[3]))
			s.Date = s.Date.AddDays(int(data[0])<<8 | int(data[1]))
			q.Supplies, fills = append(q.Supplies, s), append(fills, s.Fill)
		}
		p := refill.ProportionOfDaysCovered(q)
		require.True(t, 0 <= p.Covered && p.Covered <= p.Days && p.Days <= 366)
		require.Equal(t, p.Measured, !p.Trace.Failed())

		c := refill.Availability(fills, year2026)
		for _, r := range []refill.Ratio{c.CMA5, c.CMA6, c.CMA7} {
			require.True(t, 0 <= r.Covered && r.Covered <= r.Days)
		}
		uncovered := 0
		for _, gap := range refill.Gaps(fills, year2026, 1) {
			n, ok := gap.Days()
			require.True(t, ok)
			uncovered += n
		}
		require.Equal(t, c.CMA7.Days, c.CMA7.Covered+uncovered, "days covered and gaps make up the year")
	})
}
