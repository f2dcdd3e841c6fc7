package cal_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

var (
	_ encoding.TextAppender    = cal.Date{}
	_ encoding.TextMarshaler   = cal.Date{}
	_ encoding.TextUnmarshaler = (*cal.Date)(nil)
	_ driver.Valuer            = cal.Date{}
	_ sql.Scanner              = (*cal.Date)(nil)
)

func TestADateIsReadInOneForm(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2026-11-24", "0001-01-01", "9999-12-31", "2028-02-29"} {
		d, err := cal.Parse(s)
		require.NoError(t, err)
		require.Equal(t, s, d.String())
	}
	for text, want := range map[string]string{
		"":                "cal: not a date: a date is 10 characters long, as in 2026-11-24",
		"2026-11":         "cal: not a date: a date is 10 characters long, as in 2026-11-24",
		"2026-11-24T00":   "cal: not a date: a date is 10 characters long, as in 2026-11-24",
		"2026-11-24 ":     "cal: not a date: a date is 10 characters long, as in 2026-11-24",
		"2026-1-24":       "cal: not a date: character 7: a digit is needed here",
		"2026/11/24":      "cal: not a date: character 5: a hyphen is needed here",
		"11/24/2026":      "cal: not a date: character 3: a digit is needed here",
		"20261124":        "cal: not a date: character 5: a hyphen is needed here",
		"-026-11-24":      "cal: not a date: character 1: a digit is needed here",
		"Testa Sampleton": "cal: not a date: character 1: a digit is needed here",
		"2026-02-29":      "cal: not a date: the calendar has no such day",
		"2026-13-01":      "cal: not a date: the calendar has no such day",
		"0000-01-01":      "cal: not a date: the calendar has no such day",
	} {
		d, err := cal.Parse(text)
		require.ErrorIs(t, err, cal.ErrDate, text)
		require.EqualError(t, err, want, text)
		require.Zero(t, d)
	}
}

type card struct {
	Born cal.Date            `json:"born"`
	Died cal.Date            `json:"died"`
	Left cal.Date            `json:"left,omitzero"`
	Seen map[cal.Date]string `json:"seen"`
	In   cal.Period          `json:"in"`
}

func TestJSONHoldsAStringAndNullWhereUnset(t *testing.T) {
	t.Parallel()
	d := cal.Of(2026, time.November, 24)
	in := card{Born: d, Seen: map[cal.Date]string{d: "x", {}: "y"}, In: cal.Period{From: d}}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	require.Equal(t, `{"born":"2026-11-24","died":null,"seen":{"":"y","2026-11-24":"x"},"in":{"from":"2026-11-24"}}`, string(text))
	var out card
	require.NoError(t, json.Unmarshal(text, &out))
	require.Equal(t, in, out)

	got := d
	require.NoError(t, json.Unmarshal([]byte(`""`), &got))
	require.Zero(t, got)
	got = d
	require.NoError(t, json.Unmarshal([]byte(`null`), &got))
	require.Zero(t, got)
	for _, token := range []string{`20261124`, `true`, `{}`, `"x"`, `"2026-02-29"`, `" "`} {
		got = d
		require.ErrorIs(t, json.Unmarshal([]byte(token), &got), cal.ErrDate, token)
		require.Equal(t, d, got, "on an error the old value stays")
	}
	for _, token := range []string{"", `"`, "nul"} { // never from package json
		require.ErrorIs(t, got.UnmarshalJSON([]byte(token)), cal.ErrDate)
	}
}

func TestSQLHoldsTextAndNULLWhereUnset(t *testing.T) {
	t.Parallel()
	d := cal.Of(2026, time.November, 24)
	v, err := d.Value()
	require.NoError(t, err)
	require.Equal(t, driver.Value("2026-11-24"), v)
	v, err = cal.Date{}.Value()
	require.NoError(t, err)
	require.Nil(t, v)

	utc, eastern := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 24, 0, 0, 0, 0, time.FixedZone("", -5*3600))
	for _, src := range []any{"2026-11-24", []byte("2026-11-24"), utc, eastern} {
		var got cal.Date
		require.NoError(t, got.Scan(src))
		require.Equal(t, d, got)
	}
	for _, src := range []any{nil, "", []byte{}} {
		got := d
		require.NoError(t, got.Scan(src))
		require.Zero(t, got)
	}
	for _, src := range []any{int64(20261124), "x", utc.Add(time.Nanosecond), time.Time{}.AddDate(-1, 0, 0), true} {
		got := d
		require.ErrorIs(t, got.Scan(src), cal.ErrDate)
		require.Equal(t, d, got, "on an error the old value stays")
	}
}
