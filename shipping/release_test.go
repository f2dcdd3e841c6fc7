package shipping_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

// everything is what a carrier that lacks nothing declares.
var everything = shipping.Capabilities{
	Formats: []string{"ZPL"}, TrackBatch: 1, Find: shipping.FindsLabel, Void: true, MaxInsured: money.Cents(1_000_00),
	Addresses: true, Aerosols: true, DryIce: true, POBoxes: true, Domestic: true, AdultAsked: true,
}

func fits(c shipping.Capabilities, changes ...change) func() reason.Trace {
	return func() reason.Trace { return c.Fits(changed(changes)) }
}

var fitRulings = []ruling{
	{"a carrier that has all", fits(everything, poBox, aerosol, dryIce, adult, worth(1_000_00)), nil},
	{"a carrier that declares nothing", fits(shipping.Capabilities{}, poBox, aerosol, dryIce, adult), []reason.Code{
		"shipping.lacks_route", "shipping.lacks_po_box", "shipping.lacks_adult_signature", "shipping.lacks_aerosol", "shipping.lacks_dry_ice"}},
	{"a carrier that stays at home", fits(everything, canada), []reason.Code{"shipping.lacks_route"}},
	{"a territory is at home", fits(everything, guam), nil},
	{"a soldier's address without boxes", fits(shipping.Capabilities{Domestic: true}, military), []reason.Code{"shipping.lacks_po_box"}},
	{"a controlled drug needs the adult's signature", fits(shipping.Capabilities{Domestic: true}, controlled), []reason.Code{"shipping.lacks_adult_signature"}},
	{"more than the adapter insures", fits(everything, worth(1_000_01)), []reason.Code{"shipping.lacks_cover"}},
	{"a cap that is not known", fits(shipping.Capabilities{Domestic: true}, worth(9_000_00)), nil},
}

func released(c shipping.Consignment, changes ...change) func() reason.Trace {
	return func() reason.Trace { return c.Release(changed(changes)) }
}

var releaseRulings = []ruling{
	{"a parcel with all papers", released(shipping.Attested(), cold), nil},
	{"nothing is known of a parcel", released(shipping.Consignment{}, cold), []reason.Code{
		"shipping.not_dispensed", "shipping.not_their_address", "shipping.shipper_not_licensed", "shipping.not_plain",
		"shipping.not_child_resistant", "shipping.no_storage_note"}},
	{"a label for an undispensed fill", func() reason.Trace {
		c := shipping.Attested()
		c.Dispensed = drug.No
		return c.Release(shipment())
	}, []reason.Code{"shipping.not_dispensed"}},
	{"a parcel that need not stay cold needs no note", func() reason.Trace {
		c := shipping.Attested()
		c.StorageNote = drug.Unknown
		return c.Release(shipment())
	}, nil},
}

func TestALabelForAnUndispensedFillIsRefusedByClass(t *testing.T) {
	t.Parallel()
	c := shipping.Attested()
	require.NoError(t, c.Check(shipping.UPS, shipment()))
	c.Dispensed = drug.Unknown
	err := c.Check(shipping.UPS, shipment())
	require.ErrorIs(t, err, shipping.ErrRefused)
	require.ErrorContains(t, err, "shipping.not_dispensed")
}
