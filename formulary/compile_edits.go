package formulary

import (
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

var (
	lowIncomeWords = []LowIncomeClass{"", LowIncomeGeneric, LowIncomeOther}
	partDWords     = []PartDClass{"", ApplicableDrug, NonApplicableDrug, SelectedDrug}
	makerWords     = []DiscountMaker{"", SpecifiedMaker, SpecifiedSmallMaker}
)

// marks packs what a row says with yes or no, and its small enumerations.
func (c *compiler) marks(d *Drug, i int) (m marks) {
	for _, flag := range [...]struct {
		on  bool
		bit marks
	}{{d.PriorAuth, markPriorAuth}, {d.Maintenance, markMaintenance}, {d.Preventive, markPreventive},
		{d.DeductibleExempt, markExempt}, {d.NonEssential, markNonEssential}, {d.Insulin, markInsulin},
		{d.Vaccine, markVaccine}, {d.DailyRateExempt, markDailyExempt}} {
		if flag.on {
			m |= flag.bit
		}
	}
	if d.Insulin && d.Vaccine {
		c.fault(DocContradiction, "a vaccine that is an insulin", "drugs", i, "vaccine")
	}
	low, class := 0, 0
	if d.LowIncomeClass != "" {
		low = word(c, d.LowIncomeClass, "", lowIncomeWords, "drugs", i, "lowIncomeClass")
	}
	if d.PartDClass != "" {
		class = word(c, d.PartDClass, "", partDWords, "drugs", i, "partDClass")
	}
	if d.Supplemental {
		c.supplemental(d, i)
		low = noSubsidy
	}
	return m | marks(d.Source&3)<<shiftSource | marks(d.SolidOral&3)<<shiftSolid | marks(low)<<shiftLowIncome | marks(class)<<shiftPartD
}

// supplemental refuses what a drug outside Part D cannot be.
func (c *compiler) supplemental(d *Drug, i int) {
	switch {
	case c.doc.PartD == nil || c.doc.PartD.Benefit != EnhancedAlternative:
		c.fault(DocContradiction, "an enhanced Part D plan alone adds such drugs", "drugs", i, "supplemental")
	case d.Insulin || d.Vaccine || d.LowIncomeClass != "" || d.PartDClass != "":
		c.fault(DocContradiction, "a drug that Part D excludes is none of its insulins, vaccines and classes", "drugs", i, "supplemental")
	}
}

// extra keeps what few drugs have; none where the row has nothing of it.
func (c *compiler) extra(d *Drug, i int) int32 {
	if d.QuantityLimit == nil && d.StepTherapy == nil && d.Age == nil && d.Sex == SexUnknown && len(d.Indications) == 0 &&
		d.DiscountMaker == "" {
		return none
	}
	e := plainExtra
	if d.QuantityLimit != nil {
		e.limit = c.limit(d.QuantityLimit, i)
	}
	if d.StepTherapy != nil {
		e.step = c.step(d.StepTherapy, i)
	}
	if d.Age != nil {
		e.minAge, e.maxAge = c.age(d.Age, i)
	}
	if e.sex = d.Sex; d.Sex >= sexCount {
		c.fault(DocRange, "no such sex", "drugs", i, "sex")
	}
	if len(d.Indications) > 0 {
		e.indication = c.indication(d.Indications, i)
	}
	if d.DiscountMaker != "" {
		e.maker = c.maker(d, i)
	}
	c.plan.extras = append(c.plan.extras, e)
	return int32(len(c.plan.extras) - 1)
}

// maker is whose discount phases in, of a drug that has a discount.
func (c *compiler) maker(d *Drug, i int) medicare.Maker {
	if d.PartDClass != ApplicableDrug {
		c.fault(DocContradiction, "an applicable drug alone has a manufacturer's discount", "drugs", i, "discountMaker")
	}
	return medicare.Maker(word(c, d.DiscountMaker, "", makerWords, "drugs", i, "discountMaker"))
}

// extraOf is the extra of a row, made where it has none.
func (p *Plan) extraOf(r *row) *extra {
	if r.extra == none {
		p.extras = append(p.extras, plainExtra)
		r.extra = int32(len(p.extras) - 1)
	}
	return &p.extras[r.extra]
}

func (c *compiler) age(a *AgeEdit, i int) (youngest, oldest int16) {
	c.need(a.Min.Set || a.Max.Set, "the youngest or the oldest age", "drugs", i, "age")
	end := func(n Count, field string) int16 {
		switch {
		case !n.Set:
			return -1
		case n.N < 0 || n.N > 150:
			c.fault(DocRange, "an age from 0 to 150 is needed", "drugs", i, "age", field)
			return -1
		}
		return int16(n.N)
	}
	youngest, oldest = end(a.Min, "min"), end(a.Max, "max")
	if youngest >= 0 && oldest >= 0 && oldest < youngest {
		c.fault(DocContradiction, "the oldest age is below the youngest", "drugs", i, "age", "max")
	}
	return youngest, oldest
}

// maxLookBack bounds a window of days: a larger number is a slip of the pen.
const maxLookBack = 36_500

func (c *compiler) step(s *StepTherapy, i int) int32 {
	c.need(len(s.AnyOf) > 0, "the drugs of which one must be tried first", "drugs", i, "stepTherapy", "anyOf")
	for j, x := range s.AnyOf {
		c.need(x != 0, "an RxCUI", "drugs", i, "stepTherapy", "anyOf", j)
		if x != 0 && x == c.doc.Drugs[i].RxCUI {
			c.fault(DocContradiction, "the drug is required before itself", "drugs", i, "stepTherapy", "anyOf", j)
		}
	}
	c.between(s.LookBackDays, 1, maxLookBack, "drugs", i, "stepTherapy", "lookBackDays")
	any := slices.Clone(s.AnyOf)
	slices.Sort(any)
	c.plan.steps = append(c.plan.steps, stepTherapy{any, s.LookBackDays, s.NewStartsOnly})
	return int32(len(c.plan.steps) - 1)
}

func (c *compiler) between(n, low, high int, path ...any) {
	if n < low || n > high {
		c.fault(DocRange, fmt.Sprintf("%d, it is %d to %d", n, low, high), path...)
	}
}

// counted asks for a number that has a meaning at 0, and so is missing where it does not stand.
func (c *compiler) counted(n Count, high int, what string, path ...any) {
	if !n.Set {
		c.fault(DocMissing, what, path...)
		return
	}
	c.between(int(n.N), 0, high, path...)
}

func (c *compiler) indication(words []string, i int) int32 {
	for j, w := range words {
		c.need(w != "", "an indication", "drugs", i, "indications", j)
	}
	sorted := slices.Clone(words)
	slices.Sort(sorted)
	c.plan.indications = append(c.plan.indications, slices.Compact(sorted))
	return int32(len(c.plan.indications) - 1)
}

func (c *compiler) limit(l *QuantityLimit, i int) int32 {
	var out limit
	set := func(q drug.Quantity, field string) int64 {
		if !q.IsSet() {
			return 0
		}
		unit := c.unit(q.Unit(), "drugs", i, "quantityLimit", field, "unit")
		if (out.perFill != 0 || out.amount != 0) && unit != out.unit {
			c.fault(DocContradiction, "the limit counts in two units", "drugs", i, "quantityLimit", field, "unit")
		}
		if out.unit = unit; !q.Positive() {
			c.fault(DocRange, "a limit above zero is needed", "drugs", i, "quantityLimit", field, "value")
		}
		return q.Thousandths()
	}
	if !l.PerFill.IsSet() && !l.Amount.IsSet() { // said as if a limit a fill had been meant
		c.unit("", "drugs", i, "quantityLimit", "perFill", "unit")
		c.fault(DocRange, "a limit above zero is needed", "drugs", i, "quantityLimit", "perFill", "value")
	}
	out.perFill = set(l.PerFill, "perFill")
	out.amount = set(l.Amount, "amount")
	out.step = set(l.Step, "step")
	c.limitBasis(l, &out, i)
	c.plan.limits = append(c.plan.limits, out)
	return int32(len(c.plan.limits) - 1)
}

// limitBasis asks for the basis and the window of a limit over time.
func (c *compiler) limitBasis(l *QuantityLimit, out *limit, i int) {
	if !l.Amount.IsSet() {
		if l.Basis != "" || l.WindowDays != 0 || l.Step.IsSet() {
			c.fault(DocMissing, "the amount of the limit over time", "drugs", i, "quantityLimit", "amount")
		}
		return
	}
	words := []LimitBasis{ScaledLimit, RollingLimit, DailyLimit}
	out.basis = basis(1 + word(c, l.Basis, "how the limit counts", words, "drugs", i, "quantityLimit", "basis"))
	if l.Basis == DailyLimit {
		if l.WindowDays != 0 {
			c.fault(DocContradiction, "a daily maximum has no window", "drugs", i, "quantityLimit", "windowDays")
		}
		return
	}
	c.between(l.WindowDays, 1, maxLookBack, "drugs", i, "quantityLimit", "windowDays")
	out.window = int32(max(1, min(l.WindowDays, maxLookBack)))
}
