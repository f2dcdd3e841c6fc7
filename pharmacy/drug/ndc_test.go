package drug_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

func ndc(t testing.TB, s string) drug.NDC {
	t.Helper()
	n, err := drug.ParseNDC(s)
	require.NoError(t, err)
	return n
}

// R1.11, T1 to T6, and the forms that the rule names.
func TestNDCFollowsRuleR1_11(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, eleven, twelve, text string }{
		{"T1 4-4-2 pads the labeler", "0002-1200-10", "00002120010", "000002-1200-10", "00002-1200-10"},
		{"T2 5-3-2 pads the product", "50242-040-62", "50242004062", "050242-0040-62", "50242-0040-62"},
		{"T3 5-4-1 pads the package", "60575-4112-1", "60575411201", "060575-4112-01", "60575-4112-01"},
		{"T5 5-4-2 stays", "60505-2579-08", "60505257908", "060505-2579-08", "60505-2579-08"},
		{"T5 6-4-2 of an old labeler has eleven digits", "000002-1200-10", "00002120010", "000002-1200-10", "00002-1200-10"},
		{"T5 6-4-2 of a new labeler has none", "100002-1200-10", "", "100002-1200-10", "100002-1200-10"},
		{"eleven digits are 5-4-2", "00002143380", "00002143380", "000002-1433-80", "00002-1433-80"},
		{"twelve digits are 6-4-2", "000002143380", "00002143380", "000002-1433-80", "00002-1433-80"},
		{"the highest code", "999999-9999-99", "", "999999-9999-99", "999999-9999-99"},
		{"the highest old labeler", "099999-9999-99", "99999999999", "099999-9999-99", "99999-9999-99"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n := ndc(t, c.in)
			eleven, ok := n.Eleven()
			require.Equal(t, c.eleven, eleven)
			require.Equal(t, c.eleven != "", ok)
			require.Equal(t, c.twelve, n.Twelve())
			require.Equal(t, c.text, n.String())
			require.True(t, n.IsSet())
		})
	}
}

func TestNDCRefusesWhatIsNoCodeAndSaysWhy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, in string
		kind     drug.NDCErrorKind
		column   int
	}{
		{"T4 ten digits", "0002120010", drug.NDCAmbiguous, 0},
		{"T6 4-3-2", "0002-100-30", drug.NDCShape, 0},
		{"T6 6-3-2", "000002-100-30", drug.NDCShape, 0},
		{"T6 two segments", "80000111-01", drug.NDCShape, 0},
		{"T6 four segments", "0002-12-00-10", drug.NDCShape, 0},
		{"T6 empty segment", "0002--1200", drug.NDCShape, 0},
		{"hyphens only", "--", drug.NDCShape, 0},
		{"nine digits", "000212001", drug.NDCShape, 0},
		{"thirteen digits", "0000021200100", drug.NDCShape, 0},
		{"too long", strings.Repeat("1", 1<<20), drug.NDCShape, 0},
		{"empty", "", drug.NDCEmpty, 0},
		{"letters", "ABCD-1001-30", drug.NDCNotDigits, 1},
		{"a space at the end", "00002143380 ", drug.NDCNotDigits, 12},
		{"a sign", "+0002143380", drug.NDCNotDigits, 1},
		{"other digits", "٠٠٠٠٢", drug.NDCNotDigits, 1},
		{"the star of old claims", "00002*143380", drug.NDCNotDigits, 6},
		{"zeros only", "00000000000", drug.NDCZeros, 0},
		{"zeros only with hyphens", "0000-0000-00", drug.NDCZeros, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n, err := drug.ParseNDC(c.in)
			var fault *drug.NDCError
			require.ErrorAs(t, err, &fault)
			require.Equal(t, drug.NDCError{Kind: c.kind, Column: c.column}, *fault)
			require.Zero(t, n)
		})
	}
}

func TestNDCErrorNamesTheReadingsAndNeverTheText(t *testing.T) {
	t.Parallel()
	_, err := drug.ParseNDC("0002143380")
	require.EqualError(t, err, "drug: NDC: ten digits without hyphens are ambiguous: 4-4-2, 5-3-2 or 5-4-1; send it with hyphens, or as eleven digits")
	for _, in := range []string{"Sampleton", "Sampleton, Testa, born long ago", "5550100123", "555-010-0123-9"} {
		_, err := drug.ParseNDC(in)
		require.Error(t, err)
		require.NotContains(t, err.Error(), in)
		require.Less(t, len(err.Error()), 160)
	}
}

func TestTenDigitsHaveThreeReadings(t *testing.T) {
	t.Parallel()
	readings, ok := drug.TenDigitReadings("0002143380")
	require.True(t, ok)
	require.Equal(t, [3]drug.NDC{ndc(t, "0002-1433-80"), ndc(t, "00021-433-80"), ndc(t, "00021-4338-0")}, readings)
	for _, in := range []string{"", "000214338", "00002143380", "0002-14338", "0000000000"} {
		_, ok := drug.TenDigitReadings(in)
		require.False(t, ok, in)
	}
}

// The project's own vectors; a form that is not there must not parse.
func TestNDCAgreesWithTheVectorFile(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/ndc-vectors.json")
	require.NoError(t, err)
	var vectors []struct{ In, NDC11, NDC12, Error, Error11 string }
	require.NoError(t, json.Unmarshal(data, &vectors))
	require.Len(t, vectors, 16)
	for _, v := range vectors {
		t.Run(v.In, func(t *testing.T) {
			t.Parallel()
			n, err := drug.ParseNDC(v.In)
			require.Equal(t, v.Error != "", err != nil, "%v", err)
			require.Equal(t, err == nil, n.IsSet())
			if v.NDC12 != "" {
				require.Equal(t, v.NDC12, n.Twelve())
			}
			eleven, ok := n.Eleven()
			if v.NDC11 != "" || v.Error11 != "" || v.Error != "" {
				require.Equal(t, v.NDC11, eleven)
				require.Equal(t, v.NDC11 != "", ok)
			}
		})
	}
}

func TestOneCodeInAllFormsIsOneValue(t *testing.T) {
	t.Parallel()
	set := map[drug.NDC]bool{}
	for _, in := range []string{"0002-1433-80", "00002-1433-80", "000002-1433-80", "00002143380", "000002143380"} {
		set[ndc(t, in)] = true
	}
	require.Len(t, set, 1)
	require.NotEqual(t, ndc(t, "0002-1433-80"), ndc(t, "00021-433-80"), "other readings are other codes")
}

func TestNDCOrdersByLabelerProductAndPackage(t *testing.T) {
	t.Parallel()
	order := []drug.NDC{{}, ndc(t, "00000-0000-01"), ndc(t, "00002-1433-80"), ndc(t, "00002-1434-01"), ndc(t, "00003-0001-01"), ndc(t, "100002-0001-01")}
	for i := range order {
		for j := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			require.Equal(t, want, order[i].Compare(order[j]), "%v %v", order[i], order[j])
		}
	}
}

func TestNDCSurvivesJSONAndSQL(t *testing.T) {
	t.Parallel()
	for _, in := range []drug.NDC{{}, ndc(t, "0002-1433-80"), ndc(t, "100002-1200-10")} {
		data, err := json.Marshal(map[drug.NDC]drug.NDC{in: in})
		require.NoError(t, err)
		var out map[drug.NDC]drug.NDC
		require.NoError(t, json.Unmarshal(data, &out))
		require.Equal(t, map[drug.NDC]drug.NDC{in: in}, out)

		stored, err := in.Value()
		require.NoError(t, err)
		require.Equal(t, in.IsSet(), stored != nil)
		back := ndc(t, "99999-9999-99")
		require.NoError(t, back.Scan(stored))
		require.Equal(t, in, back)
	}
}

func TestNDCReadsBytesOfAColumnAndRefusesNumbers(t *testing.T) {
	t.Parallel()
	var n drug.NDC
	require.NoError(t, n.Scan([]byte("00002143380")))
	require.Equal(t, ndc(t, "0002-1433-80"), n)
	require.Error(t, n.Scan(int64(2143380)))
	require.Error(t, n.Scan("Sampleton"))
	require.Error(t, n.UnmarshalText([]byte(strings.Repeat("-", 99))))
	require.Equal(t, ndc(t, "0002-1433-80"), n, "a failed read leaves the value alone")
}

func FuzzParseNDC(f *testing.F) {
	for _, s := range []string{"0002-1433-80", "50242-040-62", "60575-4112-1", "00002143380", "0002143380", "100002-1200-10", "000002143380", "--", "0000-0000-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := drug.ParseNDC(s)
		if err != nil {
			var fault *drug.NDCError
			require.True(t, errors.As(err, &fault))
			require.Less(t, len(err.Error()), 160)
			return
		}
		require.Equal(t, n, ndc(t, n.String()))
		require.Equal(t, n, ndc(t, n.Twelve()))
		if eleven, ok := n.Eleven(); ok {
			require.Equal(t, n, ndc(t, eleven))
		}
	})
}

func TestNDCKeyIsOneNumberForOneCodeInTheOrderOfCompare(t *testing.T) {
	t.Parallel()
	require.Zero(t, drug.NDC{}.Key())
	require.Equal(t, ndc(t, "0002-1433-80").Key(), ndc(t, "00002-1433-80").Key())
	inOrder := []string{"0002-1433-80", "0002-1433-81", "0002-1434-01", "50242-040-62", "100002-1200-10"}
	for i := 1; i < len(inOrder); i++ {
		require.Less(t, ndc(t, inOrder[i-1]).Key(), ndc(t, inOrder[i]).Key())
	}
}
