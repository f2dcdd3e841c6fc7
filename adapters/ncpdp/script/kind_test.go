package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestEachRequestNamesTheKindThatAnswersIt(t *testing.T) {
	t.Parallel()
	want := map[script.Kind]script.Kind{
		script.KindRxRenewalRequest: script.KindRxRenewalResponse,
		script.KindRefillRequest:    script.KindRefillResponse,
		script.KindRxChangeRequest:  script.KindRxChangeResponse,
		script.KindCancelRx:         script.KindCancelRxResponse,
		script.KindNewRxRequest:     script.KindNewRxResponseDenied,
	}
	for _, k := range append(script.Kinds(), "", "Sampleton") {
		require.Equal(t, want[k], k.Answer(), k)
		_, err := parse(t, body("<"+string(k)+"x/>")).Request()
		require.ErrorIs(t, err, script.ErrWrongKind)
	}
}

// TestEveryAnswerIsHeldAgainstEveryRequest goes over all pairs: a renewal alone has two names, and a message that answers
// nothing answers nothing.
func TestEveryAnswerIsHeldAgainstEveryRequest(t *testing.T) {
	t.Parallel()
	renewal := "RxRenewalRequest RefillRequest"
	for _, asked := range append(script.Kinds(), "") {
		for _, answer := range append(script.Kinds(), "") {
			both := strings.Contains(renewal, string(asked)) && asked != "" &&
				(answer == script.KindRxRenewalResponse || answer == script.KindRefillResponse)
			fits := both || answer != "" && answer == asked.Answer()
			j := script.Judge(script.Request{Kind: asked}, script.Response{Kind: answer, Verdict: script.Verdict{Outcome: script.Denied}})
			require.Equal(t, fits, j.Problem == nil, "%s %s", asked, answer)
		}
	}
}

func TestTheTwoFamiliesThatAreObservedAreKnownByTheirNames(t *testing.T) {
	t.Parallel()
	pa, rems := 0, 0
	for _, k := range script.Kinds() {
		require.Equal(t, strings.HasPrefix(string(k), "PA"), k.PriorAuthorization(), k)
		require.Equal(t, strings.HasPrefix(string(k), "REMS"), k.REMS(), k)
		if k.PriorAuthorization() {
			pa++
		}
		if k.REMS() {
			rems++
		}
	}
	require.Equal(t, []int{9, 4}, []int{pa, rems})
	for _, k := range []script.Kind{"", "PA", "PASampleton", "REMS", "REMSSampleton"} {
		require.False(t, k.PriorAuthorization() || k.REMS(), k)
	}
}

func TestWhatHoldsIsToldApartFromWhatIsOnlyOdd(t *testing.T) {
	t.Parallel()
	odd := script.Finding{Code: script.CodeSentTimeZone}
	test, doubled := script.Finding{Code: script.CodeTest}, script.Finding{Code: script.CodeDoubled}
	require.Nil(t, script.Holding(nil))
	require.Nil(t, script.Holding([]script.Finding{odd, odd}))
	found := []script.Finding{odd, doubled, odd, test}
	require.Equal(t, []script.Finding{doubled, test}, script.Holding(found))
	require.Equal(t, []script.Finding{odd, doubled, odd, test}, found, "the list is the caller's")
}
