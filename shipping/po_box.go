package shipping

import (
	"slices"
	"strings"
	"unicode"
)

// boxSigns stand anywhere in a street line that is a post office box; words are in capitals, one space apart.
var boxSigns = [...]string{
	" PO BOX", " POBOX", " P O BOX", " P O B ", " POB ", " POST OFFICE BOX", " POSTAL BOX", " PO DRAWER ", " LOCK BOX ",
	" FIRM CALLER ", " APARTADO ",
}

// boxWords make a box of a line that starts with one of them and a number or a letter: "Drawer A".
// USPS Publication 28 section 283 (caller, bin, lockbox, drawer), read 2026-11-24.
var boxWords = []string{"BOX", "LOCKBOX", "DRAWER", "CALLER", "BIN"}

// POBox reports whether a street line names a post office box: "PO Box 12", "P.O. Box 12", "P O B 12",
// "Post Office Box 12", "Apartado 12", "Drawer A", or "Box 12" alone. A rural route ("RR 2 Box 7", "HC 3 Box 1") is
// a house, and a private mailbox ("PMB 12") is a shop that takes every carrier's parcels.
func (a Address) POBox() bool {
	return poBox(a.Street1.Reveal()) || poBox(a.Street2.Reveal())
}

func poBox(line string) bool {
	words := strings.FieldsFunc(strings.ToUpper(strings.ReplaceAll(line, ".", "")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	text := " " + strings.Join(words, " ") + " "
	for _, sign := range boxSigns {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return len(words) > 1 && slices.Contains(boxWords, words[0]) && boxNumber(words[1])
}

// boxNumber is digits, or one letter.
func boxNumber(word string) bool {
	return len(word) == 1 || strings.Trim(word, "0123456789") == ""
}
