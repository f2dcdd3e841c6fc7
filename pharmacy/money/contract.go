package money

import "github.com/shopspring/decimal"

// Amount is whole cents of US dollars. The zero value is $0.00; "no amount" is
// never an Amount. Comparable with ==.
type Amount struct{ cents int64 }

// Max bounds every decoded amount: $10 trillion, so that a sum of 9,000 of them cannot wrap an int64.
const MaxCents int64 = 1_000_000_000_000_000

// ErrRange is returned where a result leaves ±MaxCents.
// ErrSyntax where text is no amount; ErrInexact where a decimal has parts of a cent.
var ErrRange, ErrSyntax, ErrInexact error

// Mode names a way to round; there is no default.
type Mode uint8

const (
	HalfUp   Mode = iota + 1 // half away from zero: 0.5 → 1, -0.5 → -1
	HalfEven                 // half to the even neighbour
	Down                     // towards zero
	Up                       // away from zero
)

// Cents is the amount of n cents; it panics outside ±MaxCents (a programmer's literal). FromCents is for untrusted numbers.
func Cents(n int64) Amount                                  { return Amount{n} }
func FromCents(n int64) (Amount, error)                     { return Amount{n}, nil }
func Parse(s string) (Amount, error)                        { panic("contract") } // "114.73", "-0.05", "9"; no exponent, no sign +, at most two decimals
func FromDecimal(d decimal.Decimal) (Amount, error)         { panic("contract") } // exact or ErrInexact
func Round(d decimal.Decimal, m Mode) (Amount, error)       { panic("contract") } // d in dollars
func Sum(as ...Amount) Amount                               { panic("contract") }
func (a Amount) Cents() int64                               { return a.cents }
func (a Amount) Decimal() decimal.Decimal                   { panic("contract") }
func (a Amount) String() string                             { panic("contract") } // "114.73"
func (a Amount) Add(b Amount) Amount                        { return Amount{a.cents + b.cents} }
func (a Amount) Sub(b Amount) Amount                        { return Amount{a.cents - b.cents} }
func (a Amount) Neg() Amount                                { return Amount{-a.cents} }
func (a Amount) Times(n int64) (Amount, error)              { panic("contract") } // whole count, ErrRange
func (a Amount) Mul(r Rate, m Mode) (Amount, error)         { panic("contract") } // 128-bit, rounds once
func (a Amount) Cmp(b Amount) int                           { panic("contract") }
func (a Amount) Less(b Amount) bool                         { return a.cents < b.cents }
func (a Amount) IsZero() bool                               { return a.cents == 0 }
func (a Amount) Sign() int                                  { panic("contract") }
func Min(a, b Amount) Amount                                { panic("contract") }
func Max(a, b Amount) Amount                                { panic("contract") }
func (a Amount) Split(n int) ([]Amount, error)              { panic("contract") } // odd cents to the first parts
func (a Amount) Allocate(weights []int64) ([]Amount, error) { panic("contract") } // loses no cent

// Rate is a fraction in millionths: 25 % is Rate(250_000).
type Rate int64

func ParseRate(s string) (Rate, error)                { panic("contract") } // "0.25"
func Percent(p int64) Rate                            { return Rate(p * 10_000) }
func RateFromDecimal(d decimal.Decimal) (Rate, error) { panic("contract") }
func (r Rate) String() string                         { panic("contract") }

// UnitPrice is the price of one billing unit in millionths of a dollar ($0.012345 a tablet is 12345).
type UnitPrice struct{ micros int64 }

func Micros(n int64) UnitPrice                                  { return UnitPrice{n} }
func ParseUnitPrice(s string) (UnitPrice, error)                { panic("contract") }
func UnitPriceFromDecimal(d decimal.Decimal) (UnitPrice, error) { panic("contract") }
func (p UnitPrice) Micros() int64                               { return p.micros }
func (p UnitPrice) String() string                              { panic("contract") }

// Extend is the price of thousandths/1000 units, exact in 128 bits and rounded once.
func (p UnitPrice) Extend(thousandths int64, m Mode) (Amount, error) { panic("contract") }

// Amount also has MarshalText/UnmarshalText, MarshalJSON (a string "114.73") / UnmarshalJSON (string or number token),
// Value (int64 cents) / Scan. Rate and UnitPrice have text and JSON as strings.
