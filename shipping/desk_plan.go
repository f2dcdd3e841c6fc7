package shipping

import "context"

// Plan shops a parcel over the carriers and ranks the ways it may leave, with reasons for each and for what was left
// out. Nobody is asked for a parcel that may not be released, nor a carrier that the guard or its own capabilities rule
// out. Carriers that could not be asked are Plan.Fault. The error is *Invalid, for a shipment that is wrong itself.
func (d *Desk) Plan(ctx context.Context, r PlanRequest) (Plan, error) {
	if err := r.Shipment.Validate(); err != nil {
		return Plan{}, err
	}
	if t := r.release(); t.Failed() {
		return Plan{Release: t}, nil
	}
	able, left := d.able(r.Shipment)
	quotes, fault := ask(ctx, able, r.Shipment)
	p := r.Choose(sortQuotes(quotes))
	p.Left, p.Fault = append(left, p.Left...), fault
	return p, nil
}

// able are the carriers that may and can carry s, in order of preference, and why the others do not.
func (d *Desk) able(s Shipment) (able []Carrier, left []LeftOut) {
	for _, c := range d.carriers {
		t := Guard(c.Code(), "", s)
		if capable, ok := c.(Capable); ok && !t.Failed() {
			t = capable.Capabilities().Fits(s)
		}
		if t.Failed() {
			left = append(left, LeftOut{Carrier: c.Code(), Trace: t})
			continue
		}
		able = append(able, c)
	}
	return able, left
}

// Intent is what is stored before a choice is bought: after a crash it tells where a label may exist.
type Intent struct {
	Choice   Choice
	Prepared Prepared // of a carrier with keys of its own: what BuyPrepared sends; without a Key it has none
}

// BuyPlan buys one label by a plan: the best choice, and the next one where an attempt promises that nothing was bought
// (Plan.Next). Before each purchase it gives the caller the intent to store; an error of store ends it with nothing
// more bought. It gives the attempts in order. The error is that of the last attempt; ErrRefused where the plan has no
// choice. After ErrOutcomeUnknown no other carrier was asked: see Doubt. The choice's service takes p.Service's place.
func (d *Desk) BuyPlan(ctx context.Context, plan Plan, p Purchase, store func(Intent) error) (Label, []Attempt, error) {
	var tried []Attempt
	last := error(errNoChoice)
	for {
		c, _, ok := plan.Next(tried)
		if !ok || tried != nil && ctx.Err() != nil {
			return Label{}, tried, last
		}
		p.Service = c.Quote.Service
		in, err := d.intend(ctx, c, p)
		var label Label
		if err == nil {
			if err := store(in); err != nil {
				return Label{}, tried, err
			}
			label, err = d.carryOut(ctx, in, p)
		}
		tried = append(tried, Attempt{c.Quote.Carrier, c.Quote.Service, err})
		if err == nil {
			return label, tried, nil
		}
		last = err
	}
}

// intend draws up a choice. Nothing is sent, so a fault without a class is one of the adapter that bought nothing.
func (d *Desk) intend(ctx context.Context, c Choice, p Purchase) (Intent, error) {
	carrier, err := d.carrier("buy", c.Quote.Carrier)
	if err != nil {
		return Intent{}, err
	}
	if _, ok := carrier.(Preparer); !ok {
		return Intent{Choice: c}, nil
	}
	prepared, err := d.Prepare(ctx, c.Quote.Carrier, p)
	if err == nil && prepared.Key == "" || err != nil && ClassOf(err) == nil {
		err = &Error{Carrier: c.Quote.Carrier, Op: "prepare", Class: ErrUnavailable, Text: "the adapter drew no key, and sent nothing"}
	}
	return Intent{c, prepared}, err
}

func (d *Desk) carryOut(ctx context.Context, in Intent, p Purchase) (Label, error) {
	if in.Prepared.Key != "" {
		return d.BuyPrepared(ctx, in.Choice.Quote.Carrier, p, in.Prepared)
	}
	return d.Buy(ctx, in.Choice.Quote.Carrier, p)
}

// errNoChoice: the plan has no way to take.
var errNoChoice = &Error{Op: "buy", Class: ErrRefused, Text: "the plan has no choice: its reasons are in Release and Left"}
