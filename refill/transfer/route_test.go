package transfer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/transfer"
)

// advice is one row of the advice on a "transfer to home delivery".
type advice struct {
	name string
	wish transfer.Wish
	want transfer.Way
	why  string // without "transfer."
}

// ninety is a 90-day prescription with 2 refills left that the law lets move, in a plan that sends 90 days.
func ninety(edit func(*transfer.Wish)) transfer.Wish {
	w := transfer.Wish{Law: law.Allow, Left: rx.RefillCount(2), Filled: drug.Yes, DaysSupply: 90, Joins: drug.No, MailDays: 90, MailLeast: 35}
	if edit != nil {
		edit(&w)
	}
	return w
}

var adviceCases = []advice{
	{"R1.7 90 days with refills left move", ninety(nil), transfer.ByTransfer, ""},
	{"R1.7 the law denies", ninety(func(w *transfer.Wish) { w.Law = law.Deny }), transfer.ByNewRx, "route_law"},
	{"R1.7 the law was not asked", ninety(func(w *transfer.Wish) { w.Law = law.Undecided }), transfer.ByAsking, "route_unknown"},
	{"R1.7 the law holds it", ninety(func(w *transfer.Wish) { w.Law = law.Hold }), transfer.ByAsking, "route_unknown"},
	{"R1.7 T5 no refill is left", ninety(func(w *transfer.Wish) { w.Left = rx.RefillCount(0) }), transfer.ByNewRx, "no_refills"},
	{"R1.7 never filled: the first fill is left", ninety(func(w *transfer.Wish) { w.Left, w.Filled = rx.RefillCount(0), drug.No }),
		transfer.ByTransfer, ""},
	{"R1.7 no refill, and nobody knows whether it was filled", ninety(func(w *transfer.Wish) { w.Left, w.Filled = rx.RefillCount(0), drug.Unknown }),
		transfer.ByAsking, "route_refills_unknown"},
	{"R1.7 nobody knows how many are left", ninety(func(w *transfer.Wish) { w.Left = rx.Refills{} }), transfer.ByAsking, "route_refills_unknown"},
	{"R1.7 as needed", ninety(func(w *transfer.Wish) { w.Left = rx.PRN() }), transfer.ByTransfer, ""},
	{"R2.9 30 days that may be joined into 90 move", ninety(func(w *transfer.Wish) { w.DaysSupply, w.Joins = 30, drug.Yes }), transfer.ByTransfer, ""},
	{"R2.5 30 days, below what mail fills", ninety(func(w *transfer.Wish) { w.DaysSupply = 30 }), transfer.ByNewRx, "route_least"},
	{"R2.9 60 days would be sent, but 90 can be", ninety(func(w *transfer.Wish) { w.DaysSupply = 60 }), transfer.ByNewRx, "route_short"},
	{"R2.9 nobody knows whether they may be joined", ninety(func(w *transfer.Wish) { w.DaysSupply, w.Joins = 60, drug.Unknown }),
		transfer.ByAsking, "route_joins"},
	{"C8 the days' supply is unknown", ninety(func(w *transfer.Wish) { w.DaysSupply = 0 }), transfer.ByAsking, "route_supply_unknown"},
	{"C8 nothing is known", transfer.Wish{}, transfer.ByAsking, "route_unknown route_refills_unknown route_supply_unknown"},
	{"a certain reason outweighs what is not known", ninety(func(w *transfer.Wish) { w.Law, w.Left = law.Deny, rx.Refills{} }),
		transfer.ByNewRx, "route_law route_refills_unknown"},
	{"in whichever order they come", ninety(func(w *transfer.Wish) { w.Law, w.DaysSupply = law.Undecided, 30 }),
		transfer.ByNewRx, "route_unknown route_least"},
	{"a negative days' supply is no number of days", ninety(func(w *transfer.Wish) { w.DaysSupply, w.MailLeast = -30, -1 }),
		transfer.ByAsking, "route_supply_unknown"},
}

func TestWhichWayADrugTakesToHomeDelivery(t *testing.T) {
	t.Parallel()
	for _, c := range adviceCases {
		way, trace := transfer.Route(c.wish)
		require.Equal(t, c.want, way, c.name)
		var why []string
		for _, s := range trace.Reasons() {
			why = append(why, strings.TrimPrefix(string(s.Rule.Code), "transfer."))
		}
		require.Equal(t, c.why, strings.Join(why, " "), c.name)
		require.Len(t, trace.Steps(), 3, "every rule is looked at")
	}
}
