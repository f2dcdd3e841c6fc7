package script

import "slices"

// structured writes each instruction as a StructuredSIG of 10.6. What it has no place for is a fault: a range of times, a
// second timing of a kind, reasons beside the instructions. The text is not repeated inside, for of the indicator that
// goes with it one value is known and not its meaning.
func (p *pen) structured(c CodedSig) []Tag {
	switch {
	case len(c.Indications) > 0 || c.Clarifying.IsSet():
		p.refuse("StructuredSIG", "10.6 has no place for reasons and words beside the instructions that we know")
	case len(c.Maximum) > len(c.Instructions), len(c.Instructions) == 0 && c.SNOMED+c.FMT != "":
		p.refuse("StructuredSIG", "10.6 has no place for more than the instructions hold")
	}
	var tags []Tag
	for i, in := range c.Instructions {
		var most Tag
		if i < len(c.Maximum) {
			most = flatMaximum(c.Maximum[i])
		}
		tags = append(tags, Group("StructuredSIG",
			Group("RepeatingSIG", Leaf("SigSequencePositionNumber", itoa(i+1)), Leaf("MultipleSigModifier", in.Then)),
			Some("CodeSystem", Leaf("SNOMEDVersion", c.SNOMED), Leaf("FMTVersion", c.FMT)),
			p.flatDose(in),
			Some("RouteofAdministration", flat("RouteofAdministrationText", "RouteofAdministration", in.Route)...),
			Some("SiteofAdministration", flat("SiteofAdministrationText", "SiteofAdministration", in.Site)...),
			Some("Timing", p.flatTimings(in)...),
			Some("Duration", p.flatDuration(in)...),
			most,
			p.flatIndication(in)))
	}
	return tags
}

func (p *pen) flatDose(in Instruction) Tag {
	tags := append(flat("DoseDeliveryMethodText", "DoseDeliveryMethod", in.Method), Leaf("DoseQuantity", in.Dose))
	return Some("Dose", append(tags, flat("DoseFormText", "DoseForm", in.DoseUnit)...)...)
}

// flatTimings writes what stands in Timing, and refuses what the order or the shape of 10.6 cannot show.
func (p *pen) flatTimings(in Instruction) (tags []Tag) {
	last := -1
	for _, t := range in.Timings {
		at := slices.Index(timings, t.Means)
		if at <= last || t.To != "" || t.Join != "" || t.Event.Given() != (t.Means == "AdministrationTiming") {
			p.refuse("StructuredSIG", "a timing that 10.6 has no place for: a range, an event of another kind, or a second one of a kind")
		}
		last = at
		switch t.Means {
		case "AdministrationTiming":
			if t.Value != "" || t.Unit != (Term{}) {
				p.refuse("StructuredSIG", "a number beside an event")
			}
			tags = append(tags, flat("AdministrationTimingText", "AdministrationTiming", t.Event)...)
		case "Frequency", "Interval":
			tags = append(tags, Leaf(t.Means+"NumericValue", t.Value))
			tags = append(tags, flat(t.Means+"UnitsText", t.Means+"Units", t.Unit)...)
		}
	}
	return tags
}

func (p *pen) flatDuration(in Instruction) (tags []Tag) {
	for _, t := range in.Timings {
		if t.Means == "Duration" {
			tags = append(tags, Leaf("DurationNumericValue", t.Value))
			tags = append(tags, flat("DurationText", "DurationText", t.Unit)...)
		}
	}
	return tags
}

func flatMaximum(m MaximumDose) Tag {
	const name = "MaximumDoseRestriction"
	tags := []Tag{Leaf(name+"NumericValue", m.Value), Leaf(name+"UnitsText", m.Unit.Text.Reveal()),
		Leaf(name+"CodeQualifier", m.Unit.Qualifier), Leaf(name+"UnitsCode", m.Unit.Code.Reveal()),
		Leaf(name+"VariableNumericValue", m.Within)}
	return Group(name, append(tags, flat(name+"VariableUnitsText", name+"VariableUnits", m.Period)...)...)
}

func (p *pen) flatIndication(in Instruction) Tag {
	switch len(in.Indications) {
	case 0:
		return Tag{}
	case 1:
		return Some("Indication", flat("IndicationText", "IndicationText", in.Indications[0])...)
	}
	p.refuse("StructuredSIG", "10.6 has one reason for an instruction")
	return Tag{}
}
