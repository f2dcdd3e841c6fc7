package script

// wideEnding finds the end of a message in UTF-16: what is not ASCII counts as a letter.
type wideEnding struct {
	tags  tagEnding
	order Encoding
	half  byte // the first of a character that is not whole yet
	odd   bool // there is one
}

func newWideEnding(head string, order Encoding) *wideEnding {
	e := &wideEnding{order: order}
	if unit(head, 0, order) == '\uFEFF' {
		e.tags.lead = 1
	}
	return e
}

func (e *wideEnding) feed(b []byte) (n int, ok bool) {
	var narrow [512]byte
	if e.odd && len(b) > 0 {
		narrow[0] = e.narrow(e.half, b[0])
		e.odd, b = false, b[1:]
		if n, ok := e.tags.feed(narrow[:1]); ok {
			return 2 * n, true
		}
	}
	for len(b) > 1 {
		size := min(len(b)/2, len(narrow))
		for i := range size {
			narrow[i] = e.narrow(b[2*i], b[2*i+1])
		}
		if n, ok := e.tags.feed(narrow[:size]); ok {
			return 2 * n, true
		}
		b = b[2*size:]
	}
	if len(b) == 1 {
		e.half, e.odd = b[0], true
	}
	return 0, false
}

// narrow is the character of two bytes, where it is ASCII.
func (e *wideEnding) narrow(a, b byte) byte {
	if e.order == UTF16BE {
		a, b = b, a
	}
	if b != 0 || a >= 0x80 {
		return 0x80
	}
	return a
}
