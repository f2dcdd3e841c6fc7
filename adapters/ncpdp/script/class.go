package script

// What the scanner has to know of a byte in a text.
const (
	isPlain uint8 = iota
	isControl
	isAmpersand
	isLess
	isReturn
	isBracket
)

// class of every byte; bytes from 0x80 are parts of characters that are known to be valid UTF-8.
var class = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = isControl
	}
	t['\t'], t['\n'], t['\r'] = isPlain, isPlain, isReturn
	t['&'], t['<'], t[']'] = isAmpersand, isLess, isBracket
	return t
}()

// inName tells the bytes that a part of a name may hold; a colon stands between the parts. Every character beyond ASCII is
// allowed, a little more than XML does.
var inName = func() (t [256]bool) {
	for c := range t {
		t[c] = startsName(byte(c)) || c >= '0' && c <= '9' || c == '-' || c == '.'
	}
	return t
}()

// startsName tells the bytes that a name may begin with.
func startsName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// nameLength is the length of the name that s begins with, its colons included; 0 is none.
func nameLength(s string) int {
	n := 0
	for n < len(s) && (inName[s[n]] || s[n] == ':') {
		n++
	}
	return n
}

// partLength is the length of a name up to its end or its first colon.
func partLength(s string) int {
	n := 0
	for n < len(s) && inName[s[n]] {
		n++
	}
	return n
}
