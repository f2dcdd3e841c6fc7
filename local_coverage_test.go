package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// claim is a first fill of 90 tablets of lisinopril.
func claim() mailrx.Claim {
	return mailrx.Claim{Member: "mem-1", NDC: fake.Catalogue()[0].NDC, RxCUI: 314076, Quantity: drug.Units(90, drug.Tablet),
		DaysSupply: 90, Date: cal.Of(2026, 11, 2)}
}

func TestAQuoteIsABillWithoutANumber(t *testing.T) {
	t.Parallel()
	c := mailrx.LocalCoverage{Plan: samplePlan(t)}
	quote, err := c.Quote(t.Context(), claim())
	require.NoError(t, err)
	require.True(t, quote.Paid())
	require.Empty(t, quote.Claim)
	require.Equal(t, "9.00", quote.Member.String())
	require.Equal(t, quote.Price, quote.Member.Add(quote.Plan))
	require.Equal(t, claim().Date, quote.Date)
	require.Len(t, quote.Digest, 64)
	require.NotEmpty(t, quote.Explain)

	bill, err := c.Bill(t.Context(), "k", claim())
	require.NoError(t, err)
	require.NotEmpty(t, bill.Claim)
	quote.Claim = bill.Claim
	require.Equal(t, quote, bill)
}

func TestTheKeyDecidesTheClaimNumber(t *testing.T) {
	t.Parallel()
	c := mailrx.LocalCoverage{Plan: samplePlan(t)}
	bill := func(k string) order.ClaimID {
		a, err := c.Bill(t.Context(), stream.Key(k), claim())
		require.NoError(t, err)
		return a.Claim
	}
	require.Equal(t, bill("1"), bill("1"))
	require.NotEqual(t, bill("1"), bill("2"))
}

func TestAnswersOfAPlan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, status, reject string
		change               func(*mailrx.Claim)
	}{
		{"a drug on the list is covered", "covered", "", func(*mailrx.Claim) {}},
		{"a drug that is not on the list is not covered", "not_covered", "70", func(c *mailrx.Claim) { c.NDC, c.RxCUI = drug.NDC{}, 617310 }},
		{"a drug that needs the plan's word needs it", "needs_authorization", "75", func(c *mailrx.Claim) { c.NDC, c.RxCUI = drug.NDC{}, 197361 }},
		{"a refill that is too soon is not covered", "not_covered", "79", func(c *mailrx.Claim) { c.NotBefore = c.Date.AddDays(1) }},
		{"a fill without a quantity is unknown", "unknown", "", func(c *mailrx.Claim) { c.Quantity = drug.Quantity{} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cl := claim()
			c.change(&cl)
			a, err := mailrx.LocalCoverage{Plan: samplePlan(t)}.Bill(t.Context(), "k", cl)
			require.NoError(t, err)
			require.Equal(t, c.status, a.Status)
			require.Equal(t, c.status == "covered", a.Paid())
			require.Equal(t, a.Paid(), a.Claim != "", "only a paid claim has a number")
			if c.reject != "" {
				require.Equal(t, c.reject, string(a.Reasons[0].Reject))
			}
		})
	}
}

func TestOffersSetMailAgainstRetail(t *testing.T) {
	t.Parallel()
	a, err := mailrx.LocalCoverage{Plan: samplePlan(t)}.Quote(t.Context(), claim())
	require.NoError(t, err)
	require.Len(t, a.Offers, 3)
	require.Equal(t, "preferred-mail", a.Offers[0].Channel, "the cheapest a day comes first")
	retail := mailrx.LocalCoverage{Plan: samplePlan(t), Channel: formulary.StandardRetail}
	b, err := retail.Quote(t.Context(), claim())
	require.NoError(t, err)
	require.Equal(t, "45.00", b.Member.String())
}

func TestALocalPayerWithoutAPlanIsAFault(t *testing.T) {
	t.Parallel()
	_, err := mailrx.LocalCoverage{}.Bill(t.Context(), "k", claim())
	require.ErrorContains(t, err, "Plan")
	require.NoError(t, mailrx.LocalCoverage{}.Reverse(t.Context(), "k", "none"))
}

func TestADrugThatNeedsAuthorizationIsHeldForIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := message("m-1")
	in.Rx.Drug.RxCUI = 197361
	r, err := w.Orders.Receive(t.Context(), "k", in)
	require.NoError(t, err)
	w.until(t, r.Stream, order.OnHold)
	require.Equal(t, order.HoldAuthorization, w.line(t, r.Stream).Hold.Reason)
}

func TestTheDefaultPackWeighsWhatItHolds(t *testing.T) {
	t.Parallel()
	empty, one := mailrx.DefaultPack(nil), mailrx.DefaultPack([]order.Packing{{Quantity: drug.Units(90, drug.Tablet)}})
	require.EqualValues(t, 120, empty.Grams)
	require.EqualValues(t, 165, one.Grams)
	require.Positive(t, one.LengthMM*one.WidthMM*one.HeightMM)
}
