package intake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func kept() intake.Claim {
	return intake.Claim{RxNumber: rx.NewSecret("123456789012"), MemberNumber: rx.NewSecret("M-100"), First: rx.NewSecret("Testa"),
		Last: rx.NewSecret("O'Sampleton"), Born: rx.NewSecret("1960-02-29"), Street: rx.NewSecret("100 Example St"), ZIP: rx.NewSecret("63166-9967")}
}

func TestWhatIsSaidIsHeldAgainstWhatIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		said  intake.Claim
		proof intake.Proof
		level intake.Level
	}{
		{"nothing said", intake.Claim{}, intake.Proof{}, intake.L0},
		{"number and the five digits of the ZIP", intake.Claim{RxNumber: rx.NewSecret("1234-5678-9012"), ZIP: rx.NewSecret(" 63166 ")},
			intake.Proof{RxNumber: drug.Yes, ZIP: drug.Yes}, intake.L1},
		{"one fact alone", intake.Claim{Born: rx.NewSecret("1960-02-29")}, intake.Proof{Born: drug.Yes}, intake.L0},
		{"name, birth date and address, in other case and signs", intake.Claim{First: rx.NewSecret("TESTA"), Last: rx.NewSecret("Osampleton"),
			Born: rx.NewSecret("1960-02-29"), Street: rx.NewSecret("100 Example St."), ZIP: rx.NewSecret("63166")},
			intake.Proof{Name: drug.Yes, Born: drug.Yes, Address: drug.Yes, ZIP: drug.Yes}, intake.L2},
		{"the last name without the first is no name", intake.Claim{Last: rx.NewSecret("O'Sampleton")}, intake.Proof{}, intake.L0},
		{"a wrong ZIP beside a right number", intake.Claim{RxNumber: rx.NewSecret("123456789012"), ZIP: rx.NewSecret("10001")},
			intake.Proof{RxNumber: drug.Yes, ZIP: drug.No, Address: drug.No}, intake.L0},
		{"four digits are no ZIP", intake.Claim{ZIP: rx.NewSecret("6316")}, intake.Proof{}, intake.L0},
		{"signs alone are nothing said", intake.Claim{RxNumber: rx.NewSecret("---")}, intake.Proof{}, intake.L0},
	} {
		got := intake.Prove(c.said, kept())
		require.Equal(t, c.proof, got, c.name)
		require.Equal(t, c.level, got.Level(), c.name)
	}
	require.Equal(t, intake.Proof{}, intake.Prove(kept(), intake.Claim{}), "what is not kept proves nothing, and refutes nothing")
}

func TestTheLockCountsFailuresInARow(t *testing.T) {
	t.Parallel()
	right, wrong := intake.Proof{RxNumber: drug.Yes, ZIP: drug.Yes}, intake.Proof{ZIP: drug.No}
	var l intake.Lock
	for n := range intake.MaxFailures {
		require.False(t, l.Locked())
		require.Equal(t, intake.MaxFailures-n, l.Left())
		l = l.After(wrong)
	}
	require.True(t, l.Locked())
	require.Zero(t, l.Left())
	require.True(t, l.After(right).Locked(), "what is right now comes too late: a person opens it")
	require.Equal(t, intake.Lock{Failures: 5}, l.After(wrong), "and it does not run over")

	four := intake.Lock{Failures: 4}
	require.Equal(t, intake.Lock{}, four.After(right))
	require.Equal(t, four, four.After(intake.Proof{}), "nothing shown is no failure, and no success")
	require.Equal(t, four, four.After(intake.Proof{ZIP: drug.Yes}), "one fact is no success")
	require.Equal(t, intake.Lock{Failures: 1}, intake.Lock{Failures: -3}.After(wrong))
}

func TestTheSendersNumberIsHeldAgainstThoseOfOffices(t *testing.T) {
	t.Parallel()
	offices := []string{"(555) 555-0111", "", "555-0112"}
	for number, want := range map[string]intake.Sender{
		"555-555-0111": intake.SenderOffice, "+1 555 555 0111": intake.SenderOffice, "555-555-0199": intake.SenderUnknown,
		"": intake.SenderUnknown, "5550112": intake.SenderUnknown, "2 555 555 0111": intake.SenderUnknown,
	} {
		require.Equal(t, want, intake.SenderOf(rx.NewSecret(number), offices), number)
	}
}

func TestLevelsOfActs(t *testing.T) {
	t.Parallel()
	require.Equal(t, intake.L1, intake.LevelOf(intake.Refill, drug.NotControlled))
	require.Equal(t, intake.L3, intake.LevelOf(intake.Refill, drug.ScheduleV))
	require.Equal(t, intake.L3, intake.LevelOf(intake.Transfer, drug.ScheduleIV))
	require.Equal(t, intake.L3, intake.LevelOf(intake.AskPrescriber, drug.ScheduleII))
	require.Equal(t, []intake.Level{intake.L1, intake.L2}, []intake.Level{intake.LevelOf(intake.AskPrescriber, drug.NotControlled),
		intake.LevelOf(intake.Transfer, drug.NotControlled)})
	require.Equal(t, intake.L1, intake.LevelOf(intake.Status, drug.ScheduleII), "the status of a controlled drug's order is a status")
	require.Equal(t, intake.L3, intake.LevelOf(99, drug.NotControlled))
	require.Equal(t, []string{"L0", "L3", "unknown"}, []string{intake.L0.String(), intake.L3.String(), intake.Level(9).String()})
}

func TestActsAreWords(t *testing.T) {
	t.Parallel()
	for a := intake.ActUnknown; a <= intake.Withdraw; a++ {
		text, err := a.MarshalText()
		require.NoError(t, err)
		var back intake.Act
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, a, back)
		require.Equal(t, a.Known(), a != intake.ActUnknown)
	}
	require.Equal(t, "ask_prescriber", intake.AskPrescriber.String())
	require.Equal(t, "unknown", intake.Act(99).String())
	_, err := intake.Act(99).MarshalText()
	require.Error(t, err)
	var a intake.Act
	require.NotContains(t, a.UnmarshalText([]byte("Testa")).Error(), "Testa")
}

// TestNoPatientTextLeavesARequest plants a person in every text and looks for it in whatever prints.
func TestNoPatientTextLeavesARequest(t *testing.T) {
	t.Parallel()
	const planted = "2009-04-01"
	r := online(intake.Status, nil)
	_ = r()
	claim := intake.Claim{First: rx.NewSecret(planted), Born: rx.NewSecret(planted), ZIP: rx.NewSecret(planted)}
	f := intake.MailForm{MemberID: rx.NewSecret(planted), Allergies: said(planted), Conditions: said(planted), OTC: said(planted)}
	ruling := asking(intake.Request{Act: intake.Status}, func(r *intake.Request) { r.Subject = child(planted) })()
	subject := child(planted)
	for _, v := range []any{claim, f, subject, ruling, &ruling, intake.CheckForm(book, f, "MO", d("2026-11-24"))} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		for _, printed := range []string{string(data), fmt.Sprint(v), fmt.Sprintf("%+v %#v", v, v)} {
			require.NotContains(t, printed, planted)
			require.False(t, strings.Contains(printed, "2009"), "nor a part of it")
		}
	}
}
