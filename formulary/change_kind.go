package formulary

import "fmt"

// ChangeKind is what changed. The zero value is no change. Numbers and texts are permanent: they are stored.
type ChangeKind uint8

// The kinds of change. A tier goes up where its number does: low numbers are cheap by custom.
const (
	NoChange             ChangeKind = iota
	Added                           // the drug was not on the list
	Removed                         // the drug is not on the list any more
	TierUp                          // to a higher number
	TierDown                        // to a lower number
	NewAuthorization                // prior authorization is needed now
	AuthorizationDropped            // it is not needed any more
	NewStep                         // another drug must be tried first
	StepDropped                     // no more
	StepChanged                     // other drugs, or another look-back
	NewLimit                        // a quantity limit
	LimitDropped                    // no more
	LimitTighter                    // the same kind of limit, lower
	LimitLooser                     // the same kind of limit, higher
	LimitChanged                    // another kind of limit
	NewEdit                         // an age, a sex or an indication is asked for
	EditDropped                     // no more
	EditChanged                     // another one
	MailLost                        // by mail, and not any more (R8.9)
	MailGained                      // by mail now
	MailUnknown                     // the document said whether, and does not any more, or the other way round
	PriceUp                         // of one unit
	PriceDown                       // of one unit
	PriceChanged                    // in another unit, or known in one version alone
	ListLeft                        // a flat-price list has lost the drug
	ListJoined                      // a flat-price list has the drug
	CostUp                          // the copay or coinsurance of a tier
	CostDown                        // the copay or coinsurance of a tier
	CostChanged                     // copay and coinsurance, minimum and maximum, deductible: neither plainly up nor down
	OfferDropped                    // the tier cannot be had at the channel for these days any more
	Offered                         // the tier can be had there
	MarkGained                      // the row says yes to a mark now: maintenance, preventive, insulin …
	MarkLost                        // it does not any more
	ClassChanged                    // brand or generic, solid oral form, low-income class, who shares the cost in Part D
	Renamed                         // the drug, a tier, a list or the plan has another name
	PackageAdded                    // the row teaches the plan another package of the drug
	PackageRemoved                  // it does not any more
	DeductibleUp                    // the deductible of the member or the family
	DeductibleDown                  // lower
	DeductibleChanged               // whose it is, how a copay straddles it, or where there is one at all
	OutOfPocketUp                   // the limit of the member or the family
	OutOfPocketDown                 // lower
	OutOfPocketChanged              // there is a limit in one version alone
	FeeUp                           // the dispensing fee of a channel
	FeeDown                         // lower
	ProgramStarted                  // retail allowance, home delivery, first fills, split fills
	ProgramEnded                    // no more
	ProgramChanged                  // other terms
	SelectionChanged                // what a product selection code (DAW) does
	CardChanged                     // what a copay card does
	CoordinationChanged             // how the plan pays after another payer
	PartDChanged                    // year, type and options of a Part D benefit
	PlanChanged                     // the plan's id, its days, its mail benefit, its being withheld or federal
	TierAdded                       // a tier of this number
	TierRemoved                     // no more
	ExceptionsChanged               // how the plan pays what it has excepted
	changeKinds          = iota
)

var changeTexts = [changeKinds]string{"", "added", "removed", "tier-up", "tier-down", "new-authorization",
	"authorization-dropped", "new-step", "step-dropped", "step-changed", "new-limit", "limit-dropped", "limit-tighter",
	"limit-looser", "limit-changed", "new-edit", "edit-dropped", "edit-changed", "mail-lost", "mail-gained", "mail-unknown",
	"price-up", "price-down", "price-changed", "list-left", "list-joined", "cost-up", "cost-down", "cost-changed",
	"offer-dropped", "offered", "mark-gained", "mark-lost", "class-changed", "renamed", "package-added", "package-removed",
	"deductible-up", "deductible-down", "deductible-changed", "out-of-pocket-up", "out-of-pocket-down", "out-of-pocket-changed",
	"fee-up", "fee-down", "program-started", "program-ended", "program-changed", "selection-changed", "card-changed",
	"coordination-changed", "part-d-changed", "plan-changed", "tier-added", "tier-removed",
	"exceptions-changed"}

// mirrors are the kinds seen from the other side, where they are not their own.
var mirrors = [changeKinds]ChangeKind{Added: Removed, Removed: Added, TierUp: TierDown, TierDown: TierUp,
	NewAuthorization: AuthorizationDropped, AuthorizationDropped: NewAuthorization, NewStep: StepDropped,
	StepDropped: NewStep, NewLimit: LimitDropped, LimitDropped: NewLimit, LimitTighter: LimitLooser,
	LimitLooser: LimitTighter, NewEdit: EditDropped, EditDropped: NewEdit, MailLost: MailGained, MailGained: MailLost,
	PriceUp: PriceDown, PriceDown: PriceUp, ListLeft: ListJoined, ListJoined: ListLeft, CostUp: CostDown,
	CostDown: CostUp, OfferDropped: Offered, Offered: OfferDropped, MarkGained: MarkLost, MarkLost: MarkGained,
	PackageAdded: PackageRemoved, PackageRemoved: PackageAdded, DeductibleUp: DeductibleDown, DeductibleDown: DeductibleUp,
	OutOfPocketUp: OutOfPocketDown, OutOfPocketDown: OutOfPocketUp, FeeUp: FeeDown, FeeDown: FeeUp, ProgramStarted: ProgramEnded,
	ProgramEnded: ProgramStarted, TierAdded: TierRemoved, TierRemoved: TierAdded}

// Mirror is k as the comparison turned round has it: what was added is removed. A kind without a direction is its own.
func (k ChangeKind) Mirror() ChangeKind {
	if k < changeKinds && mirrors[k] != NoChange {
		return mirrors[k]
	}
	return k
}

// Negative reports whether k is a change against the member of whom a notice speaks (R7.10): removal, a higher tier,
// new or tighter prior authorization, step therapy or quantity limit, and the end of delivery by mail (R8.9). A kind
// that may be either way is taken as one.
func (k ChangeKind) Negative() bool {
	switch k {
	case Removed, TierUp, NewAuthorization, NewStep, StepChanged, NewLimit, LimitTighter, LimitChanged, MailLost:
		return true
	}
	return false
}

// String is the text form, "tier-up"; empty for no change, "change(200)" for a number without a meaning.
func (k ChangeKind) String() string {
	if k < changeKinds {
		return changeTexts[k]
	}
	return fmt.Sprintf("change(%d)", uint8(k))
}

// MarshalText gives the text form; a number without a meaning is an error.
func (k ChangeKind) MarshalText() ([]byte, error) {
	if k >= changeKinds {
		return nil, fmt.Errorf("formulary: %d is no kind of change", uint8(k))
	}
	return []byte(changeTexts[k]), nil
}

// UnmarshalText reads what MarshalText gives.
func (k *ChangeKind) UnmarshalText(text []byte) error {
	for i, t := range changeTexts {
		if t == string(text) {
			*k = ChangeKind(i)
			return nil
		}
	}
	return fmt.Errorf("formulary: no such kind of change")
}
