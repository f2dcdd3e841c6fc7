package rx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestWordsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	p := rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton"), Street1: rx.NewSecret("100 Example St"),
		City: rx.NewSecret("Sampleville"), State: "OH", ZIP: rx.NewSecret("43004"), Country: "US", Born: rx.NewSecret("1961-02-03")}
	back, err := rx.PatientOf(p.Words())
	require.NoError(t, err)
	require.Equal(t, p.Words(), back.Words())
	require.Equal(t, p.Hash([16]byte{1}), back.Hash([16]byte{1}))
	require.NotEqual(t, p.Hash([16]byte{1}), p.Hash([16]byte{2}), "another salt, another hash")
	require.False(t, back.Middle.IsSet(), "an absent text stays absent")
}

func TestHashTellsVersionsApart(t *testing.T) {
	t.Parallel()
	a := rx.Patient{First: rx.NewSecret("Testa"), Middle: rx.NewSecret("B")}
	b := rx.Patient{First: rx.NewSecret("TestaB")}
	require.NotEqual(t, a.Hash([16]byte{}), b.Hash([16]byte{}))
}

func TestBrokenWordsAreAnErrorThatSaysNothingOfThem(t *testing.T) {
	t.Parallel()
	_, err := rx.PatientOf([]byte(`{"First":"Testa","Last":`))
	require.ErrorContains(t, err, "rx:")
	require.NotContains(t, err.Error(), "Testa")
}
