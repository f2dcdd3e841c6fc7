package script

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// word is what the sender wrote where a code belongs: in full where the patient's texts are asked for, else only if it looks
// like a code.
func (d *describer) word(s string) string {
	if d.asked {
		return s
	}
	return codes(s)
}

// dates prints what rx.Prescription does not hold, so that no day on which to wait is missed.
func (d *describer) dates(all []OtherDate) {
	for _, each := range all {
		means := dateMeaning(each.Means)
		if means == "" {
			means = "a day of meaning " + d.word(each.Means)
		}
		d.line("  %s: %s", means, each.On)
	}
}

// whole prints of a drug what the line of its name lacks. These are texts of the sender's, so they have to be asked for.
func (d *describer) whole(p rx.Drug, m Details) {
	if !d.asked {
		return
	}
	d.some("  strength", p.Strength)
	form := ""
	if p.Form != drug.FormUnknown {
		form = p.Form.String()
	}
	d.some("  form", list(form, m.FormCode))
	if p.Schedule.Controlled() != drug.Yes {
		d.line("  schedule: %s", p.Schedule)
	}
	for _, each := range m.Diagnoses {
		d.some("  diagnosis", list(each.Primary.told(), each.Secondary.told()))
	}
	for _, each := range m.Parts {
		d.some("  ingredient", list(each.Description, each.Strength, each.Quantity.String()))
	}
}

// health prints allergies and measurements, or how many there are.
func (d *describer) health(a Allergies, all []Observation, notes rx.Secret) {
	if !d.asked {
		d.some("also", list(some("allergies", len(a.List)), some("observations", len(all))))
		return
	}
	if a.NoneKnown == drug.Yes {
		d.line("allergies: none known, as the sender says")
	}
	for _, each := range a.List {
		d.line("allergy: %s", list(each.Drug.told(), each.Event.told(), each.Reaction.told(), each.Severity.told()))
	}
	for _, each := range all {
		d.line("observation: %s", list(joined(observed(each.VitalSign), " ", joined(each.Value.Reveal(), " ", each.Unit)), each.On.String()))
	}
	d.private("observation notes", notes)
}

// observed is what a LOINC code means of the two that a pharmacist calculates with, else the code.
func observed(code string) string {
	switch code {
	case "8302-2":
		return "height"
	case "29463-7", "3141-9":
		return "weight"
	}
	return code
}

// told is a term in words, or its code where there are none.
func (t Term) told() string {
	if t.Text.IsSet() {
		return t.Text.Reveal()
	}
	return joined(t.Code.Reveal(), " ", t.Qualifier)
}
