package drug_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

func lisinopril(t testing.TB) drug.Product {
	return drug.Product{
		NDC: ndc(t, "00002-1433-80"), RxCUI: 314076, Ingredient: 29046, Name: "Lisinopril 10 mg tablet", Strength: "10 mg",
		Form: drug.FormTablet, Schedule: drug.NotControlled, Storage: drug.RoomTemperature, Source: drug.Generic,
		Kind: drug.KindDrug, Unit: drug.Tablet, Maintenance: drug.Yes, Specialty: drug.No, Aerosol: drug.No,
	}
}

func TestGoodProductsHaveNoFaults(t *testing.T) {
	t.Parallel()
	require.NoError(t, lisinopril(t).Validate())
	require.NoError(t, drug.Product{Kind: drug.KindDrug, Name: "x", NDC: ndc(t, "0002-1433-80")}.Validate(), "unknown facts are no faults")
	require.NoError(t, drug.Product{Kind: drug.KindSupply, Name: "Test strips", Code: "012345678905"}.Validate())
	require.NoError(t, drug.Product{Kind: drug.KindCompound, Name: "Cream mixed for one patient"}.Validate())
}

func TestProductListsAllFaultsAtOnce(t *testing.T) {
	t.Parallel()
	p := drug.Product{
		Kind: drug.KindSupply, Code: "12AB", Unit: "tablets", Schedule: drug.ScheduleII,
		Form: 99, Storage: 99, Source: 99, Maintenance: 99, Specialty: 99, Aerosol: 99,
	}
	var faults drug.ProductFaults
	require.ErrorAs(t, p.Validate(), &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	require.Equal(t, []string{"name", "unit", "code", "schedule", "form", "storage", "source", "maintenance", "specialty", "aerosol"}, fields)
	require.Contains(t, faults.Error(), "drug: product: name: missing; unit: no NCI code")
}

func TestEachKindNeedsItsOwnCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		p    drug.Product
		want string
	}{
		{"no kind", drug.Product{Name: "x"}, "drug: product: kind: missing: drug, supply or compound"},
		{"a drug without NDC", drug.Product{Name: "x", Kind: drug.KindDrug, RxCUI: 1}, "drug: product: ndc: missing: a drug is known by it"},
		{"a drug with a UPC", drug.Product{Name: "x", Kind: drug.KindDrug, NDC: ndc(t, "0002-1433-80"), Code: "012345678905"}, "drug: product: code: a drug has an NDC, not a UPC or HRI number"},
		{"a supply without a code", drug.Product{Name: "x", Kind: drug.KindSupply}, "drug: product: code: a supply needs its UPC or HRI number, 8 to 14 digits"},
		{"a compound with an NDC", drug.Product{Name: "x", Kind: drug.KindCompound, NDC: ndc(t, "0002-1433-80")}, "drug: product: ndc: a compound has no code of its own"},
		{"a schedule out of range", drug.Product{Name: "x", Kind: drug.KindCompound, Schedule: 99}, "drug: product: schedule: not a defined value"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.EqualError(t, c.p.Validate(), c.want)
		})
	}
}

func TestSuppliesAndCompoundsArePricedAsUnknown(t *testing.T) {
	t.Parallel()
	require.Equal(t, drug.Yes, lisinopril(t).Priced())
	require.Equal(t, drug.Yes, drug.Product{Kind: drug.KindDrug, RxCUI: 314076}.Priced())
	require.Equal(t, drug.Unknown, drug.Product{Kind: drug.KindDrug}.Priced(), "a drug without a code")
	require.Equal(t, drug.Unknown, drug.Product{Kind: drug.KindSupply, Code: "012345678905"}.Priced())
	require.Equal(t, drug.Unknown, drug.Product{Kind: drug.KindCompound, RxCUI: 314076}.Priced())
	require.Equal(t, drug.Unknown, drug.Product{NDC: ndc(t, "0002-1433-80")}.Priced(), "kind unknown")
}

func TestProductSurvivesJSONAndLeavesOutWhatIsUnknown(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(drug.Product{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(data))

	data, err = json.Marshal(lisinopril(t))
	require.NoError(t, err)
	require.JSONEq(t, `{"ndc":"00002-1433-80","rxcui":"314076","ingredient":"29046","name":"Lisinopril 10 mg tablet","strength":"10 mg",
		"form":"tablet","schedule":"none","storage":"room temperature","source":"generic","kind":"drug","unit":"C48542",
		"maintenance":"yes","specialty":"no","aerosol":"no"}`, string(data))
	var back drug.Product
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, lisinopril(t), back)
}

func FuzzProductJSON(f *testing.F) {
	f.Add([]byte(`{"ndc":"00002-1433-80","rxcui":"314076","kind":"drug","schedule":"II","maintenance":"yes"}`))
	f.Add([]byte(`{"ndc":"0002143380"}`))
	f.Add([]byte(`{"kind":"supply","code":"012345678905"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p drug.Product
		if json.Unmarshal(data, &p) != nil {
			return
		}
		_ = p.Validate()
		written, err := json.Marshal(p)
		require.NoError(t, err)
		var back drug.Product
		require.NoError(t, json.Unmarshal(written, &back))
		require.Equal(t, p, back)
	})
}
