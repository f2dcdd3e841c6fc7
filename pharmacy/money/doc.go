// Package money counts US dollars in whole cents, reads and writes them, and multiplies them by rates,
// quantities and unit prices exactly, rounding once.
//
//	price, err := money.ParseUnitPrice("0.187500")     // dollars a tablet
//	cost, err := price.Extend(90_000, money.HalfUp)    // 90 tablets, in thousandths: 16.88
//	share, err := cost.Mul(money.Percent(25), money.HalfUp) // 25 % coinsurance: 4.22
//	total := share.Add(money.Cents(250))               // and a $2.50 fee: 6.72
//
// # Terms
//
//   - An Amount is whole cents: what a bill, a claim or a card shows.
//   - A UnitPrice is what one billing unit costs (a tablet, a millilitre, a gram), in millionths of a dollar:
//     list prices of drugs carry up to six decimals.
//   - A Rate is a fraction in millionths: coinsurance, a discount, a tax.
//   - A quantity is an integer of thousandths of a billing unit, as NCPDP claims carry it.
//   - A Mode says how a part of a cent is rounded. Each call names one; claims use HalfUp, which rounds half a
//     cent away from zero.
//
// # Why money is never a float
//
// No float64 is 0.10: the nearest one is 0.1000000000000000055…, and sums of such numbers drift by a cent
// where a ledger must balance. A bare decimal.Decimal is exact, but 10 and 10.00 differ under ==, it allocates,
// and a hostile exponent makes it large. An Amount is one int64 in a struct: exact, compared with ==, free to
// copy, and no untyped number turns into one by accident.
//
// # Bounds
//
// Whatever is read, made or multiplied lies within ±MaxCents ($10 trillion), or is ErrRange. Sums are not
// checked one by one: they cannot wrap, and one that left the bounds is refused with ErrRange where it is
// written. JSON numbers and decimals with huge exponents are refused without building a huge number.
//
// # What it leaves out
//
// Other currencies, symbols and thousands separators, percentages as text, and division of money by money.
package money
