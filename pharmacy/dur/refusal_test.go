package dur_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
)

func TestVectorsOfRefusal(t *testing.T) {
	t.Parallel()
	run(t, refusalVectors())
}

func refusalVectors() []vector {
	refused := func(change func(*dur.Decline)) func() string {
		return func() string {
			q := dur.Decline{By: pharmacist, Licence: "PH-100", Reason: dur.Unsafe}
			change(&q)
			d := dur.Refuse(q)
			return fmt.Sprintf("%s; cancel %t reverse %t tell %t %t transfer %t paper %t", ruled(d.Outcome, d.Trace), d.CancelLine,
				d.ReverseClaim, d.TellMember, d.TellPrescriber, d.MayTransfer, d.HandBackOnPaper)
		}
	}
	const nothing = "; cancel false reverse false tell false false transfer false paper false"
	const all = "allow; cancel true reverse true tell true true"
	return []vector{
		{"R6.9 T1 without a reason", refused(func(q *dur.Decline) { q.Reason = dur.NoReason }),
			"need_info; dur.refusal_reason" + nothing},
		{"R6.9 T2 by a technician", refused(func(q *dur.Decline) { q.By.Role = pharmacy.RoleTechnician }),
			"deny; dur.role" + nothing},
		{"R6.9 T3 after shipping", refused(func(q *dur.Decline) { q.Shipped = true }), "deny; dur.refusal_shipped" + nothing},
		{"R6.9 T4 a paper CIV that was never filled", refused(func(q *dur.Decline) { q.Paper, q.Transfer = true, civOnPaper() }),
			all + " transfer false paper true"},
		{"one that may move", refused(func(q *dur.Decline) { q.Transfer = law.Allow }), all + " transfer true paper false"},
		{"paper that may move", refused(func(q *dur.Decline) { q.Paper, q.Transfer = true, law.Allow }),
			all + " transfer true paper false"},
		{"forged paper is kept, and never moved", refused(func(q *dur.Decline) {
			q.Reason, q.Paper, q.Transfer = dur.Forged, true, law.Allow
		}), all + " transfer false paper false"},
		{"without the licence", refused(func(q *dur.Decline) { q.Licence = "" }), "need_info; dur.refusal_unsigned" + nothing},
		{"a reason that is not on the list", refused(func(q *dur.Decline) { q.Reason = 99 }),
			"need_info; dur.refusal_reason" + nothing},
	}
}

// civOnPaper is what the law says of moving a paper prescription of schedule IV that was never filled.
func civOnPaper() law.Outcome {
	return law.Standard().Transfer(law.Move{
		Validity: law.Validity{Schedule: drug.ScheduleIV, Issued: cal.Of(2026, time.November, 1), State: "OH"},
		From:     "OH", To: "OH", Electronic: drug.No, RefillsLeft: 3, RefillsKnown: true, SharedDatabase: drug.No,
		RetailRegistered: drug.Yes, Pharmacists: drug.Yes, PatientAsked: drug.Yes,
	}, today).Outcome
}

func TestReasonsOfRefusalSurviveText(t *testing.T) {
	t.Parallel()
	for r := dur.NoReason; r <= dur.OutOfScope; r++ {
		text, err := r.MarshalText()
		require.NoError(t, err)
		var back dur.RefusalReason
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, r, back)
	}
	_, err := dur.RefusalReason(99).MarshalText()
	require.Error(t, err)
	require.Error(t, new(dur.RefusalReason).UnmarshalText([]byte("because")))
	require.Equal(t, "refusal(99)", dur.RefusalReason(99).String())
}
