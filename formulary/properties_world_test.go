package formulary_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Random plans and claims for the properties: small plans with any mix of policies, and claims that are mostly sound.

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }

func dollars(rng *rand.Rand, most int) formulary.Known {
	return formulary.Dollars(money.Cents(int64(rng.IntN(100*most + 1))))
}

func maybe(rng *rand.Rand, k formulary.Known) formulary.Known {
	if rng.IntN(3) == 0 {
		return formulary.Known{}
	}
	return k
}

func randomPlan(rng *rand.Rand) formulary.Document {
	doc := formulary.Document{Version: 1, ID: "random", Name: "Random", From: day("2026-01-01"), To: day("2026-12-31"),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord, Federal: rng.IntN(9) == 0}
	for t := 1; t <= 4; t++ {
		doc.Tiers = append(doc.Tiers, formulary.Tier{Tier: t, Name: fmt.Sprint("Tier ", t)})
		for _, ch := range worldChannels[1:] {
			for _, band := range worldBands {
				doc.CostShares = append(doc.CostShares, randomShare(rng, t, ch, band))
			}
		}
	}
	if rng.IntN(3) > 0 {
		doc.Exceptions = &formulary.Exceptions{UnlistedTier: 1 + rng.IntN(4), Mail: pick(rng, drug.Yes, drug.Yes, drug.No, drug.Unknown),
			NoneFrom: pick(rng, nil, []int{4}), NoBrandsTo: pick(rng, nil, []int{1}, []int{1, 2})}
	}
	for i := 1; i <= 12; i++ {
		doc.Drugs = append(doc.Drugs, randomDrug(rng, i))
	}
	doc.Deductible = &formulary.Deductible{Kind: pick(rng, formulary.IndividualDeductible, formulary.EmbeddedDeductible,
		formulary.AggregateDeductible), Individual: dollars(rng, 1000), Straddle: pick(rng, formulary.FullOnRest, formulary.Prorated),
		Before: pick(rng, formulary.ThenDeductible, formulary.CopayOnly)}
	doc.Deductible.Family = formulary.Dollars(doc.Deductible.Individual.Amount.Add(dollars(rng, 1000).Amount))
	if rng.IntN(3) == 0 {
		randomPartD(rng, &doc)
		return doc
	}
	randomPrograms(rng, &doc)
	return doc
}

func randomShare(rng *rand.Rand, t int, ch formulary.Channel, band formulary.Band) formulary.CostShare {
	s := formulary.CostShare{Tier: t, Channel: ch, Days: band, Option: pick(rng, formulary.ShareOnly, formulary.AfterDeductible,
		formulary.AfterDeductible, formulary.BeforeDeductible, formulary.NoCharge, formulary.NoChargeAfterDeductible)}
	switch rng.IntN(6) {
	case 0:
		s.NotOffered, s.Option = true, ""
	case 1, 2:
		s.Copay = dollars(rng, 120)
	default:
		rate := money.Rate(rng.IntN(1_000_001))
		s.Coinsurance = &rate
		s.Min = maybe(rng, dollars(rng, 50))
		if s.Max = maybe(rng, dollars(rng, 400)); s.Max.Set {
			s.Max.Amount = s.Max.Amount.Add(s.Min.Amount)
		}
	}
	return s
}

func randomDrug(rng *rand.Rand, i int) formulary.Drug {
	one := func(n int) bool { return rng.IntN(n) == 0 }
	return formulary.Drug{RxCUI: drug.RxCUI(i), Name: fmt.Sprint("drug ", i), Tier: 1 + i%4, Mail: drug.Yes,
		Source: pick(rng, drug.Brand, drug.Brand, drug.Generic), PriorAuth: one(9), Maintenance: one(2), Preventive: one(12),
		DeductibleExempt: one(8), NonEssential: one(6), Insulin: one(8), SolidOral: drug.Yes,
		LowIncomeClass: pick(rng, formulary.LowIncomeGeneric, formulary.LowIncomeOther),
		PartDClass:     pick(rng, "", formulary.ApplicableDrug, formulary.NonApplicableDrug, formulary.SelectedDrug)}
}

func randomPrograms(rng *rand.Rand, doc *formulary.Document) {
	doc.OutOfPocket = &formulary.OutOfPocket{Individual: dollars(rng, 5000), Family: maybe(rng, dollars(rng, 9000))}
	if rng.IntN(2) == 0 {
		doc.RetailAllowance = &formulary.RetailAllowance{Fills: formulary.CountOf(rng.IntN(4)), CountsToDeductible: rng.IntN(2) == 0,
			CountsToOutOfPocket: rng.IntN(2) == 0, After: pick(rng, formulary.FullPrice, formulary.DoubleCopay)}
	} else {
		doc.HomeDelivery = &formulary.HomeDelivery{Kind: formulary.SelectDelivery, Fills: formulary.CountOf(rng.IntN(4))}
	}
	doc.SplitFill = &formulary.SplitFill{Parts: []formulary.SplitPart{{Days: 90, Ratio: money.Rate(1 + rng.IntN(1_000_000))}}}
	doc.DAW = &formulary.DAWPolicy{Base: formulary.BrandBase, CountsToDeductible: rng.IntN(2) == 0,
		CountsToOutOfPocket: rng.IntN(2) == 0, Codes: []formulary.DAWCode{{Code: formulary.CountOf(1), Action: formulary.AsGeneric}, {Code: formulary.CountOf(2), Action: formulary.PayDifference}}}
	if !doc.Federal {
		doc.CopayCard = pick(rng, "", formulary.CardCounts, formulary.CardAccumulator, formulary.CardMaximizer)
	}
	doc.Coordination = pick(rng, "", formulary.StandardBenefit, formulary.NonDuplication, formulary.PatientResponsibility)
}

func randomPartD(rng *rand.Rand, doc *formulary.Document) {
	doc.Deductible.Kind, doc.Deductible.Family = formulary.IndividualDeductible, formulary.Known{}
	doc.PartD = &formulary.PartD{Year: 2026, DailyRate: rng.IntN(2) == 0, NoDeemed: rng.IntN(3) == 0,
		Benefit: pick(rng, formulary.DefinedStandard, formulary.ActuariallyEquivalent, formulary.EnhancedAlternative)}
}

func randomClaim(rng *rand.Rand) formulary.Request {
	days := pick(rng, 14, 30, 45, 60, 90)
	r := formulary.Request{Date: day("2026-03-10"), RxCUI: drug.RxCUI(1 + rng.IntN(14)), DaysSupply: days,
		Quantity: tablets(int64(days)), Channel: pick(rng, worldChannels[1:]...), Price: dollars(rng, 1500),
		PriorRetailFills: formulary.CountOf(rng.IntN(5)), SplitPart: rng.IntN(8) / 7,
		Election: formulary.Election{Choice: pick(rng, "", formulary.ChooseRetail)}}
	if rng.IntN(3) == 0 {
		r.DAW, r.GenericPrice = uint8(rng.IntN(4)), maybe(rng, dollars(rng, 1600))
	}
	if rng.IntN(5) == 0 {
		r.Card = formulary.Card{Balance: dollars(rng, 800), Yearly: dollars(rng, 9000)}
	}
	if rng.IntN(5) == 0 {
		r.Other = formulary.OtherPayment{Paid: dollars(rng, 900), Responsibility: dollars(rng, 600)}
	}
	for range rng.IntN(4) {
		r.Authorizations = append(r.Authorizations, randomAuthorization(rng))
	}
	r.Unlisted = pick(rng, nil, &formulary.Unlisted{}, &formulary.Unlisted{Source: drug.Generic, Insulin: drug.No, Vaccine: drug.No, SolidOral: drug.Yes},
		&formulary.Unlisted{Insulin: drug.Yes, Vaccine: drug.No, LowIncomeClass: formulary.LowIncomeOther})
	r.Held = rng.IntN(12) == 0
	a := &r.Accumulators
	a.Deductible, a.FamilyDeductible = dollars(rng, 1200), dollars(rng, 2500)
	a.OutOfPocket, a.FamilyOutOfPocket = dollars(rng, 6000), dollars(rng, 12000)
	a.TrueOutOfPocket = dollars(rng, 2200)
	if rng.IntN(4) == 0 {
		a.LowIncome = medicare.LowIncome(1 + rng.IntN(3))
	}
	return r
}

// randomAuthorization is of the drug's days or not, of any kind, and nearly always granted. Drugs 13 and 14 are not listed.
func randomAuthorization(rng *rand.Rand) formulary.Authorization {
	a := formulary.Authorization{Kind: pick(rng, "", formulary.PriorAuthorization, formulary.ListException, formulary.TierException,
		formulary.StepException, formulary.QuantityException), Tier: rng.IntN(6) - 1}
	a.Status = pick(rng, "", "", "", formulary.AuthorizationGranted, formulary.AuthorizationInProcess, formulary.AuthorizationDenied)
	a.From, a.To = pick(rng, cal.Date{}, day("2026-01-01"), day("2026-04-01")), pick(rng, cal.Date{}, day("2026-12-31"), day("2026-02-28"))
	return a
}
