package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// checkSig notes words of the coded form that the text lacks, and a coded dose against a plain one in the text.
func checkSig(r *reader, medication element, text string) {
	sig := r.one(medication, "Sig")
	if more := r.one(sig, "ClarifyingFreeText"); more.text() != "" && text != "" && !containsFold(text, more.text()) {
		r.note(CodeSigClarified, more)
	}
	step := onlyStep(medication, sig)
	dose := r.one(step, "Dose")
	if step.name() == "Instruction" {
		dose = r.one(r.one(step, "DoseAdministration"), "Dosage", "Dose")
	}
	if at := r.one(dose, "DoseQuantity"); at.exists() && countedDose(r, dose) && otherDose(text, at.text()) {
		r.note(CodeSigDiffers, at)
	}
}

// onlyStep is the one step of the coded directions; of several, the text need not give each dose.
func onlyStep(medication, sig element) (step element) {
	for _, each := range [...]struct {
		in   element
		name string
	}{{medication, "StructuredSIG"}, {sig, "Instruction"}} {
		for c := each.in.first(); c.exists(); c = c.next() {
			if c.name() != each.name {
				continue
			}
			if step.exists() {
				return element{}
			}
			step = c
		}
	}
	return step
}

// countedDose tells whether a dose is counted in tablets or capsules, as far as it says in what.
func countedDose(r *reader, dose element) bool {
	unit := r.one(dose, "DoseUnitOfMeasure")
	words, code := r.text(unit, "Text"), r.text(unit, "Code")
	if !unit.exists() {
		words, code = r.text(dose, "DoseFormText"), r.text(dose, "DoseFormCode")
	}
	form := formOf(code)
	return words == "" && code == "" || saysOneOf(words, solidWords) ||
		code == string(drug.Tablet) || code == string(drug.Capsule) || form == drug.FormTablet || form == drug.FormCapsule
}

// otherDose tells whether a text says once, and plainly, how many to take ("take 1 tablet"), and it is another number than
// the coded one. A range ("1-2 tablets", "1 to 2 tablets"), a fraction and a text with two doses say nothing sure.
func otherDose(text, coded string) bool {
	want, err := drug.ParseQuantity(coded, "")
	if err != nil {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;:()[]", r) })
	said, doses := drug.Quantity{}, 0
	for i, word := range words {
		if !saysOneOf(strings.TrimRight(word, "."), solidWords) {
			continue
		}
		doses++
		if i == 0 || i > 1 && beforeRange[strings.ToLower(words[i-2])] {
			return false
		}
		said = spoken(words[i-1])
		if i > 1 && spoken(words[i-2]).IsSet() && spoken(words[i-2]) != said {
			return false
		}
	}
	return doses == 1 && said.IsSet() && said != want
}

// beforeRange are words that make the number behind them the end of a range, a part of one, a limit, or no dose.
var beforeRange = map[string]bool{"to": true, "-": true, "or": true, "and": true, "of": true, "than": true, "exceed": true, "max": true, "maximum": true,
	"dispense": true, "disp": true, "qty": true, "quantity": true}

// spoken is a number in digits or, up to four, in a word; unset where it is neither.
func spoken(word string) drug.Quantity {
	for i, number := range [...]string{"one", "two", "three", "four"} {
		if strings.EqualFold(word, number) {
			return drug.Units(int64(i+1), "")
		}
	}
	q, err := drug.ParseQuantity(word, "")
	if err != nil {
		return drug.Quantity{}
	}
	return q
}

func containsFold(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}
