package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// refusal is a golden case of the remaining rules.
type refusal struct {
	name string
	on   func(t *testing.T) *desk
	do   stream.Named
	want string
}

func refusals() []refusal {
	fresh := func(t *testing.T) *desk { return &desk{t: t} }
	mode := func(t *testing.T) *desk { return enrolled(t, auto.OptInWithReminders) }
	spoiled := func(spoil func(c *auto.RecordFill)) auto.RecordFill {
		c := firstFill(lisinopril())
		spoil(&c)
		return c
	}
	return []refusal{
		{"stop of nothing", fresh, auto.Stop{}, "auto.unknown"},
		{"skip of nothing", fresh, auto.Skip{}, "auto.not_enrolled"},
		{"confirm of nothing", fresh, auto.Confirm{}, "auto.not_enrolled"},
		{"release of nothing", fresh, auto.Release{}, "auto.not_held"},
		{"move of nothing", fresh, auto.Move{To: d("2026-12-01")}, "auto.not_enrolled"},
		{"pause of nothing", fresh, auto.Pause{Until: d("2026-12-01")}, "auto.not_enrolled"},
		{"end of nothing", fresh, auto.EndConsent{End: auto.Recalled}, "auto.unknown"},
		{"an end that is none", mode, auto.EndConsent{End: "bored"}, "auto.end_unknown"},
		{"the member's silence is the timer's to say", mode, auto.EndConsent{End: auto.NoAnswer}, "auto.end_unknown"},
		{"a question before the last refill", mode, auto.LastAsked{}, "auto.not_last_refill"},
		{"an answer to no question", mode, auto.AnswerLast{}, "auto.not_last_refill"},
		{"an unwanted shipment of nobody's", mode, auto.ReportUnwanted{Order: stream.Derive("order", "9")}, "auto.shipment_unknown"},
		{"no command", mode, nil, "auto.command_unknown"},
		{"another machine's command", mode, notice.Notice{}, "auto.command_unknown"},
		{"a fill of another prescription", mode, spoiled(func(c *auto.RecordFill) {
			c.Rx.ID, c.Order = "rx-2", stream.Derive("order", "9")
		}), "auto.other_prescription"},
		{"a fill without a prescription", fresh, spoiled(func(c *auto.RecordFill) { c.Rx.ID = "" }), "auto.fill_malformed"},
		{"a fill without an order", fresh, spoiled(func(c *auto.RecordFill) { c.Order = stream.ID{} }), "auto.fill_malformed"},
		{"a fill without a date", fresh, spoiled(func(c *auto.RecordFill) { c.Fill.Date = d("") }), "auto.fill_malformed"},
		{"a fill of no days", fresh, spoiled(func(c *auto.RecordFill) { c.Fill.Days = 0 }), "auto.fill_malformed"},
	}
}

func TestWhatTheMachineRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, c.on(t).refused(member, c.do, at("2026-11-13", 9)))
		})
	}
}
