package formulary

import (
	"crypto/sha256"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Quote is what a member was told a fill costs, until when, and on what grounds. It is small, holds no word about a
// person, and survives JSON, so that it can be stored until the charge. The zero value promises nothing.
type Quote struct {
	On      cal.Date `json:"on,omitzero"`    // the day of service that was quoted
	Until   cal.Date `json:"until,omitzero"` // the last day on which it holds
	Status  Status   `json:"status"`
	Member  Known    `json:"member,omitzero"` // unset where the decision had no price
	Price   Known    `json:"price,omitzero"`
	Plan    Digest   `json:"plan"`    // the version that decided
	Request Digest   `json:"request"` // see Plan.RequestDigest
}

// Quote decides r and promises the answer until a last day, which counts. What is not covered at a known price is
// quoted too, and promises nothing.
func (p *Plan) Quote(r *Request, until cal.Date) (Quote, Decision) {
	d := p.Decide(r)
	q := Quote{On: r.Date, Until: until, Status: d.Status, Plan: p.digest, Request: p.RequestDigest(r)}
	if d.Priced {
		q.Member, q.Price = Dollars(d.Member), Dollars(d.Price)
	}
	return q, d
}

// Promises reports whether q is a covered fill with an amount.
func (q *Quote) Promises() bool { return q.Status == Covered && q.Member.Set }

// LaterCharge is what the member is about to be charged for a fill.
type LaterCharge struct {
	On      cal.Date     `json:"on,omitzero"` // the day of the charge: of shipment (R10.1)
	Amount  money.Amount `json:"amount"`
	Plan    Digest       `json:"plan"`    // the version that decided the claim: Plan.Digest
	Request Digest       `json:"request"` // of the fill as it is: Plan.RequestDigest
}

// LaterCharge is the charge of the fill r as p decides it on the day of r, with the decision: nothing where that is not
// covered, so ask the decision before the card.
func (p *Plan) LaterCharge(r *Request) (LaterCharge, Decision) {
	d := p.Decide(r)
	c := LaterCharge{On: r.Date, Plan: p.digest, Request: p.RequestDigest(r)}
	if d.Status == Covered && d.Priced {
		c.Amount = d.Member
	}
	return c, d
}

// Kept is the answer to whether a charge keeps to a quote.
type Kept struct {
	OK    bool         `json:"ok"`
	Trace reason.Trace `json:"trace"` // every rule; the failed steps are the reasons
}

// Check answers whether c keeps to q: it is on or before the last day, under the same version of the plan, for the same
// fill, and not above the quoted amount; below it is well (rivals C1). All reasons are given. What does not keep to it
// must be agreed to anew before anything is charged.
func (q *Quote) Check(c LaterCharge) (k Kept) {
	t := &k.Trace
	q.checkDay(c.On, t)
	record(t, RuleQuotePlan, c.Plan == q.Plan && q.Plan != Digest{})
	record(t, RuleQuoteRequest, c.Request == q.Request && q.Request != Digest{})
	q.checkAmount(c.Amount, t)
	k.OK = !t.Failed()
	return k
}

func (q *Quote) checkDay(on cal.Date, t *reason.Trace) {
	switch day, last := dayNumber(on), dayNumber(q.Until); {
	case !on.IsSet():
		t.Fail(RuleQuoteDate, 0, 0, reason.None)
	case on.After(q.Until):
		t.Fail(RuleQuoteExpired, day, last, reason.Date)
	default:
		t.Pass(RuleQuoteExpired, day, last, reason.Date)
	}
}

func (q *Quote) checkAmount(charge money.Amount, t *reason.Trace) {
	if charge.Sign() < 0 || !charge.InRange() {
		t.Fail(RuleQuoteNegative, charge.Cents(), 0, reason.Cents)
		return
	}
	if !q.Promises() {
		t.Fail(RuleQuotePromise, 0, 0, reason.None)
		return
	}
	quote := q.Member.Amount.Cents()
	t.Pass(RuleQuotePromise, quote, 0, reason.Cents)
	if charge.Cents() > quote {
		t.Fail(RuleQuoteAmount, charge.Cents(), quote, reason.Cents)
		return
	}
	t.Pass(RuleQuoteAmount, charge.Cents(), quote, reason.Cents)
}

func record(t *reason.Trace, r *reason.Rule, ok bool) {
	if ok {
		t.Pass(r, 0, 0, reason.None)
		return
	}
	t.Fail(r, 0, 0, reason.None)
}

// RequestDigest is the fingerprint of the fill that r asks about: its drug, quantity, days' supply, channel, product
// selection code and part of a split fill. Where the plan knows the package, or r names the RxCUI, any package of the
// drug is the same fill; else the package counts. The day and the sums of the year are not in it: a quote is charged
// on another day, and a charge that they made dearer is found out by its amount.
func (p *Plan) RequestDigest(r *Request) (d Digest) {
	decision := p.Decide(r)
	x := p.drugOf(r, &decision)
	c := canonical{hash: sha256.New()}
	c.number(int64(x))
	if x == 0 {
		c.ndc(r.NDC)
	}
	c.flag(r.Quantity.IsSet())
	c.number(r.Quantity.Thousandths())
	c.text(string(r.Quantity.Unit()))
	c.number(int64(r.DaysSupply))
	c.number(int64(r.Channel))
	c.number(int64(r.DAW))
	c.number(int64(r.SplitPart))
	c.flush()
	c.hash.Sum(d[:0])
	return d
}
