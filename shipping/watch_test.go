package shipping_test

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

// noon is hour 0 of the scans of at.
var noon = at(0, shipping.LabelCreated).At

// heard watches a parcel, labelled at noon, some hours later.
func heard(hours float64, change func(*shipping.Watched), scans ...shipping.Scan) shipping.Watch {
	w := shipping.Watched{Labelled: noon, Tracking: shipping.Tracking{Scans: scans, Status: shipping.Reduce(scans)}}
	if change != nil {
		change(&w)
	}
	return shipping.StandardWatch.Watch(w, noon.Add(time.Duration(hours*float64(time.Hour))))
}

func alarms(hours float64, change func(*shipping.Watched), scans ...shipping.Scan) func() reason.Trace {
	return func() reason.Trace { return heard(hours, change, scans...).Trace }
}

func dangerous(w *shipping.Watched) { w.Controlled = true }
func received(a drug.Answer) func(*shipping.Watched) {
	return func(w *shipping.Watched) { w.Received = a }
}
func promisedBy(d cal.Date) func(*shipping.Watched) {
	return func(w *shipping.Watched) { w.Promised = d }
}

var watchRulings = []ruling{
	{"C13: a label of 47 hours", alarms(47.9, nil, at(0, shipping.LabelCreated)), nil},
	{"C13: no first scan in 48 hours", alarms(48, nil, at(0, shipping.LabelCreated)), []reason.Code{"shipping.no_first_scan"}},
	{"C13: a carrier that knows nothing at all", alarms(48, nil), []reason.Code{"shipping.no_first_scan"}},
	{"C13: scanned in time", alarms(48, nil, at(47, shipping.Accepted)), nil},
	{"C13: no movement in three days", alarms(72, nil, at(0, shipping.InTransit)), []reason.Code{"shipping.no_movement"}},
	{"C13: information is no movement", alarms(72, nil, at(0, shipping.InTransit), at(71, shipping.Info)), []reason.Code{"shipping.no_movement"}},
	{"C13: it moves", alarms(72, nil, at(0, shipping.InTransit), at(1, shipping.InTransit)), nil},
	{"C13: delivered, and the member says no", alarms(80, received(drug.No), at(0, shipping.Delivered)), []reason.Code{"shipping.delivered_disputed"}},
	{"C13: delivered, and the member says nothing", alarms(80, nil, at(0, shipping.Delivered)), nil},
	{"C13: the member says no before it is delivered", alarms(2, received(drug.No), at(0, shipping.InTransit)), nil},
	{"C13: given to the driver and never scanned", alarms(73, func(w *shipping.Watched) { w.HandedOver = noon }), []reason.Code{"shipping.no_movement"}},
	{"three days at a pickup point", alarms(73, nil, at(1, shipping.AvailableForPickup)), []reason.Code{"shipping.not_collected"}},
	{"R5.5: five days after the handover", alarms(24*5, nil, at(0, shipping.Accepted), at(24*5, shipping.InTransit)), nil},
	{"R5.5: six days after it", alarms(24*6, nil, at(0, shipping.Accepted), at(24*6, shipping.InTransit)), []reason.Code{"shipping.may_report"}},
	{"R5.5: 21 days after the handover", alarms(24*21, nil, at(0, shipping.Accepted), at(24*21, shipping.InTransit)), []reason.Code{"shipping.may_report"}},
	{"R5.5: 22 days after it", alarms(24*22, nil, at(0, shipping.Accepted), at(24*22, shipping.InTransit)),
		[]reason.Code{"shipping.may_report", "shipping.lost_by_silence"}},
	{"R5.5 T1: late on the day after the promise", alarms(24*8, promisedBy(day(12, 1)), at(24*8, shipping.Accepted)), []reason.Code{"shipping.late"}},
	{"R5.5 T1: on time on the promised day", alarms(24*7, promisedBy(day(12, 1)), at(24*7, shipping.Accepted)), nil},
	{"a parcel that is held up", alarms(2, nil, at(1, shipping.Exception)), []reason.Code{"shipping.held_up"}},
	{"a parcel that came back is watched no more", alarms(24*30, nil, at(1, shipping.ReturnedToSender)), []reason.Code{"shipping.came_back"}},
	{"a parcel that the carrier gives up", alarms(24*30, nil, at(1, shipping.Lost)), []reason.Code{"shipping.given_up"}},
	{"a label that was voided", alarms(24*30, nil, at(1, shipping.Cancelled)), nil},
	{"a code without a row (C19)", alarms(2, nil, at(0, shipping.Accepted), at(1, shipping.StatusUnknown)), []reason.Code{"shipping.unknown_code"}},
	{"a controlled drug that is silent", alarms(72, dangerous, at(0, shipping.InTransit)), []reason.Code{"shipping.no_movement", "shipping.suspected_loss"}},
	{"a controlled drug that is lost", alarms(72, dangerous, at(0, shipping.Lost)), []reason.Code{"shipping.given_up", "shipping.suspected_loss"}},
	{"a controlled drug that was never scanned", alarms(48, dangerous), []reason.Code{"shipping.no_first_scan", "shipping.suspected_loss"}},
	{"a controlled drug that is held up", alarms(2, dangerous, at(1, shipping.Exception)), []reason.Code{"shipping.held_up"}},
	{"a controlled drug on its way", alarms(2, dangerous, at(0, shipping.InTransit)), nil},
}

func TestAWatchSaysWhenItLooksAgain(t *testing.T) {
	t.Parallel()
	require.Equal(t, noon.Add(48*time.Hour), heard(1, nil).Next, "the first scan")
	require.Equal(t, noon.Add(72*time.Hour), heard(1, nil, at(0, shipping.InTransit)).Next, "the movement")
	end := day(11, 30).Start(time.UTC)
	require.Equal(t, end, heard(72, nil, at(0, shipping.InTransit)).Next, "the day on which the member may report it")
	require.True(t, heard(1, nil, at(0, shipping.Delivered)).Next.IsZero(), "the end of the story")
	require.Equal(t, day(11, 26).Start(central).UTC(), heard(1, func(w *shipping.Watched) {
		w.Promised, w.Zone = day(11, 25), central
	}).Next, "the promise, in the zone of the door")
}

func TestTheDutiesAfterALoss(t *testing.T) {
	t.Parallel()
	notice, form := shipping.LossDuties(day(11, 25))
	require.Equal(t, day(11, 27), notice, "R5.9 T5: one business day, over Thanksgiving")
	require.Equal(t, cal.Of(2027, 1, 9), form, "R5.9 T5: 45 days")
}

func TestAPolicyOfTheHostsOwn(t *testing.T) {
	t.Parallel()
	w := shipping.Watched{Labelled: noon}
	zero, own := shipping.WatchPolicy{}, shipping.StandardWatch
	own.FirstScan = time.Hour
	require.Equal(t, shipping.StandardWatch.Watch(w, noon), zero.Watch(w, noon), "the zero value is the standard")
	early := own.Watch(w, noon.Add(time.Hour))
	require.True(t, early.Trace.Failed())
}

// TestAWatchReadsScansInAnyOrder: neither order nor repetition of scans changes an alarm.
func TestAWatchReadsScansInAnyOrder(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(6))
	for range 2_000 {
		scans := story(r)
		hours := float64(r.Intn(600))
		want := heard(hours, dangerous, scans...)
		again := slices.Clone(scans)
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		got := heard(hours, dangerous, again...)
		require.True(t, want.Trace.Equal(&got.Trace), "%v", scans)
		require.Equal(t, want.Next, got.Next)
		require.False(t, !got.Next.IsZero() && !got.Next.After(noon.Add(time.Duration(hours)*time.Hour)), "the next look is ahead")
	}
}
