package script_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAttributesAreComparedWithOneAnotherAndSoBounded: a thousand in each tag cost seconds for a message of megabytes.
func TestAttributesAreComparedWithOneAnotherAndSoBounded(t *testing.T) {
	t.Parallel()
	var attrs strings.Builder
	for i := range 256 {
		fmt.Fprintf(&attrs, " a%d=''", i)
	}
	_, err := script.Parse([]byte(frame("<Code"+attrs.String()+"/>")), script.Limits{Attributes: 100_000})
	require.NoError(t, err)
	_, err = script.Parse([]byte(frame("<Code"+attrs.String()+" b=''/>")), script.Limits{Attributes: 100_000})
	require.ErrorIs(t, err, script.ErrTooLarge)
}
