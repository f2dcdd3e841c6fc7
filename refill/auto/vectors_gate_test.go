package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill/auto"
)

// cents is an amount to point at.
func cents(n int64) *money.Amount {
	a := money.Cents(n)
	return &a
}

// clear is a ship day on which nothing stands against the shipment.
func clearDay() auto.Answers {
	return auto.Answers{LastDate: d("2027-08-20"), Coverage: drug.Yes, Authorization: drug.Yes, Screening: drug.Yes, Stock: drug.Yes,
		Balance: drug.Yes, Card: drug.Yes, Price: cents(900), Limit: cents(2000), Address: drug.Yes, Licensed: drug.Yes}
}

// asking is an enrolment whose host is asked on ship day, with both reminders delivered.
func asking(t *testing.T, m auto.Mode) *desk {
	t.Helper()
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	known := allKnown()
	k.ok(member, auto.Enroll{Consent: consent(m), Standing: &known}, at("2026-09-05", 20))
	for no := 1; no <= 2; no++ {
		k.ring()
		k.ok(system, auto.Reminded{Cycle: 1, No: no, Delivered: true}, k.s.Updated.In(central))
	}
	return k
}

// gateVectors are R3.4.
func gateVectors() []vector {
	held := func(want string, spoil func(a *auto.Answers)) func(t *testing.T) {
		return func(t *testing.T) {
			k := asking(t, auto.OptInWithReminders)
			k.ring()
			a := clearDay()
			spoil(&a)
			out := k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: a}, at("2026-11-16", 10))
			require.Empty(t, found[auto.OpenRefill](out))
			require.Equal(t, want, k.s.Hold)
		}
	}
	return []vector{
		{"R3.4 T1 the authorization has expired", held("auto.authorization_missing", func(a *auto.Answers) { a.Authorization = drug.No })},
		{"R3.4 T2 the new address is in a state without a licence", held("auto.route", func(a *auto.Answers) { a.Licensed = drug.No })},
		{"R3.4 T3 the price rose above the limit", held("auto.payment_approval", func(a *auto.Answers) { a.Price = cents(2001) })},
		{"R3.4 T4 per shipment, two reminders, no yes", func(t *testing.T) {
			k := asking(t, auto.PerShipment)
			require.Empty(t, found[auto.AskRelease](k.ring()), "the host is not even asked")
			require.Equal(t, "auto.member_consent", k.s.Hold)
		}},
		{"R3.4 T5 an expired prescription before a declined card", held("auto.expired", func(a *auto.Answers) {
			a.LastDate, a.Card = d("2026-11-15"), drug.No
		})},
	}
}

func TestTheGateAsksInItsOrderAndUnknownIsNotNo(t *testing.T) {
	t.Parallel()
	k := asking(t, auto.OptInWithReminders)
	today := d("2026-11-16")
	require.Equal(t, law.Allow, k.s.GateWith(today, clearDay()).Outcome)

	unknown := k.s.GateWith(today, auto.Answers{})
	require.Equal(t, law.NeedInfo, unknown.Outcome)
	require.Equal(t, []string{"auto.last_date_unknown", "auto.coverage_unknown", "auto.authorization_unknown", "auto.screening_unknown",
		"auto.stock_unknown", "auto.balance_unknown", "auto.card_unknown", "auto.price_unknown", "auto.address_change_unknown",
		"auto.route_unknown"}, reasons(unknown))

	no := k.s.GateWith(today, auto.Answers{LastDate: d("2026-11-01"), Coverage: drug.No, Authorization: drug.No, Screening: drug.No,
		Stock: drug.No, Balance: drug.No, Card: drug.No, Price: cents(1), Limit: cents(0), Address: drug.No, Licensed: drug.No})
	require.Equal(t, law.Hold, no.Outcome)
	require.Equal(t, []string{"auto.expired", "auto.not_covered", "auto.authorization_missing", "auto.screening_failed", "auto.no_stock",
		"auto.balance_open", "auto.card_declined", "auto.payment_approval", "auto.address_changed", "auto.route"}, reasons(no))

	free := clearDay()
	free.Price, free.Limit, free.NoLimit = nil, nil, true
	require.Equal(t, law.Allow, k.s.GateWith(today, free).Outcome, "no limit asks for no price")
	k.s.Rx.Expires = d("2026-11-15")
	require.Equal(t, []string{"auto.expired"}, reasons(k.s.GateWith(today, clearDay())), "the earlier of law and prescription")
}

func TestAShipDayWithAnswers(t *testing.T) {
	t.Parallel()
	k := asking(t, auto.OptInWithReminders)
	asked := found[auto.AskRelease](k.ring())
	require.Equal(t, []auto.AskRelease{{Rx: lisinopril(), ShipTo: k.s.ShipTo, Cycle: 1, FillNo: 2, On: d("2026-11-16")}}, asked)
	require.Equal(t, auto.Checking, k.s.Status)
	require.Equal(t, reason.Host, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Empty(t, k.ok(system, auto.ReleaseAnswers{Cycle: 2, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-16", 10)).Events, "another cycle's")
	out := k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-16", 10))
	require.Len(t, found[auto.OpenRefill](out), 1)
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Empty(t, k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-16", 11)).Events, "the same answer twice")
}

func TestWithoutAnAnswerTheShipmentIsHeldUntilItIsAskedAgain(t *testing.T) {
	t.Parallel()
	k := asking(t, auto.OptInWithReminders)
	k.ring()
	asked := k.s.AskedOn
	require.Equal(t, at("2026-11-17", 9).UTC(), k.timer)
	slow := *k // its timer is late
	require.Empty(t, found[auto.OpenRefill](k.ring()))
	late := auto.ReleaseAnswers{Cycle: 1, On: asked, Answers: clearDay()}
	require.Empty(t, found[auto.OpenRefill](slow.ok(system, late, at("2026-11-17", 9))), "what it says may have changed")
	for _, k := range []*desk{k, &slow} {
		require.Equal(t, "auto.release_unanswered", k.s.Hold)
		require.Equal(t, reason.Host, k.s.Summary(auto.StreamOf("rx-1")).Owner)
		require.Empty(t, k.ok(system, late, at("2026-11-17", 10)).Events)
	}

	require.Equal(t, d("2026-11-18"), found[auto.AskRelease](k.ok(system, auto.Release{}, at("2026-11-18", 9)))[0].On, "asked again")
	require.Empty(t, k.ok(system, late, at("2026-11-18", 10)).Events, "the answer of the first day is none to the second")
	declined := clearDay()
	declined.Card = drug.No
	k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: declined}, at("2026-11-18", 10))
	require.Equal(t, "auto.card_declined", k.s.Hold)
	require.Equal(t, reason.Member, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Empty(t, k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-18", 11)).Events,
		"nothing was asked")
	k.ok(system, auto.Release{}, at("2026-11-19", 9))
	out := k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-19", 9))
	require.Len(t, found[auto.OpenRefill](out), 1)
}

// TestTheGateAsksWhichConsentRuleIsInForceOnShipDay: a plan's own mode comes with its terms, and a rule may end.
func TestTheGateAsksWhichConsentRuleIsInForceOnShipDay(t *testing.T) {
	t.Parallel()
	k := asking(t, auto.OptInWithReminders)
	k.s.Terms.Stated, k.s.Terms.Plan = true, auto.PerShipment
	k.ring()
	require.Equal(t, "auto.mode_too_loose", k.s.Hold)
	require.Equal(t, []string{"auto.terms_unknown"}, reasons(k.s.GateWith(d("2012-12-31"), clearDay()))[:1])
}

func TestAStopCancelsAnOrderThatTheHostCanCancel(t *testing.T) {
	t.Parallel()
	k := asking(t, auto.OptInWithReminders)
	k.ring()
	k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-16", 10))
	require.Equal(t, []auto.CancelRefill{{Rx: "rx-1", Cycle: 1}}, found[auto.CancelRefill](k.ok(member, auto.Stop{}, at("2026-11-16", 11))))
	k = reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Empty(t, k.ok(member, auto.Stop{}, at("2026-11-16", 11)).Work, "older hosts cancel it there")
}

func TestTheMemberMayStillChangeAShipmentThatIsChecked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		do   func(k *desk)
		want auto.Status
	}{
		{"skip", func(k *desk) { k.ok(member, auto.Skip{}, at("2026-11-16", 10)) }, auto.Enrolled},
		{"move", func(k *desk) { k.ok(member, auto.Move{To: d("2026-12-01")}, at("2026-11-16", 10)) }, auto.Enrolled},
		{"pause", func(k *desk) { k.ok(member, auto.Pause{Until: d("2026-12-01")}, at("2026-11-16", 10)) }, auto.Enrolled},
		{"stop", func(k *desk) { k.ok(member, auto.Stop{}, at("2026-11-16", 10)) }, auto.Stopped},
		{"a fill by hand", func(k *desk) { k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-16", 10)) }, auto.Enrolled},
		{"the fill did not arrive", func(k *desk) { k.ok(system, lost("1"), at("2026-11-16", 10)) }, auto.Held},
	} {
		k := asking(t, auto.OptInWithReminders)
		k.ring()
		c.do(k)
		require.Equal(t, c.want, k.s.Status, c.name)
		out := k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn, Answers: clearDay()}, at("2026-11-16", 11))
		require.Empty(t, out.Events, "%s: the answer comes for a shipment that is off", c.name)
	}
}
