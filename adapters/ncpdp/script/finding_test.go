package script_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

const (
	inNewRx      = "/Message/Body/NewRx"
	inDrug       = inNewRx + "/MedicationPrescribed"
	inPatient    = inNewRx + "/Patient/HumanPatient"
	inPrescriber = inNewRx + "/Prescriber/NonVeterinarian"
)

// defects are single changes of our 2017071 fixture, and the one finding that each has to give.
var defects = []struct {
	name     string
	old, new string
	code     script.Code
	path     string
}{
	{"no stamp but telling elements", ` TransactionVersion="20170715"`, ` Other="x"`, script.CodeVersionByShape, "/Message"},
	{"a message of another standard", `TransactionDomain="SCRIPT"`, `TransactionDomain="SPECIALIZED"`, script.CodeVersionDomain, "/Message"},
	{"a stamp of another transport", `TransportVersion="20170715"`, `TransportVersion="2022071"`, script.CodeVersionStamps, "/Message"},
	{"a stamp of 10.6 over later elements", `DatatypesVersion="20170715" TransportVersion="20170715" TransactionDomain="SCRIPT" TransactionVersion="20170715"`,
		`version="010" release="006"`, script.CodeVersionConflict, "/Message"},
	{"an element of 10.6 among later ones", "<BusinessName>Mail Order Pharmacy</BusinessName>", "<StoreName>Mail Order Pharmacy</StoreName>", script.CodeVersionMixed, "/Message"},

	{"no header", "<Header>", "<Leader>", script.CodeHeaderMissing, "/Message"},
	{"no message id", "<MessageID>EX-20261102-0001</MessageID>", "", script.CodeMessageID, "/Message/Header"},
	{"a time that is none", "2026-11-02T15:04:05Z", "yesterday", script.CodeSentTime, "/Message/Header/SentTime"},
	{"a time without a zone", "2026-11-02T15:04:05Z", "2026-11-02T15:04:05.1234567", script.CodeSentTimeZone, "/Message/Header/SentTime"},
	{"a test message", "</Header>", "<TestMessage>1</TestMessage></Header>", script.CodeTest, "/Message/Header/TestMessage"},
	{"a signature", "</Header>", "<DigitalSignature><SignatureValue>AA==</SignatureValue></DigitalSignature></Header>",
		script.CodeSignature, "/Message/Header/DigitalSignature"},

	{"a doubled drug description", "<DrugCoded>", "<DrugDescription>Another</DrugDescription><DrugCoded>", script.CodeDoubled, inDrug + "/DrugDescription[2]"},
	{"a second date of the same meaning", "<OtherMedicationDate>\n", "<EffectiveDate><Date>2026-12-01</Date></EffectiveDate><OtherMedicationDate>\n",
		script.CodeDoubled, inDrug + "/OtherMedicationDate"},
	{"a date that does not say what it is", "<OtherMedicationDateQualifier>EffectiveDate</OtherMedicationDateQualifier>", "",
		script.CodeDateMeaning, inDrug + "/OtherMedicationDate"},
	{"a birthday that is none", "1961-02-28", "1961-02-30", script.CodeDate, inPatient + "/DateOfBirth/Date"},
	{"an NPI with a wrong check digit", "1234567893", "1234567890", script.CodeNPI, inPrescriber + "/Identification/NPI"},
	{"an NPI of words", "1234567893", "NONE", script.CodeNPI, inPrescriber + "/Identification/NPI"},
	{"a DEA number of another shape", "AE1234563", "12345", script.CodeDEA, inPrescriber + "/Identification/DEANumber"},
	{"a DEA number with a wrong check digit", "AE1234563", "AE1234560", script.CodeDEACheck, inPrescriber + "/Identification/DEANumber"},
	{"a state that is none", "<StateProvince>OH<", "<StateProvince>Ohio<", script.CodeState, inPatient + "/Address/StateProvince"},
	{"a country that is none", "<CountryCode>US<", "<CountryCode>USA<", script.CodeCountry, inPatient + "/Address/CountryCode"},
	{"a ZIP code of the patient", "43004", "4300", script.CodeZIP, inPatient + "/Address/PostalCode"},
	{"a ZIP code of the prescriber", "43085", "4308", script.CodeZIP, inPrescriber + "/Address/PostalCode"},
	{"an e-mail address in a telephone slot", "6145550177", "demi@practice.example", script.CodePhone,
		inPrescriber + "/CommunicationNumbers/PrimaryTelephone/Number"},
	{"an animal", "<Patient>", "<Patient><NonHumanPatient/>", script.CodeAnimal, inNewRx + "/Patient/NonHumanPatient"},

	{"a product code that is no NDC", "<Qualifier>ND<", "<Qualifier>UP<", script.CodeProductQualifier, inDrug + "/DrugCoded/ProductCode/Code"},
	{"ten digits without hyphens", "68180051301", "6818051301", script.CodeNDC, inDrug + "/DrugCoded/ProductCode/Code"},
	{"a drug code of another list", "<Qualifier>SCD<", "<Qualifier>MD<", script.CodeDatabaseQualifier, inDrug + "/DrugCoded/DrugDBCode/Code"},
	{"an RxNorm code of letters", "314076", "lisinopril", script.CodeRxCUI, inDrug + "/DrugCoded/DrugDBCode/Code"},
	{"schedule I", "C38046", "C48672", script.CodeSchedule, inDrug + "/DrugCoded/DEASchedule"},
	{"a quantity in words", "<Value>90<", "<Value>ninety<", script.CodeQuantity, inDrug + "/Quantity/Value"},
	{"a quantity below zero", "<Value>90<", "<Value>-90<", script.CodeQuantity, inDrug + "/Quantity/Value"},
	{"a remaining quantity", "<CodeListQualifier>38<", "<CodeListQualifier>40<", script.CodeQuantityQualifier, inDrug + "/Quantity/CodeListQualifier"},
	{"a sufficient quantity", "<CodeListQualifier>38<", "<CodeListQualifier>QS<", script.CodeSufficient, inDrug + "/Quantity/CodeListQualifier"},
	{"a unit that is no NCI code", "C48542", "EA", script.CodeUnit, inDrug + "/Quantity/QuantityUnitOfMeasure"},
	{"no days at all", "<DaysSupply>90<", "<DaysSupply>0<", script.CodeDaysSupply, inDrug + "/DaysSupply"},
	{"refills below zero", "<NumberOfRefills>1<", "<NumberOfRefills>-1<", script.CodeRefills, inDrug + "/NumberOfRefills"},
	{"99 refills", "<NumberOfRefills>1<", "<NumberOfRefills>99<", script.CodeRefills99, inDrug + "/NumberOfRefills"},
	{"refills of an unknown shape", "<NumberOfRefills>1</NumberOfRefills>", "<Refills>1</Refills>", script.CodeRefills, inDrug + "/Refills"},
	{"an unknown substitution", "<Substitutions>0<", "<Substitutions>5<", script.CodeSubstitution, inDrug + "/Substitutions"},
	{"a prescription for the file", "<DaysSupply>", "<DoNotFill>H</DoNotFill><DaysSupply>", script.CodeDoNotFill, inDrug + "/DoNotFill"},
}

func TestEachDefectGivesOneFindingWithItsPath(t *testing.T) {
	t.Parallel()
	for _, d := range defects {
		text := with(t, file2017, d.old, d.new)
		if d.new == "<Leader>" {
			text = strings.Replace(text, "</Header>", "</Leader>", 1)
		}
		found := parse(t, text).Findings()
		require.Len(t, found, 1, "%s: %v", d.name, found)
		require.Equal(t, d.code, found[0].Code, d.name)
		require.Equal(t, d.path, found[0].Path, d.name)
		require.NotEmpty(t, found[0].Text, d.name)
	}
}

func TestEveryCodeIsSeenInATest(t *testing.T) {
	t.Parallel()
	seen := map[script.Code]bool{}
	for _, d := range defects {
		seen[d.code] = true
	}
	for _, text := range []string{
		"<Message><Header><MessageID>1</MessageID></Header><Body><Status/></Body></Message>",
		`<Message version="new"><Header><MessageID>1</MessageID></Header><Body><Sampleton/></Body></Message>`,
		crowd(100),
	} {
		for _, f := range parse(t, text).Findings() {
			seen[f.Code] = true
		}
	}
	for _, text := range envelopeDefects(t) {
		for _, f := range parse(t, text).Findings() {
			seen[f.Code] = true
		}
	}
	for _, text := range viewDefects {
		for _, f := range parse(t, text).Findings() {
			seen[f.Code] = true
		}
	}
	for _, code := range script.Codes() {
		require.True(t, seen[code], "%s is in no test", code)
		delete(seen, code)
	}
	require.Empty(t, seen, "codes that the list lacks")
}

// crowd is a NewRx with n payers that each have one fault.
func crowd(n int) string {
	payer := "<BenefitsCoordination><GroupID/><GroupID/></BenefitsCoordination>"
	return "<Message><Header/><Body><NewRx>" + strings.Repeat(payer, n) + "</NewRx></Body></Message>"
}

// What is left out and not missed by Validate: a wrong earliest day would be none, a wrong substitution would be silence.
func TestAPersonLooksWhereTheRestLooksComplete(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, old, new string }{
		{"an earliest day of filling that is no date", "2026-11-02</Date>\n          </OtherMedicationDate>", "2026-13-02</Date></OtherMedicationDate>"},
		{"a date without a meaning", "<OtherMedicationDateQualifier>EffectiveDate<", "<OtherMedicationDateQualifier><"},
		{"a substitution that is neither", "<Substitutions>0<", "<Substitutions>Y<"},
		{"schedule I", "C38046", "C48672"},
	} {
		n := newRx(t, with(t, file2017, c.old, c.new))
		require.Len(t, n.Findings, 1, c.name)
		require.True(t, n.Findings[0].Code.Holds(), c.name)
	}
}

func TestFindingsAreBounded(t *testing.T) {
	t.Parallel()
	found := parse(t, crowd(10_000)).Findings()
	require.Less(t, len(found), 70)
	require.Equal(t, script.CodeMore, found[len(found)-1].Code)
}

func TestADoubledElementIsReadAsAbsent(t *testing.T) {
	t.Parallel()
	n := newRx(t, with(t, file2017, "<DrugCoded>", "<DrugDescription>Another</DrugDescription><DrugCoded>"))
	require.Empty(t, n.Prescription.Drug.Description)
	require.True(t, n.Findings[0].Code.Holds(), "a pharmacist has to ask")

	n = newRx(t, with(t, file2017, "<Patient>", "<Patient></Patient><Patient>"))
	require.False(t, n.Patient.Last.IsSet())
}

func TestANameThatNobodyHasSeenIsInNoFinding(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"<Message><Body><s:Sampleton xmlns:s='urn:s'/></Body></Message>",
		"<Message><Body><RxRenewalResponse><Response><Sampleton/></Response></RxRenewalResponse></Body></Message>",
		"<Message><Body><RxRenewalResponse><Response><Approved/><Sampleton/></Response></RxRenewalResponse></Body></Message>",
		"<Message><Body><RxFill><FillStatus><Sampleton/></FillStatus></RxFill></Body></Message>",
		"<Message><Body><NewRx><Sampleton/></NewRx></Body></Message>",
	} {
		found := parse(t, text).Findings()
		for _, f := range found {
			require.NotContains(t, f.Path, "Sampleton", text)
		}
		require.Condition(t, func() bool {
			return slices.ContainsFunc(found, func(f script.Finding) bool { return strings.HasSuffix(f.Path, "/*") })
		}, text)
	}
}
