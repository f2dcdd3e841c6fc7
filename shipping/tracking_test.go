package shipping_test

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

// at is a scan of status s in hour h of the parcel's life.
func at(h int, s shipping.Status) shipping.Scan {
	instant := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC).Add(time.Duration(h) * time.Hour)
	return shipping.Scan{At: instant, Day: day(time.November, 24), Code: s.String(), Status: s}
}

func TestAStatusIsReducedFromScans(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		scans []shipping.Scan
		want  shipping.Status
	}{
		"nothing heard": {nil, shipping.StatusUnknown},
		"a parcel on its way stands where it was last seen": {
			[]shipping.Scan{at(0, shipping.LabelCreated), at(1, shipping.Accepted), at(2, shipping.InTransit)}, shipping.InTransit},
		"order of arrival does not count, instants do": {
			[]shipping.Scan{at(2, shipping.OutForDelivery), at(0, shipping.Accepted), at(1, shipping.InTransit)}, shipping.OutForDelivery},
		"an exception is over when the parcel moves on": {
			[]shipping.Scan{at(0, shipping.Exception), at(1, shipping.InTransit)}, shipping.InTransit},
		"a parcel at an access point is not in the member's hands": {
			[]shipping.Scan{at(0, shipping.OutForDelivery), at(1, shipping.AvailableForPickup)}, shipping.AvailableForPickup},
		"an investigation after a delivery moves nothing": {
			[]shipping.Scan{at(0, shipping.Delivered), at(1, shipping.Exception), at(2, shipping.Info)}, shipping.Delivered},
		"a straggling scan after a delivery moves nothing": {
			[]shipping.Scan{at(0, shipping.Delivered), at(1, shipping.InTransit)}, shipping.Delivered},
		"a delivery after a return is the sender's": {
			[]shipping.Scan{at(0, shipping.ReturnedToSender), at(1, shipping.InTransit), at(2, shipping.Delivered)}, shipping.ReturnedToSender},
		"a return after a delivery is a return": {
			[]shipping.Scan{at(0, shipping.Delivered), at(1, shipping.ReturnedToSender)}, shipping.ReturnedToSender},
		"a lost parcel that is found and delivered is delivered": {
			[]shipping.Scan{at(0, shipping.Lost), at(1, shipping.InTransit), at(2, shipping.Delivered)}, shipping.Delivered},
		"a lost parcel that is seen again is lost until it ends": {
			[]shipping.Scan{at(0, shipping.Lost), at(1, shipping.InTransit)}, shipping.Lost},
		"a cancelled label stays cancelled": {
			[]shipping.Scan{at(0, shipping.LabelCreated), at(1, shipping.Cancelled)}, shipping.Cancelled},
		"information alone says nothing":       {[]shipping.Scan{at(0, shipping.Info)}, shipping.StatusUnknown},
		"an unknown code moves nothing":        {[]shipping.Scan{at(0, shipping.Accepted), at(1, shipping.StatusUnknown)}, shipping.Accepted},
		"at one instant the worse news counts": {[]shipping.Scan{at(1, shipping.Exception), at(1, shipping.OutForDelivery)}, shipping.Exception},
		"a scan without an instant is the oldest": {
			[]shipping.Scan{{Status: shipping.Exception}, at(0, shipping.InTransit)}, shipping.InTransit},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, shipping.Reduce(c.scans))
		})
	}
}

// TestTheTrapsOfTheCarriersCodes: what each carrier's code says is the adapter's; here is what follows from it.
func TestTheTrapsOfTheCarriersCodes(t *testing.T) {
	t.Parallel()
	chicago, denver := time.FixedZone("CST", -6*60*60), time.FixedZone("MST", -7*60*60)
	zoned := func(hour int, zone *time.Location, s shipping.Status) shipping.Scan {
		return shipping.Scan{At: time.Date(2026, 11, 24, hour, 0, 0, 0, zone), Status: s}
	}
	for name, c := range map[string]struct {
		scans []shipping.Scan
		want  shipping.Status
	}{
		"UPS 161, at an access point, though the carrier calls it delivered": {
			[]shipping.Scan{at(0, shipping.OutForDelivery), at(1, shipping.AvailableForPickup)}, shipping.AvailableForPickup},
		"UPS D with B0 and USPS 01 to the original sender are returns": {
			[]shipping.Scan{at(0, shipping.Exception), at(1, shipping.ReturnedToSender)}, shipping.ReturnedToSender},
		"FedEx DL after RS": {
			[]shipping.Scan{at(2, shipping.Delivered), at(0, shipping.ReturnedToSender)}, shipping.ReturnedToSender},
		"FedEx LO, which left its origin": {
			[]shipping.Scan{at(0, shipping.Accepted), at(1, shipping.InTransit)}, shipping.InTransit},
		"FedEx CA as information, where it stands in two lists": {
			[]shipping.Scan{at(0, shipping.InTransit), at(1, shipping.Info)}, shipping.InTransit},
		"UPS DL of the exceptions is a return": {
			[]shipping.Scan{at(0, shipping.OutForDelivery), at(1, shipping.ReturnedToSender)}, shipping.ReturnedToSender},
		"DHL CC waits for collection": {
			[]shipping.Scan{at(0, shipping.InTransit), at(1, shipping.AvailableForPickup)}, shipping.AvailableForPickup},
		"DHL PD, and the rest comes": {
			[]shipping.Scan{at(0, shipping.Exception), at(1, shipping.Delivered)}, shipping.Delivered},
		"UPS 129 and 127, an investigation after the delivery": {
			[]shipping.Scan{at(0, shipping.Delivered), at(24, shipping.Exception), at(48, shipping.Info)}, shipping.Delivered},
		"a clock on the wall that goes back over a zone": {
			[]shipping.Scan{zoned(10, chicago, shipping.InTransit), zoned(9, denver, shipping.Exception), zoned(9, chicago, shipping.Accepted)}, shipping.Exception},
	} {
		require.Equal(t, c.want, shipping.Reduce(c.scans), name)
	}
}

// stories are random scans, several at one instant, from a fixed seed.
func story(r *rand.Rand) []shipping.Scan {
	scans := make([]shipping.Scan, r.Intn(12))
	for i := range scans {
		scans[i] = at(r.Intn(6), shipping.Status(r.Intn(int(shipping.Info)+1)))
	}
	return scans
}

func TestPermutingOrRepeatingScansChangesNothing(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(1))
	for range 20_000 {
		scans := story(r)
		want := shipping.Reduce(scans)
		again := append(slices.Clone(scans), scans[:r.Intn(len(scans)+1)]...)
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		require.Equalf(t, want, shipping.Reduce(again), "%v and %v", scans, again)
	}
}

// TestReduceIsTheFoldOverSortedScans holds Reduce against the plain reading of its rules.
func TestReduceIsTheFoldOverSortedScans(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(2))
	for range 20_000 {
		scans := story(r)
		shipping.SortScans(scans)
		want, returned := shipping.StatusUnknown, false
		for _, s := range scans {
			returned = returned || s.Status == shipping.ReturnedToSender
			switch {
			case s.Status == shipping.Info || s.Status == shipping.StatusUnknown:
			case s.Status.Terminal() || !want.Terminal():
				want = s.Status
			}
		}
		if want == shipping.Delivered && returned {
			want = shipping.ReturnedToSender
		}
		require.Equalf(t, want, shipping.Reduce(scans), "%v", scans)
	}
}

func TestScansAreSortedOldestFirst(t *testing.T) {
	t.Parallel()
	scans := []shipping.Scan{at(2, shipping.Delivered), at(0, shipping.Accepted), at(1, shipping.Exception), at(1, shipping.InTransit)}
	shipping.SortScans(scans)
	require.Equal(t, []shipping.Scan{at(0, shipping.Accepted), at(1, shipping.InTransit), at(1, shipping.Exception), at(2, shipping.Delivered)}, scans)
}

func TestReducingAllocatesNothing(t *testing.T) {
	scans := story(rand.New(rand.NewSource(3)))
	require.Zero(t, testing.AllocsPerRun(100, func() { shipping.Reduce(scans) }))
}
