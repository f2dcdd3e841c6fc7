package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

var update = flag.Bool("update", false, "write the golden story")

// told is what the program prints.
func told(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(ctx, &out))
	return out.String()
}

func TestTheWholeStoryIsTheGoldenOne(t *testing.T) {
	t.Parallel()
	file := filepath.Join("testdata", "story.golden")
	printed := told(t)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(printed), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), printed)
	lines := strings.Count(printed, "\n")
	require.True(t, 40 <= lines && lines <= 80, "%d lines", lines)
}

func TestTheStoryIsTheSameEachTimeAndHoldsNothingOfAPatient(t *testing.T) {
	t.Parallel()
	printed := told(t)
	require.Equal(t, printed, told(t))
	for _, m := range members() {
		for _, s := range []rx.Secret{m.who.First, m.who.Last, m.who.Born, m.who.Street1, m.who.City, m.who.ZIP, m.who.Phone} {
			require.NotContains(t, printed, s.Reveal())
		}
	}
	require.NotContains(t, printed, "by mouth", "directions are the patient's")
	require.NotContains(t, printed, "clinic's note")
}
