package script

import "slices"

// clone shares no slice with m: a request is the caller's to change, and the prescription on file is not.
func (m Medication) clone() Medication {
	m.Details = m.Details.clone()
	return m
}

func cloneAll(list []Medication) []Medication {
	list = slices.Clone(list)
	for i := range list {
		list[i] = list[i].clone()
	}
	return list
}

func (d Details) clone() Details {
	d.Sig = d.Sig.clone()
	d.Diagnoses = slices.Clone(d.Diagnoses)
	d.Delivery.Reasons = slices.Clone(d.Delivery.Reasons)
	d.Coverage = slices.Clone(d.Coverage)
	d.DrugUse = slices.Clone(d.DrugUse)
	d.Parts = slices.Clone(d.Parts)
	d.ProgramIDs = slices.Clone(d.ProgramIDs)
	d.PatientNotes = slices.Clone(d.PatientNotes)
	d.Dates = slices.Clone(d.Dates)
	return d
}

func (c CodedSig) clone() CodedSig {
	c.Indications = slices.Clone(c.Indications)
	c.Maximum = slices.Clone(c.Maximum)
	c.Instructions = slices.Clone(c.Instructions)
	for i, step := range c.Instructions {
		c.Instructions[i].Timings = slices.Clone(step.Timings)
		c.Instructions[i].Indications = slices.Clone(step.Indications)
	}
	return c
}

func (p Pharmacy) clone() Pharmacy {
	p.Numbers = slices.Clone(p.Numbers)
	return p
}

func (p Practice) clone() Practice {
	p.Numbers = slices.Clone(p.Numbers)
	return p
}
