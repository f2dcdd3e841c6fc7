package auto_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

func TestTheCodecKnowsEveryCommandEventAndWork(t *testing.T) {
	t.Parallel()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	for _, n := range []stream.Named{
		firstFill(lisinopril()), lost("1"), auto.Enroll{Consent: consent(auto.PerShipment)}, auto.Skip{}, auto.Stop{Reason: "moving"},
		auto.Confirm{}, auto.Due{}, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, auto.Release{},
		auto.Move{To: d("2026-12-01")}, auto.Pause{Until: d("2026-12-01")}, auto.EndConsent{End: auto.Hospice},
		auto.ReleaseAnswers{Cycle: 1, On: d("2026-11-16"), Answers: clearDay()}, auto.LastAsked{Late: at("2026-12-01", 0).UTC()},
		auto.AnswerLast{Outreach: true, Keep: true}, auto.ReportUnwanted{Order: stream.Derive("order", "2"), Program: auto.PartD, Returned: drug.No},
		auto.Enroll{Consent: consent(auto.PerShipment), Standing: &auto.Standing{OTC: drug.No, Terms: auto.Terms{Program: auto.Commercial, Stated: true, Plan: auto.PerShipment}}},
		auto.RemindToOrder{Member: "p-1", Rx: "rx-1", From: d("2026-11-08"), OrderBy: d("2026-11-16"), RunOut: d("2026-11-30"), Feasible: true},
		auto.AskRelease{Rx: lisinopril(), Cycle: 1, FillNo: 2, On: d("2026-11-16")}, auto.CancelRefill{Rx: "rx-1", Cycle: 1, End: auto.Recalled},
		auto.AskConsent{Member: "p-1", Rx: "rx-1", End: auto.DoseChanged}, auto.AnswerRenewal{Rx: "rx-1", By: member, Yes: true},
		auto.RefundShipment{Member: "p-1", Rx: "rx-1", Order: stream.Derive("order", "2"), Amount: money.Cents(900)},
		auto.Remind{Rx: "rx-1", Cycle: 1, No: 1, Ship: d("2026-11-16"), Cost: money.Cents(0)},
		auto.OpenRefill{Rx: lisinopril(), FillNo: 2, Cycle: 1}, auto.NeedRenewal{Rx: lisinopril(), RunOut: d("2026-11-30")},
	} {
		name, schema, data, err := codec.Encode(n)
		require.NoError(t, err)
		require.Equal(t, 1, schema)
		require.True(t, strings.HasPrefix(string(name), "auto."), name)
		back, err := codec.Decode(name, schema, data)
		require.NoError(t, err)
		require.Equal(t, n, back)
		require.Equal(t, reflect.Struct, reflect.TypeOf(back).Kind())
	}
}
