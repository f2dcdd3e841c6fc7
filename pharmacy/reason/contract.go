package reason

// Code is a permanent dotted name: "formulary.not_listed".
type Code string

// Reject is an NCPDP reject code ("79", "75", "MR"): a fact, printed as it is. Empty: none belongs to the rule.
type Reject string

// Who can mend it.
type Who uint8

const (
	Nobody Who = iota
	Member
	Prescriber
	Pharmacist
	Pharmacy
	Plan
	Carrier
	Host // the program that embeds the library
)

// Unit says how a step's two integers are to be read.
type Unit uint8

const (
	None Unit = iota
	Cents
	Days
	Date // A and B are cal.Date numbers (see DateFact)
	Count
	Thousandths // of a billing unit
	Percent
	Millionths // a money.Rate
)

// Evidence says how sure the rule is.
type Evidence uint8

const (
	Unstated Evidence = iota
	Read              // read in the source
	SecondHand
	Unconfirmed
	Proposal // ours
)

// Facts names the two integers of a step in words, for people: {"on hand", "limit"}.
type Facts struct{ A, B string }

// Rule is one line of a package's table of rules; package-level values only, compared by pointer.
type Rule struct {
	Code     Code
	Text     string // for a person; "{a}" and "{b}" stand for the facts
	Reject   Reject
	Who      Who
	Facts    Facts
	Source   string // citation, with the date read
	Evidence Evidence
}

// Step is one evaluated rule. A failed step is a reason.
type Step struct {
	Rule   *Rule
	A, B   int64
	Unit   Unit
	Failed bool
}

func (s Step) String() string { panic("contract") }

// MaxSteps is the room of a Trace.
const MaxSteps = 24

// Trace is a fixed-size record of steps; recording allocates nothing. The zero value is ready. Past MaxSteps a
// passed step is dropped and counted; a failed one replaces the last passed one, so that a refusal is never silent.
type Trace struct {
	steps   [MaxSteps]Step
	n       uint8
	dropped uint16
}

func (t *Trace) Pass(r *Rule, a, b int64, u Unit) { panic("contract") }
func (t *Trace) Fail(r *Rule, a, b int64, u Unit) { panic("contract") }
func (t *Trace) Reset()                           { panic("contract") }
func (t *Trace) Steps() []Step                    { panic("contract") } // aliases the Trace
func (t *Trace) Failed() bool                     { panic("contract") }
func (t *Trace) Dropped() int                     { panic("contract") }
func (t *Trace) Reasons() []Step                  { panic("contract") } // a copy: failed steps in order
func (t *Trace) Rejects() []Reject                { panic("contract") } // distinct, in order
func (t *Trace) Equal(u *Trace) bool              { panic("contract") }
