package formulary

import (
	"bytes"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Request is one question: this drug, this much, there, on that day. It holds nothing about a person. A field that
// a decision needs and does not have makes the answer Unknown, with a reason that names the field.
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
