package script

// Where a message was cut off, the next one is known by how it begins: by an XML declaration, or by UNA and UIB of an
// interchange. No whole XML has a declaration where it is looked for. A text may say what an interchange begins with, or an
// EDIFACT text what XML does; nobody has been seen to write that, and Parse takes such a message for what it is.

// opening finds an XML declaration in bytes that come one at a time.
type opening struct {
	n     int // how many of its characters were there
	start int // where it begins
}

// next takes the byte at offset at, and tells whether a declaration stands from start.
func (o *opening) next(c byte, at int) bool {
	const declaration = "<?xml"
	switch {
	case o.n == len(declaration) && isSpace(c):
		o.n = 0
		return true
	case o.n < len(declaration) && c == declaration[o.n] && c != '<':
		o.n++
		return false
	}
	o.n = 0
	if c == '<' {
		o.n, o.start = 1, at
	}
	return false
}

// recent is the last bytes of a message, in which the beginning of an interchange is looked for.
type recent struct{ bytes [20]byte }

// next takes a byte and gives how many bytes ago an interchange began, this one counted; 0: none did. It is one where UIB
// stands behind a UNA, or says UNO, the syntax that all begin with.
func (r *recent) next(c byte) (back int) {
	copy(r.bytes[:], r.bytes[1:])
	last := len(r.bytes) - 1
	r.bytes[last] = c
	if c == 'O' && string(r.bytes[last-6:]) == "UIB+UNO" {
		return len("UIB+UNO")
	}
	if inName[c] && c != '.' && c != ':' || string(r.bytes[last-3:last]) != "UIB" {
		return 0
	}
	end := last - 3
	for end > 9 && isSpace(r.bytes[end-1]) {
		end--
	}
	if !isUNA(r.bytes[end-9:end], c) {
		return 0
	}
	return len(r.bytes) - (end - 9)
}

// una tells whether the last nine bytes are a UNA.
func (r *recent) una() bool {
	last := r.bytes[len(r.bytes)-9:]
	return isUNA(last, last[4])
}

func isUNA(b []byte, element byte) bool {
	m := marks{component: b[3], element: b[4], release: b[6], repeat: b[7], end: b[8]}
	return string(b[:3]) == "UNA" && m.element == element && !m.doubled()
}
