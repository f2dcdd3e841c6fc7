package drug_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

func TestAQuantityReadsAsASentenceWouldSayIt(t *testing.T) {
	t.Parallel()
	for want, q := range map[string]drug.Quantity{
		"90 tablets":       drug.Units(90, drug.Tablet),
		"1 tablet":         drug.Units(1, drug.Tablet),
		"0 tablets":        drug.Units(0, drug.Tablet),
		"15 mL":            drug.Units(15, drug.Milliliter),
		"2 each":           drug.Units(2, drug.Each),
		"4 patches":        drug.Units(4, "C48524"),
		"":                 {},
		"1 suppository":    drug.Units(1, "C48539"),
		"30 suppositories": drug.Units(30, "C48539"),
	} {
		require.Equal(t, want, q.Words())
	}
}
