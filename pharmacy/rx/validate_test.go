package rx_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestEachPartyIsAskedOnceForEverything(t *testing.T) {
	t.Parallel()
	p, _ := nothing()
	p.Drug.Schedule = drug.ScheduleII
	problems := p.Validate(rx.Patient{})
	shares := 0
	for w := reason.Nobody; w <= reason.Host; w++ {
		for _, problem := range problems.By(w) {
			require.Equal(t, w, problem.Rule.Who)
			shares++
		}
	}
	require.Equal(t, len(problems), shares, "every problem belongs to one party")
	require.Len(t, problems.By(reason.Prescriber), 9)
	require.Len(t, problems.By(reason.Pharmacist), 3)
	require.Nil(t, problems.By(reason.Plan))
}

// Whatever else is known, a prescription of unknown schedule never passes.
func TestUnknownScheduleNeverPasses(t *testing.T) {
	t.Parallel()
	for _, of := range []func() (rx.Prescription, rx.Patient){lisinopril, zolpidem} {
		p, who := of()
		require.Nil(t, p.Validate(who))
		for _, s := range []drug.Schedule{drug.ScheduleUnknown, drug.Schedule(99)} {
			p.Drug.Schedule = s
			require.Equal(t, rx.Problems{{Field: "drug.schedule", Rule: rx.ScheduleUnknown}}, p.Validate(who))
		}
	}
}

// R1.14: take away one element of a complete controlled prescription, and that one is named.
func TestEveryElementOfAControlledPrescriptionIsNeeded(t *testing.T) {
	t.Parallel()
	for field, remove := range map[string]func(*rx.Prescription, *rx.Patient){
		"patient.name":       func(_ *rx.Prescription, w *rx.Patient) { w.First = rx.Secret{} },
		"patient.address":    func(_ *rx.Prescription, w *rx.Patient) { w.ZIP = rx.Secret{} },
		"drug":               func(p *rx.Prescription, _ *rx.Patient) { p.Drug.Description, p.Drug.RxCUI = "", 0 },
		"drug.strength":      func(p *rx.Prescription, _ *rx.Patient) { p.Drug.Strength = "" },
		"drug.form":          func(p *rx.Prescription, _ *rx.Patient) { p.Drug.Form = drug.FormUnknown },
		"quantity":           func(p *rx.Prescription, _ *rx.Patient) { p.Quantity = drug.Quantity{} },
		"sig":                func(p *rx.Prescription, _ *rx.Patient) { p.Sig.Text = rx.Secret{} },
		"written":            func(p *rx.Prescription, _ *rx.Patient) { p.Written = p.Effective },
		"prescriber.name":    func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.Last = "" },
		"prescriber.address": func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.Street = "" },
		"prescriber.dea":     func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.DEA = "" },
		"signed":             func(p *rx.Prescription, _ *rx.Patient) { p.Signed = drug.No },
	} {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			p, who := zolpidem()
			remove(&p, &who)
			problems := p.Validate(who)
			require.Len(t, problems, 1)
			require.Equal(t, field, problems[0].Field)
			require.Equal(t, field == "signed", problems.Refused(), "only a missing signature asks for a new prescription")
		})
	}
}

func TestEveryPartOfAnAddressIsNeeded(t *testing.T) {
	t.Parallel()
	for i, remove := range []func(*rx.Prescription, *rx.Patient){
		func(_ *rx.Prescription, w *rx.Patient) { w.City = rx.Secret{} },
		func(_ *rx.Prescription, w *rx.Patient) { w.State = "" },
		func(_ *rx.Prescription, w *rx.Patient) { w.Last = rx.Secret{} },
		func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.City = "" },
		func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.State = "" },
		func(p *rx.Prescription, _ *rx.Patient) { p.Prescriber.ZIP = "" },
	} {
		p, who := zolpidem()
		remove(&p, &who)
		require.Len(t, p.Validate(who), 1, i)
	}
}

func TestProblemsAreOneLineAndAnError(t *testing.T) {
	t.Parallel()
	p, who := lisinopril()
	p.Quantity = drug.Quantity{}
	err := fmt.Errorf("intake: %w", p.Validate(who))
	require.EqualError(t, err, "intake: rx: 1 problem: quantity: no quantity; ask what was meant (prescriber)")
	var problems rx.Problems
	require.True(t, errors.As(err, &problems))
	require.False(t, problems[0].Refuses())

	p.Sig.Text = rx.Secret{}
	require.Contains(t, p.Validate(who).Error(), "rx: 2 problems: quantity: ")
	require.Equal(t, "rx: no problems", rx.Problems(nil).Error())
	require.Equal(t, "quantity", rx.Problem{Field: "quantity"}.String(), "a problem without a rule names its field")
	require.JSONEq(t, `[{"field":"quantity","code":"rx.quantity_missing","text":"no quantity; ask what was meant","who":"prescriber"},
		{"field":"x","code":"","text":"","who":"nobody"}]`,
		asJSON(t, rx.Problems{{Field: "quantity", Rule: rx.QuantityMissing}, {Field: "x"}}))
}

func TestRulesAreACopy(t *testing.T) {
	t.Parallel()
	rx.Rules()[0] = nil
	require.NotNil(t, rx.Rules()[0])
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

func FuzzPrescriptionJSON(f *testing.F) {
	f.Add([]byte(`{"drug":{"schedule":"II"},"quantity":{"value":"0"},"sig":{"text":"take one","per_day":-1},"prescriber":{"dea":"AB1234567","npi":"1"}}`), []byte(`{"first":"Testa","born":"1950"}`))
	f.Add([]byte(`{"written":"2026-11-20","expires":"2026-11-19","signed":"no","note":"x"}`), []byte(`{}`))
	f.Fuzz(func(t *testing.T, prescription, patient []byte) {
		var p rx.Prescription
		var who rx.Patient
		if json.Unmarshal(prescription, &p) != nil || json.Unmarshal(patient, &who) != nil {
			return
		}
		_ = p.Validate(who).Error()
		p.Sig.Text, p.Note = rx.Secret{}, rx.Secret{} // these do not read back, on purpose
		var back rx.Prescription
		require.NoError(t, json.Unmarshal([]byte(asJSON(t, p)), &back))
		require.Equal(t, p, back)
	})
}
