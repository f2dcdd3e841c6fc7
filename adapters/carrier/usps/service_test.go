package usps

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

func TestMailClassesHaveNamesAndKeepThem(t *testing.T) {
	t.Parallel()
	for class, want := range map[string]shipping.Service{
		"USPS_GROUND_ADVANTAGE": GroundAdvantage, "PRIORITY_MAIL": PriorityMail, "PRIORITY_MAIL_EXPRESS": PriorityMailExpress,
		"PARCEL_SELECT": "usps_parcel_select", "USPS_CONNECT_LOCAL": "usps_connect_local", "A_CLASS_OF_TOMORROW": "usps_a_class_of_tomorrow",
	} {
		got, ok := serviceOf(class)
		require.True(t, ok, class)
		require.Equal(t, want, got)
		back, ok := mailClassOf(got)
		require.True(t, ok, class)
		require.Equal(t, class, back)
	}
	for old, now := range map[string]shipping.Service{"FIRST-CLASS_PACKAGE_SERVICE": GroundAdvantage, "PARCEL_SELECT_LIGHTWEIGHT": "usps_parcel_select"} {
		got, _ := serviceOf(old)
		require.Equal(t, now, got)
	}
	for _, none := range []string{"", "Priority Mail<SUP>&reg;</SUP>", "priority_mail", "P2"} {
		_, ok := serviceOf(none)
		require.False(t, ok, none)
	}
	for _, none := range []shipping.Service{"", "usps_", "ups_ground", "usps_Priority", "priority_mail", "usps_a b"} {
		_, ok := mailClassOf(none)
		require.False(t, ok, none)
	}
}

func TestNumbersAreExact(t *testing.T) {
	t.Parallel()
	for grams, want := range map[int64]string{1: "0.003", 400: "0.882", 454: "1.001", 453: "0.999", 31_751: "69.999", 2268: "5.001"} {
		require.Equal(t, want, string(pounds(grams)), grams)
	}
	for mm, want := range map[int64]int64{254: 1000, 255: 1004, 1: 4, 200: 788} {
		require.Equal(t, want, hundredthsOfInch(mm), mm)
	}
	for n, want := range map[int64]string{0: "0.00", 5: "0.05", 1234: "12.34"} {
		require.Equal(t, want, string(number(n, 2)))
	}
}

func TestTheSidesOfABox(t *testing.T) {
	t.Parallel()
	require.Equal(t, box{1000, 500, 197}, boxOf(shipping.Parcel{LengthMM: 127, WidthMM: 254, HeightMM: 50}), "the longest first")
	require.Equal(t, box{}, boxOf(shipping.Parcel{Grams: 5}))
	large := shipping.Parcel{Grams: 3000, LengthMM: 305, WidthMM: 305, HeightMM: 305}
	for _, tc := range []struct {
		name, class, want string
		parcel            shipping.Parcel
	}{
		{"small", classGround, "SP", shipping.Parcel{Grams: 400}},
		{"more than a cubic foot", classPriority, "DR", large},
		{"Express has one price", classExpress, "PA", large},
		{"exactly a cubic foot", classGround, "SP", shipping.Parcel{Grams: 400, LengthMM: 304, WidthMM: 304, HeightMM: 304}},
	} {
		require.Equal(t, tc.want, rateIndicator(tc.class, tc.parcel), tc.name)
	}
	for _, tc := range []struct {
		name, want string
		parcel     shipping.Parcel
	}{
		{"sides not known", "MACHINABLE", shipping.Parcel{Grams: 400}},
		{"too light", "NONSTANDARD", shipping.Parcel{Grams: 100}},
		{"too heavy", "NONSTANDARD", shipping.Parcel{Grams: 12_000}},
		{"too long", "NONSTANDARD", shipping.Parcel{Grams: 400, LengthMM: 600, WidthMM: 200, HeightMM: 100}},
		{"too short", "NONSTANDARD", shipping.Parcel{Grams: 400, LengthMM: 120, WidthMM: 100, HeightMM: 50}},
		{"a usual box", "MACHINABLE", shipping.Parcel{Grams: 400, LengthMM: 200, WidthMM: 150, HeightMM: 80}},
	} {
		require.Equal(t, tc.want, processingCategory(tc.parcel), tc.name)
	}
}

func TestAKeyIsARandomUUID(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 1000 {
		k := newKey()
		require.True(t, isKey(k), k)
		seen[k] = true
	}
	require.Len(t, seen, 1000)
	for _, none := range []string{"", "k-1", "00000000-0000-4000-8000-00000000000G", "000000000000-4000-8000-0000-00000000"} {
		require.False(t, isKey(none), none)
	}
}
