package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// allergies writes what is known of allergies.
func (p *pen) allergies(a Allergies) Tag {
	if a.NoneKnown == drug.Yes && len(a.List) > 0 {
		p.refuse("AllergyOrAdverseEvent", "none is known, and there is a list")
	}
	tags := []Tag{Leaf("NoKnownAllergies", mark(a.NoneKnown, "Y", "N"))}
	for _, each := range a.List {
		tags = append(tags, Group("Allergies",
			Leaf("SourceOfInformation", each.Source),
			date("EffectiveDate", each.Effective),
			date("ExpirationDate", each.Expires),
			worded("AdverseEvent", each.Event),
			worded("DrugProductCoded", each.Drug),
			worded("ReactionCoded", each.Reaction),
			worded("SeverityCoded", each.Severity)))
	}
	return p.newer(Some("AllergyOrAdverseEvent", tags...))
}

// mark is yes or no in the words of an element; unknown is absent.
func mark(a drug.Answer, yes, no string) string {
	switch a {
	case drug.Yes:
		return yes
	case drug.No:
		return no
	}
	return ""
}

// observations writes measurements and the notes on them. What 2017071 says in LOINC, 10.6 says in a list of its own.
func (p *pen) observations(n NewRx) Tag {
	var tags []Tag
	for _, o := range n.Observations {
		if p.old {
			tags = append(tags, p.measurementOf10(o))
			continue
		}
		tags = append(tags, Group("Measurement",
			Leaf("VitalSign", o.VitalSign),
			Leaf("LOINCVersion", o.LOINC),
			Leaf("Value", o.Value.Reveal()),
			Leaf("UnitOfMeasure", o.Unit),
			Leaf("UCUMVersion", o.UCUM),
			date("ObservationDate", o.On)))
	}
	return Some("Observation", append(tags, Leaf("ObservationNotes", n.ObservationNotes.Reveal()))...)
}

func (p *pen) measurementOf10(o Observation) Tag {
	if o.LOINC != "" || o.UCUM != "" || strings.Contains(o.VitalSign, "-") {
		p.refuse("Observation", "a code of LOINC or UCUM, and 10.6 has other lists")
	}
	return Group("Measurement",
		Leaf("Dimension", o.VitalSign),
		Leaf("Value", o.Value.Reveal()),
		date("ObservationDate", o.On),
		Leaf("MeasurementUnitCode", o.Unit))
}

// drugUse writes the warnings that the prescriber saw.
func (p *pen) drugUse(all []DrugUse) (tags []Tag) {
	for _, u := range all {
		tags = append(tags, Group("DrugUseEvaluation",
			Leaf("ServiceReasonCode", u.Reason),
			Leaf("ProfessionalServiceCode", u.Service),
			Leaf("ServiceResultCode", u.Result),
			p.coAgent(u.CoAgent),
			Leaf("ClinicalSignificanceCode", u.Significance),
			Leaf("AcknowledgementReason", u.Acknowledged.Reveal())))
	}
	return tags
}

func (p *pen) coAgent(t Term) Tag {
	if !p.old {
		return Some("CoAgent", p.term("CoAgentCode", t))
	}
	if t.Text.IsSet() {
		p.refuse("DrugUseEvaluation", "10.6 has a code for the other substance, and no words")
	}
	if t == (Term{}) {
		return Tag{}
	}
	return Group("CoAgent", filled("CoAgentID", t.Code.Reveal()), Leaf("CoAgentQualifier", t.Qualifier))
}

func (p *pen) diagnoses(all []Diagnosis) (tags []Tag) {
	for _, d := range all {
		tags = append(tags, Group("Diagnosis",
			Leaf("ClinicalInformationQualifier", d.Source), p.term("Primary", d.Primary), p.term("Secondary", d.Secondary)))
	}
	return tags
}

// patientNotes writes notes in codes.
func (p *pen) patientNotes(all []Term) (tags []Tag) {
	for _, t := range all {
		tags = append(tags, p.newer(Group("PatientCodifiedNote",
			Leaf("Qualifier", t.Qualifier), Leaf("Value", t.Code.Reveal()), Leaf("Description", t.Text.Reveal()))))
	}
	return tags
}
