package script

import (
	"strconv"
	"strings"
)

// massUnits are what a strength is given in, in micrograms; NCI codes and words.
var massUnits = map[string]int64{"mcg": 1, "ug": 1, "mg": 1000, "g": gram, nciMicrogram: 1, nciMilligram: 1000, nciGram: gram}

// gram is one in micrograms.
const gram = 1_000_000

// NCI codes of units of mass beside nciMilligram.
const (
	nciMicrogram = "C48152"
	nciGram      = "C48155"
)

// checkStrength notes a description that gives one plain strength ("lisinopril 10 mg tablet") and a strength of another
// amount in its element. Two amounts, a ratio, a percentage and a compound say nothing of which one may be sure.
func checkStrength(r *reader, medication element, description, strength string) {
	if strength == "" || medication.child("CompoundInformation").exists() || strings.Contains(description, "%") {
		return
	}
	coded, ok := onlyMass(strength, true)
	if !ok {
		return
	}
	told, ok := onlyMass(description, saysOneOf(description, solidWords))
	if ok && told != coded {
		r.note(CodeStrengthContradicts, strengthAt(r, medication, r.one(r.inside(medication, "Product"), "DrugCoded")))
	}
}

// onlyMass is the one amount of mass in a text, in millionths of a microgram; ok is false where there is none, a second, or
// one that is part of a ratio or range. Grams of what is not solid are those of a tube.
func onlyMass(text string, solid bool) (mass int64, ok bool) {
	for at := 0; at < len(text); at++ {
		number := digits(text[at:])
		if number == 0 {
			continue
		}
		before, after := strings.TrimRight(text[:at], " "), strings.TrimLeft(text[at+number:], " ")
		value, exact := millionths(strings.ReplaceAll(text[at:at+number], ",", ""))
		word := letters(after)
		at += number
		size, known := massOf(after[:word])
		if !known || !exact || size == gram && !solid {
			continue
		}
		rest := strings.TrimLeft(after[word:], " ")
		if next := rest[:letters(rest)]; ok || joins(rest, 0) || joins(before, len(before)-1) || strings.EqualFold(next, "per") || strings.EqualFold(next, "in") {
			return 0, false
		}
		mass, ok = value*size, true
	}
	return mass, ok
}

// millionths reads a number of up to six digits before the point and six behind it, which no mass of a drug exceeds.
func millionths(text string) (n int64, ok bool) {
	const places = 6
	whole, part, _ := strings.Cut(text, ".")
	if len(whole) > places || len(part) > places {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", places-len(part)), 10, 64)
	return n, err == nil
}

// massOf is the size of a unit of mass, in micrograms.
func massOf(word string) (size int64, known bool) {
	for unit, size := range massUnits {
		if strings.EqualFold(unit, word) {
			return size, true
		}
	}
	return 0, false
}

// longestWord is how many bytes of a number or word are looked at: no unit has as many, and a hostile text costs no more.
const longestWord = 16

// digits is how long the number is at the beginning of a text.
func digits(s string) int {
	s = s[:min(len(s), longestWord)]
	n := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if n < 0 {
		n = len(s)
	}
	if strings.Trim(s[:n], ".,") == "" {
		return 0
	}
	return n
}

// letters is how long the word, or code, is at the beginning of a text.
func letters(s string) int {
	s = s[:min(len(s), longestWord)]
	n := strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
	if n < 0 {
		return len(s)
	}
	return n
}

// joins tells whether the byte at i is one that sets an amount into a ratio or range.
func joins(s string, i int) bool {
	return i >= 0 && i < len(s) && strings.IndexByte("/-+&~", s[i]) >= 0
}
