package dhl

import (
	"encoding/json"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// kilograms is a weight exact to the gram: the document takes three places.
func kilograms(grams int64) json.Number {
	return json.Number(fmt.Sprintf("%d.%03d", grams/1000, grams%1000))
}

// centimetres is a length exact to the millimetre.
func centimetres(mm int64) json.Number { return json.Number(fmt.Sprintf("%d.%d", mm/10, mm%10)) }

// number is an amount exact to the cent.
func number(a money.Amount) json.Number { return json.Number(a.String()) }
