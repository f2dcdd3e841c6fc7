package script

import "slices"

// sig writes the directions: the text, and the coded form where there is one. Codes and qualifiers are written as they
// were read; those of one release are not turned into those of another.
func (p *pen) sig(text string, c CodedSig) []Tag {
	if p.old {
		return p.structured(c)
	}
	tags := []Tag{Leaf("SigText", text), Some("CodeSystem", Leaf("SNOMEDVersion", c.SNOMED), Leaf("FMTVersion", c.FMT))}
	for _, in := range c.Instructions {
		tags = append(tags, p.instruction(in))
		tags = append(tags, Leaf("MultipleInstructionModifier", in.Then))
	}
	tags = append(tags, indications(c.Indications)...)
	for _, m := range c.Maximum {
		tags = append(tags, Group("MaximumDoseRestriction",
			Leaf("MaximumDoseRestrictionNumericValue", m.Value), worded("MaximumDoseRestrictionForm", m.Unit),
			Leaf("MaximumDoseRestrictionDurationValue", m.Within), worded("MaximumDoseRestrictionDurationUnit", m.Period)))
	}
	return []Tag{Some("Sig", append(tags, Leaf("ClarifyingFreeText", c.Clarifying.Reveal()))...)}
}

func indications(all []Term) (tags []Tag) {
	for _, t := range all {
		tags = append(tags, Group("IndicationForUse", worded("IndicationValue", t)))
	}
	return tags
}

func (p *pen) instruction(in Instruction) Tag {
	tags := []Tag{Some("DoseAdministration",
		worded("DoseDeliveryMethod", in.Method),
		Some("Dosage", Leaf("DoseQuantity", in.Dose), worded("DoseUnitOfMeasure", in.DoseUnit)),
		worded("RouteOfAdministration", in.Route),
		worded("SiteOfAdministration", in.Site))}
	for _, t := range in.Timings {
		tags = append(tags, Group("TimingAndDuration", p.timing(t)))
	}
	return Group("Instruction", append(tags, indications(in.Indications)...)...)
}

// timings are the words on time, in the order in which 10.6 has them.
var timings = []string{"AdministrationTiming", "Frequency", "Interval", "Duration"}

func (p *pen) timing(t Timing) Tag {
	if !slices.Contains(timings, t.Means) {
		p.refuse("Sig", "a timing that is neither AdministrationTiming, Frequency, Interval nor Duration")
		return Tag{}
	}
	tags := []Tag{Leaf(t.Means+"NumericValue", t.Value)}
	if t.To != "" || t.Join != "" {
		tags = []Tag{filled(t.Means+"NumericValue", t.Value), filled("Variable"+t.Means+"Modifier", t.Join),
			filled(t.Means+"NumericValue", t.To)}
	}
	units := t.Means + "Units"
	if t.Means == "Duration" {
		units = "DurationText"
	}
	return Group(t.Means, append(tags, worded(units, t.Unit), worded(t.Means+"Event", t.Event))...)
}
