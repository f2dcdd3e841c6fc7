package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Term is a thing in words and in a code, as sent. Both are the patient's own, so both are hidden.
type Term struct {
	Text, Code rx.Secret
	Qualifier  string // which list the code is of, as sent: SNOMED, ABF (ICD-10-CM) …
}

// Given tells whether the message says anything.
func (t Term) Given() bool { return t.Text.IsSet() || t.Code.IsSet() }

// readTerm reads Text or Description, Code or Value, and Qualifier; an element without elements is a text.
func readTerm(r *reader, e element) Term {
	if !e.exists() {
		return Term{}
	}
	if !e.first().exists() {
		return Term{Text: r.hide(e.text())}
	}
	return Term{
		Text:      r.secret(e, "Text", "Description"),
		Code:      r.secret(e, "Code", "Value"),
		Qualifier: r.text(e, "Qualifier"),
	}
}

// Diagnosis is why the medication is prescribed.
type Diagnosis struct {
	Source             string // ClinicalInformationQualifier, as sent: 1 the prescriber's, 2 inferred (second-hand)
	Primary, Secondary Term
}

func readDiagnosis(r *reader, e element) Diagnosis {
	return Diagnosis{
		Source:    r.text(e, "ClinicalInformationQualifier"),
		Primary:   readTerm(r, r.one(e, "Primary")),
		Secondary: readTerm(r, r.one(e, "Secondary")),
	}
}

// Allergies is what the prescriber's system knows of allergies and adverse events.
type Allergies struct {
	NoneKnown drug.Answer // Yes: the sender says that none is known; absence of a list says nothing
	List      []Allergy
}

// Allergy is one of them.
type Allergy struct {
	Source             string // of the information, as sent: P the patient …
	Effective, Expires cal.Date
	Event              Term // what kind of event
	Drug               Term // to what
	Reaction, Severity Term
}

func readAllergies(r *reader, e element) Allergies {
	a := Allergies{NoneKnown: r.yesNo(r.one(e, "NoKnownAllergies"))}
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() == "Allergies" {
			a.List = append(a.List, readAllergy(r, c))
		}
	}
	if a.NoneKnown == drug.Yes && a.List != nil {
		r.note(CodeAllergies, e)
		a.NoneKnown = drug.Unknown
	}
	return a
}

func readAllergy(r *reader, e element) Allergy {
	return Allergy{
		Source:    r.text(e, "SourceOfInformation"),
		Effective: r.day(r.one(e, "EffectiveDate")),
		Expires:   r.day(r.one(e, "ExpirationDate")),
		Event:     readTerm(r, r.one(e, "AdverseEvent")),
		Drug:      readTerm(r, r.one(e, "DrugProductCoded")),
		Reaction:  readTerm(r, r.one(e, "ReactionCoded")),
		Severity:  readTerm(r, r.one(e, "SeverityCoded")),
	}
}

// Observation is one measurement of the patient: height, weight …
type Observation struct {
	VitalSign string    // LOINC code, as sent; what 10.6 calls Dimension
	Value     rx.Secret // as sent
	Unit      string    // UCUM code, as sent; a code of another list in 10.6
	On        cal.Date
	LOINC     string // version of the list, as sent
	UCUM      string // version of the list, as sent
}

// readObservations reads every Observation: 10.6 may set each Measurement into one of its own. Notes of several stand on
// lines.
func readObservations(r *reader, body element) (all []Observation, notes rx.Secret) {
	var said []string
	for e := body.first(); e.exists(); e = e.next() {
		if e.name() != "Observation" {
			continue
		}
		for c := e.first(); c.exists(); c = c.next() {
			if c.name() == "Measurement" {
				all = append(all, readObservation(r, c))
			}
		}
		if text := r.text(e, "ObservationNotes"); text != "" {
			said = append(said, text)
		}
	}
	return all, r.hide(strings.Join(said, "\n"))
}

func readObservation(r *reader, e element) Observation {
	return Observation{
		VitalSign: r.text(e, "VitalSign", "Dimension"),
		Value:     r.secret(e, "Value"),
		Unit:      r.text(e, "UnitOfMeasure", "MeasurementUnitCode"),
		On:        r.day(r.one(e, "ObservationDate")),
		LOINC:     r.text(e, "LOINCVersion"),
		UCUM:      r.text(e, "UCUMVersion"),
	}
}

// yesNo reads the marks that senders set for yes and no; any other text is unknown and a finding.
func (r *reader) yesNo(e element) drug.Answer {
	switch e.text() {
	case "":
	case "Y", "true", "TRUE", "True", "1":
		return drug.Yes
	case "N", "false", "FALSE", "False", "0":
		return drug.No
	default:
		r.note(CodeYesNo, e)
	}
	return drug.Unknown
}
