package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// noTier stands for a tier that the document does not declare.
const noTier = 255

// draft is a row on its way into the plan.
type draft struct {
	row
	at  int      // place in Document.Drugs
	ndc drug.NDC // the key of a row without RxCUI
}

func (c *compiler) drugs() {
	drafts := make([]draft, 0, len(c.doc.Drugs))
	for i := range c.doc.Drugs {
		if d, ok := c.draft(i); ok {
			drafts = append(drafts, d)
		}
	}
	c.need(len(c.doc.Drugs) > 0 || c.doc.Suppressed, "at least one drug", "drugs")
	if len(c.doc.Drugs) > maxPositions {
		c.fault(DocRange, fmt.Sprintf("a plan has at most %d rows", maxPositions), "drugs")
		drafts = drafts[:maxPositions]
	}
	slices.SortFunc(drafts, byDrugAndDay)
	c.rowOverlaps(drafts)
	c.place(drafts)
	c.packages()
}

func byDrugAndDay(a, b draft) int {
	return cmp.Or(cmp.Compare(a.rxcui, b.rxcui), a.ndc.Compare(b.ndc), a.from.Compare(b.from), cmp.Compare(a.at, b.at))
}

func (c *compiler) draft(i int) (draft, bool) {
	d := &c.doc.Drugs[i]
	tier, ok := c.tierAt[d.Tier]
	if !ok {
		c.tier(d.Tier, "drugs", i, "tier")
		tier = noTier
	}
	in := c.plan.in
	if d.From.IsSet() || d.To.IsSet() {
		in = c.period(d.From, d.To, "drugs", i)
	}
	if d.Name == "" { // a path is made only for a fault: most documents have many rows and none
		c.fault(DocMissing, "the drug's name", "drugs", i, "name")
	}
	out := draft{at: i, row: row{rxcui: d.RxCUI, from: in.From, to: in.To, prices: none, extra: none,
		tier: uint8(tier), mail: d.Mail, marks: c.marks(d, i)}}
	out.extra = c.extra(d, i)
	return out, c.key(&out)
}

// key checks what a row is known by. A row with a key goes into the plan whatever else is wrong with it, so that
// nothing that refers to it looks like an orphan.
func (c *compiler) key(out *draft) bool {
	i, d := out.at, &c.doc.Drugs[out.at]
	before := len(c.faults)
	for j, n := range d.NDCs {
		if !n.IsSet() {
			c.fault(DocMissing, "an NDC", "drugs", i, "ndcs", j)
		}
	}
	switch {
	case d.RxCUI == 0 && len(d.NDCs) == 0:
		c.fault(DocMissing, "an RxCUI or an NDC", "drugs", i)
	case d.RxCUI == 0 && len(d.NDCs) > 1:
		c.fault(DocMissing, "the RxCUI of these NDCs; a row without one has a single NDC", "drugs", i, "rxcui")
	case d.RxCUI == 0:
		out.ndc = d.NDCs[0]
	}
	return len(c.faults) == before
}

// rowOverlaps finds rows of one drug that are in force on one day.
func (c *compiler) rowOverlaps(drafts []draft) {
	var seen spans
	for i := range drafts {
		d := &drafts[i]
		if i > 0 && (d.rxcui != drafts[i-1].rxcui || d.ndc != drafts[i-1].ndc) {
			seen = spans{}
		}
		if other, twice := seen.add(d.in(), d.at); twice {
			c.fault(DocOverlap, fmt.Sprintf("%s %s is in force on %s by /drugs/%d too", d.words(), strictjson.Short(c.doc.Drugs[d.at].Name),
				d.from, other), "drugs", d.at)
		}
	}
}

// spans are periods that come in order of their first days; it remembers the one that lasts longest.
type spans struct {
	to cal.Date
	at int
}

// add reports whether in begins before an earlier period has ended, and which one that is.
func (s *spans) add(in cal.Period, at int) (other int, overlap bool) {
	if !in.Valid() {
		return 0, false
	}
	other, overlap = s.at, s.to.IsSet() && !in.From.After(s.to)
	if in.To.After(s.to) {
		s.to, s.at = in.To, at
	}
	return other, overlap
}

func (d *draft) words() string {
	if d.rxcui != 0 {
		return "RxCUI " + d.rxcui.String()
	}
	return "NDC " + d.ndc.String()
}

func (c *compiler) place(drafts []draft) {
	p, n := c.plan, len(drafts)
	p.rows, p.names = make([]row, n), make([]string, n)
	c.origin = make([]int, n)
	for i, d := range drafts {
		p.rows[i], p.names[i], c.origin[i] = d.row, c.doc.Drugs[d.at].Name, d.at
	}
}

// packages builds the index by NDC and refuses a package that two drugs claim.
func (c *compiler) packages() {
	p := c.plan
	type entry struct {
		ndc      drug.NDC
		row      int32
		document int
	}
	var entries []entry
	for i, at := range c.origin {
		for j, n := range c.doc.Drugs[at].NDCs {
			entries = append(entries, entry{n, int32(i), j})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.ndc.Compare(b.ndc), cmp.Compare(a.row, b.row)) })
	p.packs = make([]pack, len(entries))
	for i, e := range entries {
		p.packs[i] = pack{e.ndc, e.row}
		if i > 0 && entries[i-1].ndc == e.ndc {
			c.packageTwice(entries[i-1].row, e.row, e.document)
		}
	}
	p.hash()
}

func (c *compiler) packageTwice(first, second int32, document int) {
	p := c.plan
	ours := []any{"drugs", c.origin[second], "ndcs", document}
	a, b := p.rows[first].rxcui, p.rows[second].rxcui
	switch {
	case first == second:
		c.fault(DocOverlap, "the NDC stands twice in the row", ours...)
	case a != b && a != 0:
		c.fault(DocContradiction, fmt.Sprintf("the NDC is of RxCUI %s too, by /drugs/%d", a, c.origin[first]), ours...)
	case a != b:
		c.fault(DocContradiction, fmt.Sprintf("the NDC has a row of its own, /drugs/%d", c.origin[first]), ours...)
	}
}

func (r *row) in() cal.Period { return cal.Period{From: r.from, To: r.to} }

// sameDrug is the rows of the drug that row i belongs to, from i on.
func (p *Plan) sameDrug(i int) []row {
	end := i + 1
	for end < len(p.rows) && p.rows[end].rxcui == p.rows[i].rxcui {
		end++
	}
	return p.rows[i:end]
}
