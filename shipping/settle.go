package shipping

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of settling a purchase whose answer was lost. A passed step says what is done, a failed one why a person
// must look.
var (
	RuleSettleAgain = &reason.Rule{
		Code: "shipping.settle_again", Who: reason.Host, Evidence: reason.SecondHand,
		Text:   "the stored purchase was sent again until the end of the wait, and no answer came: a person must look",
		Passed: "the stored purchase is sent again under the carrier's own key, which buys nothing new",
		Source: "USPS domestic labels 3.9.13, X-Idempotency-Key; read second-hand 2026-11-24",
	}
	RuleSettleLook = &reason.Rule{
		Code: "shipping.settle_look", Who: reason.Carrier, Evidence: reason.Proposal,
		Text:   "the carrier could not be asked until the end of the wait: whether it has a label is not known",
		Passed: "the carrier is asked again, for it may show a label late",
		Source: "shipping.LabelFinder: a no is final half an hour after the purchase",
	}
	RuleSettleAdopt = &reason.Rule{
		Code: "shipping.settle_adopt", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "{a} labels stand under one key and the carrier voids none: one is adopted, the others are a person's",
		Passed: "{a} labels stand under the key: the first is adopted, the others are voided",
		Facts:  reason.Facts{A: "labels"},
		Source: "one purchase intent is one label",
	}
	RuleSettleRebuy = &reason.Rule{
		Code: "shipping.settle_rebuy", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "a label was bought, its image is not given again, and the carrier voids none: a person must look",
		Passed: "the label's number was found and no image of it: void it, then buy again under a new key",
		Source: "Capabilities.Find is FindsNumber",
	}
	RuleSettleNone = &reason.Rule{
		Code: "shipping.settle_none", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "nothing was found under the key",
		Passed: "the carrier has no label under the key and the wait is over: nothing was bought",
		Source: "shipping.LabelFinder: a no is final half an hour after the purchase",
	}
	RuleSettlePark = &reason.Rule{
		Code: "shipping.settle_park", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier finds no label by our key: a person must look at its own page before another is bought",
		Source: "Capabilities.Find is FindsNothing, and no purchase was stored",
	}
)

var settleRules = []*reason.Rule{
	RuleSettleAgain, RuleSettleLook, RuleSettleAdopt, RuleSettleRebuy, RuleSettleNone, RuleSettlePark,
}

// SettleWaits are how long after the purchase a carrier is asked for the label, in order; the last is when a no is
// final. The caller waits, for this package has no clock.
var SettleWaits = []time.Duration{
	5 * time.Second, 15 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute,
}

// Doubt is a purchase whose answer was lost, and what has been heard of it since.
type Doubt struct {
	Sent         time.Time // when the purchase was sent
	Capabilities Capabilities
	Stored       bool            // a Prepared was stored before the call, and can be sent again
	Looked       time.Time       // when the carrier last answered a look: Found is what it knew then; zero: not yet
	Found        []Label         // under our key, the dead among them
	Failed       bool            // the last look, or the last sending again, had no answer
	Waits        []time.Duration // nil: SettleWaits
}

// SettleStep is what is done next.
type SettleStep uint8

// The steps. The zero value is none.
const (
	SettleNothing  SettleStep = iota
	SettleAgain               // BuyPrepared with the stored bytes
	SettleLook                // ask the carrier at Settlement.At
	SettleAdopt               // take Settlement.Adopt for the label, void Settlement.Strays
	SettleRebuy               // void Settlement.Strays, then buy under a new key
	SettleBuyAnew             // nothing was bought: buy under a new key
	SettleByPerson            // park it
)

var settleSteps = [...]string{"nothing", "send again", "look", "adopt", "void and buy again", "buy anew", "park for a person"}

// String is the step in words: "void and buy again".
func (s SettleStep) String() string {
	if int(s) < len(settleSteps) {
		return settleSteps[s]
	}
	return "unknown"
}

// Settlement is what to do with a doubt.
type Settlement struct {
	Step   SettleStep
	At     time.Time // of a look and of sending again: not before
	Adopt  Label
	Strays []LabelID // live labels to void, each before anything is bought
	Why    reason.Step
}

// Settle decides what follows a lost answer at an instant: what was stored is sent again; a carrier that can look is
// asked until it has a label or the waits are over; one label is adopted and strays are voided; a label whose image is
// not given again is voided and bought again; and where nothing can be known, a person looks. It never buys blindly.
func (d Doubt) Settle(now time.Time) Settlement {
	if d.Capabilities.Idempotent && d.Stored {
		return d.ask(now, SettleAgain, RuleSettleAgain)
	}
	if d.Capabilities.Find == FindsNothing {
		return Settlement{Step: SettleByPerson, Why: reason.Step{Rule: RuleSettlePark, Failed: true}}
	}
	live := d.live()
	switch {
	case len(live) > 0 && len(live[0].Image) == 0:
		return d.rebuy(live)
	case len(live) > 0:
		return d.adopt(live)
	case !d.Looked.IsZero() && !d.Looked.Before(d.end()):
		return Settlement{Step: SettleBuyAnew, Why: reason.Step{Rule: RuleSettleNone}}
	}
	return d.ask(now, SettleLook, RuleSettleLook)
}

// waits are those of the doubt, or the standard ones.
func (d Doubt) waits() []time.Duration {
	if len(d.Waits) == 0 {
		return SettleWaits
	}
	return d.Waits
}

// end is when a no is final.
func (d Doubt) end() time.Time { return d.Sent.Add(d.waits()[len(d.waits())-1]) }

// ask is the next time to ask the carrier. After the end of the waits it is asked once more, at once; a person looks
// where that had no answer either.
func (d Doubt) ask(now time.Time, step SettleStep, r *reason.Rule) Settlement {
	for _, w := range d.waits() {
		if at := d.Sent.Add(w); at.After(now) {
			return Settlement{Step: step, At: at, Why: reason.Step{Rule: r}}
		}
	}
	if d.Failed {
		return Settlement{Step: SettleByPerson, Why: reason.Step{Rule: r, Failed: true}}
	}
	return Settlement{Step: step, At: now, Why: reason.Step{Rule: r}}
}

// live are the labels that are not voided, those with an image first.
func (d Doubt) live() (ls []Label) {
	for _, imaged := range [...]bool{true, false} {
		for _, l := range d.Found {
			if !l.Voided && (len(l.Image) > 0) == imaged {
				ls = append(ls, l)
			}
		}
	}
	return ls
}

func (d Doubt) adopt(live []Label) Settlement {
	s := Settlement{Step: SettleAdopt, Adopt: live[0], Strays: ids(live[1:])}
	s.Why = reason.Step{Rule: RuleSettleAdopt, A: int64(len(live)), Unit: reason.Count}
	if len(s.Strays) > 0 && !d.Capabilities.Void {
		s.Why.Failed = true
	}
	return s
}

func (d Doubt) rebuy(live []Label) Settlement {
	if !d.Capabilities.Void {
		return Settlement{Step: SettleByPerson, Why: reason.Step{Rule: RuleSettleRebuy, Failed: true}}
	}
	return Settlement{Step: SettleRebuy, Strays: ids(live), Why: reason.Step{Rule: RuleSettleRebuy}}
}

func ids(ls []Label) (out []LabelID) {
	for _, l := range ls {
		out = append(out, l.ID)
	}
	return out
}
