package dur

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Compile makes knowledge of facts. The error is Faults, with every fault and its path. The facts stay the caller's.
func Compile(f Facts) (*Knowledge, error) {
	c := compiler{k: &Knowledge{version: f.Version, facts: f.clone()}}
	c.names()
	c.ingredients()
	c.classes()
	c.interactions()
	c.groups()
	c.crosses()
	c.limits()
	c.cautions()
	c.factors()
	c.watched()
	c.numbers()
	if err := c.faults.err(); err != nil {
		return nil, err
	}
	return c.k, nil
}

// clone copies the rows that are read after compiling; members of classes and groups are not.
func (f Facts) clone() Facts {
	f.Ingredients, f.Classes = slices.Clone(f.Ingredients), slices.Clone(f.Classes)
	f.Interactions, f.Groups = slices.Clone(f.Interactions), slices.Clone(f.Groups)
	f.Crosses, f.Limits = slices.Clone(f.Crosses), slices.Clone(f.Limits)
	f.Cautions, f.Factors = slices.Clone(f.Cautions), slices.Clone(f.Factors)
	f.Watched, f.Numbers = slices.Clone(f.Watched), slices.Clone(f.Numbers)
	return f
}

// compiler fills in a knowledge and gathers faults on the way.
type compiler struct {
	k      *Knowledge
	faults Faults
}

func (c *compiler) names() {
	c.faults.need(c.k.version != "", "version", ruleFactMissing)
}

func (c *compiler) ingredients() {
	c.k.entries = make(map[drug.RxCUI]*entry, len(c.k.facts.Ingredients))
	for i, in := range c.k.facts.Ingredients {
		path := fmt.Sprintf("ingredients[%d]", i)
		c.faults.need(in.RxCUI != 0, path+".rxcui", ruleFactMissing)
		c.faults.need(in.Name != "", path+".name", ruleFactMissing)
		c.faults.need(c.k.entries[in.RxCUI] == nil, path+".rxcui", ruleFactTwice)
		c.k.entries[in.RxCUI] = &entry{}
	}
}

func (c *compiler) classes() {
	c.k.classes = make(map[ClassID]int32, len(c.k.facts.Classes))
	for i, cl := range c.k.facts.Classes {
		path := fmt.Sprintf("classes[%d]", i)
		_, twice := c.k.classes[cl.ID]
		c.faults.need(cl.ID != "", path+".id", ruleFactMissing)
		c.faults.need(!twice, path+".id", ruleFactTwice)
		c.faults.need(len(cl.Members) > 0, path+".members", ruleFactMissing)
		c.k.classes[cl.ID] = int32(i)
		for j, m := range cl.Members {
			c.join(m, int32(i), fmt.Sprintf("%s.members[%d]", path, j))
		}
	}
}

func (c *compiler) classNumber(id ClassID) int32 {
	if n, ok := c.k.classes[id]; ok {
		return n
	}
	return -1
}

func (c *compiler) join(member drug.RxCUI, class int32, path string) {
	e := c.k.entries[member]
	c.faults.need(e != nil, path, ruleFactReference)
	if e == nil {
		return
	}
	c.faults.need(!slices.Contains(e.classes, class), path, ruleFactTwice)
	e.classes = append(e.classes, class)
}

// side is the ingredients of one side; a side that names both or neither, or what is not there, is a fault.
func (c *compiler) side(s Side, path string) []drug.RxCUI {
	switch {
	case (s.Class == "") == (s.Ingredient == 0):
		c.faults.need(false, path, ruleFactSide)
	case s.Class != "":
		n := c.classNumber(s.Class)
		c.faults.need(n >= 0, path+".class", ruleFactReference)
		if n >= 0 {
			return c.k.facts.Classes[n].Members
		}
	default:
		c.faults.need(c.k.entries[s.Ingredient] != nil, path+".ingredient", ruleFactReference)
		return []drug.RxCUI{s.Ingredient}
	}
	return nil
}

// hit is an interaction of a pair.
type hit struct {
	pair
	row int32
}

func (c *compiler) interactions() {
	var all []hit
	for i, in := range c.k.facts.Interactions {
		path := fmt.Sprintf("interactions[%d]", i)
		as, bs := c.side(in.A, path+".a"), c.side(in.B, path+".b")
		c.faults.need(in.Severity.stated(), path+".severity", ruleFactRange)
		c.faults.need(in.Washout >= 0 && in.Washout <= 365, path+".washout", ruleFactRange)
		c.k.washouts = max(c.k.washouts, in.Washout)
		for _, a := range as {
			for _, b := range bs {
				if a != b {
					all = append(all, hit{pairOf(a, b), int32(i)})
				}
			}
		}
	}
	slices.SortFunc(all, hit.compare)
	c.index(slices.Compact(all)) // a class that meets itself gives each pair twice
}

func (h hit) compare(o hit) int {
	return cmp.Or(cmp.Compare(h.a, o.a), cmp.Compare(h.b, o.b), cmp.Compare(h.row, o.row))
}

func (c *compiler) index(sorted []hit) {
	c.k.pairs = make(map[pair]span, len(sorted))
	c.k.hits = make([]int32, len(sorted))
	for i, h := range sorted {
		c.k.hits[i] = h.row
		s, there := c.k.pairs[h.pair]
		if !there {
			s.from = int32(i)
		}
		s.to = int32(i + 1)
		c.k.pairs[h.pair] = s
	}
}
