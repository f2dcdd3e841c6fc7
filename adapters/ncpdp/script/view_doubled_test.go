package script_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// mayRepeat are the elements of which a message may have several: each is read, or they are ways to reach somebody.
var mayRepeat = map[string]bool{
	"Observation": true, "Measurement": true, "Substance": true, "Diagnosis": true, "DrugUseEvaluation": true, "DrugCoverageStatusCode": true,
	"OfficeOfPharmacyAffairsID": true, "PatientCodifiedNote": true, "StructuredSIG": true, "Instruction": true, "MaximumDoseRestriction": true,
	"TimingAndDuration": true, "CompoundIngredientsLotNotUsed": true, "NeededNoLaterThanReason": true, "Beeper": true, "HomeTelephone": true,
	"PrimaryTelephone": true, "Fax": true, "ElectronicMail": true, "Communication": true, "SocialSecurity": true, "OtherMedicationDate": true,
	"ObservationNotes": true, "Interval": true, "Duration": true, "IndicationForUse": true, "AdministrationTiming": true,
	"IntervalNumericValue": true, "DurationNumericValue": true, "MultipleInstructionModifier": true, "UnitSourceCode": true, "PeriodEnd": true,
}

var simple = regexp.MustCompile(`<(\w+)>[^<]*</(\w+)>`)

// TestNoSingleElementIsTakenFromTwo sets another text beside each text of each member of a NewRx, and each member twice.
func TestNoSingleElementIsTakenFromTwo(t *testing.T) {
	t.Parallel()
	for group, members := range everyMember() {
		for _, m := range members {
			for release := range stamps {
				inner := m.xml.in(release)
				if inner == "-" {
					continue
				}
				for _, at := range simple.FindAllStringSubmatchIndex(inner, -1) {
					name, whole := inner[at[2]:at[3]], inner[at[0]:at[1]]
					if !mayRepeat[name] {
						another := strings.Replace(whole, "</", "0</", 1)
						doubled(t, set(group, inner[:at[1]]+another+inner[at[1]:], release), m.name+": "+name)
					}
				}
				if first := inner[1:strings.IndexAny(inner, ">/")]; !mayRepeat[first] {
					doubled(t, set(group, inner+inner, release), m.name)
				}
			}
		}
	}
}

func doubled(t *testing.T, text, what string) {
	t.Helper()
	for _, f := range newRx(t, text).Findings {
		if f.Code == script.CodeDoubled {
			return
		}
	}
	require.Fail(t, "not told", "%s: %s", what, text)
}

// TestWhatStandsTwiceInOtherWaysIsNotTaken has what no member doubles by itself: an element in the places of two releases,
// two names for one thing, two people, two signatures.
func TestWhatStandsTwiceInOtherWaysIsNotTaken(t *testing.T) {
	t.Parallel()
	drug := func(inner string) string { return set("MedicationPrescribed", inner, 1) }
	tests := []struct {
		name, text string
		absent     func(n script.NewRx) bool
	}{
		{"two patients", set("Body", "<Patient><HumanPatient>"+fullName+"</HumanPatient></Patient><Patient><HumanPatient>"+fullName+"</HumanPatient></Patient>", 1),
			func(n script.NewRx) bool { return !n.Patient.Last.IsSet() }},
		{"a name in the places of two releases", set("Body", "<Patient>"+fullName+"<HumanPatient>"+fullName+"</HumanPatient></Patient>", 1),
			func(n script.NewRx) bool { return !n.Patient.Last.IsSet() }},
		{"a prescriber's name in the places of two releases", set("Body", "<Prescriber>"+fullName+"<NonVeterinarian>"+fullName+"</NonVeterinarian></Prescriber>", 1),
			func(n script.NewRx) bool { return n.Prescription.Prescriber.Last == "" && n.Practice.Suffix == "" }},
		{"names of two releases", set("Patient", fullName+"<Names>"+fullName+"</Names>", 2), func(n script.NewRx) bool { return !n.Patient.Last.IsSet() }},
		{"two genders", set("Patient", "<Gender>F</Gender><GenderAndSex><AdministrativeGender>M</AdministrativeGender></GenderAndSex>", 2),
			func(n script.NewRx) bool { return !n.Patient.Sex.IsSet() }},
		{"two NPIs", set("Prescriber", "<Identification><NPI>1234567893</NPI><NPI>1000000004</NPI></Identification>", 1),
			func(n script.NewRx) bool { return n.Prescription.Prescriber.NPI == "" }},
		{"two quantities, original and left", drug("<Quantity><Value>90</Value><CodeListQualifier>38</CodeListQualifier></Quantity><Quantity><Value>30</Value><CodeListQualifier>40</CodeListQualifier></Quantity>"),
			func(n script.NewRx) bool { return !n.Prescription.Quantity.IsSet() && !n.Details.Left.IsSet() }},
		{"two sigs", drug("<Sig><SigText>one</SigText><Instruction/></Sig><Sig><SigText>two</SigText><Instruction/></Sig>"),
			func(n script.NewRx) bool { return !n.Prescription.Sig.Text.IsSet() && !n.Details.Sig.Given() }},
		{"a sig and directions", drug("<Sig><SigText>one</SigText></Sig><Directions>two</Directions>"), func(n script.NewRx) bool { return !n.Prescription.Sig.Text.IsSet() }},
		{"refills of two releases", drug("<NumberOfRefills>1</NumberOfRefills><Refills><Qualifier>R</Qualifier><Value>2</Value></Refills>"),
			func(n script.NewRx) bool { return !n.Prescription.Refills.IsSet() }},
		{"a day and a time", drug("<WrittenDate><Date>2026-11-02</Date><DateTime>2026-11-03T00:00:00</DateTime></WrittenDate>"),
			func(n script.NewRx) bool { return !n.Prescription.Written.IsSet() }},
		{"units of two releases", drug("<Quantity><Value>90</Value><PotencyUnitCode>C48480</PotencyUnitCode><QuantityUnitOfMeasure><Code>C28254</Code></QuantityUnitOfMeasure></Quantity>"),
			func(n script.NewRx) bool { return n.Prescription.Quantity.Unit() == "" }},
		{"codes of two releases", drug("<DrugCoded>" + productNow + "<NDC>68180051401</NDC></DrugCoded>"), func(n script.NewRx) bool { return !n.Prescription.Drug.NDC.IsSet() }},
		{"products of two releases", drug("<DrugCoded>" + productNow + "</DrugCoded><Product><DrugCoded>" + scheduleNow + "</DrugCoded></Product>"),
			func(n script.NewRx) bool {
				return !n.Prescription.Drug.NDC.IsSet() && n.Prescription.Drug.Schedule == 0
			}},
		{"qualifiers that differ", drug(`<DrugCoded><ProductCode Qualifier="UP"><Code>68180051301</Code><Qualifier>ND</Qualifier></ProductCode></DrugCoded>`),
			func(n script.NewRx) bool { return !n.Prescription.Drug.NDC.IsSet() }},
	}
	for _, tt := range tests {
		n := newRx(t, tt.text)
		require.True(t, tt.absent(n), tt.name)
		doubled(t, tt.text, tt.name)
	}
	require.True(t, script.CodeDoubled.Holds())
}

func TestOfTwoMarksInTheHeaderTheOneThatStopsCounts(t *testing.T) {
	t.Parallel()
	for _, marks := range []string{"<TestMessage>0</TestMessage><TestMessage>1</TestMessage>", "<TestMessage>1</TestMessage><TestMessage>0</TestMessage>"} {
		m := parse(t, with(t, file2017, "</Header>", marks+"</Header>"))
		require.True(t, m.Header().Test())
		require.ElementsMatch(t, []script.Code{script.CodeDoubled, script.CodeTest}, codesOf(m.Findings()))
	}
	for _, inside := range []string{indicator + "</DigitalSignature><DigitalSignature>" + block, block + "</DigitalSignature><DigitalSignature>" + indicator} {
		m := parse(t, signed(t, inside))
		require.Equal(t, script.SignatureUnverified, m.Signature(), "an indicator makes no signature verified")
		require.Len(t, m.SignatureBlocks(), 1)
	}
}
