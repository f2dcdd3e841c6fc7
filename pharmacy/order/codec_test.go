package order_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// quiet checks that an event's line names no person and no drug, and is one line.
func quiet(t testing.TB, e stream.Named) {
	t.Helper()
	line := stream.Describe(e)
	require.NotEmpty(t, line, "%s", e.Name())
	require.NotEqual(t, string(e.Name()), line, "every event tells itself")
	for _, planted := range []string{memberRef, drugName, facts(1).NDC.String(), facts(2).NDC.String(), facts(3).NDC.String(), "\n"} {
		require.NotContains(t, line, planted)
	}
}

// values of every row: commands, answers, events and work, all their fields set.
func values() []stream.Named {
	when := time.Date(2026, 11, 24, 13, 7, 9, 123456000, time.UTC)
	claim := paid(1, "claim-1", 900).Claim
	claim.Reasons = denied(1, d("2026-12-01"), "79", "75").Claim.Reasons
	claim.Explain, claim.Offers = []string{"line"}, []order.Offer{{Channel: "standard-retail", Days: 30, Member: claim.Member}}
	claim.Digest, claim.Next = "00ff", d("2026-12-01")
	s := order.Scan{Status: "in_transit", At: when, Day: d("2026-11-24")}
	open := opening(2)
	open.Source, open.Doubts = "00ff", []string{"script.unit_changed"}
	box := order.Box{ShipTo: open.ShipTo, Products: []order.Packing{{NDC: facts(1).NDC, Quantity: facts(1).Quantity}}, Controlled: true,
		ShipOn: d("2026-11-24"), DeliverBy: d("2026-12-04")}
	hold := order.Hold{Reason: order.HoldPayment, Code: "51", Until: d("2026-11-24")}
	return []stream.Named{
		open, order.Review{Line: 1, Verdict: order.Refuse, Code: "unsafe"}, order.Dispense{Line: 1, Product: facts(1).NDC},
		order.Cancel{Line: 1, Reason: "not_wanted"}, order.Resume{Line: 1}, order.Wake{Line: 1, Hold: order.HoldStock, Until: d("2026-12-01")},
		order.Stuck{Line: 1, Work: "order.bill_claim"},
		order.StockAnswer{Line: 1, OK: true, Back: d("2026-12-01")}, order.ClaimAnswer{Line: 1, Claim: claim},
		order.PaymentAnswer{Line: 1, Payment: "pay-1", Declined: true, Code: "51"},
		order.ServiceAnswer{Carrier: "ups", Service: "ups_ground", Price: claim.Member, Code: "no"},
		order.LabelPrepared{CarrierKey: "c0ffee", Purchase: "00ff"}, order.Prepared{CarrierKey: "c0ffee", Purchase: "00ff"},
		order.LabelAnswer{Outcome: order.LabelBought, LabelID: "1Z-1", Tracking: "T1", Cost: claim.Member, Label: "00ff", Code: "no"},
		order.TrackAnswer{Status: "in_transit", Scans: []order.Scan{s}}, order.MoneyAnswer{Line: 1, Done: order.Captured, Claim: "claim-1", Payment: "pay-1"},
		order.Opened{Open: open, Placed: d("2026-11-23"), Promise: d("2026-12-04")},
		order.Reviewed{Line: 1, By: pharmacist, Verdict: order.Clarify, Code: "dose"}, order.Reserved{Line: 1},
		order.Adjudicated{Line: 1, Claim: claim}, order.Authorized{Line: 1, Payment: "pay-1", Amount: claim.Member},
		order.Held{Line: 1, Hold: hold}, order.Resumed{Line: 1}, order.Dispensed{Line: 1, By: pharmacist, Product: facts(1).NDC},
		order.Chosen{Carrier: "ups", Service: "ups_ground", Price: claim.Member}, order.OutcomeLost{Since: when}, order.Sought{Again: true},
		order.Labelled{LabelID: "1Z-1", Tracking: "T1", Cost: claim.Member, Label: "00ff", Day: d("2026-11-24")},
		order.Unseen{Status: "unknown"}, order.Left{Day: d("2026-11-24")}, order.Moved{Scan: s},
		order.Arrived{Status: order.Delivered, Day: d("2026-11-26")}, order.MoneyMoved{Line: 1, Done: order.Refunded, Claim: "claim-1", Payment: "pay-1"},
		order.TakenBack{Line: 1, Claim: "claim-1", Payment: "pay-1", Label: "1Z-1", Stock: true},
		order.Stopped{Line: 1, By: member, Reason: "not_wanted"},
		order.ReserveStock{Line: 1, NDC: facts(1).NDC, Quantity: facts(1).Quantity}, order.ReleaseStock{Line: 1},
		order.BillClaim{Line: 1, Member: memberRef, Rx: facts(1), FillNo: 1, Date: d("2026-11-23")}, order.ReverseClaim{Line: 1, Claim: "claim-1"},
		order.AuthorizePayment{Line: 1, Member: memberRef, Amount: claim.Member},
		order.CapturePayment{Line: 1, Payment: "pay-1", Amount: claim.Member}, order.RefundPayment{Line: 1, Payment: "pay-1"},
		order.ChooseService{Box: box}, order.BuyLabel{Key: "k3q-1", Box: box, Carrier: "ups", Service: "ups_ground", CarrierKey: "c0ffee", Purchase: "00ff"},
		order.FindLabel{Key: "k3q-1", Carrier: "ups"}, order.VoidLabel{Carrier: "ups", LabelID: "1Z-1"},
		order.TrackParcel{Carrier: "ups", Tracking: "T1", After: when, Known: []string{"accepted"}, Until: when},
		order.FillShipped{Rx: facts(1), ShipTo: open.ShipTo, Filled: d("2026-11-23"), Days: 90, Paid: claim.Member},
		order.FillReturned{Rx: "rx-1", Status: order.Lost},
	}
}

func codec(t testing.TB) *stream.Codec {
	t.Helper()
	c, err := stream.NewCodec(order.Rows())
	require.NoError(t, err)
	return c
}

func TestEveryRowSurvivesItsStore(t *testing.T) {
	t.Parallel()
	c, shown := codec(t), map[stream.Name]bool{}
	for _, v := range values() {
		name, schema, data, err := c.Encode(v)
		require.NoError(t, err)
		back, err := c.Decode(name, schema, data)
		require.NoError(t, err)
		require.Equal(t, v, back)
		require.NotContains(t, unset(reflect.ValueOf(v)), true, "%s: a field that the test leaves unset", name)
		shown[name] = true
		if _, event := v.(stream.Described); event {
			quiet(t, v)
		}
	}
	for _, row := range order.Rows() {
		require.True(t, shown[row.Name], "no value of %s", row.Name)
		require.True(t, strings.HasPrefix(string(row.Name), "order."))
	}
}

// unset tells for every field of a struct whether it is zero.
func unset(v reflect.Value) (zero []bool) {
	for i := range v.NumField() {
		zero = append(zero, v.Field(i).IsZero())
	}
	return zero
}

// FuzzRows: whatever a row accepts survives being written and read, and no event that it gives can make Evolve, Decide or
// Summary panic.
func FuzzRows(f *testing.F) {
	c := codec(f)
	for i, v := range values() {
		_, _, data, err := c.Encode(v)
		require.NoError(f, err)
		f.Add(i, data)
	}
	rows := order.Rows()
	f.Fuzz(func(t *testing.T, n int, data []byte) {
		row := rows[int(uint(n)%uint(len(rows)))]
		v, err := c.Decode(row.Name, 1, data)
		if err != nil {
			return
		}
		name, schema, once, err := c.Encode(v)
		if err != nil {
			return // an instant beyond the year 9999 can be read and not written
		}
		back, err := c.Decode(name, schema, once)
		require.NoError(t, err, "%s", once)
		_, _, twice, err := c.Encode(back)
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
		for _, k := range []*desk{newDesk(t), opened(t, 2), opened(t, 1).buying(), opened(t, 1).shipped()} {
			require.NoError(t, order.Decide(k.s, stream.Command{By: host, Do: v}, k.now).Check())
			s := order.Evolve(k.s, v)
			require.Equal(t, k.s.Version+1, s.Version)
			s.Summary(orderID)
			require.NoError(t, order.Decide(s, stream.Command{By: host, Do: order.TrackAnswer{Status: "delivered"}}, k.now).Check())
			stream.Describe(v)
		}
	})
}

func TestStoredNamesStay(t *testing.T) {
	t.Parallel()
	var names []string
	for _, row := range order.Rows() {
		names = append(names, string(row.Name))
	}
	golden(t, "names.golden", strings.Join(names, "\n")+"\n")
}
