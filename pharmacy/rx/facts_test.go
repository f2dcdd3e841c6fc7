package rx_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func product(t testing.TB) drug.Product {
	t.Helper()
	n, err := drug.ParseNDC("00002-1433-80")
	require.NoError(t, err)
	return drug.Product{
		NDC: n, RxCUI: 314077, Ingredient: 29046, Name: "Lisinopril Tablets 10 mg", Schedule: drug.NotControlled,
		Maintenance: drug.Yes, Specialty: drug.No, Kind: drug.KindDrug,
	}
}

func TestFactsTakeThePrescriptionAndItsProduct(t *testing.T) {
	t.Parallel()
	p, _ := lisinopril()
	p.Effective, p.Expires = cal.Of(2026, 11, 25), cal.Of(2027, 11, 20)
	prod := product(t)
	require.Equal(t, rx.Facts{
		ID: "rx-1", Patient: "person-1", NDC: prod.NDC, RxCUI: 314077, Ingredient: 29046, DrugName: "Lisinopril Tablets 10 mg",
		Schedule: drug.NotControlled, Maintenance: drug.Yes, Specialty: drug.No,
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Refills: rx.RefillCount(3), Substitution: rx.SubstitutionAllowed,
		Written: cal.Of(2026, 11, 20), Effective: cal.Of(2026, 11, 25), Expires: cal.Of(2027, 11, 20),
		PrescriberNPI: "1234567893", Origin: rx.Electronic, OrderNumber: "ord-77",
	}, p.Facts(prod))
}

func TestFactsKeepWhatWasPrescribedWhereTheProductIsNotKnown(t *testing.T) {
	t.Parallel()
	p, _ := lisinopril()
	p.Drug.NDC, p.Drug.Description = product(t).NDC, ""
	f := p.Facts(drug.Product{})
	require.Equal(t, p.Drug.NDC, f.NDC)
	require.Equal(t, p.Drug.RxCUI, f.RxCUI)
	require.Equal(t, drug.Unknown, f.Maintenance)
	require.Empty(t, f.DrugName)
	require.Equal(t, "Lisinopril Tablets 10 mg", p.Facts(product(t)).DrugName, "the product's name, not the prescriber's words")
}

func TestFactsTakeTheStricterSchedule(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ prescribed, product, want drug.Schedule }{
		{drug.NotControlled, drug.ScheduleIV, drug.ScheduleIV},
		{drug.ScheduleIV, drug.NotControlled, drug.ScheduleIV},
		{drug.ScheduleIV, drug.ScheduleII, drug.ScheduleII},
		{drug.ScheduleUnknown, drug.NotControlled, drug.NotControlled},
		{drug.NotControlled, drug.NotControlled, drug.NotControlled},
		{drug.NotControlled, drug.ScheduleUnknown, drug.ScheduleUnknown}, // the message's code also says "unspecified"
		{drug.ScheduleIV, drug.ScheduleUnknown, drug.ScheduleIV},
		{drug.ScheduleUnknown, drug.ScheduleUnknown, drug.ScheduleUnknown},
	} {
		p := rx.Prescription{Drug: rx.Drug{Schedule: c.prescribed}}
		prod := drug.Product{Schedule: c.product}
		require.Equal(t, c.want, p.Facts(prod).Schedule)
		require.Equal(t, c.want, p.ScheduledAs(prod).Drug.Schedule)
		require.Equal(t, c.prescribed, p.Drug.Schedule, "p itself stays as it was")
	}
}

// A message that says "not controlled", or nothing, of a drug that the file has on schedule IV.
func TestTheDrugFileMakesAPrescriptionControlled(t *testing.T) {
	t.Parallel()
	p, who := lisinopril()
	for _, said := range []drug.Schedule{drug.NotControlled, drug.ScheduleUnknown} {
		p.Drug.Schedule = said
		var fields []string
		for _, problem := range p.ScheduledAs(drug.Product{Schedule: drug.ScheduleIV}).Validate(who) {
			fields = append(fields, problem.Field)
		}
		require.Equal(t, []string{"drug.strength", "drug.form", "prescriber.address", "prescriber.dea", "signed"}, fields)
	}
	require.Nil(t, p.ScheduledAs(drug.Product{Schedule: drug.NotControlled}).Validate(who), "the file knows what the message left out")
}

func TestFactsSurviveJSONAndLeaveOutWhatIsAbsent(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(rx.Facts{ID: "rx-1"})
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"rx-1"}`, string(data))

	p, _ := lisinopril()
	p.Refills = rx.RefillCount(0)
	facts := p.Facts(product(t))
	data, err = json.Marshal(facts)
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"rx-1","patient":"person-1","ndc":"00002-1433-80","rxcui":"314077","ingredient":"29046",
		"drug_name":"Lisinopril Tablets 10 mg","schedule":"none","maintenance":"yes","specialty":"no",
		"quantity":{"value":"90","unit":"C48542"},"days_supply":90,"refills":"0","substitution":"allowed","written":"2026-11-20",
		"prescriber_npi":"1234567893","origin":"electronic","order_number":"ord-77"}`, string(data))
	var back rx.Facts
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, facts == back, "facts are comparable")
}

// A wrong number in a message does not make a stored event unreadable.
func TestFactsReadBackAWrongNPI(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(rx.Facts{ID: "rx-1", PrescriberNPI: "NONE"})
	require.NoError(t, err)
	var back rx.Facts
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, rx.NPI("NONE"), back.PrescriberNPI)
}

func TestFactsHoldNoPatientText(t *testing.T) {
	t.Parallel()
	facts := reflect.TypeFor[rx.Facts]()
	require.True(t, facts.Comparable())
	require.Equal(t, 19, facts.NumField())
	for i := range facts.NumField() {
		require.NotEqual(t, reflect.TypeFor[rx.Secret](), facts.Field(i).Type)
	}
	p, _ := lisinopril()
	conceal(&p)
	require.NotContains(t, asJSON(t, p.Facts(product(t))), planted)
}

func FuzzFactsJSON(f *testing.F) {
	f.Add([]byte(`{"id":"rx-1","ndc":"0002-1433-80","refills":"PRN","quantity":{"value":"90"},"schedule":"II","written":"2026-11-20"}`))
	f.Add([]byte(`{"id":"rx-1","days_supply":-1,"prescriber_npi":"NONE"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var facts rx.Facts
		if json.Unmarshal(data, &facts) != nil {
			return
		}
		written, err := json.Marshal(facts)
		require.NoError(t, err)
		var back rx.Facts
		require.NoError(t, json.Unmarshal(written, &back))
		require.Equal(t, facts, back)
	})
}
