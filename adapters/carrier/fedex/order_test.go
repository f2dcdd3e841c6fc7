package fedex

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// FedEx promises no order, of stories under a number or of scans in a story, and may tell one twice.
func TestTheOrderOfTheAnswerDecidesNothing(t *testing.T) {
	t.Parallel()
	body, err := os.ReadFile("testdata/duplicate.json")
	require.NoError(t, err)
	want, err := decodeTrack(body, time.UTC)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var answer map[string]any
		require.NoError(t, json.Unmarshal(body, &answer))
		shuffled, err := json.Marshal(shuffle(answer, random))
		require.NoError(t, err)
		got, err := decodeTrack(shuffled, time.UTC)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// shuffle mixes every list.
func shuffle(v any, random *rand.Rand) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			v[name] = shuffle(m, random)
		}
	case []any:
		for i := range v {
			v[i] = shuffle(v[i], random)
		}
		random.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
	}
	return v
}

func TestOfTwoStoriesOfOneDayTheOneWithTheLaterScanIsTold(t *testing.T) {
	t.Parallel()
	story := func(unique, scan string) string {
		return `{"trackingNumberInfo":{"trackingNumber":"794900000011","trackingNumberUniqueId":"` + unique + `"},
			"dateAndTimes":[{"type":"SHIP","dateTime":"2026-11-24T00:00:00-06:00"}],"scanEvents":[` + scan + `],"latestStatusDetail":{"code":"OC"}}`
	}
	early, late := `{"date":"2026-11-24T10:00:00-06:00","eventType":"OC"}`, `{"date":"2026-11-25T10:00:00-06:00","eventType":"PU"}`
	unknown := `{"error":{"code":"TRACKING.TRACKINGNUMBER.NOTFOUND"}}`
	for _, tc := range []struct{ a, b, want string }{
		{story("9", early), story("1", late), "1"}, {story("1", early), story("2", early), "2"}, {story("1", ""), story("2", early), "2"},
		{story("1", early), unknown, "1"},
	} {
		for _, both := range []string{tc.a + "," + tc.b, tc.b + "," + tc.a} {
			for _, list := range []string{
				`{"trackingNumber":"794900000011","trackResults":[` + both + `]}`,
				`{"trackResults":` + tc.a + `,"trackingNumber":"794900000011"},{"trackingNumber":"794900000011","trackResults":[` + tc.b + `]}`,
			} {
				stories, err := decodeTrack([]byte(`{"output":{"completeTrackResults":[`+list+`]}}`), time.UTC)
				require.NoError(t, err)
				require.Equal(t, tc.want, stories["794900000011"].unique)
			}
		}
	}
}
