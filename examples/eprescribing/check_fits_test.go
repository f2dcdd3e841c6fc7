package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// first90 is the prescription of most tests here.
func first90() chart {
	return chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}
}

func TestWhatCannotBeReadForSureWaitsAndOpensNoOrder(t *testing.T) {
	t.Parallel()
	const after, drugCode, schedule = "</MedicationPrescribed>", "</DrugDBCode>", "<DEASchedule><Code>C48675</Code></DEASchedule>"
	for name, test := range map[string]struct{ at, instead, why string }{
		"not to be filled now":     {after, "<DoNotFill>E</DoNotFill>" + after, "medication.do_not_fill"},
		"refills twice":            {after, "<NumberOfRefills>0</NumberOfRefills>" + after, "element.doubled"},
		"a substitution of nobody": {"<Substitutions>0<", "<Substitutions>7<", "substitution.malformed"},
		"two schedules":            {drugCode, drugCode + schedule + schedule, "element.doubled"},
		"a schedule of nobody":     {"<Code>C38046<", "<Code>C99999<", "drug.schedule"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(changed(w.newRx(first90()), test.at, test.instead))
			require.Empty(t, w.file)
			require.Contains(t, w.first().why, test.why)
		})
	}
}

func TestWhatAPharmacistHasClearedGoesOnAndTheReviewerSeesIt(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(first90(), func(n *script.NewRx) { n.DoNotFill, n.Details.DoNotFill = "E", "E" }))
	said := word{by: pharmacist}
	_, err := w.decide(ctx, w.first().in.Key, said)
	require.NoError(t, err)
	require.Equal(t, []string{"medication.do_not_fill"}, w.first().why, "having looked is not yet a yes")
	said.cleared = w.first().why
	_, err = w.decide(ctx, w.first().in.Key, said)
	require.NoError(t, err)
	require.Contains(t, w.ordered(w.theOne().facts.ID).Doubts, "medication.do_not_fill")
}

func TestNamesOfTwoDrugsAreForAPerson(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		of   func(*world, *rx.Drug)
		want []string
	}{
		"the package is lisinopril, the number and the words oxycodone": {func(w *world, d *rx.Drug) {
			ndc := d.NDC
			*d = prescribed(w.of(oxycodone))
			d.NDC, d.Schedule = ndc, drug.ScheduleUnknown
		}, []string{numbersDiffer, wordsDiffer}},
		"another strength in words":   {func(_ *world, d *rx.Drug) { d.Description = "lisinopril 40 mg oral tablet" }, []string{wordsDiffer}},
		"another strength as a code":  {func(_ *world, d *rx.Drug) { d.Strength = "40 mg" }, []string{wordsDiffer}},
		"another drug in words":       {func(_ *world, d *rx.Drug) { d.Description = "Lisdexamfetamine 10 mg capsule" }, []string{wordsDiffer}},
		"the same, in other writing":  {func(_ *world, d *rx.Drug) { d.Description = "LISINOPRIL 10MG TABS" }, nil},
		"the name, and no strength":   {func(_ *world, d *rx.Drug) { d.Description = "Lisinopril tablet" }, nil},
		"a point and half a digit":    {func(_ *world, d *rx.Drug) { d.Description = "lisinopril .10 mg tablet" }, []string{wordsDiffer}},
		"a combination in words":      {func(_ *world, d *rx.Drug) { d.Description = "lisinopril-HCTZ 10 mg-12.5 mg tablet" }, []string{wordsDiffer}},
		"a slow release in words":     {func(_ *world, d *rx.Drug) { d.Description = "lisinopril ER 10 mg tablet" }, []string{wordsDiffer}},
		"only the number of the drug": {func(_ *world, d *rx.Drug) { d.NDC = drug.NDC{} }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(w.newRx(first90(), func(n *script.NewRx) { test.of(w, &n.Prescription.Drug) }))
			if test.want == nil {
				w.theOne()
				return
			}
			require.Empty(t, w.file)
			require.Subset(t, w.first().why, test.want)
		})
	}
}

func TestAnApprovalInOtherWordsThanItsNumbersIsForAPerson(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	w.accepted(changed(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil), "lisinopril 10 mg", "lisinopril 40 mg"))
	require.NotEmpty(t, w.look())
	require.Len(t, w.file, 1)
	require.Empty(t, e.closed)
}

func TestAPrescriptionIsFilledBetweenItsFirstAndItsLastDay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		written cal.Date
		back    bool
	}{
		"of seven years ago":  {cal.Of(2019, 11, 2), true},
		"of five years ahead": {cal.Of(2031, 11, 2), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			a := w.post(w.newRx(first90(), func(n *script.NewRx) { n.Prescription.Written, n.Prescription.Expires = test.written, cal.Date{} }))
			require.Equal(t, test.back, a.Failed)
			require.Empty(t, w.file)
			require.Len(t, w.desk, map[bool]int{true: 0, false: 1}[test.back])
		})
	}
}

func TestAControlledPrescriptionEndsByTheLawWhereItNamesNoEnd(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: zolpidem, days: 30, refills: 5}
	old := func(n *script.NewRx) {
		n.Prescription.Written, n.Prescription.Expires = cal.Of(2026, 3, 2), cal.Date{}
	}
	require.True(t, w.post(sign(w.newRx(c, old), w.offices[0])).Failed, "of schedule IV, and older than six months")
}

func TestAPrescriptionBeforeItsFirstDayIsOnFileAndOrderedOnThatDay(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(first90()))
	w.packed(w.theOne())
	w.pass(1)
	later := first90()
	later.id, later.number = "N-2", "O-2"
	w.accepted(w.newRx(later, func(n *script.NewRx) { n.Prescription.Effective = cal.Of(2026, 11, 20) }))
	first, next := w.file[0], w.file[1]
	require.False(t, next.orderID.IsSet())
	require.Empty(t, first.closed, "what is filled today is not closed by what begins later")
	w.pass(16)
	require.False(t, next.orderID.IsSet())
	w.pass(1)
	require.True(t, next.orderID.IsSet())
	require.Empty(t, next.closed)
	require.Equal(t, "replaced", first.closed)
	w.packed(next)
}

func TestWhatBeginsLaterIsNotClosedByWhatBeginsBeforeIt(t *testing.T) {
	t.Parallel()
	w := open(t)
	later := first90()
	later.id, later.number = "N-2", "O-2"
	w.accepted(w.newRx(later, func(n *script.NewRx) {
		n.Prescription.Effective, n.Prescription.Expires = cal.Of(2026, 11, 20), cal.Of(2026, 11, 21)
	}))
	w.accepted(w.newRx(first90()))
	require.Empty(t, w.file[0].closed)
	require.Empty(t, w.file[1].closed)
	w.pass(18)
	require.False(t, w.file[0].orderID.IsSet(), "the other fill of the drug is not on its way yet")
	require.Empty(t, w.file[0].closed)
	w.pass(2)
	require.Equal(t, "too_late", w.file[0].closed)
	require.Contains(t, w.notes, "on_file.too_late")
}

func TestNothingIsOrderedPastTheLastDay(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(first90(), func(n *script.NewRx) { n.Prescription.Expires = cal.Date{} }))
	e := w.theOne()
	require.Equal(t, cal.Of(2027, 11, 2), e.facts.Expires, "a year by the law of Ohio")
	require.Equal(t, e.facts.Expires, w.ordered(e.facts.ID).Lines[0].Rx.Expires)
	require.Equal(t, cal.Date{}, e.written.Prescription.Expires, "what the prescriber wrote stays as it was written")
	w.packed(e)
	w.pass(366)
	_, _, err := w.refill(ctx, "late", e.facts.ID, herself)
	require.ErrorIs(t, err, errTooLate)
}

func TestOrdersThatBelongTogetherAreSeenByWhoReviewsThem(t *testing.T) {
	t.Parallel()
	w := open(t)
	group := "<OrderGroupNumber>G-1</OrderGroupNumber>"
	w.accepted(changed(w.newRx(first90()), "</PrescriberOrderNumber>", "</PrescriberOrderNumber><PrescriberOrderGroup>"+group+"</PrescriberOrderGroup>"))
	require.Contains(t, w.ordered(w.theOne().facts.ID).Doubts, "order_group.ship_together")
}

func TestOneOrderByTwoAddressesOfItsPrescriberIsFilledOnce(t *testing.T) {
	t.Parallel()
	w := open(t)
	message := w.newRx(first90())
	w.accepted(message)
	w.packed(w.theOne())
	w.pass(3)
	w.accepted(changed(message, `<From Qualifier="D">`, `<From Qualifier="C">`))
	require.Empty(t, w.theOne().closed)
	require.Equal(t, []string{"prescription.other_sender"}, w.first().why)
}

func TestATransferInOtherWordsThanItsNumberIsForAPerson(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(changed(w.released(w.asksCorner(), "T-1", 3, 3), "<DrugDescription>amlodipine", "<DrugDescription>oxycodone"))
	require.Contains(t, w.why(), "transfer.other_drug")
	require.Empty(t, w.file)
}

func TestAnApprovalThatIsNotToBeFilledNowWaitsUntilAPharmacistHasLooked(t *testing.T) {
	t.Parallel()
	const after, hold = "</MedicationPrescribed>", "medication.do_not_fill"
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	w.accepted(changed(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil), "</MedicationResponse>", "<DoNotFill>E</DoNotFill></MedicationResponse>", after, "<DoNotFill>E</DoNotFill>"+after))
	require.Contains(t, w.first().why, hold)
	require.Len(t, w.file, 1)
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, cleared: []string{hold}})
	require.NoError(t, err)
	require.Len(t, w.file, 2)
	require.Equal(t, w.file[1].facts.ID, e.next)
}
