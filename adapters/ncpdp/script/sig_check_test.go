package script_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestADoseInCodeAgainstOneInWordsIsForAPerson has a coded dose of two tablets, and texts.
func TestADoseInCodeAgainstOneInWordsIsForAPerson(t *testing.T) {
	t.Parallel()
	shapes := []string{
		"<Sig><SigText>%</SigText><Instruction><DoseAdministration><Dosage><DoseQuantity>2</DoseQuantity>^</Dosage></DoseAdministration></Instruction></Sig>",
		"<Directions>%</Directions><StructuredSIG><Dose><DoseQuantity>2</DoseQuantity>~</Dose></StructuredSIG>",
	}
	for text, differs := range map[string]bool{
		"Take 1 tablet daily":                      true,
		"Take one (1) tablet by mouth once daily.": true,
		"TAKE 3 CAPSULES DAILY":                    true,
		"Take 0.5 tablet daily":                    true,

		"Take 2 tablets daily":                  false,
		"Take two (2) tablets daily":            false,
		"Take 2.0 tabs daily":                   false,
		"Take 1-2 tablets daily":                false,
		"Take 1 to 2 tablets daily":             false,
		"Take 1 or 2 tablets daily":             false,
		"Take 1/2 tablet daily":                 false,
		"Take 1 and 1 tablet":                   false,
		"Take 1 tablet, then 2 tablets":         false,
		"Take 2 daily, no more than 8 tablets":  false,
		"Take as directed. Dispense 30 tablets": false,
		"Take the tablet":                       false,
		"200mg twice daily":                     false,
		"Dissolve a tablet":                     false,
	} {
		for _, shape := range shapes {
			for _, unit := range []struct {
				now, old string
				counted  bool
			}{
				{"", "", true},
				{"<DoseUnitOfMeasure><Text>Tablet</Text></DoseUnitOfMeasure>", "<DoseFormText>tablet</DoseFormText>", true},
				{"<DoseUnitOfMeasure><Code>C48542</Code></DoseUnitOfMeasure>", "<DoseFormCode>C42998</DoseFormCode>", true},
				{"<DoseUnitOfMeasure><Text>mL</Text></DoseUnitOfMeasure>", "<DoseFormText>mL</DoseFormText>", false},
			} {
				inner := strings.NewReplacer("%", text, "^", unit.now, "~", unit.old).Replace(shape)
				require.Equal(t, differs && unit.counted, slices.Contains(codesOf(medication(t, inner).Findings), script.CodeSigDiffers), inner)
			}
		}
	}
}

func TestSeveralStepsAreNotHeldAgainstOneDose(t *testing.T) {
	t.Parallel()
	const step = "<Instruction><DoseAdministration><Dosage><DoseQuantity>2</DoseQuantity></Dosage></DoseAdministration></Instruction>"
	require.Empty(t, medication(t, "<Sig><SigText>Take 1 tablet</SigText>"+step+step+"</Sig>").Findings)
}

// TestFurtherWordsOfTheDirectionsAreForAPerson: a label that lacks "only if" is another direction.
func TestFurtherWordsOfTheDirectionsAreForAPerson(t *testing.T) {
	t.Parallel()
	const more = "<ClarifyingFreeText>only if over 140</ClarifyingFreeText>"
	n := medication(t, "<Sig><SigText>Take 1 tablet</SigText>"+more+"</Sig>")
	require.Equal(t, []script.Code{script.CodeSigClarified}, codesOf(n.Findings))
	require.Equal(t, "only if over 140", n.Details.Sig.Clarifying.Reveal())
	require.True(t, script.CodeSigClarified.Holds())
	require.Empty(t, medication(t, "<Sig><SigText>Take 1 tablet ONLY if over 140</SigText>"+more+"</Sig>").Findings)
	require.Equal(t, []script.Code{script.CodeSigNoText}, codesOf(medication(t, "<Sig>"+more+"</Sig>").Findings))
}
