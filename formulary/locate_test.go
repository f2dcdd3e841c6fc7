package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

func store(id network.PharmacyID, miles float64, ch network.Channel, s network.Standing) network.Found {
	return network.Found{ID: id, Miles: miles, Membership: network.Membership{Channel: ch, Standing: s}}
}

// R8.8, row 96: the member's price at each pharmacy, and the cost difference.
func TestR8_8_EachPharmacyHasTheMembersPrice(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		s := d.CostShares[0]
		s.Channel, s.Days, s.Copay = formulary.PreferredRetail, formulary.Band{Min: 1, Max: 90}, formulary.Dollars(money.Cents(600))
		d.CostShares = append(d.CostShares, s)
	})
	r := formulary.Request{Date: day("2026-11-24"), RxCUI: 1, Quantity: tablets(30), DaysSupply: 30, Channel: retail}
	found := []network.Found{store(1, 0.5, network.Retail, network.Standard), store(2, 1.5, network.Retail, network.Preferred),
		store(3, 2, network.LongTermCare, network.Standard), store(4, 3, network.Retail, network.StandingUnknown)}
	r.Price = formulary.Dollars(money.Cents(5000))
	near := formulary.Locate(p, &r, found)
	require.Len(t, near, 4)
	require.Equal(t, formulary.Dollars(money.Cents(1000)), near[0].Member())
	require.False(t, near[1].Member().Set, "the price of one channel is not that of another")

	unit := money.Micros(1_000_000)
	p = plain(t, func(d *formulary.Document) {
		s := d.CostShares[0]
		s.Channel, s.Days, s.Copay = formulary.PreferredRetail, formulary.Band{Min: 1, Max: 90}, formulary.Dollars(money.Cents(600))
		d.CostShares = append(d.CostShares, s)
		d.Prices = []formulary.DrugPrice{{RxCUI: 1, UnitPrice: &unit, Unit: drug.Tablet}}
		for _, ch := range []formulary.Channel{retail, mail, formulary.PreferredRetail} {
			d.Fees = append(d.Fees, formulary.DispenseFee{Channel: ch, Fee: formulary.Dollars(money.Cents(0))})
		}
	})
	r.Price, r.Usual = formulary.Known{}, formulary.Dollars(money.Cents(1))
	near = formulary.Locate(p, &r, found)
	require.Equal(t, formulary.Dollars(money.Cents(1000)), near[0].Member(), "the usual price of one pharmacy is not another's")
	require.Equal(t, formulary.Dollars(money.Cents(600)), near[1].Member())
	require.Equal(t, formulary.Unknown, near[2].Decision.Status, "the plan has no column for long-term care")
	require.Equal(t, formulary.Unknown, near[3].Decision.Status)
	require.Equal(t, formulary.Dollars(money.Cents(400)), formulary.CostDifference(&near[0], near))
	require.False(t, formulary.CostDifference(&near[2], near).Set)

	formulary.CheapestFirst(near)
	var ids []network.PharmacyID
	for _, n := range near {
		ids = append(ids, n.ID)
	}
	require.Equal(t, []network.PharmacyID{2, 1, 3, 4}, ids)
	require.False(t, (&formulary.Nearby{}).Member().Set)
}

// R8.4: a store that is approved for long supplies fills at the share of mail, one of unknown approval is Unknown.
func TestApprovalForLongSuppliesComesFromTheNetwork(t *testing.T) {
	t.Parallel()
	p := plain(t, exclusive)
	r := formulary.Request{Date: day("2026-11-24"), RxCUI: 1, Quantity: tablets(90), DaysSupply: 90, Channel: retail,
		Price: formulary.Dollars(money.Cents(9000)), PriorRetailFills: formulary.CountOf(5)}
	found := []network.Found{store(1, 1, network.Retail, network.Standard), store(2, 2, network.Retail, network.Standard),
		store(3, 3, network.Retail, network.Standard)}
	found[0].Membership.NinetyDay, found[1].Membership.NinetyDay = drug.Yes, drug.No
	near := formulary.Locate(p, &r, found)
	require.Equal(t, formulary.Dollars(money.Cents(2000)), near[0].Member())
	require.Equal(t, formulary.NotCovered, near[1].Decision.Status)
	require.Equal(t, formulary.Unknown, near[2].Decision.Status)
}

func TestTermsOfANetworkAreColumnsOfACostTable(t *testing.T) {
	t.Parallel()
	for want, m := range map[formulary.Channel]network.Membership{
		formulary.PreferredRetail:   {Channel: network.Retail, Standing: network.Preferred},
		formulary.StandardRetail:    {Channel: network.Retail, Standing: network.Standard},
		formulary.PreferredMail:     {Channel: network.Mail, Standing: network.Preferred},
		formulary.StandardMail:      {Channel: network.Mail, Standing: network.Standard},
		formulary.SpecialtyPharmacy: {Channel: network.Specialty, Standing: network.Standard},
		formulary.ChannelUnknown:    {},
	} {
		require.Equal(t, want, formulary.ColumnOf(m))
	}
}
