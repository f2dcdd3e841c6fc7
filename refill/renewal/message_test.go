package renewal_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill/renewal"
)

// messageVectors are R4.3.
func messageVectors() []vector {
	silent := func(t *testing.T) renewal.State {
		k := requested(t)
		for range 3 {
			k.ring()
		}
		return k.s
	}
	return []vector{
		{"R4.3 T1 an SMS without opt-in names no drug", func(t *testing.T) {
			m := silent(t).Message(renewal.SMS, drug.No)
			require.Empty(t, m.Drug)
			m.Drug = "Lisinopril 10 mg"
			require.EqualError(t, m.Check(renewal.SMS, drug.No),
				"renewal: message: Drug is named by a medium that others can read, without the member's opt-in")
			require.NoError(t, m.Check(renewal.SMS, drug.Yes))
		}},
		{"R4.3 T2 silence is told with the run-out date", func(t *testing.T) {
			m := silent(t).Message(renewal.Email, drug.No)
			require.Equal(t, d("2026-12-15"), m.RunOut)
			m.RunOut = d("")
			require.ErrorContains(t, m.Check(renewal.Email, drug.No), "RunOut is missing")
		}},
		{"R4.3 T3 a denial offers a bridge", func(t *testing.T) {
			m := requestedAnd(t, renewal.Denied).s.Message(renewal.SMS, drug.No)
			require.Contains(t, m.Options, renewal.LocalBridge)
			require.NoError(t, m.Check(renewal.SMS, drug.No))
			m.Options = []renewal.Option{renewal.NameOther}
			require.ErrorContains(t, m.Check(renewal.SMS, drug.No), "neither a bridge supply nor the prescriber")
		}},
	}
}

func TestWhoReadsTheDrug(t *testing.T) {
	t.Parallel()
	s := started(t, lisinopril()).s
	for _, c := range []struct {
		to    renewal.Medium
		opted drug.Answer
		named bool
	}{
		{renewal.SMS, drug.Unknown, false}, {renewal.SMS, drug.No, false}, {renewal.SMS, drug.Yes, true},
		{renewal.Email, drug.Unknown, false}, {renewal.Email, drug.No, false}, {renewal.Email, drug.Yes, true},
		{renewal.Portal, drug.No, true}, {renewal.Voice, drug.Unknown, true}, {renewal.Letter, drug.No, true},
		{"", drug.No, false}, {"pigeon", drug.No, false},
	} {
		m := s.Message(c.to, c.opted)
		require.Equal(t, c.named, m.Drug != "", "%s, opted in: %s", c.to, c.opted)
		require.NoError(t, m.Check(c.to, c.opted))
	}
}

// TestEveryStateTellsWhatToDoNext walks every state that a stream can be in, for every schedule.
func TestEveryStateTellsWhatToDoNext(t *testing.T) {
	t.Parallel()
	for _, stage := range stages() {
		for schedule := drug.ScheduleUnknown; schedule <= drug.ScheduleII; schedule++ {
			s := stage.reach(t).s
			if s.Version == 0 {
				continue
			}
			s.Rx.Schedule = schedule
			m := s.Message(renewal.SMS, drug.Unknown)
			require.NoError(t, m.Check(renewal.SMS, drug.Unknown), "%s, %s", s.Status, schedule)
			require.Equal(t, s.Status, m.Status)
			if schedule == drug.ScheduleII {
				require.NotContains(t, m.Options, renewal.LocalBridge, "a new prescription must go to the local pharmacy")
			}
		}
	}
}

func TestAMessageWithoutAnythingListsAllThatIsMissing(t *testing.T) {
	t.Parallel()
	err := renewal.Message{Drug: "Lisinopril 10 mg", Status: renewal.NoResponse}.Check(renewal.SMS, drug.Unknown)
	for _, field := range []string{"RunOut", "Drug", "Options is empty", "bridge"} {
		require.ErrorContains(t, err, field)
	}
	require.NotContains(t, err.Error(), "Lisinopril", "the error does not say it either")
}

// TestNoBridgeIsPromisedOfAControlledDrug: only the prescriber can give one (R5.6), as refill.Bridge says.
func TestNoBridgeIsPromisedOfAControlledDrug(t *testing.T) {
	t.Parallel()
	for _, schedule := range []drug.Schedule{drug.ScheduleII, drug.ScheduleIII, drug.ScheduleIV, drug.ScheduleV, drug.ScheduleUnknown} {
		for _, status := range renewal.Statuses() {
			s := renewal.State{Status: status, RunOut: d("2026-12-15")}
			s.Rx.Schedule = schedule
			m := s.Message(renewal.Portal, drug.Yes)
			require.NotContains(t, m.Options, renewal.LocalBridge, "%s %s", schedule, status)
			require.NoError(t, m.Check(renewal.Portal, drug.Yes), "%s %s", schedule, status)
		}
	}
}
