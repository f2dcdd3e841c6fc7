package script

// Limits bound what Parse accepts. A field that is zero takes its default; the defaults leave room for the longest
// message seen (77 KB, 1,500 elements, 12 levels) fifty times over.
type Limits struct {
	Bytes      int // of the whole message; default 4 MiB, and never more than 512 MiB
	Text       int // bytes of one run of character data, one attribute value or one comment; default 1 MiB
	Depth      int // elements inside one another; default 64, and never more than 1,000
	Elements   int // in the whole message; default 50,000
	Attributes int // of one element; default 32, and never more than 256
}

// deepest is what recursion over a tree can take without harm.
const deepest = 1000

// mostAttributes is how many can be compared with one another, each with each, and cost no more than a message is worth.
const mostAttributes = 256

// largest is the size that node offsets of 32 bits can reach, also where each byte of Windows-1252 becomes three of UTF-8.
const largest = 1 << 29

// orDefaults fills what is unset.
func (l Limits) orDefaults() Limits {
	l.Bytes = min(orDefault(l.Bytes, 4<<20), largest)
	l.Text = orDefault(l.Text, 1<<20)
	l.Depth = min(orDefault(l.Depth, 64), deepest)
	l.Elements = orDefault(l.Elements, 50_000)
	l.Attributes = min(orDefault(l.Attributes, 32), mostAttributes)
	return l
}

func orDefault(n, otherwise int) int {
	if n <= 0 {
		return otherwise
	}
	return n
}
