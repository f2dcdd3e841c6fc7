package formulary

import (
	"bytes"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Request is one question: this drug, this much, there, on that day. It names no person. A field that a decision
// needs and does not have makes the answer Unknown, with a reason that names the field. The slices stay the caller's;
// nothing of them is kept.
type Request struct {
	Date       cal.Date      `json:"date,omitzero"`       // date of service
	NDC        drug.NDC      `json:"ndc,omitzero"`        // the package, if it is known
	RxCUI      drug.RxCUI    `json:"rxcui,omitzero"`      // 0: looked up from the NDC, among the NDCs of the plan
	Quantity   drug.Quantity `json:"quantity,omitzero"`   // must be above zero
	DaysSupply int           `json:"daysSupply,omitzero"` // how many days Quantity lasts; 0: missing
	Channel    Channel       `json:"channel,omitzero"`
	Price      Known         `json:"price,omitzero"`     // negotiated price of the fill; unset: the plan's own price list
	Usual      Known         `json:"usual,omitzero"`     // usual and customary price; unset: none given
	NotBefore  cal.Date      `json:"notBefore,omitzero"` // earliest day that refill-too-soon allows; unset: no such limit is asked

	Accumulators Accumulators `json:"accumulators,omitzero"`

	// What was filled before. The counts are of the drug group, as the plan forms it.
	PriorFills       Count  `json:"priorFills,omitzero"`       // anywhere
	PriorRetailFills Count  `json:"priorRetailFills,omitzero"` // at retail, within the program's window
	History          []Fill `json:"history,omitempty"`         // in any order; nil: unknown, see HistoryKnown
	HistoryKnown     bool   `json:"historyKnown,omitempty"`    // History is all there is, even where it is empty

	// Facts about the member that the edits of some drugs ask for.
	Age        Count  `json:"age,omitzero"` // in whole years on Date
	Sex        Sex    `json:"sex,omitzero"`
	Indication string `json:"indication,omitempty"` // in the words or codes of the plan document

	Authorizations []Authorization `json:"authorizations,omitempty"` // on file; none: none
	Election       Election        `json:"election,omitzero"`        // of a home-delivery program; zero: no choice made
	Approved90     drug.Answer     `json:"approved90,omitzero"`      // the store is in the approved 90-day network
	SplitPart      int             `json:"splitPart,omitzero"`       // 1 for the first part of a split fill; 0: a whole fill

	DAW          uint8 `json:"daw,omitzero"`          // product selection code (NCPDP 408-D8); 0: none
	Held         bool  `json:"held,omitempty"`        // utilization review (DUR) holds the fill until a person has looked
	DAWException bool  `json:"dawException,omitzero"` // the plan has waived the difference
	GenericPrice Known `json:"genericPrice,omitzero"` // what the generic would cost, for the DAW difference

	MaximumFair      Known `json:"maximumFair,omitzero"`      // maximum fair price of the whole fill: replaces Price
	MaximumFairMonth Known `json:"maximumFairMonth,omitzero"` // of one month's supply

	Card  Card         `json:"card,omitzero"`  // a manufacturer's copay card
	Other OtherPayment `json:"other,omitzero"` // what payers before this plan did

	Unlisted *Unlisted `json:"unlisted,omitempty"` // of a drug that the plan does not list, for a ListException; nil: nothing is said
}

// Fill is an earlier fill.
type Fill struct {
	Date     cal.Date      `json:"date,omitzero"`
	RxCUI    drug.RxCUI    `json:"rxcui,omitzero"`
	Quantity drug.Quantity `json:"quantity,omitzero"`
}

// Known is an amount that may be absent: zero is not missing. The zero value is absent.
type Known struct {
	Amount money.Amount
	Set    bool
}

// Dollars is the known amount a.
func Dollars(a money.Amount) Known { return Known{Amount: a, Set: true} }

// IsZero reports whether k is absent, so that JSON can leave it out. The amount $0.00 is not absent.
func (k Known) IsZero() bool { return !k.Set }

// usable reports whether k is absent or an amount that a claim can have.
func (k *Known) usable() bool { return !k.Set || k.Amount.Sign() >= 0 && k.Amount.InRange() }

// MarshalJSON gives a string, "9.00", and null where k is absent.
func (k Known) MarshalJSON() ([]byte, error) {
	if !k.Set {
		return []byte("null"), nil
	}
	return k.Amount.MarshalJSON()
}

// UnmarshalJSON reads what MarshalJSON gives, and a number that is exact in cents.
func (k *Known) UnmarshalJSON(token []byte) error {
	if bytes.Equal(token, []byte("null")) {
		*k = Known{}
		return nil
	}
	var a money.Amount
	if err := a.UnmarshalJSON(token); err != nil {
		return err
	}
	*k = Dollars(a)
	return nil
}
