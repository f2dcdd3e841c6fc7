package script_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// body sets a transaction into a message that lacks nothing else.
func body(inner string) string {
	return `<Message TransactionVersion="20170715"><Header><To Qualifier="P">2699999</To><From Qualifier="D">6000000000001</From>` +
		`<MessageID>M2</MessageID><RelatesToMessageID>M1</RelatesToMessageID><SentTime>2026-11-02T15:04:05Z</SentTime>` +
		`<RxReferenceNumber>RX7</RxReferenceNumber><PrescriberOrderNumber>EX-ORDER-1001</PrescriberOrderNumber></Header><Body>` +
		inner + `</Body></Message>`
}

// viewDefects are messages other than our NewRx that have each to give the finding they are named for.
var viewDefects = map[script.Code]string{
	script.CodeAllergies:           body("<NewRx><AllergyOrAdverseEvent><NoKnownAllergies>Y</NoKnownAllergies><Allergies/></AllergyOrAdverseEvent></NewRx>"),
	script.CodeStrengthContradicts: body("<NewRx><MedicationPrescribed><DrugDescription>Sample 10 mg tablet</DrugDescription><DrugCoded><Strength><StrengthValue>100</StrengthValue><StrengthUnitOfMeasure><Code>C28253</Code></StrengthUnitOfMeasure></Strength></DrugCoded></MedicationPrescribed></NewRx>"),
	script.CodeDateQualifier:       body("<NewRx><MedicationPrescribed>" + dated("EarliestFillDate", "2027-06-01") + "</MedicationPrescribed></NewRx>"),
	script.CodeStartLater:          body("<NewRx><MedicationPrescribed><WrittenDate><Date>2026-11-02</Date></WrittenDate>" + dated("StartDate", "2026-12-02") + "</MedicationPrescribed></NewRx>"),
	script.CodeWrittenZone:         body("<NewRx><MedicationPrescribed><WrittenDate><DateTime>2026-11-03T02:30:00Z</DateTime></WrittenDate>" + dated("EffectiveDate", "2026-11-02") + "</MedicationPrescribed></NewRx>"),
	script.CodeMedicationElement:   body("<RxFill><MedicationDispensed><Sampleton/></MedicationDispensed></RxFill>"),
	script.CodeStatusFlag:          body("<NewRx><ChangeofPrescriptionStatusFlag>C</ChangeofPrescriptionStatusFlag></NewRx>"),
	script.CodeYesNo:               body("<NewRx><ProhibitRenewalRequest>perhaps</ProhibitRenewalRequest></NewRx>"),
	script.CodeSigNoText:           body("<NewRx><MedicationPrescribed><Sig><Instruction/></Sig></MedicationPrescribed></NewRx>"),
	script.CodeSigDiffers:          body("<NewRx><MedicationPrescribed><Directions>one</Directions><StructuredSIG><FreeText><SigFreeText>two</SigFreeText></FreeText></StructuredSIG></MedicationPrescribed></NewRx>"),
	script.CodeUnitContradicts:     body("<NewRx><MedicationPrescribed><DrugDescription>Sample capsule</DrugDescription><Quantity><Value>1</Value><QuantityUnitOfMeasure><Code>C28254</Code></QuantityUnitOfMeasure></Quantity></MedicationPrescribed></NewRx>"),
	script.CodeSigClarified:        body("<NewRx><MedicationPrescribed><Sig><SigText>one</SigText><ClarifyingFreeText>two</ClarifyingFreeText></Sig></MedicationPrescribed></NewRx>"),
	script.CodeOutcomeMissing:      body("<RxRenewalResponse><Response/></RxRenewalResponse>"),
	script.CodeOutcomes:            body("<RxRenewalResponse><Response><Approved/><Denied/></Response></RxRenewalResponse>"),
	script.CodeOutcomeUnknown:      body("<RxRenewalResponse><Response><Perhaps/></Response></RxRenewalResponse>"),
	script.CodeOutcomeNotAllowed:   body("<CancelRxResponse><Response><Validated/></Response></CancelRxResponse>"),
	script.CodeFillContradicts:     body("<RxFill><FillStatus><NotDispensed/></FillStatus><MedicationDispensed/></RxFill>"),
	script.CodeOutcomeContradicts:  body("<RxRenewalResponse><Response><Approved><DenialReason>no</DenialReason></Approved></Response></RxRenewalResponse>"),
	script.CodeAckCode:             body("<Status><Code>P001</Code></Status>"),
	script.CodeAckContradicts:      body("<Status><Code>900</Code></Status>"),
	script.CodeReferenceMissing:    `<Message TransactionVersion="20170715"><Header><MessageID>M2</MessageID></Header><Body><Error><Code>900</Code></Error></Body></Message>`,
	script.CodeRequestCode:         body("<RxChangeRequest><MessageRequestCode>ZZ</MessageRequestCode></RxChangeRequest>"),
	script.CodeTooMany:             body("<RxTransfer>" + strings.Repeat("<MedicationPrescribed/>", 300) + "</RxTransfer>"),
	script.CodeFillIndicator:       body("<RxFillIndicatorChange><RxFillIndicator>now and then</RxFillIndicator></RxFillIndicatorChange>"),
}

func TestEachViewTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	for code, text := range viewDefects {
		var codes []script.Code
		for _, f := range parse(t, text).Findings() {
			codes = append(codes, f.Code)
			require.NotEmpty(t, f.Path)
		}
		require.Contains(t, codes, code)
	}
}

// views asks for every view of a message and gives the errors.
func views(m *script.Message) (errs []error) {
	ask := func(_ any, err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	ask(m.NewRx())
	ask(m.Request())
	ask(m.Response())
	ask(m.Fill())
	ask(m.FillIndicatorChange())
	ask(m.Transfer())
	ask(m.Acknowledgement())
	ask(m.ClinicalInfo())
	ask(m.PriorAuthorization())
	ask(m.REMS())
	return errs
}

func TestEveryKindHasAtMostOneView(t *testing.T) {
	t.Parallel()
	without := map[script.Kind]bool{
		"DrugAdministration": true, "GetMessage": true, "Recertification": true, "Resupply": true, "RxHistoryRequest": true, "RxHistoryResponse": true, "RTPBRequest": true, "RTPBResponse": true,
	}
	for _, k := range script.Kinds() {
		want := 9
		if without[k] {
			want = 10
		}
		_, err := parse(t, body("<"+string(k)+"/>")).NewRx()
		require.Equal(t, k != script.KindNewRx, errors.Is(err, script.ErrNotNewRx))
		errs := views(parse(t, body("<"+string(k)+"/>")))
		require.Len(t, errs, want, k)
		for _, err := range errs {
			require.ErrorIs(t, err, script.ErrWrongKind, k)
			var wrong *script.WrongKindError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, k, wrong.Kind)
		}
	}
}
