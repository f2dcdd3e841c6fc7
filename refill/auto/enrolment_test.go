package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// enrolCase is a golden case of R3.1 and R3.2: every rule against it, in order.
type enrolCase struct {
	name    string
	spoil   func(f *rx.Facts, c *auto.Consent, fill *auto.RecordFill)
	noFill  bool
	against []string
}

func enrolCases() []enrolCase {
	facts := func(set func(f *rx.Facts)) func(*rx.Facts, *auto.Consent, *auto.RecordFill) {
		return func(f *rx.Facts, _ *auto.Consent, _ *auto.RecordFill) { set(f) }
	}
	word := func(set func(c *auto.Consent)) func(*rx.Facts, *auto.Consent, *auto.RecordFill) {
		return func(_ *rx.Facts, c *auto.Consent, _ *auto.RecordFill) { set(c) }
	}
	return []enrolCase{
		{name: "R3.1 T1 lisinopril for 90 days with three refills", spoil: facts(func(*rx.Facts) {})},
		{name: "R3.1 T2 zolpidem is controlled", spoil: facts(func(f *rx.Facts) { f.Schedule = drug.ScheduleIV }),
			against: []string{"auto.controlled"}},
		{name: "R3.1 T3 amoxicillin for 10 days is a short course", against: []string{"auto.not_maintenance", "auto.supply_short"},
			spoil: func(f *rx.Facts, _ *auto.Consent, fill *auto.RecordFill) { f.Maintenance, fill.Fill.Days = drug.No, 10 }},
		{name: "R3.1 T4 a 30-day supply", against: []string{"auto.supply_short"},
			spoil: func(_ *rx.Facts, _ *auto.Consent, fill *auto.RecordFill) { fill.Fill.Days = 30 }},
		{name: "a 56-day supply is enough",
			spoil: func(_ *rx.Facts, _ *auto.Consent, fill *auto.RecordFill) { fill.Fill.Days = 56 }},
		{name: "R3.1 T5 the first fill has not shipped, so nothing is known", noFill: true, spoil: facts(func(*rx.Facts) {}),
			against: []string{"auto.no_first_fill", "auto.maintenance_unknown", "auto.supply_unknown", "auto.refills_unknown",
				"auto.schedule_unknown", "auto.specialty_unknown"}},
		{name: "no refill was written", spoil: facts(func(f *rx.Facts) { f.Refills = rx.RefillCount(0) }),
			against: []string{"auto.no_refills"}},
		{name: "refills as needed are enough", spoil: facts(func(f *rx.Facts) { f.Refills = rx.PRN() })},
		{name: "a specialty drug", spoil: facts(func(f *rx.Facts) { f.Specialty = drug.Yes }), against: []string{"auto.specialty"}},
		{name: "R3.2 T3 a prescriber cannot consent", spoil: word(func(c *auto.Consent) { c.By.Role = pharmacy.RolePrescriber }),
			against: []string{"auto.consent_actor"}},
		{name: "R3.2 a plan cannot consent", spoil: word(func(c *auto.Consent) { c.By.Role = pharmacy.RolePlan }),
			against: []string{"auto.consent_actor"}},
		{name: "R3.2 a caregiver can", spoil: word(func(c *auto.Consent) { c.By.Role = pharmacy.RoleCaregiver })},
		{name: "an empty consent", spoil: word(func(c *auto.Consent) { *c = auto.Consent{} }),
			against: []string{"auto.consent_actor", "auto.consent_channel", "auto.consent_script", "auto.mode_off"}},
		{name: "no person speaks by the automatic channel",
			spoil: word(func(c *auto.Consent) { c.Channel = pharmacy.ChannelAuto }), against: []string{"auto.consent_channel"}},
		{name: "a mode that does not exist", spoil: word(func(c *auto.Consent) { c.Mode = "always" }), against: []string{"auto.mode_off"}},
		{name: "everything at once",
			spoil: func(f *rx.Facts, c *auto.Consent, fill *auto.RecordFill) {
				f.Maintenance, f.Specialty, f.Schedule, f.Refills = drug.No, drug.Yes, drug.ScheduleII, rx.Refills{}
				fill.Fill.Days, c.Script = 10, ""
			},
			against: []string{"auto.not_maintenance", "auto.supply_short", "auto.refills_unknown", "auto.controlled",
				"auto.specialty", "auto.consent_script"}},
	}
}

// run plays the case and gives the stream and its consent.
func (c enrolCase) run(t *testing.T) (*desk, auto.Consent) {
	f, word := lisinopril(), consent(auto.OptInWithReminders)
	fill := firstFill(f)
	c.spoil(&f, &word, &fill)
	fill.Rx = f
	k := &desk{t: t}
	if !c.noFill {
		k.ok(system, fill, at("2026-09-01", 15))
	}
	return k, word
}

func TestEnrolmentGivesEveryReason(t *testing.T) {
	t.Parallel()
	for _, c := range enrolCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			k, word := c.run(t)
			require.Equal(t, c.against, codes(k.s.MayEnroll(word)))
			if c.against == nil {
				k.ok(member, auto.Enroll{Consent: word}, at("2026-09-05", 20))
				require.Equal(t, auto.Enrolled, k.s.Status)
				return
			}
			require.Equal(t, c.against[0], k.refused(member, auto.Enroll{Consent: word}, at("2026-09-05", 20)),
				"the refusal holds the first")
		})
	}
}

func codes(rules []*reason.Rule) []string {
	var cs []string
	for _, r := range rules {
		cs = append(cs, string(r.Code))
	}
	return cs
}

func TestTheSameConsentAgainChangesNothingAndAnotherOneIsRefused(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	require.Empty(t, k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-06", 9)).Events)
	require.Equal(t, "auto.already_enrolled",
		k.refused(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-09-06", 9)))
	k.ok(member, auto.Stop{}, at("2026-09-07", 9))
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-09-08", 9))
	require.Equal(t, 2, k.s.Cycle.No, "a new consent begins a new cycle")
}

func TestRefillsLeftFollowTheFillsAndTheSchedule(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	n, known := k.s.RefillsLeft()
	require.True(t, known)
	require.Equal(t, 3, n)
	s := k.s
	s.Rx.Refills, s.Rx.Schedule = rx.RefillCount(11), drug.ScheduleIV
	n, _ = s.RefillsLeft()
	require.Equal(t, 5, n, "the law lets five count")
	q := s.Question(d("2026-11-10"), d(""))
	require.Equal(t, refill.ControlledPolicy(), q.Policy, "R2.2 T1: 85 % for schedule IV, by mail too")
	s.Rx.Schedule = drug.ScheduleUnknown
	require.Equal(t, refill.ControlledPolicy(), s.Question(d("2026-11-10"), d("")).Policy, "unknown is taken as the stricter")
	s.Rx.Schedule = drug.NotControlled
	require.Equal(t, refill.MailPolicy(), s.Question(d("2026-11-10"), d("")).Policy)
	s.Rx.Refills = rx.PRN()
	_, known = s.RefillsLeft()
	require.False(t, known)
	q = s.Question(d("2026-11-10"), d(""))
	require.False(t, q.RefillsKnown || q.RefillsAbsent)
	s.Rx.Refills, s.Rx.Expires = rx.Refills{}, d("2027-08-20")
	q = s.Question(d("2026-11-10"), d(""))
	require.True(t, q.RefillsAbsent, "silence is not PRN")
	require.Equal(t, d("2027-08-20"), q.LastDate)
}
