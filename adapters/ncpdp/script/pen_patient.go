package script

// patientIDs writes each id in the element that it stood in.
func (p *pen) patientIDs(ids []PatientID) Tag {
	var tags []Tag
	for _, id := range ids {
		if id.Kind == "" {
			p.refuse("Identification", "an id of a kind that has no name here")
		}
		tags = append(tags, Leaf(id.Kind, id.Value.Reveal()))
	}
	return Some("Identification", tags...)
}

// patientDetails writes what stands behind the numbers.
func (p *pen) patientDetails(d PatientDetails) []Tag {
	return []Tag{
		p.newer(Some("PatientLocation",
			Leaf("FacilityUnit", d.Location.Unit.Reveal()), Leaf("Room", d.Location.Room.Reveal()), Leaf("Bed", d.Location.Bed.Reveal()))),
		p.newer(Leaf("LanguageNameCode", d.Language.Reveal())),
		p.older(Leaf("PatientRelationship", d.Relationship.Reveal())),
		p.newer(Leaf("PregnancyIndicator", d.Pregnant.Reveal())),
		p.newer(substances(d.SubstanceUse)),
		p.newer(p.alternate(d.Alternate)),
		p.newer(Leaf("GestationalAge", d.Gestation.Reveal())),
		p.newer(Leaf("HospiceIndicator", d.Hospice.Reveal())),
	}
}

func substances(all []Term) Tag {
	var tags []Tag
	for _, t := range all {
		tags = append(tags, Group("Substance", worded("Type", t)))
	}
	return Some("SubstanceUse", tags...)
}

func (p *pen) alternate(w AlternateContact) Tag {
	return Some("AlternateContact",
		p.name(w.Name.full()),
		Some("Address",
			Leaf("AddressLine1", w.Street1.Reveal()),
			Leaf("AddressLine2", w.Street2.Reveal()),
			Leaf("City", w.City.Reveal()),
			Leaf(p.now("StateProvince", "State"), w.State.Reveal()),
			Leaf(p.now("PostalCode", "ZipCode"), w.ZIP.Reveal())),
		p.numbers(reach{w.Phone.Reveal(), "", w.Email.Reveal(), w.Numbers}),
		Leaf("AlternateContactRelationship", w.Relationship.Reveal()))
}
