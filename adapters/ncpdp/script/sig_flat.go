package script

// takeFlat reads a StructuredSIG of 10.6. Its names are those that the source of a receiver of the Department of Veterans
// Affairs reads and writes (read in November 2026), and a sample shows most.
func (c *CodedSig) takeFlat(r *reader, e element) {
	c.lists(r, r.one(e, "CodeSystem"))
	c.Instructions = append(c.Instructions, readFlatInstruction(r, e))
	if most := r.one(e, "MaximumDoseRestriction"); most.exists() {
		c.Maximum = append(c.Maximum, readFlatMaximum(r, most))
	}
}

// readFlatInstruction reads one step, in which text and code stand side by side.
func readFlatInstruction(r *reader, e element) Instruction {
	dose, timing, duration := r.one(e, "Dose"), r.one(e, "Timing"), r.one(e, "Duration")
	in := Instruction{
		Method:   r.flat(dose, "DoseDeliveryMethod"),
		Dose:     r.text(dose, "DoseQuantity"),
		DoseUnit: r.flat(dose, "DoseForm"),
		Route:    r.flat(r.one(e, "RouteofAdministration", "RouteOfAdministration"), "RouteofAdministration"),
		Site:     r.flat(r.one(e, "SiteofAdministration", "SiteOfAdministration"), "SiteofAdministration"),
		Then:     r.text(r.one(e, "RepeatingSIG"), "MultipleSigModifier"),
	}
	in.time(Timing{Means: "AdministrationTiming", Event: r.flat(timing, "AdministrationTiming")})
	in.time(Timing{Means: "Frequency", Value: r.text(timing, "FrequencyNumericValue"), Unit: r.flat(timing, "FrequencyUnits")})
	in.time(Timing{Means: "Interval", Value: r.text(timing, "IntervalNumericValue"), Unit: r.flat(timing, "IntervalUnits")})
	in.time(Timing{Means: "Duration", Value: r.text(duration, "DurationNumericValue"), Unit: r.worded(duration, "DurationText")})
	if why := r.worded(r.one(e, "Indication"), "IndicationText"); why.Given() {
		in.Indications = []Term{why}
	}
	return in
}

// time adds a timing that says anything.
func (in *Instruction) time(t Timing) {
	if t.Value != "" || t.Unit.Given() || t.Event.Given() {
		in.Timings = append(in.Timings, t)
	}
}

// readFlatMaximum takes what 10.6 calls the variable value for the time within which the dose may be taken: unconfirmed.
func readFlatMaximum(r *reader, e element) MaximumDose {
	return MaximumDose{
		Value: r.text(e, "MaximumDoseRestrictionNumericValue"),
		Unit: Term{
			Text:      r.secret(e, "MaximumDoseRestrictionUnitsText"),
			Code:      r.secret(e, "MaximumDoseRestrictionUnitsCode"),
			Qualifier: r.text(e, "MaximumDoseRestrictionCodeQualifier"),
		},
		Within: r.text(e, "MaximumDoseRestrictionVariableNumericValue"),
		Period: r.flat(e, "MaximumDoseRestrictionVariableUnits"),
	}
}

// flat reads nameText, nameCode and nameCodeQualifier.
func (r *reader) flat(e element, name string) Term {
	if !e.exists() {
		return Term{}
	}
	return Term{Text: r.secret(e, name+"Text"), Code: r.secret(e, name+"Code"), Qualifier: r.text(e, name+"CodeQualifier")}
}

// worded reads a text whose name its code bears too: name, nameCode and nameCodeQualifier.
func (r *reader) worded(e element, name string) Term {
	if !e.exists() {
		return Term{}
	}
	return Term{Text: r.secret(e, name), Code: r.secret(e, name+"Code"), Qualifier: r.text(e, name+"CodeQualifier")}
}
