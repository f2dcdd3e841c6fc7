package script

// mostElements is how many elements of a segment are looked at; DRU has eleven.
const mostElements = 32

// carried is how many components of each element are set out, by segment. What a segment has beyond that is noted.
var carried = map[string][]int{
	"PVD": {1, 2, 0, 0, 5, 0, 1, 4, 2},
	"PTT": {1, 1, 5, 1, 0, 4, 2},
	"STS": {1, 1, 1},
	"DRU": {16, 5, 3, 3, 1, 2, 5},
}

// rest notes the elements of s of which something is not carried over.
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
		for each := range s.repetitions(element) {
			if each.beyond(n) {
				t.unread(s, element)
				break
			}
		}
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
