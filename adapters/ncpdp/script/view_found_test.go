package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestFindingsAreTheSameBeforeAndAfterAView reads them before a view, after one, and after its caller has spoiled its list.
func TestFindingsAreTheSameBeforeAndAfterAView(t *testing.T) {
	t.Parallel()
	texts := map[string]string{"many": crowd(10_000), "few": crowd(1), "none": string(ours(t)[file2017])}
	for name, data := range everySample(t) {
		if _, err := script.Parse(data, script.Limits{}); err == nil {
			texts[name] = string(data)
		}
	}
	for name, text := range texts {
		want := parse(t, text).Findings()
		m := parse(t, text)
		n, err := m.NewRx()
		if err != nil {
			continue
		}
		for i := range n.Findings {
			n.Findings[i] = script.Finding{}
		}
		require.Equal(t, want, m.Findings(), name)
		again, err := m.NewRx()
		require.NoError(t, err)
		require.NotContains(t, again.Findings, script.Finding{}, name)
		require.Equal(t, want, m.Findings(), name)
	}
}
