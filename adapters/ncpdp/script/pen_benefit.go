package script

func (p *pen) benefits(all []Benefit) []Tag {
	var tags []Tag
	for _, b := range all {
		tags = append(tags, p.benefit(b))
	}
	return tags
}

func (p *pen) benefit(b Benefit) Tag {
	return Group("BenefitsCoordination",
		Some("PayerIdentification",
			Leaf("PayerID", b.PayerID),
			Leaf("ProcessorIdentificationNumber", b.PCN),
			Leaf("NAICCode", b.NAIC),
			Leaf("MutuallyDefined", b.Mutual),
			Leaf("StandardUniqueHealthPlanIdentifier", b.HealthPlanID),
			Leaf(p.now("IINNumber", "BINLocationNumber"), b.BIN)),
		Leaf("PayerName", b.PayerName),
		Leaf("CardholderID", b.Cardholder.Reveal()),
		Some("CardHolderName", b.CardholderName.full().tags()...),
		Leaf("GroupID", b.Group.Reveal()),
		Leaf("PayerResponsibilityCode", b.Responsibility),
		Leaf("PatientRelationship", b.Relationship),
		Leaf("PersonCode", b.PersonCode.Reveal()),
		Leaf("GroupName", b.GroupName.Reveal()),
		Leaf("PBMMemberID", b.PBMMember.Reveal()),
		Leaf("PayerType", b.PayerType))
}
