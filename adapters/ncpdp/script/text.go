package script

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const xmlSpace = " \t\r\n"

// trimmed is s without the white space around it.
func trimmed(s string) string {
	from, to := 0, len(s)
	for from < to && isSpace(s[from]) {
		from++
	}
	for from < to && isSpace(s[to-1]) {
		to--
	}
	return s[from:to]
}

// unspaced is s without the white space before it.
func unspaced(s string) string {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }

// decode gives the text that well-formed character data stands for: references replaced, CDATA opened, comments and
// processing instructions left out, line ends made "\n".
func decode(s string) string {
	if !strings.ContainsAny(s, "&<\r") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		switch s[i] {
		case '&':
			r, n, _ := reference(s[i:])
			b.WriteRune(r)
			i += n
		case '<':
			i += decodeMarkup(&b, s[i:])
		case '\r':
			b.WriteByte('\n')
			i++
			if i < len(s) && s[i] == '\n' {
				i++
			}
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// decodeMarkup writes the text of the CDATA section, comment or instruction that s begins with, and gives its length.
func decodeMarkup(b *strings.Builder, s string) int {
	opening, closing := instructionOpen, instructionClose
	switch {
	case strings.HasPrefix(s, cdataOpen):
		opening, closing = cdataOpen, cdataClose
	case strings.HasPrefix(s, commentOpen):
		opening, closing = commentOpen, commentClose
	}
	n := strings.Index(s[len(opening):], closing)
	if opening == cdataOpen {
		_, _ = lineEnds.WriteString(b, s[len(opening):len(opening)+n]) // a Builder gives no error
	}
	return len(opening) + n + len(closing)
}

// lineEnds are one character in XML, also in a CDATA section.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// reference reads the reference that s begins with: one of the five names of XML, or a number. There are no others,
// for there is no document type to declare them.
func reference(s string) (r rune, length int, ok bool) {
	end := strings.IndexByte(s[:min(len(s), longestReference)], ';')
	if end < 2 {
		return 0, 0, false
	}
	name := s[1:end]
	if name[0] == '#' {
		r, ok = numbered(name[1:])
		return r, end + 1, ok
	}
	r, ok = named(name)
	return r, end + 1, ok
}

// longestReference leaves room for zeros before a number. XML sets no bound; one is needed, or a text of '&' is looked
// through again and again.
const longestReference = 32

func named(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	return 0, false
}

func numbered(digits string) (rune, bool) {
	base := 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !isChar(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// isChar tells the characters that XML 1.0 (production 2) allows.
func isChar(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < 0x20, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return utf8.ValidRune(r)
}
