package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAKindAndACodeThatContradictEachOtherAreTold: a failure wins, whichever of the two says it.
func TestAKindAndACodeThatContradictEachOtherAreTold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		inside string
		want   []script.Code
	}{
		{"<Status><Code>010</Code></Status>", nil},
		{"<Error><Code>900</Code></Error>", nil},
		{"<Status><Code>900</Code></Status>", []script.Code{script.CodeAckContradicts}},
		{"<Verify><VerifyStatus><Code>602</Code></VerifyStatus></Verify>", []script.Code{script.CodeAckContradicts}},
		{"<Error><Code>000</Code></Error>", []script.Code{script.CodeAckContradicts}},
		{"<Error><Code>P001</Code></Error>", []script.Code{script.CodeAckCode}},
		{"<Status><Code>P001</Code></Status>", []script.Code{script.CodeAckCode}},
	} {
		a, err := parse(t, body(tt.inside)).Acknowledgement()
		require.NoError(t, err)
		require.Equal(t, tt.want, codesOf(a.Findings), tt.inside)
	}
}
