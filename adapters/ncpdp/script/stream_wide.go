package script

// wideEnding finds the end of a message in UTF-16: what is not ASCII counts as a letter.
type wideEnding struct {
	tags  tagEnding
	order Encoding
	odd   []byte // the first half of a character that is not whole yet
}

func newWideEnding(head string, order Encoding) *wideEnding {
	e := &wideEnding{order: order}
	if unit(head, 0, order) == '\uFEFF' {
		e.tags.lead = 1
	}
	return e
}

func (e *wideEnding) feed(b []byte) (n int, ok bool) {
	if len(e.odd) > 0 && len(b) > 0 {
		pair := [2]byte{e.odd[0], b[0]}
		e.odd, b = nil, b[1:]
		if n, ok := e.tags.feed([]byte{e.narrow(pair[0], pair[1])}); ok {
			return 2 * n, true
		}
	}
	var narrow [512]byte
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
	e.odd = append(e.odd, b...)
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
