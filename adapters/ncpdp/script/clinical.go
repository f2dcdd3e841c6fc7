package script

import (
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
		return Term{Text: rx.NewSecret(e.text())}
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
	VitalSign string    // LOINC code, as sent
	Value     rx.Secret // as sent
	Unit      string    // UCUM code, as sent
	On        cal.Date
}

func readObservations(r *reader, e element) (all []Observation, notes rx.Secret) {
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() != "Measurement" {
			continue
		}
		all = append(all, Observation{
			VitalSign: r.text(c, "VitalSign"),
			Value:     r.secret(c, "Value"),
			Unit:      r.text(c, "UnitOfMeasure"),
			On:        r.day(r.one(c, "ObservationDate")),
		})
	}
	return all, r.secret(e, "ObservationNotes")
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
