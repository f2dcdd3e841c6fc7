package script

import (
	"slices"
	"strings"
)

// crowded tells whether no room is left for a segment. Each repetition becomes an element at least, so those are counted
// before any is set out.
func (t *translator) crowded(s Segment) bool {
	if t.full == 0 && s.marks.repeat != ' ' && strings.Count(s.elements(), string(s.marks.repeat)) > max(t.room, 0) {
		t.full = s.Start
	}
	return t.full > 0
}

// counted gives those of the tags that say something, and takes their elements from the room that is left.
func (t *translator) counted(s Segment, tags ...Tag) []Tag {
	tags = slices.DeleteFunc(tags, func(each Tag) bool { return !each.exists() })
	for _, each := range tags {
		t.room -= each.elements()
	}
	if t.room < 0 {
		t.full = s.Start
	}
	return tags
}

// elements is how many elements t is written as.
func (t Tag) elements() int {
	n := 0
	if t.exists() {
		n = 1
		for _, each := range t.Tags {
			n += each.elements()
		}
	}
	return n
}
