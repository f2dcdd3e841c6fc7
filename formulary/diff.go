package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Change is one difference between two versions: of a drug; where RxCUI and NDC are unset, of what a tier costs; and where
// Part says what, of the plan beside both.
type Change struct {
	Kind    ChangeKind `json:"kind"`
	RxCUI   drug.RxCUI `json:"rxcui,omitzero"`
	NDC     drug.NDC   `json:"ndc,omitzero"`     // of a row that has no RxCUI, or of a price of a package
	Drug    string     `json:"drug,omitempty"`   // the name in the newer document that has one
	Tier    uint8      `json:"tier,omitempty"`   // of a cost
	Channel Channel    `json:"channel,omitzero"` // of a cost
	Days    Band       `json:"days,omitzero"`    // of a cost
	Part    string     `json:"part,omitempty"`   // of the plan: "deductible of the member"; empty: of a drug or a cost
	On      cal.Date   `json:"on,omitzero"`      // the first day on which it is so; unset: on the day that is compared
	Was     string     `json:"was,omitempty"`    // in the older version, in words; empty: nothing stood there
	Is      string     `json:"is,omitempty"`     // in the newer version
}

// String is one line: "lisinopril 10 mg tablet: tier-up, tier 1 -> tier 2".
func (c Change) String() string {
	said := fmt.Sprintf("%s: %s", c.subject(), c.Kind)
	if c.On.IsSet() {
		said += " from " + c.On.String()
	}
	switch {
	case c.Was != "" && c.Is != "":
		return said + ", " + c.Was + " -> " + c.Is
	case c.Was != "" || c.Is != "":
		return said + ", " + c.Was + c.Is
	}
	return said
}

func (c Change) subject() string {
	switch {
	case c.RxCUI != 0 || c.NDC.IsSet():
		return c.Drug
	case c.Part != "":
		return c.Part
	}
	return fmt.Sprintf("tier %d, %s, %s days", c.Tier, c.Channel, c.Days)
}

// View is a plan as of a day.
type View struct {
	Plan *Plan
	On   cal.Date
}

// Diff is what changed from one version of a plan to another: nothing that a decision depends on or says changes without
// an entry. Drugs come first: by NDC those that have no RxCUI, then by RxCUI; then prices of packages by NDC; then costs by
// tier, channel and days; then the rest of the plan, part by part. Both are seen on the later one of their first days, or
// on their own first or last day where that is nearer: two editions of one year are compared on its first day, two years
// on the last day of the one and the first of the other. A price or a list on days on which its drug is not listed decides
// nothing and is not told. Then follow, with their day in On, the differences of drugs and
// prices that a later day brings, where a row, a price or a list begins or ends. [DiffOn] compares any days.
//
// Diff of a version and itself is empty, and turned round it is the same changes mirrored. Nil plans have no changes.
func Diff(old, new *Plan) []Change {
	if old == nil || new == nil {
		return nil
	}
	day := cal.Max(old.in.From, new.in.From)
	c := comparison{old: View{old, old.nearest(day)}, new: View{new, new.nearest(day)}}
	c.run()
	c.later(day)
	return c.out
}

// nearest is the day of the plan that is nearest to d.
func (p *Plan) nearest(d cal.Date) cal.Date { return cal.Max(p.in.From, cal.Min(p.in.To, d)) }

// DiffOn is what differs between two views and their days alone: two versions, or one on two days. What changes within a
// version, a row that begins in July, is found by two days of it.
func DiffOn(old, new View) []Change {
	if old.Plan == nil || new.Plan == nil {
		return nil
	}
	c := comparison{old: old, new: new}
	c.run()
	return c.out
}

// comparison is one run of DiffOn.
type comparison struct {
	old, new          View
	wasPacks, isPacks map[int32][]drug.NDC // packages by row
	out               []Change
}

func (c *comparison) run() {
	c.wasPacks, c.isPacks = c.old.Plan.packsByRow(), c.new.Plan.packsByRow()
	c.drugs()
	c.packagePrices()
	c.costs()
	c.terms()
}

// listed is a drug in force on the day of a view. Those without an RxCUI are told apart by their package.
type listed struct {
	ndc  drug.NDC
	row  *row
	at   int // of the row
	pack int // of the package
}

func (l listed) compare(m listed) int {
	return cmp.Or(cmp.Compare(l.row.rxcui, m.row.rxcui), l.ndc.Compare(m.ndc))
}

// inForce are the drugs of the view, in order. The rows of a drug share no day, so each is there once.
func (v View) inForce() (out []listed) {
	p := v.Plan
	for i, k := range p.packs {
		if r := &p.rows[k.row]; r.rxcui == 0 && r.on(v.On) {
			out = append(out, listed{k.ndc, r, int(k.row), i})
		}
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.rxcui != 0 && r.on(v.On) {
			out = append(out, listed{row: r, at: i})
		}
	}
	slices.SortFunc(out, listed.compare)
	return out
}

func (r *row) on(day cal.Date) bool { return !day.Before(r.from) && !day.After(r.to) }

func (c *comparison) drugs() {
	was, is := c.old.inForce(), c.new.inForce()
	for len(was) > 0 || len(is) > 0 {
		order := 0
		switch {
		case len(is) == 0:
			order = -1
		case len(was) == 0:
			order = 1
		default:
			order = was[0].compare(is[0])
		}
		switch {
		case order < 0:
			c.removed(was[0])
			was = was[1:]
		case order > 0:
			c.added(is[0])
			is = is[1:]
		default:
			d := drugPair{comparison: c, was: was[0], is: is[0]}
			d.compare()
			was, is = was[1:], is[1:]
		}
	}
}

func (c *comparison) removed(l listed) {
	c.out = append(c.out, Change{Kind: Removed, RxCUI: l.row.rxcui, NDC: l.ndc, Drug: c.old.Plan.names[l.at],
		Was: c.old.tierWords(l.row)})
}

func (c *comparison) added(l listed) {
	c.out = append(c.out, Change{Kind: Added, RxCUI: l.row.rxcui, NDC: l.ndc, Drug: c.new.Plan.names[l.at],
		Is: c.new.tierWords(l.row)})
}
