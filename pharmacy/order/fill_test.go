package order_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestR52T2AnAuthorizationOnHoldGoesOnWhenItIsGiven(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true})
	k.ok(host, denied(1, cal.Date{}, "75"))
	require.Equal(t, order.Hold{Reason: order.HoldAuthorization, Code: "payer.reject_75"}, k.s.Lines[0].Hold)
	require.Equal(t, reason.Plan, k.s.Summary(orderID).Owner)
	k.ok(member, order.Resume{Line: 1})
	require.Equal(t, order.InReview, k.status(1))
	require.Equal(t, []string{"order.bill_claim"}, k.gave(), "the shelf is not asked again")
}

func TestR52T4OneLineOutOfStockIsHeldWhileTheOtherGoesOn(t *testing.T) {
	t.Parallel()
	k := opened(t, 2).approved()
	k.ok(host, order.StockAnswer{Line: 2, Back: d("2026-12-01")})
	k.ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, paid(1, "claim-1", 0))
	k.ok(pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC})
	require.Equal(t, []order.Status{order.Packed, order.OnHold}, []order.Status{k.status(1), k.status(2)})
	require.Empty(t, k.gave(), "the box waits for line 2")
	require.Equal(t, string(order.HoldStock), k.s.Summary(orderID).Hold)

	k.ok(member, order.Cancel{Line: 2, Reason: "not_wanted"})
	require.Equal(t, []string{"order.release_stock", "order.choose_service"}, k.gave(), "without line 2 the box is complete")
	box := k.take("order.choose_service").(order.ChooseService).Box
	require.Equal(t, []order.Packing{{NDC: facts(1).NDC, Quantity: facts(1).Quantity}}, box.Products)
}

func TestNothingToPayNeedsNoBank(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, paid(1, "claim-1", 0))
	require.Equal(t, order.Filling, k.status(1), "R10.2 T4")
	k.ok(pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC}).ok(host, order.ServiceAnswer{Carrier: "ups"}).ok(host, label("1Z-1"))
	k.tracked("delivered", scan("delivered", k.now.Add(20*3600e9)))
	require.NotContains(t, k.gave(), "order.capture_payment")
	require.Equal(t, order.Delivered, k.status(1))
}

func TestR103T2ADeclinedCardIsTriedOnDays1And3And5(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, paid(1, "claim-1", 900))
	k.take("order.authorize_payment")
	no := order.PaymentAnswer{Line: 1, Declined: true, Code: "51"}
	for _, day := range []string{"2026-11-24", "2026-11-26", "2026-11-28"} {
		k.ok(host, no)
		require.Equal(t, order.Hold{Reason: order.HoldPayment, Code: "51", Until: d(day)}, k.s.Lines[0].Hold)
		wake := k.take("order.wake")
		require.Equal(t, at(day, 8), k.now)
		k.ok(host, wake)
		require.Equal(t, money.Cents(900), k.take("order.authorize_payment").(order.AuthorizePayment).Amount)
	}
	k.ok(host, no)
	require.Equal(t, order.Hold{Reason: order.HoldPayment, Code: "51"}, k.s.Lines[0].Hold, "then the member must act")
	require.Equal(t, reason.Member, k.s.Summary(orderID).Owner)
	require.NotContains(t, k.names(), stream.Name("order.wake"))
	k.ok(member, order.Resume{Line: 1})
	k.take("order.authorize_payment")
	k.ok(host, order.PaymentAnswer{Line: 1, Payment: "pay-1"})
	require.Equal(t, order.Filling, k.status(1))
}

func TestAMemberWhoIsFasterThanTheRetryIsNotAuthorizedTwice(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, paid(1, "claim-1", 900))
	k.take("order.authorize_payment")
	k.ok(host, order.PaymentAnswer{Line: 1, Declined: true, Code: "51"})
	k.ok(member, order.Resume{Line: 1})
	k.ok(host, k.take("order.wake"))
	require.Empty(t, k.out.Events, "the hold that it was set for is over")
	k.take("order.authorize_payment")
	require.NotContains(t, k.names(), stream.Name("order.authorize_payment"))
}

func TestAHoldWithADayEndsByItself(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer stream.Named
		want   order.Hold
		again  stream.Name
	}{
		"out of stock": {order.StockAnswer{Line: 1, Back: d("2026-12-01")},
			order.Hold{Reason: order.HoldStock, Until: d("2026-12-01")}, "order.reserve_stock"},
		"refill too soon": {denied(1, d("2026-12-01"), "79"),
			order.Hold{Reason: order.HoldTooSoon, Code: "payer.reject_79", Until: d("2026-12-01")}, "order.bill_claim"},
	} {
		k := opened(t, 1).approved()
		if c.again == "order.bill_claim" {
			k.take("order.reserve_stock")
			k.ok(host, order.StockAnswer{Line: 1, OK: true})
		}
		k.take(c.again)
		k.ok(host, c.answer)
		require.Equal(t, c.want, k.s.Lines[0].Hold, name)
		k.ok(host, k.take("order.wake"))
		require.Equal(t, at("2026-12-01", 8), k.now, name)
		k.take(c.again)
	}
}

func TestADayThatHasComeWakesNobody(t *testing.T) {
	t.Parallel()
	for _, day := range []cal.Date{{}, d("2026-11-22"), d("2026-11-23")} {
		k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, Back: day})
		require.Equal(t, order.Hold{Reason: order.HoldStock}, k.s.Lines[0].Hold)
		require.NotContains(t, k.names(), stream.Name("order.wake"), "it would wake for ever")
	}
}

func TestOfSeveralReasonsTheOneToActOnComesFirst(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rejects []reason.Reject
		want    order.HoldReason
		code    string
	}{
		"not covered":                      {[]reason.Reject{"70"}, order.HoldCoverage, "payer.reject_70"},
		"too soon":                         {[]reason.Reject{"79"}, order.HoldTooSoon, "payer.reject_79"},
		"too soon among several":           {[]reason.Reject{"76", "79", "70"}, order.HoldTooSoon, "payer.reject_79"},
		"authorization":                    {[]reason.Reject{"75"}, order.HoldAuthorization, "payer.reject_75"},
		"authorization and too soon":       {[]reason.Reject{"79", "75"}, order.HoldAuthorization, "payer.reject_75"},
		"no reason at all":                 {nil, order.HoldCoverage, ""},
		"a reason without a reject code":   {[]reason.Reject{""}, order.HoldCoverage, "payer.reject_"},
		"several that none can wait out":   {[]reason.Reject{"70", "76"}, order.HoldCoverage, "payer.reject_70"},
		"authorization behind two others ": {[]reason.Reject{"76", "70", "75"}, order.HoldAuthorization, "payer.reject_75"},
	} {
		k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, denied(1, cal.Date{}, c.rejects...))
		require.Equal(t, order.Hold{Reason: c.want, Code: c.code}, k.s.Lines[0].Hold, name)
	}
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true})
	no := denied(1, cal.Date{}, "70")
	no.Claim.Status = "needs_authorization"
	require.Equal(t, order.HoldAuthorization, k.ok(host, no).s.Lines[0].Hold.Reason)
}

func TestAYesThatCannotBeTakenBackOrChargedIsHeld(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(a *order.Adjudication){
		"without a number":                func(a *order.Adjudication) { a.Claim = "" },
		"without a day":                   func(a *order.Adjudication) { a.Date = cal.Date{} },
		"a member's part below nothing":   func(a *order.Adjudication) { a.Member = money.Cents(-1) },
		"a member's part above the price": func(a *order.Adjudication) { a.Member = money.Cents(5731) },
	} {
		k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true})
		yes := paid(1, "claim-1", 900)
		spoil(&yes.Claim)
		k.ok(host, yes)
		require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: "order.bill_claim"}, k.s.Lines[0].Hold, name)
		require.Equal(t, yes.Claim.Claim != "", len(k.gave()) == 1, "%s: what has a number is reversed", name)
		require.False(t, k.s.Lines[0].Claim.Paid(), name)
	}
	k := opened(t, 1).approved().ok(host, order.StockAnswer{Line: 1, OK: true}).ok(host, paid(1, "claim-1", 900))
	k.ok(host, order.PaymentAnswer{Line: 1})
	require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: "order.authorize_payment"}, k.s.Lines[0].Hold, "neither yes nor no")
}

func TestTheAnswerThatComesAfterAllEndsTheHold(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved()
	for _, step := range []struct {
		work   stream.Name
		answer stream.Named
	}{
		{"order.reserve_stock", order.StockAnswer{Line: 1, OK: true}},
		{"order.bill_claim", paid(1, "claim-1", 900)},
		{"order.authorize_payment", order.PaymentAnswer{Line: 1, Payment: "pay-1"}},
	} {
		k.ok(host, order.Stuck{Line: 1, Work: step.work})
		require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: string(step.work)}, k.s.Lines[0].Hold)
		require.Equal(t, reason.Host, k.s.Summary(orderID).Owner)
		k.ok(host, step.answer)
		require.NotEqual(t, order.OnHold, k.status(1))
		require.NotContains(t, k.gave(), "order.refund_payment")
	}
	require.Equal(t, order.Filling, k.status(1))
}

func TestSecondAnswersAreGivenBackOnce(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).filling()
	for name, c := range map[string]struct {
		again, second stream.Named
		back          string
	}{
		"a claim":   {paid(1, "claim-rx-1", 900), paid(1, "claim-2", 900), "order.reverse_claim"},
		"a payment": {order.PaymentAnswer{Line: 1, Payment: "pay-rx-1"}, order.PaymentAnswer{Line: 1, Payment: "pay-2"}, "order.refund_payment"},
	} {
		k.ok(host, c.again)
		require.Empty(t, k.out.Events, "%s told again", name)
		k.ok(host, c.second)
		require.Equal(t, []string{c.back}, k.gave(), name)
		k.ok(host, c.second)
		require.Empty(t, k.out.Events, "%s given back already", name)
	}
	require.Equal(t, order.ClaimID("claim-rx-1"), k.s.Lines[0].Claim.Claim)
	require.Equal(t, order.PaymentID("pay-rx-1"), k.s.Lines[0].Payment)
}

// TestWhatWasGivenBackIsNeverTakenForTheAnswer: a line that waits is held, and the true answer ends the hold.
func TestWhatWasGivenBackIsNeverTakenForTheAnswer(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).approved().ok(host, paid(1, "claim-0", 900)).ok(host, order.PaymentAnswer{Line: 1, Payment: "pay-0"})
	require.Equal(t, []string{"claim-0", "pay-0"}, k.s.Back, "nobody had asked yet")
	k.ok(host, order.StockAnswer{Line: 1, OK: true})
	k.ok(host, paid(1, "claim-0", 900))
	require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: "order.bill_claim"}, k.s.Lines[0].Hold)
	k.ok(host, paid(1, "claim-1", 900))
	require.Equal(t, []string{"order.authorize_payment"}, k.gave())
	k.ok(host, order.PaymentAnswer{Line: 1, Payment: "pay-0"})
	require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: "order.authorize_payment"}, k.s.Lines[0].Hold)
	k.ok(host, order.PaymentAnswer{Line: 1, Payment: "pay-1"})
	require.Equal(t, order.Filling, k.status(1))
}

func TestAQuestionWhileFillingMustBeReviewedAgainAndNothingIsPaidTwice(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).filling()
	k.ok(pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "dose"})
	require.Equal(t, order.HoldClarification, k.s.Lines[0].Hold.Reason)
	k.ok(technician, order.Resume{Line: 1})
	require.Equal(t, order.Received, k.status(1))
	code, _ := k.refused(pharmacist, order.Dispense{Line: 1, Product: facts(1).NDC})
	require.Equal(t, reason.Code("order.stage"), code)
	k.ok(pharmacist, order.Review{Line: 1, Verdict: order.Approve})
	require.Equal(t, order.Filling, k.status(1))
	require.Empty(t, k.gave(), "stock, claim and payment stand")
}

func TestAnOrderTakesALockForEachIngredientTheFillsPlaceAndTheMessage(t *testing.T) {
	t.Parallel()
	k := opened(t, 2)
	want := []stream.Ref{{Kind: "fill", Value: memberRef + "/91"}, {Kind: "next_fill", Value: "rx-1/"},
		{Kind: "fill", Value: memberRef + "/92"}, {Kind: "next_fill", Value: "rx-2/"}, {Kind: "message", Value: "sender/m-1"}}
	require.Equal(t, want, k.out.Take)
	k.ok(member, order.Cancel{Line: 1, Reason: "not_wanted"})
	require.Equal(t, want[:2], k.out.Free)

	do := opening(1)
	do.Lines[0].Rx.Ingredient = 0
	k = newDesk(t).ok(member, do)
	require.Equal(t, memberRef+"/"+do.Lines[0].Rx.NDC.String(), k.out.Take[0].Value, "by product where the ingredient is unknown")
}

func TestTheFirstNoticeSpeaksOfOnePrescriptionOrOfTheOrder(t *testing.T) {
	t.Parallel()
	for lines, want := range map[int]string{1: "rx-1", 2: ""} {
		k := opened(t, lines)
		n := k.out.Work[0].Do.(notice.Notice)
		require.NoError(t, n.Validate())
		require.Equal(t, want, string(n.Rx))
		require.Equal(t, d("2026-12-04"), n.Date, "R5.5: eleven days")
	}
}

// TestWhoMustActNextIsNamedAtEveryStage: C8.
func TestWhoMustActNextIsNamedAtEveryStage(t *testing.T) {
	t.Parallel()
	stocked := func(k *desk) *desk { return k.approved().ok(host, order.StockAnswer{Line: 1, OK: true}) }
	for name, c := range map[string]struct {
		reach func(*desk) *desk
		want  reason.Who
	}{
		"received":           {func(k *desk) *desk { return k }, reason.Pharmacist},
		"asked of stock":     {(*desk).approved, reason.Pharmacy},
		"asked of the payer": {stocked, reason.Plan},
		"asked of the bank":  {func(k *desk) *desk { return stocked(k).ok(host, paid(1, "claim-1", 900)) }, reason.Pharmacy},
		"filling":            {(*desk).filling, reason.Pharmacist},
		"packed":             {(*desk).packed, reason.Pharmacy},
		"shipped":            {(*desk).shipped, reason.Carrier},
		"delivered":          {func(k *desk) *desk { return k.ended("delivered") }, reason.Nobody},
		"returned":           {func(k *desk) *desk { return k.ended("returned_to_sender") }, reason.Pharmacy},
		"cancelled":          {func(k *desk) *desk { return k.ok(member, notWanted) }, reason.Nobody},
	} {
		require.Equal(t, c.want, c.reach(opened(t, 1)).s.Summary(orderID).Owner, name)
	}
	for _, h := range order.Holds() {
		require.NotEqual(t, reason.Nobody, h.Owner, h.Reason)
		require.NotEmpty(t, h.Text, h.Reason)
		require.Equal(t, h, h.Reason.Row())
	}
	require.Equal(t, reason.Host, order.HoldReason("invented").Row().Owner)
}

func TestAControlledLineSpeaksForTheWholeBox(t *testing.T) {
	t.Parallel()
	do := opening(2)
	do.Lines[1].Rx.Schedule = drug.ScheduleIV
	k := newDesk(t).ok(member, do).buying()
	require.True(t, k.take("order.buy_label").(order.BuyLabel).Box.Controlled)
}
