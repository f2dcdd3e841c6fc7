package script

import "slices"

// mostElements is how many elements of a segment are looked at; DRU has eleven.
const mostElements = 32

// carried is how many components of each element are set out, by segment. What a segment has beyond that is noted. UIB-6
// and UIB-7 have a third one between, which is not.
var carried = map[string][]int{
	"UIB": {2, 0, 2, 0, 0, 4, 4, 2},
	"UIH": {4, 1, 1},
	"UIT": {1, 1},
	"UIZ": {0, 1},
	"PVD": {1, 2, 0, 0, 5, 0, 1, 4, 2},
	"PTT": {1, 1, 5, 1, 0, 4, 2},
	"STS": {1, 1, 1},
	"DRU": {16, 5, 3, 3, 1, 2, 5},
}

// repeating are the elements that may stand more than once, by segment. Nobody has seen another one repeat.
var repeating = map[string][]int{"PVD": {2, 9}, "PTT": {7}, "STS": {2}, "DRU": {4}}

// frame notes what the segments around the message have beyond ids, names and counts. ISO 9735-3 has a test indicator as
// the tenth element of UIB; that SCRIPT means the same by it is a suspicion, unconfirmed, and enough to hold the message.
func (t *translator) frame(all []Segment) {
	last := len(all) - 1
	for _, s := range [...]Segment{all[0], all[1], all[last-1], all[last]} {
		t.seen[s.Tag]++
		t.rest(s)
	}
	ib := all[0]
	for element := 6; element <= 7; element++ {
		if ib.value(element, 3) != "" {
			t.unread(ib, element)
		}
	}
	if ib.Repeats(10) > 0 {
		t.note(CodeTest, ib, 10)
	}
}

// rest notes the elements of s of which something is not carried over, and those that repeat and are not known to.
func (t *translator) rest(s Segment) {
	read, ok := carried[s.Tag]
	if !ok {
		return
	}
	for element := 1; element <= min(s.Elements(), mostElements); element++ {
		n := 0
		if element <= len(read) {
			n = read[element-1]
		}
		if n > 0 && s.Repeats(element) > 1 && !slices.Contains(repeating[s.Tag], element) {
			t.note(CodeDoubled, s, element)
		}
		for each := range s.repetitions(element) {
			if each.beyond(n) {
				t.unread(s, element)
				break
			}
		}
	}
	if s.Elements() > mostElements {
		t.unread(s, mostElements+1)
	}
}

// beyond tells whether a component behind the n-th says something.
func (c components) beyond(n int) bool {
	for i := n + 1; i <= c.marks.count(c.text, c.marks.component); i++ {
		if c.value(i) != "" {
			return true
		}
	}
	return false
}
