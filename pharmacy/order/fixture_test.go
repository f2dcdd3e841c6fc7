package order_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Who acts in the tests. The member's reference and the drug's name are planted, to be looked for where they must not be.
var (
	pharmacist = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "rph-7"}
	technician = pharmacy.Actor{Role: pharmacy.RoleTechnician, ID: "tech-2"}
	member     = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-planted"}
	host       = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "mailrx"}
)

const (
	memberRef = "mem-planted"
	drugName  = "Plantedopril 10 mg tablet"
)

var orderID = stream.ID{Kind: order.Kind, Name: "k3q"}

// zone is the pharmacy's: it has daylight saving time.
var zone = func() *time.Location {
	z, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err)
	}
	return z
}()

func at(day string, hour int) time.Time {
	return d(day).Start(zone).In(zone).Add(time.Duration(hour) * time.Hour)
}

func d(s string) cal.Date {
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

func ndc(s string) drug.NDC {
	n, err := drug.ParseNDC(s)
	if err != nil {
		panic(err)
	}
	return n
}

// facts of prescription n; each is another ingredient.
func facts(n int) rx.Facts {
	return rx.Facts{
		ID: rx.ID("rx-" + string(rune('0'+n))), Patient: memberRef, NDC: ndc("99999-010" + string(rune('0'+n)) + "-90"),
		RxCUI: drug.RxCUI(900 + n), Ingredient: drug.RxCUI(90 + n), DrugName: drugName, Schedule: drug.NotControlled, Quantity: drug.Units(90, drug.Tablet),
		DaysSupply: 90, Expires: d("2027-11-01"),
	}
}

// opening asks for fills of n prescriptions.
func opening(n int) order.Open {
	do := order.Open{Order: orderID, Kind: order.NewFill, Channel: pharmacy.ChannelERx, Member: memberRef,
		ShipTo: rx.ShipTo{Person: memberRef, Version: 1}, Message: "sender/m-1"}
	for i := range n {
		do.Lines = append(do.Lines, order.Asked{Rx: facts(i + 1)})
	}
	return do
}

// paid is a payer's yes.
func paid(line int, claim order.ClaimID, cents int64) order.ClaimAnswer {
	return order.ClaimAnswer{Line: line, Claim: order.Adjudication{Claim: claim, Status: "covered", Priced: true, Date: d("2026-11-23"),
		Price: money.Cents(5730), Member: money.Cents(cents), Plan: money.Cents(5730 - cents)}}
}

// denied is a payer's no, with reject codes.
func denied(line int, next cal.Date, rejects ...reason.Reject) order.ClaimAnswer {
	a := order.Adjudication{Status: "not_covered", Date: d("2026-11-23"), Next: next}
	for _, r := range rejects {
		a.Reasons = append(a.Reasons, order.Reason{Code: reason.Code("payer.reject_" + string(r)), Text: "no " + drugName, Reject: r, Who: reason.Plan})
	}
	return order.ClaimAnswer{Line: line, Claim: a}
}

// desk is a stream in the hand: its state, its log, and the work that it handed out and nobody has done.
type desk struct {
	t    testing.TB
	now  time.Time
	s    order.State
	log  []stream.Named
	work []stream.Work
	refs map[stream.Ref]bool
	out  stream.Outcome // of the last command
}

func newDesk(t testing.TB) *desk {
	return &desk{t: t, now: at("2026-11-23", 9), refs: map[stream.Ref]bool{}}
}

// opened is an order of n lines, at nine o'clock on Monday, 23 November 2026.
func opened(t testing.TB, n int) *desk {
	k := newDesk(t)
	k.ok(member, opening(n))
	return k
}

// do gives a command and folds what comes of it.
func (k *desk) do(by pharmacy.Actor, c stream.Named) stream.Outcome {
	k.t.Helper()
	k.out = order.Decide(k.s, stream.Command{By: by, Do: c}, k.now)
	require.NoError(k.t, k.out.Check())
	for _, e := range k.out.Events {
		k.s = order.Evolve(k.s, e)
	}
	k.log = append(k.log, k.out.Events...)
	for _, w := range k.out.Work {
		k.hand(w)
	}
	for _, r := range k.out.Free {
		delete(k.refs, r)
	}
	for _, r := range k.out.Take {
		k.refs[r] = true
	}
	return k.out
}

// hand keeps work; a timer replaces the one before.
func (k *desk) hand(w stream.Work) {
	if w.Timer {
		k.work = slices.DeleteFunc(k.work, func(o stream.Work) bool { return o.Timer })
	}
	k.work = append(k.work, w)
}

// ok gives a command that must not be refused.
func (k *desk) ok(by pharmacy.Actor, c stream.Named) *desk {
	k.t.Helper()
	require.Nil(k.t, k.do(by, c).Refusal)
	return k
}

// refused gives a command that must be refused: by which rule, and at which stage.
func (k *desk) refused(by pharmacy.Actor, c stream.Named) (code reason.Code, stage string) {
	k.t.Helper()
	before := k.s
	out := k.do(by, c)
	require.NotNil(k.t, out.Refusal, "%T", c)
	require.Equal(k.t, before, k.s)
	return out.Refusal.Step.Rule.Code, out.Refusal.Stage
}

// take gives the oldest work of a name, done at its time.
func (k *desk) take(name stream.Name) stream.Named {
	k.t.Helper()
	for i, w := range k.work {
		if w.Do.Name() == name {
			k.work = slices.Delete(k.work, i, i+1)
			if w.Due.After(k.now) {
				k.now = w.Due.In(zone)
			}
			return w.Do
		}
	}
	require.Fail(k.t, "no such work", "%s among %v", name, k.names())
	return nil
}

// names of the work that is handed out.
func (k *desk) names() (ns []stream.Name) {
	for _, w := range k.work {
		ns = append(ns, w.Do.Name())
	}
	return ns
}

// gave lists the names of the work of the last command, notices aside.
func (k *desk) gave() (ns []string) {
	for _, w := range k.out.Work {
		if n := w.Do.Name(); n != "notice.tell" {
			ns = append(ns, string(n))
		}
	}
	return ns
}

func (k *desk) status(line int) order.Status { return k.s.Lines[line-1].Status }

// approved, billed, filling, packed, bought, shipped: each goes one step on with every line.
func (k *desk) approved() *desk {
	for _, l := range k.s.Lines {
		k.ok(pharmacist, order.Review{Line: l.No, Verdict: order.Approve})
	}
	return k
}

func (k *desk) filling() *desk {
	k.approved()
	for _, l := range k.s.Lines {
		k.take("order.reserve_stock")
		k.ok(host, order.StockAnswer{Line: l.No, OK: true})
		k.take("order.bill_claim")
		k.ok(host, paid(l.No, order.ClaimID("claim-"+l.Rx.ID), 900))
		k.take("order.authorize_payment")
		k.ok(host, order.PaymentAnswer{Line: l.No, Payment: order.PaymentID("pay-" + l.Rx.ID)})
	}
	return k
}

func (k *desk) packed() *desk {
	k.filling()
	for _, l := range k.s.Lines {
		k.ok(pharmacist, order.Dispense{Line: l.No, Product: l.Rx.NDC})
	}
	return k
}

func (k *desk) buying() *desk {
	k.packed()
	k.take("order.choose_service")
	return k.ok(host, order.ServiceAnswer{Carrier: "ups", Service: "ups_ground", Price: money.Cents(912)})
}

func (k *desk) labelled() *desk {
	k.buying()
	k.take("order.buy_label")
	return k.ok(host, label("1Z-1"))
}

func label(id string) order.LabelAnswer {
	return order.LabelAnswer{Outcome: order.LabelBought, LabelID: id, Tracking: "T" + id, Cost: money.Cents(912)}
}

func scan(status string, when time.Time) order.Scan {
	return order.Scan{Status: status, At: when, Day: cal.In(when, zone)}
}

// tracked brings scans at the parcel's next look.
func (k *desk) tracked(status string, ss ...order.Scan) *desk {
	k.t.Helper()
	k.take("order.track_parcel")
	return k.ok(host, order.TrackAnswer{Status: status, Scans: ss})
}

func (k *desk) shipped() *desk {
	k.labelled()
	return k.tracked("in_transit", scan("accepted", k.now.Add(time.Hour)))
}

func (k *desk) ended(word string) *desk {
	k.shipped()
	return k.tracked(word, scan(word, k.now.Add(48*time.Hour)))
}

// golden compares text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}
