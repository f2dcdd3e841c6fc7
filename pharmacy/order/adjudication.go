package order

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Adjudication is a payer's answer to a claim as facts: an order keeps these, not the payer's types. The zero value is no
// answer.
type Adjudication struct {
	Claim   ClaimID      `json:"claim,omitempty"` // of a paid claim
	Status  string       `json:"status"`          // "covered", "not_covered", "unknown" …
	Date    cal.Date     `json:"date"`            // date of service
	Priced  bool         `json:"priced"`          // the amounts are known
	Price   money.Amount `json:"price"`
	Member  money.Amount `json:"member"`
	Plan    money.Amount `json:"plan"`
	Reasons []Reason     `json:"reasons,omitempty"`
	Explain []string     `json:"explain,omitempty"` // lines that can be read aloud
	Offers  []Offer      `json:"offers,omitempty"`  // the same prescription elsewhere
	Digest  string       `json:"digest,omitempty"`  // version of the plan that decided
	Next    cal.Date     `json:"next,omitzero"`     // when it can be asked again
}

// Paid reports whether the payer covers the fill at a known price.
func (a Adjudication) Paid() bool { return a.Status == "covered" && a.Priced }

// sound reports whether a paid answer says all that a paid claim must: its number, by which it is reversed, its day, and
// a member's part between nothing and the price.
func (a Adjudication) sound() bool {
	return a.Claim != "" && a.Date.IsSet() && a.Member.Sign() >= 0 && !a.Price.Less(a.Member)
}

// Reason is one failed rule of the payer's.
type Reason struct {
	Code   reason.Code   `json:"code"`
	Text   string        `json:"text"`
	Reject reason.Reject `json:"reject,omitempty"`
	Who    reason.Who    `json:"who"`
}

// Offer is the member's price of the same prescription in another channel.
type Offer struct {
	Channel string       `json:"channel"`
	Days    int          `json:"days"`
	Member  money.Amount `json:"member"`
}
