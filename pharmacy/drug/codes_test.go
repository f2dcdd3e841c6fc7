package drug_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

func TestRxCUIReadsOneToEightDigits(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]drug.RxCUI{"29046": 29046, "1": 1, "99999999": 99999999, "00000029": 29} {
		got, err := drug.ParseRxCUI(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got)
	}
	for _, in := range []string{"", "0", "00000000", "100000000", "-1", "+1", "1.0", " 1", "Sampleton", strings.Repeat("1", 1<<20)} {
		_, err := drug.ParseRxCUI(in)
		require.ErrorIs(t, err, drug.ErrRxCUI, in)
	}
}

func TestRxCUISurvivesJSONAndSQL(t *testing.T) {
	t.Parallel()
	for _, in := range []drug.RxCUI{0, 29046, 99999999} {
		data, err := json.Marshal(in)
		require.NoError(t, err)
		out := drug.RxCUI(7)
		require.NoError(t, json.Unmarshal(data, &out))
		require.Equal(t, in, out)

		stored, err := in.Value()
		require.NoError(t, err)
		require.Equal(t, in != 0, stored != nil)
		out = 7
		require.NoError(t, out.Scan(stored))
		require.Equal(t, in, out)
	}
}

func TestRxCUIReadsColumnsOfTextAndRefusesOthers(t *testing.T) {
	t.Parallel()
	r := drug.RxCUI(7)
	require.NoError(t, r.Scan("29046"))
	require.Equal(t, drug.RxCUI(29046), r)
	require.NoError(t, r.Scan([]byte("29047")))
	require.Equal(t, drug.RxCUI(29047), r)
	for _, bad := range []any{int64(-1), int64(100_000_000), 1.5, "x", true, []byte("123456789")} {
		require.Error(t, r.Scan(bad))
	}
	require.Equal(t, drug.RxCUI(29047), r, "a failed read leaves the value alone")
}

func TestScheduleReadsTheWaysOfWriting(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]drug.Schedule{
		"": drug.ScheduleUnknown, "none": drug.NotControlled, "None": drug.NotControlled,
		"II": drug.ScheduleII, "CII": drug.ScheduleII, "C-II": drug.ScheduleII, "c-ii": drug.ScheduleII,
		"III": drug.ScheduleIII, "C-III": drug.ScheduleIII, "CIV": drug.ScheduleIV, "v": drug.ScheduleV,
	} {
		got, err := drug.ParseSchedule(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
	for _, in := range []string{"C", "C-", "-", "VI", "2", "IIII", "CC-II", "--II", "Sampleton", " II", "unknown", "ıı", "ıv", "ııı"} {
		got, err := drug.ParseSchedule(in)
		require.ErrorContains(t, err, "none, II, III, IV, V", in)
		require.NotContains(t, err.Error(), "Sampleton")
		require.Equal(t, drug.ScheduleUnknown, got)
	}
}

func TestScheduleIIsNeverDispensed(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"I", "CI", "C-I", "c-i"} {
		_, err := drug.ParseSchedule(in)
		require.ErrorIs(t, err, drug.ErrScheduleI, in)
	}
	_, err := drug.ScheduleFromNCI("C48672")
	require.ErrorIs(t, err, drug.ErrScheduleI)
}

func TestScheduleReadsAndWritesNCICodes(t *testing.T) {
	t.Parallel()
	codes := map[string]drug.Schedule{
		"": drug.ScheduleUnknown, "C38046": drug.NotControlled,
		"C48675": drug.ScheduleII, "C48676": drug.ScheduleIII, "C48677": drug.ScheduleIV, "C48679": drug.ScheduleV,
	}
	for code, want := range codes {
		got, err := drug.ScheduleFromNCI(code)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, code, got.NCI())
	}
	for _, code := range []string{"C48680", "C48674", "c48675", "48675", "II"} { // C48680 is seen in messages and not on the list
		got, err := drug.ScheduleFromNCI(code)
		require.Error(t, err, code)
		require.Equal(t, drug.ScheduleUnknown, got)
	}
}

func TestUnknownScheduleIsNeverNotControlled(t *testing.T) {
	t.Parallel()
	require.Equal(t, drug.Unknown, drug.ScheduleUnknown.Controlled())
	require.Equal(t, drug.Unknown, drug.Schedule(99).Controlled())
	require.Equal(t, drug.No, drug.NotControlled.Controlled())
	for s := drug.ScheduleII; s <= drug.ScheduleV; s++ {
		require.Equal(t, drug.Yes, s.Controlled())
	}
}

func TestStricterScheduleWins(t *testing.T) {
	t.Parallel()
	strictest := []drug.Schedule{drug.ScheduleII, drug.ScheduleIII, drug.ScheduleIV, drug.ScheduleV, drug.NotControlled, drug.ScheduleUnknown}
	for i, a := range strictest {
		for j, b := range strictest {
			require.Equal(t, strictest[min(i, j)], a.Stricter(b), "%v %v", a, b)
		}
	}
}

func TestUnitsOfTheTableHaveNames(t *testing.T) {
	t.Parallel()
	for u, name := range map[drug.Unit]string{
		drug.Tablet: "tablet", drug.Capsule: "capsule", drug.Milliliter: "mL", drug.Gram: "g", drug.Each: "each",
		drug.Unspecified: "unspecified", "C120216": "pen needle", "C48552": "wafer",
	} {
		require.Equal(t, name, u.Name())
		require.True(t, u.Known())
	}
	for _, u := range []drug.Unit{"", "C48490", "tablet", "c48542"} {
		require.Empty(t, u.Name())
		require.False(t, u.Known())
	}
}

func TestUnitSaysWhetherItComesInPieces(t *testing.T) {
	t.Parallel()
	require.Equal(t, drug.Yes, drug.Tablet.Countable())
	require.Equal(t, drug.No, drug.Milliliter.Countable())
	require.Equal(t, drug.No, drug.Gram.Countable())
	require.Equal(t, drug.Unknown, drug.Unspecified.Countable())
	require.Equal(t, drug.Unknown, drug.Unit("").Countable())
	require.Equal(t, drug.Unknown, drug.Unit("C48490").Countable())
}

// textual is what every closed list does.
type textual interface {
	String() string
	MarshalText() ([]byte, error)
}

func TestEveryWordSurvivesTextAndUnknownIsEmpty(t *testing.T) {
	t.Parallel()
	lists := map[string]struct {
		last uint8
		of   func(uint8) textual
		read func(string) (textual, error)
	}{
		"answer":   {uint8(drug.Yes), func(i uint8) textual { return drug.Answer(i) }, reader[drug.Answer]},
		"schedule": {uint8(drug.ScheduleV), func(i uint8) textual { return drug.Schedule(i) }, reader[drug.Schedule]},
		"form":     {uint8(drug.FormOther), func(i uint8) textual { return drug.Form(i) }, reader[drug.Form]},
		"storage":  {uint8(drug.Frozen), func(i uint8) textual { return drug.Storage(i) }, reader[drug.Storage]},
		"source":   {uint8(drug.Biosimilar), func(i uint8) textual { return drug.Source(i) }, reader[drug.Source]},
		"kind":     {uint8(drug.KindCompound), func(i uint8) textual { return drug.Kind(i) }, reader[drug.Kind]},
	}
	for name, list := range lists {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen := map[string]bool{}
			for i := uint8(0); i <= list.last; i++ {
				value := list.of(i)
				text, err := value.MarshalText()
				require.NoError(t, err)
				require.False(t, seen[string(text)])
				seen[string(text)] = true
				back, err := list.read(string(text))
				require.NoError(t, err)
				require.Equal(t, value, back)
				require.Equal(t, i == 0, len(text) == 0)
				if i > 0 {
					require.Equal(t, string(text), value.String())
				}
			}
			require.Equal(t, "unknown", list.of(0).String())
			require.Contains(t, list.of(200).String(), "invalid")
			_, err := list.of(list.last + 1).MarshalText()
			require.Error(t, err)
			_, err = list.read("Sampleton")
			require.Error(t, err)
			require.NotContains(t, err.Error(), "Sampleton")
		})
	}
}

// reader reads a T from a JSON string.
func reader[T textual](s string) (textual, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var v T
	err = json.Unmarshal(data, &v)
	return v, err
}

func TestAnswerOfAKnownFact(t *testing.T) {
	t.Parallel()
	require.Equal(t, drug.Yes, drug.AnswerOf(true))
	require.Equal(t, drug.No, drug.AnswerOf(false))
}

func TestUnknownStaysUnknownUnlessTheOtherIsNo(t *testing.T) {
	t.Parallel()
	all := []drug.Answer{drug.Unknown, drug.No, drug.Yes}
	opposite := []drug.Answer{drug.Unknown, drug.Yes, drug.No}
	and := [][]drug.Answer{
		{drug.Unknown, drug.No, drug.Unknown},
		{drug.No, drug.No, drug.No},
		{drug.Unknown, drug.No, drug.Yes},
	}
	for i, a := range all {
		require.Equal(t, opposite[i], a.Not(), a)
		for j, b := range all {
			require.Equal(t, and[i][j], a.And(b), "%s and %s", a, b)
		}
	}
}

func FuzzParseRxCUI(f *testing.F) {
	for _, s := range []string{"29046", "0", "99999999", "100000000", "x", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := drug.ParseRxCUI(s)
		if err != nil {
			require.ErrorIs(t, err, drug.ErrRxCUI)
			require.Zero(t, r)
			return
		}
		back, err := drug.ParseRxCUI(r.String())
		require.NoError(t, err)
		require.Equal(t, r, back)
		require.Equal(t, strings.TrimLeft(s, "0"), r.String())
	})
}

func FuzzParseSchedule(f *testing.F) {
	for _, s := range []string{"", "CII", "C-IV", "none", "I"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := drug.ParseSchedule(s)
		if err != nil {
			require.Equal(t, drug.ScheduleUnknown, v)
			return
		}
		text, err := v.MarshalText()
		require.NoError(t, err)
		back, err := drug.ParseSchedule(string(text))
		require.NoError(t, err)
		require.Equal(t, v, back)
	})
}
