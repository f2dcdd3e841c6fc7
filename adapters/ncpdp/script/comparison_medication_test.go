package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// TestTheDrugOfAnAnswerIsHeldAgainstTheDrugAskedFor by words, and by codes of a kind where both have one.
func TestTheDrugOfAnAnswerIsHeldAgainstTheDrugAskedFor(t *testing.T) {
	t.Parallel()
	ndc, err := drug.ParseNDC("00093505898")
	require.NoError(t, err)
	other, err := drug.ParseNDC("68180051301")
	require.NoError(t, err)
	const words = "Lisinopril 10 mg tablet"
	tests := []struct {
		name      string
		asked, is rx.Drug
		differs   bool
	}{
		{"the same words", rx.Drug{Description: words}, rx.Drug{Description: "LISINOPRIL  10 mg tablet"}, false},
		{"other words", rx.Drug{Description: words}, rx.Drug{Description: "Lisinopril 40 mg tablet"}, true},
		{"other words, and the old code", rx.Drug{Description: words, RxCUI: 314076}, rx.Drug{Description: "Lisinopril 40 mg tablet", RxCUI: 314076}, true},
		{"other words, and the old product", rx.Drug{Description: words, NDC: ndc}, rx.Drug{Description: "Lisinopril 40 mg tablet", NDC: ndc}, true},
		{"the same words, and another code", rx.Drug{Description: words, RxCUI: 314076}, rx.Drug{Description: words, RxCUI: 314077}, true},
		{"the same words, and another product", rx.Drug{Description: words, NDC: ndc}, rx.Drug{Description: words, NDC: other}, true},
		{"another product of the same drug", rx.Drug{Description: words, RxCUI: 314076, NDC: ndc}, rx.Drug{Description: words, RxCUI: 314076, NDC: other}, false},
		{"the same words, and a code more", rx.Drug{Description: words}, rx.Drug{Description: words, RxCUI: 314076}, false},
		{"the same code alone", rx.Drug{RxCUI: 314076}, rx.Drug{RxCUI: 314076}, false},
		{"codes of two kinds, and no words", rx.Drug{RxCUI: 314076}, rx.Drug{NDC: ndc}, true},
		{"words against a code", rx.Drug{Description: words}, rx.Drug{NDC: ndc}, true},
		{"nothing in the answer", rx.Drug{Description: words}, rx.Drug{}, true},
		{"nothing in either", rx.Drug{}, rx.Drug{}, false},
		{"a compound", rx.Drug{Description: words}, rx.Drug{Description: words, Compound: true}, true},
	}
	for _, tt := range tests {
		asked, answer := renewal(t)
		asked.Prescribed.Prescription.Drug, answer.Medication.Prescription.Drug = tt.asked, tt.is
		asked.Prescribed.Details.FormCode = ""
		want := []script.Difference(nil)
		if tt.differs {
			want = []script.Difference{script.DiffDrug}
		}
		require.Equal(t, want, script.Judge(asked, answer).Differences, tt.name)
	}
}

// TestAScheduleIsNoneOfThoseThatAreLeftOut: for a controlled drug other rules hold.
func TestAScheduleIsNoneOfThoseThatAreLeftOut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		asked, is drug.Schedule
		differs   bool
	}{
		{drug.ScheduleII, drug.ScheduleII, false},
		{drug.ScheduleII, drug.ScheduleUnknown, true},
		{drug.ScheduleUnknown, drug.ScheduleIV, true},
		{drug.NotControlled, drug.ScheduleV, true},
		{drug.ScheduleIII, drug.ScheduleIV, true},
		{drug.NotControlled, drug.ScheduleUnknown, false},
	}
	for _, tt := range tests {
		asked, answer := renewal(t)
		asked.Prescribed.Prescription.Drug.Schedule, answer.Medication.Prescription.Drug.Schedule = tt.asked, tt.is
		require.Equal(t, tt.differs, len(script.Judge(asked, answer).Differences) == 1, "%s against %s", tt.asked, tt.is)
	}
}
