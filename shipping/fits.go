package shipping

import "github.com/mailrx/mailrx/pharmacy/reason"

// The rules of what a carrier declares that it has. What is not declared is not asked for.
var (
	RuleLacksRoute = &reason.Rule{
		Code: "shipping.lacks_route", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier's adapter does not serve this route: choose another carrier",
		Passed: "the carrier's adapter serves the route",
		Source: "Capabilities.Domestic and Abroad, declared by the adapter",
	}
	RuleLacksBox = &reason.Rule{
		Code: "shipping.lacks_po_box", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier's adapter serves no post office box and no military address",
		Passed: "a street address, or the carrier's adapter serves boxes and military addresses",
		Source: "Capabilities.POBoxes, declared by the adapter",
	}
	RuleLacksAdult = &reason.Rule{
		Code: "shipping.lacks_adult_signature", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier's adapter cannot ask for an adult's signature",
		Passed: "no adult's signature is asked, or the carrier's adapter can ask for it",
		Source: "Capabilities.AdultAsked, declared by the adapter",
	}
	RuleLacksAerosol = &reason.Rule{
		Code: "shipping.lacks_aerosol", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier's adapter cannot declare a limited quantity, so it carries no aerosol",
		Passed: "no aerosol, or the carrier's adapter declares limited quantities",
		Source: "Capabilities.Aerosols, declared by the adapter",
	}
	RuleLacksDryIce = &reason.Rule{
		Code: "shipping.lacks_dry_ice", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier's adapter cannot declare dry ice",
		Passed: "no dry ice, or the carrier's adapter declares it",
		Source: "Capabilities.DryIce, declared by the adapter",
	}
	RuleLacksCover = &reason.Rule{
		Code: "shipping.lacks_cover", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the declared value is {a}, the carrier's adapter takes {b} at most",
		Passed: "the declared value is within what the carrier's adapter takes",
		Facts:  reason.Facts{A: "declared", B: "cap"},
		Source: "Capabilities.MaxInsured, declared by the adapter",
	}
)

var capabilityRules = []*reason.Rule{
	RuleLacksRoute, RuleLacksBox, RuleLacksAdult, RuleLacksAerosol, RuleLacksDryIce, RuleLacksCover,
}

// Fits holds a shipment against what a carrier declares that it has; the failed steps say what it lacks. A territory
// and a military address count as domestic.
func (c Capabilities) Fits(s Shipment) reason.Trace {
	domestic := s.From.Country.Domestic() && s.To.Country.Domestic()
	var t reason.Trace
	plain(&t, RuleLacksRoute, domestic && !c.Domestic || !domestic && !c.Abroad)
	plain(&t, RuleLacksBox, !c.POBoxes && (s.To.POBox() || s.To.Military()))
	plain(&t, RuleLacksAdult, !c.AdultAsked && s.DirectOnly())
	plain(&t, RuleLacksAerosol, !c.Aerosols && s.Parcel.Aerosol)
	plain(&t, RuleLacksDryIce, !c.DryIce && s.Parcel.DryIceGrams > 0)
	atMost(&t, RuleLacksCover, s.Insured, c.MaxInsured, c.MaxInsured.Sign() > 0)
	return t
}

// plain records a rule without facts.
func plain(t *reason.Trace, r *reason.Rule, broken bool) {
	if broken {
		t.Fail(r, 0, 0, reason.None)
		return
	}
	t.Pass(r, 0, 0, reason.None)
}
