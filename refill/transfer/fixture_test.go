package transfer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

var (
	member     = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "p-1"}
	pharmacist = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-1"}
	technician = pharmacy.Actor{Role: pharmacy.RoleTechnician, ID: "st-2"}
	system     = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "worker"}
	central    = time.FixedZone("CST", -6*3600) // the pharmacy's
)

func d(s string) cal.Date {
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

func at(day string, hour, minute int) time.Time {
	y, m, n := d(day).Split()
	return time.Date(y, m, n, hour, minute, 0, 0, central)
}

// allowing is a book in which Missouri and Illinois let prescriptions move, and Illinois has a limit for schedule II.
var allowing = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	made("house.mo.first", "MO", law.KindTransferFirst, law.CIItoV, law.Value{Outcome: law.Allow}),
	made("house.il.first", "IL", law.KindTransferFirst, law.CIItoV, law.Value{Outcome: law.Allow}),
	made("house.mo.refill", "MO", law.KindTransferRefill, law.CIIItoV, law.Value{Outcome: law.Allow}),
	made("house.il.refill", "IL", law.KindTransferRefill, law.CIIItoV, law.Value{Outcome: law.Allow}),
	made("house.mo.expiry", "MO", law.KindExpiry, law.CII, law.Value{Days: 90}),
	made("house.ny.expiry", "NY", law.KindExpiry, law.CII, law.Value{Days: 30}),
}})

func made(id string, in law.Scope, k law.Kind, s law.Schedules, v law.Value) law.Row {
	return law.Row{ID: id, Kind: k, In: in, Schedules: s, Value: v, Citation: "a made-up row", Evidence: reason.Proposal}
}

func compiled(packs ...law.Pack) *law.Book {
	b, err := law.Compile(packs...)
	if err != nil {
		panic(err)
	}
	return b
}

// examplol is what the member asks for: a drug that is not controlled, by its number and its name.
func examplol() rx.Facts {
	return rx.Facts{ID: "rx-1", Patient: "p-1", RxCUI: 314076, Ingredient: 29046, DrugName: "Examplol 10 mg", Schedule: drug.NotControlled}
}

func corner() transfer.Pharmacy {
	return transfer.Pharmacy{Name: "Corner Pharmacy", Street: "1 Corner St", City: "Exampleton", State: "IL", ZIP: "62701",
		Phone: "555-0150", DEA: "AB1234563", Retail: drug.Yes}
}

func ours() transfer.Pharmacy {
	return transfer.Pharmacy{Name: "Home Delivery", Street: "1 Parcel Way", City: "Exampleton", State: "MO", ZIP: "63166",
		Phone: "555-0160", DEA: "MJ3614511", Retail: drug.Yes}
}

func side(p transfer.Pharmacy, name, number string) transfer.Side {
	return transfer.Side{Pharmacy: p, Pharmacist: name, Role: pharmacy.RolePharmacist, RxNumber: number}
}

// data is a whole answer: written 2026-10-03 with 5 refills, filled once and refilled twice, 3 left, on paper.
func data(s drug.Schedule, edits ...func(*transfer.Data)) transfer.Data {
	facts := examplol()
	facts.Schedule, facts.Written, facts.Refills, facts.DaysSupply = s, d("2026-10-03"), rx.RefillCount(5), 30
	v := transfer.Data{
		Rx: facts, Elements: drug.Yes, Electronic: drug.No, Filled: drug.Yes, Partly: drug.No, FirstFill: d("2026-10-03"),
		Left: rx.RefillCount(3), Moved: drug.No, SharedDatabase: drug.No, PatientAsked: drug.Yes, PatientState: "MO",
		Earlier: []transfer.Earlier{{On: d("2026-10-26"), Place: "Corner Pharmacy"}, {On: d("2026-11-18"), Place: "Corner Pharmacy"}},
		From:    side(corner(), "Farah Mazist", "vault-7"), To: side(ours(), "Pharis Tester", "vault-8"),
	}
	for _, edit := range edits {
		edit(&v)
	}
	return v
}

// unfilled makes it an electronic prescription that nobody has filled.
func unfilled(v *transfer.Data) {
	v.Electronic, v.Filled, v.FirstFill, v.Earlier = drug.Yes, drug.No, cal.Date{}, nil
	v.Left = rx.RefillCount(5)
	if v.Rx.Schedule == drug.ScheduleII {
		v.Rx.Refills, v.Left = rx.RefillCount(0), rx.RefillCount(0)
	}
}

func moved(v *transfer.Data) { v.Moved, v.Original = drug.Yes, corner() }

func usedUp(v *transfer.Data) {
	v.Rx.Refills, v.Left = rx.RefillCount(2), rx.RefillCount(0)
}

// desk runs a stream as the host does.
type desk struct {
	t     *testing.T
	s     transfer.State
	log   []stream.Named
	timer time.Time
	held  map[stream.Ref]bool
}

func (k *desk) do(by pharmacy.Actor, c stream.Named, now time.Time) stream.Outcome {
	k.t.Helper()
	out := transfer.Decide(k.s, stream.Command{By: by, Do: c}, now)
	require.NoError(k.t, out.Check())
	for _, e := range out.Events {
		k.s = transfer.Evolve(k.s, e)
		k.log = append(k.log, e)
	}
	for _, w := range out.Work {
		if w.Timer {
			k.timer = w.Due
		}
	}
	for _, r := range out.Free {
		delete(k.held, r)
	}
	for _, r := range out.Take {
		if k.held == nil {
			k.held = map[stream.Ref]bool{}
		}
		k.held[r] = true
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
	return k.ok(system, transfer.Due{}, k.timer.In(central))
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

func askIn(edits ...func(*transfer.Ask)) transfer.Ask {
	c := transfer.Ask{Direction: transfer.In, Rx: examplol(), Named: drug.Yes, Born: drug.Yes, Other: corner(), RunOut: d("2026-12-15")}
	for _, edit := range edits {
		edit(&c)
	}
	return c
}

func askOut() transfer.Ask {
	return transfer.Ask{Direction: transfer.Out, Rx: data(drug.NotControlled).Rx, Other: corner(), RunOut: d("2026-12-15")}
}

// asked is a transfer in that the member asked for on Friday 2026-11-20.
func asked(t *testing.T) *desk {
	t.Helper()
	k := &desk{t: t}
	k.ok(member, askIn(), at("2026-11-20", 10, 0))
	return k
}

// toRelease is a transfer out that another pharmacy waits for since Friday 2026-11-20.
func toRelease(t *testing.T) *desk {
	t.Helper()
	k := &desk{t: t}
	k.ok(technician, askOut(), at("2026-11-20", 10, 0))
	return k
}

// outOf is the data of a prescription that leaves us.
func outOf(edits ...func(*transfer.Data)) transfer.Data {
	v := data(drug.NotControlled, edits...)
	v.From, v.To = side(ours(), "Pharis Tester", "vault-8"), side(corner(), "Farah Mazist", "vault-7")
	v.PatientState = "IL"
	return v
}

func judged(v transfer.Data, on string) transfer.Ruling { return transfer.Judge(allowing, v, d(on)) }

func receive(v transfer.Data, on string) transfer.Receive {
	return transfer.Receive{Data: v, Ruling: judged(v, on)}
}

func release(v transfer.Data, on string) transfer.Release {
	return transfer.Release{Data: v, Ruling: judged(v, on)}
}
