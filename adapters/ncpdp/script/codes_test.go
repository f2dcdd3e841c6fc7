package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// medication sets elements into MedicationPrescribed of a NewRx of 2017071 and reads it.
func medication(t *testing.T, inner string) script.NewRx {
	t.Helper()
	return newRx(t, set("MedicationPrescribed", inner, 1))
}

// TestEveryUnitOfTheListIsReadAsItself takes the NCI codes of quantity units that samples and a government's list show.
func TestEveryUnitOfTheListIsReadAsItself(t *testing.T) {
	t.Parallel()
	for code, name := range map[string]string{
		"C48542": "tablet", "C48480": "capsule", "C64696": "caplet", "C28254": "mL", "C48155": "g", "C64933": "each", "C48504": "kit", "C48521": "packet",
		"C48524": "patch", "C62412": "applicator", "C54564": "blister", "C53499": "film", "C69124": "gum", "C48499": "implant", "C62276": "insert",
		"C120263": "lancet", "C48506": "lozenge", "C65032": "pad", "C120216": "pen needle", "C62609": "ring", "C53502": "sponge", "C53503": "stick",
		"C48538": "strip", "C48539": "suppository", "C53504": "swab", "C48548": "troche", "C48552": "wafer", "C38046": "unspecified",
	} {
		for release, unit := range []string{"<PotencyUnitCode>" + code + "</PotencyUnitCode>", "<QuantityUnitOfMeasure><Code>" + code + "</Code></QuantityUnitOfMeasure>"} {
			n := newRx(t, set("MedicationPrescribed", "<Quantity><Value>2.5</Value>"+unit+"</Quantity>", release))
			require.Equal(t, drug.Unit(code), n.Prescription.Quantity.Unit(), code)
			require.Equal(t, name, n.Prescription.Quantity.Unit().Name(), code)
			require.Equal(t, int64(2500), n.Prescription.Quantity.Thousandths(), code)
			require.Empty(t, n.Findings, code)
		}
	}
}

// TestSchedulesAreReadInCodesAndInTheWordsOf10_6 knows no schedule but those of the list.
func TestSchedulesAreReadInCodesAndInTheWordsOf10_6(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]drug.Schedule{
		"C48675": drug.ScheduleII, "C48676": drug.ScheduleIII, "C48677": drug.ScheduleIV, "C48679": drug.ScheduleV, "C38046": drug.NotControlled,
		"CII": drug.ScheduleII, "C-III": drug.ScheduleIII, "IV": drug.ScheduleIV, "cv": drug.ScheduleV, "": drug.ScheduleUnknown,
		"C48672": drug.ScheduleUnknown, "CI": drug.ScheduleUnknown, // schedule I is never dispensed
		"C48680": drug.ScheduleUnknown, "2": drug.ScheduleUnknown, "VI": drug.ScheduleUnknown, "narcotic": drug.ScheduleUnknown,
	} {
		for release, schedule := range []string{"<DEASchedule>" + text + "</DEASchedule>", "<DEASchedule><Code>" + text + "</Code></DEASchedule>"} {
			n := newRx(t, set("MedicationPrescribed", "<DrugCoded>"+schedule+"</DrugCoded>", release))
			require.Equal(t, want, n.Prescription.Drug.Schedule, text)
			require.Equal(t, want == drug.ScheduleUnknown && text != "", len(n.Findings) == 1 && n.Findings[0].Code == script.CodeSchedule, text)
		}
	}
	require.True(t, script.CodeSchedule.Holds())
}

func TestTheTablesHaveEveryCodeThatIsKnown(t *testing.T) {
	t.Parallel()
	tables := map[string]struct {
		words []script.Word
		codes string
	}{
		"denial":         {script.DenialReasons(), "AA AB AC AD AE AF AG AM AN AP BE CZ DA HP HQ HR HS HT"},
		"sub-code":       {script.ChangeSubCodes(), "A B C D E F G H I J L M"},
		"acknowledgment": {script.AcknowledgementCodes(), "000 001 010 600 601 602 900"},
		"quantity":       {script.QuantityQualifiers(), "38 40 87 QS QT"},
		"validation":     {script.ValidationReasons(), "GM GN GP GQ GR GT"},
		"detail":         {script.ErrorDetails(), "144 4010"},
	}
	for name, table := range tables {
		var codes []string
		for _, w := range table.words {
			codes = append(codes, w.Code)
			require.NotEmpty(t, w.Text, name+w.Code)
			require.NotEmpty(t, w.Evidence, name+w.Code)
			require.Equal(t, w.Text, script.Explain(w.Code, nil, table.words))
		}
		require.Equal(t, strings.Fields(table.codes), codes, name)
	}
	require.Empty(t, script.Explain("ZZ", script.DenialReasons()))
	host := []script.Word{{Code: "AD", Text: "the host's words"}}
	require.Equal(t, "the host's words", script.Explain("AD", host, script.DenialReasons()), "the host's table goes first")
	var requests []string
	for _, row := range script.RequestCodes() {
		requests = append(requests, row.Code)
	}
	require.Equal(t, strings.Fields("G T S OS D P U RM"), requests)
}

func TestEveryAcknowledgementCodeIsTakenForWhatItMeans(t *testing.T) {
	t.Parallel()
	for code, accepted := range map[string]bool{
		"000": true, "001": true, "010": true, "600": false, "601": false, "602": false, "900": false, "": false, "P001": false, "1000": false, "0": false, "10": false,
	} {
		for _, kind := range []string{"Status", "Verify", "Error"} {
			a, err := parse(t, body("<"+kind+"><Code>"+code+"</Code></"+kind+">")).Acknowledgement()
			require.NoError(t, err)
			require.Equal(t, accepted && kind != "Error", a.Accepted(), "%s %s", kind, code)
			require.Equal(t, kind == "Error" || strings.HasPrefix(code, "6") || code == "900", a.Failed, "%s %s", kind, code)
		}
	}
}

func TestFillIndicatorsSayWhatThePrescriberWants(t *testing.T) {
	t.Parallel()
	d, p, n, x := script.Dispensed, script.PartlyDispensed, script.NotDispensed, script.Transferred
	for text, want := range map[string][]script.FillStatus{
		"All Fill Statuses": {d, p, n, x}, "All Fill Statuses Except Transferred": {d, p, n}, "Dispensed And Partially Dispensed": {d, p},
		"Partially Dispensed And Not Dispensed": {p, n}, "Not Dispensed And Transferred": {n, x}, "Not Dispensed": {n}, "Cancel All Fill Statuses": nil,
		"all fill statuses": {d, p, n, x}, "All except Transferred": {d, p, n}, "Cancel All": nil,
	} {
		got, ok := script.Wants(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "Dispensed", "none"} {
		_, ok := script.Wants(text)
		require.False(t, ok, text)
	}
	require.Len(t, script.FillIndicators(), 7)
}

// TestNothingIsInvented has the odd values that receivers have met: each is kept as it is or left out with a finding.
func TestNothingIsInvented(t *testing.T) {
	t.Parallel()
	quantity := func(n script.NewRx) any { return n.Prescription.Quantity }
	tests := []struct {
		name, inner string
		get         func(n script.NewRx) any
		want        any
		code        script.Code // of the only finding; empty: none
	}{
		{"no substitution is not 0", "<Note>x</Note>", func(n script.NewRx) any { return n.Prescription.Substitution }, rx.SubstitutionAbsent, ""},
		{"an empty substitution is not 0", "<Substitutions/>", func(n script.NewRx) any { return n.Prescription.Substitution }, rx.SubstitutionAbsent, ""},
		{"no refills are not 0", "<Note>x</Note>", func(n script.NewRx) any { return n.Prescription.Refills }, rx.Refills{}, ""},
		{"PRN is no number", "<NumberOfRefills>PRN</NumberOfRefills>", func(n script.NewRx) any { return n.Prescription.Refills }, rx.PRN(), ""},
		{"99 is neither", "<NumberOfRefills>99</NumberOfRefills>", func(n script.NewRx) any { return n.Prescription.Refills }, rx.Refills{}, script.CodeRefills99},
		{"a missing unit is not each", "<Quantity><Value>30</Value></Quantity>", quantity, drug.Units(30, ""), ""},
		{"quantity 0 with QS", "<Quantity><Value>0</Value><CodeListQualifier>QS</CodeListQualifier></Quantity>", quantity, drug.Quantity{}, script.CodeSufficient},
		{"quantity 0 is 0", "<Quantity><Value>0</Value><CodeListQualifier>38</CodeListQualifier></Quantity>", quantity, drug.Units(0, ""), ""},
		{"a quantity without its qualifier", "<Quantity><Value>30</Value></Quantity>", quantity, drug.Units(30, ""), ""},
		{"a quantity with a comma", "<Quantity><Value>1,000</Value></Quantity>", quantity, drug.Quantity{}, script.CodeQuantity},
		{"a quantity in exponents", "<Quantity><Value>1e3</Value></Quantity>", quantity, drug.Quantity{}, script.CodeQuantity},
		{"a quantity finer than thousandths", "<Quantity><Value>0.0001</Value></Quantity>", quantity, drug.Quantity{}, script.CodeQuantity},
		{"no days' supply is not 30", "<Quantity><Value>30</Value></Quantity>", func(n script.NewRx) any { return n.Prescription.DaysSupply }, 0, ""},
		{"capsules in words and mL in code", "<DrugDescription>Sample 10 mg capsule</DrugDescription><Quantity><Value>30</Value><QuantityUnitOfMeasure><Code>C28254</Code></QuantityUnitOfMeasure></Quantity>",
			func(n script.NewRx) any {
				return []any{n.Prescription.Drug.Description, n.Prescription.Drug.Form, n.Prescription.Quantity.Unit()}
			}, []any{"Sample 10 mg capsule", drug.FormUnknown, drug.Unit("C28254")}, script.CodeUnitContradicts},
		{"a hyphenated NDC", "<DrugCoded><ProductCode><Code>68180-0513-01</Code><Qualifier>ND</Qualifier></ProductCode></DrugCoded>", func(n script.NewRx) any { return n.Prescription.Drug.NDC.String() }, "68180-0513-01", ""},
		{"an NDC of ten digits in hyphens", "<DrugCoded><ProductCode><Code>65597-402-20</Code><Qualifier>ND</Qualifier></ProductCode></DrugCoded>", func(n script.NewRx) any { return n.Prescription.Drug.NDC.String() }, "65597-0402-20", ""},
		{"an NDC without a qualifier", "<DrugCoded><ProductCode><Code>68180051301</Code></ProductCode></DrugCoded>", func(n script.NewRx) any { return n.Prescription.Drug.NDC.IsSet() }, false, script.CodeProductQualifier},
		{"directions in one element", "<Sig>Take one</Sig>", func(n script.NewRx) any { return n.Prescription.Sig.Text.Reveal() }, "Take one", ""},
		{"entities and CDATA", "<Note>Testa &amp; <![CDATA[<Co>]]> &#233;&#x1F600;</Note>", func(n script.NewRx) any { return n.Prescription.Note.Reveal() }, "Testa & <Co> é😀", ""},
		{"a form that we have no word for", "<DrugCoded><Strength><StrengthValue>5</StrengthValue><StrengthForm><Code>C99999</Code></StrengthForm><StrengthUnitOfMeasure><Code>C28254</Code></StrengthUnitOfMeasure></Strength></DrugCoded>",
			func(n script.NewRx) any { return []any{n.Prescription.Drug.Form, n.Prescription.Drug.Strength} }, []any{drug.FormUnknown, "5 C28254"}, ""},
	}
	for _, tt := range tests {
		n := medication(t, tt.inner)
		require.Equal(t, tt.want, tt.get(n), tt.name)
		if tt.code == "" {
			require.Empty(t, n.Findings, tt.name)
			continue
		}
		require.Len(t, n.Findings, 1, tt.name)
		require.Equal(t, tt.code, n.Findings[0].Code, tt.name)
	}
}
