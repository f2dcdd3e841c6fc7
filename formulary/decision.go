package formulary

import (
	"math"
	"slices"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Decision is the whole answer, a fixed-size value of at most 1 KB. The zero value is no decision. Copies are
// independent; compare with Equal, for room that is not in use may differ.
//
// Where Status is not Covered, nothing is payable now, and the amounts of a priced decision are what the fill would
// cost once its reasons are gone. A drug that is not on the list has no share, and so no amounts.
type Decision struct {
	Status Status
	Priced bool           // the amounts below are known
	Tier   uint8          // the tier's number in the document; 0: no row in force
	Phase  medicare.Phase // Part D: the phase after this fill; zero elsewhere
	Next   cal.Date       // when it can be asked again; unset: not a matter of time

	Price  money.Amount // the lower of the negotiated and the usual and customary price
	Member money.Amount // never below zero, never above Price
	Plan   money.Amount // Price less Member and less what a card, other payers and contracts took; in Part D it holds the
	// parts of the manufacturer, of CMS and of the low-income subsidy
	Deltas Deltas // what the fill adds to the accumulators
	Trace  Trace  // every rule that was evaluated; failed steps are the reasons

	parts  [8]Part
	nparts uint8
	list   int32 // position of the flat-price list that applied, or none
}

// asked is what Explain and the JSON form repeat of the request.
type asked struct {
	date        cal.Date
	notBefore   cal.Date
	rxcui       drug.RxCUI
	ndc         drug.NDC
	thousandths int64
	days        int32
	channel     Channel
	quantity    bool
}

// reset makes d an empty decision about r without touching the room that is not in use.
func (d *Decision) reset(p *Plan, r *Request) {
	d.Status, d.Priced, d.Tier, d.Phase, d.Next = StatusNone, false, 0, 0, cal.Date{}
	d.Price, d.Member, d.Plan, d.Deltas = money.Amount{}, money.Amount{}, money.Amount{}, Deltas{}
	d.nparts, d.list = 0, none
	d.Trace.reset(p, r)
}

func (t *Trace) reset(p *Plan, r *Request) {
	t.recorded.Reset()
	t.noted, t.row, t.plan = [noteCount]uint8{}, none, p
	a := &t.asked // field by field: a copy of the whole would be made twice
	a.date, a.notBefore, a.rxcui, a.ndc, a.days, a.channel = r.Date, r.NotBefore, r.RxCUI, r.NDC, echo(r.DaysSupply), r.Channel
	a.thousandths, a.quantity = r.Quantity.Thousandths(), r.Quantity.IsSet()
}

// echo is a number in the room of 32 bits, or the nearest one that fits.
func echo(n int) int32 { return int32(max(math.MinInt32, min(n, math.MaxInt32))) }

// Reasons are the failed steps, all of them, in the order of the rules; nil where Status is Covered.
func (d *Decision) Reasons() []reason.Step { return d.Trace.Reasons() }

// Rejects are the NCPDP reject codes of the reasons, each once; a reason may have none.
func (d *Decision) Rejects() []reason.Reject { return d.Trace.Rejects() }

// PlanDigest is the digest of the plan that decided; the zero Digest where no plan did.
func (d *Decision) PlanDigest() Digest {
	if d.Trace.plan == nil {
		return Digest{}
	}
	return d.Trace.plan.digest
}

// DrugName is the drug's name in the plan document; empty where no row is in force.
func (d *Decision) DrugName() string {
	if d.Trace.plan == nil || d.Trace.row < 0 || int(d.Trace.row) >= len(d.Trace.plan.names) {
		return ""
	}
	return d.Trace.plan.names[d.Trace.row]
}

// FlatList is the id and the name of the flat-price list that set the copay; both empty where none did.
func (d *Decision) FlatList() (id, name string) {
	if d.Trace.plan == nil || d.list < 0 || int(d.list) >= len(d.Trace.plan.lists) {
		return "", ""
	}
	l := &d.Trace.plan.lists[d.list]
	return l.id, l.name
}

// Equal reports whether d and e are the same answer to the same question under the same plan.
func (d *Decision) Equal(e *Decision) bool {
	return d.Status == e.Status && d.Priced == e.Priced && d.Price == e.Price && d.Member == e.Member &&
		d.Plan == e.Plan && d.Deltas == e.Deltas && d.Phase == e.Phase && d.Tier == e.Tier && d.Next == e.Next && d.Trace.asked == e.Trace.asked &&
		d.DrugName() == e.DrugName() && d.PlanDigest() == e.PlanDigest() &&
		slices.Equal(d.Parts(), e.Parts()) && d.Trace.Equal(&e.Trace)
}
