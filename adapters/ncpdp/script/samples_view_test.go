package script_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// read parses a sample, or skips.
func read(t *testing.T, name string) *script.Message {
	t.Helper()
	data, ok := samples(t)[name]
	if !ok {
		t.Skip(name + " is not among the samples")
	}
	return parse(t, string(data))
}

// TestTheSamplesSayWhatTheyAreNamedFor is our table of what each sample other than a NewRx has to give.
func TestTheSamplesSayWhatTheyAreNamedFor(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]script.Outcome{
		"cosyte-ncpdp/cancelrx-response-approved.xml":               script.Approved,
		"cosyte-ncpdp/rxchange-response-denied.xml":                 script.Denied,
		"cosyte-ncpdp/rxrenewal-response-approved-with-changes.xml": script.ApprovedWithChanges,
		"cosyte-ncpdp/rxrenewal-response-approved.xml":              script.Approved,
		"cosyte-ncpdp/rxrenewal-response-denied.xml":                script.Denied,
		"va-vista/cancelrxresponse-approved-note.xml":               script.Approved,
		"va-vista/cancelrxresponse-denied.xml":                      script.Denied,
	} {
		a, err := read(t, name).Response()
		require.NoError(t, err, name)
		require.Equal(t, want, a.Verdict.Outcome, name)
	}
	for name, accepted := range map[string]bool{
		"cosyte-ncpdp/error-response.xml": false, "cosyte-ncpdp/status-response.xml": true, "cosyte-ncpdp/verify-response.xml": true,
		"mcode/error-pims.xml": false, "mcode/status-pims.xml": true, "va-erx-hub/error-602-xsd.xml": false,
		"va-erx-hub/error-900-signature.xml": false, "va-erx-hub/status-000-newrx.xml": true, "va-erx-hub/status-010-non-newrx.xml": true,
		"va-vista/error-900-descriptioncode.xml": false, "va-vista/verify-010-accepted-by-pharmacy.xml": true,
	} {
		a, err := read(t, name).Acknowledgement()
		require.NoError(t, err, name)
		require.Equal(t, accepted, a.Accepted(), name)
		require.Equal(t, !accepted, a.Failed, name)
	}
}

func TestASampleOfEachOtherKindReadsFieldByField(t *testing.T) {
	t.Parallel()
	f, err := read(t, "mcode/rxfill-dispensed-pims.xml").Fill()
	require.NoError(t, err)
	require.Equal(t, script.Dispensed, f.Status)
	require.Equal(t, "Picked up", f.Note.Reveal())
	require.Equal(t, "1795311022955", f.RxNumber)
	require.False(t, f.Prescribed.Given)
	require.Equal(t, "65597-0402-20", f.Dispensed.Prescription.Drug.NDC.String())

	q, err := read(t, "cosyte-ncpdp/rxrenewal-request.xml").Request()
	require.NoError(t, err)
	require.Equal(t, "SYNTH-REF-0201", q.Reference)
	require.Equal(t, rx.RefillCount(0), q.Prescribed.Prescription.Refills)
	require.Equal(t, 30, q.Prescribed.Prescription.DaysSupply)

	c, err := read(t, "ncpdp-clinic-api/sample_clinical_info_response.xml").ClinicalInfo()
	require.NoError(t, err)
	require.Equal(t, script.Approved, c.Verdict.Outcome)
	require.Equal(t, []string{"All", "All"}, c.Types)
	require.Equal(t, "Y", c.Consent)
	require.Equal(t, "application/pdf", c.Attachments[0].Format)

	s, err := read(t, "mcode/rems-request-2024011-pims.xml").REMS()
	require.NoError(t, err)
	require.Equal(t, "CASE-001", s.Case)
	require.Equal(t, "2026-11-29", s.Deadline.Text)
	require.Equal(t, "B", s.Prescribed.Details.CheckedREMS)
}

func TestTheLongestSampleIsReadWhole(t *testing.T) {
	t.Parallel()
	n := sample(t, "ncpdp-clinic-api/sample_newrx_message_exhaustive.xml")
	require.Len(t, n.Benefits, 2)
	require.Equal(t, "PBMMemberID1", n.Benefits[1].PBMMember.Reveal())
	require.Equal(t, script.Person{First: "FirstName13", Last: "LastName13"}, n.Practice.Agent)
	require.Equal(t, "LastName17", n.Supervisor.Last)
	require.Equal(t, "LastName21", n.FollowUp.Last)
	require.Equal(t, "FacilityName0", n.Facility.Reveal())
	require.Len(t, n.Observations, 2)
	require.Equal(t, "S", n.Urgency)
	d := n.Details
	require.Len(t, d.Diagnoses, 2)
	require.Equal(t, "Code10", d.Diagnoses[1].Secondary.Code.Reveal())
	require.Len(t, d.DrugUse, 2)
	require.Equal(t, "4A", d.DrugUse[0].Result)
	require.Equal(t, "NO DELIVERY", d.Delivery.Request)
	require.Equal(t, "HOME", d.Delivery.Location)
	require.Equal(t, "2006-05-04", d.Delivery.NeededBy.String())
	require.Len(t, d.Delivery.Reasons, 2)
	require.Equal(t, "All Fill Statuses", d.FillIndicator)
	require.Len(t, d.Parts, 2)
	require.Len(t, d.PatientNotes, 2)
	require.Len(t, d.ProgramIDs, 2)
	require.Equal(t, "SigText0", n.Prescription.Sig.Text.Reveal())
	require.Len(t, d.Sig.Instructions, 3)
	require.Equal(t, "AND", d.Sig.Instructions[0].Then)
	require.Len(t, d.Sig.Instructions[0].Timings, 2)
	require.Equal(t, "0", d.Sig.Instructions[0].Timings[0].To)
	h := read(t, "ncpdp-clinic-api/sample_newrx_message_exhaustive.xml").Header()
	require.Equal(t, "OrderGroupNumber1", h.ReferenceGroup.Number)
	require.Equal(t, "AcknowledgementID0", h.Mailbox.Acknowledgement)
}

func TestTheCodedSigStandsBesideTheTextWhichRules(t *testing.T) {
	t.Parallel()
	n := sample(t, "nist-erx/newrx-10.6-mailorder-structuredsig.xml")
	require.Equal(t, "Take 1 tablet a day by mouth for seven days, then take 2 tablets by mouth once a day.", n.Prescription.Sig.Text.Reveal())
	require.Len(t, n.Details.Sig.Instructions, 2)
	first := n.Details.Sig.Instructions[0]
	require.Equal(t, "THEN", first.Then)
	require.Equal(t, "1", first.Dose)
	require.Equal(t, "419652001", first.Method.Code.Reveal())
	require.Equal(t, "26643006", first.Route.Code.Reveal())
	require.Len(t, first.Timings, 2)
	require.Equal(t, "day", first.Timings[1].Unit.Text.Reveal())
	require.Equal(t, "7", first.Timings[1].Value)
	require.Zero(t, n.Prescription.Sig.PerDay, "no number is made of a coded form")

	n = sample(t, "cosyte-ncpdp/newrx-structured-sig.xml")
	first = n.Details.Sig.Instructions[0]
	require.Equal(t, "tablet", first.DoseUnit.Text.Reveal())
	require.Equal(t, "oral cavity", first.Site.Text.Reveal())
	require.Equal(t, "twice daily", first.Timings[0].Unit.Text.Reveal())
	require.Equal(t, "for infection", first.Indications[0].Text.Reveal())
}

// TestTheAnswersOfAReceiverAreReproduced writes again what a receiver of the Department of Veterans Affairs sent.
func TestTheAnswersOfAReceiverAreReproduced(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"va-erx-hub/status-000-newrx.xml", "va-erx-hub/status-010-non-newrx.xml", "va-erx-hub/error-602-xsd.xml",
		"va-erx-hub/error-900-signature.xml", "va-vista/cancelrxresponse-approved-note.xml", "va-vista/cancelrxresponse-denied.xml",
		"va-vista/error-900-descriptioncode.xml", "va-vista/verify-010-accepted-by-pharmacy.xml"} {
		m := read(t, name)
		h := m.Header()
		at, zoned := h.SentTime.Instant()
		require.True(t, zoned)
		l := script.Letter{Dialect: m.Dialect(), To: h.To, From: h.From, MessageID: h.MessageID, Sent: at, RelatesTo: h.RelatesToMessageID,
			RxNumber: h.RxReferenceNumber, OrderNumber: h.PrescriberOrderNumber, SenderID: h.SenderID, ReceiverID: h.ReceiverID, Software: h.Software}
		data, err := again(t, l, m)
		got := written(t, data, err)
		require.Equal(t, script.Copy(m.BodyNode()), script.Copy(got.BodyNode()), name)
		theirs := script.Copy(m.HeaderNode())
		for i, tag := range theirs.Tags {
			if tag.Name == "SentTime" {
				theirs.Tags[i].Text = rx.NewSecret(at.Format("2006-01-02T15:04:05Z"))
			}
		}
		require.Equal(t, theirs, script.Copy(got.HeaderNode()), name)
	}
}

func again(t *testing.T, l script.Letter, m *script.Message) ([]byte, error) {
	t.Helper()
	if a, err := m.Response(); err == nil {
		return l.Response(a)
	}
	a, err := m.Acknowledgement()
	require.NoError(t, err)
	switch a.Kind {
	case script.KindError:
		return l.Error(a.Code, a.Details, a.Description.Reveal())
	case script.KindVerify:
		return l.Verify(a.Code, a.Description.Reveal())
	}
	return l.Status(a.Code, a.Description.Reveal())
}

// TestNoViewPrintsAPatient prints every view of every message and looks for what stands inside its Patient elements.
func TestNoViewPrintsAPatient(t *testing.T) {
	t.Parallel()
	files := samples(t)
	for name, data := range ownMessages(t) {
		files[name] = data
	}
	for name, data := range files {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			continue // refused: no view
		}
		said := printed(m)
		for _, err := range views(m) {
			said += err.Error()
		}
		for _, value := range patientValues(t, data) {
			require.False(t, strings.Contains(said, value) && !isWordOfOurs(value) && !slices.Contains(plain, value), "%s: a text of %d characters", name, len(value))
		}
	}
}

// plain are texts inside Patient that stand elsewhere too, where nobody hides them.
var plain = []string{"Name", "SNOMED", "false", "2006-05-04", "Code0", "Code1"}

func printed(m *script.Message) string {
	var b strings.Builder
	say := func(view any, err error) {
		if err == nil {
			fmt.Fprintf(&b, "%v %+v %#v\n", view, view, view)
		}
	}
	say(m.NewRx())
	say(m.Request())
	say(m.Response())
	say(m.Fill())
	say(m.FillIndicatorChange())
	say(m.Transfer())
	say(m.Acknowledgement())
	say(m.ClinicalInfo())
	say(m.PriorAuthorization())
	say(m.REMS())
	return b.String()
}

func TestTheEvidenceOfAVersionIsWhatTheSampleShows(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]script.Evidence{
		"nist-erx/newrx-10.6-mailorder-structuredsig.xml": {Stamped: script.V10_6, Shape: script.Shape10},
		"dgoradia-ncpdp/sample-newrx.xml":                 {Stamped: script.V2017071, Shape: script.Shape2017},
		"mcode/newrx-2022071-request-generator.xml":       {Shape: script.Shape2022}, // no stamp
		"cosyte-ncpdp/error-response.xml":                 {Stamped: script.V2023011},
		"cosyte-synth/newrx-seed7001.xml":                 {Stamped: script.V2017071, Shape: script.ShapeMixed},
		"mcode/rxfill-dispensed-pims.xml":                 {Stamped: script.V2017071, Shape: script.Shape2017},
		"mcode/rems-request-2024011-pims.xml":             {Stamped: "2024011", Shape: script.Shape2017},
		"va-vista/cancelrxresponse-denied.xml":            {Stamped: script.V2017071},
		"ncpdp-clinic-api/sample_newrx_message.xml":       {Shape: script.Shape2017},
		"mcode/status-pims.xml":                           {},
	} {
		require.Equal(t, want, read(t, name).Evidence(), name)
	}
}
