package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestTheOrderNumberOfAPrescriptionIsWritten where the letter names none: messages of the time of 4.20 have it in the body,
// so that whoever takes the letter's from their header has none.
func TestTheOrderNumberOfAPrescriptionIsWritten(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	for letters, want := range map[string]string{"": "EX-ORDER-1001", "EX-ORDER-7": "EX-ORDER-7"} {
		l := letter(script.V2017071)
		l.OrderNumber = letters
		out, err := l.NewRx(n)
		got, err := written(t, out, err).NewRx()
		require.NoError(t, err)
		require.Equal(t, want, got.Prescription.OrderNumber)
	}
}
