package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAViewCostsNoSquareOfItsElements reads messages with twenty thousand of one element wherever views look for another
// of it. Each takes milliseconds; what grew with the square would not end before the test is stopped.
func TestAViewCostsNoSquareOfItsElements(t *testing.T) {
	t.Parallel()
	many := func(s string) string { return strings.Repeat(s, 20_000) }
	for name, text := range map[string]string{
		"names in two places":    "<Patient>" + many("<Name/>") + "<HumanPatient>" + many("<Gender/>") + "</HumanPatient></Patient>",
		"numbers":                "<Patient><CommunicationNumbers>" + many("<HomeTelephone><Number>6145550101</Number></HomeTelephone>") + "</CommunicationNumbers></Patient>",
		"ids":                    "<Patient><Identification>" + many("<SocialSecurity>0</SocialSecurity>") + "</Identification></Patient>",
		"dates":                  "<MedicationPrescribed>" + many("<OtherMedicationDate><OtherMedicationDateQualifier>StartDate</OtherMedicationDateQualifier></OtherMedicationDate>") + "</MedicationPrescribed>",
		"instructions":           "<MedicationPrescribed><Sig><SigText>x</SigText>" + many("<Instruction/>") + "</Sig></MedicationPrescribed>",
		"structured sigs":        "<MedicationPrescribed><Directions>x</Directions>" + many("<StructuredSIG/>") + "</MedicationPrescribed>",
		"ingredients":            "<MedicationPrescribed><CompoundInformation>" + many("<CompoundIngredient/>") + "</CompoundInformation></MedicationPrescribed>",
		"observations":           many("<Observation><ObservationNotes>x</ObservationNotes></Observation>"),
		"products in two places": "<MedicationPrescribed>" + many("<DrugCoded/>") + "<Product>" + many("<NDC/>") + "</Product></MedicationPrescribed>",
		"drug use evaluations":   "<MedicationPrescribed>" + many("<DrugUseEvaluation/>") + "</MedicationPrescribed>",
	} {
		m := parse(t, "<Message><Body><NewRx>"+text+"</NewRx></Body></Message>")
		_, err := m.NewRx()
		require.NoError(t, err)
		require.NotEmpty(t, m.Findings(), name)
		require.NoError(t, script.Describe(new(strings.Builder), m, script.DescribeOptions{}))
	}
}
