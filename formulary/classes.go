package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Classes are therapeutic classes, as the caller's data: which drugs may stand in for which. They may be in any order,
// and a drug may be in several. Whose they are and how good they are, the caller knows; nothing here is medical advice.
type Classes []Class

// Class is drugs of one use. The zero value holds none.
type Class struct {
	Name    string   `json:"name"`              // "statins"
	Same    bool     `json:"same,omitempty"`    // one drug under several names: a brand and its generics
	Members []Member `json:"members,omitempty"` // in any order
}

// Member is a drug of a class. Daily is its usual quantity a day; absent: it is taken in the quantity of the drug that
// it stands in for, as a generic is.
type Member struct {
	RxCUI drug.RxCUI    `json:"rxcui"`
	Daily drug.Quantity `json:"daily,omitzero"`
}

// candidate is a drug that may stand in for another.
type candidate struct {
	Member
	class string
	same  bool
}

// of are the drugs that may stand in for x, each once and in the order of their numbers. Where several classes hold a
// drug, the one that calls it the same goes first, then the first by name.
func (cs Classes) of(x drug.RxCUI) (out []candidate) {
	for _, c := range cs {
		if x == 0 || !slices.ContainsFunc(c.Members, func(m Member) bool { return m.RxCUI == x }) {
			continue
		}
		for _, m := range c.Members {
			if m.RxCUI != x && m.RxCUI != 0 {
				out = append(out, candidate{m, c.Name, c.Same})
			}
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.RxCUI, b.RxCUI), boolean(b.same)-boolean(a.same), cmp.Compare(a.class, b.class),
			cmp.Compare(a.Daily.Thousandths(), b.Daily.Thousandths()), cmp.Compare(a.Daily.Unit(), b.Daily.Unit()))
	})
	return slices.CompactFunc(out, func(a, b candidate) bool { return a.RxCUI == b.RxCUI })
}
