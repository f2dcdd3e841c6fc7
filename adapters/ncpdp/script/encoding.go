package script

import (
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\uFEFF"

// readText gives the text of raw in UTF-8 and the offset at which its first markup or text begins, past byte order mark
// and XML declaration. UTF-8 stays as it is, so offsets into it are offsets into raw.
func readText(raw string) (text string, from int, err error) {
	if err := refuseForeign(raw); err != nil {
		return "", 0, err
	}
	if strings.HasPrefix(raw, byteOrderMark) {
		from = len(byteOrderMark)
	}
	encoding, length, err := declaration(raw, from)
	if err != nil {
		return "", 0, err
	}
	switch strings.ToUpper(encoding) {
	case "", "UTF-8", "UTF8", "US-ASCII", "ASCII":
		return raw, from + length, checkUTF8(raw)
	case "ISO-8859-1", "ISO8859-1", "LATIN1":
		return fromSingleBytes(raw, from, nil)
	case "WINDOWS-1252", "CP1252":
		return fromSingleBytes(raw, from, &windows1252)
	}
	return "", 0, refuse(raw, from, ErrUnsupported, "the declared encoding is none of UTF-8, ISO-8859-1 and Windows-1252")
}

// fromSingleBytes refuses a byte order mark before a declaration that denies it. The declaration's end is looked for
// again, for its characters may have grown.
func fromSingleBytes(raw string, mark int, high *[32]rune) (text string, from int, err error) {
	if mark > 0 {
		return "", 0, refuse(raw, mark, ErrMalformed, "the byte order mark is that of UTF-8, and another encoding is declared")
	}
	text, err = singleBytes(raw, high)
	return text, strings.Index(text, instructionClose) + len(instructionClose), err
}

// refuseForeign names the forms that are no UTF-8 XML at all.
func refuseForeign(raw string) error {
	start := strings.TrimLeft(raw, xmlSpace)
	switch {
	case strings.HasPrefix(raw, "\xFF\xFE"), strings.HasPrefix(raw, "\xFE\xFF"),
		strings.HasPrefix(raw, "<\x00"), strings.HasPrefix(raw, "\x00<"):
		return refuse("", 0, ErrUnsupported, "the encoding UTF-16 is not read")
	case strings.HasPrefix(start, "UNA"), strings.HasPrefix(start, "UIB"):
		return refuse("", 0, ErrUnsupported, "SCRIPT in its EDIFACT form is not read")
	}
	return nil
}

// declaration reads the XML declaration, if there is one at offset from: the encoding that it names, and its length.
func declaration(raw string, from int) (encoding string, length int, err error) {
	rest := raw[from:]
	if !strings.HasPrefix(rest, "<?xml") || nameLength(rest[2:]) != len("xml") {
		return "", 0, nil
	}
	end := strings.Index(rest, instructionClose)
	if end < 0 {
		return "", 0, refuse(raw, from, ErrMalformed, "an XML declaration without an end")
	}
	return pseudoAttribute(rest[len("<?xml"):end], "encoding"), end + len(instructionClose), nil
}

// pseudoAttribute is the value of name="value" in an XML declaration; empty where there is none.
func pseudoAttribute(decl, name string) string {
	_, rest, found := strings.Cut(decl, name)
	rest = strings.TrimLeft(rest, xmlSpace)
	if !found || !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], xmlSpace)
	if rest == "" {
		return ""
	}
	value, _, _ := strings.Cut(rest[1:], rest[:1])
	return value
}

func checkUTF8(s string) error {
	if utf8.ValidString(s) {
		return nil
	}
	for i, r := range s {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
			return refuse(s, i, ErrMalformed, "a byte that is not UTF-8, which the message says or implies to be its encoding")
		}
	}
	return nil
}

// singleBytes turns text of one byte a character into UTF-8. high gives the characters 0x80 to 0x9F where they are not
// those of ISO-8859-1.
func singleBytes(raw string, high *[32]rune) (string, error) {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/16)
	for i := range len(raw) {
		r := rune(raw[i])
		if high != nil && r >= 0x80 && r <= 0x9F {
			r = high[r-0x80]
		}
		if r == 0 && raw[i] != 0 {
			return "", refuse(raw, i, ErrMalformed, "a byte that means nothing in Windows-1252")
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// windows1252 is 0x80 to 0x9F of code page 1252, as the WHATWG encoding index gives it; 0 is undefined.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}
