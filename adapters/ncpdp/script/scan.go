package script

import (
	"math"
	"strings"
)

// scanner reads a document once, from left to right, and leaves its elements behind as nodes. What it accepts is
// well-formed XML 1.0 without a document type; namespaces are not resolved.
type scanner struct {
	src   string
	pos   int
	lim   Limits
	nodes []node
	open  int32 // innermost open element; -1 outside the root
	depth int

	// Of the tag being read: where its attributes begin, how many there are, and the flag where one declares a namespace.
	tag, count int
	declares   uint8
}

const (
	commentOpen      = "<!--"
	commentClose     = "-->"
	cdataOpen        = "<![CDATA["
	cdataClose       = "]]>"
	instructionOpen  = "<?"
	instructionClose = "?>"
)

// scan reads src from offset from; the bytes before it (byte order mark, XML declaration) are the caller's.
func scan(src string, from int, lim Limits) (*document, error) {
	d := &document{new(content)}
	return d, d.scan(src, from, lim)
}

func (d *document) scan(src string, from int, lim Limits) error {
	if len(src) > math.MaxInt32 {
		return refuse("", 0, ErrTooLarge, "the text of the message is longer than offsets reach")
	}
	s := scanner{src: src, pos: from, lim: lim, open: -1}
	s.nodes = make([]node, 0, min(strings.Count(src, "<")/2+4, lim.Elements, 4096))
	for s.pos < len(src) {
		if err := s.step(); err != nil {
			return err
		}
	}
	if s.open >= 0 {
		return s.malformed(len(src), "the message ends inside an element: it was cut off")
	}
	if len(s.nodes) == 0 {
		return s.malformed(len(src), "there is no element: the message is empty")
	}
	d.src, d.nodes = src, s.nodes
	return nil
}

// step reads one piece of text or markup.
func (s *scanner) step() error {
	rest := s.src[s.pos:]
	switch {
	case rest[0] != '<':
		return s.text()
	case len(rest) > 1 && rest[1] == '/':
		return s.endTag()
	case len(rest) > 1 && startsName(rest[1]):
		return s.startTag()
	case strings.HasPrefix(rest, commentOpen):
		return s.comment()
	case strings.HasPrefix(rest, cdataOpen):
		return s.cdata()
	case strings.HasPrefix(rest, "<!"):
		return s.malformed(s.pos, "a document type or another declaration; they are refused")
	case strings.HasPrefix(rest, instructionOpen):
		return s.instruction()
	}
	return s.startTag()
}

// text reads character data up to the next '<'.
func (s *scanner) text() error {
	start := s.pos
	for {
		for s.pos < len(s.src) && class[s.src[s.pos]] == isPlain {
			s.pos++
		}
		if s.pos >= len(s.src) || s.src[s.pos] == '<' {
			break
		}
		if err := s.character(); err != nil {
			return err
		}
	}
	if s.pos-start > s.lim.Text {
		return s.tooLarge(start, "a text is longer than Limits.Text")
	}
	run := s.src[start:s.pos]
	if s.open >= 0 {
		s.says(run)
		return nil
	}
	if lead := len(run) - len(unspaced(run)); lead < len(run) {
		return s.malformed(start+lead, "text outside the message element")
	}
	return nil
}

// character passes one character of text, and marks the open element where its text is not its bytes.
func (s *scanner) character() error {
	switch class[s.src[s.pos]] {
	case isControl:
		return s.malformed(s.pos, "a control character")
	case isAmpersand:
		_, n, ok := reference(s.src[s.pos:])
		if !ok {
			return s.malformed(s.pos, "an '&' that begins no known reference")
		}
		s.mark(coded)
		s.pos += n
		return nil
	case isReturn:
		s.mark(coded)
	case isBracket:
		if strings.HasPrefix(s.src[s.pos:], cdataClose) {
			return s.malformed(s.pos, "']]>' in a text")
		}
	}
	s.pos++
	return nil
}

// says marks the open element where a piece of its text is not white space.
func (s *scanner) says(run string) {
	if n := &s.nodes[s.open]; n.flags&hasText == 0 && unspaced(run) != "" {
		n.flags |= hasText
	}
}

func (s *scanner) mark(flag uint8) {
	if s.open >= 0 {
		s.nodes[s.open].flags |= flag
	}
}

// section finds the end of markup that opens with opening, and moves past it. It gives what stands inside.
func (s *scanner) section(opening, closing, unfinished string) (string, error) {
	start := s.pos + len(opening)
	n := strings.Index(s.src[start:], closing)
	if n < 0 {
		return "", s.malformed(s.pos, unfinished)
	}
	if n > s.lim.Text {
		return "", s.tooLarge(s.pos, "a comment, CDATA section or instruction is longer than Limits.Text")
	}
	inside := s.src[start : start+n]
	if i := strings.IndexFunc(inside, func(r rune) bool { return !isChar(r) }); i >= 0 {
		return "", s.malformed(start+i, "a control character")
	}
	s.pos = start + n + len(closing)
	return inside, nil
}

func (s *scanner) comment() error {
	start := s.pos
	inside, err := s.section(commentOpen, commentClose, "a comment without an end")
	if err != nil {
		return err
	}
	if strings.Contains(inside, "--") || strings.HasSuffix(inside, "-") {
		return s.malformed(start, "'--' inside a comment")
	}
	s.mark(coded)
	return nil
}

func (s *scanner) cdata() error {
	if s.open < 0 {
		return s.malformed(s.pos, "text outside the message element")
	}
	s.mark(coded)
	inside, err := s.section(cdataOpen, cdataClose, "a CDATA section without an end")
	s.says(inside)
	return err
}

func (s *scanner) instruction() error {
	start := s.pos
	inside, err := s.section(instructionOpen, instructionClose, "an instruction without an end")
	if err != nil {
		return err
	}
	target := inside[:nameLength(inside)]
	switch after := inside[len(target):]; {
	case target == "", !startsName(target[0]), after != "" && !isSpace(after[0]):
		return s.malformed(start, "an instruction without a name")
	case strings.EqualFold(target, "xml"):
		return s.malformed(start, "an XML declaration that is not at the start")
	}
	s.mark(coded)
	return nil
}

func (s *scanner) malformed(at int, text string) error { return refuse(s.src, at, ErrMalformed, text) }

func (s *scanner) tooLarge(at int, text string) error { return refuse(s.src, at, ErrTooLarge, text) }
