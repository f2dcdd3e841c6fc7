package medicare

import (
	"fmt"
	"strings"
)

// words is the text of a small closed list. Where the text of number 0 is empty, it is not set.
type words struct {
	of   string
	list []string
}

var (
	phases     = words{"phase", []string{"", "deductible", "initial", "catastrophic"}}
	benefits   = words{"benefit", []string{"", "defined_standard", "actuarially_equivalent", "basic_alternative", "enhanced"}}
	classes    = words{"drug class", []string{"", "applicable", "non_applicable", "selected"}}
	makers     = words{"maker", []string{"whole", "specified", "specified_small"}}
	copayClass = words{"low-income class", []string{"", "generic", "other"}}
)

func (w words) name(i uint8) string {
	switch {
	case i == 0 && w.list[0] == "":
		return "unset"
	case int(i) < len(w.list):
		return w.list[i]
	default:
		return fmt.Sprintf("invalid %s %d", w.of, i)
	}
}

func (w words) write(i uint8) ([]byte, error) {
	if int(i) >= len(w.list) {
		return nil, fmt.Errorf("medicare: %d is no %s", i, w.of)
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
	return fmt.Errorf("medicare: %s: not one of %s", w.of, strings.TrimPrefix(strings.Join(w.list, ", "), ", "))
}
