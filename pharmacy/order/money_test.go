package order_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/order"
)

// TestTheLogTellsWhichPaymentAndWhichClaimWasGivenBack: of a line that was authorized and billed twice, one of each stands.
func TestTheLogTellsWhichPaymentAndWhichClaimWasGivenBack(t *testing.T) {
	t.Parallel()
	k := opened(t, 1).filling()
	k.ok(host, order.PaymentAnswer{Line: 1, Payment: "pay-late"}).ok(host, paid(1, "claim-late", 900))
	refund := k.take("order.refund_payment").(order.RefundPayment)
	reversal := k.take("order.reverse_claim").(order.ReverseClaim)
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Refunded, Payment: refund.Payment})
	k.ok(host, order.MoneyAnswer{Line: 1, Done: order.Reversed, Claim: reversal.Claim})
	require.Equal(t, []order.MoneyMoved{
		{Line: 1, Done: order.Refunded, Payment: "pay-late"},
		{Line: 1, Done: order.Reversed, Claim: "claim-late"},
	}, events[order.MoneyMoved](k))
}

// TestAMovementOfAnOlderVersionNamesNeither: what is stored without them reads as it always did, and is written so.
func TestAMovementOfAnOlderVersionNamesNeither(t *testing.T) {
	t.Parallel()
	const was = `{"line":1,"done":"captured"}`
	v, err := codec(t).Decode("order.money_moved", 1, []byte(was))
	require.NoError(t, err)
	require.Equal(t, order.MoneyMoved{Line: 1, Done: order.Captured}, v)
	now, err := json.Marshal(v)
	require.NoError(t, err)
	require.JSONEq(t, was, string(now))
}
