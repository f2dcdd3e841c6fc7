package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Customs is what a customs form says of a parcel that leaves the country or goes to the armed forces abroad. It never
// names a drug: the description is that of the kind of goods.
type Customs struct {
	Value    money.Amount  // of the goods, for customs; above zero
	Origin   place.Country // where they were made; empty: US
	Tariff   string        // the harmonized tariff number, six to ten digits; empty: none
	NoReturn bool          // abandon a parcel that cannot be delivered, in place of its return
}

// CustomsDescription is how every parcel's goods are described: it tells the kind and not the drug.
const CustomsDescription = "Medical goods for personal use"

func (c *Customs) check(f *faults) {
	if c.Value.Sign() <= 0 {
		f.add("value", "must be above zero")
	}
	for _, r := range c.Tariff {
		if r < '0' || r > '9' {
			f.add("tariff", "must be six to ten digits")
			return
		}
	}
	if n := len(c.Tariff); n != 0 && (n < 6 || n > 10) {
		f.add("tariff", "must be six to ten digits")
	}
}
