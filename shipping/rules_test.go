package shipping_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/shipping"
)

// ruling is one case of a decision: what it tests, and the rules that fail.
type ruling struct {
	name   string
	decide func() reason.Trace
	want   []reason.Code
}

// rulings are the golden cases of every decision but the guard, the fallback and the settlement, which have tables of
// their own.
func rulings() []ruling {
	return slices.Concat(fitRulings, releaseRulings, verdictRulings, residenceRulings, outlookRulings, coldRulings,
		excursionRulings, upgradeRulings, planRulings, watchRulings, caseRulings)
}

func TestEveryDecisionGivesItsReasons(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, c := range rulings() {
		require.False(t, names[c.name], "%q stands twice", c.name)
		names[c.name] = true
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			trace := c.decide()
			require.Equal(t, c.want, codes(trace.Reasons()), "%v", trace)
			require.Zero(t, trace.Dropped())
		})
	}
}

func TestTheTableOfRulesIsSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range golden {
		seen = append(seen, c.refused...)
	}
	for _, c := range rulings() {
		seen = append(seen, c.want...)
	}
	for _, c := range fallbacks {
		seen = append(seen, c.why)
	}
	for _, c := range settlements {
		seen = append(seen, c.why)
	}
	reasontest.Check(t, shipping.Rules(), seen)
	for _, r := range shipping.Rules() {
		require.NotEmpty(t, r.Source, "%s", r.Code)
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s", r.Code)
	}
}

// TestEveryRuleOfCarriageHasItsReason: the table of what software must enforce when medicine is mailed (law and
// carriers' rules), row by row.
func TestEveryRuleOfCarriageHasItsReason(t *testing.T) {
	t.Parallel()
	known := map[reason.Code]bool{}
	for _, r := range shipping.Rules() {
		known[r.Code] = true
	}
	for row, codes := range map[string][]reason.Code{
		"the dispenser mails, to the patient":    {"shipping.not_dispensed", "shipping.not_their_address"},
		"packaging and marking":                  {"shipping.not_plain", "shipping.outer_marking"},
		"child-resistant containers":             {"shipping.not_child_resistant"},
		"poisonous drugs":                        {"shipping.poison"},
		"loss of a controlled drug":              {"shipping.suspected_loss"},
		"adult signature, direct delivery":       {"shipping.controlled_signature", "shipping.signature_po_box", "shipping.no_reroute"},
		"licensed shipper":                       {"shipping.shipper_not_licensed"},
		"no box and no soldier by UPS and FedEx": {"shipping.po_box", "shipping.military"},
		"soldiers by USPS":                       {"shipping.customs_missing", "shipping.signature_military", "shipping.aerosol_abroad"},
		"Alaska, Hawaii, territories":            {"shipping.cold_offshore_ground"},
		"aerosols":                               {"shipping.aerosol_air", "shipping.aerosol_abroad", "shipping.lacks_aerosol"},
		"dry ice":                                {"shipping.dry_ice_air", "shipping.dry_ice_abroad", "shipping.dhl_dry_ice", "shipping.lacks_dry_ice"},
		"DHL Express":                            {"shipping.dhl_controlled", "shipping.dhl_aerosol", "shipping.dhl_domestic"},
		"state rules of storage":                 {"shipping.no_storage_note"},
		"qualified pack-outs":                    {"shipping.cold_short", "shipping.cold_weekend", "shipping.excursion_late"},
		"insured value":                          {"shipping.insured_cap", "shipping.insured_military"},
		"mailing date":                           {"shipping.ship_date"},
	} {
		for _, code := range codes {
			require.True(t, known[code], "%s: %s", row, code)
		}
	}
}

// TestEveryVectorHasItsCase: the numbered vectors of the rules of practice that are this package's, each a named case.
func TestEveryVectorHasItsCase(t *testing.T) {
	t.Parallel()
	var names strings.Builder
	for _, c := range golden {
		names.WriteString(c.name + "\n")
	}
	for _, c := range rulings() {
		names.WriteString(c.name + "\n")
	}
	for rule, vectors := range map[string][]int{
		"R1.12": {4, 5}, "R1.16": {1, 2, 3}, "R5.5": {1, 2, 3}, "R5.9": {1, 2, 3, 4, 5, 6, 7}, "R10.9": {1, 2, 3, 4},
	} {
		for _, n := range vectors {
			require.Contains(t, names.String(), fmt.Sprintf("%s T%d:", rule, n))
		}
	}
}
