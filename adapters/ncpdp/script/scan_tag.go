package script

import "strings"

// startTag reads a start tag, or an empty-element tag, with its attributes.
func (s *scanner) startTag() error {
	if err := s.room(); err != nil {
		return err
	}
	start := s.pos
	s.pos++
	_, prefix, err := s.name()
	if err != nil {
		return err
	}
	nameEnd := s.pos
	empty := false
	s.declares = 0
	if s.pos < len(s.src) && s.src[s.pos] == '>' {
		s.pos++
	} else if empty, err = s.attributes(); err != nil {
		return err
	}
	inner := int32(s.pos)
	s.nodes = append(s.nodes, node{
		start: int32(start), name: int32(start + 1 + prefix), nameEnd: int32(nameEnd),
		inner: inner, innerEnd: inner, end: inner, parent: s.open, flags: s.declares,
	})
	s.push(empty)
	return nil
}

// room refuses the element that would pass a limit or stand beside the root.
func (s *scanner) room() error {
	switch {
	case s.open < 0 && len(s.nodes) > 0:
		return s.malformed(s.pos, "a second document after the end of the first")
	case s.depth >= s.lim.Depth:
		return s.tooLarge(s.pos, "elements stand deeper than Limits.Depth")
	case len(s.nodes) >= s.lim.Elements:
		return s.tooLarge(s.pos, "there are more elements than Limits.Elements")
	}
	return nil
}

// push hangs the last node into the tree, and leaves it open unless it is empty.
func (s *scanner) push(empty bool) {
	s.mark(hasChild)
	last := len(s.nodes) - 1
	s.nodes[last].after = int32(last + 1)
	if !empty {
		s.open = int32(last)
		s.depth++
	}
}

// endTag closes the open element; its name has to be the same, prefix and all.
func (s *scanner) endTag() error {
	start := s.pos
	if s.open < 0 {
		return s.malformed(start, "an end tag without a start tag")
	}
	n := &s.nodes[s.open]
	name := s.src[n.start+1 : n.nameEnd]
	rest := s.src[start+len("</"):]
	if !strings.HasPrefix(rest, name) || len(rest) > len(name) && (inName[rest[len(name)]] || rest[len(name)] == ':') {
		line, _ := lineColumn(s.src, int(n.start))
		return s.malformed(start, "the end tag does not match the start tag on line "+itoa(line))
	}
	s.pos += len("</") + len(name)
	s.space()
	if s.pos >= len(s.src) || s.src[s.pos] != '>' {
		return s.malformed(start, "an end tag without '>'")
	}
	s.pos++
	n.innerEnd, n.end, n.after = int32(start), int32(s.pos), int32(len(s.nodes))
	s.open = n.parent
	s.depth--
	return nil
}

// attributes reads up to and past the '>' of a start tag; empty says that the tag closes itself.
func (s *scanner) attributes() (empty bool, err error) {
	s.tag, s.count = s.pos, 0
	for {
		spaced := s.space()
		rest := s.src[s.pos:]
		switch {
		case strings.HasPrefix(rest, ">"):
			s.pos++
			return false, nil
		case strings.HasPrefix(rest, "/>"):
			s.pos += 2
			return true, nil
		case rest == "":
			return false, s.malformed(s.pos, "the message ends inside a tag: it was cut off")
		case !spaced:
			return false, s.malformed(s.pos, "a character that does not belong in a tag")
		}
		if err := s.attribute(); err != nil {
			return false, err
		}
	}
}

func (s *scanner) attribute() error {
	start := s.pos
	if s.count >= s.lim.Attributes {
		return s.tooLarge(start, "an element has more attributes than Limits.Attributes")
	}
	key, _, err := s.name()
	if err != nil {
		return err
	}
	if strings.HasPrefix(key, "xmlns") {
		s.declares = declares
	}
	if s.has(key, start) {
		return s.malformed(start, "an attribute stands twice in one tag")
	}
	s.count++
	s.space()
	if !strings.HasPrefix(s.src[s.pos:], "=") {
		return s.malformed(s.pos, "an attribute without '='")
	}
	s.pos++
	s.space()
	return s.value()
}

// has tells whether the tag has an attribute of that whole name before offset end.
func (s *scanner) has(key string, end int) bool {
	tag := s.src[s.tag:end]
	for range s.count {
		name, _, rest, _ := cutAttribute(tag)
		if name == key {
			return true
		}
		tag = rest
	}
	return false
}

// value reads a quoted attribute value.
func (s *scanner) value() error {
	start := s.pos
	if start >= len(s.src) || (s.src[start] != '"' && s.src[start] != '\'') {
		return s.malformed(start, "an attribute value without quotation marks")
	}
	n := strings.IndexByte(s.src[start+1:], s.src[start])
	if n < 0 {
		return s.malformed(start, "an attribute value without an end")
	}
	if n > s.lim.Text {
		return s.tooLarge(start, "an attribute value is longer than Limits.Text")
	}
	end := start + 1 + n
	for s.pos++; s.pos < end; {
		if err := s.valueCharacter(); err != nil {
			return err
		}
	}
	s.pos = end + 1
	return nil
}

func (s *scanner) valueCharacter() error {
	n := 1
	switch class[s.src[s.pos]] {
	case isControl:
		return s.malformed(s.pos, "a control character")
	case isLess:
		return s.malformed(s.pos, "'<' in an attribute value")
	case isAmpersand:
		var ok bool
		if _, n, ok = reference(s.src[s.pos:]); !ok {
			return s.malformed(s.pos, "an '&' that begins no known reference")
		}
	}
	s.pos += n
	return nil
}

// name reads a name with at most one prefix, and gives the length of that prefix with its colon.
func (s *scanner) name() (name string, prefix int, err error) {
	rest := s.src[s.pos:]
	n := partLength(rest)
	if n < len(rest) && rest[n] == ':' {
		prefix = n + 1
		n = prefix + partLength(rest[prefix:])
	}
	if n == prefix || !startsName(rest[0]) || !startsName(rest[prefix]) || n < len(rest) && rest[n] == ':' {
		return "", 0, s.malformed(s.pos, "a name was expected here")
	}
	s.pos += n
	return rest[:n], prefix, nil
}

// space passes white space and says whether there was any.
func (s *scanner) space() bool {
	start := s.pos
	for s.pos < len(s.src) && isSpace(s.src[s.pos]) {
		s.pos++
	}
	return s.pos > start
}
