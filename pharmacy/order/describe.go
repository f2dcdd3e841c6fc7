package order

import (
	"fmt"
	"strings"
)

// Every event tells itself in one line for people (stream.Described). No line names a person or a drug.

// Describe names the channel and the promise.
func (e Opened) Describe() string {
	how := kinds[e.Kind]
	if e.Kind != AutoRefill {
		how += " " + e.Channel.Words()
	}
	return fmt.Sprintf("%s: %s; delivery promised by %s", how, what(e.Lines), e.Promise)
}

var kinds = map[FillKind]string{NewFill: "new order", Refill: "refill ordered", AutoRefill: "automatic refill ordered"}

func what(ls []Asked) string {
	if len(ls) == 1 {
		f := ls[0].Rx
		return fmt.Sprintf("%s for %d days", f.Quantity.Words(), f.DaysSupply)
	}
	return fmt.Sprintf("%d prescriptions", len(ls))
}

// Describe names the verdict.
func (e Reviewed) Describe() string {
	switch e.Verdict {
	case Approve:
		return "reviewed and approved"
	case Clarify:
		return "sent back to the prescriber: " + e.Code
	}
	return "refused: " + e.Code
}

// Describe says that the shelf has it.
func (e Reserved) Describe() string { return "set aside on the shelf" }

// Describe names the price, or the first reason against by its code: the payer's own words may name anything.
func (e Adjudicated) Describe() string {
	c := e.Claim
	if c.Paid() {
		return fmt.Sprintf("covered: the member pays $%s, the plan $%s of $%s", c.Member, c.Plan, c.Price)
	}
	if len(c.Reasons) > 0 {
		r := c.Reasons[0]
		return fmt.Sprintf("%s: %s (reject %q)", words(c.Status), r.Code, r.Reject)
	}
	return words(c.Status)
}

// Describe names the amount.
func (e Authorized) Describe() string {
	if e.Amount.IsZero() {
		return "nothing to pay"
	}
	return fmt.Sprintf("payment of $%s authorized", e.Amount)
}

// Describe names the hold, its owner and its end.
func (e Held) Describe() string {
	row := e.Hold.Reason.Row()
	s := fmt.Sprintf("on hold: %s; next: %s", row.Text, row.Owner)
	if e.Hold.Until.IsSet() {
		s += ", by " + e.Hold.Until.String()
	}
	return s
}

// Describe says that work goes on.
func (e Resumed) Describe() string { return "off hold" }

// Describe leaves the product out: its code would name the drug.
func (e Dispensed) Describe() string { return "dispensed and packed" }

// Describe says that the purchase can be repeated.
func (e Prepared) Describe() string {
	return "the purchase of a label is drawn up under the carrier's own key"
}

// Describe says what is not known.
func (e OutcomeLost) Describe() string {
	return "the carrier's answer was lost: it is not known whether a label was bought"
}

// Describe names the finding.
func (e Sought) Describe() string {
	if e.Again {
		return "the carrier does not know of a label yet; it will be asked again"
	}
	return "the carrier has no label under this parcel's key"
}

// Describe names service and price.
func (e Chosen) Describe() string {
	return fmt.Sprintf("goes by %s for $%s", words(e.Service), e.Price)
}

// Describe names the cost, and of the tracking number only its end.
func (e Labelled) Describe() string {
	return fmt.Sprintf("label bought for $%s, tracking number ending in %s", e.Cost, tail(e.Tracking))
}

// words is a code for reading.
func words(code string) string { return strings.ReplaceAll(code, "_", " ") }

func tail(s string) string {
	if len(s) > 4 {
		return s[len(s)-4:]
	}
	return s
}

// Describe says that there is no news.
func (e Unseen) Describe() string {
	if e.Status == "" {
		return "the carrier did not answer about the parcel; it is asked again"
	}
	return "no news of the parcel: " + words(e.Status)
}

// Describe names the day.
func (e Left) Describe() string { return "handed to the carrier on " + e.Day.String() }

// Describe names the carrier's word.
func (e Moved) Describe() string { return "parcel " + words(e.Status) }

// Describe names the end.
func (e Arrived) Describe() string {
	if e.Status == Delivered {
		return "delivered on " + e.Day.String()
	}
	return "parcel " + string(e.Status)
}

// Describe names the movement.
func (e MoneyMoved) Describe() string {
	switch e.Done {
	case Captured:
		return "payment captured"
	case Refunded:
		return "payment given back"
	}
	return "claim reversed"
}

// Describe names what was given back.
func (e TakenBack) Describe() string {
	switch {
	case e.Claim != "":
		return "a claim was paid too late; it is reversed"
	case e.Payment != "":
		return "a payment was authorized too late; it is given back"
	case e.Label != "":
		return "a label was bought too late; it is given back"
	}
	return "set aside too late; it goes back on the shelf"
}

// Describe names the reason.
func (e Stopped) Describe() string { return "cancelled: " + e.Reason }
