package script_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// samplesFolder holds messages that others wrote; they are not part of this module.
const samplesFolder = "../../../../shared/data/script"

// samples gives the XML files by their path inside the folder, or skips.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	folder := samplesFolder
	if named := os.Getenv("MAILRX_SAMPLES"); named != "" {
		folder = named
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".xml" {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(name)] = data
		return err
	})
	if errors.Is(err, fs.ErrNotExist) || len(files) == 0 {
		t.Skip("no sample messages here; MAILRX_SAMPLES may name a folder of them")
	}
	require.NoError(t, err)
	return files
}

// expectation is what we say of a sample: its kind, its version, and the codes of all findings about the envelope.
type expectation struct {
	kind    script.Kind
	version script.Version
	codes   []script.Code // of the version and the header
}

var noZone = []script.Code{script.CodeSentTimeZone}

var expectations = map[string]expectation{
	"cosyte-ncpdp/cancelrx-request.xml":                         {kind: "CancelRx", version: "2017071"},
	"cosyte-ncpdp/cancelrx-response-approved.xml":               {kind: "CancelRxResponse", version: "2017071"},
	"cosyte-ncpdp/error-response.xml":                           {kind: "Error", version: "2023011"},
	"cosyte-ncpdp/newrx-basic.xml":                              {kind: "NewRx", version: "2017071"},
	"cosyte-ncpdp/newrx-coded-and-strength.xml":                 {kind: "NewRx", version: "2023011"},
	"cosyte-ncpdp/newrx-edge-empties.xml":                       {kind: "NewRx", version: "2017071"},
	"cosyte-ncpdp/newrx-no-version.xml":                         {"NewRx", "", []script.Code{script.CodeVersionUnknown}},
	"cosyte-ncpdp/newrx-sig-text-only.xml":                      {kind: "NewRx", version: "2017071"},
	"cosyte-ncpdp/newrx-structured-sig.xml":                     {kind: "NewRx", version: "2017071"},
	"cosyte-ncpdp/rxchange-request.xml":                         {kind: "RxChangeRequest", version: "2017071"},
	"cosyte-ncpdp/rxchange-response-denied.xml":                 {kind: "RxChangeResponse", version: "2017071"},
	"cosyte-ncpdp/rxrenewal-request.xml":                        {kind: "RxRenewalRequest", version: "2017071"},
	"cosyte-ncpdp/rxrenewal-response-approved-with-changes.xml": {kind: "RxRenewalResponse", version: "2017071"},
	"cosyte-ncpdp/rxrenewal-response-approved.xml":              {kind: "RxRenewalResponse", version: "2017071"},
	"cosyte-ncpdp/rxrenewal-response-denied.xml":                {kind: "RxRenewalResponse", version: "2017071"},
	"cosyte-ncpdp/status-response.xml":                          {kind: "Status", version: "2017071"},
	"cosyte-ncpdp/surescripts-routing.xml":                      {kind: "NewRx", version: "2017071"},
	"cosyte-ncpdp/verify-response.xml":                          {kind: "Verify", version: "2017071"},
	"cosyte-synth/newrx-seed7001.xml":                           {"NewRx", "2017071", []script.Code{script.CodeVersionMixed}},
	"cosyte-synth/rxchange-seed7003.xml":                        {"RxChangeRequest", "2017071", []script.Code{script.CodeVersionMixed}},
	"cosyte-synth/rxrenewal-seed7002.xml":                       {"RxRenewalRequest", "2017071", []script.Code{script.CodeVersionMixed}},
	"dgoradia-ncpdp/sample-newrx-qty-float.xml":                 {kind: "NewRx", version: "2017071"},
	"dgoradia-ncpdp/sample-newrx.xml":                           {kind: "NewRx", version: "2017071"},
	"mcode/error-pims.xml":                                      {"Error", "", []script.Code{script.CodeVersionUnknown}},
	"mcode/newrx-2017071-request-generator.xml":                 {kind: "NewRx", version: "2017071"},
	"mcode/newrx-2022071-request-generator.xml":                 {"NewRx", "2022071", []script.Code{script.CodeVersionByShape}},
	"mcode/rems-initiation-request-2024011-pims.xml":            {kind: "REMSInitiationRequest", version: "2024011"},
	"mcode/rems-request-2024011-pims.xml":                       {kind: "REMSRequest", version: "2024011"},
	"mcode/rxfill-dispensed-pims.xml":                           {kind: "RxFill", version: "2017071"},
	"mcode/status-pims.xml":                                     {"Status", "", []script.Code{script.CodeVersionUnknown}},
	"ncpdp-clinic-api/clinical_info_request_rendered.xml":       {"ClinicalInfoRequest", "2017071", []script.Code{script.CodeVersionByShape, script.CodeSentTimeZone}},
	"ncpdp-clinic-api/sample_clinical_info_response.xml":        {"ClinicalInfoResponse", "2017071", []script.Code{script.CodeVersionByShape, script.CodeSentTimeZone}},
	"ncpdp-clinic-api/sample_newrx_message.xml":                 {"NewRx", "2017071", []script.Code{script.CodeVersionByShape, script.CodeSentTimeZone}},
	"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml":      {"NewRx", "2017071", []script.Code{script.CodeVersionByShape, script.CodeSentTimeZone}},
	"nist-erx/newrx-10.6-mailorder-structuredsig.xml":           {"NewRx", "10.6", noZone},
	"rxmembersim/newrx-rxmembersim.xml":                         {"NewRx", "2017071", []script.Code{script.CodeVersionMixed, script.CodeSentTimeZone}},
	"rxmembersim/painitiationrequest-rxmembersim.xml":           {"PAInitiationRequest", "2017071", noZone},
	"rxmembersim/paresponse-approval-rxmembersim.xml":           {"PAResponse", "2017071", noZone},
	"rxmembersim/paresponse-denial-rxmembersim.xml":             {"PAResponse", "2017071", noZone},
	"rxmembersim/rxchange-invented-ChangeRequestType.xml":       {"RxChangeRequest", "2017071", noZone},
	"rxmembersim/rxrenewal-rxmembersim.xml":                     {"RxRenewalRequest", "2017071", []script.Code{script.CodeVersionMixed, script.CodeSentTimeZone}},
	"va-erx-hub/error-602-xsd.xml":                              {kind: "Error", version: "2017071"},
	"va-erx-hub/error-900-signature.xml":                        {kind: "Error", version: "2017071"},
	"va-erx-hub/status-000-newrx.xml":                           {kind: "Status", version: "2017071"},
	"va-erx-hub/status-010-non-newrx.xml":                       {kind: "Status", version: "2017071"},
	"va-vista/cancelrxresponse-approved-note.xml":               {kind: "CancelRxResponse", version: "2017071"},
	"va-vista/cancelrxresponse-denied.xml":                      {kind: "CancelRxResponse", version: "2017071"},
	"va-vista/error-900-descriptioncode.xml":                    {kind: "Error", version: "2017071"},
	"va-vista/verify-010-accepted-by-pharmacy.xml":              {kind: "Verify", version: "2017071"},
}

func TestEverySampleIsReadOrRefusedForANamedReason(t *testing.T) {
	t.Parallel()
	for name, data := range samples(t) {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			var syntax *script.SyntaxError
			require.ErrorAs(t, err, &syntax, name)
			require.NotContains(t, expectations, name, err)
			continue
		}
		require.True(t, bytes.Equal(data, m.Raw()), name)
		want, listed := expectations[name]
		if !listed {
			continue
		}
		require.Equal(t, want.kind, m.Kind(), name)
		require.Equal(t, want.version, m.Version(), name)
		require.Equal(t, want.codes, envelopeCodes(m.Findings()), name)
		_, err = m.NewRx()
		require.Equal(t, want.kind != script.KindNewRx, errors.Is(err, script.ErrNotNewRx), name)
	}
}

func envelopeCodes(found []script.Finding) (codes []script.Code) {
	for _, f := range found {
		switch area, _, _ := strings.Cut(string(f.Code), "."); area {
		case "version", "header", "kind":
			codes = append(codes, f.Code)
		}
	}
	return codes
}

func TestTheExpectationsCoverTheSamples(t *testing.T) {
	t.Parallel()
	if os.Getenv("MAILRX_SAMPLES") != "" {
		t.Skip("another folder of samples is named")
	}
	files := samples(t)
	for name := range expectations {
		require.Contains(t, files, name)
	}
	for name := range files {
		require.Contains(t, expectations, name)
	}
}

func sample(t *testing.T, name string) script.NewRx {
	t.Helper()
	data, ok := samples(t)[name]
	if !ok {
		t.Skip(name + " is not among the samples")
	}
	return newRx(t, string(data))
}

func TestASampleOf2017071ReadsFieldByField(t *testing.T) {
	t.Parallel()
	n := sample(t, "dgoradia-ncpdp/sample-newrx.xml")
	p := n.Prescription
	require.Equal(t, "62135-0122-30", p.Drug.NDC.String())
	require.Equal(t, drug.RxCUI(312087), p.Drug.RxCUI)
	require.Equal(t, drug.Units(15, drug.Tablet), p.Quantity)
	require.Zero(t, p.DaysSupply, "the message has none")
	require.Equal(t, rx.RefillCount(0), p.Refills)
	require.Equal(t, rx.SubstitutionAllowed, p.Substitution)
	require.Equal(t, "2022-09-24", p.Written.String())
	require.Equal(t, "2022-09-24", p.Effective.String())
	require.Equal(t, drug.ScheduleUnknown, p.Drug.Schedule)
	require.Equal(t, "3100 Broadway, Ste 666", p.Prescriber.Street)
	require.Equal(t, "515537246945306", p.OrderNumber)
	require.Empty(t, p.Prescriber.NPI, "its check digit is wrong")
	require.Equal(t, "1984-09-09", n.Patient.Born.Reveal())
	require.Equal(t, "6557744", n.Pharmacy.NCPDPID)
	require.Equal(t, drug.Unknown, p.Signed)
}

func TestTheMailOrderSampleOf10_6ReadsFieldByField(t *testing.T) {
	t.Parallel()
	n := sample(t, "nist-erx/newrx-10.6-mailorder-structuredsig.xml")
	p := n.Prescription
	require.Equal(t, "00069-2650-41", p.Drug.NDC.String())
	require.Equal(t, drug.RxCUI(207772), p.Drug.RxCUI)
	require.Equal(t, "30 mg", p.Drug.Strength)
	require.Equal(t, drug.Units(53, drug.Tablet), p.Quantity)
	require.Equal(t, 30, p.DaysSupply)
	require.Equal(t, rx.RefillCount(0), p.Refills)
	require.Equal(t, rx.DispenseAsWritten, p.Substitution)
	require.Equal(t, "2015-11-20", p.Written.String())
	require.Equal(t, rx.NPI("1619967999"), p.Prescriber.NPI)
	require.Equal(t, "5035552233", p.Prescriber.Phone)
	require.Equal(t, "33952", n.Patient.ZIP.Reveal())
	require.Equal(t, "1629900", n.Pharmacy.NCPDPID)
	require.Equal(t, "Mail Order Pharmacy 10.6MU NOCS", n.Pharmacy.Name)
}

// TestNoPatientValueIsInAFindingOrAnError also cuts every sample off at every 97th byte, and breaks it there.
func TestNoPatientValueIsInAFindingOrAnError(t *testing.T) {
	t.Parallel()
	files := samples(t)
	for name, data := range ownMessages(t) {
		files[name] = data
	}
	for name, data := range files {
		said := places.ReplaceAllString(everythingSaid(data), "$1")
		for _, value := range patientValues(t, data) {
			require.False(t, strings.Contains(said, value) && !isWordOfOurs(value), "%s: a text of %d characters", name, len(value))
		}
	}
}

func everythingSaid(data []byte) string {
	var b strings.Builder
	say := func(data []byte) {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			b.WriteString(err.Error() + "\n")
			return
		}
		for _, f := range m.Findings() {
			b.WriteString(string(f.Code) + f.Path + f.Text + "\n")
		}
		for _, err := range views(m) {
			b.WriteString(err.Error() + "\n")
		}
	}
	say(data)
	for i := 0; i < len(data); i += 97 {
		say(data[:i])
		say(append(append(bytes.Clone(data[:i]), '<'), data[i:]...))
	}
	return b.String()
}

// patientValues are the texts of four characters or more inside Patient elements, read with another parser.
func patientValues(t *testing.T, data []byte) (values []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(decoded(data)))
	d.Strict, d.CharsetReader = false, sameCharset
	inside := 0
	for {
		token, err := d.Token()
		if err != nil {
			return values // the end, or where a sample is broken on purpose
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "Patient" || inside > 0 {
				inside++
			}
		case xml.EndElement:
			inside = max(0, inside-1)
		case xml.CharData:
			if text := strings.TrimSpace(string(x)); inside > 0 && len(text) >= 4 {
				values = append(values, text)
			}
		}
	}
}
