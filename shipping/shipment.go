package shipping

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// maxGrams is 150 lb, more than which none of our carriers takes as a parcel (USPS: 70 lb).
const maxGrams = 68_038

// Parcel is one box.
type Parcel struct {
	Grams                       int64 // with packing; zero is an error, never a guess
	LengthMM, WidthMM, HeightMM int64 // millimetres; all three, or all zero: unknown
	Cold                        bool  // must stay refrigerated
	Aerosol                     bool  // holds a pressurized inhaler or another aerosol: hazard class 2.1 or 2.2
	DryIceGrams                 int64 // of dry ice, which is declared; zero: none
}

func (p Parcel) check(f *faults) {
	switch {
	case p.Grams <= 0:
		f.add("grams", "must be above zero")
	case p.Grams > maxGrams:
		f.add("grams", "is above %d, the heaviest parcel", maxGrams)
	}
	if p.DryIceGrams < 0 || p.DryIceGrams > max(0, p.Grams) {
		f.add("dry_ice_grams", "is below zero or above the weight of the parcel")
	}
	sides := [...]int64{p.LengthMM, p.WidthMM, p.HeightMM}
	if sides == [3]int64{} {
		return
	}
	for i, name := range [...]string{"length_mm", "width_mm", "height_mm"} {
		if sides[i] <= 0 || sides[i] > 3_000 {
			f.add(name, "must be from 1 to 3000 where a side is given")
		}
	}
}

// Signature asked at the door. The zero value asks for none.
type Signature uint8

// The signatures. An adult is 21 and over; controlled drugs ask for one.
const (
	NoSignature Signature = iota
	AnySignature
	AdultSignature
)

var signatureTexts = [...]string{"none", "any", "adult"}

// String is "none", "any" or "adult".
func (s Signature) String() string {
	if int(s) < len(signatureTexts) {
		return signatureTexts[s]
	}
	return fmt.Sprintf("signature(%d)", uint8(s))
}

// Shipment is a parcel on its way from a site to a member. It never names a drug: a carrier sees name, address and
// what must be asked at the door.
type Shipment struct {
	From, To   Address
	Parcel     Parcel
	Controlled bool // holds a drug of schedule II to V
	Poison     bool // holds a poisonous drug, which no patient is mailed
	Signature  Signature
	Insured    money.Amount // declared value; zero: none
	ShipOn     cal.Date     // handed over on; unset: as the carrier assumes
	DeliverBy  cal.Date     // our promise; unset: none
	Customs    *Customs     // what a customs form says; nil: none is needed
}

// DirectOnly reports whether the parcel goes into the hands of an adult at the address and nowhere else: no locker, no
// neighbour, no access point, no change of way. An adapter asks the carrier for it where the carrier has it.
func (s Shipment) DirectOnly() bool { return s.Controlled || s.Signature == AdultSignature }

// signed reports whether somebody signs for the parcel.
func (s *Shipment) signed() bool { return s.Controlled || s.Signature != NoSignature }

// Validate lists every missing or wrong field of both addresses and the parcel, "to.street1 is missing"; nil where
// there is none. The error is *Invalid and holds no value.
func (s Shipment) Validate() error {
	var f faults
	s.check(&f)
	return f.err()
}

func (s Shipment) check(f *faults) {
	f.under("from", s.From.check)
	f.under("to", s.To.check)
	f.under("parcel", s.Parcel.check)
	if s.Signature > AdultSignature {
		f.add("signature", "is none of none, any, adult")
	}
	if s.Customs != nil {
		f.under("customs", s.Customs.check)
	}
	if s.Insured.Sign() < 0 {
		f.add("insured", "is below zero")
	}
	if s.DeliverBy.IsSet() && s.DeliverBy.Before(s.ShipOn) {
		f.add("deliver_by", "is before ship_on")
	}
}
