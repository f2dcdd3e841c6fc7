package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// LikelyToBenefit says whether the pharmacy owes the member the notice that the Medicare Prescription Payment Plan is
// likely to help (42 CFR 423.137, second-hand): what the member owes for this one fill is $600 or more, and the member
// is not in the plan. It is owed again for each such fill (unconfirmed).
func (y *Year) LikelyToBenefit(member money.Amount, participant bool) bool {
	return !participant && !member.Less(y.noticeFill.Amount)
}

// LikelyNextYear says whether the plan owes the member that notice before the year begins: what the member paid out of
// pocket in January to September of the year before is $2,000 or more, and the member is not in the payment plan.
// y is the year to come.
func (y *Year) LikelyNextYear(outOfPocket money.Amount, participant bool) bool {
	return !participant && !outOfPocket.Less(y.noticeYear.Amount)
}
