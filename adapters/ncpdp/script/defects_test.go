package script_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// everySample gives the samples of both forms, XML and EDIFACT, by their path inside the folder, or skips.
func everySample(t *testing.T) map[string][]byte {
	t.Helper()
	files := samples(t)
	folder := samplesFolder
	if named := os.Getenv("MAILRX_SAMPLES"); named != "" {
		folder = named
	}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".edi" {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	require.NoError(t, err)
	return files
}

func TestEverySampleIsWrittenByteForByte(t *testing.T) {
	t.Parallel()
	for name, data := range everySample(t) {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			require.NotContains(t, expectations, name)
			continue
		}
		out, err := m.Edit().Bytes()
		require.NoError(t, err, name)
		require.True(t, bytes.Equal(data, out), name)
		if m.Envelope().EDIFACT {
			require.Equal(t, script.V10_6, m.Version(), name)
			continue
		}
		checkOneEdit(t, name, m, data)
	}
}

// checkOneEdit proves that a change of the first text differs from the bytes received in that text alone.
func checkOneEdit(t *testing.T, name string, m *script.Message, data []byte) {
	t.Helper()
	at := m.HeaderNode().Find("MessageID")
	if at.Text() == "" {
		return
	}
	edited, err := m.Edit().SetText(at, "0").Message()
	require.NoError(t, err, name)
	back, err := edited.Edit().SetText(edited.HeaderNode().Find("MessageID"), at.Text()).Bytes()
	require.NoError(t, err, name)
	require.True(t, bytes.Equal(data, back), name)
}

// sampleDefects are what the list of samples, or a look at them, says to be wrong with them.
var sampleDefects = []struct {
	file, defect string
	code         script.Code
	path         string
}{
	{"cosyte-ncpdp/newrx-no-version.xml", "no version and no telling element", script.CodeVersionUnknown, "/Message"},
	{"cosyte-ncpdp/newrx-basic.xml", "an NPI whose check digit is wrong", script.CodeNPI, "/Message/Body/NewRx/Prescriber/NonVeterinarian/Identification/NPI"},
	{"cosyte-ncpdp/newrx-edge-empties.xml", "a drug code without a qualifier", script.CodeDatabaseQualifier, "/Message/Body/NewRx/MedicationPrescribed/DrugCoded/DrugDBCode/Code"},
	{"cosyte-ncpdp/rxchange-request.xml", "a change request that gives no reason", script.CodeRequestCode, "/Message/Body/RxChangeRequest"},
	{"cosyte-synth/newrx-seed7001.xml", "names of two releases", script.CodeVersionMixed, "/Message"},
	{"cosyte-synth/rxchange-seed7003.xml", "names of two releases", script.CodeVersionMixed, "/Message"},
	{"cosyte-synth/rxrenewal-seed7002.xml", "a unit in words", script.CodeUnit, "/Message/Body/RxRenewalRequest/MedicationPrescribed/Quantity/QuantityUnitOfMeasure"},
	{"dgoradia-ncpdp/sample-newrx.xml", "a DEA number whose check digit is wrong", script.CodeDEACheck, "/Message/Body/NewRx/Prescriber/NonVeterinarian/Identification/DEANumber"},
	{"mcode/error-pims.xml", "no version", script.CodeVersionUnknown, "/Message"},
	{"mcode/newrx-2022071-request-generator.xml", "a version without a number", script.CodeVersionByShape, "/Message"},
	{"mcode/rxfill-dispensed-pims.xml", "a telephone number in words", script.CodePhone, "/Message/Body/RxFill/Pharmacy/CommunicationNumbers/PrimaryTelephone/Number"},
	{"ncpdp-clinic-api/sample_newrx_message.xml", "a version of letters", script.CodeVersionByShape, "/Message"},
	{"ncpdp-clinic-api/sample_newrx_message.xml", "a time without a zone", script.CodeSentTimeZone, "/Message/Header/SentTime"},
	{"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml", "a signature that nobody verified", script.CodeSignature, "/Message/Header/DigitalSignature"},
	{"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml", "a schedule that is none", script.CodeSchedule, "/Message/Body/NewRx/MedicationPrescribed/DrugCoded/DEASchedule"},
	{"nist-erx/cancelrx-10.6.edi", "a segment that no view has", script.CodeSegmentUnread, "/REQ[1]"},
	{"nist-erx/cancelrx-10.6.edi", "coded directions that repeat another text", script.CodeSigDiffers, "/Message/Body/CancelRx/MedicationPrescribed/StructuredSIG/FreeText/SigFreeText"},
	{"nist-erx/newrx-10.6-mailorder-structuredsig.xml", "a DEA number whose check digit is wrong", script.CodeDEACheck, "/Message/Body/NewRx/Prescriber/Identification/DEANumber"},
	{"nist-erx/newrx-10.6-mailorder-structuredsig.xml", "a time without a zone", script.CodeSentTimeZone, "/Message/Header/SentTime"},
	{"cosyte-ncpdp/newrx-coded-and-strength.xml", "a drug code of a list that is not RxNorm", script.CodeDatabaseQualifier, "/Message/Body/NewRx/MedicationPrescribed/DrugCoded/DrugDBCode/Code"},
	{"cosyte-synth/newrx-seed7001.xml", "a unit in words", script.CodeUnit, "/Message/Body/NewRx/MedicationPrescribed/Quantity/QuantityUnitOfMeasure"},
	{"cosyte-synth/rxchange-seed7003.xml", "a change request that gives no reason", script.CodeRequestCode, "/Message/Body/RxChangeRequest"},
	{"cosyte-synth/rxrenewal-seed7002.xml", "names of two releases", script.CodeVersionMixed, "/Message"},
	{"mcode/status-pims.xml", "no version", script.CodeVersionUnknown, "/Message"},
	{"mcode/rems-request-2024011-pims.xml", "an NPI in words", script.CodeNPI, "/Message/Body/REMSRequest/Pharmacy/Identification/NPI"},
	{"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml", "no days at all", script.CodeDaysSupply, "/Message/Body/NewRx/MedicationPrescribed/DaysSupply"},
	{"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml", "an order for the file", script.CodeDoNotFill, "/Message/Body/NewRx/MedicationPrescribed/DoNotFill"},
	{"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml", "a product code that is no NDC", script.CodeProductQualifier, "/Message/Body/NewRx/MedicationPrescribed/DrugCoded/ProductCode/Code"},
	{"rxmembersim/newrx-rxmembersim.xml", "names of two releases", script.CodeVersionMixed, "/Message"},
	{"rxmembersim/rxchange-invented-ChangeRequestType.xml", "a reason under an invented name", script.CodeRequestCode, "/Message/Body/RxChangeRequest"},
	{"rxmembersim/rxrenewal-rxmembersim.xml", "names of two releases", script.CodeVersionMixed, "/Message"},
	{"nist-erx/newrx-10.6.edi", "an id of the patient of a kind that no sample names", script.CodeSegmentUnread, "/PTT[1]/5"},
	{"nist-erx/cancelrx-10.6.edi", "an id of the patient of a kind that no sample names", script.CodeSegmentUnread, "/PTT[1]/5"},
	{"rxmembersim/newrx-rxmembersim.xml", "refills of an invented shape", script.CodeRefills, "/Message/Body/NewRx/MedicationPrescribed/Refills"},
	{"rxmembersim/newrx-rxmembersim.xml", "a substitution of an invented shape", script.CodeSubstitution, "/Message/Body/NewRx/MedicationPrescribed/Substitutions"},
	{"rxmembersim/painitiationrequest-rxmembersim.xml", "invented names", script.CodeElementUnknown, "/Message/Body/PAInitiationRequest/*"},
	{"rxmembersim/paresponse-approval-rxmembersim.xml", "invented names", script.CodeElementUnknown, "/Message/Body/PAResponse/*"},
	{"rxmembersim/paresponse-denial-rxmembersim.xml", "invented names", script.CodeElementUnknown, "/Message/Body/PAResponse/*"},
	{"rxmembersim/rxchange-invented-ChangeRequestType.xml", "an invented name", script.CodeElementUnknown, "/Message/Body/RxChangeRequest/*"},
	{"rxmembersim/rxrenewal-rxmembersim.xml", "an invented name", script.CodeMedicationElement, "/Message/Body/RxRenewalRequest/MedicationDispensed/*"},
}

func TestTheDefectsOfTheSamplesAreFound(t *testing.T) {
	t.Parallel()
	files := everySample(t)
	for _, d := range sampleDefects {
		data, ok := files[d.file]
		if !ok {
			continue // another folder is named
		}
		var at []string
		for _, f := range parse(t, string(data)).Findings() {
			at = append(at, string(f.Code)+" "+f.Path)
		}
		require.Contains(t, at, string(d.code)+" "+d.path, "%s: %s", d.file, d.defect)
	}
}

func TestOnlyInventedNamesAreUnknown(t *testing.T) {
	t.Parallel()
	if os.Getenv("MAILRX_SAMPLES") != "" {
		t.Skip("another folder of samples is named")
	}
	for name, data := range everySample(t) {
		if codes := codesOf(parse(t, string(data)).Findings()); !strings.HasPrefix(name, "rxmembersim/") {
			require.NotContains(t, codes, script.CodeElementUnknown, name)
		}
	}
}

// TestNoValueOfAnySampleIsSaid looks for every value of a message, not the patient's alone, in all that is said about it,
// also when it is cut off or broken. A value that is a word of ours is none.
func TestNoValueOfAnySampleIsSaid(t *testing.T) {
	t.Parallel()
	files := everySample(t)
	for name, data := range ownMessages(t) {
		files[name] = data
	}
	for name, data := range files {
		said := places.ReplaceAllString(everythingSaid(data), "$1")
		for value := range valuesOf(data) {
			if len(value) >= 4 && !isWordOfOurs(value) {
				require.False(t, strings.Contains(said, value), "%s: %q", name, value)
			}
		}
	}
}

// valuesOf gives texts and attribute values, read with another parser, or the runs of letters and digits of EDIFACT.
func valuesOf(data []byte) map[string]bool {
	values := map[string]bool{}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("UN")) || bytes.HasPrefix(bytes.TrimSpace(data), []byte("UIB")) {
		for _, word := range strings.FieldsFunc(string(data), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			values[word] = true
		}
		return values
	}
	d := xml.NewDecoder(bytes.NewReader(decoded(data)))
	d.Strict, d.CharsetReader = false, sameCharset
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) || err != nil {
			return values
		}
		switch x := token.(type) {
		case xml.StartElement:
			for _, a := range x.Attr {
				values[strings.TrimSpace(a.Value)] = true
			}
		case xml.CharData:
			values[strings.TrimSpace(string(x))] = true
		}
	}
}
