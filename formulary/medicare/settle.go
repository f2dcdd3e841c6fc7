package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// A Kind is what a fill is to the Part D benefit. The zero value is an ordinary Part D drug.
type Kind uint8

// The kinds of fill.
const (
	Ordinary     Kind = iota // a Part D drug
	Insulin                  // a covered insulin: capped a month, no deductible
	Vaccine                  // an adult vaccine that ACIP recommends: $0, nothing accrues (42 CFR 423.120(g))
	Supplemental             // a drug that Part D excludes and an enhanced plan adds: the plan's share, nothing accrues
)

// A Fill is one claim as [Year.Settle] needs it. Amounts are for the whole fill and not negative.
type Fill struct {
	Kind    Kind
	Benefit Benefit
	TrOOP   money.Amount // before this fill
	Price   money.Amount // negotiated: ingredient, fee and tax; the maximum fair price of a selected drug

	// Share is what the plan's own rows ask of the member, deductible part included, as if there were neither a
	// threshold nor a subsidy. More than the price counts as the price. Insulin: without a deductible part.
	Share      money.Amount
	Deductible money.Amount // the part of Share that is the plan's deductible

	InsulinCap money.Amount // of [Year.InsulinCap]; read for Insulin only

	LowIncome bool         // the member has the low-income subsidy
	Copay     money.Amount // of [Year.LowIncomeCopay]; read with LowIncome only

	Maker Maker // whose discount may phase in; read by [Year.Liability] for an [Applicable] drug only
}

// A Cost is what a fill costs the member, and what it moves.
type Cost struct {
	Member     money.Amount // paid at the counter
	Subsidy    money.Amount // paid by CMS in the member's place: the low-income cost-sharing subsidy
	TrOOP      money.Amount // added to the member's true out-of-pocket sum
	Deductible money.Amount // added to what is met of the plan's deductible
}

// Settle applies to the plan's share what the law puts on top of it, in the order of the benefit: the caps of insulin
// and vaccines, the out-of-pocket threshold, the TrOOP credit of an enhanced plan, and the low-income subsidy.
//
// Before the threshold the member owes the lesser of the share, the price and the [Year.Room]; past it nothing, and
// nothing accrues. The TrOOP takes what is owed, whoever pays it; in an enhanced plan it takes the larger of that and
// the defined standard share, up to the threshold (CY2025 redesign program instructions, second-hand). How an enhanced
// plan's coinsurance is cut in the fill that crosses the threshold is not settled by a text that we know of; here it
// is the lesser of the share of the whole fill and the room. Settle rounds nothing but that standard share and
// allocates nothing.
func (y *Year) Settle(f *Fill) Cost {
	if f.Kind == Vaccine {
		return Cost{}
	}
	owed := money.Max(money.Min(f.Share, f.Price), money.Amount{})
	if f.Kind == Supplemental {
		return Cost{Member: owed}
	}
	room := y.Room(f.TrOOP)
	if f.Kind == Insulin {
		owed = money.Min(owed, f.InsulinCap)
	}
	owed = money.Min(owed, room)
	c := Cost{Member: owed, TrOOP: owed}
	if f.Kind == Ordinary {
		c.Deductible = money.Min(f.Deductible, owed)
	}
	if f.Benefit == Enhanced {
		c.TrOOP = money.Max(owed, money.Min(room, y.standardOf(f)))
	}
	if f.LowIncome {
		c.Member = money.Min(owed, f.Copay)
		c.Subsidy = owed.Sub(c.Member)
	}
	return c
}

// standardOf is the share of the defined standard benefit.
func (y *Year) standardOf(f *Fill) money.Amount {
	if f.Kind == Insulin {
		return money.Min(f.InsulinCap, y.part(f.Price))
	}
	return y.Standard(f.Price, f.TrOOP)
}
