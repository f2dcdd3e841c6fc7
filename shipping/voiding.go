package shipping

import "context"

// VoidTeller is implemented by a Carrier whose labels die in more than one way. Its Void drops what VoidLabel tells.
type VoidTeller interface {
	VoidLabel(ctx context.Context, id LabelID) (Voiding, error)
}

// VoidOutcome is how a label died. The zero value is unknown.
type VoidOutcome uint8

// The outcomes. A refusal is an error of class ErrRefused.
const (
	VoidUnknown   VoidOutcome = iota
	VoidDone                  // dead, and not billed
	VoidRefund                // dead, and the refund is asked for: Voiding.Reference is the carrier's case
	VoidNotNeeded             // the carrier bills no label that is not used
)

var voidOutcomes = [...]string{"unknown", "voided", "refund asked", "not needed"}

// String is the outcome in words.
func (o VoidOutcome) String() string {
	if int(o) < len(voidOutcomes) {
		return voidOutcomes[o]
	}
	return "unknown"
}

// Voiding tells how a label died.
type Voiding struct {
	Outcome   VoidOutcome
	Reference string // of a refund, the carrier's; empty: none
}
