package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// six are the attributes of releases since 2017071.
func six(stamp string) string {
	return `DatatypesVersion="` + stamp + `" TransportVersion="` + stamp + `" TransactionDomain="SCRIPT" TransactionVersion="` + stamp +
		`" StructuresVersion="` + stamp + `" ECLVersion="` + stamp + `"`
}

// TestEachStampAndTrapOfTheEvidenceIsWeighed has a row for each stamp, namespace and shape that messages of others show.
func TestEachStampAndTrapOfTheEvidenceIsWeighed(t *testing.T) {
	t.Parallel()
	const (
		none   = ""
		old    = "<Patient><Name><LastName>x</LastName></Name><Address><ZipCode>43004</ZipCode></Address></Patient>"
		human  = "<Patient><HumanPatient><Address><PostalCode>43004</PostalCode></Address></HumanPatient></Patient>"
		latest = "<Patient><HumanPatient><Names><Name/></Names><GenderAndSex/></HumanPatient></Patient>"
	)
	type row struct {
		name, root, inside string
		want               script.Version
		shape              script.Shape
		codes              []script.Code
	}
	for _, tt := range []row{
		{"10.6 in its namespace", `xmlns="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006"`, old, script.V10_6, script.Shape10, nil},
		{"10.6 without one", `version="010" release="006"`, old, script.V10_6, script.Shape10, nil},
		{"10.6 without leading zeros", `version="10" release="6"`, old, script.V10_6, script.Shape10, nil},
		{"a highest version beside", `version="010" release="006" HighestVersionSupported=""`, old, script.V10_6, script.Shape10, nil},
		{"10.5, which is none of ours", `version="010" release="005"`, old, script.V10_6, script.Shape10, []script.Code{script.CodeVersionByShape}},
		{"2017071 without a namespace", six("20170715"), human, script.V2017071, script.Shape2017, nil},
		{"2017071 with the place of its schema", `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="transport.xsd" ` + six("20170715"), human, script.V2017071, script.Shape2017, nil},
		{"another printing", six("20170712"), human, script.V2017071, script.Shape2017, nil},
		{"2018071", six("2018071"), human, "2018071", script.Shape2017, nil},
		{"2019071", six("2019071"), human, "2019071", script.Shape2017, nil},
		{"2022071", six("2022071"), latest, script.V2022071, script.Shape2022, nil},
		{"2022071 over elements of 2017071", six("2022071"), human, script.V2022071, script.Shape2017, nil},
		{"2023011", six("2023011"), latest, script.V2023011, script.Shape2022, nil},
		{"2024011", six("2024011"), latest, "2024011", script.Shape2022, nil},
		{"a V before it", six("V2024071"), latest, "2024071", script.Shape2022, nil},
		{"words for a stamp", six("TransactionVersion0"), human, script.V2017071, script.Shape2017, []script.Code{script.CodeVersionByShape}},
		{"an empty stamp", six(""), human, script.V2017071, script.Shape2017, []script.Code{script.CodeVersionByShape}},
		{"a date that is none", six("20171"), human, script.V2017071, script.Shape2017, []script.Code{script.CodeVersionByShape}},
		{"the stamp of hobby code", `version="2017071"`, human, script.V2017071, script.Shape2017, nil},
		{"a stamp of 10.6 over elements of 2017071", `version="010" release="006"`, human, script.V2017071, script.Shape2017, []script.Code{script.CodeVersionConflict}},
		{"a stamp of 2017071 over elements of 10.6", six("20170715"), old, script.V10_6, script.Shape10, []script.Code{script.CodeVersionConflict}},
		{"a stamp of 2017071 over one sign of 10.6", six("20170715"), "<Patient><Name><LastName>x</LastName></Name></Patient>", script.V2017071, script.Shape10, []script.Code{script.CodeVersionConflict}},
		{"a stamp of 2017071 over the same sign twice", six("20170715"), "<Patient><Name/></Patient><Prescriber><Name/></Prescriber>", script.V2017071, script.Shape10, []script.Code{script.CodeVersionConflict}},
		{"one sign of 10.6 alone", none, "<Patient><Name/></Patient>", script.V10_6, script.Shape10, []script.Code{script.CodeVersionByShape}},
		{"one sign of 10.6 among later ones", six("20170715"), human + "<Prescriber><Name/></Prescriber>", script.V2017071, script.ShapeMixed, []script.Code{script.CodeVersionMixed}},
		{"a stamp of 2017071 over elements of 2022071", six("20170715"), latest, script.V2022071, script.Shape2022, []script.Code{script.CodeVersionConflict}},
		{"elements of two releases", six("20170715"), old + human, script.V2017071, script.ShapeMixed, []script.Code{script.CodeVersionMixed}},
		{"elements alone", none, human, script.V2017071, script.Shape2017, []script.Code{script.CodeVersionByShape}},
		{"nothing", none, none, "", script.ShapeUnknown, []script.Code{script.CodeVersionUnknown}},
		{"a stamp alone", six("20170715"), none, script.V2017071, script.ShapeUnknown, nil},
		{"the namespace of a network", `xmlns="http://www.surescripts.com/messaging" ` + six("20170715"), human, script.V2017071, script.Shape2017, nil},
	} {
		m := parse(t, "<Message "+tt.root+"><Header><MessageID>1</MessageID></Header><Body><CancelRx>"+tt.inside+"</CancelRx></Body></Message>")
		require.Equal(t, tt.want, m.Version(), tt.name)
		require.Equal(t, tt.shape, m.Evidence().Shape, tt.name)
		var got []script.Code
		for _, c := range codesOf(m.Findings()) {
			if c[:8] == "version." {
				got = append(got, c)
			}
		}
		require.ElementsMatch(t, tt.codes, got, tt.name)
	}
}

// TestAnAnswerToAStampAndOneOldSignGoesByTheStamp: the partner who wrote one name in an old place reads the release it names.
func TestAnAnswerToAStampAndOneOldSignGoesByTheStamp(t *testing.T) {
	t.Parallel()
	m := parse(t, "<Message "+six("20170715")+"><Header><MessageID>1</MessageID></Header><Body><NewRx><Patient><Name/></Patient></NewRx></Body></Message>")
	require.Equal(t, script.ShapeUnknown, m.Dialect().Shape)
	n := newRx(t, string(ours(t)[file2017]))
	l := letter(script.V2017071)
	l.Dialect = m.Dialect()
	out, err := l.NewRx(n)
	require.NoError(t, err)
	require.Contains(t, string(out), "<HumanPatient>")
}
