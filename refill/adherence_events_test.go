package refill_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

const eventFolder = "../../shared/data/events/"

// event is a fill of somebody's synthetic data.
type event struct {
	person string
	supply refill.Supply
}

// columns says where a file has what.
type columns struct {
	file                     string
	comma                    rune
	person, day, ndc, supply string
	layout                   string
	years                    int // added to each date: the years of a file may be older than any edition of the measure
}

var (
	synPUF = columns{file: "synpuf/synpuf50_drug_events.csv", comma: ',', person: "person_id", day: "service_date",
		ndc: "ndc11", supply: "days_supply", layout: time.DateOnly, years: 15}
	partD = columns{file: "bfd/pde_rif_synthea.psv", comma: '|', person: "BENE_ID", day: "SRVC_DT", ndc: "PROD_SRVC_ID",
		supply: "DAYS_SUPLY_NUM", layout: "2-Jan-2006"}
)

// events reads a file; the first nine digits of an NDC, labeler and product, stand in for the ingredient. An NDC that
// does not parse is an unknown ingredient.
func (c columns) events(t *testing.T) []event {
	t.Helper()
	f, err := os.Open(eventFolder + c.file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no samples beside the repository")
	}
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = c.comma, true
	rows, err := r.ReadAll()
	require.NoError(t, err)
	at := func(row []string, name string) string {
		return strings.TrimSpace(row[slices.Index(rows[0], name)])
	}
	var events []event
	for _, row := range rows[1:] {
		day, err := time.Parse(c.layout, at(row, c.day))
		require.NoError(t, err)
		days, err := strconv.Atoi(at(row, c.supply))
		require.NoError(t, err)
		e := event{person: at(row, c.person), supply: refill.Supply{Fill: refill.Fill{Date: cal.In(day.AddDate(c.years, 0, 0), time.UTC), Days: days}}}
		if code := at(row, c.ndc); len(code) == 11 {
			if n, err := strconv.ParseUint(code[1:9], 10, 32); err == nil {
				e.supply.Ingredient = drug.RxCUI(n)
			}
		}
		events = append(events, e)
	}
	return events
}

// TestRealEventsFoldIntoSupplyHistories folds every fill of two sets of synthetic claims, traps and all.
func TestRealEventsFoldIntoSupplyHistories(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		columns columns
		fills   int
	}{{synPUF, 1896}, {partD, 18}} {
		t.Run(c.columns.file, func(t *testing.T) {
			t.Parallel()
			events := c.columns.events(t)
			require.Len(t, events, c.fills)
			persons, unsound := map[string][]refill.Supply{}, 0
			for _, e := range events {
				persons[e.person] = append(persons[e.person], e.supply)
				if !e.supply.Sound() {
					unsound++
				}
			}
			measured := 0
			for _, supplies := range persons {
				measured += followPerson(t, supplies)
			}
			t.Logf("%d fills of %d persons, %d without a days' supply that counts, %d measured years",
				len(events), len(persons), unsound, measured)
			require.Positive(t, measured)
		})
	}
}

// followPerson checks what must hold of one person's history, and counts the years that could be measured.
func followPerson(t *testing.T, supplies []refill.Supply) (measured int) {
	t.Helper()
	var all []refill.Fill
	for _, s := range supplies {
		all = append(all, s.Fill)
	}
	runOut := refill.RunOut(all)
	require.Zero(t, refill.OnHand(all, runOut))
	if runOut.IsSet() {
		require.Positive(t, refill.OnHand(all, runOut.AddDays(-1)))
	}
	for year := 2011; year <= 2026; year++ {
		q := refill.PDCQuestion{Year: year, Supplies: supplies, Born: d("1940-01-01"), Hospice: drug.No, ESRD: drug.No, OtherDrug: drug.No}
		if slices.ContainsFunc(supplies, func(s refill.Supply) bool { return !s.Sound() }) {
			require.False(t, refill.ProportionOfDaysCovered(q).Measured, "a supply of zero days is said, not guessed at")
			q.Supplies = slices.DeleteFunc(slices.Clone(supplies), func(s refill.Supply) bool { return !s.Sound() })
		}
		p := refill.ProportionOfDaysCovered(q)
		require.GreaterOrEqual(t, p.Covered, 0)
		require.LessOrEqual(t, p.Covered, p.Days)
		if p.Measured {
			measured++
		}
	}
	return measured
}
