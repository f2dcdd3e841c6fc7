package ups

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestStatusesThatAreEasilyReadWrong(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name               string
		kind, code, number string
		want               shipping.Status
	}{
		{"delivered to the door", "D", "FS", "011", shipping.Delivered},
		{"delivered to an Access Point is not in the member's hands", "D", "2Q", "161", shipping.AvailableForPickup},
		{"delivered to the post office for pickup", "D", "", "144", shipping.AvailableForPickup},
		{"delivered to a third party proves nothing", "D", "", "143", shipping.InTransit},
		{"delivered with B0 is delivered to the sender", "D", "B0", "011", shipping.ReturnedToSender},
		{"DL among exceptions is a return, not a delivery", "X", "DL", "", shipping.ReturnedToSender},
		{"DL with a number too", "X", "DL", "013", shipping.ReturnedToSender},
		{"an investigation after a delivery", "X", "UP", "129", shipping.Info},
		{"an investigation that is over", "X", "UP", "127", shipping.Info},
		{"a return that is asked for", "X", "", "033", shipping.ReturnedToSender},
		{"we have your package, by its number on its way", "I", "OR", "005", shipping.InTransit},
		{"a delivery attempt", "X", "", "061", shipping.Exception},
		{"lost and found", "X", "", "068", shipping.Lost},
		{"voided", "MV", "VP", "007", shipping.Cancelled},
		{"a number that is new is unknown, even with D", "D", "FS", "170", shipping.StatusUnknown},
		{"no number: out for delivery", "I", "OT", "", shipping.OutForDelivery},
		{"no number: picked up", "I", "OR", "", shipping.Accepted},
		{"no number: moving", "I", "YP", "", shipping.InTransit},
		{"no number: billing information", "M", "MP", "", shipping.LabelCreated},
		{"no number: manifest cancelled", "M", "VP", "", shipping.Cancelled},
		{"no number: billing information voided", "MV", "", "", shipping.Cancelled},
		{"no number: delivered", "D", "KB", "", shipping.Delivered},
		{"no number: exception", "X", "48", "", shipping.Exception},
		{"no number: update", "U", "PX", "", shipping.Info},
		{"a type that is new", "Z", "", "", shipping.StatusUnknown},
		{"nothing", "", "", "", shipping.StatusUnknown},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, activityStatus{tc.kind, tc.code, tc.number}.meaning())
		})
	}
}

func TestScanCodesKeepWhatCame(t *testing.T) {
	t.Parallel()
	for want, s := range map[string]activityStatus{
		"011/KB": {"D", "KB", "011"}, "170": {"D", "", "170"}, "OT": {"I", "OT", ""}, "M": {"M", "", ""}, "": {},
		"?/KB": {"D", "KB", "left with Testa"}, "011/?": {"D", "742 Madeup Terrace", "011"},
	} {
		require.Equal(t, want, s.scanCode())
	}
}

func TestEveryCodeOfTheReferenceTableMeansTheSameHere(t *testing.T) {
	t.Parallel()
	require.Equal(t, 160, carriercheck.StatusTable(t, shipping.UPS, "status-map.json", statusCodes))
	require.Len(t, statusCodes, 160)
}

func TestEveryFaultOfTheReferenceTableHasItsClass(t *testing.T) {
	t.Parallel()
	var table struct {
		Transient, Hard map[string]string
	}
	require.NoError(t, json.Unmarshal(carriercheck.Reference(t, shipping.UPS, "error-severity.json"), &table))
	require.NotEmpty(t, table.Transient)
	for code := range table.Transient {
		require.True(t, (&shipping.Error{Class: dialect.ClassOf(code, 400)}).Repeatable(), code)
		require.NotEmpty(t, faultTexts[code], code)
	}
	for code := range table.Hard {
		require.Contains(t, faultClasses, code)
		require.False(t, (&shipping.Error{Class: dialect.ClassOf(code, 400)}).Repeatable(), code)
		require.NotEmpty(t, faultTexts[code], code)
	}
}
