package auto_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

var (
	member = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "m-1"}
	system = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "timer"}
)

// central is the pharmacy's zone in these tests: six hours behind, without a change of clocks.
var central = time.FixedZone("CST", -6*3600)

// d reads a day of a test table; "" is unset.
func d(s string) cal.Date {
	if s == "" {
		return cal.Date{}
	}
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

// at is an hour of a day in the pharmacy's zone.
func at(day string, hour int) time.Time {
	y, m, dd := d(day).Split()
	return time.Date(y, m, dd, hour, 0, 0, 0, central)
}

func lisinopril() rx.Facts {
	return rx.Facts{
		ID: "rx-1", Patient: "p-1", DrugName: "Lisinopril 10 mg", Schedule: drug.NotControlled,
		Maintenance: drug.Yes, Specialty: drug.No, DaysSupply: 90, Refills: rx.RefillCount(3),
		Written: d("2026-08-20"),
	}
}

func consent(m auto.Mode) auto.Consent {
	return auto.Consent{By: member, Channel: pharmacy.ChannelWeb, Script: "auto-refill 2026-01", Mode: m}
}

// firstFill is 90 days from 2026-09-01: run-out 2026-11-30.
func firstFill(f rx.Facts) auto.RecordFill {
	return auto.RecordFill{Rx: f, ShipTo: rx.ShipTo{Person: f.Patient, Version: 1, Hash: "ab"}, Order: stream.Derive("order", "1"),
		Fill: refill.Fill{Date: d("2026-09-01"), Days: 90}, Paid: money.Cents(900)}
}

// desk runs a stream as the host does: it folds events, keeps the timer, and checks that no outcome is malformed.
type desk struct {
	t     *testing.T
	s     auto.State
	log   []stream.Named
	timer time.Time
}

func (k *desk) do(by pharmacy.Actor, c stream.Named, now time.Time) stream.Outcome {
	k.t.Helper()
	out := auto.Decide(k.s, stream.Command{By: by, Do: c}, now)
	require.NoError(k.t, out.Check())
	for _, e := range out.Events {
		k.s = auto.Evolve(k.s, e)
		k.log = append(k.log, e)
	}
	for _, w := range out.Work {
		if w.Timer {
			k.timer = w.Due
		}
	}
	return out
}

// ok is do where the command must be taken.
func (k *desk) ok(by pharmacy.Actor, c stream.Named, now time.Time) stream.Outcome {
	k.t.Helper()
	out := k.do(by, c, now)
	require.Nil(k.t, out.Refusal, out.Refusal.String())
	return out
}

// refused is do where it must not, and gives the code.
func (k *desk) refused(by pharmacy.Actor, c stream.Named, now time.Time) string {
	k.t.Helper()
	out := k.do(by, c, now)
	require.NotNil(k.t, out.Refusal)
	return string(out.Refusal.Step.Rule.Code)
}

// ring lets the timer act at the instant it was set to.
func (k *desk) ring() stream.Outcome {
	k.t.Helper()
	return k.ok(system, auto.Due{}, k.timer.In(central))
}

// enrolled is a stream with its first fill of 2026-09-01 and a consent of 2026-09-05.
func enrolled(t *testing.T, m auto.Mode) *desk {
	t.Helper()
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	k.ok(member, auto.Enroll{Consent: consent(m)}, at("2026-09-05", 20))
	return k
}

// reminded is enrolled after both reminders went out and were delivered.
func reminded(t *testing.T, m auto.Mode) *desk {
	t.Helper()
	k := enrolled(t, m)
	for no := 1; no <= 2; no++ {
		k.ring()
		k.ok(system, auto.Reminded{Cycle: 1, No: no, Delivered: true}, k.s.Updated.Add(time.Minute).In(central))
	}
	return k
}

// found is the work of type T in an outcome.
func found[T stream.Named](out stream.Outcome) []T {
	var ws []T
	for _, w := range out.Work {
		if v, ok := w.Do.(T); ok {
			ws = append(ws, v)
		}
	}
	return ws
}
