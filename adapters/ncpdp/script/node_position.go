package script

// family is the elements of one name inside one parent.
type family struct {
	parent int32
	name   string
}

// positionOf is the how manieth of its family node i is, from 1; 0 where it is the only one. All are counted when the
// first is asked for, so that a walk over a hostile message costs no square of it.
func (d *document) positionOf(i int32) int {
	d.counted.Do(d.count)
	return int(d.positions[i])
}

func (d *document) count() {
	sizes := map[family]int32{}
	d.positions = make([]int32, len(d.nodes))
	for i := range d.nodes {
		f := d.familyOf(i)
		sizes[f]++
		d.positions[i] = sizes[f]
	}
	for i := range d.nodes {
		if sizes[d.familyOf(i)] == 1 {
			d.positions[i] = 0
		}
	}
}

func (d *document) familyOf(i int) family {
	n := &d.nodes[i]
	return family{n.parent, d.src[n.name:n.nameEnd]}
}
