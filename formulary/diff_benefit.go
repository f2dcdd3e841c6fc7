package formulary

import (
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// programs are the terms of what the plan asks of maintenance drugs, first fills and split fills.
func (b *benefit) programs(p *Plan) []term {
	out := []term{{part: "retail allowance"}, {part: "home delivery"}, {part: "first fills"}, {part: "split fills"}}
	if a := b.allowance; a.after != noAllowance {
		after := [...]AfterFills{atFullPrice: FullPrice, atDoubleCopay: DoubleCopay, notAllowed: NotAllowed}
		out[0].words = fmt.Sprintf("%d fills, then %s, which %s", a.fills, after[a.after], counts(a.toDeductible, a.toLimit))
	}
	if h := b.home; h.kind != noHomeDelivery {
		kind := [...]HomeDeliveryKind{exclusiveDelivery: ExclusiveDelivery, selectDelivery: SelectDelivery}
		out[1].words = fmt.Sprintf("%s after %d fills", kind[h.kind], h.fills)
		if h.days != (Band{}) {
			out[1].words += fmt.Sprintf(", %s days at an approved store", h.days)
		}
	}
	if f := b.first; f.fills != 0 {
		out[2].words = fmt.Sprintf("%d fills of at most %d days, of %s", f.fills, f.maxDays, f.tiers.words(p))
	}
	var parts []string
	for _, s := range b.split {
		parts = append(parts, fmt.Sprintf("%d days for %s of the copay", s.days, percent(int64(s.ratio))))
	}
	out[3].words = strings.Join(parts, ", then ")
	for i := range out {
		out[i].kinds = ofProgram
	}
	return out
}

// words are the numbers of the tiers: "tier 1, 2".
func (s *tierSet) words(p *Plan) string {
	switch *s {
	case everyTier:
		return "all tiers"
	case tierSet{}:
		return "no tier"
	}
	var numbers []string
	for at, t := range p.tiers {
		if s.holds(uint8(at)) {
			numbers = append(numbers, fmt.Sprint(t.number))
		}
	}
	return "tier " + strings.Join(numbers, ", ")
}

// terms are the terms of exceptions.
func (e *exceptions) terms(p *Plan) []term {
	if e.unlisted == nil {
		return nil
	}
	kinds := always(ExceptionsChanged)
	mail := [...]string{drug.Unknown: "unknown", drug.Yes: "yes", drug.No: "no"}
	return []term{{part: "exceptions, tier of a drug not listed", words: fmt.Sprint(p.tiers[e.unlisted.tier].number), kinds: kinds},
		{part: "exceptions, by mail", words: mail[e.unlisted.mail], kinds: kinds},
		{part: "exceptions, none from", words: e.noneFrom.words(p), kinds: kinds},
		{part: "exceptions, no brands to", words: e.noBrandsTo.words(p), kinds: kinds}}
}

// policies are the terms of product selection, copay cards and other payers.
func (b *benefit) policies(p *Plan) []term {
	actions := [...]DAWAction{dawNone: NoDifference, dawDifference: PayDifference, dawAsGeneric: AsGeneric, dawRefused: RefuseDAW}
	var out []term
	for code, action := range b.daw.action {
		out = append(out, term{part: fmt.Sprintf("product selection %d", code), words: string(actions[action]), kinds: always(SelectionChanged)})
	}
	base := string(BrandBase)
	if b.daw.genericTier != noTier {
		base = fmt.Sprintf("%s, tier %d", GenericBase, p.tiers[b.daw.genericTier].number)
	}
	cards := [...]CardProgram{noCards: "", cardCounts: CardCounts, cardAccumulator: CardAccumulator, cardMaximizer: CardMaximizer}
	methods := [...]Coordination{noMethod: "", standardBenefit: StandardBenefit, nonDuplication: NonDuplication,
		patientResponsibility: PatientResponsibility}
	return append(out, term{part: "product selection, base", words: base, kinds: always(SelectionChanged)},
		term{part: "product selection, the difference", words: counts(b.daw.toDeductible, b.daw.toLimit), kinds: always(SelectionChanged)},
		term{part: "copay card", words: string(cards[b.card]), kinds: always(CardChanged)},
		term{part: "coordination with other payers", words: string(methods[b.method]), kinds: always(CoordinationChanged)})
}

// terms are the terms of a Part D benefit; its insulin shares stand with the costs.
func (p *partD) terms() []term {
	if p.year == 0 {
		return nil
	}
	kinds := always(PartDChanged)
	return []term{{part: "Part D year", words: fmt.Sprint(p.year), kinds: kinds},
		{part: "Part D benefit", words: p.kind.String(), kinds: kinds},
		{part: "Part D deductible is deemed met", words: yes(p.deemed), kinds: kinds},
		{part: "Part D daily rate", words: yes(p.dailyRate), kinds: kinds}}
}

// words is what the plan's share of insulin says; empty where there is none.
func (i *insulinCell) words() string {
	if i == nil || !i.set {
		return ""
	}
	var said []string
	if i.copay.Set {
		said = append(said, "$"+i.copay.Amount.String())
	}
	if i.rated {
		said = append(said, percent(int64(i.rate))+" of the price")
	}
	return "insulin: " + strings.Join(said, ", at most ")
}

// changeTo says which way a share of insulin goes, where one number alone changed.
func (i *insulinCell) changeTo(k *insulinCell) ChangeKind {
	switch {
	case i == nil || k == nil || i.copay.Set != k.copay.Set || i.rated != k.rated:
		return CostChanged
	case !k.copay.Amount.Less(i.copay.Amount) && k.rate >= i.rate:
		return CostUp
	case !i.copay.Amount.Less(k.copay.Amount) && i.rate >= k.rate:
		return CostDown
	}
	return CostChanged
}
