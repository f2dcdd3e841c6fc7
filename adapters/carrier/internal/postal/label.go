package postal

import (
	"strings"
	"unicode/utf8"
)

// Fold breaks a street at spaces into lines of at most width characters. A word longer than a line stays whole: Longest
// tells of it. Nothing of an empty street.
func Fold(street string, width int) (lines []string) {
	for _, word := range strings.Fields(street) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// Longest is the length of the longest line, in characters.
func Longest(lines []string) (n int) {
	for _, l := range lines {
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

// Cut is s without spaces around it, and no longer than n characters. It is for names: a parcel with half a name still
// arrives, and one with half a street does not.
func Cut(s string, n int) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n]))
}

// Digits keeps the ASCII digits of a telephone number.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// Alphanumeric reports whether s is letters and digits of ASCII only, at least one: what may stand in a URL and in an
// error as it came.
func Alphanumeric(s string) bool {
	for i := range len(s) {
		if !alphanumeric(s[i]) {
			return false
		}
	}
	return s != ""
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
