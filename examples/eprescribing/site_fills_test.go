package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
)

// telling is a prescription of a prescriber with a wish.
func (w *world) telling(indicator string) *entry {
	w.t.Helper()
	w.accepted(w.newRx(first90(), func(n *script.NewRx) { n.Details.FillIndicator, n.Prescription.Drug.NDC = indicator, drug.NDC{} }))
	return w.theOne()
}

func TestWhoWishesForItIsToldOfAFillOnceAndWithWhatWasFilled(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.telling("All Fill Statuses")
	w.packed(e)
	require.Nil(t, w.net.last(script.KindRxFill), "a label is no fill")
	w.pass(3)
	require.Equal(t, 1, w.count(script.KindRxFill))
	require.NoError(t, w.tellFills(ctx))
	require.Empty(t, w.outbox)
	f, err := w.net.last(script.KindRxFill).Fill()
	require.NoError(t, err)
	require.Equal(t, script.Dispensed, f.Status)
	require.Equal(t, w.of(lisinopril).NDC, f.Dispensed.Prescription.Drug.NDC)
	require.False(t, f.Prescribed.Prescription.Drug.NDC.IsSet())
	require.Equal(t, drug.Units(90, drug.Tablet), f.Dispensed.Prescription.Quantity)
}

func TestWhoWishesForNothingOrForOtherFillsIsNotToldOfOne(t *testing.T) {
	t.Parallel()
	for _, wish := range []string{"", "Not Dispensed"} {
		w := open(t)
		w.packed(w.telling(wish))
		w.pass(2)
		require.Nil(t, w.net.last(script.KindRxFill), wish)
	}
}

func TestWhatNeverLeavesIsToldAsNotDispensed(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.telling("All Fill Statuses")
	_, err := w.svc.Orders.Cancel(ctx, "by us", e.orderID, pharmacist.Actor(), order.Cancel{Reason: "member_asked"})
	require.NoError(t, err)
	w.pass(1)
	f, err := w.net.last(script.KindRxFill).Fill()
	require.NoError(t, err)
	require.Equal(t, script.NotDispensed, f.Status)
	require.False(t, f.Dispensed.Given)
}

func TestARenewalStatesWhatWasFilled(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := first90()
	c.refills = 0
	w.accepted(w.newRx(c, func(n *script.NewRx) { n.Prescription.Drug.NDC = drug.NDC{} }))
	e := w.theOne()
	w.packed(e)
	w.pass(1)
	m, err := w.dispensed(ctx, e)
	require.NoError(t, err)
	require.Equal(t, w.of(lisinopril).NDC, m.Prescription.Drug.NDC)
	require.Equal(t, drug.Units(90, drug.Tablet), m.Prescription.Quantity)
	require.True(t, m.Details.LastFill.IsSet())
}

func TestATransferRequestThatNamesNoDrugIsForAPharmacist(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.delivered("N-1", "O-1", "mem-1004", amlodipine, 3)
	w.accepted(written(w.cornerLetter("TQ-1").Transfer(script.Transfer{Kind: script.KindTransferRequest, Reference: "TQ-1",
		Patient: w.members.of("mem-1004").who, Pharmacy: named(us())})))
	require.Equal(t, []string{"transfer.no_drug_named"}, w.first().why)
	require.NoError(t, w.flush(ctx))
	require.Nil(t, w.net.last(script.KindTransferResponse))
}

func TestACancellationThatCannotBeAnsweredInItsSyntaxIsForTheTelephone(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted([]byte("UNA:+./*'UIB+UNOA:0++M1+++6000000000001:D+2699999:P+20261102:150000'UIH+SCRIPT:010:006:CANRX+1+O-1'DRU+P:Lisinopril 10 mg tablet'UIT+1+3'UIZ++1'"))
	require.NoError(t, w.flush(ctx))
	require.Len(t, w.notes, 1)
	require.Contains(t, w.notes[0], "outbox.by_phone/cancelled/")
	require.Empty(t, w.outbox)
}
