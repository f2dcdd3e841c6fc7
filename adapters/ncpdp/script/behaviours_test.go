package script_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// behaviours is what the package promises, and which tests hold it to each promise; "gateway." are those of package
// gateway, which keeps the half of some.
var behaviours = []struct {
	promise string
	tests   []string
}{
	{"what is read is kept to the byte, and an edit changes its own bytes alone", []string{
		"TestEverySampleIsWrittenByteForByte", "TestAnEditChangesItsOwnBytesAndNoOthers", "TestAnEditKeepsEncodingAndWrapper",
		"FuzzEdit"}},
	{"the version is weighed by evidence, and three releases give one model", []string{
		"TestOneFullPrescriptionIsOneModelInThreeReleases", "TestTheFullPrescriptionInEDIFACTIsThatModel",
		"TestEachStampAndTrapOfTheEvidenceIsWeighed", "TestTheEvidenceOfAVersionIsWhatTheSampleShows"}},
	{"an answer is in its sender's dialect, with the ids echoed", []string{
		"TestEveryInboundKindIsAcknowledgedInItsOwnDialect", "TestEveryLetterInEveryDialectIsReadBackAsItWasMeant",
		"TestTheRepliesOfTheDepartmentOfVeteransAffairsAreReproduced", "TestAnEDIFACTMessageIsAcknowledgedInItsOwnForm"}},
	{"one body, one outcome, and a failure wins", []string{
		"TestTwoOfWhatStandsOnceAreNeverOne", "TestOneResponseHasOneOutcomeAndAFailureWins",
		"TestAnAcknowledgementCountsOnlyWithACodeThatMeansSuccess", "gateway.TestEveryStatusOfHTTPWithEveryBodyHasOneOutcome"}},
	{"no value is invented, and quantities are exact", []string{
		"TestNothingIsInvented", "TestWhatIsAbsentStaysAbsent", "TestRefillsKeepTheirMeaning", "TestQuantitiesAreExact",
		"TestNoSingleElementIsTakenFromTwo", "FuzzWrite"}},
	{"a finding has a code and a path, and no value of the message", []string{
		"TestTheDefectsOfTheSamplesAreFound", "TestEachSampleHasItsFindingsAndNoOthers", "TestNoValueOfAnySampleIsSaid",
		"TestNoViewHoldsWhatIsThePatientsWhereAHostMayPrintIt", "gateway.TestNoErrorOfSendingHoldsAnAddressOrAName"}},
	{"hostile input is refused within bounds", []string{
		"TestHostileInputIsBounded", "TestEveryCutOffMessageIsRefused", "TestFindingsAreBounded", "TestAViewCostsNoSquareOfItsElements",
		"FuzzParse"}},
	{"five states of a signature are kept apart, and what nobody verified waits", []string{
		"TestTheFiveStatesOfASignatureAreKeptApart", "TestTheVerifierGetsEveryBlockAndTheBytesOfTheWrapper",
		"TestAControlledOrderWaitsUntilItsSignatureIsVerified"}},
	{"quirks of transports change nothing", []string{
		"TestAWrapperIsOpenedAndWrittenBackAroundAnEdit", "TestEncodingsGiveTheSameText", "TestSentTimeKeepsAnUnknownZoneUnknown",
		"TestOddNamespacesAreToldAndReadAllTheSame"}},
	{"rules of the workflow are data, and what comes twice is answered once", []string{
		"TestTheMatrixOfChangeRequests", "TestAnApprovalIsHeldAgainstItsRequest", "TestPendingMayBeSaidOnceAndNothingFollowsAFinalAnswer",
		"TestAMessageThatArrivesTwiceIsAnsweredWithTheSameBytes", "TestAnAnswerIsDueWithin24Hours",
		"gateway.TestARepetitionGetsTheSameBytesAndIsNotHandedOver"}},
	{"one pass, lazy views, and a stream in flat memory", []string{
		"BenchmarkNewRx6KBParse", "BenchmarkNewRx6KBView", "BenchmarkNewRx6KBWrite", "TestAStreamLooksAtEachByteOnce",
		"TestMemoryStaysFlatOverALongStream", "ExampleStream"}},
}

func TestEachPromiseIsHeldByTestsThatAreThere(t *testing.T) {
	t.Parallel()
	there := map[string]bool{}
	for prefix, folder := range map[string]string{"": ".", "gateway.": "../gateway"} {
		files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
		require.NoError(t, err)
		for _, file := range files {
			source, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, found := range declared.FindAllSubmatch(source, -1) {
				there[prefix+string(found[1])] = true
			}
		}
	}
	for _, b := range behaviours {
		for _, name := range b.tests {
			require.True(t, there[name], "%s: %s is gone", b.promise, name)
		}
	}
}

var declared = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark|Example)\w+)\(`)
