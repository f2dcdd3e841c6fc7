package formulary

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Compile checks the document and gives the plan, or a Faults error that holds every fault: overlaps, orphans, gaps,
// contradictions, dates that hold no day, facts that are missing, a version that is not read. It keeps nothing of doc
// but strings.
func Compile(doc Document) (*Plan, error) {
	c := compiler{doc: &doc, plan: &Plan{id: doc.ID, name: doc.Name}}
	c.header()
	c.tiers()
	c.costs()
	c.fees()
	c.drugs()
	c.prices()
	c.lists()
	c.plan.share()
	c.benefit()
	c.highDeductible()
	c.programs()
	c.exceptions()
	c.partD()
	if c.faults != nil {
		return nil, c.faults
	}
	c.plan.digest = c.plan.sum()
	c.plan.fallBack()
	return c.plan, nil
}

// compiler builds a plan and collects faults. Each part works on what the earlier parts could make of the document,
// so that one mistake is reported once.
type compiler struct {
	doc    *Document
	plan   *Plan
	tierAt map[int]int // number → position
	origin []int       // row → its place in Document.Drugs
	faults Faults
}

// fault records a mistake; path is the pointer's tokens, each a string or an int.
func (c *compiler) fault(rule *reason.Rule, detail string, path ...any) {
	var pointer []byte
	for _, token := range path {
		pointer = append(pointer, '/')
		switch t := token.(type) {
		case int:
			pointer = strconv.AppendInt(pointer, int64(t), 10)
		case string:
			pointer = append(pointer, strictjson.Escape(t)...)
		}
	}
	c.faults = append(c.faults, Fault{string(pointer), rule, detail})
}

func (c *compiler) header() {
	d, p := c.doc, c.plan
	if d.Version != DocumentVersion {
		c.fault(DocVersion, fmt.Sprintf("version %d, this library reads %d", d.Version, DocumentVersion), "version")
	}
	c.need(d.ID != "", "the plan's id", "id")
	c.need(d.Name != "", "the plan's name", "name")
	c.need(d.From.IsSet(), "the plan's first day", "from")
	c.need(d.To.IsSet(), "the plan's last day", "to")
	c.need(d.MailBenefit != drug.Unknown, `"yes" or "no"`, "mailBenefit")
	if d.From.IsSet() && d.To.IsSet() && d.To.Before(d.From) {
		c.fault(DocDates, "the last day is before the first", "to")
	}
	switch d.OutOfNetwork {
	case NotCoveredWord:
	case "":
		c.fault(DocMissing, `"`+NotCoveredWord+`"`, "outOfNetwork")
	default:
		c.fault(DocValue, `this version knows "`+NotCoveredWord+`" alone`, "outOfNetwork")
	}
	p.in = cal.Period{From: d.From, To: d.To}
	p.days = [2]int64{dayNumber(d.From), dayNumber(d.To)}
	p.mail = d.MailBenefit == drug.Yes
	p.suppressed, p.withheld = d.Suppressed, d.Suppressed
	word(c, d.Contradictions, "", []Contradictions{"", RefuseContradictions, AmbiguousContradictions}, "contradictions")
}

// word is the place of a word in a list of those that are known. The empty word is a fault where the list lacks it:
// then it is a fact that the document must say.
func word[T ~string](c *compiler, said T, what string, known []T, path ...any) int {
	at := slices.Index(known, said)
	switch {
	case at >= 0:
		return at
	case said == "":
		c.fault(DocMissing, fmt.Sprintf("%s, one of %q", what, known), path...)
	default:
		c.fault(DocValue, fmt.Sprintf("no such word; it is one of %q", known), path...)
	}
	return 0
}

func (c *compiler) need(ok bool, what string, path ...any) {
	if !ok {
		c.fault(DocMissing, what, path...)
	}
}

// period cuts the days of an entry to those of the plan.
func (c *compiler) period(from, to cal.Date, path ...any) cal.Period {
	own := cal.Period{From: from, To: to}
	if !own.Valid() {
		c.fault(DocDates, "the last day is before the first", append(path, "to")...)
		return own
	}
	if !c.plan.in.Valid() {
		return own
	}
	both, ok := own.Intersect(c.plan.in)
	if !ok {
		c.fault(DocDates, fmt.Sprintf("%s, the plan's days are %s", own, c.plan.in), path...)
		return own
	}
	return both
}

// maxTier is the highest tier number, by our choice; plans use 1 to 7.
const maxTier = 99

func (c *compiler) tiers() {
	c.tierAt = map[int]int{}
	for i, t := range c.doc.Tiers {
		if t.Tier < 1 || t.Tier > maxTier {
			c.fault(DocRange, fmt.Sprintf("tier %d, it is 1 to %d", t.Tier, maxTier), "tiers", i, "tier")
			continue
		}
		c.need(t.Name != "", "the tier's name", "tiers", i, "name")
		if _, twice := c.tierAt[t.Tier]; twice {
			c.fault(DocOverlap, fmt.Sprintf("tier %d stands before", t.Tier), "tiers", i, "tier")
			continue
		}
		c.tierAt[t.Tier] = i
		c.plan.tiers = append(c.plan.tiers, tier{uint8(t.Tier), t.Name})
	}
	c.need(len(c.doc.Tiers) > 0 || c.doc.Suppressed, "at least one tier", "tiers")
	slices.SortFunc(c.plan.tiers, func(a, b tier) int { return cmp.Compare(a.number, b.number) })
	for i, t := range c.plan.tiers {
		c.tierAt[int(t.number)] = i
	}
}

// tier is the position of a tier that must have been declared.
func (c *compiler) tier(number int, path ...any) (int, bool) {
	at, ok := c.tierAt[number]
	if !ok {
		c.fault(DocOrphan, fmt.Sprintf("tier %d is not among the tiers", number), path...)
	}
	return at, ok
}

// noUnit stands for a unit that the plan's list does not hold yet.
const noUnit = 255

// unitAt is the position of a unit that the plan's list holds.
func (c *compiler) unitAt(u drug.Unit) uint8 {
	if at := slices.Index(c.plan.units, u); at >= 0 && at < noUnit {
		return uint8(at)
	}
	return noUnit
}

// unit is the position of a unit in the plan's list.
func (c *compiler) unit(u drug.Unit, path ...any) uint8 {
	if !u.Known() {
		c.fault(DocMissing, "the NCI code of a unit, such as C48542 for a tablet", path...)
		return 0
	}
	at := slices.Index(c.plan.units, u)
	if at < 0 {
		at = len(c.plan.units)
		c.plan.units = append(c.plan.units, u)
	}
	return uint8(at)
}
