package dur_test

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
)

func TestVectorsOfCounselling(t *testing.T) {
	t.Parallel()
	run(t, counselVectors())
}

func counselVectors() []vector {
	counsel := func(change func(*dur.Counsel)) func() string {
		return func() string {
			q := dur.Counsel{New: true, State: "MA", On: today, Delivered: true, TollFree: drug.Yes, WrittenOffer: drug.Yes}
			change(&q)
			g := dur.Counselling(book, q)
			return fmt.Sprintf("%s; due %t call %t", ruledAll(g.Outcome, g.Trace), g.Due, g.Call)
		}
	}
	const both = "allow; +dur.toll_free_missing; +dur.written_offer_missing; due true call "
	return []vector{
		{"R6.8 T1 a new prescription without the toll-free number", counsel(func(q *dur.Counsel) { q.TollFree = drug.No }),
			"hold; dur.toll_free_missing; +dur.written_offer_missing; due true call false"},
		{"R6.8 T2 a refill where the state says new only", counsel(func(q *dur.Counsel) { q.New = false }),
			"allow; +dur.toll_free_missing; +dur.offer_not_due; due false call false"},
		{"a refill without the toll-free number: every delivered container has it", counsel(func(q *dur.Counsel) { q.New, q.TollFree = false, drug.No }),
			"hold; dur.toll_free_missing; +dur.offer_not_due; due false call false"},
		{"R6.8 T3 the member asks for a call", counsel(func(q *dur.Counsel) { q.Reply = dur.ReplyCallBack }), both + "true"},
		{"R6.8 T3b the pharmacist holds it until the call", counsel(func(q *dur.Counsel) {
			q.Reply, q.Held = dur.ReplyCallBack, drug.Yes
		}), "hold; +dur.toll_free_missing; +dur.written_offer_missing; dur.held_for_call; due true call true"},
		{"R6.8 T4 a technician counsels", func() string {
			r := dur.MayCounsel(pharmacy.RoleTechnician)
			return ruled(r.Outcome, r.Trace)
		}, "deny; dur.role"},
		{"a pharmacist counsels", func() string {
			r := dur.MayCounsel(pharmacy.RolePharmacist)
			return ruled(r.Outcome, r.Trace)
		}, "allow"},
		{"a refusal blocks nothing", counsel(func(q *dur.Counsel) { q.Reply = dur.ReplyRefused }), both + "false"},
		{"a refill where the state says always", counsel(func(q *dur.Counsel) { q.New, q.State = false, "TX" }), both + "false"},
		{"a refill where the state asks by drug", counsel(func(q *dur.Counsel) { q.New, q.State, q.ByDrug = false, "UT", drug.Unknown }),
			both + "false"},
		{"a refill in a state that is not known", counsel(func(q *dur.Counsel) { q.New, q.State = false, "" }), both + "false"},
		{"nobody looked at the parcel", counsel(func(q *dur.Counsel) { q.TollFree, q.WrittenOffer = drug.Unknown, drug.Unknown }),
			"need_info; dur.toll_free_unknown; dur.written_offer_unknown; due true call false"},
		{"the offer is not in the parcel", counsel(func(q *dur.Counsel) { q.WrittenOffer = drug.No }),
			"hold; +dur.toll_free_missing; dur.written_offer_missing; due true call false"},
		{"handed over", counsel(func(q *dur.Counsel) { q.Delivered = false }), "allow; +dur.offer_due; due true call false"},
	}
}
