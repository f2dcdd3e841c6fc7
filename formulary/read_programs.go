package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
)

func (r *reader) documentProgram(d *Document, key string) bool {
	switch key {
	case "retailAllowance":
		d.RetailAllowance = new(RetailAllowance)
		a := d.RetailAllowance
		r.fields(countField("fills", &a.Fills), wordField("after", &a.After), boolField("countsToDeductible", &a.CountsToDeductible),
			boolField("countsToOutOfPocket", &a.CountsToOutOfPocket))
	case "homeDelivery":
		d.HomeDelivery = new(HomeDelivery)
		h := d.HomeDelivery
		r.fields(wordField("kind", &h.Kind), countField("fills", &h.Fills), bandField("days", &h.Days))
	case "firstFills":
		d.FirstFills = new(FirstFills)
		f := d.FirstFills
		r.fields(intField("fills", &f.Fills), intField("maxDays", &f.MaxDays),
			tiersField("tiers", &f.Tiers))
	case "splitFill":
		d.SplitFill = new(SplitFill)
		r.fields(field{"parts", func(r *reader) { each(r, &d.SplitFill.Parts, r.splitPart) }})
	case "daw":
		d.DAW = new(DAWPolicy)
		r.daw(d.DAW)
	case "exceptions":
		d.Exceptions = new(Exceptions)
		r.exceptions(d.Exceptions)
	case "partD":
		d.PartD = new(PartD)
		r.partD(d.PartD)
	default:
		return false
	}
	return true
}

func (r *reader) exceptions(e *Exceptions) {
	r.fields(intField("unlistedTier", &e.UnlistedTier), field{"mail", func(r *reader) { read(r, &e.Mail, parseAnswer) }},
		tiersField("noneFrom", &e.NoneFrom), tiersField("noBrandsTo", &e.NoBrandsTo))
}

func (r *reader) splitPart(p *SplitPart) {
	r.fields(intField("days", &p.Days), rateField("ratio", &p.Ratio))
}

func (r *reader) daw(d *DAWPolicy) {
	code := func(c *DAWCode) { r.fields(countField("code", &c.Code), wordField("action", &c.Action)) }
	r.fields(wordField("base", &d.Base), intField("genericTier", &d.GenericTier),
		field{"codes", func(r *reader) { each(r, &d.Codes, code) }}, boolField("countsToDeductible", &d.CountsToDeductible),
		boolField("countsToOutOfPocket", &d.CountsToOutOfPocket))
}

func (r *reader) partD(d *PartD) {
	r.fields(intField("year", &d.Year), wordField("benefit", &d.Benefit), boolField("noDeemedDeductible", &d.NoDeemed),
		boolField("dailyRate", &d.DailyRate),
		field{"insulinShares", func(r *reader) { each(r, &d.InsulinShares, r.insulinShare) }})
}

func (r *reader) insulinShare(s *InsulinShare) {
	r.fields(intField("tier", &s.Tier), field{"channel", func(r *reader) { read(r, &s.Channel, ParseChannel) }},
		bandField("days", &s.Days), knownField("copay", &s.Copay), ratePointer("coinsurance", &s.Coinsurance))
}

// drugFlag reads what a row says with yes or no.
func (r *reader) drugFlag(d *Drug, key string) bool {
	switch key {
	case "maintenance":
		r.Boolean(&d.Maintenance)
	case "preventive":
		r.Boolean(&d.Preventive)
	case "deductibleExempt":
		r.Boolean(&d.DeductibleExempt)
	case "nonEssential":
		r.Boolean(&d.NonEssential)
	case "insulin":
		r.Boolean(&d.Insulin)
	case "vaccine":
		r.Boolean(&d.Vaccine)
	case "supplemental":
		r.Boolean(&d.Supplemental)
	case "dailyRateExempt":
		r.Boolean(&d.DailyRateExempt)
	case "solidOral":
		read(r, &d.SolidOral, parseAnswer)
	default:
		return false
	}
	return true
}

// drugEdit reads the edits and classes of a row.
func (r *reader) drugEdit(d *Drug, key string) bool {
	switch key {
	case "stepTherapy":
		d.StepTherapy = new(StepTherapy)
		s := d.StepTherapy
		r.fields(field{"anyOf", func(r *reader) {
			each(r, &s.AnyOf, func(x *drug.RxCUI) { read(r, x, drug.ParseRxCUI) })
		}}, intField("lookBackDays", &s.LookBackDays), boolField("newStartsOnly", &s.NewStartsOnly))
	case "age":
		d.Age = new(AgeEdit)
		r.fields(countField("min", &d.Age.Min), countField("max", &d.Age.Max))
	case "sex":
		read(r, &d.Sex, parseSex)
	case "indications":
		each(r, &d.Indications, r.Text)
	case "lowIncomeClass":
		r.Text((*string)(&d.LowIncomeClass))
	case "partDClass":
		r.Text((*string)(&d.PartDClass))
	case "discountMaker":
		r.Text((*string)(&d.DiscountMaker))
	default:
		return false
	}
	return true
}

func (r *reader) quantityLimit(l *QuantityLimit) {
	r.fields(quantityField("perFill", &l.PerFill), quantityField("amount", &l.Amount), intField("windowDays", &l.WindowDays),
		wordField("basis", &l.Basis), quantityField("step", &l.Step))
}

func parseSex(s string) (v Sex, err error) {
	err = v.UnmarshalText([]byte(s))
	return v, err
}
