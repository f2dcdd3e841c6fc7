package sqlstore

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Drivers that know no numbers bind arguments in the order in which their marks first stand in the text.
func TestArgumentsStandInTheOrderOfTheirMarks(t *testing.T) {
	t.Parallel()
	filter := mailrx.Filter{Kind: "order", Member: "mem-1", Status: "held", Held: true, Hold: "a.b", Owner: reason.Plan, Parked: true,
		Before: time.UnixMicro(7), After: stream.ID{Kind: "order", Name: "a"}, Limit: 5}
	query, args := listQuery(filter)
	require.Equal(t, []any{"order", "mem-1", "held", "a.b", int(reason.Plan), int64(7), "order", "a", 5}, args)
	last := -1
	for n := range args {
		at := strings.Index(query, marker(n+1))
		require.Greater(t, at, last, "%s in %s", marker(n+1), query)
		last = at
	}
	require.NotContains(t, query, marker(len(args)+1))
}

func TestNoFilterIsNoCondition(t *testing.T) {
	t.Parallel()
	query, args := listQuery(mailrx.Filter{})
	require.Equal(t, []any{usualLimit}, args)
	require.Contains(t, query, "where listed order by kind, name limit $1")
}

func TestNamesOfWorkAreArguments(t *testing.T) {
	t.Parallel()
	condition, args := named([]stream.Name{"a.b", "x'; drop table mailrx_tasks"}, []any{int64(1)})
	require.Equal(t, " and work in ($2, $3)", condition)
	require.Equal(t, []any{int64(1), "a.b", "x'; drop table mailrx_tasks"}, args)
	condition, args = named(nil, []any{int64(1)})
	require.Empty(t, condition)
	require.Len(t, args, 1)
}

func TestInstantsAreWholeMicrosecondsAtBothEnds(t *testing.T) {
	t.Parallel()
	for _, at := range []time.Time{{}, time.Unix(0, 0).UTC(), time.Date(1961, 2, 3, 4, 5, 6, 7000, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999999000, time.UTC)} {
		require.Equal(t, at, instant(micros(at)))
	}
	require.True(t, instant(micros(time.Time{})).IsZero())
}

func TestTheLastTaskOfAnIDIsSent(t *testing.T) {
	t.Parallel()
	sent := sentTasks([]mailrx.Task{{ID: "timer", Schema: 1}, {ID: "other"}, {ID: "timer", Schema: 2}})
	require.Len(t, sent, 2)
	require.Equal(t, "other", sent[0].ID)
	require.Equal(t, sentTask{ID: "timer", Schema: 2, Data: []byte{}, Due: micros(time.Time{})}, sent[1])
}

func TestAStoredHashThatIsCutIsNoHash(t *testing.T) {
	t.Parallel()
	require.Equal(t, [32]byte{}, digest([]byte{1, 2, 3}))
	require.Equal(t, [32]byte{}, digest(nil))
	full := [32]byte{1, 31: 2}
	require.Equal(t, full, digest(full[:]))
}
