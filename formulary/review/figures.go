package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Citations of the rule pack. "read" in a row means the source itself was read, up to 2026-11-22.
const (
	citeDetermination = "42 CFR 423.568, .570, .572, .578"
	citeLadder        = "42 CFR 423.582, .590, .600, .2002, .2016"
	citeAmount2026    = "FR 2025-21879"
	citeAmount2027    = "FR 2026-19016"
	citeEffect        = "42 CFR 423.636, .638"
	citeERISA         = "29 CFR 2560.503-1"
	citeException     = "45 CFR 156.122(c)"
	citeExternal      = "45 CFR 147.136(d)"
	citeMedicaid      = "SSA 1927(d)(5)"
	citeManagedCare   = "42 CFR 438.402, .408"
	citeRights        = "CMS-10147; Medicare Prescription Drug Benefit Manual, chapter 18"
)

var figures = []Figure{
	{ID: "part_d.determination.standard", Value: 72, Unit: Hours, Citation: citeDetermination, Evidence: reason.SecondHand},
	{ID: "part_d.determination.expedited", Value: 24, Unit: Hours, Citation: citeDetermination, Evidence: reason.SecondHand},
	{ID: "part_d.determination.payment", Value: 14, Unit: Days, Citation: citeDetermination, Evidence: reason.SecondHand},
	{ID: "part_d.statement_wait", Value: 14, Unit: Days, Citation: citeDetermination, Evidence: reason.SecondHand},
	{ID: "part_d.expedite_refused_notice", Value: 3, Unit: Days, Citation: citeDetermination, Evidence: reason.SecondHand},
	{ID: "part_d.missed_forward", Value: 24, Unit: Hours, Citation: citeDetermination, Evidence: reason.SecondHand},

	{ID: "part_d.window", Value: 60, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.appeals_council.window", Value: 60, Unit: Days, Citation: "42 CFR 423 subpart U", Evidence: reason.Unconfirmed},
	{ID: "part_d.presumed_receipt", Value: 5, Unit: Days, From: cal.Of(2025, time.January, 1), Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.redetermination.standard", Value: 7, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.redetermination.expedited", Value: 72, Unit: Hours, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.redetermination.payment", Value: 14, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.reconsideration.standard", Value: 7, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.reconsideration.expedited", Value: 72, Unit: Hours, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.reconsideration.payment", Value: 14, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.hearing.standard", Value: 90, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.hearing.expedited", Value: 10, Unit: Days, Citation: citeLadder, Evidence: reason.SecondHand},
	{ID: "part_d.appeals_council.standard", Value: 90, Unit: Days, Citation: "42 CFR 423 subpart U", Evidence: reason.Unconfirmed},

	{ID: "part_d.hearing.amount", Value: 200_00, Unit: Cents, From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31), Citation: citeAmount2026, Evidence: reason.SecondHand},
	{ID: "part_d.hearing.amount", Value: 200_00, Unit: Cents, From: cal.Of(2027, time.January, 1), To: cal.Of(2027, time.December, 31), Citation: citeAmount2027, Evidence: reason.SecondHand},
	{ID: "part_d.court.amount", Value: 1960_00, Unit: Cents, From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31), Citation: citeAmount2026, Evidence: reason.SecondHand},
	{ID: "part_d.court.amount", Value: 2000_00, Unit: Cents, From: cal.Of(2027, time.January, 1), To: cal.Of(2027, time.December, 31), Citation: citeAmount2027, Evidence: reason.SecondHand},

	{ID: "part_d.effectuation.standard", Value: 72, Unit: Hours, Citation: citeEffect, Evidence: reason.Unconfirmed},
	{ID: "part_d.effectuation.expedited", Value: 24, Unit: Hours, Citation: citeEffect, Evidence: reason.Unconfirmed},
	{ID: "part_d.effectuation.payment", Value: 30, Unit: Days, Citation: citeEffect, Evidence: reason.Unconfirmed},

	{ID: "erisa.determination.standard", Value: 15, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.determination.expedited", Value: 72, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.determination.payment", Value: 30, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.concurrent", Value: 24, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.extension", Value: 15, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.answer", Value: 45, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.urgent_ask", Value: 24, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.urgent_answer", Value: 48, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.urgent_decide", Value: 48, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.internal_appeal.window", Value: 180, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.second_appeal.window", Value: 180, Unit: Days, Citation: "as the first level: the rule names none", Evidence: reason.Proposal},
	{ID: "erisa.internal_appeal.standard", Value: 30, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.internal_appeal.expedited", Value: 72, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.internal_appeal.payment", Value: 60, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.second_appeal.standard", Value: 15, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.second_appeal.expedited", Value: 72, Unit: Hours, Citation: citeERISA, Evidence: reason.SecondHand},
	{ID: "erisa.second_appeal.payment", Value: 30, Unit: Days, Citation: citeERISA, Evidence: reason.SecondHand},

	{ID: "marketplace.determination.standard", Value: 72, Unit: Hours, Citation: citeException, Evidence: reason.SecondHand},
	{ID: "marketplace.determination.expedited", Value: 24, Unit: Hours, Citation: citeException, Evidence: reason.SecondHand},
	{ID: "marketplace.external_exception.standard", Value: 72, Unit: Hours, Citation: citeException, Evidence: reason.SecondHand},
	{ID: "marketplace.external_exception.expedited", Value: 24, Unit: Hours, Citation: citeException, Evidence: reason.SecondHand},

	{ID: "external.window", Value: 4, Unit: Months, Citation: citeExternal, Evidence: reason.SecondHand},
	{ID: "external.preliminary", Value: 5, Unit: BusinessDays, Citation: citeExternal, Evidence: reason.SecondHand},
	{ID: "external.preliminary_notice", Value: 1, Unit: BusinessDays, Citation: citeExternal, Evidence: reason.SecondHand},
	{ID: "external.external_review.standard", Value: 45, Unit: Days, Citation: citeExternal, Evidence: reason.SecondHand},
	{ID: "external.external_review.expedited", Value: 72, Unit: Hours, Citation: citeExternal, Evidence: reason.SecondHand},

	{ID: "medicaid.determination.standard", Value: 24, Unit: Hours, Citation: citeMedicaid, Evidence: reason.Read},
	{ID: "medicaid.determination.expedited", Value: 24, Unit: Hours, Citation: citeMedicaid, Evidence: reason.Read},
	{ID: "medicaid.managed_care_appeal.window", Value: 60, Unit: Days, Citation: citeManagedCare, Evidence: reason.SecondHand},
	{ID: "medicaid.managed_care_appeal.standard", Value: 30, Unit: Days, Citation: citeManagedCare, Evidence: reason.SecondHand},
	{ID: "medicaid.managed_care_appeal.expedited", Value: 72, Unit: Hours, Citation: citeManagedCare, Evidence: reason.SecondHand},
	{ID: "medicaid.managed_care_appeal.extension", Value: 14, Unit: Days, Citation: citeManagedCare, Evidence: reason.SecondHand},
	{ID: "medicaid.emergency", Value: 3, Unit: Days, Citation: citeMedicaid, Evidence: reason.Read},
	{ID: "medicaid.emergency.mental_health.KS", Value: 5, Unit: Days, Citation: "Kansas Medicaid", Evidence: reason.SecondHand},
	{ID: "medicaid.emergency.claim_type.TX", Value: 8, Unit: Code, Citation: "Texas Medicaid: prior authorization type", Evidence: reason.SecondHand},
	{ID: "medicaid.emergency.claim_number.TX", Value: 801, Unit: Code, Citation: "Texas Medicaid: prior authorization number", Evidence: reason.SecondHand},

	{ID: "rights.mail", Value: 72, Unit: Hours, Citation: "as in long-term care: the rule names no mail pharmacy", Evidence: reason.Proposal},
	{ID: "rights.long_term_care", Value: 72, Unit: Hours, Citation: citeRights, Evidence: reason.SecondHand},
	{ID: "renewal.lead", Value: 30, Unit: Days, Citation: "lead of a new request before an approval lapses", Evidence: reason.Proposal},
}
