package money

// Mode names a way to round. There is no default: the zero Mode is refused with ErrMode, so that every
// rounding is chosen by somebody.
type Mode uint8

// The ways to round. Plans and NCPDP claims round money HalfUp unless they say otherwise.
const (
	HalfUp   Mode = iota + 1 // half away from zero: 0.5 → 1, -0.5 → -1
	HalfEven                 // half to the even neighbour: 0.5 → 0, 1.5 → 2
	Down                     // towards zero: 0.9 → 0, -0.9 → 0
	Up                       // away from zero: 0.1 → 1, -0.1 → -1
)

// String is the mode in words, for a trace: "half up".
func (m Mode) String() string {
	switch m {
	case HalfUp:
		return "half up"
	case HalfEven:
		return "half even"
	case Down:
		return "down"
	case Up:
		return "up"
	}
	return "no rounding mode"
}

func (m Mode) valid() bool { return HalfUp <= m && m <= Up }

// rest is what a division leaves over, against half of the divisor.
type rest uint8

const (
	nothing rest = iota
	belowHalf
	half
	aboveHalf
)

// restOf classes the remainder r of a division by div; r < div < 2^63.
func restOf(r, div uint64) rest {
	switch {
	case r == 0:
		return nothing
	case 2*r < div:
		return belowHalf
	case 2*r == div:
		return half
	}
	return aboveHalf
}

// round is the magnitude q with its rest rounded away; m is valid.
func (m Mode) round(q uint64, r rest) uint64 {
	switch {
	case m == Up && r != nothing,
		m == HalfUp && r >= half,
		m == HalfEven && (r == aboveHalf || r == half && q&1 == 1):
		return q + 1
	}
	return q
}
