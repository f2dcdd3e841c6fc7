package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

var sentAt = time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)

func found(ls ...shipping.Label) func(*shipping.Doubt) {
	return func(d *shipping.Doubt) { d.Found, d.Looked = ls, sentAt.Add(time.Minute) }
}

func withID(id shipping.LabelID, change func(*shipping.Label)) shipping.Label {
	l := label()
	l.ID = id
	if change != nil {
		change(&l)
	}
	return l
}

func noImage(l *shipping.Label) { l.Image = nil }
func dead(l *shipping.Label)    { l.Voided = true }

// settlements are what follows a lost answer, minutes after it was sent, with a carrier of these capabilities.
var settlements = []struct {
	name    string
	can     shipping.Capabilities
	minutes float64
	heard   func(*shipping.Doubt)
	step    shipping.SettleStep
	at      float64 // minutes after it was sent
	adopt   shipping.LabelID
	strays  []shipping.LabelID
	why     reason.Code
}{
	{"stored bytes are sent again", keyed, 0, func(d *shipping.Doubt) { d.Stored = true }, shipping.SettleAgain, 5.0 / 60, "", nil, "shipping.settle_again"},
	{"and again until the end", keyed, 16, func(d *shipping.Doubt) { d.Stored, d.Failed = true, true }, shipping.SettleAgain, 30, "", nil, "shipping.settle_again"},
	{"and at once by a caller who was away", keyed, 90, func(d *shipping.Doubt) { d.Stored = true }, shipping.SettleAgain, 90, "", nil, "shipping.settle_again"},
	{"then a person looks", keyed, 31, func(d *shipping.Doubt) { d.Stored, d.Failed = true, true }, shipping.SettleByPerson, 0, "", nil, "shipping.settle_again"},
	{"bytes that were not stored cannot be sent again", keyed, 0, nil, shipping.SettleByPerson, 0, "", nil, "shipping.settle_park"},
	{"a carrier that finds nothing", shipping.Capabilities{Void: true}, 0, nil, shipping.SettleByPerson, 0, "", nil, "shipping.settle_park"},
	{"a carrier that finds is asked", finds, 0, nil, shipping.SettleLook, 5.0 / 60, "", nil, "shipping.settle_look"},
	{"an early no is not final", finds, 2, found(), shipping.SettleLook, 5, "", nil, "shipping.settle_look"},
	{"an early no is not final, however late it is read", finds, 90, found(), shipping.SettleLook, 90, "", nil, "shipping.settle_look"},
	{"a no after half an hour is", finds, 31, func(d *shipping.Doubt) { d.Looked = sentAt.Add(30 * time.Minute) }, shipping.SettleBuyAnew, 0, "", nil, "shipping.settle_none"},
	{"a carrier that is down to the end", finds, 31, func(d *shipping.Doubt) { d.Failed = true }, shipping.SettleByPerson, 0, "", nil, "shipping.settle_look"},
	{"one label is adopted", finds, 2, found(withID("a", nil)), shipping.SettleAdopt, 0, "a", nil, "shipping.settle_adopt"},
	{"of three one is adopted and two are voided", finds, 2, found(withID("a", noImage), withID("b", nil), withID("c", nil)),
		shipping.SettleAdopt, 0, "b", []shipping.LabelID{"c", "a"}, "shipping.settle_adopt"},
	{"a dead label is none", finds, 2, found(withID("a", dead)), shipping.SettleLook, 5, "", nil, "shipping.settle_look"},
	{"a number without an image is voided and bought again", numbers, 2, found(withID("a", noImage)),
		shipping.SettleRebuy, 0, "", []shipping.LabelID{"a"}, "shipping.settle_rebuy"},
	{"and parked where nothing can be voided", shipping.Capabilities{Find: shipping.FindsNumber}, 2, found(withID("a", noImage)),
		shipping.SettleByPerson, 0, "", nil, "shipping.settle_rebuy"},
	{"strays of a carrier that voids nothing", shipping.Capabilities{Find: shipping.FindsLabel}, 2, found(withID("a", nil), withID("b", nil)),
		shipping.SettleAdopt, 0, "a", []shipping.LabelID{"b"}, "shipping.settle_adopt"},
	{"waits of the host's own", finds, 2, func(d *shipping.Doubt) { d.Waits = []time.Duration{time.Hour} }, shipping.SettleLook, 60, "", nil, "shipping.settle_look"},
}

var (
	keyed   = shipping.Capabilities{Idempotent: true, Void: true}
	finds   = shipping.Capabilities{Find: shipping.FindsLabel, Void: true}
	numbers = shipping.Capabilities{Find: shipping.FindsNumber, Void: true}
)

func TestALostAnswerIsSettledAndNeverBoughtBlindly(t *testing.T) {
	t.Parallel()
	after := func(minutes float64) time.Time { return sentAt.Add(time.Duration(minutes * float64(time.Minute))) }
	for _, c := range settlements {
		d := shipping.Doubt{Sent: sentAt, Capabilities: c.can}
		if c.heard != nil {
			c.heard(&d)
		}
		s := d.Settle(after(c.minutes))
		require.Equal(t, c.step, s.Step, c.name)
		require.Equal(t, c.why, s.Why.Rule.Code, c.name)
		require.Equal(t, c.adopt, s.Adopt.ID, c.name)
		require.Equal(t, c.strays, s.Strays, c.name)
		if c.at != 0 {
			require.WithinDuration(t, after(c.at), s.At, time.Second, c.name)
		}
		parked := s.Step == shipping.SettleByPerson || len(s.Strays) > 0 && !c.can.Void
		require.Equal(t, parked, s.Why.Failed, c.name)
	}
	require.Equal(t, "void and buy again", shipping.SettleRebuy.String())
	require.Equal(t, "unknown", (shipping.SettleByPerson + 1).String())
}

// TestAPurchaseIsRepeatedOnlyWhereNothingCanLive: whatever is heard, a step that buys again comes only after a final no,
// or names every live label to be voided first.
func TestAPurchaseIsRepeatedOnlyWhereNothingCanLive(t *testing.T) {
	t.Parallel()
	for bits := range 1 << 9 {
		bit := func(n int) bool { return bits>>n&1 == 1 }
		d := shipping.Doubt{Sent: sentAt, Stored: bit(0), Failed: bit(1)}
		d.Capabilities = shipping.Capabilities{Idempotent: bit(2), Void: bit(3), Find: shipping.Finding(bits >> 4 & 3 % 3)}
		if bit(6) {
			d.Found = append(d.Found, withID("a", noImage))
		}
		if bit(7) {
			d.Found = append(d.Found, withID("b", dead))
		}
		if bit(8) {
			d.Looked = sentAt.Add(29 * time.Minute)
		}
		s := d.Settle(sentAt.Add(time.Hour))
		require.NotEqual(t, shipping.SettleBuyAnew, s.Step, "a no of 29 minutes is not final")
		require.NotEqual(t, shipping.SettleNothing, s.Step)
		if s.Step == shipping.SettleRebuy {
			require.Equal(t, []shipping.LabelID{"a"}, s.Strays)
			require.True(t, d.Capabilities.Void)
		}
	}
}
