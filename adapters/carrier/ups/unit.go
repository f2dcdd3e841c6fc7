package ups

import "strconv"

// pounds is a weight in pounds to a tenth, rounded up: UPS charges by the next pound, and a parcel declared too light
// is charged again. 1 lb is 453.59237 g exactly.
func pounds(grams int64) string {
	tenths := (grams*1_000_000 + 45_359_236) / 45_359_237
	return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10)
}

// inches is a length in whole inches, rounded up; ship takes three digits. 1 in is 25.4 mm exactly.
func inches(mm int64) string { return strconv.FormatInt((mm*10+253)/254, 10) }
