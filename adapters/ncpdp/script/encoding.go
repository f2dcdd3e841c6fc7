package script

import (
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\uFEFF"

// text is a document in UTF-8 and where it begins.
type text struct {
	s        string // UTF-8 received stays as it is, so offsets into it are offsets into the bytes
	from     int    // past byte order mark and XML declaration
	encoding Encoding
	mark     bool
	misnamed bool // the declaration names another encoding than the bytes are in
}

// readText gives the text of raw in UTF-8.
func readText(raw string) (text, error) {
	if order, ok := utf16Order(raw); ok {
		return readUTF16(raw, order)
	}
	t := text{s: raw}
	if strings.HasPrefix(raw, byteOrderMark) {
		t.mark, t.from = true, len(byteOrderMark)
	}
	named, length, err := declaration(raw, t.from)
	if err != nil {
		return text{}, err
	}
	switch encodingNamed(named) {
	case "UTF-8":
		t.from += length
		return t, checkUTF8(raw)
	case "ISO-8859-1":
		return t.singleBytes(Latin1, nil)
	case "WINDOWS-1252":
		return t.singleBytes(Windows1252, &windows1252)
	case "UTF-16":
		t.from += length
		t.misnamed = true
		return t, checkUTF8(raw)
	}
	return text{}, refuse(raw, t.from, ErrUnsupported,
		"the declared encoding is none of UTF-8, UTF-16, ISO-8859-1 and Windows-1252")
}

// encodingNamed brings the names in use to one for each encoding; empty for one that is not read. None at all is UTF-8.
func encodingNamed(name string) string {
	switch name = strings.ToUpper(name); name {
	case "", "UTF-8", "UTF8", "US-ASCII", "ASCII":
		return "UTF-8"
	case "ISO-8859-1", "ISO8859-1", "LATIN1":
		return "ISO-8859-1"
	case "WINDOWS-1252", "CP1252":
		return "WINDOWS-1252"
	case "UTF-16", "UTF16", "UTF-16LE", "UTF-16BE":
		return "UTF-16"
	}
	return ""
}

// singleBytes refuses a byte order mark before a declaration that denies it. The declaration's end is looked for again,
// for its characters may have grown.
func (t text) singleBytes(e Encoding, high *[32]rune) (text, error) {
	if t.mark {
		return text{}, refuse(t.s, t.from, ErrMalformed, "the byte order mark is that of UTF-8, and another encoding is declared")
	}
	s, err := singleBytes(t.s, high)
	if err != nil {
		return text{}, err
	}
	return text{s: s, from: strings.Index(s, instructionClose) + len(instructionClose), encoding: e}, nil
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
	encoding, ok := declared(rest[len("<?xml"):end])
	if !ok {
		return "", 0, refuse(raw, from, ErrMalformed, "an XML declaration that holds something else than version, encoding and standalone")
	}
	return encoding, end + len(instructionClose), nil
}

// declared reads what stands in an XML declaration: version, encoding and standalone, in this order, each once at most.
// The version is not looked at: what is read as 1.0 and was none is found out there.
func declared(text string) (encoding string, ok bool) {
	for _, name := range [...]string{"version", "encoding", "standalone"} {
		rest := unspaced(text)
		if !strings.HasPrefix(rest, name) {
			continue
		}
		spaced := len(rest) < len(text)
		rest = unspaced(rest[len(name):])
		value, after, quoted := quotedValue(strings.TrimPrefix(rest, "="))
		if !spaced || !strings.HasPrefix(rest, "=") || !quoted {
			return "", false
		}
		text = after
		if name == "encoding" {
			encoding = value
		}
	}
	return encoding, unspaced(text) == ""
}

// quotedValue cuts a value between either kind of quotation marks off s.
func quotedValue(s string) (value, after string, ok bool) {
	s = unspaced(s)
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return "", "", false
	}
	value, after, ok = strings.Cut(s[1:], s[:1])
	return value, after, ok && !strings.ContainsAny(value, "<&\x00")
}

func checkUTF8(s string) error {
	if utf8.ValidString(s) {
		return checkNoncharacters(s)
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

// checkNoncharacters refuses U+FFFE and U+FFFF, which XML does not have. All other characters beyond ASCII it has, and
// ASCII the scanner looks at.
func checkNoncharacters(s string) error {
	const lead = '\uFFFE'>>12&0xF | 0xE0
	for i := strings.IndexByte(s, lead); i >= 0; {
		if strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF") {
			return refuse(s, i, ErrMalformed, "a character that XML does not have")
		}
		next := strings.IndexByte(s[i+1:], lead)
		if next < 0 {
			return nil
		}
		i += 1 + next
	}
	return nil
}

// singleBytes turns text of one byte a character into UTF-8. high gives the characters 0x80 to 0x9F where they are not
// those of ISO-8859-1.
func singleBytes(raw string, high *[32]rune) (string, error) {
	size := len(raw)
	for i := range len(raw) {
		size += int(raw[i]>>7) * 2
	}
	var b strings.Builder
	b.Grow(size)
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
