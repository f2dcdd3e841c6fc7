package drug

import (
	"errors"
	"strings"
)

// Schedule is the schedule of the Controlled Substances Act (21 USC 812) that a drug is on. The zero value is unknown,
// and an unknown schedule is never taken for NotControlled. Schedule I has no accepted medical use: it is never
// dispensed, so it is not here and does not parse.
type Schedule uint8

// The schedules, strictest lowest.
const (
	ScheduleUnknown Schedule = iota
	NotControlled
	ScheduleII
	ScheduleIII
	ScheduleIV
	ScheduleV
)

var schedules = words{"schedule", []string{"", "none", "II", "III", "IV", "V"}}

// ErrScheduleI is the refusal of schedule I, which no pharmacy dispenses.
var ErrScheduleI = errors.New("drug: schedule I is never dispensed")

// ParseSchedule reads "II", "CII" or "C-II" (to V) in either case, and "none" for a drug that is not controlled. Empty
// text is unknown: a file in which an empty column means "not controlled" must say so where it is read.
func ParseSchedule(s string) (Schedule, error) {
	if s == "" {
		return ScheduleUnknown, nil
	}
	if len(s) > len("C-III") {
		return ScheduleUnknown, schedules.refuse()
	}
	word := capitals(s)
	if word == "NONE" {
		return NotControlled, nil
	}
	switch strings.TrimPrefix(strings.TrimPrefix(word, "C"), "-") {
	case "I":
		return ScheduleUnknown, ErrScheduleI
	case "II":
		return ScheduleII, nil
	case "III":
		return ScheduleIII, nil
	case "IV":
		return ScheduleIV, nil
	case "V":
		return ScheduleV, nil
	}
	return ScheduleUnknown, schedules.refuse()
}

// capitals raises the letters a to z alone: strings.ToUpper would make an I of "ı", without its dot.
func capitals(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// ScheduleFromNCI reads the codes of the NCI list that prescriptions carry: C48675 II, C48676 III, C48677 IV, C48679 V,
// C38046 not controlled; C48672 is schedule I, refused. Empty is unknown. The list calls C38046 "unspecified", and
// prescribers send it for drugs that are not controlled: it proves nothing before the drug file agrees, see
// rx.Prescription.ScheduledAs. Source: NCI terminology file for NCPDP, second-hand.
func ScheduleFromNCI(code string) (Schedule, error) {
	switch code {
	case "":
		return ScheduleUnknown, nil
	case "C38046":
		return NotControlled, nil
	case "C48672":
		return ScheduleUnknown, ErrScheduleI
	case "C48675":
		return ScheduleII, nil
	case "C48676":
		return ScheduleIII, nil
	case "C48677":
		return ScheduleIV, nil
	case "C48679":
		return ScheduleV, nil
	}
	return ScheduleUnknown, errScheduleCode
}

var errScheduleCode = errors.New("drug: schedule: not a code of the NCI list (C38046, C48675, C48676, C48677, C48679)")

// NCI is the code that ScheduleFromNCI reads; empty when unknown.
func (s Schedule) NCI() string {
	switch s {
	case NotControlled:
		return "C38046"
	case ScheduleII:
		return "C48675"
	case ScheduleIII:
		return "C48676"
	case ScheduleIV:
		return "C48677"
	case ScheduleV:
		return "C48679"
	}
	return ""
}

// Controlled is Yes for II to V, No for NotControlled, and Unknown for anything else.
func (s Schedule) Controlled() Answer {
	switch s {
	case NotControlled:
		return No
	case ScheduleII, ScheduleIII, ScheduleIV, ScheduleV:
		return Yes
	}
	return Unknown
}

// Stricter is the more strictly scheduled of s and t: II before III, IV, V, and any of them before NotControlled. An
// unknown schedule yields to a known one.
func (s Schedule) Stricter(t Schedule) Schedule {
	if s.Controlled() == Yes && t.Controlled() == Yes {
		return min(s, t)
	}
	return max(s, t) // one of them is unknown or not controlled, which are the low numbers
}

// String is "unknown", "none", "II", "III", "IV" or "V".
func (s Schedule) String() string { return schedules.name(uint8(s)) }

// MarshalText writes String, and nothing for an unknown schedule.
func (s Schedule) MarshalText() ([]byte, error) { return schedules.write(uint8(s)) }

// UnmarshalText reads what MarshalText writes.
func (s *Schedule) UnmarshalText(text []byte) error { return schedules.read(text, (*uint8)(s)) }
