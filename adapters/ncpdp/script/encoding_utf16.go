package script

import (
	"strings"
	"unicode/utf16"
)

// utf16Order tells UTF-16 by its mark, or by the zero byte beside the first '<'.
func utf16Order(raw string) (Encoding, bool) {
	switch {
	case strings.HasPrefix(raw, "\xFF\xFE"), strings.HasPrefix(raw, "<\x00"):
		return UTF16LE, true
	case strings.HasPrefix(raw, "\xFE\xFF"), strings.HasPrefix(raw, "\x00<"):
		return UTF16BE, true
	}
	return 0, false
}

// readUTF16 keeps the mark as a character, so that each character of the text stands for its bytes in raw. The bytes
// prove the encoding: a declaration that names another is odd and no more.
func readUTF16(raw string, order Encoding) (text, error) {
	t := text{encoding: order}
	var err error
	if t.s, err = decodeUTF16(raw, order); err != nil {
		return text{}, err
	}
	if strings.HasPrefix(t.s, byteOrderMark) {
		t.mark, t.from = true, len(byteOrderMark)
	}
	if err := checkNoncharacters(t.s); err != nil {
		return text{}, err
	}
	named, length, err := declaration(t.s, t.from)
	t.from += length
	t.misnamed = length > 0 && encodingNamed(named) != "UTF-16"
	return t, err
}

func decodeUTF16(raw string, order Encoding) (string, error) {
	var b strings.Builder
	b.Grow(len(raw)/2 + len(raw)/16)
	for i := 0; i < len(raw); i += 2 {
		if i+1 == len(raw) {
			return "", refuse(b.String(), b.Len(), ErrMalformed, "an odd number of bytes in UTF-16: it was cut off")
		}
		r := unit(raw, i, order)
		if utf16.IsSurrogate(r) {
			if r = pair(raw, i, order); r == '\uFFFD' {
				return "", refuse(b.String(), b.Len(), ErrMalformed, "half of a pair in UTF-16")
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func unit(raw string, i int, order Encoding) rune {
	if order == UTF16BE {
		return rune(raw[i])<<8 | rune(raw[i+1])
	}
	return rune(raw[i+1])<<8 | rune(raw[i])
}

func pair(raw string, i int, order Encoding) rune {
	if i+3 >= len(raw) {
		return '\uFFFD'
	}
	return utf16.DecodeRune(unit(raw, i, order), unit(raw, i+2, order))
}

// width is how many bytes r takes; 0 where the encoding has no such character.
func (e Encoding) width(r rune) int {
	switch {
	case e == UTF16LE || e == UTF16BE:
		return 2 * utf16.RuneLen(r)
	case e == UTF8:
		return len(string(r))
	case r < 0x80, r >= 0xA0 && r <= 0xFF, e == Latin1 && r <= 0xFF, e == Windows1252 && highByte(r) != 0:
		return 1
	}
	return 0
}

// highByte is where Windows-1252 has r in 0x80 to 0x9F; 0 where it has not.
func highByte(r rune) byte {
	for i, c := range windows1252 {
		if c == r && r != 0 {
			return byte(0x80 + i)
		}
	}
	return 0
}

// encode appends s; what the encoding has no character for was made a reference before.
func (e Encoding) encode(to []byte, s string) []byte {
	if e == UTF8 {
		return append(to, s...)
	}
	for _, r := range s {
		to = e.encodeRune(to, r)
	}
	return to
}

func (e Encoding) encodeRune(to []byte, r rune) []byte {
	switch e {
	case UTF16LE, UTF16BE:
		for _, u := range utf16.AppendRune(nil, r) {
			if e == UTF16BE {
				to = append(to, byte(u>>8), byte(u))
				continue
			}
			to = append(to, byte(u), byte(u>>8))
		}
		return to
	case Windows1252:
		if b := highByte(r); b != 0 {
			return append(to, b)
		}
	}
	return append(to, byte(r))
}

// writable puts a numeric reference where the encoding has no character. s is text or an attribute value.
func (e Encoding) writable(s string) string {
	if e != Latin1 && e != Windows1252 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if e.width(r) == 0 {
			b.WriteString("&#" + itoa(int(r)) + ";")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
