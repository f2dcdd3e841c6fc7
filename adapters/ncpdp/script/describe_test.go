package script_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func described(t *testing.T, text string, o script.DescribeOptions) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, script.Describe(&b, parse(t, text), o))
	return b.String()
}

func ExampleDescribe() {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		panic(err)
	}
	msg, err := script.Parse(data, script.Limits{})
	if err != nil {
		panic(err)
	}
	if err := script.Describe(os.Stdout, msg, script.DescribeOptions{}); err != nil {
		panic(err)
	}
	// Output:
	// NewRx: a new prescription
	// SCRIPT 2017071, UTF-8
	// message: EX-20261102-0001
	// sent: 2026-11-02T15:04:05Z
	// from: D 6000000000001
	// to: P 2699999
	// prescriber's order: EX-ORDER-1001
	// patient: withheld
	// prescriber: Demi Exampleman, NPI 1234567893, 6145550177x12
	// pharmacy: Mail Order Pharmacy, NCPDP 2699999
	// payer: withheld
	// prescribed: Lisinopril 10 mg tablet, NDC 68180-0513-01
	//   quantity: 90 tablet
	//   days' supply: 90
	//   refills: 1
	//   substitution: allowed
	//   written: 2026-11-02
	//   directions: withheld
	//   note: withheld
	//   not before: 2026-11-02
	// findings: none
}

func TestDescribeWithholdsThePatientUnlessAsked(t *testing.T) {
	t.Parallel()
	text := with(t, file2017, "<Note>", "<Note>Testa Sampleton calls. ")
	closed, open := described(t, text, script.DescribeOptions{}), described(t, text, script.DescribeOptions{Patient: true})
	for _, value := range patientValues(t, []byte(text)) {
		require.NotContains(t, closed, value)
	}
	require.NotContains(t, closed, "Sampleton")
	require.Contains(t, closed, "patient: withheld")
	require.Contains(t, closed, "  note: withheld")
	require.Contains(t, open, "patient: Testa Sampleton, born 1961-02-28, F, 100 Example St, Unit 2B, Samplesburg, OH 43004, 6145550123")
	require.Contains(t, open, "  note: Testa Sampleton calls. ")
}

func TestDescribeTellsAnswersAndFindings(t *testing.T) {
	t.Parallel()
	denied := described(t, `<Message TransactionVersion="20170715"><Header><MessageID>M2</MessageID><RelatesToMessageID>M1</RelatesToMessageID></Header>
		<Body><CancelRxResponse><Response><Denied><ReasonCode>AA</ReasonCode><DenialReason>no Sampleton here</DenialReason></Denied></Response></CancelRxResponse></Body></Message>`,
		script.DescribeOptions{})
	require.Contains(t, denied, "CancelRxResponse: whether a prescription could still be taken back\n")
	require.Contains(t, denied, "answers: M1\n")
	require.Contains(t, denied, "outcome: denied, AA\n  reason: withheld\n")
	refused := described(t, edi("ERROR", "STS+900+007+Missing 'Request=''"), script.DescribeOptions{})
	require.Contains(t, refused, "Error: refused\nSCRIPT 10.6, UTF-8, EDIFACT\n")
	require.Contains(t, refused, "code: 900: refused, 007\ndescription: withheld\n")
	require.Contains(t, refused, "  edifact.mark at /STS[1]: ")
	require.Contains(t, refused, "[a person has to look]")
	odd := described(t, "<Message><Header><MessageID>a\nb\u202ec</MessageID></Header><Body><Sampleton/></Body></Message>", script.DescribeOptions{})
	require.Contains(t, odd, "a message of unknown kind: kept as it is\nSCRIPT unknown, UTF-8\nmessage: a b c\n")
	require.NotContains(t, odd, "Sampleton")
}

type closedWriter struct{}

func (closedWriter) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestDescribeGivesTheErrorOfTheWriter(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, script.Describe(closedWriter{}, parse(t, status), script.DescribeOptions{}), errors.ErrUnsupported)
}

// TestDescribeSaysSomethingOfUseAboutEveryKind has for each kind the lines that only it has.
func TestDescribeSaysSomethingOfUseAboutEveryKind(t *testing.T) {
	t.Parallel()
	drug := "<MedicationPrescribed><DrugDescription>Sample 10 mg</DrugDescription><DrugCoded><DEASchedule><Code>C48675</Code></DEASchedule></DrugCoded></MedicationPrescribed>"
	tests := map[script.Kind]struct {
		inside string
		want   []string
	}{
		script.KindNewRx: {"<UrgencyIndicatorCode>X</UrgencyIndicatorCode><BenefitsCoordination><PayerName>Plan</PayerName></BenefitsCoordination>" + drug,
			[]string{"urgency: X", "payer: withheld", "prescribed: Sample 10 mg, schedule II"}},
		script.KindCancelRx:             {drug, []string{"the prescriber takes a prescription back", "prescribed: Sample 10 mg, schedule II"}},
		script.KindCancelRxResponse:     {"<Response><Denied><ReasonCode>AA</ReasonCode></Denied></Response>", []string{"outcome: denied, AA"}},
		script.KindNewRxRequest:         {"<MedicationRequested><DrugDescription>Sample 10 mg</DrugDescription></MedicationRequested>", []string{"requested: Sample 10 mg"}},
		script.KindNewRxResponseDenied:  {"<Response><Denied><ReasonCode>AM</ReasonCode></Denied></Response>", []string{"outcome: denied, AM"}},
		script.KindRxRenewalRequest:     {"<RequestReferenceNumber>RQ1</RequestReferenceNumber><MedicationDispensed><PharmacyRequestedRefills>3</PharmacyRequestedRefills><LastFillDate><Date>2026-08-01</Date></LastFillDate></MedicationDispensed>", []string{"request: RQ1", "dispensed: ", "  asked for: refills: 3", "  last filled: 2026-08-01"}},
		script.KindRefillRequest:        {"<Request><RequestReferenceNumber>RQ1</RequestReferenceNumber></Request>", []string{"request: RQ1", "the pharmacy asks for more refills"}},
		script.KindRxRenewalResponse:    {"<Response><Approved/></Response>", []string{"outcome: approved"}},
		script.KindRefillResponse:       {"<Response><Approved/></Response>", []string{"outcome: approved"}},
		script.KindRxChangeRequest:      {"<MessageRequestCode>U</MessageRequestCode><MessageRequestSubCode>G</MessageRequestSubCode><ChangeReasonText>Testa asks</ChangeReasonText>", []string{"reason: U, may the prescriber", "to prove: G, the NPI", "reason in words: withheld"}},
		script.KindRxChangeResponse:     {"<MessageRequestCode>T</MessageRequestCode><Response><Pending/></Response>", []string{"reason: T, another drug", "outcome: pending"}},
		script.KindRxFill:               {"<FillStatus><NotDispensed><ReasonCode>AB</ReasonCode><Note>moved away</Note></NotDispensed></FillStatus>", []string{"fill: not dispensed, AB", "note: withheld"}},
		script.KindFillIndicatorChange:  {"<RxFillIndicator>Not Dispensed</RxFillIndicator>", []string{"wants to be told of: not dispensed"}},
		script.KindTransferRequest:      {"", []string{"transfer: asked", "of all prescriptions"}},
		script.KindTransferInitiation:   {drug, []string{"transfer: asked", "prescribed: Sample 10 mg"}},
		script.KindTransferResponse:     {"<Response><Approved/></Response><MedicationPrescribed><Quantity><Value>30</Value><CodeListQualifier>40</CodeListQualifier></Quantity></MedicationPrescribed>", []string{"transfer: answered", "left: 30", "outcome: approved"}},
		script.KindTransfer:             {drug, []string{"transfer: answered"}},
		script.KindTransferConfirm:      {"", []string{"transfer: confirmed"}},
		script.KindStatus:               {"<Code>010</Code>", []string{"Status: taken\n", "code: 010: accepted"}},
		script.KindVerify:               {"<VerifyStatus><Code>010</Code></VerifyStatus>", []string{"Verify: taken by the one", "code: 010: accepted"}},
		script.KindError:                {"<Code>900</Code><DescriptionCode>4010</DescriptionCode><Description>Testa</Description>", []string{"Error: refused\n", "code: 900: refused, 4010", "description: withheld"}},
		script.KindGetMessage:           {"", []string{"asks a mailbox for the next message"}},
		script.KindClinicalInfoRequest:  {"<ClinicalInfoTypesRequested>Lab</ClinicalInfoTypesRequested>", []string{"about: kinds of facts 1"}},
		script.KindClinicalInfoResponse: {"<Response><Approved/></Response><ClinicalInfoAttachment/>", []string{"about: documents 1", "outcome: approved"}},
		"PARequest":                     {"<PAReferenceID>PA1</PAReferenceID>", []string{"authorization: case PA1"}},
		"PAResponse":                    {"<PAReferenceID>PA1</PAReferenceID><Response><Denied/></Response>", []string{"authorization: case PA1", "outcome: denied"}},
		"REMSRequest":                   {"<REMSReferenceID>RE1</REMSReferenceID><Request><SolicitedModel><REMSCaseID>C1</REMSCaseID><DeadlineForReply><Date>2026-11-29</Date></DeadlineForReply></SolicitedModel></Request>", []string{"risk programme: reference RE1, case C1", "answer by: 2026-11-29"}},
		"REMSResponse":                  {"<Response><ResponseStatus><Approved><REMSAuthorizationNumber>RDA1</REMSAuthorizationNumber></Approved></ResponseStatus></Response>", []string{"authorization RDA1", "outcome: approved"}},
	}
	for _, k := range script.Kinds() {
		tt, listed := tests[k]
		said := described(t, body("<"+string(k)+">"+tt.inside+"</"+string(k)+">"), script.DescribeOptions{})
		require.NotContains(t, said, "Testa", k)
		require.NotContains(t, strings.SplitN(said, "\n", 2)[0], "kept as it is", k)
		for _, want := range tt.want {
			require.Contains(t, said, want, k)
		}
		if !listed {
			require.Regexp(t, "^(PA|REMS|DrugAdministration|Recertification|Resupply|RxHistory|RTPB)", string(k), "nothing is said of it")
		}
	}
}

func TestDescribeTakesNoWordsForCodes(t *testing.T) {
	t.Parallel()
	said := described(t, body("<CancelRxResponse><Response><Denied><ReasonCode>Testa Sampleton</ReasonCode><ReasonCode>SAMPLETON</ReasonCode></Denied></Response></CancelRxResponse>"), script.DescribeOptions{})
	require.NotContains(t, strings.ToLower(said), "sampleton")
	require.Contains(t, said, "outcome: denied, (in words: withheld) (in words: withheld)")
	data, err := os.ReadFile("testdata/newrx-full-10.6.edi")
	require.NoError(t, err)
	said = described(t, string(data), script.DescribeOptions{})
	require.Contains(t, said, "  also: diagnoses 1, steps of coded directions 2\n")
	require.Contains(t, said, "  not after: 2027-11-01\n")
	for _, hidden := range []string{"Sampleton", "every morning", "I10"} {
		require.NotContains(t, said, hidden)
	}
}

// TestDescribeSaysWhatTheViewSays has the messages whose name promises another thing than they say.
func TestDescribeSaysWhatTheViewSays(t *testing.T) {
	t.Parallel()
	for inside, want := range map[string]string{
		"<Status><Code>900</Code></Status>":                              "Status: refused\n",
		"<Verify><VerifyStatus><Code>602</Code></VerifyStatus></Verify>": "Verify: refused\n",
		"<Status/>":                          "Status: unknown whether it was taken\n",
		"<Status><Code>P001</Code></Status>": "Status: unknown whether it was taken\n",
		"<RxChangeResponse><Response><Replace/></Response></RxChangeResponse>": "\noutcome: unknown\n",
		"<CancelRxResponse><Response><Pending/></Response></CancelRxResponse>": "\noutcome: unknown\n",
		"<RxRenewalResponse/>": "\noutcome: unknown\n",
		"<NewRxResponseDenied><ReasonCode>AM</ReasonCode></NewRxResponseDenied>":                  "\noutcome: denied, AM\n",
		"<ClinicalInfoResponse><Response><Replace/></Response></ClinicalInfoResponse>":            "\noutcome: unknown\n",
		"<NewRx><MedicationPrescribed><DaysSupply>90</DaysSupply></MedicationPrescribed></NewRx>": "\n  days' supply: 90\n",
		"<NewRx><Patient><NonHumanPatient/></Patient></NewRx>":                                    "\npatient: an animal, which is not read\n",
		"<NewRx><Prescriber><Veterinarian/></Prescriber></NewRx>":                                 "\nprescriber: a veterinarian, who is not read\n",
	} {
		said := described(t, body(inside), script.DescribeOptions{})
		require.Contains(t, said, want, inside)
		require.NotContains(t, said, "quantity", inside)
	}
	grouped := strings.Replace(body("<NewRx/>"), "</Header>", "<PrescriberOrderGroup><OrderGroupNumber>G1</OrderGroupNumber><ItemCountInOrderGroup>1</ItemCountInOrderGroup>"+
		"<TotalCountForOrderGroup>3</TotalCountForOrderGroup></PrescriberOrderGroup><RxReferenceOrderGroup><OrderGroupNumber>G2</OrderGroupNumber></RxReferenceOrderGroup></Header>", 1)
	require.Contains(t, described(t, grouped, script.DescribeOptions{}), "\norder group: no. G1, 1 of 3\npharmacy's group: no. G2\n")
}
