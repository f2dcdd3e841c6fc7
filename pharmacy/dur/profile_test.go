package dur_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestAProfileShowsCountsAlone(t *testing.T) {
	t.Parallel()
	p := with(dur.Condition{ICD10: "F32.1"})
	wrapped := struct{ P dur.Profile }{p}
	for _, text := range []string{fmt.Sprintf("%v %+v %#v %s", p, p, p, p), fmt.Sprintf("%v %+v %#v", wrapped, wrapped, wrapped),
		p.LogValue().String()} {
		require.NotContains(t, text, "1980")
		require.NotContains(t, text, "F32")
		require.Contains(t, text, "profile of 0 drugs")
	}
}

func TestADailyDoseIsStrengthTimesUse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ strength, perDay, want int64 }{
		{10_000, 1000, 10_000}, // 10 mg once a day
		{500_000, 2000, 1_000_000},
		{333, 1500, 500}, // 499.5 rounds up
		{0, 1000, 0}, {1000, 0, 0}, {-1, 1000, 0},
		{1 << 62, 1 << 62, 0}, // absurd is unknown
	} {
		require.Equal(t, dur.Part{Ingredient: 1, PerDay: c.want}, dur.PartOf(1, c.strength, c.perDay), c)
	}
}

func TestACandidateIsMadeOfAPrescriptionsFacts(t *testing.T) {
	t.Parallel()
	f := rx.Facts{ID: "rx-9", RxCUI: 314076, PrescriberNPI: drB, DaysSupply: 90, Quantity: drug.Units(90, drug.Tablet)}
	c := dur.CandidateOf(f, dur.PartOf(of("lisinopril"), 10_000, 1000))
	require.Equal(t, rx.ID("rx-9"), c.Rx)
	require.Equal(t, drug.RxCUI(314076), c.Drug)
	require.Equal(t, drB, c.Prescriber)
	require.Equal(t, 90, c.DaysSupply)
	require.Equal(t, int64(10_000), c.Parts[0].PerDay)
}

func TestStoredWordsSurviveText(t *testing.T) {
	t.Parallel()
	for s := dur.Undetermined; s <= dur.Contraindicated; s++ {
		roundTrip(t, s, new(dur.Severity))
	}
	for s := dur.SexUnknown; s <= dur.Male; s++ {
		roundTrip(t, s, new(dur.Sex))
	}
	for r := dur.RouteUnknown; r <= dur.OtherRoute; r++ {
		roundTrip(t, r, new(dur.Route))
	}
	require.Equal(t, "severity(9) sex(9) route(9) level(9)", fmt.Sprint(dur.Severity(9), dur.Sex(9), dur.Route(9), dur.Level(9)))
	_, err := json.Marshal(dur.Severity(9))
	require.Error(t, err)
	err = json.Unmarshal([]byte(`"Sampleton"`), new(dur.Severity))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "Sampleton")
}

func roundTrip[T comparable](t *testing.T, v T, back *T) {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, back))
	require.Equal(t, v, *back)
}

func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	require.Equal(t, "the dose is high", dur.DoseHigh.Words())
	require.Equal(t, "the prescriber was asked", dur.PrescriberConsulted.Words())
	require.Equal(t, "not dispensed", dur.NotDispensed.Words())
	require.False(t, dur.Conflict("ZQ").Known() || dur.Service("ZQ").Known() || dur.Result("ZQ").Known() || dur.Result("").Known())
	require.Equal(t, "DD/M0/1G", dur.Triple{Conflict: "DD", Service: "M0", Result: "1G"}.String())
}
