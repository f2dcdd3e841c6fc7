package dur_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestVectorsOfThePairs(t *testing.T) {
	t.Parallel()
	run(t, pairVectors())
}

func pairVectors() []vector {
	meet := func(a, b string) func() string {
		return func() string { return screened(adult(med(b, 1, 5)), fill(a, 1)) }
	}
	const hit = "hold; dur.interaction DD major"
	return []vector{
		{"R6.5 T1 tizanidine and ciprofloxacin", meet("tizanidine", "ciprofloxacin"), hit},
		{"R6.5 T2 sertraline and phenelzine", meet("sertraline", "phenelzine"), hit},
		{"R6.5 T3 atazanavir and omeprazole", meet("atazanavir", "omeprazole"), hit},
		{"R6.5 T4 simvastatin and ritonavir", meet("ritonavir", "simvastatin"), hit},
		{"R6.5 T5 lisinopril and atorvastatin", meet("lisinopril", "atorvastatin"), "allow"},
		{"the other way round too", meet("ciprofloxacin", "tizanidine"), hit},
		{"methadone and phenelzine", meet("methadone", "phenelzine"), hit},
		{"loperamide is no opioid analgesic", meet("loperamide", "phenelzine"), "allow"},
		{"febuxostat and azathioprine", meet("febuxostat", "azathioprine"), hit},
		{"irinotecan and ketoconazole", meet("irinotecan", "ketoconazole"), hit},
		{"ergotamine and clarithromycin", meet("ergotamine", "clarithromycin"), hit},
		{"darunavir and rifampin", meet("darunavir", "rifampin"), hit},
		{"ramelteon and fluvoxamine", meet("ramelteon", "fluvoxamine"), hit},
		{"two drugs that prolong QT", meet("haloperidol", "sotalol"), hit},
		{"amphetamine and selegiline", meet("amphetamine", "selegiline"), hit},
		{"imipramine and isocarboxazid", meet("imipramine", "isocarboxazid"), hit},
		{"sumatriptan and rasagiline", meet("sumatriptan", "rasagiline"), hit},
		{"tranylcypromine and procarbazine", meet("tranylcypromine", "procarbazine"), hit},
	}
}

func TestBuiltinFactsSayWhatTheyRestOn(t *testing.T) {
	t.Parallel()
	f := dur.BuiltinFacts()
	sound := func(n dur.Note) { require.True(t, n.Source != "" && n.Evidence != reason.Unstated, n) }
	for _, r := range f.Ingredients {
		sound(r.Note)
	}
	for _, r := range f.Classes {
		sound(r.Note)
	}
	for _, r := range f.Interactions {
		sound(r.Note)
		require.NotEmpty(t, r.Note.Words)
	}
	for _, r := range f.Cautions {
		sound(r.Note)
	}
	for _, r := range f.Limits {
		sound(r.Note)
	}
	for _, r := range f.Factors {
		sound(r.Note)
	}
	for _, r := range f.Groups {
		sound(r.Note)
	}
	for _, r := range f.Crosses {
		sound(r.Note)
	}
	unconfirmed := 0
	for _, r := range f.Ingredients {
		if r.Note.Evidence == reason.Unconfirmed {
			unconfirmed++
		}
	}
	require.Equal(t, []int{15, 9, 5, 179, 113}, []int{len(f.Interactions), len(f.Groups), len(f.Crosses), len(f.Ingredients), unconfirmed},
		"the package comment says so")
	for _, n := range f.Numbers {
		require.True(t, n.Citation != "" && n.Evidence != reason.Unstated, n.ID)
	}
	t.Logf("%d ingredients, %d classes, %d rows of interactions, %d pairs", len(f.Ingredients), len(f.Classes), len(f.Interactions),
		builtin.Interactions())
}

func TestKnowledgeAnswersByNameAndClass(t *testing.T) {
	t.Parallel()
	require.Equal(t, "metformin", builtin.Name(of("metformin")))
	require.Empty(t, builtin.Name(1))
	require.True(t, builtin.In(of("morphine"), dur.Opioids))
	require.False(t, builtin.In(of("loperamide"), dur.Opioids))
	require.False(t, builtin.In(of("morphine"), "no_such_class"))
	require.False(t, builtin.Covers(drug.RxCUI(1)))
}

func TestWhatCompiledFactsAreDoesNotChangeWithTheFacts(t *testing.T) {
	t.Parallel()
	f := dur.BuiltinFacts()
	k, err := dur.Compile(f)
	require.NoError(t, err)
	f.Interactions[0].Severity = dur.Minor
	for i := range f.Classes {
		clear(f.Classes[i].Members)
	}
	fs := dur.Screen(k, adult(med("phenelzine", 45, 5)), fill("amphetamine", 10), today)
	require.Equal(t, "hold; dur.interaction DD major", told(fs))
}
