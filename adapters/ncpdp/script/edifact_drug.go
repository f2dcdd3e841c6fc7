package script

// drug reads DRU with the qualifier P, the drug as prescribed.
func (t *translator) drug(s Segment) Tag {
	if s.value(1, 1) != "P" {
		t.unread(s, 0)
		return Tag{}
	}
	if s.value(3, 1) != "" {
		t.unread(s, 3)
	}
	return Group("MedicationPrescribed", append([]Tag{
		Leaf("DrugDescription", s.value(1, 2)+s.value(1, 10)+s.value(1, 11)+s.value(1, 12)),
		drugCoded(s),
		Some("Quantity",
			Leaf("Value", s.value(2, 2)), Leaf("CodeListQualifier", s.value(2, 3)),
			Leaf("UnitSourceCode", s.value(2, 4)), Leaf("PotencyUnitCode", s.value(2, 5))),
		Leaf("Directions", s.value(3, 2)+s.value(3, 3)),
		Some("Refills", Leaf("Qualifier", s.value(6, 1)), Leaf("Value", s.value(6, 2))),
		Leaf("Substitutions", s.value(5, 1)),
		diagnosis10(s),
	}, t.dates(s)...)...)
}

// drugCoded reads codes, strength and form. A text that is longer than a component goes on in components 10 to 12.
func drugCoded(s Segment) Tag {
	return Some("DrugCoded",
		Leaf("ProductCode", s.value(1, 3)), Leaf("ProductCodeQualifier", s.value(1, 4)),
		Leaf("DosageForm", s.value(1, 5)),
		Leaf("Strength", s.value(1, 6)), Leaf("StrengthUnits", s.value(1, 7)),
		Leaf("DrugDBCode", s.value(1, 8)), Leaf("DrugDBCodeQualifier", s.value(1, 9)),
		Leaf("FormSourceCode", s.value(1, 13)), Leaf("FormCode", s.value(1, 14)),
		Leaf("StrengthSourceCode", s.value(1, 15)), Leaf("StrengthCode", s.value(1, 16)))
}

// dates reads DRU-040. 85 (issued), 7 (effective), 36 (expires) are codes of UN/EDIFACT list 2005, 102 and 804 of list
// 2379 (CCYYMMDD, days); ZDS, days' supply, is SCRIPT's own.
func (t *translator) dates(s Segment) (tags []Tag) {
	for each := range s.repetitions(4) {
		qualifier, value, form := each.value(1), each.value(2), each.value(3)
		switch {
		case value == "":
		case qualifier == "ZDS" && form == "804":
			tags = append(tags, Leaf("DaysSupply", value))
		case dateNames[qualifier] != "" && form == "102":
			tags = append(tags, Group(dateNames[qualifier], Leaf("Date", dashed(value))))
		default:
			t.unread(s, 4)
		}
	}
	return tags
}

var dateNames = map[string]string{
	"85": "WrittenDate", "7": "EffectiveDate", "07": "EffectiveDate", "36": "ExpirationDate", "LD": "LastFillDate",
}

func diagnosis10(s Segment) Tag {
	return Some("Diagnosis", Leaf("ClinicalInformationQualifier", s.value(7, 1)),
		Some("Primary", Leaf("Qualifier", s.value(7, 3)), Leaf("Value", s.value(7, 2))),
		Some("Secondary", Leaf("Qualifier", s.value(7, 5)), Leaf("Value", s.value(7, 4))))
}
