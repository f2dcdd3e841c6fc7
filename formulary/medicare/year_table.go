package medicare

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Sources of the figures.
const (
	citeDeductible = "42 CFR 423.104(d)(1); CMS Rate Announcement of the year"
	citeThreshold  = "42 CFR 423.104(d)(5); CMS Rate Announcement of the year"
	citeSpecialty  = "42 CFR 423.104(d)(2)(iv)"
	citeInsulin    = "42 USC 1395w-102(b)(9); 42 CFR 423.120(h)"
	citeNotice     = "42 CFR 423.137"
	citeLowIncome  = "42 CFR 423.782; CMS Rate Announcement of the year, Table V-2"
	citeProjected  = citeLowIncome + ": a projection that the memo of the autumn confirms or corrects"
)

// years is the table of Part D years, in order. A year that is not here is not known.
var years = [...]Year{
	{
		number:     2025,
		share:      25,
		deductible: Figure{"deductible", money.Cents(590_00), citeDeductible, reason.SecondHand},
		threshold:  Figure{"out-of-pocket threshold", money.Cents(2_000_00), citeThreshold, reason.SecondHand},
		specialty:  Figure{"specialty tier floor", money.Cents(950_00), citeSpecialty, reason.Unconfirmed},
		insulin:    Figure{"insulin a month", money.Cents(35_00), citeInsulin, reason.SecondHand},
		noticeFill: Figure{"likely to benefit, one fill", money.Cents(600_00), citeNotice, reason.SecondHand},
		noticeYear: Figure{"likely to benefit, January to September", money.Cents(2_000_00), citeNotice, reason.SecondHand},
		lowIncome: [3][2]Figure{
			{{"low income 1, generic", money.Cents(4_90), citeLowIncome, reason.SecondHand},
				{"low income 1, other", money.Cents(12_15), citeLowIncome, reason.SecondHand}},
			{{"low income 2, generic", money.Cents(1_60), citeLowIncome, reason.Unconfirmed},
				{"low income 2, other", money.Cents(4_80), citeLowIncome, reason.Unconfirmed}},
			{{"low income 3, generic", money.Cents(0), citeLowIncome, reason.SecondHand},
				{"low income 3, other", money.Cents(0), citeLowIncome, reason.SecondHand}},
		},
	},
	{
		number:     2026,
		share:      25,
		deductible: Figure{"deductible", money.Cents(615_00), citeDeductible, reason.SecondHand},
		threshold:  Figure{"out-of-pocket threshold", money.Cents(2_100_00), citeThreshold, reason.SecondHand},
		specialty:  Figure{"specialty tier floor", money.Cents(950_00), citeSpecialty, reason.SecondHand},
		insulin:    Figure{"insulin a month", money.Cents(35_00), citeInsulin, reason.SecondHand},
		noticeFill: Figure{"likely to benefit, one fill", money.Cents(600_00), citeNotice, reason.SecondHand},
		noticeYear: Figure{"likely to benefit, January to September", money.Cents(2_000_00), citeNotice, reason.SecondHand},
		lowIncome: [3][2]Figure{
			{{"low income 1, generic", money.Cents(5_10), citeLowIncome, reason.SecondHand},
				{"low income 1, other", money.Cents(12_65), citeLowIncome, reason.SecondHand}},
			{{"low income 2, generic", money.Cents(1_60), citeLowIncome, reason.SecondHand},
				{"low income 2, other", money.Cents(4_90), citeLowIncome, reason.SecondHand}},
			{{"low income 3, generic", money.Cents(0), citeLowIncome, reason.SecondHand},
				{"low income 3, other", money.Cents(0), citeLowIncome, reason.SecondHand}},
		},
	},
	{
		number:     2027,
		share:      25,
		deductible: Figure{"deductible", money.Cents(700_00), citeDeductible, reason.SecondHand},
		threshold:  Figure{"out-of-pocket threshold", money.Cents(2_400_00), citeThreshold, reason.SecondHand},
		specialty:  Figure{"specialty tier floor", money.Cents(1_080_00), citeSpecialty, reason.SecondHand},
		insulin:    Figure{"insulin a month", money.Cents(35_00), citeInsulin, reason.SecondHand},
		noticeFill: Figure{"likely to benefit, one fill", money.Cents(600_00), citeNotice, reason.Unconfirmed},
		noticeYear: Figure{"likely to benefit, January to September", money.Cents(2_000_00), citeNotice, reason.Unconfirmed},
		lowIncome: [3][2]Figure{
			{{"low income 1, generic", money.Cents(5_80), citeProjected, reason.Unconfirmed},
				{"low income 1, other", money.Cents(14_40), citeProjected, reason.Unconfirmed}},
			{{"low income 2, generic", money.Cents(1_65), citeProjected, reason.Unconfirmed},
				{"low income 2, other", money.Cents(5_00), citeProjected, reason.Unconfirmed}},
			{{"low income 3, generic", money.Cents(0), citeLowIncome, reason.SecondHand},
				{"low income 3, other", money.Cents(0), citeLowIncome, reason.SecondHand}},
		},
	},
}
