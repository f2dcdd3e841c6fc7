package law

import (
	"fmt"
	"strings"
)

// describe says a row in words, for its step in a trace: "NY: refills: 1, above 30 days' supply".
func (row Row) describe() string {
	where := string(row.In)
	switch row.In {
	case Country:
		where = "federal"
	case OtherStates:
		where = "states without a row"
	}
	return where + ": " + shapes[row.Kind].says + ": " + row.Value.words()
}

// words are the set fields of v, in order of the struct.
func (v Value) words() string {
	var said []string
	count := func(n int, unit string) {
		if n == 0 {
			return
		}
		if n != 1 && unit != "" {
			unit += "s"
		}
		said = append(said, strings.TrimSpace(fmt.Sprint(n, " ", unit)))
	}
	word := func(is bool, w string) {
		if is {
			said = append(said, w)
		}
	}
	word(v.Outcome != Undecided, v.Outcome.String())
	count(v.Months, "month")
	count(v.Days, "day")
	count(v.Hours, "hour")
	count(v.Years, "year")
	count(v.Count, "")
	word(v.Unlimited, "no limit")
	word(v.None, "none")
	word(v.Over != 0, fmt.Sprintf("above %d days' supply", v.Over))
	word(v.Except != 0, fmt.Sprintf("%d days by exception", v.Except))
	word(v.NextBusinessDay, "the next business day")
	word(v.YearEnd, "from the end of the year")
	word(v.Duty != DutyUnknown, v.Duty.String())
	return strings.Join(said, ", ")
}
