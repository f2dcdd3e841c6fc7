package network_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

func document(t testing.TB) network.Document {
	t.Helper()
	data, err := os.ReadFile("testdata/directory.json")
	require.NoError(t, err)
	doc, err := network.ParseDocument(data)
	require.NoError(t, err)
	return doc
}

func TestADocumentSurvivesWritingAndReading(t *testing.T) {
	t.Parallel()
	doc := document(t)
	written, err := json.Marshal(doc)
	require.NoError(t, err)
	again, err := network.ParseDocument(written)
	require.NoError(t, err)
	require.Equal(t, doc, again)
}

func TestLookUpGivesTheCard(t *testing.T) {
	t.Parallel()
	d := sample(t)
	require.Equal(t, "sample-directory-2026", d.ID())
	require.Equal(t, 8, d.Len())
	for _, want := range document(t).Pharmacies {
		got, ok := d.LookUp(want.ID)
		require.True(t, ok)
		require.Equal(t, want, got)
	}
	_, ok := d.LookUp(1111111)
	require.False(t, ok)
	n, ok := d.Network("sample-choice")
	require.True(t, ok)
	require.Equal(t, "Sample Choice", n.Name)
	_, ok = d.Network("other")
	require.False(t, ok)
	_, ok = d.HelpLine("other")
	require.False(t, ok)
	_, ok = d.Hours(network.Card{})
	require.False(t, ok)
}

func TestAnEmptyDirectoryAnswers(t *testing.T) {
	t.Parallel()
	d, err := network.Compile(world(0))
	require.NoError(t, err)
	r, err := d.Locate(network.Query{Network: big, On: day("2026-11-24"), Near: boston, Limit: 3})
	require.NoError(t, err)
	require.Empty(t, r.Found)
	_, ok := d.LookUp(1)
	require.False(t, ok)
}

// The order of lists in a document says nothing.
func TestTheOrderOfListsDoesNotMatter(t *testing.T) {
	t.Parallel()
	doc := world(200)
	a, err := network.Compile(doc)
	require.NoError(t, err)
	slices.Reverse(doc.Pharmacies)
	slices.Reverse(doc.Participations)
	slices.Reverse(doc.Networks)
	slices.Reverse(doc.Hours)
	b, err := network.Compile(doc)
	require.NoError(t, err)
	for _, p := range doc.Pharmacies {
		for _, n := range doc.Networks {
			require.Equal(t, a.In(n.ID, p.ID, network.Retail, day("2026-11-24")), b.In(n.ID, p.ID, network.Retail, day("2026-11-24")))
		}
	}
	q := network.Query{Network: big, On: day("2026-11-24"), Near: boston, Limit: 20}
	want, err := a.Locate(q)
	require.NoError(t, err)
	got, err := b.Locate(q)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// One change of the sample each, and the faults that it makes.
func TestCompileFindsEachFaultAtItsPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*network.Document)
		want   []string
	}{
		"two contracts of one day": {func(d *network.Document) { d.Participations[1].To = day("2027-01-01") },
			[]string{"/participations/2 network.doc_overlap"}},
		"a contract inside a longer one": {func(d *network.Document) { d.Participations[1].To = cal.Date{} },
			[]string{"/participations/2 network.doc_overlap"}},
		"two contracts inside a longer one": {func(d *network.Document) {
			for _, month := range []string{"2026-02-01", "2026-04-01"} {
				p := d.Participations[0]
				p.From, p.To = day(month), day(month).AddDays(5)
				d.Participations = append(d.Participations, p)
			}
		}, []string{"/participations/11 network.doc_overlap", "/participations/12 network.doc_overlap"}},
		"the same contract twice": {func(d *network.Document) { d.Participations = append(d.Participations, d.Participations[0]) },
			[]string{"/participations/11 network.doc_overlap"}},
		"a network that is not there": {func(d *network.Document) { d.Participations[0].Network = "other" },
			[]string{"/participations/0/network network.doc_orphan"}},
		"a pharmacy that is not there": {func(d *network.Document) { d.Participations[0].Pharmacy = 1 },
			[]string{"/participations/0/pharmacy network.doc_orphan"}},
		"hours that are not there": {func(d *network.Document) { d.Pharmacies[0].Card.Hours = "other" },
			[]string{"/pharmacies/0/card/hours network.doc_orphan"}},
		"hours without a zone": {func(d *network.Document) { d.HelpLines[0].Card.Zone = "" },
			[]string{"/helpLines/0/card/zone network.doc_missing"}},
		"a pharmacy twice": {func(d *network.Document) { d.Pharmacies[2].ID = d.Pharmacies[0].ID },
			[]string{"/pharmacies/2/ncpdp network.doc_twice", "/participations/3/pharmacy network.doc_orphan"}},
		"coordinates off the earth": {func(d *network.Document) { d.Pharmacies[0].Point.Lat = -171 },
			[]string{"/pharmacies/0/point network.doc_point"}},
		"zeros are no place": {func(d *network.Document) { *d.Pharmacies[0].Point = network.Point{} },
			[]string{"/pharmacies/0/point network.doc_point"}},
		"a day outside the network's": {func(d *network.Document) { d.Participations[9].To = day("2027-01-01") },
			[]string{"/participations/9/to network.doc_dates"}},
		"a day before the network's": {func(d *network.Document) { d.Participations[9].From = day("2025-12-31") },
			[]string{"/participations/9/from network.doc_dates"}},
		"an end before the beginning": {func(d *network.Document) { d.Participations[3].To = day("2026-06-30") },
			[]string{"/participations/3/to network.doc_dates"}},
		"a network that ends before it begins": {func(d *network.Document) { d.Networks[1].To = day("2025-01-01") },
			[]string{"/networks/1/to network.doc_dates"}},
		"hours past midnight": {func(d *network.Document) { d.Hours[0].Lines[0].Closes = network.ClockAt(2, 0) },
			[]string{"/hours/0/lines/0/closes network.doc_hours"}},
		"half a special day": {func(d *network.Document) { d.Hours[0].Special[0].Opens = network.ClockAt(2, 0) },
			[]string{"/hours/0/special/0 network.doc_missing"}},
		"a special day twice": {func(d *network.Document) { d.Hours[0].Special[1].Date = d.Hours[0].Special[0].Date },
			[]string{"/hours/0/special/1/date network.doc_twice"}},
		"numbers without a meaning": {func(d *network.Document) {
			d.Participations[0].Channel, d.Pharmacies[7].ID = 99, 99_999_999
			d.Participations = d.Participations[:10]
			d.Hours[3].Lines[0] = network.OpenLine{Days: 255, Opens: 1, Closes: 9999, Season: &network.Season{From: 1332, To: 101}}
		}, []string{"/hours/3/lines/0/days network.doc_value", "/hours/3/lines/0 network.doc_value",
			"/hours/3/lines/0/season/from network.doc_value", "/pharmacies/7/ncpdp network.doc_value",
			"/participations/0 network.doc_value"}},
		"all at once": {func(d *network.Document) { *d = network.Document{Hours: []network.NamedHours{{}}} },
			[]string{"/version network.doc_version", "/id network.doc_missing", "/networks network.doc_missing",
				"/hours/0/id network.doc_missing", "/hours/0/lines network.doc_missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := document(t)
			c.change(&doc)
			d, err := network.Compile(doc)
			require.Nil(t, d)
			require.Equal(t, c.want, lines(t, err))
		})
	}
}

func lines(t *testing.T, err error) (out []string) {
	t.Helper()
	var faults network.Faults
	require.True(t, errors.As(err, &faults), "%v", err)
	for _, f := range faults {
		require.NotEmpty(t, f.Detail)
		out = append(out, f.Pointer+" "+string(f.Rule.Code))
	}
	return out
}

func TestFaultsSayWhereWhatAndWho(t *testing.T) {
	t.Parallel()
	_, err := load([]byte("{\n  \"version\": 1,\n  oops\n}"))
	require.EqualError(t, err, "network: document: document: the document is not JSON: line 3, column 3: "+
		"invalid character 'o' looking for beginning of object key string (network.doc_syntax, the plan can mend it)")
	_, err = load([]byte(`{"version": 2, "networks": []}`))
	require.EqualError(t, err, `network: document: 3 faults
  /version: the document is of a version that this library does not read: version 2, this library reads 1 (network.doc_version, the plan can mend it)
  /id: the document lacks a fact: the directory's id (network.doc_missing, the plan can mend it)
  /networks: the document lacks a fact: a network (network.doc_missing, the plan can mend it)`)
	many := fmt.Sprintf(`{"networks": [%s{}]}`, strings.Repeat("{},", 30))
	_, err = load([]byte(many))
	require.ErrorContains(t, err, "and 106 more")
}

func TestReadingIsStrictAndReportsAllAtOnce(t *testing.T) {
	t.Parallel()
	_, err := network.ParseDocument([]byte(`{"version": "1", "id": null, "id": "x", "extra/~": 1,
		"networks": {}, "pharmacies": [7, {"ncpdp": 9900011, "point": {"lat": 1}, "card": {"languages": ["en", 3]}},
		{"ncpdp": "99", "zip": "2108", "point": {"lat": 1e999, "lon": "x"}}],
		"participations": [{"channel": "telepathy", "from": "2026-02-30", "ninetyDay": true}]}`))
	require.Equal(t, []string{
		"/version network.doc_value", "/id network.doc_value", "/id network.doc_twice", "/extra~1~0 network.doc_field", "/networks network.doc_value",
		"/pharmacies/0 network.doc_value", "/pharmacies/1/ncpdp network.doc_value", "/pharmacies/1/point/lon network.doc_missing",
		"/pharmacies/1/card/languages/1 network.doc_value", "/pharmacies/2/ncpdp network.doc_value",
		"/pharmacies/2/zip network.doc_value", "/pharmacies/2/point/lat network.doc_value", "/pharmacies/2/point/lon network.doc_value",
		"/participations/0/channel network.doc_value", "/participations/0/from network.doc_value",
		"/participations/0/ninetyDay network.doc_value",
	}, lines(t, err))
}

func TestAHostileDocumentHasNoMoreFaultsThanAPersonReads(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, `"k%d":0,`, i)
	}
	_, err := network.ParseDocument([]byte(`{"networks":[{` + b.String() + `"z":0}]}`))
	require.Equal(t, "/networks/0/k0 network.doc_field", lines(t, err)[0])
	require.Len(t, lines(t, err), 1000)
}

func TestADirectoryDoesNotChangeWithItsDocument(t *testing.T) {
	t.Parallel()
	doc := document(t)
	d, err := network.Compile(doc)
	require.NoError(t, err)
	*doc.Pharmacies[0].Point = network.Point{Lat: 1, Lon: 1}
	doc.Pharmacies[0].Card.Languages[0] = "xx"
	doc.HelpLines[0].Card.Languages[0] = "xx"
	doc.Hours[2].Lines[1].Season.To = network.DayOfYear(10, 2)
	doc.Hours[0].Lines[0].Days = network.SatSun
	doc.Networks[0].To = day("2026-01-01")
	want := document(t)
	got, _ := d.LookUp(9900011)
	require.Equal(t, want.Pharmacies[0], got)
	line, _ := d.HelpLine("member-service")
	require.Equal(t, want.HelpLines[0], line)
	for _, h := range want.Hours {
		hours, ok := d.Hours(network.Card{Hours: h.ID})
		require.True(t, ok)
		require.Equal(t, h.Hours, hours)
	}
	require.Equal(t, network.InNetwork, d.In("sample-choice", 9900011, network.Retail, day("2026-11-24")).Status)
}
