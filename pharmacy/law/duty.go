package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Duty says when a state wants something done. Numbers and texts are permanent.
type Duty uint8

// The duties.
const (
	DutyUnknown Duty = iota // no row: a pharmacist decides
	Never
	Always
	FirstOnly // on the first prescription
	ByDrug    // for opioids and benzodiazepines
)

var dutyTexts = [...]string{"", "never", "always", "first_only", "by_drug"}

// String is the text form, "first_only"; "unknown" for the zero value.
func (d Duty) String() string { return enumText(dutyTexts[:], "duty", uint8(d)) }

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (d Duty) MarshalText() ([]byte, error) { return marshalEnum(dutyTexts[:], "duty", uint8(d)) }

// UnmarshalText reads what MarshalText gives.
func (d *Duty) UnmarshalText(text []byte) error {
	return unmarshalEnum(dutyTexts[:], "duty", text, (*uint8)(d))
}

// stricter is the duty that covers both: two different narrow ones make Always.
func (d Duty) stricter(e Duty) Duty {
	switch {
	case d == e, e == DutyUnknown, e == Never && d != DutyUnknown:
		return d
	case d == DutyUnknown, d == Never:
		return e
	}
	return Always
}

// Counselling says when the state wants counselling offered (R6.8). A rule that has ended, or an unknown state or day,
// gives DutyUnknown.
func (b *Book) Counselling(st place.State, on cal.Date) Duty {
	d, _ := b.duty(KindCounselling, st, on)
	return d
}

// duty is the strictest duty of a kind with the row it comes from; DutyUnknown and nil where a row has ended or there is
// none.
func (b *Book) duty(k Kind, st place.State, on cal.Date) (Duty, *line) {
	if !st.Valid() || !on.IsSet() {
		return DutyUnknown, nil
	}
	var buf [room]found
	worst, from := DutyUnknown, (*line)(nil)
	for _, f := range b.at(buf[:0], nil, k, st, drug.ScheduleUnknown, on) {
		if f.over {
			return DutyUnknown, nil
		}
		if d := worst.stricter(f.Value.Duty); d != worst {
			worst, from = d, f.line
		}
	}
	return worst, from
}

// Substitution says whether the state takes a prescription that is silent about substitution as permission (R6.7). It is
// Unknown where there is no row or a row has ended: a pharmacist asks.
func (b *Book) Substitution(st place.State, on cal.Date) drug.Answer {
	if !st.Valid() || !on.IsSet() {
		return drug.Unknown
	}
	var r Ruling
	o, _ := b.outcome(KindSubstitution, st, drug.ScheduleUnknown, on, &r)
	switch {
	case r.Outcome != Allow || o == Hold:
		return drug.Unknown
	case o == Deny:
		return drug.No
	}
	return drug.Yes
}
