package transfer_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill/transfer"
)

// reached brings a new stream to every status that there is.
var reached = map[string]func(t *testing.T) *desk{
	"contacting":    asked,
	"contact_wrong": answered(transfer.ContactInfoIncorrect),
	"incomplete": func(t *testing.T) *desk {
		k := asked(t)
		k.ok(pharmacist, transfer.Receive{Data: data(drug.NotControlled, func(v *transfer.Data) { v.Elements = drug.No })}, at("2026-11-23", 9, 0))
		return k
	},
	"at_prescriber": answered(transfer.NoRefills),
	"completed": func(t *testing.T) *desk {
		k := asked(t)
		k.ok(pharmacist, receive(data(drug.NotControlled), "2026-11-23"), at("2026-11-23", 9, 0))
		return k
	},
	"replaced": func(t *testing.T) *desk {
		k := answered(transfer.Expired)(t)
		k.ok(system, transfer.PrescriberAnswers{}, at("2026-11-24", 9, 0))
		return k
	},
	"no_response": func(t *testing.T) *desk {
		k := asked(t)
		for range 3 {
			k.ring()
		}
		return k
	},
	"failed": answered(transfer.PatientMismatch),
	"cancelled": func(t *testing.T) *desk {
		k := asked(t)
		k.ok(member, transfer.Cancel{}, at("2026-11-21", 9, 0))
		return k
	},
	"to_release": toRelease,
	"released": func(t *testing.T) *desk {
		k := toRelease(t)
		k.ok(pharmacist, release(outOf(), "2026-11-23"), at("2026-11-23", 9, 0))
		return k
	},
	"declined": func(t *testing.T) *desk {
		k := toRelease(t)
		k.ok(pharmacist, transfer.Decline{Code: transfer.PharmacyDeclined}, at("2026-11-23", 9, 0))
		return k
	},
	"cancelled out": func(t *testing.T) *desk {
		k := toRelease(t)
		k.ok(member, transfer.Cancel{}, at("2026-11-21", 9, 0))
		return k
	},
}

func answered(c transfer.Code) func(t *testing.T) *desk {
	return func(t *testing.T) *desk {
		k := asked(t)
		k.ok(system, transfer.Answer{Code: c}, at("2026-11-23", 9, 0))
		return k
	}
}
