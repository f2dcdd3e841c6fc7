package fedex

import (
	"encoding/json"
	"strconv"
)

// pounds is a weight in pounds to a tenth, rounded up: FedEx charges by the next pound, and a parcel declared too light
// is charged again. 1 lb is 453.59237 g exactly.
func pounds(grams int64) json.Number { return tenths((grams*1_000_000 + 45_359_236) / 45_359_237) }

// wholePounds is a weight in pounds, rounded up.
func wholePounds(grams int64) json.Number {
	return json.Number(strconv.FormatInt((grams*100_000+45_359_236)/45_359_237, 10))
}

// kilograms is a weight of dry ice in kilograms to a tenth, rounded up.
func kilograms(grams int64) json.Number { return tenths((grams + 99) / 100) }

func tenths(n int64) json.Number {
	return json.Number(strconv.FormatInt(n/10, 10) + "." + strconv.FormatInt(n%10, 10))
}

// inches is a length in whole inches, rounded up. 1 in is 25.4 mm exactly.
func inches(mm int64) int64 { return (mm*10 + 253) / 254 }
