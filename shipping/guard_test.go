package shipping_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func military(s *shipping.Shipment) {
	s.To.City, s.To.State, s.To.ZIP = secret.New("APO"), "AE", secret.New("09012")
}
func poBox(s *shipping.Shipment)      { s.To.Street1 = secret.New("PO Box 12") }
func cold(s *shipping.Shipment)       { s.Parcel.Cold = true }
func aerosol(s *shipping.Shipment)    { s.Parcel.Aerosol = true }
func controlled(s *shipping.Shipment) { s.Controlled = true }
func adult(s *shipping.Shipment)      { s.Signature = shipping.AdultSignature }
func hawaii(s *shipping.Shipment)     { s.To.State, s.To.ZIP = "HI", secret.New("96701") }
func guam(s *shipping.Shipment)       { s.To.State, s.To.Country = "", "GU" }
func canada(s *shipping.Shipment)     { s.To.State, s.To.Country = "", "CA" }

type change = func(*shipping.Shipment)

// golden are the cases of the guard: R1.16 T1 to T3, and every rule of carriers' own.
var golden = []struct {
	name    string
	carrier shipping.CarrierCode
	service shipping.Service
	changes []change
	refused []reason.Code
}{
	{"an ordinary parcel", shipping.UPS, "ups_ground", nil, nil},
	{"R1.16 T1: refrigerated to an APO", shipping.USPS, "", []change{cold, military}, []reason.Code{"shipping.cold_military"}},
	{"R1.16 T2: controlled by USPS with adult signature", shipping.USPS, "", []change{controlled, adult}, nil},
	{"R1.16 T2: controlled without it", shipping.USPS, "", []change{controlled}, []reason.Code{"shipping.controlled_signature"}},
	{"R1.16 T2: controlled by DHL", shipping.DHL, "", []change{controlled, adult, canada}, []reason.Code{"shipping.dhl_controlled"}},
	{"R1.16 T3: not controlled to a PO box", shipping.USPS, "", []change{poBox}, nil},
	{"a PO box by UPS", shipping.UPS, "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"a PO box by FedEx", shipping.FedEx, "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"a PO box by a carrier of your own", "pigeon", "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"an APO by USPS", shipping.USPS, "", []change{military}, nil},
	{"an APO by UPS", shipping.UPS, "", []change{military}, []reason.Code{"shipping.military"}},
	{"all that is wrong, at once", shipping.UPS, "ups_next_day_air", []change{military, poBox, cold, aerosol, controlled}, []reason.Code{
		"shipping.po_box", "shipping.military", "shipping.controlled_signature", "shipping.cold_military", "shipping.aerosol_air",
		"shipping.aerosol_abroad"}},
	{"DHL within the US", shipping.DHL, "", nil, []reason.Code{"shipping.dhl_domestic"}},
	{"DHL abroad", shipping.DHL, "", []change{canada}, nil},
	{"an aerosol by ground", shipping.UPS, "ups_ground", []change{aerosol}, nil},
	{"an aerosol by air", shipping.UPS, "ups_2nd_day_air", []change{aerosol}, []reason.Code{"shipping.aerosol_air"}},
	{"an aerosol by a service that we do not know", shipping.UPS, "ups_by_drone", []change{aerosol}, []reason.Code{"shipping.aerosol_air"}},
	{"an aerosol, no service chosen yet", shipping.UPS, "", []change{aerosol}, nil},
	{"an aerosol abroad", shipping.USPS, "", []change{aerosol, canada}, []reason.Code{"shipping.aerosol_abroad"}},
	{"an aerosol to an APO", shipping.USPS, "", []change{aerosol, military}, []reason.Code{"shipping.aerosol_abroad"}},
	{"an aerosol to Guam by ground", shipping.USPS, "usps_ground_advantage", []change{aerosol, guam}, nil},
	{"an aerosol by DHL", shipping.DHL, "", []change{aerosol, canada}, []reason.Code{"shipping.aerosol_abroad", "shipping.dhl_aerosol"}},
	{"cold to Hawaii by ground", shipping.UPS, "ups_ground", []change{cold, hawaii}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to Guam by ground", shipping.USPS, "usps_ground_advantage", []change{cold, guam}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to Hawaii by a service that we do not know", shipping.UPS, "ups_by_drone", []change{cold, hawaii}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to an APO has a rule of its own", shipping.USPS, "usps_ground_advantage", []change{cold, military}, []reason.Code{"shipping.cold_military"}},
	{"cold to Hawaii by air", shipping.UPS, "ups_2nd_day_air", []change{cold, hawaii}, nil},
	{"cold within the 48 by ground", shipping.UPS, "ups_ground", []change{cold}, nil},
	{"a state that is not known", shipping.UPS, "", []change{func(s *shipping.Shipment) { s.To.State = "" }},
		[]reason.Code{"shipping.destination_unknown"}},
	{"a country that is not known", shipping.UPS, "", []change{func(s *shipping.Shipment) { s.To.Country = place.Country("") }},
		[]reason.Code{"shipping.destination_unknown"}},
}

func changed(changes []change) shipping.Shipment {
	s := shipment()
	for _, c := range changes {
		c(&s)
	}
	return s
}

func codes(steps []reason.Step) (codes []reason.Code) {
	for _, s := range steps {
		codes = append(codes, s.Rule.Code)
	}
	return codes
}

func TestTheGuard(t *testing.T) {
	t.Parallel()
	for _, c := range golden {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := shipping.CheckService(c.carrier, c.service, changed(c.changes))
			if c.refused == nil {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, shipping.ErrRefused)
			var refused *shipping.Refused
			require.ErrorAs(t, err, &refused)
			require.Equal(t, c.refused, codes(refused.Reasons()))
			for _, code := range c.refused {
				require.Contains(t, err.Error(), string(code))
			}
		})
	}
}

func TestTheTableOfRulesIsSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range golden {
		seen = append(seen, c.refused...)
	}
	reasontest.Check(t, shipping.Rules(), seen)
	for _, r := range shipping.Rules() {
		require.NotEmpty(t, r.Source, "%s", r.Code)
		require.NotEmpty(t, r.Passed, "%s", r.Code)
	}
}

func TestTheGuardKeepsEveryStep(t *testing.T) {
	t.Parallel()
	trace := shipping.Guard(shipping.UPS, "ups_ground", shipment())
	require.False(t, trace.Failed())
	require.Len(t, trace.Steps(), len(shipping.Rules()))
	require.Zero(t, trace.Dropped())
}

func TestARefusalSaysWhoCanAct(t *testing.T) {
	t.Parallel()
	err := shipping.Check(shipping.UPS, changed([]change{poBox}))
	require.EqualError(t, err, "shipping: not to be mailed by ups: shipping.po_box: this carrier delivers to no post office box; USPS does (member can act)")
	var fault *shipping.Error
	require.False(t, errors.As(err, &fault))
}

func TestModesAreKnownOrUnknown(t *testing.T) {
	t.Parallel()
	require.Equal(t, shipping.Surface, shipping.ModeOf("ups_ground"))
	require.Equal(t, shipping.Air, shipping.ModeOf("ups_next_day_air"))
	require.Equal(t, shipping.ModeUnknown, shipping.ModeOf("ups_by_drone"))
	require.Equal(t, shipping.ModeUnknown, shipping.ModeOf(""))
}
