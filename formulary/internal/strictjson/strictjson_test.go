package strictjson_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// sample is a form with a value of each kind.
type sample struct {
	Name  string
	Count int
	Share float64
	On    bool
	Day   cal.Date
	Words []string
}

func read(data string) (s sample, faults []strictjson.Fault) {
	faults = strictjson.Read([]byte(data), func(r *strictjson.Reader) {
		at, counted := r.At(), false
		r.Object(func(key string) bool {
			switch key {
			case "name":
				r.Text(&s.Name)
			case "count":
				counted = true
				r.Integer(&s.Count)
			case "share":
				r.Number(&s.Share)
			case "on":
				r.Boolean(&s.On)
			case "day":
				r.Form(&s.Day)
			case "last":
				strictjson.Parse(r, &s.Day, cal.Parse)
			case "words":
				strictjson.Each(r, &s.Words, r.Text)
			default:
				return false
			}
			return true
		})
		if !counted {
			r.Lack(at, "count", "a number")
		}
	})
	return s, faults
}

func TestADocumentIsRead(t *testing.T) {
	t.Parallel()
	s, faults := read(` { "name" : "Ex\u0061mpril \"ä\"", "count": -7, "share": 2.5e1, "on": true,
		"day": "2026-11-24", "words": ["", "b", "{"] } `)
	require.Empty(t, faults)
	require.Equal(t, sample{`Exampril "ä"`, -7, 25, true, cal.Of(2026, 11, 24), []string{"", "b", "{"}}, s)
}

// Each fault is found, in order, with its pointer, line and column, and none stops the reading.
func TestAllFaultsAreFoundAtTheirPlaces(t *testing.T) {
	t.Parallel()
	for document, want := range map[string][]string{
		`{"count": 1`:                          {": 1: line 1, column 11: unexpected end of JSON input"},
		"{\n \"count\" 1}":                     {": 1: line 2, column 10: invalid character '1' after object key"},
		`[]`:                                   {": 4: line 1, column 1: an object is needed here", "/count: 5: line 1, column 1: a number"},
		`{}`:                                   {"/count: 5: line 1, column 1: a number"},
		`{"count": 1, "name": null}`:           {"/name: 4: line 1, column 22: null is no value; leave the field out"},
		`{"count": 1, "name": 7, "on": "yes"}`: {"/name: 4: line 1, column 22: a text in quotation marks is needed here", "/on: 4: line 1, column 31: true or false is needed here"},
		`{"count": 1.5}`:                       {"/count: 4: line 1, column 11: a whole number is needed here"},
		`{"count": "1", "share": "2"}`:         {"/count: 4: line 1, column 11: a whole number is needed here", "/share: 4: line 1, column 25: a number is needed here"},
		`{"count": 1, "share": 1e999}`:         {"/share: 4: line 1, column 23: a number that is not too large is needed here"},
		`{"count": 1, "count": 2}`:             {"/count: 3: line 1, column 14: \"count\""},
		`{"count": 1, "ä/~": {"deep": [[1]]}, "on": 1}`:   {"/ä~1~0: 2: line 1, column 14: \"ä/~\"", "/on: 4: line 1, column 44: true or false is needed here"},
		`{"count": 1, "day": "2026-02-30"}`:               {"/day: 4: line 1, column 21: cal: not a date: the calendar has no such day"},
		`{"count": 1, "last": "2026-02-30"}`:              {"/last: 4: line 1, column 22: cal: not a date: the calendar has no such day"},
		`{"count": 1, "words": ["a", 2, {"b": "c"}, []]}`: {"/words/1: 4: line 1, column 29: a text in quotation marks is needed here", "/words/2: 4: line 1, column 32: a text in quotation marks is needed here", "/words/3: 4: line 1, column 44: a text in quotation marks is needed here"},
		`{"count": 1, "words": {"a": 1}}`:                 {"/words: 4: line 1, column 23: a list is needed here"},
	} {
		_, faults := read(document)
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprintf("%s: %d: %s", f.Pointer, f.Kind, f.Detail))
		}
		require.Equal(t, want, got, document)
	}
}

func TestAFaultRepeatsLittleOfADocument(t *testing.T) {
	t.Parallel()
	_, faults := read(`{"count": 1, "` + strings.Repeat("x\\n", 500) + `": 1}`)
	require.Len(t, faults, 1)
	require.Less(t, len(faults[0].Detail), 120)
	require.NotContains(t, faults[0].Detail, "\n")
	_, faults = read("{" + strings.Repeat(`"a": 1, `, 5000) + `"count": 1}`)
	require.Len(t, faults, strictjson.MaxFaults)
}

// FuzzRead: no text makes it panic, and what has no fault is read to its end.
func FuzzRead(f *testing.F) {
	for _, s := range []string{`{"count": 1, "words": ["a"], "day": "2026-11-24"}`, `{"\u0063ount": 1}`, `[{}]`, `"\\`, `{"x":{"y":[1,{"z":"\""}]},"count":0}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, faults := read(text)
		for _, fault := range faults {
			require.NotZero(t, fault.Kind)
			require.Contains(t, fault.Detail, "line ")
		}
	})
}
