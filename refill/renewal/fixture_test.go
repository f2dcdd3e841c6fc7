package renewal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

var (
	member = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "m-1"}
	system = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "timer"}
	office = pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "1234567893"}
)

// central is the pharmacy's zone in these tests.
var central = time.FixedZone("CST", -6*3600)

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

// at is a time of a day in the pharmacy's zone.
func at(day string, hour, minute int) time.Time {
	y, m, dd := d(day).Split()
	return time.Date(y, m, dd, hour, minute, 0, 0, central)
}

func lisinopril() rx.Facts {
	return rx.Facts{ID: "rx-1", Patient: "p-1", DrugName: "Lisinopril 10 mg", Schedule: drug.NotControlled}
}

// desk runs a stream as the host does.
type desk struct {
	t     *testing.T
	s     renewal.State
	log   []stream.Named
	timer time.Time
}

func (k *desk) do(by pharmacy.Actor, c stream.Named, now time.Time) stream.Outcome {
	k.t.Helper()
	out := renewal.Decide(k.s, stream.Command{By: by, Do: c}, now)
	require.NoError(k.t, out.Check())
	for _, e := range out.Events {
		k.s = renewal.Evolve(k.s, e)
		k.log = append(k.log, e)
	}
	for _, w := range out.Work {
		if w.Timer {
			k.timer = w.Due
		}
	}
	return out
}

func (k *desk) ok(by pharmacy.Actor, c stream.Named, now time.Time) stream.Outcome {
	k.t.Helper()
	out := k.do(by, c, now)
	require.Nil(k.t, out.Refusal, out.Refusal.String())
	return out
}

func (k *desk) refused(by pharmacy.Actor, c stream.Named, now time.Time) string {
	k.t.Helper()
	out := k.do(by, c, now)
	require.NotNil(k.t, out.Refusal)
	return string(out.Refusal.Step.Rule.Code)
}

func (k *desk) ring() stream.Outcome {
	k.t.Helper()
	return k.ok(system, renewal.Due{}, k.timer.In(central))
}

func found[T stream.Named](out stream.Outcome) []T {
	var ws []T
	for _, w := range out.Work {
		if v, ok := w.Do.(T); ok {
			ws = append(ws, v)
		}
	}
	return ws
}

// started is a renewal whose member was told on 2026-11-20, a Friday.
func started(t *testing.T, f rx.Facts) *desk {
	t.Helper()
	k := &desk{t: t}
	k.ok(system, renewal.Start{Rx: f, RunOut: d("2026-12-15")}, at("2026-11-20", 8, 0))
	return k
}

// requested is started with a yes on the same day.
func requested(t *testing.T) *desk {
	t.Helper()
	k := started(t, lisinopril())
	k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-20", 10, 0))
	return k
}
