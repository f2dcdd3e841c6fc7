package usps

import (
	"encoding/json"
	"strconv"

	"github.com/mailrx/mailrx/shipping"
)

// number writes n hundredths or thousandths as a JSON number, exactly.
func number(n int64, places int) json.Number {
	digits := strconv.FormatInt(n, 10)
	for len(digits) <= places {
		digits = "0" + digits
	}
	return json.Number(digits[:len(digits)-places] + "." + digits[len(digits)-places:])
}

// thousandthsOfPound is a weight rounded up: a parcel declared too light is charged again. 1 lb is 453.59237 g exactly.
func thousandthsOfPound(grams int64) int64 { return (grams*100_000_000 + 45_359_236) / 45_359_237 }

func pounds(grams int64) json.Number { return number(thousandthsOfPound(grams), 3) }

// hundredthsOfInch is a length rounded up. 1 in is 25.4 mm exactly.
func hundredthsOfInch(mm int64) int64 { return (mm*1000 + 253) / 254 }

// box is a parcel's sides in hundredths of an inch, the longest first; all zero where they are not known.
type box struct{ length, width, height int64 }

func boxOf(p shipping.Parcel) box {
	a, b, c := hundredthsOfInch(p.LengthMM), hundredthsOfInch(p.WidthMM), hundredthsOfInch(p.HeightMM)
	if min(a, b, c) <= 0 {
		return box{}
	}
	return box{max(a, b, c), a + b + c - max(a, b, c) - min(a, b, c), min(a, b, c)}
}

// overCubicFoot reports more than 1,728 cubic inches: such a parcel is priced by its size.
func (b box) overCubicFoot() bool { return b.length*b.width*b.height > 1728_000_000 }

// The bounds of a parcel that machines sort (DMM 201.7.5, second-hand, not re-read here): 6 to 22 by 3 to 18 by 1/4 to
// 15 inches, 6 ounces to 25 pounds.
func machinable(p shipping.Parcel) bool {
	b, weight := boxOf(p), thousandthsOfPound(p.Grams)
	if weight < 375 || weight > 25_000 {
		return false
	}
	return b == box{} || b.length >= 600 && b.length <= 2200 && b.width >= 300 && b.width <= 1800 && b.height >= 25 && b.height <= 1500
}

func processingCategory(p shipping.Parcel) string {
	if machinable(p) {
		return "MACHINABLE"
	}
	return "NONSTANDARD"
}

// rateIndicator says how the price comes about: by weight, or by size for a box of more than a cubic foot. Ours are
// boxes of the pharmacy's own, never flat-rate ones (domestic-labels.yaml, rateIndicator, read 2026-06).
func rateIndicator(class string, p shipping.Parcel) string {
	switch {
	case class == classExpress || class == classExpress+returnSuffix:
		return "PA"
	case boxOf(p).overCubicFoot():
		return "DR"
	}
	return "SP"
}
