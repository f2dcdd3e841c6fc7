package script_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// TestADateIsReadWhateverTheCaseOfItsMeaning: a first day of filling that is not seen is one on which nobody waits.
func TestADateIsReadWhateverTheCaseOfItsMeaning(t *testing.T) {
	t.Parallel()
	day := cal.Of(2027, time.June, 1)
	for _, means := range []string{"EffectiveDate", "effectivedate", "Effective Date", " EFFECTIVE  DATE "} {
		n := medication(t, dated(means, "2027-06-01"))
		require.Equal(t, day, n.Prescription.Effective, means)
		require.Empty(t, n.Findings, means)
		require.Empty(t, n.Details.Dates)
	}
	require.Equal(t, day, medication(t, dated("Expiration date", "2027-06-01")).Prescription.Expires)
	n := medication(t, dated("Effective Date", "2027-06-01")+dated("EffectiveDate", "2027-06-02"))
	require.Contains(t, codesOf(n.Findings), script.CodeDoubled)
	require.False(t, n.Prescription.Effective.IsSet())
}

func TestADateThatMeansNothingKnownIsForAPerson(t *testing.T) {
	t.Parallel()
	for _, means := range []string{"EarliestFillDate", "07", "Fill after"} {
		n := medication(t, dated(means, "2027-06-01"))
		require.Equal(t, []script.Code{script.CodeDateQualifier}, codesOf(n.Findings), means)
		require.Equal(t, []script.OtherDate{{Means: means, On: cal.Of(2027, time.June, 1)}}, n.Details.Dates)
	}
	require.True(t, script.CodeDateQualifier.Holds())
	for _, empty := range []string{"<OtherMedicationDate/>", ""} {
		n := medication(t, "<OtherMedicationDate>"+empty+"<OtherMedicationDateQualifier>EffectiveDate</OtherMedicationDateQualifier></OtherMedicationDate>")
		require.Equal(t, []script.Code{script.CodeDate}, codesOf(n.Findings), "a meaning without a date")
	}
}

func TestAStartOfTherapyAfterTheWritingIsTold(t *testing.T) {
	t.Parallel()
	const written = "<WrittenDate><Date>2026-11-02</Date></WrittenDate>"
	require.Contains(t, codesOf(medication(t, written+dated("StartDate", "2026-11-03")).Findings), script.CodeStartLater)
	require.Empty(t, medication(t, written+dated("StartDate", "2026-11-02")).Findings)
	require.False(t, script.CodeStartLater.Holds(), "therapy may start when the parcel is there")
}

// TestAWritingDayAbroadBouncesNothing: half past two in London is the evening before for the prescriber.
func TestAWritingDayAbroadBouncesNothing(t *testing.T) {
	t.Parallel()
	first := dated("EffectiveDate", "2026-11-02")
	for text, zoned := range map[string]bool{
		"<DateTime>2026-11-03T02:30:00Z</DateTime>": true, "<DateTime>2026-11-03T02:30:00+00:00</DateTime>": true, "<Date>2026-11-03Z</Date>": true,
		"<DateTime>2026-11-03T02:30:00</DateTime>": false, "<Date>2026-11-03</Date>": false,
	} {
		n := medication(t, "<WrittenDate>"+text+"</WrittenDate>"+first)
		require.Equal(t, cal.Of(2026, time.November, 3), n.Prescription.Written, "the day as written")
		bounced := false
		for _, p := range n.Prescription.Validate(n.Patient) {
			bounced = bounced || p.Rule == rx.EffectiveBeforeWritten
		}
		require.Equal(t, !zoned, bounced, text)
		if zoned {
			require.Equal(t, []script.Code{script.CodeWrittenZone}, codesOf(n.Findings), text)
		}
	}
	require.True(t, script.CodeWrittenZone.Holds())
}

func TestADateIsWrittenUnderWhatItMeans(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	n.Details.Dates = []script.OtherDate{{Means: "effective date", On: cal.Of(2027, time.June, 1)}}
	_, err := letter(script.V2017071).NewRx(n)
	require.ErrorIs(t, err, script.ErrUnwritable, "it would be read as Prescription.Effective")
}

// TestWhatNobodyReadOfAMedicationIsForAPerson has what may change what is dispensed and stands in no field.
func TestWhatNobodyReadOfAMedicationIsForAPerson(t *testing.T) {
	t.Parallel()
	for _, c := range []script.Code{script.CodeMedicationElement, script.CodeStatusFlag, script.CodeQuantityQualifier, script.CodeDaysSupply,
		script.CodeAllergies, script.CodeRefills, script.CodeRefills99, script.CodeHeaderMissing, script.CodeMessageID} {
		require.True(t, c.Holds(), c)
	}
	require.False(t, script.CodeElementUnknown.Holds())
	const strange = "<MedicationPrescribed><Quantity><Sampleton>1</Sampleton></Quantity><Sampleton>1</Sampleton></MedicationPrescribed>"
	m := parse(t, body("<NewRx>"+strange+"<Sampleton/></NewRx>"))
	n, err := m.NewRx()
	require.NoError(t, err)
	require.Contains(t, codesOf(n.Findings), script.CodeMedicationElement, "the view tells it too")
	var at []string
	for _, f := range m.Findings() {
		at = append(at, string(f.Code)+" "+f.Path)
	}
	require.Contains(t, at, "medication.element_unknown /Message/Body/NewRx/MedicationPrescribed/*")
	require.Contains(t, at, "medication.element_unknown /Message/Body/NewRx/MedicationPrescribed/Quantity/*")
	require.Contains(t, at, "element.unknown /Message/Body/NewRx/*")
	const flag = "<ChangeofPrescriptionStatusFlag>D</ChangeofPrescriptionStatusFlag>"
	require.NotContains(t, codesOf(parse(t, body("<CancelRx>"+flag+"</CancelRx>")).Findings()), script.CodeStatusFlag)
	require.Contains(t, codesOf(parse(t, body("<RxRenewalResponse>"+flag+"</RxRenewalResponse>")).Findings()), script.CodeStatusFlag)
}
