package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
)

// TestBalloonKeepsTheContract is all that a third party needs to write: go test -v prints each rule.
func TestBalloonKeepsTheContract(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  Calm,
		Features: carriertest.Features{NoPrepare: true},
		Open: func(t testing.TB) carriertest.Subject {
			p, err := newPost(postOptions{APIKey: "the right key"})
			require.NoError(t, err)
			base, err := p.Start()
			require.NoError(t, err)
			right, wrong := NewBalloon(Config{BaseURL: base, APIKey: "the right key"}), NewBalloon(Config{BaseURL: base, APIKey: "another"})
			t.Cleanup(func() {
				right.http.CloseIdleConnections()
				wrong.http.CloseIdleConnections()
				require.NoError(t, p.Close())
			})
			return carriertest.Subject{Carrier: right, Stranger: wrong, Wire: p, Books: p}
		},
	})
}

func TestTheTutorialRuns(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), &out))
	require.Equal(t, `balloon_calm     $6.10, there on 2026-12-01
balloon_windy    $14.90, there on 2026-11-27
bought: balloon: buy: outcome unknown, the answer was lost: no answer that tells (host can act)
found: BALLOON000001, labels sold: 1
2026-11-24 label_created
2026-11-24 accepted
2026-11-24 in_transit
2026-11-25 in_transit
2026-12-01 out_for_delivery
2026-12-01 delivered
`, out.String())
}
