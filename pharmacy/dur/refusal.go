package dur

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// RefusalReason is why a pharmacist will not fill, from a closed list (R6.9). The zero value is none. Numbers and texts are
// permanent: they are stored.
type RefusalReason uint8

// The reasons.
const (
	NoReason      RefusalReason = iota
	NotLegitimate               // not for a legitimate medical purpose (21 CFR 1306.04(a))
	Unsafe
	Forged
	CannotVerify
	OutOfScope
)

var refusalTexts = [...]string{"", "not_legitimate", "unsafe", "forged", "cannot_verify", "out_of_scope"}

// String is the text form, "not_legitimate"; "none" for the zero value.
func (r RefusalReason) String() string { return enumText(refusalTexts[:], "none", "refusal", uint8(r)) }

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (r RefusalReason) MarshalText() ([]byte, error) {
	return marshalEnum(refusalTexts[:], "refusal", uint8(r))
}

// UnmarshalText reads what MarshalText gives.
func (r *RefusalReason) UnmarshalText(text []byte) error {
	return unmarshalEnum(refusalTexts[:], "refusal", text, (*uint8)(r))
}

// Decline is a pharmacist's refusal to fill a line, by professional judgement. It is no denial by the plan: no appeal
// clock starts, and the plan's notice of rights is not sent.
type Decline struct {
	By       pharmacy.Actor
	Licence  string
	Reason   RefusalReason
	Shipped  bool        // the parcel has left: that is a recall
	Paper    bool        // a paper prescription
	Transfer law.Outcome // of law.Book.Transfer (R1.7)
}

// Declined is what follows from a refusal.
type Declined struct {
	law.Ruling
	CancelLine      bool
	ReverseClaim    bool // and nothing is charged
	TellMember      bool // what was decided, and what can be done
	TellPrescriber  bool
	MayTransfer     bool // the member may have it moved to another pharmacy
	HandBackOnPaper bool // the paper is handed back
}

// Refuse rules on a refusal and lists what follows from it; nothing follows where it is not allowed.
func Refuse(q Decline) Declined {
	var d Declined
	check(&d.Ruling, q.By.Role == pharmacy.RolePharmacist, law.Deny, ruleRole)
	check(&d.Ruling, q.By.ID != "" && q.Licence != "", law.NeedInfo, ruleRefusalUnsigned)
	check(&d.Ruling, q.Reason > NoReason && q.Reason <= OutOfScope, law.NeedInfo, ruleRefusalReason)
	check(&d.Ruling, !q.Shipped, law.Deny, ruleRefusalShipped)
	if d.Outcome != law.Allow {
		return d
	}
	d.CancelLine, d.ReverseClaim, d.TellMember, d.TellPrescriber = true, true, true, true
	d.MayTransfer = q.Transfer == law.Allow && q.Reason != Forged
	d.HandBackOnPaper = q.Paper && !d.MayTransfer && q.Reason != Forged
	return d
}

// Rules of refusal, R6.9.
var (
	ruleRefusalReason = &reason.Rule{Code: "dur.refusal_reason", Who: reason.Pharmacist,
		Text: "a refusal needs a reason of the list", Passed: "the reason is given", Source: "R6.9", Evidence: reason.Proposal}
	ruleRefusalUnsigned = &reason.Rule{Code: "dur.refusal_unsigned", Who: reason.Pharmacist,
		Text: "a refusal needs the pharmacist and the licence", Passed: "the pharmacist is named", Source: "R6.9", Evidence: reason.Proposal}
	ruleRefusalShipped = &reason.Rule{Code: "dur.refusal_shipped", Who: reason.Pharmacist,
		Text: "the parcel has left: it is recalled and not refused", Passed: "the parcel has not left",
		Source: "R6.9; 21 CFR 1306.04(a) for controlled drugs", Evidence: reason.Read}
)

var refusalRules = []*reason.Rule{ruleRefusalReason, ruleRefusalUnsigned, ruleRefusalShipped}
