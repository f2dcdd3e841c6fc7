package script_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

const (
	file2017 = "newrx-lisinopril-2017071.xml"
	file10   = "newrx-lisinopril-10.6.xml"
	file2022 = "newrx-lisinopril-2022071.xml"
)

// ours gives our own fixtures.
func ours(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{file2017, file10, file2022} {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(t, err)
		files[name] = data
	}
	return files
}

func parse(t *testing.T, text string) *script.Message {
	t.Helper()
	m, err := script.Parse([]byte(text), script.Limits{})
	require.NoError(t, err)
	return m
}

func newRx(t *testing.T, text string) script.NewRx {
	t.Helper()
	n, err := parse(t, text).NewRx()
	require.NoError(t, err)
	return n
}

func TestOnePrescriptionInThreeReleasesGivesOneModel(t *testing.T) {
	t.Parallel()
	files := ours(t)
	want := newRx(t, string(files[file2017]))
	require.Empty(t, want.Findings)
	for name, version := range map[string]script.Version{file2017: script.V2017071, file10: script.V10_6, file2022: script.V2022071} {
		require.Equal(t, version, parse(t, string(files[name])).Version(), name)
		require.Equal(t, want, newRx(t, string(files[name])), name)
	}
}

func TestANewRxFillsWhatTheMessageSays(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	p := n.Prescription
	require.Empty(t, p.ID, "the host assigns it")
	require.Empty(t, p.Patient, "the host assigns it")
	require.Equal(t, "68180-0513-01", p.Drug.NDC.String())
	require.Equal(t, rx.Drug{
		NDC: p.Drug.NDC, RxCUI: 314076, Description: "Lisinopril 10 mg tablet", Strength: "10 mg",
		Form: drug.FormTablet, Schedule: drug.NotControlled,
	}, p.Drug)
	require.Equal(t, drug.Units(90, drug.Tablet), p.Quantity)
	require.Equal(t, 90, p.DaysSupply)
	require.Equal(t, "Take 1 tablet by mouth once daily", p.Sig.Text.Reveal())
	require.Equal(t, "Home delivery & refill reminders, please", p.Note.Reveal())
	require.Equal(t, rx.RefillCount(1), p.Refills)
	require.Equal(t, rx.SubstitutionAllowed, p.Substitution)
	require.Equal(t, "2026-11-02", p.Written.String())
	require.Equal(t, "2026-11-02", p.Effective.String())
	require.False(t, p.Expires.IsSet())
	require.Equal(t, rx.Electronic, p.Origin)
	require.Equal(t, drug.Unknown, p.Signed)
	require.Equal(t, "EX-ORDER-1001", p.OrderNumber)
	require.Equal(t, rx.Prescriber{
		NPI: "1234567893", DEA: "AE1234563", First: "Demi", Last: "Exampleman", Licence: "EX.12345", State: "OH",
		Phone: "6145550177x12", Fax: "6145550178", Street: "200 Practice Ave, Suite 3", City: "Columbus", ZIP: "43085",
	}, p.Prescriber)
	require.Equal(t, script.Pharmacy{NCPDPID: "2699999", NPI: "1000000004", Name: "Mail Order Pharmacy", Phone: "3145550100",
		Street1: "1 Sample Parkway", City: "Saint Louis", State: "MO", ZIP: "63166"}, n.Pharmacy)
	require.Nil(t, p.Validate(n.Patient))
}

func TestThePatientIsReadBehindSecrets(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	hide := rx.NewSecret
	require.Equal(t, rx.Patient{
		First: hide("Testa"), Middle: hide("Q"), Last: hide("Sampleton"), Born: hide("1961-02-28"), Sex: hide("F"),
		Street1: hide("100 Example St"), Street2: hide("Unit 2B"), City: hide("Samplesburg"), State: "OH",
		ZIP: hide("43004"), Country: place.US, Phone: hide("6145550123"), Email: hide("testa@sampleton.example"),
		MemberID: hide("EXM000123401"), GroupID: hide("EXGROUP9"),
	}, n.Patient)
	require.Len(t, n.Benefits, 1)
	require.Equal(t, script.Benefit{
		BIN: "999999", PCN: "EXAMPLEPCN", PayerName: "Example Health Plan", Responsibility: "P",
		Group: hide("EXGROUP9"), Cardholder: hide("EXM000123401"),
	}, n.Benefits[0])
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		said := fmt.Sprintf(verb, n)
		for _, value := range []string{"Testa", "Sampleton", "100 Example", "EXM0001", "once daily", "reminders"} {
			require.NotContains(t, said, value, verb)
		}
	}
}

// with replaces text of a fixture, and fails where there is nothing to replace.
func with(t *testing.T, file, old, new string) string {
	t.Helper()
	text := string(ours(t)[file])
	require.Contains(t, text, old)
	return strings.Replace(text, old, new, 1)
}

func without(t *testing.T, file, from, to string) string {
	t.Helper()
	text := string(ours(t)[file])
	start := strings.Index(text, from)
	require.GreaterOrEqual(t, start, 0)
	end := strings.Index(text[start:], to)
	require.Greater(t, end, 0)
	return text[:start] + text[start+end+len(to):]
}

func TestWhatIsAbsentStaysAbsent(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		from, to string
		absent   func(n script.NewRx) bool
	}{
		{"substitution", "<Substitutions>", "</Substitutions>", func(n script.NewRx) bool {
			return n.Prescription.Substitution == rx.SubstitutionAbsent
		}},
		{"refills", "<NumberOfRefills>", "</NumberOfRefills>", func(n script.NewRx) bool { return !n.Prescription.Refills.IsSet() }},
		{"days' supply", "<DaysSupply>", "</DaysSupply>", func(n script.NewRx) bool { return n.Prescription.DaysSupply == 0 }},
		{"quantity", "<Quantity>", "</Quantity>", func(n script.NewRx) bool { return !n.Prescription.Quantity.IsSet() }},
		{"unit", "<QuantityUnitOfMeasure>", "</QuantityUnitOfMeasure>", func(n script.NewRx) bool {
			return n.Prescription.Quantity == drug.Units(90, "")
		}},
		{"schedule", "<DEASchedule>", "</DEASchedule>", func(n script.NewRx) bool {
			return n.Prescription.Drug.Schedule == drug.ScheduleUnknown
		}},
		{"written date", "<WrittenDate>", "</WrittenDate>", func(n script.NewRx) bool { return !n.Prescription.Written.IsSet() }},
		{"country", "<CountryCode>", "</CountryCode>", func(n script.NewRx) bool { return n.Patient.Country == "" }},
		{"benefits", "<BenefitsCoordination>", "</BenefitsCoordination>", func(n script.NewRx) bool {
			return n.Benefits == nil && !n.Patient.MemberID.IsSet()
		}},
		{"whole drug", "<MedicationPrescribed>", "</MedicationPrescribed>", func(n script.NewRx) bool {
			return n.Prescription.Drug == rx.Drug{}
		}},
	}
	for _, tt := range tests {
		n := newRx(t, without(t, file2017, tt.from, tt.to))
		require.True(t, tt.absent(n), tt.name)
		require.Empty(t, n.Findings, tt.name)
	}
}

func TestRefillsKeepTheirMeaning(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file, old, new string
		want                 rx.Refills
	}{
		{"no refill is a number", file2017, "<NumberOfRefills>1<", "<NumberOfRefills>0<", rx.RefillCount(0)},
		{"as needed in 2017071", file2017, "<NumberOfRefills>1<", "<NumberOfRefills>PRN<", rx.PRN()},
		{"as needed in 10.6", file10, "<Qualifier>R</Qualifier>", "<Qualifier>PRN</Qualifier>", rx.PRN()},
		{"a number in 10.6", file10, "<Value>1</Value>", "<Value>11</Value>", rx.RefillCount(11)},
		{"99 is no number", file2017, "<NumberOfRefills>1<", "<NumberOfRefills>99<", rx.Refills{}},
		{"an empty value is absent", file10, "<Value>1</Value>", "<Value></Value>", rx.Refills{}},
	}
	for _, tt := range tests {
		n := newRx(t, with(t, tt.file, tt.old, tt.new))
		require.Equal(t, tt.want, n.Prescription.Refills, tt.name)
	}
}

func TestQuantitiesAreExact(t *testing.T) {
	t.Parallel()
	for text, thousandths := range map[string]int64{"42.5": 42_500, "0.125": 125, "90.000": 90_000, " 90\n": 90_000, "0": 0} {
		n := newRx(t, with(t, file2017, "<Value>90<", "<Value>"+text+"<"))
		require.True(t, n.Prescription.Quantity.IsSet(), text)
		require.Equal(t, thousandths, n.Prescription.Quantity.Thousandths(), text)
		require.Empty(t, n.Findings, text)
	}
}

func TestDatesAreTheDayAsWritten(t *testing.T) {
	t.Parallel()
	for _, inner := range []string{
		"<Date>2026-11-02</Date>", "<DateTime>2026-11-02T23:30:00-05:00</DateTime>", "<DateTime>2026-11-02T23:30:00.0</DateTime>",
		"2026-11-02", "<Date>20261102</Date>", "<Date>2026-11-02Z</Date>", "<Date>2026-11-02-08:00</Date>",
	} {
		n := newRx(t, with(t, file2017, "<WrittenDate>\n          <Date>2026-11-02</Date>", "<WrittenDate>"+inner))
		require.Equal(t, "2026-11-02", n.Prescription.Written.String(), inner)
	}
}

func TestTheBestTelephoneNumberIsTaken(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, old, new, want string }{
		{"the primary one, wherever it stands", file2017, "<PrimaryTelephone>\n              <Number>6145550123",
			"<HomeTelephone><Number>6145550124</Number></HomeTelephone><PrimaryTelephone><Number>6145550123", "6145550123"},
		{"another where there is no primary one", file2017, "<PrimaryTelephone>\n              <Number>6145550123</Number>\n            </PrimaryTelephone>",
			"<WorkTelephone><Number>6145550125</Number></WorkTelephone><HomeTelephone><Number>6145550124</Number></HomeTelephone>", "6145550124"},
		{"another where the primary one is none", file2017, "<Number>6145550123</Number>\n            </PrimaryTelephone>",
			"<Number>ask</Number></PrimaryTelephone><OtherTelephone><Number>614-555-0126</Number></OtherTelephone>", "614-555-0126"},
		{"home in 10.6", file10, "<Number>6145550123</Number>\n            <Qualifier>TE<", "<Number>6145550123</Number><Qualifier>HP<", "6145550123"},
		{"cellular in 10.6", file10, "<Number>6145550123</Number>\n            <Qualifier>TE<", "<Number>6145550123</Number><Qualifier>CP<", "6145550123"},
		{"work in 10.6", file10, "<Number>6145550123</Number>\n            <Qualifier>TE<", "<Number>6145550123</Number><Qualifier>WP<", "6145550123"},
		{"a pager is no telephone", file10, "<Number>6145550123</Number>\n            <Qualifier>TE<", "<Number>6145550123</Number><Qualifier>BN<", ""},
	}
	for _, tt := range tests {
		n := newRx(t, with(t, tt.file, tt.old, tt.new))
		require.Equal(t, tt.want, n.Patient.Phone.Reveal(), tt.name)
		require.Equal(t, "testa@sampleton.example", n.Patient.Email.Reveal(), tt.name)
	}
}

func TestAVeterinaryOrderIsNotReadAsAPersons(t *testing.T) {
	t.Parallel()
	n := newRx(t, with(t, file2017, "<Prescriber>", "<Prescriber><Veterinarian/>"))
	require.Equal(t, rx.Prescriber{}, n.Prescription.Prescriber)
	require.Equal(t, script.CodeAnimal, n.Findings[0].Code)
}

func TestADigitalSignatureIsNoticedAndNeverTakenForVerified(t *testing.T) {
	t.Parallel()
	tests := map[string]script.Signature{
		`<DigitalSignature Version="1.1"><DigitalSignatureIndicator>true</DigitalSignatureIndicator></DigitalSignature>`:  script.SignatureIndicated,
		`<DigitalSignature Version="1.1"><DigitalSignatureIndicator>false</DigitalSignatureIndicator></DigitalSignature>`: script.SignatureAbsent,
		`<DigitalSignature Version="1.1"><DigestMethod>SHA-1</DigestMethod><DigestValue>AA==</DigestValue>` +
			`<SignatureValue>AA==</SignatureValue><X509Data>AA==</X509Data></DigitalSignature>`: script.SignatureUnverified,
		"": script.SignatureAbsent,
	}
	for block, want := range tests {
		n := newRx(t, with(t, file2017, "</Header>", block+"</Header>"))
		require.Equal(t, want, n.Signature, block)
		require.Contains(t, []string{"absent", "indicated", "unverified"}, n.Signature.String())
		require.Equal(t, drug.Unknown, n.Prescription.Signed, block)
	}
}

func TestTwoBenefitsNameNoMemberUnlessOneIsPrimary(t *testing.T) {
	t.Parallel()
	second := "<BenefitsCoordination><CardholderID>EXM000999902</CardholderID>%s</BenefitsCoordination><Patient>"
	n := newRx(t, with(t, file2017, "<Patient>", fmt.Sprintf(second, "<PayerResponsibilityCode>S</PayerResponsibilityCode>")))
	require.Len(t, n.Benefits, 2)
	require.Equal(t, "EXM000123401", n.Patient.MemberID.Reveal())
	n = newRx(t, with(t, file2017, "<Patient>", fmt.Sprintf(second, "<PayerResponsibilityCode>P</PayerResponsibilityCode>")))
	require.False(t, n.Patient.MemberID.IsSet())
}

func TestAnotherKindIsNoNewRx(t *testing.T) {
	t.Parallel()
	m := parse(t, "<Message><Header/><Body><CancelRx/></Body></Message>")
	_, err := m.NewRx()
	require.ErrorIs(t, err, script.ErrNotNewRx)
	var wrong *script.WrongKindError
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, script.KindCancelRx, wrong.Kind)
	require.EqualError(t, err, "script: not a NewRx: /Message/Body holds CancelRx")

	_, err = parse(t, "<Message><Header/><Body><Sampleton/></Body></Message>").NewRx()
	require.EqualError(t, err, "script: not a NewRx: /Message/Body holds a message of unknown kind")
}
