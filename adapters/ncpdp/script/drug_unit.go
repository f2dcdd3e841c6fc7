package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// words that tell in a drug's text whether it is counted or measured. What may be part of a brand or of a package ("cap")
// is not among them.
var (
	solidWords  = []string{"tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caplet", "caplets"}
	liquidWords = []string{"solution", "suspension", "syrup", "elixir"}
)

// checkUnit notes a text or dose form of one nature and a unit of the other: a template of a working sender says capsule
// in words and millilitre in code. A text with words of both ("tablet for oral suspension") and a compound say nothing.
func checkUnit(r *reader, medication element, d rx.Drug, q drug.Quantity) {
	measured, counted := q.Unit() == drug.Milliliter, q.Unit() == drug.Tablet || q.Unit() == drug.Capsule
	if d.Compound || !measured && !counted {
		return
	}
	solid := d.Form == drug.FormTablet || d.Form == drug.FormCapsule || saysOneOf(d.Description, solidWords)
	liquid := d.Form == drug.FormLiquid || saysOneOf(d.Description, liquidWords)
	if measured && solid && !liquid || counted && liquid && !solid {
		r.note(CodeUnitContradicts, medication.child("Quantity"))
	}
}

// saysOneOf looks for whole words, in either case.
func saysOneOf(text string, words []string) bool {
	for text != "" {
		word := text
		if end := strings.IndexAny(text, " \t\n,.;:()[]/"); end >= 0 {
			word, text = text[:end], text[end+1:]
		} else {
			text = ""
		}
		for _, w := range words {
			if strings.EqualFold(word, w) {
				return true
			}
		}
	}
	return false
}
