package network

import (
	"fmt"
	"strings"
)

// words is the text of a small closed list. Number 0 is unknown, and its text is empty.
type words struct {
	of   string
	list []string
}

func (w words) name(i uint8) string {
	switch {
	case i == 0:
		return "unknown"
	case int(i) < len(w.list):
		return w.list[i]
	}
	return fmt.Sprintf("%s(%d)", w.of, i)
}

func (w words) write(i uint8) ([]byte, error) {
	if int(i) >= len(w.list) {
		return nil, fmt.Errorf("network: %d is no %s", i, w.of)
	}
	return []byte(w.list[i]), nil
}

// read sets to only where text is on the list; the error names the list and not the text.
func (w words) read(text []byte, to *uint8) error {
	for i, word := range w.list {
		if word == string(text) {
			*to = uint8(i)
			return nil
		}
	}
	return fmt.Errorf("network: %s: not one of %s", w.of, strings.Join(w.list[1:], ", "))
}
