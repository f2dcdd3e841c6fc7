package script_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// full reads one prescription, with all that the three releases can express, from its file in one of them.
func full(t *testing.T, name string) (*script.Message, script.NewRx) {
	t.Helper()
	data, err := os.ReadFile("testdata/newrx-full-" + name)
	require.NoError(t, err)
	return parse(t, string(data)), newRx(t, string(data))
}

// ownMessages are all of our fixtures in XML.
func ownMessages(t *testing.T) map[string][]byte {
	t.Helper()
	files := ours(t)
	for _, name := range []string{"10.6.xml", "2017071.xml", "2022071.xml"} {
		m, _ := full(t, name)
		files["newrx-full-"+name] = m.Raw()
	}
	return files
}

// TestOneFullPrescriptionIsOneModelInThreeReleases compares everything that a NewRx holds.
func TestOneFullPrescriptionIsOneModelInThreeReleases(t *testing.T) {
	t.Parallel()
	m, want := full(t, "2017071.xml")
	require.Equal(t, script.V2017071, m.Version())
	require.Empty(t, m.Findings())
	for name, version := range map[string]script.Version{"10.6.xml": script.V10_6, "2022071.xml": script.V2022071} {
		m, got := full(t, name)
		require.Equal(t, version, m.Version(), name)
		require.Empty(t, got.Findings, name)
		require.Equal(t, want, got, name)
	}
}

// TestTheModelOfTheFullPrescriptionIsWhatItsTextSays holds that model against words of its own, so that three wrong readings
// do not agree.
func TestTheModelOfTheFullPrescriptionIsWhatItsTextSays(t *testing.T) {
	t.Parallel()
	_, n := full(t, "10.6.xml")
	p, d := n.Prescription, n.Details
	require.Equal(t, drug.Units(173, drug.Tablet), p.Quantity)
	require.Equal(t, rx.RefillCount(3), p.Refills)
	require.Equal(t, rx.DispenseAsWritten, p.Substitution)
	require.Equal(t, []cal.Date{cal.Of(2026, 11, 2), cal.Of(2026, 11, 5), cal.Of(2027, 11, 1), cal.Of(2026, 8, 3)}, []cal.Date{p.Written, p.Effective, p.Expires, d.LastFill})
	require.Equal(t, "Take 1 tablet by mouth every morning for 7 days, then take 2 tablets by mouth every morning.", p.Sig.Text.Reveal())
	require.Equal(t, rx.Patient{
		First: hide("Testa"), Middle: hide("Q"), Last: hide("Sampleton"), Suffix: hide("Jr"), Born: hide("1961-02-28"), Sex: hide("F"),
		Street1: hide("100 Example St"), Street2: hide("Unit 2B"), City: hide("Samplesburg"), State: "OH", ZIP: hide("43004"), Country: "US",
		Phone: hide("6145550123"), Email: hide("testa@sampleton.example"), MemberID: hide("EXM000123401"), GroupID: hide("EXGROUP9"),
	}, n.Patient)
	require.Equal(t, script.PatientDetails{
		Prefix: hide("Ms"), IDs: []script.PatientID{{Kind: "MedicalRecordIdentificationNumberEHR", Value: hide("EXCHART5")}},
		Numbers:  []script.Number{{Use: "HomeTelephone", Value: hide("6145550124")}},
		Location: script.Location{Unit: hide("East"), Room: hide("12"), Bed: hide("B")},
	}, n.PatientDetails)
	require.Len(t, n.Observations, 2)
	require.Equal(t, "seated, without shoes", n.ObservationNotes.Reveal())
	require.Equal(t, []string{"AP", "CP"}, d.Coverage)
	require.Equal(t, "00071015523", d.DrugUse[0].CoAgent.Code.Reveal())
	require.Len(t, d.Sig.Instructions, 2)
	first := d.Sig.Instructions[0]
	require.Equal(t, []string{"take", "1", "tablet", "by mouth", "THEN"},
		[]string{first.Method.Text.Reveal(), first.Dose, first.DoseUnit.Text.Reveal(), first.Route.Text.Reveal(), first.Then})
	require.Len(t, first.Timings, 3)
	require.Equal(t, "7", first.Timings[2].Value)
	require.Equal(t, "2", d.Sig.Instructions[1].Dose)
	require.Nil(t, p.Validate(n.Patient))
}

func hide(text string) rx.Secret { return rx.NewSecret(text) }

// TestTheFullPrescriptionInEDIFACTIsThatModel takes from the model what no sample shows a place for, and wants the rest.
func TestTheFullPrescriptionInEDIFACTIsThatModel(t *testing.T) {
	t.Parallel()
	m, got := full(t, "10.6.edi")
	require.Equal(t, script.V10_6, m.Version())
	require.Equal(t, []script.Code{script.CodeSentTimeZone}, codesOf(m.Findings()))
	_, want := full(t, "10.6.xml")

	want.Patient.Street2, want.Patient.Country = rx.Secret{}, ""
	want.Patient.MemberID, want.Patient.GroupID = rx.Secret{}, rx.Secret{}
	want.PatientDetails.IDs, want.PatientDetails.Location = nil, script.Location{}
	want.Prescription.Prescriber.Street = "200 Practice Ave"
	want.Prescription.Drug.Schedule = drug.ScheduleUnknown
	want.Prescription.Note = rx.Secret{}
	want.Pharmacy.Pharmacist = script.Person{}
	want.Practice.Agent, want.Practice.Specialty = script.Person{}, ""
	want.Supervisor, want.Facility, want.Benefits = rx.Prescriber{}, rx.Secret{}, nil
	want.Observations, want.ObservationNotes = nil, rx.Secret{}
	want.Details.LastFill = cal.Date{}
	want.Details.DrugUse, want.Details.Coverage = nil, nil
	want.Details.PriorAuthorization, want.Details.AuthorizationState = "", ""
	require.Equal(t, want, got)
}
