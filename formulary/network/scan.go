package network

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// scanner walks over the elements of one object or list of a text that is known to be JSON.
type scanner struct {
	data []byte
	at   int
}

// next is the place of the next byte that says something.
func (s *scanner) next() int {
	for i := s.at; ; i++ {
		switch s.data[i] {
		case ' ', '\t', '\r', '\n':
		default:
			return i
		}
	}
}

// open steps into an object or a list.
func (s *scanner) open(bracket byte) bool {
	i := s.next()
	s.at = i + 1
	return s.data[i] == bracket
}

// more steps over a comma and reports whether an element follows.
func (s *scanner) more(bracket byte) bool {
	i := s.next()
	if s.data[i] == ',' {
		s.at = i + 1
		i = s.next()
	}
	return s.data[i] != bracket
}

// value is the value that begins next, and steps over it.
func (s *scanner) value() json.RawMessage {
	from := s.next()
	s.at = from
	for depth := 0; ; {
		switch s.data[s.at] {
		case '{', '[':
			depth++
			s.at++
		case '}', ']':
			depth--
			s.at++
		case '"':
			s.at = s.quoted()
		case ',', ':', ' ', '\t', '\r', '\n': // only within something
			s.at++
			continue
		default:
			s.at = s.bare()
		}
		if depth == 0 {
			return s.data[from:s.at]
		}
	}
}

// quoted is the place after the string at the current place.
func (s *scanner) quoted() int {
	for i := s.at + 1; ; i++ {
		switch s.data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

// bare is the place after the number, true, false or null at the current place.
func (s *scanner) bare() int {
	i := s.at
	for i < len(s.data) && !bytes.ContainsRune([]byte(",:]} \t\r\n"), rune(s.data[i])) {
		i++
	}
	return i
}

// plain reports whether raw is a string that stands for itself.
func plain(raw []byte) bool {
	if len(raw) < 2 || raw[0] != '"' {
		return false
	}
	for _, c := range raw {
		if c == '\\' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// text is a string's value.
func text(raw json.RawMessage) (s string) {
	if plain(raw) {
		return string(raw[1 : len(raw)-1])
	}
	_ = json.Unmarshal(raw, &s) // it is known to be a string
	return s
}

// lineAndColumn is the line and column of a byte, both counted from 1; the column counts bytes.
func lineAndColumn(data []byte, offset int) string {
	before := data[:max(0, min(offset, len(data)))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	return fmt.Sprintf("line %d, column %d", line, len(before)-bytes.LastIndexByte(before, '\n'))
}
