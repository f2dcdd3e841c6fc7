package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestRefillsAreWrittenWithTheirMeaning(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	for _, v := range dialects {
		for _, want := range []rx.Refills{{}, rx.PRN(), rx.RefillCount(0), rx.RefillCount(11)} {
			n.Prescription.Refills = want
			out, err := letter(v).NewRx(n)
			got, err := written(t, out, err).NewRx()
			require.NoError(t, err)
			require.Equal(t, want, got.Prescription.Refills, "%s %s", v, want)
		}
	}
}

func TestWhatIsAbsentIsNotWritten(t *testing.T) {
	t.Parallel()
	for _, v := range dialects {
		out, err := letter(v).NewRx(script.NewRx{})
		m := written(t, out, err)
		require.Equal(t, script.Tag{Name: "NewRx", Tags: []script.Tag{{Name: "MedicationPrescribed"}}}, script.Copy(m.BodyNode()), string(out))
	}
	n := newRx(t, string(ours(t)[file2017]))
	n.Details.ConceptType = ""
	_, err := letter(script.V2017071).NewRx(n)
	require.ErrorIs(t, err, script.ErrUnwritable, "a number without its term type means nothing")
}

func TestStrengthsAreWrittenAsTheyWereRead(t *testing.T) {
	t.Parallel()
	n := newRx(t, string(ours(t)[file2017]))
	for _, v := range dialects {
		for _, want := range []string{"", "10 mg", "10 C28254", "10 mg/5 mL", "0.5", "one half"} {
			n.Prescription.Drug.Strength = want
			out, err := letter(v).NewRx(n)
			got, err := written(t, out, err).NewRx()
			require.NoError(t, err)
			require.Equal(t, want, got.Prescription.Drug.Strength, v)
		}
	}
}

func TestALateSenderGetsItsOwnElementNames(t *testing.T) {
	t.Parallel()
	m := parse(t, string(ours(t)[file2022]))
	n, err := m.NewRx()
	require.NoError(t, err)
	out, err := m.Answer("A1", sentAt).NewRx(n)
	late := written(t, out, err)
	for _, path := range [][]string{{"Patient", "HumanPatient", "Names", "Name"}, {"Patient", "HumanPatient", "GenderAndSex", "AdministrativeGender"},
		{"MedicationPrescribed", "Product", "DrugCoded", "NDC"}, {"MedicationPrescribed", "Substitutions", "Substitutions"}} {
		require.True(t, late.BodyNode().Find(path...).Exists(), path)
	}
}

func TestAFillWithTwoStatesHasNone(t *testing.T) {
	t.Parallel()
	tests := map[string]script.FillStatus{
		"<Dispensed/>": script.Dispensed, "<Filled/>": script.Dispensed, "<PartialFill/>": script.PartlyDispensed, "<PartiallyDispensed/>": script.PartlyDispensed,
		"<NotFilled/>": script.NotDispensed, "<NotDispensed/>": script.NotDispensed, "<Transferred/>": script.Transferred,
		"<Dispensed/><NotDispensed/>": script.FillUnknown, "<Perhaps/>": script.FillUnknown, "": script.FillUnknown,
	}
	for inside, want := range tests {
		f, err := parse(t, body("<RxFill><FillStatus>"+inside+"</FillStatus></RxFill>")).Fill()
		require.NoError(t, err)
		require.Equal(t, want, f.Status, inside)
		require.Equal(t, want == script.FillUnknown, f.Findings != nil, inside)
		require.Equal(t, want == script.FillUnknown, f.Status.String() == "unknown")
	}
}

func TestAllergiesThatContradictThemselvesAreNotNone(t *testing.T) {
	t.Parallel()
	tests := []struct {
		inside string
		none   drug.Answer
		listed int
	}{
		{"", drug.Unknown, 0},
		{"<NoKnownAllergies>Y</NoKnownAllergies>", drug.Yes, 0},
		{"<NoKnownAllergies>N</NoKnownAllergies>", drug.No, 0},
		{"<Allergies><DrugProductCoded><Text>Penicillin</Text></DrugProductCoded></Allergies>", drug.Unknown, 1},
		{"<NoKnownAllergies>Y</NoKnownAllergies><Allergies><DrugProductCoded><Text>Penicillin</Text></DrugProductCoded></Allergies>", drug.Unknown, 1},
	}
	for _, tt := range tests {
		a := newRx(t, body("<NewRx><AllergyOrAdverseEvent>"+tt.inside+"</AllergyOrAdverseEvent></NewRx>")).Allergies
		require.Equal(t, tt.none, a.NoneKnown, tt.inside)
		require.Len(t, a.List, tt.listed, tt.inside)
		if tt.listed > 0 {
			require.Equal(t, "Penicillin", a.List[0].Drug.Text.Reveal())
		}
	}
}

func TestAQuantityIsWhatItsQualifierSays(t *testing.T) {
	t.Parallel()
	n := drug.Units(45, drug.Tablet)
	tests := []struct {
		kind, medication, qualifier string
		original, left, moved       drug.Quantity
		odd                         bool
	}{
		{"NewRx", "MedicationPrescribed", "38", n, drug.Quantity{}, drug.Quantity{}, false},
		{"RxFill", "MedicationDispensed", "87", n, drug.Quantity{}, drug.Quantity{}, false},
		{"RxFill", "MedicationPrescribed", "87", drug.Quantity{}, drug.Quantity{}, drug.Quantity{}, true},
		{"RxTransfer", "MedicationPrescribed", "40", drug.Quantity{}, n, drug.Quantity{}, false},
		{"RxTransferResponse", "MedicationPrescribed", "QT", drug.Quantity{}, drug.Quantity{}, n, false},
		{"RxRenewalRequest", "MedicationDispensed", "40", drug.Quantity{}, n, drug.Quantity{}, true},
	}
	for _, tt := range tests {
		m := parse(t, body("<"+tt.kind+"><FillStatus><Dispensed/></FillStatus><"+tt.medication+"><Quantity><Value>45</Value><CodeListQualifier>"+tt.qualifier+
			"</CodeListQualifier><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity></"+tt.medication+"></"+tt.kind+">"))
		got := medicationOf(t, m)
		require.Equal(t, tt.original, got.Prescription.Quantity, tt.qualifier)
		require.Equal(t, tt.left, got.Details.Left, tt.qualifier)
		require.Equal(t, tt.moved, got.Details.Moved, tt.qualifier)
		said := ""
		for _, f := range m.Findings() {
			said += string(f.Code)
		}
		require.Equal(t, tt.odd, strings.Contains(said, string(script.CodeQuantityQualifier)), "%s %s", tt.kind, tt.qualifier)
	}
}

// medicationOf is the one medication of a message.
func medicationOf(t *testing.T, m *script.Message) script.Medication {
	t.Helper()
	if n, err := m.NewRx(); err == nil {
		return script.Medication{Prescription: n.Prescription, Details: n.Details}
	}
	if f, err := m.Fill(); err == nil {
		if f.Dispensed.Given {
			return f.Dispensed
		}
		return f.Prescribed
	}
	if q, err := m.Request(); err == nil {
		return q.Dispensed
	}
	tr, err := m.Transfer()
	require.NoError(t, err)
	return tr.Medications[0]
}

func TestACompoundIsReadPartByPart(t *testing.T) {
	t.Parallel()
	n := newRx(t, body(`<NewRx><MedicationPrescribed><CompoundInformation><FinalCompoundPharmaceuticalDosageForm>C28944</FinalCompoundPharmaceuticalDosageForm>
		<CompoundIngredientsLotNotUsed><CompoundIngredient><CompoundIngredientItemDescription>Sample powder</CompoundIngredientItemDescription>
		<ProductCode><Code>68180051301</Code><Qualifier>ND</Qualifier></ProductCode></CompoundIngredient>
		<Quantity><Value>2.5</Value><QuantityUnitOfMeasure><Code>C48155</Code></QuantityUnitOfMeasure></Quantity></CompoundIngredientsLotNotUsed>
		<CompoundIngredientsLotNotUsed><CompoundIngredient><CompoundIngredientItemDescription>Sample base</CompoundIngredientItemDescription></CompoundIngredient></CompoundIngredientsLotNotUsed>
		</CompoundInformation></MedicationPrescribed></NewRx>`))
	require.True(t, n.Prescription.Drug.Compound)
	require.Equal(t, "C28944", n.Details.CompoundForm)
	require.Len(t, n.Details.Parts, 2)
	require.Equal(t, "Sample powder", n.Details.Parts[0].Description)
	require.Equal(t, "68180-0513-01", n.Details.Parts[0].NDC.String())
	require.Equal(t, int64(2500), n.Details.Parts[0].Quantity.Thousandths())
	require.False(t, n.Details.Parts[1].Quantity.IsSet())
}

func TestAChangeRequestTellsWhyAndWhatInstead(t *testing.T) {
	t.Parallel()
	q, err := parse(t, body(`<RxChangeRequest><MessageRequestCode>U</MessageRequestCode><MessageRequestSubCode>A</MessageRequestSubCode>
		<MessageRequestSubCode>G</MessageRequestSubCode><ChangeReasonText>no licence</ChangeReasonText><RequestReferenceNumber>REQ-9</RequestReferenceNumber>
		<MedicationPrescribed><DrugDescription>one</DrugDescription></MedicationPrescribed>
		<MedicationRequested><DrugDescription>two</DrugDescription></MedicationRequested>
		<MedicationRequested><DrugDescription>three</DrugDescription></MedicationRequested></RxChangeRequest>`)).Request()
	require.NoError(t, err)
	require.Equal(t, "U", q.Code)
	require.Equal(t, []string{"A", "G"}, q.SubCodes)
	require.Equal(t, "no licence", q.ReasonText.Reveal())
	require.Equal(t, "one", q.Prescribed.Prescription.Drug.Description)
	require.Len(t, q.Requested, 2)
	require.Equal(t, "three", q.Requested[1].Prescription.Drug.Description)
	require.Empty(t, q.Findings)
	for code, table := range map[string][]script.Word{"A": script.ChangeSubCodes(), "AD": script.DenialReasons()} {
		require.NotEmpty(t, script.Explain(code, table))
	}
}

// TestMessagesOf10_6AnswerUnderTheirOwnNames reads the renewal pair as its release calls it.
func TestMessagesOf10_6AnswerUnderTheirOwnNames(t *testing.T) {
	t.Parallel()
	a := response(t, body("<RefillResponse><Response><Denied><DenialReasonCode>AF</DenialReasonCode><DenialReason>call</DenialReason></Denied></Response></RefillResponse>"))
	require.Equal(t, script.Denied, a.Verdict.Outcome)
	require.Equal(t, []string{"AF"}, a.Verdict.Reasons)
	q, err := parse(t, body("<RefillRequest><MedicationDispensed><Refills><Qualifier>P</Qualifier><Value>3</Value></Refills></MedicationDispensed></RefillRequest>")).Request()
	require.NoError(t, err)
	require.Equal(t, rx.RefillCount(3), q.Dispensed.Details.RefillsRequested)
	require.False(t, q.Dispensed.Prescription.Refills.IsSet(), "what is asked for is not what was ordered")
	require.Empty(t, q.Findings)
}

// TestAnAnswerOfARiskProgramme has the shapes that the open source of a programme's side builds.
func TestAnAnswerOfARiskProgramme(t *testing.T) {
	t.Parallel()
	answer := func(kind, status string) script.REMS {
		s, err := parse(t, body("<"+kind+"><REMSReferenceID>REF-1</REMSReferenceID><Patient><HumanPatient><Identification><REMSPatientID>RP-7</REMSPatientID></Identification></HumanPatient></Patient>"+
			"<Response><ResponseStatus>"+status+"</ResponseStatus></Response></"+kind+">")).REMS()
		require.NoError(t, err)
		require.Equal(t, "RP-7", s.PatientID.Reveal())
		return s
	}
	yes := answer("REMSResponse", "<Approved><REMSCaseID>CASE-1</REMSCaseID><REMSAuthorizationNumber>RDA1</REMSAuthorizationNumber><AuthorizationPeriod><EffectiveDate><Date>2026-11-24</Date></EffectiveDate>"+
		"<ExpirationDate><Date>2026-12-01</Date></ExpirationDate></AuthorizationPeriod></Approved>")
	require.Equal(t, []any{script.Approved, "CASE-1", "RDA1", "2026-11-24", "2026-12-01", false}, []any{yes.Outcome, yes.Case, yes.Authorization, yes.Effective.String(), yes.Expires.String(), yes.Closed})
	require.Empty(t, yes.Findings)
	no := answer("REMSResponse", "<Denied><DeniedReasonCode>EM</DeniedReasonCode><REMSNote>enrol first</REMSNote></Denied>")
	require.Equal(t, []any{script.Denied, "EM", "enrol first"}, []any{no.Outcome, no.Reasons[0], no.Note.Reveal()})
	shut := answer("REMSInitiationResponse", "<Closed><ReasonCode>EM</ReasonCode><REMSNote>enrol first</REMSNote></Closed>")
	require.Equal(t, []any{script.OutcomeUnknown, true, "EM"}, []any{shut.Outcome, shut.Closed, shut.Reasons[0]})
	require.True(t, shut.Findings[0].Code.Holds(), "no yes")
	both := answer("REMSResponse", "<Approved><REMSAuthorizationNumber>RDA1</REMSAuthorizationNumber></Approved><Denied/>")
	require.Equal(t, []any{script.Denied, ""}, []any{both.Outcome, both.Authorization}, "a failure wins, and nothing is dispensed under the other")
}

func TestNumbersOfAnOrderMayStandInTheBodyOf4_20(t *testing.T) {
	t.Parallel()
	n := newRx(t, "<Message><Header><MessageID>1</MessageID></Header><Body><NewRx><PrescriberOrderNumber>O7</PrescriberOrderNumber></NewRx></Body></Message>")
	require.Equal(t, "O7", n.Prescription.OrderNumber)
	q, err := parse(t, "<Message><Header><MessageID>1</MessageID></Header><Body><RefillRequest><RxReferenceNumber>R7</RxReferenceNumber></RefillRequest></Body></Message>").Request()
	require.NoError(t, err)
	require.Equal(t, "R7", q.RxNumber)
	q, err = parse(t, body("<CancelRx><RxReferenceNumber>of another</RxReferenceNumber></CancelRx>")).Request()
	require.NoError(t, err)
	require.Equal(t, "RX7", q.RxNumber, "the header's, where there is one")
}
