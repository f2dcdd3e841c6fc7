package refill_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// vectors is how many test vectors of its own each rule has in the reference. R2.7 T1 to T5 are prices: package
// formulary/medicare has them. R2.1 is a table without numbers, counted by its rows; so
// are the gaps of R12.3 and the patients of R12.4.
var vectors = map[string][]string{
	"R1.15": {"T3"},
	"R2.2":  {"T1", "T2", "T3", "T4"},
	"R2.3":  {"T1", "T2", "T3", "T4", "T5", "T6"},
	"R2.4":  {"T1", "T2", "T3", "T4"},
	"R2.5":  {"T1", "T2", "T3", "T4", "T5"},
	"R2.6":  {"T1", "T2", "T3", "T4"},
	"R2.7":  {"T6"},
	"R2.8":  {"T1", "T2", "T3", "T4", "T5"},
	"R2.9":  {"T1", "T2", "T3", "T4", "T5"},
	"R2.10": {"T1", "T2", "T3"},
	"R4.1":  {"T1", "T2", "T3", "T4", "T5"},
	"R5.5":  {"T1", "T2", "T3"},
	"R5.6":  {"T1", "T2", "T3", "T4"},
	"R5.7":  {"T1", "T2", "T3"},
	"R12.1": {"T1", "T2", "T3", "T4", "T5", "T6"},
	"R12.2": {"T1", "T2", "T3"},
}

func TestEveryVectorOfTheRulesIsARow(t *testing.T) {
	t.Parallel()
	names := regexp.MustCompile(`"(R\d+\.\d+) (T\d+)`)
	rows := map[string][]string{}
	files, err := filepath.Glob("*_test.go")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range names.FindAllSubmatch(text, -1) {
			if id, row := string(m[1]), string(m[2]); !slices.Contains(rows[id], row) {
				rows[id] = append(rows[id], row)
			}
		}
	}
	count := len(table21)
	for id, want := range vectors {
		slices.Sort(rows[id])
		require.Equal(t, want, rows[id], id)
		count += len(want)
	}
	count += 1 + len(published)
	t.Logf("R2, R4.1, R5.5 to R5.7, R12: %d vectors of the rules", count)
}
