package shipping_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
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

func canadaDeclared(s *shipping.Shipment) {
	canada(s)
	declared(s)
}
func declared(s *shipping.Shipment) { s.Customs = &shipping.Customs{Value: money.Cents(40_00)} }
func signed(s *shipping.Shipment)   { s.Signature = shipping.AnySignature }
func dryIce(s *shipping.Shipment)   { s.Parcel.Grams, s.Parcel.DryIceGrams = 5000, 2268 }
func worth(cents int64) change {
	return func(s *shipping.Shipment) { s.Insured = money.Cents(cents) }
}
func secondLine(text string) change {
	return func(s *shipping.Shipment) { s.To.Street2 = secret.New(text) }
}
func firm(text string) change {
	return func(s *shipping.Shipment) { s.From.Company = secret.New(text) }
}

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
	{"R1.16 T1: refrigerated to an APO", shipping.USPS, "", []change{cold, military, declared}, []reason.Code{"shipping.cold_military"}},
	{"R1.16 T2: controlled by USPS with adult signature", shipping.USPS, "", []change{controlled, adult}, nil},
	{"R1.16 T2: controlled without it", shipping.USPS, "", []change{controlled}, []reason.Code{"shipping.controlled_signature"}},
	{"R1.16 T2: controlled by DHL", shipping.DHL, "", []change{controlled, adult, canadaDeclared}, []reason.Code{"shipping.dhl_controlled", "shipping.controlled_abroad"}},
	{"R1.16 T3: not controlled to a PO box", shipping.USPS, "", []change{poBox}, nil},
	{"a PO box by UPS", shipping.UPS, "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"a PO box by FedEx", shipping.FedEx, "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"a PO box by a carrier of your own", "pigeon", "", []change{poBox}, []reason.Code{"shipping.po_box"}},
	{"an APO by USPS", shipping.USPS, "", []change{military, declared}, nil},
	{"an APO by UPS", shipping.UPS, "", []change{military, declared}, []reason.Code{"shipping.military"}},
	{"all that is wrong, at once", shipping.UPS, "ups_next_day_air", []change{military, poBox, cold, aerosol, controlled}, []reason.Code{
		"shipping.po_box", "shipping.military", "shipping.controlled_signature", "shipping.cold_military", "shipping.aerosol_air",
		"shipping.aerosol_abroad", "shipping.signature_po_box", "shipping.signature_military", "shipping.customs_missing"}},
	{"DHL within the US", shipping.DHL, "", nil, []reason.Code{"shipping.dhl_domestic"}},
	{"DHL abroad", shipping.DHL, "", []change{canadaDeclared}, nil},
	{"an aerosol by ground", shipping.UPS, "ups_ground", []change{aerosol}, nil},
	{"an aerosol by air", shipping.UPS, "ups_2nd_day_air", []change{aerosol}, []reason.Code{"shipping.aerosol_air"}},
	{"an aerosol by a service that we do not know", shipping.UPS, "ups_by_drone", []change{aerosol}, []reason.Code{"shipping.aerosol_air"}},
	{"an aerosol, no service chosen yet", shipping.UPS, "", []change{aerosol}, nil},
	{"an aerosol abroad", shipping.USPS, "", []change{aerosol, canadaDeclared}, []reason.Code{"shipping.aerosol_abroad"}},
	{"an aerosol to an APO", shipping.USPS, "", []change{aerosol, military, declared}, []reason.Code{"shipping.aerosol_abroad"}},
	{"an aerosol to Guam by ground", shipping.USPS, "usps_ground_advantage", []change{aerosol, guam}, nil},
	{"an aerosol by DHL", shipping.DHL, "", []change{aerosol, canadaDeclared}, []reason.Code{"shipping.aerosol_abroad", "shipping.dhl_aerosol"}},
	{"cold to Hawaii by ground", shipping.UPS, "ups_ground", []change{cold, hawaii}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to Guam by ground", shipping.USPS, "usps_ground_advantage", []change{cold, guam}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to Hawaii by a service that we do not know", shipping.UPS, "ups_by_drone", []change{cold, hawaii}, []reason.Code{"shipping.cold_offshore_ground"}},
	{"cold to an APO has a rule of its own", shipping.USPS, "usps_ground_advantage", []change{cold, military, declared}, []reason.Code{"shipping.cold_military"}},
	{"cold to Hawaii by air", shipping.UPS, "ups_2nd_day_air", []change{cold, hawaii}, nil},
	{"cold within the 48 by ground", shipping.UPS, "ups_ground", []change{cold}, nil},
	{"a state that is not known", shipping.UPS, "", []change{func(s *shipping.Shipment) { s.To.State = "" }},
		[]reason.Code{"shipping.destination_unknown"}},
	{"a country that is not known", shipping.UPS, "", []change{func(s *shipping.Shipment) { s.To.Country = place.Country("") }},
		[]reason.Code{"shipping.destination_unknown"}},
	{"R1.12 T4: a PO box unless it is signed for", shipping.USPS, "", []change{poBox, signed}, []reason.Code{"shipping.signature_po_box"}},
	{"R1.12 T4: a controlled drug to a PO box", shipping.USPS, "", []change{poBox, controlled, adult}, []reason.Code{"shipping.signature_po_box"}},
	{"a signature at an APO", shipping.USPS, "", []change{military, declared, signed}, []reason.Code{"shipping.signature_military"}},
	{"a controlled drug abroad", shipping.UPS, "", []change{controlled, adult, canadaDeclared}, []reason.Code{"shipping.controlled_abroad"}},
	{"abroad without a customs form", shipping.DHL, "", []change{canada}, []reason.Code{"shipping.customs_missing"}},
	{"an APO without a customs form", shipping.USPS, "", []change{military}, []reason.Code{"shipping.customs_missing"}},
	{"Guam needs none here", shipping.USPS, "", []change{guam}, nil},
	{"6 lb of dry ice by USPS in the air", shipping.USPS, "usps_priority_mail", []change{dryIce}, []reason.Code{"shipping.dry_ice_air"}},
	{"6 lb of dry ice by a service of USPS that we do not know", shipping.USPS, "usps_by_drone", []change{dryIce}, []reason.Code{"shipping.dry_ice_air"}},
	{"6 lb of dry ice by USPS on the ground", shipping.USPS, "usps_ground_advantage", []change{dryIce}, nil},
	{"6 lb of dry ice by UPS in the air", shipping.UPS, "ups_next_day_air", []change{dryIce}, nil},
	{"dry ice by USPS to an APO", shipping.USPS, "", []change{dryIce, military, declared}, []reason.Code{"shipping.dry_ice_abroad"}},
	{"dry ice by USPS to Canada", shipping.USPS, "", []change{dryIce, canadaDeclared}, []reason.Code{"shipping.dry_ice_abroad"}},
	{"dry ice by DHL", shipping.DHL, "", []change{dryIce, canadaDeclared}, []reason.Code{"shipping.dhl_dry_ice"}},
	{"a poison to a patient", shipping.USPS, "", []change{func(s *shipping.Shipment) { s.Poison = true }}, []reason.Code{"shipping.poison"}},
	{"a second line that tells", shipping.UPS, "", []change{secondLine("Apt 4, Rx refill")}, []reason.Code{"shipping.outer_marking"}},
	{"a second line that does not", shipping.UPS, "", []change{secondLine("Apt 4B")}, nil},
	{"a firm's name that tells", shipping.UPS, "", []change{firm("Example Refrigerated Narcotics")}, []reason.Code{"shipping.outer_marking"}},
	{"a drug store's own name", shipping.UPS, "", []change{firm("Example Drug Store Rx")}, nil},
	{"$5,000 by USPS", shipping.USPS, "", []change{worth(5_000_00)}, nil},
	{"a cent more by USPS", shipping.USPS, "", []change{worth(5_000_01)}, []reason.Code{"shipping.insured_cap"}},
	{"$50,000.01 by UPS", shipping.UPS, "", []change{worth(50_000_01)}, []reason.Code{"shipping.insured_cap"}},
	{"a carrier whose cap is not known", "pigeon", "", []change{worth(90_000_00)}, nil},
	{"$500.01 to an APO", shipping.USPS, "", []change{military, declared, worth(500_01)}, []reason.Code{"shipping.insured_military"}},
	{"$500 to an APO", shipping.USPS, "", []change{military, declared, worth(500_00)}, nil},
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

func TestTheGuardKeepsEveryStep(t *testing.T) {
	t.Parallel()
	trace := shipping.Guard(shipping.UPS, "ups_ground", shipment())
	require.False(t, trace.Failed())
	require.Zero(t, trace.Dropped())
	require.Equal(t, shipping.Rules()[:len(trace.Steps())], tested(trace), "the guard's rules stand first in the table")
	for _, s := range trace.Steps() {
		require.NotEmpty(t, s.Rule.Passed, "%s", s.Rule.Code)
	}
}

func tested(trace reason.Trace) (rules []*reason.Rule) {
	for _, s := range trace.Steps() {
		rules = append(rules, s.Rule)
	}
	return rules
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
