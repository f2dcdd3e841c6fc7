package script_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// signed is our NewRx with something in its DigitalSignature.
func signed(t *testing.T, inside string) string {
	t.Helper()
	return with(t, file2017, "<PrescriberOrderNumber>", `<DigitalSignature Version="1.1">`+inside+"</DigitalSignature><PrescriberOrderNumber>")
}

const (
	indicator = "<DigitalSignatureIndicator>true</DigitalSignatureIndicator>"
	block     = "<DigestMethod>SHA-256</DigestMethod><DigestValue>ZGln</DigestValue><SignatureValue>c2ln</SignatureValue><X509Data>Y2VydA==</X509Data>"
)

// notary answers as it is told, and keeps what it was asked.
type notary struct {
	holds  bool
	err    error
	got    []byte
	blocks []script.SignatureBlock
}

func (n *notary) VerifySignature(_ context.Context, received []byte, blocks []script.SignatureBlock) (bool, error) {
	n.got, n.blocks = received, blocks
	return n.holds, n.err
}

func TestTheFiveStatesOfASignatureAreKeptApart(t *testing.T) {
	t.Parallel()
	broken := errors.New("no revocation list")
	tests := []struct {
		name, inside string
		notary       *notary
		want         script.Signature
		asked        bool
	}{
		{"nothing", "", &notary{holds: true}, script.SignatureAbsent, false},
		{"an indicator", indicator, &notary{holds: true}, script.SignatureIndicated, false},
		{"an indicator that says no", "<DigitalSignatureIndicator>false</DigitalSignatureIndicator>", &notary{holds: true}, script.SignatureAbsent, false},
		{"an empty element", " ", &notary{holds: true}, script.SignatureAbsent, false},
		{"an empty indicator", "<DigitalSignatureIndicator/>", &notary{holds: true}, script.SignatureAbsent, false},
		{"an indicator of another word", "<DigitalSignatureIndicator>yes, signed</DigitalSignatureIndicator>", &notary{holds: true}, script.SignatureAbsent, false},
		{"two indicators", indicator + indicator, &notary{holds: true}, script.SignatureAbsent, false},
		{"a digest alone", "<DigestValue>ZGln</DigestValue>", &notary{}, script.SignatureFailed, true},
		{"a certificate alone", "<X509Data>Y2VydA==</X509Data>", &notary{}, script.SignatureFailed, true},
		{"a signature in a shape that is none of SCRIPT's", "<Signature><SignedInfo/></Signature>", &notary{}, script.SignatureFailed, true},
		{"an indicator that says no, and a block", "<DigitalSignatureIndicator>false</DigitalSignatureIndicator>" + block, &notary{}, script.SignatureFailed, true},
		{"a block and nobody to verify it", block, nil, script.SignatureUnverified, false},
		{"a block that holds", block, &notary{holds: true}, script.SignatureVerified, true},
		{"a block that does not hold", block, &notary{}, script.SignatureFailed, true},
		{"an indicator and a block", indicator + block, &notary{}, script.SignatureFailed, true},
		{"a block that nobody could look at", block, &notary{holds: true, err: broken}, script.SignatureUnverified, true},
	}
	for _, tt := range tests {
		text := signed(t, tt.inside)
		m := parse(t, text)
		var v script.Verifier
		if tt.notary != nil {
			v = tt.notary
		}
		got, err := m.VerifySignature(t.Context(), v)
		require.Equal(t, tt.want, got, tt.name)
		require.Equal(t, tt.want.String(), got.String())
		if tt.asked {
			require.Equal(t, text, string(tt.notary.got), "exactly the bytes received")
			require.Len(t, tt.notary.blocks, 1)
			require.ErrorIs(t, err, tt.notary.err)
			continue
		}
		require.NoError(t, err)
	}
}

func TestOnlyWhatAVerifierSaysIsAWordOnTheSignature(t *testing.T) {
	t.Parallel()
	for state, want := range map[script.Signature]drug.Answer{
		script.SignatureAbsent: drug.Unknown, script.SignatureIndicated: drug.Unknown, script.SignatureUnverified: drug.Unknown,
		script.SignatureVerified: drug.Yes, script.SignatureFailed: drug.No, script.SignatureFailed + 1: drug.Unknown,
	} {
		require.Equal(t, want, state.Signed(), state)
	}
}

func TestTheVerifierGetsEveryBlockAndTheBytesOfTheWrapper(t *testing.T) {
	t.Parallel()
	text := "<string>" + escaped("<?xml version='1.0'?><Message><Header><DigitalSignature Version='1.1'>"+block+block+
		"</DigitalSignature></Header><Body><NewRx/></Body></Message>") + "</string>"
	n := &notary{holds: true}
	state, err := parse(t, text).VerifySignature(t.Context(), n)
	require.NoError(t, err)
	require.Equal(t, script.SignatureVerified, state)
	require.Equal(t, text, string(n.got))
	require.Len(t, n.blocks, 2)
	for _, b := range n.blocks {
		require.Equal(t, []string{"1.1", "SHA-256", "ZGln", "c2ln", "Y2VydA=="},
			[]string{b.Version, b.DigestMethod, b.DigestValue.Reveal(), b.SignatureValue.Reveal(), b.X509Data.Reveal()})
		require.Equal(t, "X509Data", b.Certificate.Name())
	}
	n.got[0] = 'X'
}

func TestAControlledOrderWaitsUntilItsSignatureIsVerified(t *testing.T) {
	t.Parallel()
	states := []script.Signature{script.SignatureAbsent, script.SignatureIndicated, script.SignatureUnverified, script.SignatureVerified, script.SignatureFailed}
	nobody, indicators := [5]bool{true, true, true, false, true}, [5]bool{true, false, true, false, true} // by state
	free := [5]bool{4: true}
	tests := map[drug.Schedule]map[script.Trust][5]bool{
		drug.ScheduleII:      {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.ScheduleIII:     {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.ScheduleIV:      {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.ScheduleV:       {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.ScheduleUnknown: {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.Schedule(99):    {script.TrustNobody: nobody, script.TrustIndicators: indicators},
		drug.NotControlled:   {script.TrustNobody: free, script.TrustIndicators: free},
	}
	for schedule, byTrust := range tests {
		for trust, want := range byTrust {
			for i, state := range states {
				require.Equal(t, want[i], script.SignatureHold(schedule, state, trust), "%v %v %v", schedule, state, trust)
			}
		}
	}
	for _, schedule := range []drug.Schedule{drug.ScheduleUnknown, drug.ScheduleII, drug.NotControlled} {
		require.True(t, script.SignatureHold(schedule, script.Signature(99), script.Trust(99)) || schedule == drug.NotControlled, "a state that is none is no yes")
	}
}

// TestAScheduleThatTheMessageDoesNotKnowHoldsTheOrder follows an order from its message to the hold, as a host does: what
// the drug file says decides with it.
func TestAScheduleThatTheMessageDoesNotKnowHoldsTheOrder(t *testing.T) {
	t.Parallel()
	tests := []struct {
		schedule string
		file     drug.Schedule // what the drug file says
		holds    bool
	}{
		{"", drug.ScheduleUnknown, true}, {"", drug.NotControlled, false}, {"", drug.ScheduleII, true},
		{"C38046", drug.ScheduleUnknown, true}, {"C38046", drug.NotControlled, false}, {"C38046", drug.ScheduleII, true},
		{"C48675", drug.ScheduleUnknown, true}, {"C48675", drug.NotControlled, true}, {"C48680", drug.NotControlled, false}, {"CII", drug.NotControlled, true},
	}
	for _, tt := range tests {
		n := newRx(t, set("MedicationPrescribed", "<DrugCoded><DEASchedule>"+tt.schedule+"</DEASchedule></DrugCoded>", 0))
		require.Equal(t, tt.holds, script.SignatureHold(n.Prescription.ScheduledAs(drug.Product{Schedule: tt.file}).Drug.Schedule, n.Signature, script.TrustIndicators), "%q %s", tt.schedule, tt.file)
	}
}

func TestAnUnverifiedSignatureIsAFindingAndNoYes(t *testing.T) {
	t.Parallel()
	m := parse(t, signed(t, block))
	n, err := m.NewRx()
	require.NoError(t, err)
	require.Equal(t, script.SignatureUnverified, n.Signature)
	require.Equal(t, drug.Unknown, n.Prescription.Signed)
	require.Contains(t, codesOf(m.Findings()), script.CodeSignature)
}
