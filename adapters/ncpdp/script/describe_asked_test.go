package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// askedOnly are lines of the full prescription that are printed in whole where the patient's texts are asked for.
var askedOnly = []string{
	"  strength: 10 mg\n",
	"  form: tablet, C42931\n",
	"  diagnosis: primary <&>'\"]]> é€ЖΩ😀, secondary <&>'\"]]> é€ЖΩ😀\n",
	"  ingredient: Part <A>, 1 C28254, 3 g\n",
	"  further words of the directions: clear <&>'\"]]> é€ЖΩ😀\n",
	"allergy: drug <&>'\"]]> é€ЖΩ😀, event <&>'\"]]> é€ЖΩ😀, reaction <&>'\"]]> é€ЖΩ😀, severity <&>'\"]]> é€ЖΩ😀\n",
	"observation: height 68 [in_us], 2026-11-02\n",
	"observation notes: notes <&>'\"]]> é€ЖΩ😀\n",
}

func TestDescribePrintsWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	out, err := letter(script.V2017071).NewRx(everything())
	require.NoError(t, err)
	open, closed := described(t, string(out), script.DescribeOptions{Patient: true}), described(t, string(out), script.DescribeOptions{})
	for _, line := range askedOnly {
		require.Contains(t, open, line)
		require.NotContains(t, closed, line)
	}
	for _, line := range []string{"  StartDate: 2026-11-02\n", "  PeriodEnd: 2026-11-02\n", "  packages: 2\n", "  split script: B\n", "  not to be filled now\n"} {
		require.Contains(t, open, line)
		require.Contains(t, closed, line)
	}
	require.Contains(t, closed, "also: allergies 1, observations 1\n")
	require.Contains(t, closed, "  further words of the directions: withheld\n")
}

func TestDescribeSaysWhatItDoesNotKnowOfADrug(t *testing.T) {
	t.Parallel()
	asked := script.DescribeOptions{Patient: true}
	const date = "<MedicationPrescribed><DrugDescription>Sample</DrugDescription>"
	strange := body("<NewRx>" + date + dated("When Testa is back", "2027-06-01") + "</MedicationPrescribed></NewRx>")
	require.Contains(t, described(t, strange, asked), "  schedule: unknown\n")
	require.Contains(t, described(t, strange, asked), "  a day of meaning When Testa is back: 2027-06-01\n")
	closed := described(t, strange, script.DescribeOptions{})
	require.Contains(t, closed, "  a day of meaning (in words: withheld): 2027-06-01\n")
	require.NotContains(t, closed, "Testa")
	require.Contains(t, described(t, body("<NewRx><AllergyOrAdverseEvent><NoKnownAllergies>Y</NoKnownAllergies></AllergyOrAdverseEvent></NewRx>"), asked), "allergies: none known, as the sender says\n")
	none := described(t, body("<NewRx><MedicationPrescribed><Sig><ClarifyingFreeText>x</ClarifyingFreeText></Sig></MedicationPrescribed></NewRx>"), asked)
	require.NotContains(t, none, "  also:", "an empty list is no line")
}
