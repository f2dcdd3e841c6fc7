package stream_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestARefusalCarriesItsRuleAndStage(t *testing.T) {
	t.Parallel()
	rule := &reason.Rule{
		Code: "order.too_late", Text: "the parcel left {a} ago", Who: reason.Carrier, Facts: reason.Facts{A: "gone"},
	}
	out := stream.Refuse(rule, 2, 0, reason.Days, "shipped")
	require.Empty(t, out.Events)
	require.NoError(t, out.Check())
	require.True(t, out.Refusal.Step.Failed)
	require.Same(t, rule, out.Refusal.Step.Rule)
	require.Equal(t, "order.too_late: the parcel left 2 days ago (carrier can act) at stage shipped", out.Refusal.String())

	early := stream.Refuse(rule, 0, 0, reason.None, "")
	require.Equal(t, "order.too_late: the parcel left unknown ago (carrier can act)", early.Refusal.String())
	var none *stream.Refusal
	require.Empty(t, none.String())
}

func TestAMalformedOutcomeIsFound(t *testing.T) {
	t.Parallel()
	event := []stream.Named{Called{}}
	ref := []stream.Ref{{Kind: "message", Value: "m-1"}}
	timer := stream.Work{Do: Nag{}, Timer: true}
	refused := stream.Refuse(notAsked, 0, 0, reason.None, "").Refusal

	for name, out := range map[string]stream.Outcome{
		"nothing to do":             {},
		"a refusal":                 {Refusal: refused},
		"an event alone":            {Events: event},
		"an event with all of it":   {Events: event, Work: []stream.Work{timer, {Do: Nag{}}}, Take: ref, Free: ref},
		"an event with later work":  {Events: event, Work: []stream.Work{{Do: Nag{}, Due: time.Unix(0, 0)}}},
		"an event that frees a ref": {Events: event, Free: ref},
	} {
		require.NoError(t, out.Check(), name)
	}
	for name, c := range map[string]struct {
		out  stream.Outcome
		want string
	}{
		"a refusal with an event":  {stream.Outcome{Refusal: refused, Events: event}, "beside its refusal"},
		"a refusal with work":      {stream.Outcome{Refusal: refused, Work: []stream.Work{timer}}, "beside its refusal"},
		"a refusal that takes":     {stream.Outcome{Refusal: refused, Take: ref}, "beside its refusal"},
		"a refusal that frees":     {stream.Outcome{Refusal: refused, Free: ref}, "beside its refusal"},
		"work without an event":    {stream.Outcome{Work: []stream.Work{timer}}, "no event"},
		"taking without an event":  {stream.Outcome{Take: ref}, "no event"},
		"freeing without an event": {stream.Outcome{Free: ref}, "no event"},
		"two timers":               {stream.Outcome{Events: event, Work: []stream.Work{timer, timer}}, "2 timers"},
		"work with nothing to do":  {stream.Outcome{Events: event, Work: []stream.Work{{}}}, "nothing to do"},
	} {
		require.ErrorContains(t, c.out.Check(), c.want, name)
	}
}

func TestAnEventIsDescribedByItselfOrByItsName(t *testing.T) {
	t.Parallel()
	require.Equal(t, "a pharmacist called: st-7", stream.Describe(Called{By: "st-7"}))
	require.Equal(t, "callback.asked", stream.Describe(Asked{Topic: "x"}))
}

func TestASummaryIsWrittenAndReadAsJSON(t *testing.T) {
	t.Parallel()
	in := stream.Summary{
		Stream: stream.ID{Kind: "order", Name: "a"}, Member: "mem-1", Status: "held", Hold: "law.expired",
		Owner: reason.Prescriber, Since: time.Unix(1, 0).UTC(), Updated: time.Unix(2, 0).UTC(), Version: 7,
	}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	require.Contains(t, string(data), `"stream":"order/a"`)
	require.Contains(t, string(data), `"owner":"prescriber"`)
	var out stream.Summary
	require.NoError(t, json.Unmarshal(data, &out))
	require.Equal(t, in, out)
}

func TestTheExampleMachineNeverChangesWhatIsDone(t *testing.T) {
	t.Parallel()
	done := Evolve(Evolve(Callback{}, Asked{}), Called{})
	out := Decide(done, stream.Command{Do: Nag{}}, time.Unix(0, 0))
	require.Equal(t, stream.Outcome{}, out, "a timer that comes late finds nothing to do")
}
